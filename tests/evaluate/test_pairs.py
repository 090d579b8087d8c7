"""Scores of pairs of given participants, and of quiet reports."""

from __future__ import annotations

import pytest

from dateline.evaluate import pairs, quiet
from dateline.evaluate.marked import parse
from dateline.evaluate.pairs import MarkedSentence, PairSaid, PairsSaid

GOLD = MarkedSentence(
    parse("x:1", ["[1 A] attacked [2 B], said [3 C].", "1>2 ASSAULT/aerial +negation"]), "en"
)


def said(source: int, target: int, label: str, chance: float = 0.8) -> PairSaid:
    """A pair of that label; the next likeliest type is AID."""
    chances = {"NONE": 0.0, "ASSAULT": 0.0, "AID": 0.1} | {label: chance}
    return PairSaid(source, target, chances, {"ASSAULT": "aerial"}, frozenset({"negation"}))


def test_all_right() -> None:
    scores = pairs.score([GOLD], [PairsSaid("x:1", (said(1, 2, "ASSAULT", 1.0),))])
    keys = ("accuracy", "macro_f1", "f1", "mode_accuracy", "status_accuracy", "calibration")
    assert [scores[key] for key in keys] == [1.0] * len(keys)


def test_turned_is_one_missed_and_one_too_many() -> None:
    turned = PairsSaid("x:1", (said(2, 1, "ASSAULT"), said(1, 2, "NONE")))
    scores = pairs.score([GOLD], [turned])
    assert (scores["precision"], scores["recall"]) == (0.0, 0.0)


def test_type_is_asked_apart_from_whether_there_is_an_event() -> None:
    unsure = PairSaid(1, 2, {"NONE": 0.6, "ASSAULT": 0.3, "AID": 0.1}, {}, frozenset())
    scores = pairs.score([GOLD], [PairsSaid("x:1", (unsure,))])
    assert (scores["accuracy"], scores["recall"]) == (1.0, 0.0)


def test_a_sentence_without_any_answer_is_all_none() -> None:
    scores = pairs.score([GOLD], [PairsSaid("x:1", ())])
    assert (scores["recall"], scores["accuracy"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("told", "error"),
    [([(1.0, True)], 0.0), ([(0.9, False)], 0.9), ([(0.5, True), (0.5, False)], 0.0)],
)
def test_calibration_error(told: list[tuple[float, bool]], error: float) -> None:
    assert pairs.calibration_error(told) == pytest.approx(error)


def test_quiet_reports_count_every_event() -> None:
    rows = [quiet.QuietReport("a", "x"), quiet.QuietReport("b", "y")]
    told = [quiet.QuietSaid("a", (("CONSULT", "met"),)), quiet.QuietSaid("b", ())]
    assert quiet.score(rows, told) == {
        "restraint": 0.5,
        "silent": 0.5,
        "events_per_report": 0.5,
    }
