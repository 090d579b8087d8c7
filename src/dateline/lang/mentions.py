"""Schema of `mentions.toml`: how a language tells of somebody or something again."""

from __future__ import annotations

import msgspec


class Mentions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language uses to speak of what was told before, beside the pronouns of `roles.toml`.

    pronouns    forms -> what they can mean: male, female, neuter, plural, singular (either
                number), own (his or its), speaker, speakers, place, none (nobody told of);
                they win over those of `roles.toml`
    reflexive   pronouns that mean the subject of their own clause: "herself", "zich"
    whole       pronouns with a preposition grown in: "waarin", "eraan"
    indefinite  words that begin the telling of somebody new: "a", "several", "enkele"
    other       words that say it is not the one told before: "another", "andere"
    counting    words that pick some out of many: "first", "laatste"
    kinds       person, organisation, place -> nouns, where `roles.toml` does not have them
    alike       nouns by which one thing is called in turn: aircraft, plane, jet
    legal       words of firms' names that are often left out: "Inc.", "N.V."
    """

    pronouns: dict[str, str] = {}
    reflexive: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    kinds: dict[str, tuple[str, ...]] = {}
    alike: tuple[tuple[str, ...], ...] = ()
    legal: tuple[str, ...] = ()
