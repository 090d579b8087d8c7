"""The measures of coreference on the examples of the papers that define them."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.assignment import heaviest
from dateline.evaluate.partitions import Chains, Ratio, b3, ceafe, grouped, muc, several

Measure = Callable[[Chains, Chains], Ratio]


def chains(text: str) -> Chains:
    """ "ab cd" are two chains of two mentions."""
    return [frozenset(chain) for chain in text.split()]


def recall_precision(measure: Measure, gold: str, said: str) -> tuple[float, float]:
    scores = measure(chains(gold), chains(said)).scores()
    return scores["recall"], scores["precision"]


def test_muc_counts_the_links_that_are_missing() -> None:
    # Vilain and others 1995: of the three links of ABCD, two chains of two keep two
    assert recall_precision(muc, "ABCD", "AB CD") == pytest.approx((2 / 3, 1))
    assert recall_precision(muc, "AB CD", "ABCD") == pytest.approx((1, 2 / 3))
    assert recall_precision(muc, "ABCD", "AB C D") == pytest.approx((1 / 3, 1))


# Bagga and Baldwin 1998: two responses that MUC cannot tell apart; Luo 2005 scores the same two
TRUTH, SMALL_MISTAKE, LARGE_MISTAKE = "12345 67 89ABC", "12345 6789ABC", "1234589ABC 67"


@pytest.mark.parametrize("said", [SMALL_MISTAKE, LARGE_MISTAKE])
def test_muc_takes_every_false_link_for_one_mistake(said: str) -> None:
    assert recall_precision(muc, TRUTH, said) == pytest.approx((1, 9 / 10))


def test_b3_weighs_a_false_link_by_the_chains_that_it_joins() -> None:
    assert recall_precision(b3, TRUTH, SMALL_MISTAKE) == pytest.approx((1, 16 / 21))
    assert recall_precision(b3, TRUTH, LARGE_MISTAKE) == pytest.approx((1, 7 / 12))


def test_ceafe_pairs_every_chain_once() -> None:
    # 12345 with itself, 89ABC with 6789ABC: 1 + 2·5/12; then 67 with itself and 2·5/15
    assert recall_precision(ceafe, TRUTH, SMALL_MISTAKE) == pytest.approx((11 / 18, 11 / 12))
    assert recall_precision(ceafe, TRUTH, LARGE_MISTAKE) == pytest.approx((5 / 9, 5 / 6))
    assert ceafe(chains(TRUTH), chains(SMALL_MISTAKE)).f1 == pytest.approx(0.733, abs=5e-4)
    assert ceafe(chains(TRUTH), chains(LARGE_MISTAKE)).f1 == pytest.approx(0.667, abs=5e-4)


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [(muc, 2 / 5, 2 / 5), (b3, 35 / 84, 4 / 8), (ceafe, 1.3 / 2, 1.3 / 3)],
)
def test_mentions_that_one_side_lacks(measure: Measure, recall: float, precision: float) -> None:
    # Pradhan and others 2014: e is missed, h and i are none
    told = recall_precision(measure, "abc defg", "ab cd fghi")
    assert told == pytest.approx((recall, precision))


def test_documents_add_up_before_anything_is_divided() -> None:
    both = muc(chains("ABCD"), chains("AB CD")) + muc(chains("AB"), chains("AB"))
    assert both.scores()["recall"] == pytest.approx(3 / 4)
    assert Ratio().f1 == 0


def test_mentions_of_one_name_are_a_chain() -> None:
    assert grouped("abc", [1, 2, 1]) == chains("ac b")
    assert several(chains("ac b")) == chains("ac")


PARTITIONS = st.lists(st.integers(0, 4), min_size=1, max_size=9)


@given(PARTITIONS, st.data())
def test_measures_are_fair(names: list[int], data: st.DataObject) -> None:
    """One side turned round swaps recall and precision; what is equal is perfect."""
    others = data.draw(st.lists(st.integers(0, 4), min_size=len(names), max_size=len(names)))
    gold, said = grouped(range(len(names)), names), grouped(range(len(names)), others)
    for measure in (muc, b3, ceafe):
        there, back = measure(gold, said).scores(), measure(said, gold).scores()
        assert there["recall"] == pytest.approx(back["precision"])
        assert 0 <= there["f1"] <= 1 + 1e-9
        same = measure(gold, gold)
        assert same.f1 == pytest.approx(1 if same.there else 0)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10_000))
def test_no_pairing_is_heavier(rows: int, columns: int, seed: int) -> None:
    drawn = random.Random(seed)
    pairs = [(i, j) for i in range(rows) for j in range(columns) if drawn.random() < 0.7]
    weights = {pair: drawn.random() for pair in pairs}
    size = max(rows, columns)
    best = max(
        sum(weights.get(pair, 0.0) for pair in enumerate(order))
        for order in permutations(range(size))
    )
    assert heaviest(weights) == pytest.approx(best)
