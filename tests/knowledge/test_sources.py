"""Names, offices and spells as the build reads them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import codes, offices, persons
from knowledge.transliterate import dutch, french, german, key


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Sergey Shoigu", "Sergej Sjoigoe"),
        ("Dmitry Medvedev", "Dmitri Medvedev"),
        ("Andriy Kostin", "Andrij Kostin"),
        ("Mikhail Mishustin", "Michail Misjoestin"),
        ("Maria Zakharova", "Maria Zacharova"),
    ],
)
def test_dutch_spelling_of_slavic_names(english: str, expected: str) -> None:
    assert dutch(english) == expected
    assert key(english) == key(expected)


@pytest.mark.parametrize(
    ("english", "in_german", "in_french"),
    [
        ("Putin", "Putin", "Poutine"),
        ("Lukashenko", "Lukaschenko", "Loukachenko"),
        ("Medvedev", "Medwedew", "Medvedev"),
        ("Kuleba", "Kuleba", "Kouleba"),
        ("Shoigu", "Schoigu", "Choigou"),
    ],
)
def test_german_and_french_spelling_of_slavic_surnames(
    english: str, in_german: str, in_french: str
) -> None:
    assert (german(english), french(english)) == (in_german, in_french)


def test_key_ignores_order_and_diacritics() -> None:
    assert key("Orbán Viktor") == key("Viktor Orban")
    assert key("Sergey Lavrov") != key("Sergey Ivanov")


def test_key_tells_father_and_son_apart() -> None:
    assert key("Salman bin Abdulaziz") != key("Abdulaziz bin Salman")


@pytest.mark.parametrize(
    ("position", "title"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("Deputy Minister of Foreign Affairs", "deputy minister"),
        ("ambassador to Hungary", "ambassador"),
        ("Secretary of State for Northern Ireland", "minister"),
        ("Chancellor of the Exchequer", "finance minister"),
        ("President of the Senate", "president of the senate"),
        ("Vice President", "vice president"),
        ("Governor of the Central Bank", "central bank governor"),
    ],
)
def test_title_of_a_position(position: str, title: str) -> None:
    assert offices.title(position) == title


def test_names_of_countries() -> None:
    assert codes.country("The Gambia") == "GMB"
    assert codes.country("Republic of Abkhazia") == "GEO"
    assert codes.country("Atlantis") == ""
    assert codes.state("Aruba") == ""


def _spell(name: str, source: str, start: str, end: str = "", item: str = "") -> persons.Spell:
    return persons.Spell(item, name, (), "RUS", ("GOV",), "foreign minister", start, end, source)


def test_one_person_in_two_spellings_is_one_group() -> None:
    groups = persons.people(
        [
            _spell("Sergej Lavrov", "own", "2004-03-09"),
            _spell("Sergey Lavrov", "wikidata", "2004", item="Q58217"),
            _spell("Igor Ivanov", "own", "1998-09-11", "2004-03-09"),
        ]
    )
    assert [len(group) for group in groups] == [2, 1]
    (spell,) = persons.merged(groups[0])
    assert (spell.wikidata, spell.start) == ("Q58217", "2004-03-09")
    assert "Sergey Lavrov" in spell.aliases


def test_a_spell_that_two_groups_share_makes_them_one_person() -> None:
    own = _spell("Wunna Maung Lwin", "own", "2011-03", "2016-03")
    abroad = replace(_spell("Wunna Maung Lwin", "wikidata", "2007", item="Q1"), country="UNO")
    later = _spell("Wunna Maung Lwin", "wikidata", "2021-02-01", item="Q1")
    assert persons.people([own, abroad, later]) == [[own, abroad, later]]


def test_one_word_of_our_own_list_is_the_same_person_in_other_sources() -> None:
    own = replace(_spell("Sonexay Siphandone", "own", "2022-12-30"), aliases=("Sonexay",))
    assert len(persons.people([own, _spell("Sonexay", "factbook", "")])) == 1


def test_open_end_closes_where_a_later_holder_begins() -> None:
    old = _spell("Igor Ivanov", "wikidata", "1998")
    new = _spell("Sergej Lavrov", "own", "2004-03-09")
    assert persons.closed([old, new])[0].end == "2004-03-09"
    assert persons.closed([old, new])[1].end == ""


def test_a_breakaway_entity_keeps_its_office_when_the_sovereign_changes_hands() -> None:
    breakaway = replace(_spell("Vitaly Ignatyev", "wikidata", "2016"), sector=("GOV", "PRE"))
    new = _spell("Sergej Lavrov", "own", "2021-08-06")
    assert persons.closed([breakaway, new])[0].end == ""


def test_names_with_apostrophes_are_breakaway_too() -> None:
    assert codes.state("Luhansk People's Republic") == ""
    assert codes.country("Luhansk People's Republic") == "UKR"


@pytest.mark.parametrize(
    ("country", "position", "title"),
    [
        ("Scotland", "Cabinet Secretary for External Affairs", "minister"),
        ("Kurdistan Region", "Prime Minister", "regional leader"),
        ("Yemen", "Minister of Foreign Affairs of Yemen", "foreign minister"),
    ],
)
def test_a_part_of_a_state_has_no_office_of_the_state(
    tmp_path: Path, country: str, position: str, title: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "country,person,person_id,position,position_id,start,end,list,as_of\n"
        f"{country},Jane Roe,Q1,{position},Q2,2020-01-01,,x,2023-01-01\n",
        encoding="utf-8",
    )
    (spell,) = persons.of_wikidata(file)
    assert spell.role == title
