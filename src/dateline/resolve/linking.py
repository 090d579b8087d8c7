"""Who of the tables bears a name: candidates, what speaks for each, and when nobody is meant.

A name told in full is nearly enough; a surname needs an office that day, and mostly a country or a
title that the report tells.  Every ground has a weight (`_WEIGHT`), and the best candidate wins
with `_LEAST` in all if nobody else comes near (`_MARGIN`).  The weights were set by hand on
authored mentions (`training/examples/actors`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from dateline.resolve.facts import FORMER, Facts
from dateline.resolve.holders import LEADERS, Office, Person
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.tabular import key

_WEIGHT: Final[Mapping[str, float]] = {
    "name": 3.0, "end of the name": 1.5, "spelling": 2.0, "surname": 1.0, "sound": 0.0,
    "your table": 2.0,
    "holds an office": 1.5, "in office": 0.5, "leads or is known": 1.5,
    "was in office": 0.25, "led or was known": 0.75,
    "the only one known": 0.5,
    "country": 1.0, "country of the report": 1.0, "nothing tells of the country": -1.0,
    "title": 1.5, "earlier title": 0.75, "kind of work": 0.5,
    "still in office": -1.0, "other title": -1.0, "other title abroad": -1.5,
    "other work": -3.0, "other work, told in passing": -1.75,
}  # fmt: skip
_LEAST: Final = 3.0
_MARGIN: Final = 0.5

KNOWN: Final = LEADERS | {
    "foreign minister", "defence minister", "head of government", "secretary general",
    "high representative", "commission president", "council president", "opposition leader",
    "rebel leader",
}  # fmt: skip
"""Offices whose holders news calls by surname without a word about them."""
_MEANS: Final[Mapping[str, frozenset[str]]] = {
    "head of state": LEADERS, "leader": LEADERS, "ruler": LEADERS, "dictator": LEADERS,
    "head of government": frozenset({"prime minister", "chancellor"}),
    "top diplomat": frozenset({"foreign minister", "high representative"}),
}  # fmt: skip
"""What other titles a title can stand for."""
_CIVIL: Final = frozenset("AGR BUS EDU MED JUD LAB CVL REL CRM JRN COP SOC".split())
_ANYBODY: Final = ("CVL",)
_ANY_TITLE: Final = frozenset({"official", "politician", "party member"})
_WHOLE_ALIKE, _PART_ALIKE, _TITLED_ALIKE = 85, 80, 72
"""Least likeness (`rapidfuzz.fuzz.ratio`) of spellings: of names, of surnames, of names with the
very title of an office of the very country."""
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A person of the tables, how the name was found in them, and what spoke for it."""

    person: Person
    how: str
    grounds: Mapping[str, float]

    @property
    def score(self) -> float:
        return sum(self.grounds.values())


def link(
    names: Sequence[str],
    words: Facts,
    told: Collection[str],
    knowledge: Knowledge,
    day: date | None,
) -> Link | None:
    """The person of the tables that bears one of `names`; None where nobody does for certain.

    `words` is what the words around them say, `told` the states of which the report tells, the
    first told first: spellings are looked for among the holders of offices of the first few.
    """
    found: dict[Person, Link] = {}
    for how, person in _candidates(names, words, told, knowledge, day):
        grounds = _weighed(how, person, words, told, day)
        if grounds is not None and person not in found:
            found[person] = Link(person, _OUTWARD.get(how, how), grounds)
    ranked = sorted(_singled(found), key=lambda n: -n.score)
    if not ranked or ranked[0].score < _LEAST:
        return None
    clear = len(ranked) == 1 or ranked[0].score - ranked[1].score >= _MARGIN
    return ranked[0] if clear else None


_OUTWARD: Final = {"end of the name": "surname", "sound": "spelling"}


def _candidates(
    names: Sequence[str],
    words: Facts,
    told: Collection[str],
    knowledge: Knowledge,
    day: date | None,
) -> Iterator[tuple[str, Person]]:
    """How and whom the names may mean, the surest way first; by surname only who is nowhere named
    in full."""
    ordered = sorted(dict.fromkeys(names), key=lambda n: (-n.count(" "), n))
    yield from (("name", p) for name in ordered for p in knowledge.people(name))
    longest = [n for n in ordered if n.count(" ") == ordered[0].count(" ")]
    for name in longest:
        if " " in name:
            ends = knowledge.bearers(name.split()[-1])
            yield from (("end of the name", p) for p in ends if _ends(p, name))
            yield from (("spelling", p) for p in knowledge.alike(name))
        else:
            yield from (("surname", p) for p in knowledge.bearers(name))
    yield from _sounding(longest, words, told, knowledge, day)


def _ends(person: Person, name: str) -> bool:
    """True of "De Hoop Scheffer", of Jaap de Hoop Scheffer."""
    return any(key(alias).endswith(f" {key(name)}") for alias in person.aliases)


