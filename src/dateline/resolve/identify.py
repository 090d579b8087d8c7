"""Whose and what an actor is: country, sector and role, from the words and from the tables.

The words around a name win over the tables.  How much an identity weighs within the stage, from 0
to 1, is a rule of thumb; the record's confidence is that of `chances.py`:

    0.95  words and tables agree         0.6   words give only country or only role
    0.85  tables alone, full name        0.5   words and tables contradict each other
    0.9   words give country and role    0.4   country taken from the rest of the report
    0.7   tables alone, surname          0.3   nothing but a name
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.resolve.facts import FORMER, Facts
from dateline.resolve.holders import Office, Person
from dateline.resolve.linking import Link, is_known


@dataclass(frozen=True, slots=True)
class Identity:
    """The verdict: facts, the person of the tables if linked, confidence, and who said so."""

    facts: Facts
    person: Person | None = None
    confidence: float = 0.3
    made_by: tuple[str, ...] = ()


def of_person(person: Person, day: date | None, title: str | None = None) -> Facts:
    """What the tables say of somebody on a day: the office held, else ELI after one that ended."""
    if office := person.office(day, title):
        role = office.role or _post(person, office, day)
        return Facts(office.country or None, office.sector, role, basis=(office.basis,))
    if past := _led(person, day) or person.former(day):
        role = f"former {past.role}" if past.role else None
        return Facts(past.country or None, (FORMER,), role, basis=(past.basis,))
    last = person.offices[0]
    return Facts(last.country or None, basis=(last.basis,))


def _led(person: Person, day: date | None) -> Office | None:
    """The last of the offices by which somebody is known, of those that ended before a day."""
    ended = (o for o in person.offices if day and o.end and o.end < day.isoformat())
    return next(filter(is_known, ended), None)


def _post(person: Person, office: Office, day: date | None) -> str | None:
    """What a row without a role leaves open, from another of the same country and sector."""
    held = (o for o in person.held(day) if o.role and o.country == office.country)
    return next((o.role for o in held if {*o.sector} & {*office.sector}), None)


def settle(words: Facts, found: Link | None, day: date | None) -> Identity:
    """Words and tables weighed; see the head of this file for the confidence."""
    if found is None:
        return Identity(words, None, _of_words(words), _rules(words))
    person, how = found.person, found.how
    table = of_person(person, day, words.title)
    weaker = not table.title or table.title.startswith("former ")
    title = words.title if words.office or weaker else table.title
    merged = words | table
    sector = table.sector if _knows_better(words, table, found) else merged.sector
    facts = Facts(merged.country, sector, title or merged.title, basis=merged.basis)
    rules = (*_rules(words), f"{table.basis[0]}:{how}")
    return Identity(facts, person, _agreement(words, table, how), rules)


def _knows_better(words: Facts, table: Facts, found: Link) -> bool:
    """True where the table tells the sector of the very office that the words name, or they name
    none: a minister with his party behind the name, or "chancellor until 2005"."""
    same = {"title", "earlier title"} & {*found.grounds}
    civil = any(ground.startswith("other work") for ground in found.grounds)
    better = bool(same) or civil or not words.title
    return bool(table.sector) and FORMER not in words.sector and better


def _of_words(words: Facts) -> float:
    if words.country and words.sector:
        return 0.9
    return 0.6 if words.country or words.sector else 0.3


def _agreement(words: Facts, table: Facts, how: str) -> float:
    if not words.country and not words.sector:
        return 0.7 if how == "surname" else 0.85
    clash = words.sector and table.sector and not {*words.sector} & {*table.sector}
    return 0.5 if clash else 0.95


def _rules(words: Facts) -> tuple[str, ...]:
    return (f"words:{'+'.join(words.basis)}",) if words.basis else ()
