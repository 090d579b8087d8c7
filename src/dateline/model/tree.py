"""Scores of arcs to a dependency tree."""

from __future__ import annotations

from typing import Final, NamedTuple

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


class _Contraction(NamedTuple):
    """A cycle whose first node stands for all, and what is needed to put it back.

    `within` are the heads on the cycle. By node outside: `entry`, the place on the cycle that an
    arc from there had best enter, and `exit`, the place from which an arc to there had best come.
    """

    cycle: Heads
    within: Heads
    entry: Heads
    exit: Heads


def _arborescence(scores: Floats) -> Heads:
    """Chu and Liu's and Edmonds' algorithm: the best tree from node 0; `scores` is used up."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    contractions = []
    while (cycle := _one_cycle(heads)) is not None:
        contractions.append(_contract(scores, heads, cycle))
    for contraction in reversed(contractions):
        _expand(heads, contraction)
    return heads


def _contract(scores: Floats, heads: Heads, cycle: Heads) -> _Contraction:
    """Let the first node of the cycle stand for all; the others leave the game, under the root."""
    kept, gone = cycle[0], cycle[1:]
    gains = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    gains[:, cycle] = -np.inf
    contraction = _Contraction(cycle, heads[cycle], gains.argmax(0), scores[:, cycle].argmax(1))
    scores[:, kept] = scores[:, cycle].max(1)
    scores[:, gone] = -np.inf
    scores[kept] = gains.max(0)
    heads[np.isin(heads, cycle)] = kept
    heads[gone] = 0
    heads[kept] = scores[kept].argmax()
    return contraction


def _expand(heads: Heads, contraction: _Contraction) -> None:
    """Undo one contraction: the arc that enters the cycle breaks it."""
    cycle, within, entry, leaving = contraction
    outer = heads[cycle[0]]
    below = np.flatnonzero(heads == cycle[0])
    heads[below] = cycle[leaving[below]]
    heads[cycle] = within
    heads[cycle[entry[outer]]] = outer
