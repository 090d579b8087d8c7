"""What the rest of a report makes of a town that is the seat of two, and of offices of regions."""

from __future__ import annotations

import pytest

from dateline.lang.roles import Role
from dateline.records import Span
from dateline.resolve import Knowledge
from dateline.resolve.phrase import Phrase
from dateline.resolve.surroundings import local, seated

MINISTER = Role(("minister",), ("GOV",), "person", "foreign minister", office=True)
FARMER = Role(("farmer",), ("AGR",), "person", "farmer")


def state(head: int, code: str, rival: str = "", *, locative: bool = False) -> Phrase:
    return Phrase(
        0, head, (head,), Span(0, 1), "state", code, codes=(code,), rival=rival, locative=locative
    )


def brussels(*, locative: bool = False) -> Phrase:
    return state(0, "BEL", "EUR", locative=locative)


@pytest.mark.parametrize(
    ("town", "others", "codes"),
    [
        (brussels(), [], ("EUR",)),
        (brussels(), [state(3, "BEL")], ("BEL",)),
        (brussels(), [state(3, "BEL"), state(5, "EUR")], ("EUR",)),
        (brussels(locative=True), [state(5, "EUR")], ("BEL",)),  # only a town to be in
        (state(0, "FRA"), [state(5, "EUR")], ("FRA",)),
    ],
)
def test_brussels_is_the_seat_of_the_union(
    town: Phrase, others: list[Phrase], codes: tuple[str, ...]
) -> None:
    assert seated([town, *others])[0].codes == codes


def office(role: Role, owner: int) -> Phrase:
    return Phrase(0, 1, (1,), Span(0, 1), "role", role=role, noun=role.nouns[0], owners=(owner,))


def place(name: str) -> Phrase:
    return Phrase(0, 0, (0,), Span(0, 1), "place", name)


@pytest.mark.parametrize(
    ("role", "name", "title"),
    [
        (MINISTER, "Scotland", "regional official"),
        (MINISTER, "Kharkiv", "foreign minister"),  # a town
        (FARMER, "Scotland", "farmer"),  # no office
    ],
)
def test_office_of_a_region(knowledge: Knowledge, role: Role, name: str, title: str) -> None:
    _, found = local([place(name), office(role, 0)], knowledge)
    assert found.role and found.role.title == title


def test_office_beside_a_region_that_is_not_its_own(knowledge: Knowledge) -> None:
    _, found = local([place("Scotland"), office(MINISTER, 7)], knowledge)
    assert found.role == MINISTER
