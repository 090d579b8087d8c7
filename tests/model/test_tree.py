"""The best tree: laws, and hand-made scores."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.tree import best_tree


def is_tree(heads: np.ndarray) -> bool:
    """Tell whether every word reaches the root, through one single arc to it."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    for place in range(len(heads)):
        node, steps = place + 1, 0
        while node and steps <= len(heads):
            node, steps = int(heads[node - 1]), steps + 1
        if node:
            return False
    return True


def total(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


def best_by_trying(scores: np.ndarray) -> float:
    words = len(scores)
    every = itertools.product(range(words + 1), repeat=words)
    return max(total(scores, np.array(h)) for h in every if is_tree(np.array(h)))


def arrays(largest: int) -> st.SearchStrategy[np.ndarray]:
    return st.builds(
        lambda words, seed: np.random.default_rng(seed).normal(size=(words, words + 1)) * 3,
        st.integers(1, largest),
        st.integers(0, 2**32 - 1),
    )


@given(arrays(60))
def test_any_scores_give_a_tree_with_one_root(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@given(arrays(4))
def test_no_other_tree_scores_better(scores: np.ndarray) -> None:
    assert total(scores, best_tree(scores)) == pytest.approx(best_by_trying(scores))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1.0, 0.0, 9.0], [0.5, 9.0, 0.0]])
    assert best_tree(scores).tolist() == [0, 1]


def test_of_two_roots_the_better_one_stays() -> None:
    scores = np.array([[9.0, 0.0, 1.0], [5.0, 2.0, 0.0]])
    assert best_tree(scores).tolist() == [0, 1]


def test_one_word_is_the_root() -> None:
    assert best_tree(np.array([[-50.0, 3.0]])).tolist() == [0]


def test_equal_scores_still_give_a_tree() -> None:
    assert is_tree(best_tree(np.zeros((200, 201))))
