"""Schema of `roles.toml`: nouns that say what somebody is, with PLOVER sector and kind."""

from __future__ import annotations

import msgspec


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One role under all its names.

    nouns      lemmas or fixed phrases, longest match wins: "minister van Buitenlandse Zaken",
               "topdiplomaat"; singular, and plural where it is not regular
    sector     PLOVER sectors, primary first
    kind       person | government | organisation | group
    title      language-neutral name: "foreign minister"; equal in every pack
    office     True if one person holds it at a time for a country (links "de president" to him)
    plural     True if the noun means many people or a body: troops, demonstrators, police
    """

    nouns: tuple[str, ...]
    sector: tuple[str, ...]
    kind: str
    title: str
    office: bool = False
    plural: bool = False


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`former` words make an office holder ELI ("oud-", "voormalig"), `opposition` words OPP,
    `honorifics` stand before a name and say nothing of sector ("de heer", "Mr")."""

    role: tuple[Role, ...]
    former: tuple[str, ...] = ()
    opposition: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    pronouns: dict[str, str] = {}  # pronoun lemma or form -> singular plural female male neuter
    acting: tuple[str, ...] = ()  # role nouns that mean an actor only where they act: "fleet"
    bodies: tuple[str, ...] = ()  # words in the names of organisations: "Front", "Council"
    kinds: dict[str, tuple[str, ...]] = {}  # PLOVER sector -> words in the names of such bodies
    things: tuple[str, ...] = ()  # words in the names of what never acts: "Treaty", "War"
    leads: tuple[str, ...] = ()  # verbs of who is at the head of others: "chair"
    aged: tuple[str, ...] = ()  # ends of words that tell somebody's age: "-jarige"
    told: dict[str, str] = {}  # nouns for an actor told before -> state person male female any
