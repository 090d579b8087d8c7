"""Predictor of task `anchors`: the date that the rules of `coding` give the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline import lang
from dateline.coding.dates import Dates
from dateline.evaluate.anchors import DatedReport, DateSaid, DatesSaid
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.predict.words import predicate_at
from dateline.records import Reading, Span


def predict(rows: Sequence[DatedReport], stages: Stages) -> Iterator[DatesSaid]:
    for row in rows:
        reading = stages.uncoded(row.id, row.text, row.language, row.day)
        dates = Dates(reading, lang.load(row.language).times.dating)
        said = tuple(_said(reading, dates, Span(word.start, word.end)) for word in row.known)
        yield DatesSaid(row.id, said)


def _said(reading: Reading, dates: Dates, span: Span) -> DateSaid:
    found = predicate_at(reading, span)
    if found is None:
        return DateSaid(None, None, "unread")
    sentence, token = found
    date = dates.date(dates.of(sentence, token.i))
    return DateSaid(date.start, date.end, date.basis) if date else DateSaid(None, None, "unknown")
