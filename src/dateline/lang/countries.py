"""Schema of `countries.toml`: one table a country, keyed by ISO 3166 alpha-3 or PLOVER code."""

from __future__ import annotations

import msgspec


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language speaks of a country.

    names        "Rusland", "Russische Federatie"; the first is the usual one
    adjectives   all inflected forms: "Russisch", "Russische"
    people       inhabitants, singular and plural, both sexes: "Rus", "Russen", "Russin"
    capital      the capital's name in this language
    seats        words that mean its government: "Kremlin", "Witte Huis", and the capital where
                 the press uses it so
    region       True for what is not a state but behaves as one actor (EUR, UNO ...)
    """

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    region: bool = False
