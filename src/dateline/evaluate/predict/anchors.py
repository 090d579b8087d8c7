"""Predictor of task `anchors`: the date that the rules of `coding` give the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding import circumstance
from dateline.evaluate.anchors import DatedReport, DateSaid, DatesSaid
from dateline.evaluate.predict.stages import Stages
from dateline.records import Reading, Sentence, Span, Token


def predict(rows: Sequence[DatedReport], stages: Stages) -> Iterator[DatesSaid]:
    for row in rows:
        reading = stages.uncoded(row.id, row.text, row.language, row.day)
        dates = tuple(_said(reading, Span(word.start, word.end)) for word in row.known)
        yield DatesSaid(row.id, dates)


def _said(reading: Reading, span: Span) -> DateSaid:
    sentence = next((s for s in reading.sentences if s.span.overlaps(span)), None)
    token = _predicate(sentence, span) if sentence else None
    if sentence is None or token is None:
        return DateSaid(None, None, "unread")
    date = circumstance.date_at(reading, sentence, token.i)
    return DateSaid(date.start, date.end, date.basis) if date else DateSaid(None, None, "unknown")


def _predicate(sentence: Sentence, span: Span) -> Token | None:
    """The word of the span that the others hang on, or what it is an auxiliary or copula of."""
    inside = {t.i: t for t in sentence.tokens if t.span.overlaps(span)}
    top = next((t for t in inside.values() if t.head not in inside), None)
    if top is not None and top.rel in ("aux", "cop"):
        return sentence.tokens[top.head]
    return top
