"""Predictor of task `quotes`: the attributions of parsed articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline import lang
from dateline.attribute import attributions
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.quotes import Article, Attributed, AttributionsSaid, Spans
from dateline.records import Span


def predict(rows: Sequence[Article], stages: Stages) -> Iterator[AttributionsSaid]:
    for row in rows:
        reading = stages.annotated(row.id, row.text, row.language, row.day)
        found = attributions(reading, lang.load(row.language))
        said = (Attributed(_pairs(a.content), _pairs(a.cue), _pairs(a.source)) for a in found)
        yield AttributionsSaid(row.id, tuple(said))


def _pairs(spans: Iterable[Span]) -> Spans:
    return tuple((s.start, s.end) for s in spans)
