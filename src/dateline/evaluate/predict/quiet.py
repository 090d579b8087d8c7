"""Predictor of task `quiet`: whole reports through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.quiet import QuietReport, QuietSaid
from dateline.records import Failure, Report


def predict(rows: Sequence[QuietReport], stages: Stages) -> Iterator[QuietSaid]:
    for row in rows:
        report = Report(row.id, row.text, published=row.published, language=row.language)
        reading = stages.pipeline.read(report)
        events = () if isinstance(reading, Failure) else reading.events
        text = "" if isinstance(reading, Failure) else reading.article.text
        yield QuietSaid(row.id, tuple((e.type, e.trigger.of(text)) for e in events))
