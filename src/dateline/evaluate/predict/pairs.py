"""Predictor of task `pairs`: what is thought of every pair of the participants that gold marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding import Code, Verdict
from dateline.evaluate.pairs import MarkedSentence, PairSaid, PairsSaid
from dateline.evaluate.predict.cast import recast
from dateline.evaluate.predict.stages import Stages


def predict(rows: Sequence[MarkedSentence], stages: Stages) -> Iterator[PairsSaid]:
    code = stages.stage(Code)
    for row in rows:
        yield PairsSaid(row.id, tuple(_said(row, stages, code)))


def _said(row: MarkedSentence, stages: Stages, code: Code) -> Iterator[PairSaid]:
    sides = {str(n): spans for n, spans in row.example.places.items()}
    reading = recast(stages.uncoded(row.id, row.example.text, row.language), sides)
    for sentence in reading.sentences:
        here = [n for n, spans in sides.items() if any(map(sentence.span.overlaps, spans))]
        pairs = [(a, b) for a in here for b in here if a != b]
        if pairs:
            for (a, b), verdict in code.verdicts(reading, sentence.n, pairs).items():
                yield _pair_said(int(a), int(b), verdict)


def _pair_said(source: int, target: int, verdict: Verdict) -> PairSaid:
    return PairSaid(source, target, dict(verdict.chances), dict(verdict.modes), verdict.status)
