"""The word that marked words hang on: where gold marks an event or an actor, the record has it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Reading, Sentence, Span, Token


def predicate_at(reading: Reading, span: Span) -> tuple[Sentence, Token] | None:
    """The top word in `span` with its sentence, or what it is an auxiliary or copula of.

    None where no word of a sentence lies there.
    """
    for sentence in reading.sentences:
        inside = [t for t in sentence.tokens if t.span.overlaps(span)]
        if inside:
            word = top(inside)
            return sentence, sentence.tokens[word.head] if word.rel in ("aux", "cop") else word
    return None


def top(tokens: Sequence[Token]) -> Token:
    """The first of some words of a sentence whose head stands outside them."""
    within = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in within), tokens[0])
