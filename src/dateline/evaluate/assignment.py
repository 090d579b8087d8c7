"""The heaviest pairing of two sides, each thing in one pair at most."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]


def heaviest(weights: Mapping[Pair, float]) -> float:
    """Sum of the weights of the best pairs; pairs that are not told weigh nothing.

    Weights are not negative.  Exact: the Hungarian method in the form of shortest augmenting
    paths (Jonker and Volgenant 1987), cubic in the larger side.
    """
    if not weights:
        return 0.0
    lefts = {left: k for k, left in enumerate(sorted({i for i, _ in weights}))}
    rights = {right: k for k, right in enumerate(sorted({j for _, j in weights}))}
    size = max(len(lefts), len(rights))
    table = np.zeros((size, size))
    for (i, j), weight in weights.items():
        table[lefts[i], rights[j]] = weight
    chosen = _cheapest(-table)
    return float(table[np.arange(size), chosen].sum())


def _cheapest(cost: NDArray[np.float64]) -> NDArray[np.intp]:
    """For each row of a square table its column in the cheapest assignment."""
    size = len(cost)
    u, v = np.zeros(size + 1), np.zeros(size + 1)  # prices of rows and columns
    row_of = np.full(size + 1, size)  # of a column; `size` = none; the last column begins a path
    for row in range(size):
        row_of[size] = row
        _augment(cost, u, v, row_of)
    columns = np.empty(size, dtype=np.intp)
    columns[row_of[:size]] = np.arange(size)
    return columns


def _augment(
    cost: NDArray[np.float64],
    u: NDArray[np.float64],
    v: NDArray[np.float64],
    row_of: NDArray[np.intp],
) -> None:
    """Gives the row that begins the path a column, moving others along the shortest path."""
    size = len(cost)
    slack = np.full(size + 1, np.inf)
    before = np.full(size + 1, size)
    used = np.zeros(size + 1, dtype=bool)
    column = size
    while row_of[column] != size:
        used[column] = True
        row = row_of[column]
        reach = np.append(cost[row] - u[row] - v[:size], np.inf)
        closer = ~used & (reach < slack)
        slack[closer], before[closer] = reach[closer], column
        free = np.where(used, np.inf, slack)
        nearest = int(free.argmin())
        step = free[nearest]
        u[row_of[used]] += step
        v[used] -= step
        slack[~used] -= step
        column = nearest
    while column != size:
        row_of[column] = row_of[before[column]]
        column = before[column]
