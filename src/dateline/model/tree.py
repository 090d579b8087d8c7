"""Scores of arcs to a dependency tree."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Heads = NDArray[np.int64]

_SECOND_ROOT: Final = 1e6
"""Cost of an arc to the root: dearer than all others together, so that only one is taken."""


def best_tree(scores: Floats) -> Heads:
    """Return the head of each word in the best tree with a single root.

    `scores` is (words, 1 + words): how well head `j` suits word `i`; head 0 is the root, head `j`
    the word `j - 1`. What a word scores as its own head does not matter. The heads returned count
    the same way.
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    greedy: Heads = square.argmax(1)
    greedy[0] = 0
    if np.count_nonzero(greedy[1:] == 0) == 1 and not _in_cycles(greedy).any():
        return greedy[1:]
    square[1:, 0] -= _SECOND_ROOT
    return _arborescence(square)[1:]


def _in_cycles(heads: Heads) -> NDArray[np.bool_]:
    """Tell which nodes never reach the root: those on a cycle or hanging from one."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    lost: NDArray[np.bool_] = reached != 0
    return lost


def _one_cycle(heads: Heads) -> Heads | None:
    """Return the nodes of one cycle, in order, if there is any."""
    lost = np.flatnonzero(_in_cycles(heads))
    if not len(lost):
        return None
    node = int(lost[0])
    for _ in range(len(heads)):
        node = int(heads[node])
    cycle = [node]
    while (node := int(heads[node])) != cycle[0]:
        cycle.append(node)
    return np.array(cycle)


def _arborescence(scores: Floats) -> Heads:
    """Chu and Liu's and Edmonds' algorithm: the best tree from node 0, by contracting cycles."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _one_cycle(heads)
    if cycle is None:
        return heads
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    inside = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, rest)] - inside[:, None]
    leaving = scores[np.ix_(rest, cycle)]
    contracted = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(rest, rest)]
    contracted[-1, :-1] = entering.max(0)
    contracted[:-1, -1] = leaving.max(1)
    contracted[0] = -np.inf
    found = _arborescence(contracted)
    return _expand(heads, found, cycle, rest, entering, leaving)


def _expand(
    heads: Heads, found: Heads, cycle: Heads, rest: Heads, entering: Floats, leaving: Floats
) -> Heads:
    """Undo one contraction: put the nodes of the cycle back where the last node stood."""
    last = len(rest)
    result = heads.copy()
    for place in range(1, last):
        inner = found[place] == last
        result[rest[place]] = cycle[leaving[place].argmax()] if inner else rest[found[place]]
    outer = found[last]
    result[cycle[entering[:, outer].argmax()]] = rest[outer]
    return result
