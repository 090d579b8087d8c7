"""Where a sentence takes place and of whom it tells: whose somebody may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.lang import load
from dateline.records import Span
from dateline.resolve import Knowledge
from dateline.resolve.phrase import Phrase
from dateline.resolve.whereabouts import Whereabouts, country_of

STATES = load("en").countries


def at(n: int, code: str, how: str = "told") -> Phrase:
    """A state in sentence `n`: a place ("in Mali"), or told of ("the Malian army")."""
    return Phrase(n, 0, (0,), Span(0, 1), "state", code, codes=(code,), locative=how == "place")


def town(n: int, name: str) -> Phrase:
    return Phrase(n, 0, (0,), Span(0, 1), "place", name, locative=True)


@pytest.fixture
def where(knowledge: Knowledge) -> Callable[..., Whereabouts]:
    def made(*phrases: Phrase) -> Whereabouts:
        return Whereabouts(phrases, knowledge.gazetteer, STATES)

    return made


Where = Callable[..., Whereabouts]


def test_the_only_state_of_a_report(where: Where) -> None:
    assert where(at(5, "MLI")).country(0) == where(at(5, "MLI")).only == "MLI"
    assert where().country(0) is None
    assert where(at(0, "MLI"), at(0, "FRA")).only is None


def test_unions_are_no_states(where: Where) -> None:
    assert where(at(0, "EUR"), at(3, "MLI")).country(0) == "MLI"


@pytest.mark.parametrize(
    ("phrases", "country"),
    [
        ([at(1, "MLI", "place"), at(0, "FRA")], "MLI"),  # in the sentence
        ([at(1, "MLI", "place"), at(1, "FRA", "place")], None),  # in two
        ([at(0, "MLI", "place"), at(3, "FRA")], "MLI"),  # in the one before
        ([at(2, "MLI", "place"), at(3, "FRA")], "MLI"),  # in the one after
        ([at(0, "MLI", "place"), at(2, "FRA", "place")], None),  # before and after
        ([at(0, "MLI", "place"), at(1, "FRA")], None),  # the sentence is about another
        ([at(3, "MLI", "place"), at(0, "FRA")], None),  # too far
        ([at(1, "MLI"), at(5, "FRA")], None),  # told of, but no place
        (  # of two places the one whose state the sentence tells of
            [at(1, "MLI", "place"), at(1, "FRA", "place"), at(1, "MLI")],
            "MLI",
        ),
    ],
)
def test_where_a_sentence_takes_place(
    where: Where, phrases: list[Phrase], country: str | None
) -> None:
    assert where(*phrases).country(1) == country


def test_officials_travel(where: Where) -> None:
    """A place in the next sentence is enough for a baker and not for a minister."""
    report = where(at(2, "MLI", "place"), at(5, "FRA"))
    assert report.country(1) == "MLI"
    assert report.country(1, official=True) is None
    assert where(at(1, "MLI", "place"), at(5, "FRA")).country(1, official=True) == "MLI"
    beside = where(at(1, "MLI", "place"), at(0, "FRA", "place"))
    assert beside.country(1) == "MLI"
    assert beside.country(1, official=True) is None


def test_a_state_told_of_before_the_sentence_that_takes_place_in_it(where: Where) -> None:
    places = [at(1, "MLI", "place"), at(1, "FRA", "place"), at(2, "MLI", "place")]
    assert where(*places).country(1, official=True) is None
    assert where(*places, at(0, "MLI")).country(1, official=True) == "MLI"


def test_a_state_is_told_of_through_its_people(where: Where) -> None:
    report = where(at(0, "MLI"))
    report.tell(1, "FRA")
    assert report.told(1) == {"FRA"}
    assert report.country(0) is None


@pytest.mark.parametrize(
    ("name", "told", "code"),
    [
        ("Kharkiv", (), "UKR"),
        ("Reno", (), "USA"),  # a small town
        ("Paris", (), "FRA"),  # three times larger than its namesakes
        ("Paris", ("USA",), "USA"),
        ("Springfield", (), None),  # one in each of two countries
        ("Springfield", ("CAN",), "CAN"),
        ("Nowhere", (), None),
    ],
)
def test_the_country_in_which_a_place_lies(
    knowledge: Knowledge, name: str, told: tuple[str, ...], code: str | None
) -> None:
    assert country_of(name, knowledge.gazetteer, told) == code


def test_a_town_without_codes_tells_of_its_state(where: Where) -> None:
    assert where(town(0, "Kharkiv"), at(3, "FRA")).country(0) == "UKR"
