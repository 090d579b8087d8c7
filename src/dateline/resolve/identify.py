"""Whose and what an actor is: country, sector and role, from the words and from the tables.

The words around a name win over the tables.  Confidence, from 0 to 1, is a rule of thumb:

    0.95  words and tables agree         0.6   words give only country or only role
    0.85  tables alone, full name        0.5   words and tables contradict each other
    0.9   words give country and role    0.4   country taken from the rest of the report
    0.7   tables alone, surname          0.3   nothing but a name
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.resolve.knowledge import LEADERS, Knowledge, Office, Person

_KNOWN = LEADERS | {"foreign minister"}
FORMER = "ELI"


@dataclass(frozen=True, slots=True)
class Facts:
    """What one source says of an actor.  `basis` names the words; `title` is language-neutral."""

    country: str | None = None
    sector: tuple[str, ...] = ()
    title: str | None = None
    office: bool = False
    basis: tuple[str, ...] = ()

    def __or__(self, other: Facts) -> Facts:
        """These facts, completed by `other` where they are silent."""
        return Facts(
            self.country or other.country,
            self.sector or other.sector,
            self.title or other.title,
            self.office if self.title else other.office,
            tuple(dict.fromkeys((*self.basis, *other.basis))),
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """The verdict: facts, the person of the tables if linked, confidence, and who said so."""

    facts: Facts
    person: Person | None = None
    confidence: float = 0.3
    made_by: tuple[str, ...] = ()


def link(
    names: Sequence[str],
    words: Facts,
    told: Collection[str],
    knowledge: Knowledge,
    day: date | None,
) -> tuple[Person, str] | None:
    """The person of the tables that bears one of `names`, and how it was found.

    Namesakes are told apart by country, role and date; None where more than one is left.
    """
    full = sorted((n for n in names if " " in n), key=len, reverse=True)
    for name in full:
        if person := _only(knowledge.people(name), words, day):
            return person, "name"
    for name in full:
        if words.country and (person := _only(knowledge.alike(name), words, day)):
            return person, "spelling"
    for name in () if full else names:
        if person := _only(knowledge.people(name), words, day):
            return person, "name"
        if person := _by_surname(knowledge.bearers(name), words, told, day):
            return person, "surname"
    return None


def _only(people: list[Person], words: Facts, day: date | None) -> Person | None:
    left, _ = narrowed(people, words, day)
    return left[0] if len(left) == 1 else None


def narrowed(
    people: list[Person], words: Facts, day: date | None
) -> tuple[list[Person], tuple[str, ...]]:
    """Namesakes told apart, and by what: country, table (the user's win), office, role."""
    by: list[str] = []
    if words.country:
        left = [p for p in people if words.country in p.countries]
        by += ["country"] if len(left) < len(people) else []
        people = left
    tests = {"table": _of_user, "office": _in_office, "role": _in_role}
    for name, test in tests.items():
        left = test(people, words, day) if len(people) > 1 else []
        if left and len(left) < len(people):
            people = left
            by.append(name)
    return people, tuple(by)


def _of_user(people: list[Person], words: Facts, day: date | None) -> list[Person]:
    return [p for p in people if p.tables]


def _in_office(people: list[Person], words: Facts, day: date | None) -> list[Person]:
    return [p for p in people if p.office(day)]


def _in_role(people: list[Person], words: Facts, day: date | None) -> list[Person]:
    return [p for p in people if any(o.role == words.title for o in p.offices)]


def _by_surname(
    people: list[Person], words: Facts, told: Collection[str], day: date | None
) -> Person | None:
    """By surname alone only who is in office that day and fits role and country of the words;
    without such words, only a leader of a country that the report tells of, or the only leader or
    foreign minister of that surname in the world."""
    fits = [p for p in people if (o := p.office(day)) and _fits(o, words, told)]
    if not fits and not (words.country or words.title):
        fits = [p for p in people if (o := p.office(day)) and o.role in _KNOWN]
    return fits[0] if len(fits) == 1 else None


def _fits(office: Office, words: Facts, told: Collection[str]) -> bool:
    if words.country and office.country != words.country:
        return False
    if words.title:
        alike = office.role == words.title or bool({*office.sector} & {*words.sector})
        return alike and bool(words.country or office.country in told)
    return office.country in told and office.role in _KNOWN


def of_person(person: Person, day: date | None, title: str | None = None) -> Facts:
    """What the tables say of somebody on a day: the office held, else ELI after one that ended."""
    if office := person.office(day, title):
        role = office.role or _post(person, office, day)
        return Facts(office.country or None, office.sector, role, basis=(office.basis,))
    if past := person.former(day):
        role = f"former {past.role}" if past.role else None
        return Facts(past.country or None, (FORMER,), role, basis=(past.basis,))
    last = person.offices[0]
    return Facts(last.country or None, basis=(last.basis,))


def _post(person: Person, office: Office, day: date | None) -> str | None:
    """What a row without a role leaves open, from another of the same country and sector."""
    held = (o for o in person.held(day) if o.role and o.country == office.country)
    return next((o.role for o in held if {*o.sector} & {*office.sector}), None)


def settle(words: Facts, found: tuple[Person, str] | None, day: date | None) -> Identity:
    """Words and tables weighed; see the head of this file for the confidence."""
    if found is None:
        return Identity(words, None, _of_words(words), _rules(words))
    person, how = found
    table = of_person(person, day, words.title)
    weaker = not table.title or table.title.startswith("former ")
    title = words.title if words.office or weaker else table.title
    merged = words | table
    facts = Facts(merged.country, merged.sector, title or merged.title, basis=merged.basis)
    rules = (*_rules(words), f"{table.basis[0]}:{how}")
    return Identity(facts, person, _agreement(words, table, how), rules)


def _of_words(words: Facts) -> float:
    if words.country and words.sector:
        return 0.4 if "context" in words.basis else 0.9
    return 0.6 if words.country or words.sector else 0.3


def _agreement(words: Facts, table: Facts, how: str) -> float:
    if not words.country and not words.sector:
        return 0.7 if how == "surname" else 0.85
    clash = words.sector and table.sector and not {*words.sector} & {*table.sector}
    return 0.5 if clash else 0.95


def _rules(words: Facts) -> tuple[str, ...]:
    return (f"words:{'+'.join(words.basis)}",) if words.basis else ()
