"""The words that name a place, cut out of names and told from what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.lang import load
from dateline.resolve import Knowledge, ResolvePlaces
from dateline.resolve.places import Located
from tests.helpers import reading

Find = Callable[..., list[Located]]


@pytest.fixture
def find(knowledge: Knowledge) -> Find:
    stage = ResolvePlaces(load, knowledge)

    def run(conllu: str, names: dict[str, str], language: str = "en") -> list[Located]:
        return stage.located(reading(conllu, names, language=language))

    return run


def _in(*words: str) -> str:
    """He spoke in WORDS: a flat name; a word that ends in ~ has no space after it."""
    lines = ["He he PRON 2 nsubj", "spoke speak VERB 0 root", "in in ADP 4 case"]
    flat = [f"{w} _ {'PUNCT 4 punct' if w in ',.' else 'PROPN 4 flat'}" for w in words[1:]]
    return "\n".join([*lines, f"{words[0]} _ PROPN 2 obl", *flat])


def told(found: list[Located]) -> list[tuple[str, str | None]]:
    return [(f.name, f.spot and f"{f.spot.country}.{f.spot.admin1}") for f in found]


def test_short_form_of_a_state_behind_a_name(find: Find) -> None:
    found = find(_in("Paris~", ",", "Tex."), {"Paris": "LOC"})
    assert told(found) == [("Paris", "USA.TX"), ("Texas", "USA.TX")]
    assert told(find(_in("Paris"), {"Paris": "LOC"})) == [("Paris", "FRA.11")]


def test_letters_are_a_state_only_behind_a_comma(find: Find) -> None:
    assert told(find(_in("Paris~", ",", "TX"), {"Paris": "LOC"})) == [
        ("Paris", "USA.TX"), ("Texas", "USA.TX"),
    ]  # fmt: skip
    assert find(_in("TX"), {}) == []


def test_one_mention_with_its_state_settles_the_others(find: Find) -> None:
    text = _in("Paris") + "\n\n" + _in("Paris~", ",", "Texas")
    first, second, _ = find(text, {"Paris": "LOC", "Texas": "LOC"})
    assert first.spot is not None and first.spot == second.spot


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        (("northeast", "Texas"), "LOC", [("Texas", "USA.TX")]),
        (("Northeast", "Texas"), "LOC", [("Texas", "USA.TX")]),
        (("City", "of", "Kharkiv"), "LOC", [("Kharkiv", "UKR.07")]),
        (("Lamar", "County"), "ORG", [("Lamar County", "USA.TX")]),
        (("Lamar", "County", "Jail"), "LOC", [("Lamar County", "USA.TX")]),
        (("Lamar", "County", "Court"), "ORG", []),
        (("Moscow", "Times"), "ORG", []),
        (("Texas", "Jones"), "PER", []),
        (("Moscow", "Road"), "LOC", [("Moscow Road", None)]),
        (("Mediterranean",), "LOC", [("Mediterranean", None)]),
        (("western", "Mediterranean"), "LOC", [("Mediterranean", None)]),
        (("Reno", "Library"), "LOC", [("Reno Library", None)]),
    ],
)
def test_what_a_name_holds(
    find: Find, words: tuple[str, ...], label: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(find(_in(*words), {" ".join(words): label})) == expected


def test_streets_are_no_towns_and_keep_their_precision(knowledge: Knowledge) -> None:
    stage = ResolvePlaces(load, knowledge)
    (done,) = stage([reading(_in("Moscow", "Road"), {"Moscow Road": "LOC"}, language="en")])
    (place,) = done.places
    assert (place.name, place.precision, place.lat) == ("Moscow Road", "point", None)


def test_precision_and_division(knowledge: Knowledge) -> None:
    stage = ResolvePlaces(load, knowledge)
    text = "\n\n".join([_in("Moscow"), _in("Texas"), _in("Lamar", "County"), _in("Russia")])
    names = {"Moscow": "LOC", "Texas": "LOC", "Lamar County": "LOC"}
    (done,) = stage([reading(text, names, language="en")])
    assert [(p.name, p.precision, p.admin1) for p in done.places] == [
        ("Moscow", "city", None),
        ("Texas", "region", "Texas"),
        ("Lamar County", "region", "Texas"),
        ("Russia", "country", None),
    ]


def test_a_state_that_acts_is_located_but_no_place(find: Find) -> None:
    (found,) = find("Russia _ PROPN 2 nsubj\nspoke speak VERB 0 root", {})
    assert found.acts and found.spot is not None


def test_a_state_told_of_alone_is_no_namesake_in_another(find: Find) -> None:
    text = (
        _in("Georgia")
        + "\n\nThe the DET 2 det\nAmericans American PROPN 3 nsubj\nleft leave VERB 0 root"
    )
    assert told(find(text, {}))[0] == ("Georgia", "GEO.")


def test_a_state_among_towns_of_a_namesake_is_that(find: Find) -> None:
    one = "\n\n".join([_in("Georgia"), _in("Macon")])
    two = "\n\n".join([one, _in("Savannah")])
    names = {"Macon": "LOC", "Savannah": "LOC"}
    assert told(find(one, names))[0] == ("Georgia", "GEO.")
    assert told(find(two, names))[0] == ("Georgia", "USA.GA")


def test_a_region_is_no_town_of_its_name_elsewhere(find: Find) -> None:
    text = "\n\n".join([_in("Colorado"), _in("Texas")])
    names = {"Colorado": "LOC", "Texas": "LOC"}
    assert told(find(text, names))[0] == ("Colorado", "USA.CO")


def test_a_state_is_not_said_to_lie_in_itself(find: Find) -> None:
    assert told(find(_in("Russia~", ",", "Russia"), {})) == [("Russia", "RUS.")] * 2


def test_an_organisation_that_may_be_a_town_is_one_only_beside_others(find: Find) -> None:
    assert told(find(_in("Reno"), {"Reno": "ORG"})) == []
    near = _in("Reno") + "\n\n" + _in("Lamar", "County")
    assert told(find(near, {"Reno": "ORG", "Lamar County": "LOC"}))[0] == ("Reno", "USA.TX")


def test_a_building_lies_in_the_town_that_it_is_called_after_beside_others(find: Find) -> None:
    text = _in("Reno", "Library") + "\n\n" + _in("Lamar", "County")
    found = find(text, {"Reno Library": "LOC", "Lamar County": "LOC"})
    assert told(found)[0] == ("Reno", "USA.TX")


def test_a_small_place_far_from_all_else_stays_open(find: Find) -> None:
    assert told(find(_in("Reno"), {"Reno": "LOC"})) == [("Reno", None)]
