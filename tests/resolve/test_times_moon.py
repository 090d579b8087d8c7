"""Feasts by moon and sun as they are, against the days on which they were kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve import time_feasts as feasts
from tests.resolve.test_times import one

KEPT = {
    "chinese": ["1966-01-21", "1985-02-20", "2000-02-05", "2015-02-19", "2023-01-22", "2034-02-19"],
    "diwali": ["2009-10-17", "2015-11-11", "2019-10-27", "2020-11-14", "2022-10-24", "2025-10-20"],
    "nowruz": ["2016-03-20", "2019-03-21", "2023-03-21", "2024-03-20"],
}


@pytest.mark.parametrize(("rule", "day"), [(r, d) for r, days in KEPT.items() for d in days])
def test_the_day_it_was_kept(rule, day):
    assert feasts.holiday(rule, int(day[:4])).isoformat() == day


@given(st.integers(1900, 2100))
def test_each_falls_in_its_season(year):
    assert date(year, 1, 21) <= feasts.holiday("chinese", year) <= date(year, 2, 20)
    assert date(year, 10, 17) <= feasts.holiday("diwali", year) <= date(year, 11, 15)
    assert date(year, 3, 20) <= feasts.holiday("nowruz", year) <= date(year, 3, 22)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "Rond Chinees Nieuwjaar viel het stil.", "2023-01-22"),
        ("nl", "Na Diwali hing er smog.", "2022-10-24"),
        ("en", "Talks resumed after Lunar New Year.", "2023-01-22"),
        ("en", "They will meet on Nowruz.", "2023-03-21"),
        ("en", "They will meet on Orthodox Good Friday.", "2023-04-14"),
    ],
)
def test_in_a_report(language, text, value):
    assert one(text, language).value == value


def test_the_moon_may_move_an_islamic_feast():
    assert one("Het Suikerfeest van 2023 was rustig.").edtf == "2023-04-21~"


def test_the_month_of_fasting_is_no_day():
    time = one("Tijdens de ramadan van 2022 zweeg het front.")
    assert (time.start, time.end) == ("2022-04-02", "2022-04-30")
