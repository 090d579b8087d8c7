"""Predictor of task `timex`: parsed documents, and phrases without a parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline import lang
from dateline.evaluate.phrases import Phrase
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.timex import Document, TimeSaid, TimesSaid
from dateline.resolve.times import FoundTime, find_times


def predict_documents(rows: Sequence[Document], stages: Stages) -> Iterator[TimesSaid]:
    """TimeML marks the two ends of a range one by one, so a range counts as its ends."""
    for row in rows:
        reading = stages.annotated(row.id, row.text, row.language, row.day)
        pack = lang.load(row.language)
        found = find_times(row.text, row.day, pack, sentences=reading.sentences)
        yield TimesSaid(row.id, tuple(_said(t) for time in found for t in time.parts or (time,)))


def predict_phrases(rows: Sequence[Phrase], stages: Stages) -> Iterator[TimesSaid]:
    for row in rows:
        found = find_times(row.text, row.moment, lang.load(row.language))
        parts = [_said(part, part=True) for time in found for part in time.parts]
        yield TimesSaid(row.id, (*map(_said, found), *parts))


def _said(time: FoundTime, *, part: bool = False) -> TimeSaid:
    span = time.span
    days = time.start, time.end
    return TimeSaid(span.start, span.end, time.type, time.value, time.readings, *days, part)
