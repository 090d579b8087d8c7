"""Schema of `language.toml`: what the engine must know of a language to split and lemmatise it."""

from __future__ import annotations

import msgspec


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`particle` says where the particle of a separable verb stands in its lemma: Dutch writes
    "aankomen" (prefix), English "call off" (suffix)."""

    name: str
    particle: str  # "prefix" or "suffix"
    quotes: tuple[str, ...]  # pairs of opening and closing marks, such as "“”"
    clitics: tuple[str, ...] = ()  # word endings that are tokens of their own: 's, n't
    splits: dict[str, tuple[str, ...]] = {}  # words that are two tokens: cannot -> can not
    elisions: tuple[str, ...] = ()  # word beginnings that keep their apostrophe: 's-
    hyphens: str = "keep"  # "split" where treebanks cut compounds at hyphens, as English ones do
    hyphen_prefixes: tuple[str, ...] = ()  # beginnings that stay joined all the same: "e", "co"
    compounds: bool = False  # nouns are written together: "verrassingsbezoek" is a "bezoek"
    noun_genitive: tuple[str, ...] = ()  # genitive endings that stay in the token: 's
    locative: tuple[str, ...] = ()  # prepositions that make a place of a state: "in Rusland"
    parts: tuple[str, ...] = ()  # nouns for a part of a state: "noorden", "capital"
    directional: tuple[str, ...] = ()  # those that make one of a town only: "to Moscow"
    belonging: tuple[str, ...] = ()  # prepositions that tell whose a body is: "of"
    definite: tuple[str, ...] = ()  # words that begin a definite noun phrase
    town_adjectives: tuple[str, ...] = ()  # endings that make one of a town: "Moskouse"
    pair: tuple[str, ...] = ()  # words for two told before: "beide", "twee"
    relative: tuple[str, ...] = ()  # relative pronouns: "who", "die"
    she_or_they: tuple[str, ...] = ()  # pronouns whose number only the verb tells: "ze"
