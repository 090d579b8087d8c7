"""Predictor of task `quotes`: the attributions of parsed articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline import lang
from dateline.attribute import Attribute, attributions
from dateline.evaluate.attributed import Attributed, Spans
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.quotes import Article, AttributionsSaid
from dateline.records import Span


def predict(rows: Sequence[Article], stages: Stages) -> Iterator[AttributionsSaid]:
    stage = stages.stage(Attribute)
    for row in rows:
        reading = stages.annotated(row.id, row.text, row.language, row.day)
        found = attributions(reading, lang.load(row.language), stage.hear(reading))
        said = (Attributed(_pairs(a.content), _pairs(a.cue), _pairs(a.source)) for a in found)
        yield AttributionsSaid(row.id, tuple(said))


def _pairs(spans: Iterable[Span]) -> Spans:
    return tuple((s.start, s.end) for s in spans)
