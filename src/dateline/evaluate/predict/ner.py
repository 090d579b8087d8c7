"""Predictor of task `ner`: the reading model on gold words, `annotate` on raw text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from dateline.evaluate.ner import FoundNames, Passage, Tagged
from dateline.evaluate.predict.stages import Stages
from dateline.model import guess_spaces

_DOCUMENT = "-DOCSTART-"  # a line of CoNLL files before each document
_BATCH = 256  # sentences read at once


def predict(rows: Sequence[Tagged | Passage], stages: Stages) -> Iterator[FoundNames]:
    for tagged, group in groupby(rows, lambda row: isinstance(row, Tagged)):
        some = list(group)
        if tagged:
            yield from _of_words([row for row in some if isinstance(row, Tagged)], stages)
        else:
            yield from (_of_text(row, stages) for row in some if isinstance(row, Passage))


def _of_words(rows: list[Tagged], stages: Stages) -> Iterator[FoundNames]:
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        skipped = [_markers(row.words) for row in batch]
        words = [guess_spaces(r.words[k:]) for r, k in zip(batch, skipped, strict=True)]
        for row, k, parse in zip(batch, skipped, stages.model.parse(words), strict=True):
            names = ((n.start + k, n.end + k, n.label) for n in parse.names)
            yield FoundNames(row.id, frozenset(names))


def _markers(words: Sequence[str]) -> int:
    """How many of the first words only mark where a document begins."""
    return sum(1 for _ in takewhile(lambda word: word == _DOCUMENT, words))


def _of_text(row: Passage, stages: Stages) -> FoundNames:
    names = stages.annotated(row.id, row.text, row.language).names
    return FoundNames(row.id, frozenset((n.span.start, n.span.end, n.label) for n in names))
