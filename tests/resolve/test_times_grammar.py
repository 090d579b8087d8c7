"""The calendar and the grammar under the time engine."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import PackError
from dateline.lang import installed, load
from dateline.lang.times import Numbers, Times
from dateline.resolve import time_calendar as cal
from dateline.resolve import time_feasts as feasts
from dateline.resolve.time_grammar import Grammar, rows_of
from dateline.resolve.time_lexer import NumberWords
from dateline.resolve.time_operations import OPERATIONS

DAYS = st.dates(date(1600, 1, 1), date(2400, 1, 1))
GRAINS = ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade"]


@given(DAYS, st.sampled_from(GRAINS))
def test_a_period_begins_once_and_ends_before_the_next(day: date, grain: str) -> None:
    first = cal.first_of(grain, day)
    assert cal.first_of(grain, first) == first
    following = cal.step(grain, first, 1)
    assert cal.first_of(grain, following) == following
    if grain != "weekend":
        assert first <= day <= cal.last_of(grain, first)
        assert following == cal.last_of(grain, first) + timedelta(days=1)


@given(DAYS, st.integers(-50, 50))
def test_steps_of_years_come_back(day: date, n: int) -> None:
    back = cal.step("year", cal.step("year", day, n), -n)
    assert abs((back - day).days) <= 1  # 29 February


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter", 2023, date(2023, 4, 9)),
        ("easter", 2000, date(2000, 4, 23)),
        ("easter+49", 2024, date(2024, 5, 19)),
        ("11/4/4", 2022, date(2022, 11, 24)),
        ("05/-1/1", 2021, date(2021, 5, 31)),
        ("09/3/2", 2022, date(2022, 9, 20)),
        ("12-25", 2020, date(2020, 12, 25)),
        ("orthodox", 2024, date(2024, 5, 5)),
        ("islamic:10-01", 2023, date(2023, 4, 21)),
        ("islamic:12-10", 2025, date(2025, 6, 6)),
        ("rosh", 2023, date(2023, 9, 16)),
        ("rosh+9", 2020, date(2020, 9, 28)),
        ("rosh-163", 2023, date(2023, 4, 6)),
        ("hanukkah", 2022, date(2022, 12, 19)),
        ("hanukkah", 2024, date(2024, 12, 26)),
    ],
)
def test_holidays(rule: str, year: int, day: date) -> None:
    assert feasts.holiday(rule, year) == day


@given(st.integers(1600, 2400))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    day = feasts.easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.integers(1600, 2400))
def test_feasts_of_the_moon_fall_in_their_year_and_season(year: int) -> None:
    assert feasts.holiday("islamic:10-01", year).year == year
    assert date(year, 9, 1) <= feasts.rosh_hashanah(year) <= date(year, 10, 15)
    assert feasts.rosh_hashanah(year).isoweekday() not in (7, 3, 5)
    assert feasts.orthodox_easter(year).isoweekday() == 7


@pytest.mark.parametrize("rule", ["", "13-45", "yule", "easter*2"])
def test_what_is_no_rule(rule: str) -> None:
    with pytest.raises(ValueError):
        feasts.holiday(rule, 2023)


def test_edtf_codes() -> None:
    day = date(2022, 12, 1)
    assert cal.edtf("season", cal.first_of("season", day)) == "2022-24"
    assert cal.edtf("quarter", cal.first_of("quarter", day)) == "2022-36"
    assert cal.edtf("decade", cal.first_of("decade", day)) == "202X"
    assert cal.edtf("weekend", cal.first_of("weekend", day)) == "2022-12-03/2022-12-04"


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("nl", "negenendertig", 39),
        ("nl", "tweeëntwintig", 22),
        ("nl", "tweeduizendvijftien", 2015),
        ("nl", "vierentwintigste", 24),
        ("en", "twenty two", 22),
        ("en", "nineteen eighty six", 1986),
        ("en", "two thousand fifteen", 2015),
    ],
)
def test_number_words(language: str, words: str, number: int) -> None:
    reader = NumberWords(load(language).times.numbers)
    parts = [part for word in words.split() for part in reader.split(word)]
    assert reader.compose(parts) == number


@pytest.mark.parametrize("word", ["huis", "ent", "negenen", "drietal"])
def test_other_words_are_no_numbers(word: str) -> None:
    assert NumberWords(load("nl").times.numbers).split(word) == ()


def test_patterns_expand() -> None:
    rows = [
        tuple(e.symbol for e in row) for row in rows_of("[de] (eerste|<o:ordinal>) {van} maand")
    ]
    assert len(rows) == 4
    assert ("=de", "ordinal", "=van", "=maand") in rows
    outside = [e.symbol for row in rows_of("{in} <y:year>") for e in row if e.outside]
    assert outside == ["=in"]


@pytest.mark.parametrize(
    ("pattern", "action"),
    [
        ("[de <d:day>", "day(d)"),
        ("de) <d:day>", "day(d)"),
        ("{in}", "day(0)"),
        ("<d:day>", "no_such_operation(d)"),
        ("<d:day>", "day(d"),
        ("<d:day>", "d + 1"),
    ],
)
def test_a_broken_rule_is_named(pattern: str, action: str) -> None:
    times = Times(numbers=Numbers(), rules={"date": {pattern: action}})
    with pytest.raises(PackError, match=r"rules\.date"):
        Grammar(times, OPERATIONS)


@pytest.mark.parametrize("language", installed())
def test_the_rules_of_every_pack_compile(language: str) -> None:
    grammar = Grammar(load(language).times, OPERATIONS)
    assert grammar.lexer.literals
