"""Words around a name and the tables weighed: country, sector and office of somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from dateline.resolve import Knowledge
from dateline.resolve.facts import Facts
from dateline.resolve.holders import Office, Person
from dateline.resolve.identify import of_person, settle
from dateline.resolve.linking import Link

DAY = date(2023, 2, 21)


def person(*offices: Office) -> Person:
    return Person("Q1", "Ada Blum", ("Ada Blum",), offices)


def office(role: str, start: str = "2020", end: str = "", sector: str = "GOV") -> Office:
    return Office("LUX", (sector,), role, start, end)


def linked(grounds: Mapping[str, float] = {}, *offices: Office) -> Link:
    return Link(person(*(offices or (office("finance minister"),))), "name", grounds)


def test_a_minister_with_his_party_is_of_the_government() -> None:
    words = Facts("LUX", ("PTY",), "finance minister")
    assert settle(words, linked({"title": 1.5}), DAY).facts.sector == ("GOV",)
    assert settle(words, linked(), DAY).facts.sector == ("PTY",)


@pytest.mark.parametrize(
    ("words", "grounds", "sector"),
    [
        (Facts(None, ("PTY",)), {}, ("GOV",)),  # no office is named
        (Facts(None, ("PTY",), "lawyer"), {"earlier title": 0.75}, ("GOV",)),
        (Facts(None, ("CVL",), "lawyer"), {"other work": -3.0}, ("GOV",)),
        (Facts(None, ("CVL",), "lawyer"), {"other work, told in passing": -1.0}, ("GOV",)),
        (Facts(None, ("PTY",), "lawyer"), {"other title": -1.0}, ("PTY",)),
        (Facts(None, ("ELI",), "former mayor"), {"title": 1.5}, ("ELI",)),
    ],
)
def test_whose_sector_counts(
    words: Facts, grounds: Mapping[str, float], sector: tuple[str, ...]
) -> None:
    assert settle(words, linked(grounds), DAY).facts.sector == sector


def test_an_office_that_the_words_name_stays() -> None:
    words = Facts("LUX", ("GOV",), "prime minister", office=True)
    assert settle(words, linked(), DAY).facts.title == "prime minister"
    plain = Facts("LUX", ("GOV",), "politician")
    assert settle(plain, linked(), DAY).facts.title == "finance minister"


def test_after_office_somebody_is_known_by_the_highest() -> None:
    """Who was head of government, and then a member of parliament, is a former head."""
    found = person(
        office("member of parliament", "2016", "2020", "LEG"),
        office("foreign minister", "2006", "2010"),
        office("mayor", "2000", "2005"),
    )
    assert of_person(found, DAY).title == "former foreign minister"
    assert of_person(found, date(2008, 1, 1)).title == "foreign minister"
    lesser = person(office("mayor", "2000", "2005"), office("senator", "1990", "1999", "LEG"))
    assert of_person(lesser, DAY).title == "former mayor"


def test_without_anybody_linked_the_words_stand_alone() -> None:
    found = settle(Facts("LUX", ("GOV",), basis=("words:country", "role")), None, DAY)
    assert (found.person, found.facts.country) == (None, "LUX")
    assert found.made_by == ("words:words:country+role",)


@pytest.mark.parametrize(
    ("words", "confidence"),
    [
        (Facts("LUX", ("GOV",)), 0.9),
        (Facts("LUX"), 0.6),
        (Facts(None, ("GOV",)), 0.6),
        (Facts(), 0.3),
    ],
)
def test_confidence_of_words_alone(words: Facts, confidence: float) -> None:
    assert settle(words, None, DAY).confidence == confidence


@pytest.mark.parametrize(
    ("words", "how", "confidence"),
    [
        (Facts(), "name", 0.85),
        (Facts(), "surname", 0.7),
        (Facts("LUX", ("GOV",)), "surname", 0.95),
        (Facts("LUX", ("BUS",)), "name", 0.5),
    ],
)
def test_confidence_of_words_and_tables(words: Facts, how: str, confidence: float) -> None:
    found = Link(person(office("president")), how, {})
    assert settle(words, found, DAY).confidence == confidence


def test_leader_known_by_a_lesser_office_held_since(extended: Callable[..., Knowledge]) -> None:
    rows = """
    Q1 Ada_Blum _ LUX GOV prime_minister 2000 2010 test
    Q1 Ada_Blum _ LUX LEG senator 2011 2015 test
    """
    (found,) = extended(persons=rows).people("Ada Blum")
    assert of_person(found, DAY).title == "former prime minister"
    assert of_person(found, date(2013, 1, 1)).title == "senator"
