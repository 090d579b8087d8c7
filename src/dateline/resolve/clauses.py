"""Which clause a word belongs to."""

from __future__ import annotations

from dateline.records import Sentence

_PREDICATES = frozenset({"VERB", "AUX", "ADJ"})


def predicate(sentence: Sentence, i: int) -> int:
    """The verb or adjective that token `i` hangs from, -1 if there is none."""
    return next((t.i for t in sentence.ancestors(i) if t.upos in _PREDICATES), -1)


def one_clause(sentence: Sentence, i: int, other: int) -> bool:
    """True if two tokens hang from one predicate, the second not as a part of a noun phrase, so
    that plain pronouns there cannot mean the same."""
    together = predicate(sentence, i) == predicate(sentence, other)
    return together and sentence.tokens[other].rel != "nmod"
