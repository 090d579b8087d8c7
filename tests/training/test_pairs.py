"""From authored examples to what the pair coder learns."""

from __future__ import annotations

from dateline.coding import NO_ONE
from dateline.evaluate.marked import parse
from dateline.model import NONE
from training.pairs.items import from_examples

EXAMPLE = parse(
    "x:1",
    [
        "[1 Mali] viel [2 Niger] en [3 Togo] aan, zegt [4 Tsjaad].",
        "1>2,3 ASSAULT/aerial +historical {military}",
        "2=3 CONSULT",
        "4>- PROTEST/demo",
    ],
)


def test_every_ordered_pair_is_learnt_with_what_happens_or_none() -> None:
    (item,) = from_examples([EXAMPLE], "nl")
    told = {pair: set(gold.types) for pair, gold in item.pairs.items() if NONE not in gold.types}
    assert told == {
        ("1", "2"): {"ASSAULT"},
        ("1", "3"): {"ASSAULT"},
        ("2", "3"): {"CONSULT"},
        ("3", "2"): {"CONSULT"},
        ("4", NO_ONE): {"PROTEST"},
    }
    assert item.pairs["2", "1"].types == {NONE}
    both = [pair for pair in item.pairs if NO_ONE not in pair]
    assert len(both) == 4 * 3


def test_nobody_is_asked_about_where_the_sentence_leaves_it_open() -> None:
    """Mali attacks somebody told, so what it does to nobody told is not known."""
    (item,) = from_examples([EXAMPLE], "nl")
    assert ("1", NO_ONE) not in item.pairs
    assert (NO_ONE, "2") not in item.pairs


def test_modes_status_and_contexts_come_along() -> None:
    (item,) = from_examples([EXAMPLE], "nl")
    gold = item.pairs["1", "2"]
    assert (gold.modes, gold.status) == ({"ASSAULT/aerial"}, {"historical"})
    assert gold.contexts == {"military"}
    assert item.pairs["1", "4"].modes is None
