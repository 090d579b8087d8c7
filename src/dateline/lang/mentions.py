"""Schema of `mentions.toml`: how a language tells of somebody or something again."""

from __future__ import annotations

import msgspec


class Mentions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language uses to speak of what was told before, beside the pronouns of `roles.toml`.

    pronouns    further forms -> neuter | plural | singular | speaker | speakers | place | none;
                `none` for forms of `roles.toml` that often mean nobody told before
    whole       pronouns with a preposition grown in: "waarin", "eraan", "hiervan"
    indefinite  words that begin the telling of somebody new: "a", "several", "enkele"
    other       words that say it is not the one told before: "another", "andere"
    kinds       nouns -> person | organisation | place, where `roles.toml` does not have them
    legal       words of firms' names that are often left out: "Inc.", "N.V."
    """

    pronouns: dict[str, str] = {}
    whole: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    kinds: dict[str, str] = {}
    legal: tuple[str, ...] = ()
