"""Dates of event words, scored on hand-worked cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import anchors
from dateline.evaluate.anchors import Anchor, DatedReport, DatedWord, DateSaid, DatesSaid

DAY = "2008-07-02"


def scored(anchor: Anchor, first: str | None, last: str | None, basis: str = "clause") -> float:
    gold = [DatedReport("x", "nl", (DatedWord(0, 1, anchor),), published=DAY)]
    said = [DatesSaid("", (DateSaid(first, last, basis),))]
    return float(anchors.score(gold, said)["accuracy"])


@pytest.mark.parametrize(
    ("anchor", "first", "last", "right"),
    [
        (Anchor(time="2008-06-18"), "2008-06-18", "2008-06-18", True),
        (Anchor(time="2008-06-18"), "2008-06-17", "2008-06-18", False),
        (Anchor(time="2008-06-XX"), "2008-06-01", "2008-06-30", True),
        (Anchor(time="2008-06-XX"), "2008-06-18", "2008-06-18", True),
        (Anchor(time="2008-06-XX"), "2008-01-01", "2008-12-31", False),
        (Anchor(time="2008-XX-XX"), None, None, False),
        (Anchor(begin="XXXX-XX-XX", end="2007-10"), "2007-10-01", "2007-10-31", True),
        (Anchor(begin="2005-XX-XX", end="2007-10"), "2006-05-01", "2006-05-31", True),
        (Anchor(begin="2005-XX-XX"), "2006-05-01", "2006-05-31", False),
    ],
)
def test_days_within_what_gold_tells_are_right(
    anchor: Anchor, first: str | None, last: str | None, right: bool
) -> None:
    assert scored(anchor, first, last) == right


def test_the_day_of_the_report_that_stands_in_meets_only_itself() -> None:
    assert scored(Anchor(time=DAY), None, DAY, "report") == 1
    assert scored(Anchor(time="2008-07-XX"), None, DAY, "report") == 0
    assert scored(Anchor(time="2008-07-XX"), DAY, DAY, "clause") == 1


def test_only_known_dates_count_and_the_baseline_says_the_day_of_the_report() -> None:
    # known: a time equal to the day of the report, another time, an end; said: right, right, wrong
    words = (
        DatedWord(0, 1, Anchor(time=DAY)),
        DatedWord(1, 2, Anchor(time="XXXX-XX-XX")),
        DatedWord(2, 3),
        DatedWord(3, 4, Anchor(time="2008-06-18")),
        DatedWord(4, 5, Anchor(end="2009-XX-XX")),
    )
    gold = [DatedReport("abcde", "nl", words, published=DAY)]
    days = DateSaid(None, DAY, "report"), DateSaid("2008-06-18", "2008-06-18", "clause")
    said = [DatesSaid("", (*days, days[0]))]
    assert anchors.items(gold) == 3
    assert anchors.score(gold, said) == pytest.approx(
        {"accuracy": 2 / 3, "at_a_time": 1, "baseline": 1 / 3}
    )


def test_a_file_without_known_dates(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text":"x","language":"nl","events":[{"start":0,"end":1}]}', encoding="utf-8")
    with pytest.raises(EvaluationError, match="anchor_time"):
        anchors.read(path)
