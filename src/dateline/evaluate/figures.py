"""Shares, precision and recall, averages over classes, correlation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import correlation, fmean
from typing import Any

Scores = dict[str, Any]
"""Score key -> figure between 0 and 1, or a further table of them."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, predicted and there to be found."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return share(self.hits, self.predicted)

    @property
    def recall(self) -> float:
        return share(self.hits, self.gold)

    @property
    def f1(self) -> float:
        return share(2 * self.hits, self.predicted + self.gold)

    def scores(self) -> Scores:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def share(part: float, whole: float) -> float:
    """`part / whole`; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    return share(2 * precision * recall, precision + recall)


def per_class(gold: Sequence[str], predicted: Sequence[str]) -> dict[str, Counts]:
    """Counts of each class that occurs in gold, sorted by name."""
    right = Counter(g for g, p in zip(gold, predicted, strict=True) if g == p)
    told, there = Counter(predicted), Counter(gold)
    return {c: Counts(right[c], told[c], there[c]) for c in sorted(there)}


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Mean F1 of the classes that occur in gold."""
    return fmean([c.f1 for c in per_class(gold, predicted).values()] or [0.0])


def accuracy(gold: Sequence[object], predicted: Sequence[object]) -> float:
    return share(sum(g == p for g, p in zip(gold, predicted, strict=True)), len(gold))


def pearson(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Correlation; 0 where one side is constant."""
    if len(set(gold)) < 2 or len(set(predicted)) < 2:
        return 0.0
    return correlation(gold, predicted)
