"""What Dateline knows of the world: office holders with dates, organisations, outlets, states.

Tables are tab-separated with a heading; they are read when first asked for and indexed by folded
alias, rows become objects only when somebody asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from dateline.resolve.gazetteer import Gazetteer
from dateline.resolve.tabular import TABLES, key, lines

LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "monarch", "king", "queen", "head of state"}
)
_RANK = (  # offices held together, the one by which the press calls somebody first
    "monarch", "king", "queen", "head of state", "president", "chancellor", "prime minister",
    "head of government", "foreign minister", "defence minister",
)  # fmt: skip
_ALIKE = 92  # rapidfuzz ratio from which two spellings of one surname's bearer are one name


@dataclass(frozen=True, slots=True)
class Office:
    """One office of one person.  `start` and `end`: ISO date, month or year; empty = open."""

    country: str
    sector: tuple[str, ...]
    role: str
    start: str
    end: str

    def held_on(self, day: date | None) -> bool:
        """True if the office was held that day, dates read as widely as they can be."""
        if day is None:
            return not self.end
        iso = day.isoformat()
        return self.start <= iso and (not self.end or iso <= self.end or iso.startswith(self.end))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the tables, with all offices known, latest first."""

    wikidata: str
    name: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]

    def office(self, day: date | None, title: str | None = None) -> Office | None:
        """The office held on `day`, without a day the latest; of several the one of this very
        `title`, else one that it is part of ("minister" of "foreign minister"), else the most
        diplomatic: those of leaders, of foreign affairs, of defence."""
        held = [o for o in self.offices if o.held_on(day)] if day else list(self.offices[:1])
        words = {*(title or "").split()}
        return min(held, key=lambda o: (_misfit(o, title, words), _rank(o)), default=None)

    def former(self, day: date | None) -> Office | None:
        """The last office that ended before `day`."""
        past = (o for o in self.offices if day and o.end and o.end < day.isoformat())
        return next(past, None)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(o.country for o in self.offices)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or outlet in the tables."""

    wikidata: str | None
    name: str
    kind: str
    country: str | None
    sector: tuple[str, ...]


class Knowledge:
    """The tables of one folder.

    Raises TableError where a table lacks a column or a row has another number of them.
    """

    def __init__(self, folder: Path = TABLES) -> None:
        self.folder = folder
        self.gazetteer = Gazetteer(folder)
        self._made: dict[int, Person] = {}

    @classmethod
    @cache
    def load(cls) -> Knowledge:
        """The shipped tables, shared by all stages of a process."""
        return cls()

    def people(self, name: str) -> list[Person]:
        """Everybody who bears exactly this name or alias."""
        return [self._person(n) for n in self._by_alias.get(key(name), ())]

    def bearers(self, surname: str) -> list[Person]:
        """Everybody whose usual name ends in, or begins with, this one word."""
        return [self._person(n) for n in sorted(self._by_surname.get(key(surname), ()))]

    def alike(self, name: str) -> list[Person]:
        """Bearers of the same surname whose name is spelt almost like this one."""
        words = name.split()
        if len(words) < 2:
            return []
        pool = {n for word in (words[-1], words[0]) for n in self._by_surname.get(key(word), ())}
        spelt = {n: key(self._person(n).name) for n in sorted(pool)}
        close = process.extract(key(name), spelt, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return [self._person(n) for _, _, n in close]

    def holder(self, role: str, country: str, day: date | None) -> Person | None:
        """Who held the office `role` of `country` that day; None if nobody or several did."""
        people = map(self._person, self._by_office.get((role, country), ()))
        holders = [p for p in people if any(o.role == role and o.held_on(day) for o in p.offices)]
        return holders[0] if len(holders) == 1 else None

    def organisation(self, name: str) -> Organisation | None:
        """The organisation or outlet of this name; None if unknown or if several bear it."""
        found = self._organisations.get(key(name))
        return found if found and found.name else None

    def begins_name(self, word: str) -> bool:
        """True if some name in the tables begins with this word."""
        return key(word).partition(" ")[0] in self._first_words

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(k.partition(" ")[0] for k in (*self._by_alias, *self._organisations))

    @cached_property
    def _persons(self) -> list[list[str]]:
        """The lines of each person; they stay uncut until somebody asks for the person."""
        groups: dict[str, list[str]] = {}
        for line in lines(self.folder / "persons.tsv", 9):
            wikidata, _, rest = line.partition("\t")
            groups.setdefault(wikidata or rest.partition("\t")[0], []).append(line)
        return list(groups.values())

    @cached_property
    def _by_alias(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for n, group in enumerate(self._persons):
            for name in {key(a) for a in _names(group[0].split("\t", 3))}:
                index[name].append(n)
        return index

    @cached_property
    def _by_surname(self) -> dict[str, set[int]]:
        """By last word and, for those whose family name comes first, by first word."""
        index: dict[str, set[int]] = defaultdict(set)
        for name, numbers in self._by_alias.items():
            words = name.split()
            for word in words[:1] + words[-1:]:
                index[word].update(numbers)
        return index

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], set[int]]:
        index: dict[tuple[str, str], set[int]] = defaultdict(set)
        for n, group in enumerate(self._persons):
            for line in group:
                row = line.split("\t", 6)
                index[row[5], row[3]].add(n)
        return index

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        index: dict[str, Organisation] = {}
        for organisation, aliases in (*self._organisation_rows(), *self._outlet_rows()):
            for alias in aliases:
                known = index.setdefault(key(alias), organisation)
                if known.country != organisation.country and known.name != organisation.name:
                    index[key(alias)] = Organisation(None, "", "", None, ())
        return index

    def _organisation_rows(self) -> Iterator[tuple[Organisation, list[str]]]:
        for row in self._rows("organisations.tsv", 7):
            sector = tuple(filter(None, row[5].split("|")))
            yield Organisation(row[0] or None, row[1], row[3], row[4] or None, sector), _names(row)

    def _outlet_rows(self) -> Iterator[tuple[Organisation, list[str]]]:
        for domain, name, aliases, country, _ in self._rows("outlets.tsv", 5):
            names = [name, domain, *filter(None, aliases.split("|"))]
            yield Organisation(None, name, "media", country or None, ("JRN",)), names

    def _person(self, n: int) -> Person:
        if n not in self._made:
            group = [line.split("\t") for line in self._persons[n]]
            offices = sorted((_office(row) for row in group), key=_recent, reverse=True)
            aliases = {a: None for row in group for a in _names(row)}
            self._made[n] = Person(group[0][0], group[0][1], tuple(aliases), tuple(offices))
        return self._made[n]

    def _rows(self, name: str, width: int) -> Iterator[list[str]]:
        return (line.split("\t") for line in lines(self.folder / name, width))


def _names(row: list[str]) -> list[str]:
    return [row[1], *filter(None, row[2].split("|"))]


def _office(row: list[str]) -> Office:
    return Office(row[3], tuple(filter(None, row[4].split("|"))), row[5], row[6], row[7])


def _misfit(office: Office, title: str | None, words: set[str]) -> int:
    """0 where an office is what the words call it, 1 where they may mean it, else 2."""
    if office.role == title:
        return 0
    return 1 if words and words <= {*office.role.split()} else 2


def _rank(office: Office) -> int:
    return _RANK.index(office.role) if office.role in _RANK else len(_RANK)


def _recent(office: Office) -> tuple[bool, str, bool, str]:
    """Open offices before closed ones, the highest of those held together first."""
    return (not office.end, office.end, office.role in LEADERS, office.start)
