"""How likely what is said of an actor is right, by what told it."""

from __future__ import annotations

import pytest

from dateline.resolve.chances import CHANCES, chance, ground
from dateline.resolve.facts import Facts
from dateline.resolve.holders import Office, Person
from dateline.resolve.identify import Identity

SOMEBODY = Person("Q1", "Ada Blum", ("Ada Blum",), (Office("LUX", ("GOV",), "president", "", ""),))
LUX = Facts("LUX", ("GOV",))

EXAMPLES = {
    "name": Identity(LUX, SOMEBODY, made_by=("table:persons:name",)),
    "name and words": Identity(LUX, SOMEBODY, made_by=("words:role", "table:persons:name")),
    "surname": Identity(LUX, SOMEBODY, made_by=("table:persons:surname",)),
    "surname and words": Identity(LUX, SOMEBODY, made_by=("words:role", "table:persons:surname")),
    "spelling": Identity(LUX, SOMEBODY, made_by=("words:role", "table:persons:spelling")),
    "table": Identity(LUX, made_by=("table:organisations",)),
    "lexicon": Identity(LUX, made_by=("lexicon:country",)),
    "words": Identity(LUX, made_by=("words:words:country+role",)),
    "owner": Identity(LUX, made_by=("words:role+owner",)),
    "town": Identity(LUX, made_by=("words:town+kind",)),
    "where a name is told": Identity(LUX, made_by=("words:role", "context:country")),
    "sector only": Identity(Facts(None, ("GOV",)), made_by=("words:role",)),
    "nothing": Identity(Facts()),
}


@pytest.mark.parametrize("key", EXAMPLES)
def test_what_told_of_an_actor(key: str) -> None:
    assert ground(EXAMPLES[key], named=True) == key
    assert chance(EXAMPLES[key], named=True) == CHANCES[key]


def test_a_noun_is_told_more_surely_where_it_stands_than_a_name() -> None:
    where = EXAMPLES["where a name is told"]
    assert ground(where, named=False) == "where a noun is told"
    assert chance(where, named=False) > chance(where, named=True)


def test_holder_of_an_office_told_without_a_name() -> None:
    found = Identity(LUX, SOMEBODY, made_by=("table:persons:office",))
    assert ground(found, named=False) == "surname"


def test_words_that_say_nothing_are_none() -> None:
    """An entity without any basis has the rule "words:"."""
    found = Identity(LUX, SOMEBODY, made_by=("words:", "table:persons:name"))
    assert ground(found, named=True) == "name"


def test_the_users_table_is_a_table() -> None:
    assert ground(Identity(LUX, made_by=("user-table:mine.csv",)), named=True) == "table"
    named = Identity(LUX, SOMEBODY, made_by=("user-table:mine.csv:name",))
    assert ground(named, named=True) == "name"


def test_the_name_of_the_users_table_says_nothing() -> None:
    for name in ("town.csv", "owner", "my+owner"):
        assert ground(Identity(LUX, made_by=(f"user-table:{name}",)), named=True) == "table"


def test_somebody_whose_country_only_the_place_tells() -> None:
    """Tables of the user's need no country."""
    rules = ("table:persons:name", "context:country")
    found = Identity(LUX, SOMEBODY, made_by=rules)
    assert ground(found, named=True) == "where a name is told"


def test_every_chance_has_an_example() -> None:
    assert {*EXAMPLES, "where a noun is told"} == {*CHANCES}
    assert all(0 < share < 1 for share in CHANCES.values())
