"""Predictor of task `quiet`: whole reports through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.errors import EvaluationError
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.quiet import QuietReport, QuietSaid
from dateline.records import Failure, Report


def predict(rows: Sequence[QuietReport], stages: Stages) -> Iterator[QuietSaid]:
    for row in rows:
        report = Report(row.id, row.text, published=row.published, language=row.language)
        reading = stages.pipeline.read(report)
        if isinstance(reading, Failure):
            raise EvaluationError(f"report {row.id!r} cannot be read: {reading.error}")
        text = reading.article.text
        yield QuietSaid(row.id, tuple((e.type, e.trigger.of(text)) for e in reading.events))
