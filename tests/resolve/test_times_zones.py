"""Clock times told with a zone: the local day, and the offset where the zone is known."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from dateline.lang import installed, load
from dateline.resolve.time_zones import offset
from tests.resolve.test_times import one

WINTER, SUMMER = date(2023, 2, 21), date(2023, 7, 21)


@pytest.mark.parametrize(
    ("language", "day", "text", "value"),
    [
        ("nl", WINTER, "Het begint om 14.00 uur Nederlandse tijd.", "2023-02-21T14:00+01:00"),
        ("nl", SUMMER, "Het begint om 14.00 uur Nederlandse tijd.", "2023-07-21T14:00+02:00"),
        ("nl", SUMMER, "Om 03.15 uur (Moskouse tijd) sloeg hij in.", "2023-07-21T03:15+03:00"),
        ("nl", SUMMER, "Om 20.00 uur plaatselijke tijd viel hij.", "2023-07-21T20:00"),
        ("nl", date(2012, 7, 21), "Om 03.15 uur Moskouse tijd.", "2012-07-21T03:15+04:00"),
        ("en", WINTER, "Polls close at 10 pm ET.", "2023-02-21T22:00-05:00"),
        ("en", SUMMER, "Polls close at 10 p.m. ET today.", "2023-07-21T22:00-04:00"),
        ("en", SUMMER, "Polls close at 10 p.m. EST today.", "2023-07-21T22:00-05:00"),
        ("en", WINTER, "It struck at 0300 GMT on Monday.", "2023-02-20T03:00+00:00"),
        ("en", WINTER, "It began at noon Moscow time.", "2023-02-21T12:00+03:00"),
        ("en", WINTER, "It began at 8 p.m. local time.", "2023-02-21T20:00"),
        ("en", WINTER, "It began at 8 p.m. (CET).", "2023-02-21T20:00+01:00"),
        ("en", WINTER, "It was sent at 2023-02-20T14:00Z.", "2023-02-20T14:00+00:00"),
    ],
)
def test_a_zone_gives_the_offset_of_the_day(language, day, text, value):
    time = one(text, language, day)
    assert time.value == value
    assert time.start == time.end == value[:10]


def test_both_ends_of_a_range_are_in_the_zone_of_the_last():
    time = one("It runs from 2 to 4 p.m. GMT.", "en")
    assert time.value == "2023-02-21T14:00+00:00/2023-02-21T16:00+00:00"


def test_without_a_day_only_a_fixed_zone_has_an_offset():
    assert one("It began at 8 p.m. ET.", "en", None).value == "T20:00"
    assert one("It began at 8 p.m. GMT.", "en", None).value == "T20:00+00:00"


def test_there_is_no_offset_before_there_were_zones():
    assert offset("Europe/Amsterdam", date(1850, 1, 1), "T12:00") == ""


@pytest.mark.parametrize("language", installed())
def test_every_zone_of_a_pack_exists(language):
    zones = {str(z) for z in load(language).times.classes["zone"].values()}
    for zone in zones - {""}:
        assert zone[0] in "+-" or ZoneInfo(zone).key == zone
