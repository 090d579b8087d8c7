"""Schema of `cues.toml`: words that say who says so, and whether it happened."""

from __future__ import annotations

import msgspec


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Filled in by the packs; lemmas unless said otherwise."""

    # according to whom
    reporting_verbs: tuple[str, ...] = ()
    reporting_nouns: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()  # prepositions and fixed phrases, as written
    # whether it happened
    negation: tuple[str, ...] = ()
    modals: dict[str, str] = {}  # lemma -> possible | probable | future