def _sounding(
    names: Sequence[str],
    words: Facts,
    told: Collection[str],
    knowledge: Knowledge,
    day: date | None,
) -> Iterator[tuple[str, Person]]:
    """Holders of offices of the states told whose name is spelt nearly as one of these."""
    states = [words.country] if words.country else sorted(told)
    title = words.title or ""
    titles = _MEANS.get(title, frozenset()) | {title} if title else KNOWN
    for state in filter(None, states):
        for role in sorted(titles):
            person = knowledge.holder(role, state, day)
            if person and any(_sounds(n, person, titled=bool(title)) for n in names):
                yield "spelling" if " " in names[0] else "sound", person


def _sounds(name: str, person: Person, *, titled: bool) -> bool:
    folded = key(name)
    if len(folded) < _SHORTEST:
        return False
    whole = " " in folded
    least = _TITLED_ALIKE if titled else _WHOLE_ALIKE if whole else _PART_ALIKE
    for alias in map(key, person.aliases):
        words = alias.split()
        parts = [alias] if whole else [words[0], words[-1]]
        if any(fuzz.ratio(folded, part) >= least for part in parts):
            return True
    return False


def _weighed(
    how: str, person: Person, words: Facts, told: Collection[str], day: date | None
) -> dict[str, float] | None:
    """What speaks for a candidate and against; None where the words name another country."""
    if words.country and words.country not in person.countries:
        return None
    office = "holds an office" if how == "name" and person.office(day) else ""
    grounds = [how, *([office] if office else _of_office(person, words, day))]
    grounds += _of_title(person, words, day)
    if person.tables:
        grounds.append("your table")
    if words.country:
        grounds.append("country")
    elif person.countries & {*told}:
        grounds.append("country of the report")
    elif how in ("spelling", "sound"):
        grounds.append("nothing tells of the country")
    at_home = {"country", "country of the report"} & {*grounds}
    if "other title" in grounds and how == "name":
        grounds.remove("other title")  # a whole name may have a title that no table has
        grounds += [] if at_home else ["other title abroad"]
    return {ground: _WEIGHT[ground] for ground in grounds}


def _of_office(person: Person, words: Facts, day: date | None) -> Iterator[str]:
    if office := person.office(day, words.title):
        yield "leads or is known" if is_known(office) else "in office"
    elif past := person.former(day):
        led = any(is_known(o) for o in person.offices if o.end and o.end <= past.end)
        yield "led or was known" if led else "was in office"


def is_unmistakable(surname: str, knowledge: Knowledge, day: date | None) -> bool:
    """True of the surname of one, and only one, who holds an office that day by which news calls
    its holder without a word about him."""
    offices = (person.office(day) for person in knowledge.bearers(surname))
    return sum(office is not None and is_known(office) for office in offices) == 1


def is_known(office: Office) -> bool:
    return office.role in KNOWN


def _of_title(person: Person, words: Facts, day: date | None) -> Iterator[str]:
    """What the words call somebody, beside the offices that the person held."""
    if not words.title and not words.sector:
        return
    former = FORMER in words.sector
    title = (words.title or "").removeprefix("former ")
    held = person.held(day)
    sectors = {s for o in person.offices for s in o.sector}
    civil = bool(words.sector) and {*words.sector} <= _CIVIL - sectors
    if civil and title not in {o.role for o in held}:
        yield "other work, told in passing" if words.sector == _ANYBODY else "other work"
    elif former:
        past = [o for o in person.offices if o not in held]
        if past and (title in _ANY_TITLE or any(_alike(o, title) for o in past)):
            yield "title"
        elif held:
            yield "still in office"
    elif any(_alike(o, title) for o in held):
        yield "title"
    elif any(_alike(o, title) for o in person.offices):
        yield "earlier title"
    elif {*words.sector} & sectors - {"GOV"} or title in _ANY_TITLE:
        yield "kind of work"
    elif title:
        yield "other title"


def _alike(office: Office, title: str) -> bool:
    """True if an office can be what a title calls it: "minister" of a foreign minister."""
    if not title:
        return False
    parts = {*title.split()} <= {*office.role.split()}
    return office.role == title or parts or office.role in _MEANS.get(title, ())


def _singled(found: Mapping[Person, Link]) -> list[Link]:
    """The candidates, with a ground more for the only one by surname who leads, else who led."""
    by_part = [n for n in found.values() if n.how == "surname"]
    leads, led = (
        [n for n in by_part if ground in n.grounds]
        for ground in ("leads or is known", "led or was known")
    )
    known = leads or led
    told = [n for n in known if {"country", "country of the report"} & {*n.grounds}]
    known = told or known
    if len(known) > 1:
        known = [n for n in known if any(o.role in LEADERS for o in n.person.offices)]
    if len(known) > 1 and not leads:
        known = [max(known, key=lambda n: max(o.end or "9" for o in n.person.offices))]
    ground = "the only one known"
    return [
        Link(n.person, n.how, {**n.grounds, ground: _WEIGHT[ground]})
        if len(known) == 1 and n is known[0]
        else n
        for n in found.values()
    ]
