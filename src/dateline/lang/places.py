"""Schema of `places.toml`: words around and within the names of places."""

from __future__ import annotations

import msgspec


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language says of places beside their names.

    divisions   words for parts of a state behind their name: "County", "Township"
    several     the same for more than one: "Douglas and Wyandotte counties"
    before      phrases that stand before the name of a town: "City of", "gemeente"
    part        phrases that stand before the name of a division: "State of", "provincie"
    compass     words that name a part of a place: "northern", "Southeast", "downtown"
    wide        seas, mountains and parts of the world, which are no towns of that name: "Pacific"
    streets     last words of the names of streets and roads, and first words of numbered ones
    facilities  last words of the names of buildings and grounds: "Hospital", "Stadium"
    short       short forms of states and provinces -> name: "Ky." -> "Kentucky"
    parties     letters that tell a politician's party before his town: the R of "R-Marshall"
    """

    divisions: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    compass: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    short: dict[str, str] = {}
    parties: tuple[str, ...] = ()
