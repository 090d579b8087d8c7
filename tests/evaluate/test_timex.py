"""Scores of time expressions: documents as TempEval-3 has them, phrases by value."""

from datetime import date

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import files, phrases, timex
from dateline.evaluate.phrases import Expected, Meant, Phrase
from dateline.evaluate.timex import Document, GoldTime, TimeSaid, TimesSaid
from dateline.evaluate.timex_values import left_out, normal, same_value


def test_documents_by_hand() -> None:
    # gold 3, predicted 4.  Overlapping pairs: 2 (one with the same span); of those both have the
    # right type, one the right value.  F1s: strict 2*1/7, relaxed 2*2/7, type 4/7, value 4/7 * 1/2.
    gold = [
        Document(
            "x" * 60,
            (
                GoldTime(0, 6, "DATE", "2023-02-21"),
                GoldTime(10, 20, "DATE", "2023-02"),
                GoldTime(30, 34, "DURATION", "P2D"),
            ),
            "en",
        )
    ]
    said = [
        TimesSaid(
            "",
            (
                TimeSaid(0, 6, "DATE", "2023-02-21"),
                TimeSaid(12, 20, "DATE", "2023-03"),
                TimeSaid(15, 22, "DATE", "2023-02"),
                TimeSaid(40, 44, "DATE", "2023"),
            ),
        )
    ]
    assert timex.score(gold, said) == pytest.approx(
        {"strict_f1": 2 / 7, "relaxed_f1": 4 / 7, "type_f1": 4 / 7, "value_f1": 2 / 7}
    )


def test_nothing_is_scored_where_nothing_was_annotated() -> None:
    times = (GoldTime(0, 6, "DATE", "2023"), GoldTime(20, 26, "DATE", "2024"))
    gold = [Document("x" * 30, times, "en", annotated_until=10)]
    said = [TimesSaid("", (TimeSaid(0, 6, "DATE", "2023"), TimeSaid(25, 30, "SET", "P1D")))]
    assert timex.score(gold, said)["value_f1"] == 1
    assert timex.items(gold) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("T08:00", "T08"),
        ("T8:30", "T08:30:00"),
        ("P2Q", "P6M"),
        ("P0.5Y", "P6M"),
        ("XXXX-SU", "SU"),
        ("2016-11-08T08:00:00", "2016-11-08T08"),
        ("2018-06-26T23:59:59", "2018-06-26T24:00"),
        ("PT1.5H", "PT90M"),
        ("P2.5Y", "P30M"),
        ("FY2018", "2018"),
        ("SYXXXX", "XXXX"),
    ],
)
def test_one_value_spelt_in_two_ways(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"), [("T08:30", "T08"), ("P2D", "PT2D"), ("2016", "2016-11"), ("T10:00", "T01")]
)
def test_different_values_stay_different(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_ranges() -> None:
    expected = ["(2016-01-12,2016-01-22,P10D)"]
    assert same_value(expected, ["2016-01-12/2016-01-22"], "DATE")
    assert same_value(["(2018-01-01,2020-01-01,P2Y)"], ["2018/2020"], "DATE")
    assert same_value(expected, ["P10D"], "DURATION")
    assert not same_value(expected, ["P10D"], "SET")
    assert not same_value(expected, ["2016-01-12/2016-01-23"], "DATE")


def test_what_news_does_not_use_is_left_out() -> None:
    assert left_out(["TMEL"]) == "meal"
    assert left_out([]) == "no_value"
    assert left_out(["2019-02-29"]) == "impossible_day"
    assert left_out(["XX35-11-12"]) == "two_digit_year"
    assert left_out(["XXXX-02-29", "2019-02-28T10", "TMO"]) is None


def test_phrases_by_hand() -> None:
    # three scored: one right in both, one right by its days with another span, one not found;
    # a fourth is left out; "soon" is found where nothing is expected
    gold = [
        Phrase("tomorrow", "en", (Expected(0, 8, "date", ("2016-11-08",)),)),
        Phrase(
            "in the 1990s",
            "en",
            (
                Expected(
                    0, 12, "daterange", ("(1990-01-01,2000-01-01,P10Y)",),
                    (Meant("1990-01-01", "2000-01-01"),),
                ),
            ),
        ),
        Phrase("at noon, lunch", "en", (Expected(0, 7, "time", ("T12",)),
                                        Expected(9, 14, "time", ("TMEL",)))),
        Phrase("soon", "en", ()),
    ]  # fmt: skip
    said = [
        TimesSaid("", (TimeSaid(0, 8, "DATE", "2016-11-08"),)),
        TimesSaid("", (TimeSaid(7, 12, "DATE", "199", (), "1990-01-01", "1999-12-31"),)),
        TimesSaid("", ()),
        TimesSaid("", (TimeSaid(0, 4, "DATE", "FUTURE_REF"),)),
    ]
    scores = phrases.score(gold, said)
    assert scores["span_accuracy"] == 1 / 3
    assert scores["value_accuracy"] == 2 / 3
    assert scores["by_type"]["time"] == {"n": 1, "span_accuracy": 0, "value_accuracy": 0}
    assert scores["left_out"] == {"meal": 1}
    assert scores["extra"] == 1
    assert phrases.items(gold) == 3


def test_a_date_that_is_none() -> None:
    assert files.day("2023-02-21T10:00:00") == date(2023, 2, 21)
    with pytest.raises(EvaluationError, match="Tuesday"):
        files.day("Tuesday")
