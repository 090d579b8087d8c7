"""Who a name means on a day, and why: what the resolver knows before it reads any words around.

The order is the resolver's own: names of states, role nouns, whole names of persons, names of
organisations, then one word of a person's name, then names that are spelt almost so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.lang import Pack
from dateline.resolve.facts import Facts
from dateline.resolve.holders import Office, Organisation, Person
from dateline.resolve.identify import of_person
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.lexicon import Term, fold, lexicon
from dateline.resolve.linking import Link, link

_SOURCES = {
    "own": "Dateline's own list",
    "factbook": "CIA World Factbook",
    "wikidata": "Wikidata",
    "reign": "REIGN",
    "us_congress": "congress-legislators",
    "partyfacts": "PartyFacts",
}
_ALONE = "surname"
_GROUNDS = {
    "your table": "your tables win over the shipped ones",
    "holds an office": "the only one of them in office that day",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a name may mean.

    `kind`: state, role, person, or what the tables call an organisation; `how` it was found: name,
    surname, spelling.  `held` are the offices of the day asked for, `former` the last one before
    if there is none, `offices` all that are known.  Each of `grounds` is a table and its source, in
    words.
    """

    name: str
    kind: str
    how: str
    country: str | None
    sector: tuple[str, ...]
    role: str | None
    wikidata: str | None
    aliases: tuple[str, ...] = ()
    held: tuple[Office, ...] = ()
    former: Office | None = None
    offices: tuple[Office, ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What `name` means on `day`: one of the candidates wins, or None does; `why` says why."""

    name: str
    day: date | None
    candidates: tuple[Candidate, ...]
    winner: Candidate | None
    why: str


def who(name: str, knowledge: Knowledge, packs: Sequence[Pack], day: date | None) -> Resolution:
    """Who `name` means on `day`, without a day now, to a reader of the languages of `packs`.

    Raises TableError where a knowledge table is broken.
    """
    name = " ".join(name.split())
    words = _merged(c for pack in packs for c in _words(name, pack, knowledge))
    found = [*_persons(name, knowledge, day), *_organisations(name, knowledge)]
    if " " not in name:
        found.sort(key=lambda c: c.how == _ALONE)
    candidates = (*words, *found)
    if words:
        return Resolution(name, day, candidates, candidates[0], _of_words(words[0], found))
    winner, why = _chosen(name, found, knowledge, day)
    if winner and winner not in candidates:  # by the end of the name: "De Hoop Scheffer"
        candidates = (winner, *candidates)
    return Resolution(name, day, candidates, winner, why)


def _words(name: str, pack: Pack, knowledge: Knowledge) -> Iterator[Candidate]:
    words = lexicon(pack, knowledge)
    term = words.terms.get(fold(name))
    if not term or not term.fits(name):
        return
    if term.code:
        country = pack.countries[term.code]
        basis = f"language pack {pack.code}, countries: {_sorts(term)} of {country.names[0]}"
        sector = ("GOV",) if "seat" in term.sorts else ()
        aliases = country.names[1:]
        yield Candidate(
            country.names[0], "state", "name", term.code, sector, None, None, aliases,
            grounds=(basis,),
        )  # fmt: skip
    elif role := term.role:
        own = knowledge.roles(pack.code).get(role)
        basis = f"your table {own}" if own else f"language pack {pack.code}, roles"
        yield Candidate(
            term.phrase, "role", "name", None, role.sector, role.title, None, grounds=(basis,)
        )


def _merged(words: Iterable[Candidate]) -> list[Candidate]:
    """What several packs say of one state or role, once, with the grounds of all."""
    found: dict[tuple[str, str | None], Candidate] = {}
    for c in words:
        same = (c.kind, c.country or c.role)
        known = found.get(same)
        found[same] = replace(known, grounds=(*known.grounds, *c.grounds)) if known else c
    return list(found.values())


def _sorts(term: Term) -> str:
    return " and ".join(sorted(term.sorts))


def _persons(name: str, knowledge: Knowledge, day: date | None) -> Iterator[Candidate]:
    found = {
        "name": knowledge.people(name),
        _ALONE: [] if " " in name else knowledge.bearers(name),
        "spelling": knowledge.alike(name),
    }
    seen: set[Person] = set()
    for how, people in found.items():
        for person in people:
            if person not in seen and (how != "spelling" or not seen):
                yield _person(person, how, day)
        seen.update(people)


def _person(person: Person, how: str, day: date | None) -> Candidate:
    facts = of_person(person, day)
    held = tuple(person.held(day))
    former = None if held else person.former(day)
    told = held or ((former,) if former else person.offices[:1])
    grounds = tuple(dict.fromkeys(ground(o, "persons") for o in told))
    aliases = tuple(a for a in person.aliases if a != person.name)
    return Candidate(
        person.name, "person", how, facts.country, facts.sector, facts.title,
        person.wikidata or None, aliases, held, former,
        person.offices, grounds,
    )  # fmt: skip


def _organisations(name: str, knowledge: Knowledge) -> Iterator[Candidate]:
    known = knowledge.organisation(name)
    if known:
        file = "outlets" if known.kind == "media" else "organisations"
        yield Candidate(
            known.name, known.kind, "name", known.country, known.sector, None, known.wikidata,
            grounds=(ground(known, file),),
        )  # fmt: skip


def ground(row: Office | Organisation, file: str) -> str:
    """ "your table mine.csv, source Wikipedia" or "shipped table persons, source REIGN"."""
    table = f"your table {row.table}" if row.table else f"shipped table {file}"
    source = _SOURCES.get(row.source, row.source)
    return f"{table}, source {source}" if source else table


def _of_words(first: Candidate, others: Sequence[Candidate]) -> str:
    what = "names of states" if first.kind == "state" else "nouns of roles"
    also = "; names in the tables come after them" if others else ""
    return f"{what} of the language packs come first{also}"


def _chosen(
    name: str, found: Sequence[Candidate], knowledge: Knowledge, day: date | None
) -> tuple[Candidate | None, str]:
    if not found:
        return None, "nobody and nothing in the tables has this name or one like it"
    body = next((c for c in found if c.kind != "person"), None)
    exact = [c for c in found if c.kind == "person" and c.how == "name"]
    if body and not (exact and " " in name):
        return body, "an organisation of this name" + (" comes before persons" if exact else "")
    told = sorted({o.country for c in found for o in c.held})
    linked = link([name], Facts(), told, knowledge, day)
    if linked is None:
        return _alike(found) if found[0].how == "spelling" else (None, _undecided(found))
    meant = _person(linked.person, linked.how, day)
    winner = next((c for c in found if replace(c, how=meant.how) == meant), meant)
    return winner, _reason(name, linked, winner, knowledge)


def _alike(found: Sequence[Candidate]) -> tuple[Candidate | None, str]:
    if len(found) > 1:
        return None, "several names are spelt almost so"
    where = found[0].country or "the country"
    return found[0], f"spelt almost so; taken only where the words around it tell of {where}"


def _undecided(found: Sequence[Candidate]) -> str:
    if all(c.how == _ALONE for c in found):
        return (
            "one word of a name: taken only for somebody in office whose country, or whose role, "
            "the report tells"
        )
    return "several bear it and nothing tells them apart; words around it may: country or role"


def _reason(name: str, linked: Link, winner: Candidate, knowledge: Knowledge) -> str:
    """Why the winner is meant, from what spoke for it."""
    if linked.how == "spelling":
        return f"spelt almost so; taken only where the words around it tell of {winner.country}"
    if linked.how == _ALONE:
        alone = "the only one known" in linked.grounds
        who = "the only leader, minister or other known holder of an office of that name"
        told = f"taken only where the report tells of {winner.country} or of the office"
        return who if alone else told
    people = knowledge.people(name)
    if len(people) == 1:
        return "the only one of this name in the tables"
    by = [text for ground, text in _GROUNDS.items() if ground in linked.grounds]
    return f"{len(people)} bear this name; " + " and ".join(by)
