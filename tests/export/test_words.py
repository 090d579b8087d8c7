"""Dates and codes in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.export import words
from dateline.ontology import SECTORS, TYPES
from dateline.records import EventDate
from tests.helpers_record import SUPPORT, VISIT


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2023-02-21", "21 Feb 2023"),
        ("2023-02-21T15:00", "21 Feb 2023"),
        ("2023-W07", "13–19 Feb 2023"),
        ("2023-W05", "30 Jan–5 Feb 2023"),
        ("2022-W52", "26 Dec 2022–1 Jan 2023"),
        ("2022-02~", "about Feb 2022"),
        ("2022?", "perhaps 2022"),
        ("202X", "2020s"),
        ("2023-21", "spring 2023"),
        ("2023-33", "first quarter of 2023"),
        ("2023-01/2023-03", "Jan–Mar 2023"),
        ("2023-02-21/2023-12-31", "21 Feb–31 Dec 2023"),
        ("2019-09-01~/2019-09-10~", "about 1–10 Sep 2019"),
        ("2019~/2020-03", "about 2019–Mar 2020"),
        ("../2023-02", "until Feb 2023"),
        ("1990/..", "from 1990"),
    ],
)
def test_dates_are_told_as_precisely_as_they_are_known(edtf: str, told: str) -> None:
    assert words.edtf(edtf) == told


@pytest.mark.parametrize(
    "odd", ["2023-99", "2023-02-31", "PAST_REF", "", "2023-W60", "{2023,2024}"]
)
def test_dates_without_words_come_back_as_they_are(odd: str) -> None:
    assert words.edtf(odd) == odd


def test_a_day_that_is_not_told_has_no_words() -> None:
    assert words.when(EventDate("2023-02-21", None, "2023-02-21", "report")) == ""
    assert words.when(None) == ""


def test_every_type_mode_and_sector_has_words() -> None:
    assert set(words.TYPES) == set(TYPES)
    modes = {f"{t.name}:{mode}" for t in TYPES.values() for mode in t.modes}
    assert set(words.MODES) == modes
    assert set(words.SECTORS) == set(SECTORS)


def test_every_note_that_records_may_have_has_words() -> None:
    import dateline.records

    source = Path(str(dateline.records.__file__)).read_text(encoding="utf-8")
    assert all(kind in source for kind in words.NOTES)


def test_what_happened_is_the_mode_or_else_the_frame() -> None:
    assert words.what(VISIT) == "visit"
    assert words.code(VISIT) == "CONSULT/visit"
    assert words.what(SUPPORT) == "test"
    assert words.described("AID", (), ("coding/1", "lexicon:en/give-aid-weak")) == "give aid"
    assert words.described("ASSAULT", (), ("lexicon:en/be-killed",)) == "attack"
    assert words.described("ASSAULT", (), ()) == "attack"
    assert words.described("ASSAULT", (), ("pairs/1", "coding/2")) == "attack"
