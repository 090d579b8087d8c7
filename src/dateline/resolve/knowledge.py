"""What Dateline knows of the world: office holders with dates, organisations, outlets, states.

Tables are tab-separated with a heading; they are read when first asked for and indexed by folded
alias, rows become objects only when somebody asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from dateline.lang.roles import Role
from dateline.resolve import layers
from dateline.resolve.gazetteer import Gazetteer
from dateline.resolve.holders import LEADERS, Office, Organisation, Person, recent
from dateline.resolve.joining import join, names
from dateline.resolve.tabular import TABLES, key, lines

__all__ = ["LEADERS", "Knowledge", "Office", "Organisation", "Person"]

WIDTH = 9  # columns of persons.tsv
_BREAKAWAY = "PRE"  # offices of breakaway entities, which stand under the nominal sovereign
_ALIKE = 92  # rapidfuzz ratio from which two spellings of one surname's bearer are one name


class Knowledge:
    """The tables of one folder, and over them the user's (`layers.tables`), which win.

    Raises TableError where a table lacks a column or a row has another number of them.
    """

    def __init__(self, folder: Path = TABLES, own: tuple[Path, ...] = ()) -> None:
        self.folder = folder
        self.own = own
        self.gazetteer = Gazetteer(folder)
        self._made: dict[int, Person] = {}
        self._topped: frozenset[int] = frozenset()

    @classmethod
    def load(cls, home: str = "") -> Knowledge:
        """The shipped tables under the user's, shared by all stages of a process.

        `home` is the folder of the user's tables, empty for the usual one.
        """
        return _loaded(layers.tables(layers.home(home)))

    def people(self, name: str) -> list[Person]:
        """Everybody who bears exactly this name or alias."""
        return [self._person(n) for n in self._by_alias.get(key(name), ())]

    def bearers(self, surname: str) -> list[Person]:
        """Everybody whose usual name ends in, or begins with, this word; "al-Assad" is one too."""
        folded = key(surname)
        first, _, last = folded.rpartition(" ")
        found = [self._person(n) for n in sorted(self._by_surname.get(last, ()))]
        return [p for p in found if _called(p, folded)] if first else found

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
        """Who held the office `role` of `country` that day; None if nobody or several did.

        Whom the user's tables name wins over whom the shipped ones do.
        """
        held = [
            (bool(office.table), person)
            for person in map(self._person, sorted(self._by_office.get((role, country), ())))
            for office in person.offices
            if (office.role, office.country) == (role, country) and office.held_on(day)
            if _BREAKAWAY not in office.sector
        ]
        yours = any(own for own, _ in held)
        holders = {person: None for own, person in held if own == yours}
        return next(iter(holders)) if len(holders) == 1 else None

    def organisation(self, name: str) -> Organisation | None:
        """The organisation or outlet of this name; None if unknown or if several bear it."""
        found = self._organisations.get(key(name))
        return found if found and found.name else None

    def begins_name(self, word: str) -> bool:
        """True if some name in the tables begins with this word."""
        return key(word).partition(" ")[0] in self._first_words

    def roles(self, language: str) -> dict[Role, str]:
        """The role nouns that the user's tables give for a language (ISO 639-1), with the table."""
        return layers.roles(self.own, language)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(k.partition(" ")[0] for k in (*self._by_alias, *self._organisations))

    @cached_property
    def _persons(self) -> list[list[str]]:
        """The lines of each person; they stay uncut until somebody asks for the person."""
        groups: dict[str, list[str]] = {}
        for line in lines(self.folder / "persons.tsv", WIDTH):
            wikidata, _, rest = line.partition("\t")
            groups.setdefault(wikidata or rest.partition("\t")[0], []).append(line)
        persons = list(groups.values())
        if self.own:
            self._topped = join(persons, layers.rows(self.own, "persons.tsv", WIDTH))
        return persons

    @cached_property
    def _by_alias(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for n, group in enumerate(self._persons):
            told = group if n in self._topped else group[:1]  # shipped rows all give all names
            for name in {key(a) for line in told for a in names(line.split("\t", 3))}:
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
                apart = known.country != organisation.country and known.name != organisation.name
                if known.table:
                    index[key(alias)] = known.completed(organisation)
                elif apart:
                    index[key(alias)] = Organisation(None, "", "", None, ())
        return index

    def _organisation_rows(self) -> Iterator[tuple[Organisation, list[str]]]:
        yours = layers.rows(self.own, "organisations.tsv", 7)
        shipped = (f"{line}\t" for line in lines(self.folder / "organisations.tsv", 7))
        for line in (*yours, *shipped):
            item, name, _, kind, country, sector, source, table = row = line.split("\t")
            sectors = tuple(filter(None, sector.split("|")))
            known = Organisation(item or None, name, kind, country or None, sectors, source, table)
            yield known, names(row)

    def _outlet_rows(self) -> Iterator[tuple[Organisation, list[str]]]:
        for line in lines(self.folder / "outlets.tsv", 5):
            domain, name, aliases, country, _ = line.split("\t")
            called = [name, domain, *filter(None, aliases.split("|"))]
            yield Organisation(None, name, "media", country or None, ("JRN",), "own"), called

    def _person(self, n: int) -> Person:
        if n not in self._made:
            group = [line.split("\t") for line in self._persons[n]]
            told = sorted((_office(row) for row in group), key=recent, reverse=True)
            offices = [o for o in told if not any(own.replaces(o) for own in told)]
            aliases = {a: None for row in group for a in names(row)}
            item = next((row[0] for row in group if row[0]), "")
            self._made[n] = Person(item, group[0][1], tuple(aliases), tuple(offices))
        return self._made[n]


def _called(person: Person, surname: str) -> bool:
    names = (f" {key(alias)} " for alias in person.aliases)
    return any(name.endswith(f" {surname} ") or name.startswith(f" {surname} ") for name in names)


@cache
def _loaded(own: tuple[Path, ...]) -> Knowledge:
    return Knowledge(own=own)


def _office(row: list[str]) -> Office:
    """Of a row of `persons.tsv`, or of the user's with the table's name as a tenth column."""
    sector, table = tuple(filter(None, row[4].split("|"))), row[9] if len(row) > WIDTH else ""
    return Office(row[3], sector, row[5], row[6], row[7], row[8], table)
