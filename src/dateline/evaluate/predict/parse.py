"""Predictor of task `parse`: the reading model on gold words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.evaluate.parse import ParsedTree, Tree
from dateline.evaluate.predict.stages import Stages
from dateline.model import Word

_BATCH = 256  # sentences read at once


def predict(rows: Sequence[Tree], stages: Stages) -> Iterator[ParsedTree]:
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        words = [[Word(*w) for w in zip(t.words, t.spaced, strict=True)] for t in batch]
        for tree, said in zip(batch, stages.model.parse(words), strict=True):
            yield ParsedTree(tree.id, said.upos, said.heads, said.deprels)
