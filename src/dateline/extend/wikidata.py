"""Rows from a Wikidata dump: who held which office when, and organisations by class.

An office is an item of its own that may come before or after its holder, and so is a country.
Everything found goes to a database on disk and is joined at the end, so that memory does not grow
with the dump.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from dateline.extend.dump import Claim, Item, items
from dateline.extend.known import packs
from dateline.extend.rows import PERSON, Row
from dateline.resolve.lexicon import Lexicon, lexicon
from dateline.resolve.tabular import lines

_CLASSES = Path(__file__).with_suffix(".tsv")
_HUMAN = "Q5"
_OFFICES = ("Q4164871", "Q294414")  # position, public office
_SOURCE = "Wikidata"
_MARKS = tuple(f'"{p}"'.encode() for p in ("P39", "P1001", "P298", *_OFFICES))
_TABLES = """
CREATE TABLE state (item TEXT PRIMARY KEY, code TEXT);
CREATE TABLE office (item TEXT PRIMARY KEY, role TEXT, sector TEXT, country TEXT);
CREATE TABLE holder (item TEXT, name TEXT, aliases TEXT, country TEXT, office TEXT, start TEXT,
    end TEXT);
CREATE TABLE body (item TEXT, name TEXT, aliases TEXT, country TEXT, kind TEXT, sector TEXT,
    special TEXT);
"""
_HOLDERS = """
SELECT holder.item, name, aliases, COALESCE(place.code, home.code, ''), sector, role, start, end
FROM holder JOIN office ON office.item = holder.office
LEFT JOIN state AS place ON place.item = office.country
LEFT JOIN state AS home ON home.item = holder.country
ORDER BY holder.rowid
"""
_BODIES = """
SELECT body.item, name, aliases, COALESCE(code, special), sector, kind
FROM body LEFT JOIN state ON state.item = body.country ORDER BY body.rowid
"""


@dataclass(slots=True)
class Account:
    """How many items were looked at; rows by kind; offices held that are of no known kind."""

    items: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    unknown: int = 0


def read(
    raw: IO[bytes], path: Path, kinds: tuple[str, ...], since: str, account: Account
) -> Iterator[Row]:
    """Rows of these kinds (person, organisation, government) from the dump `path`, open as `raw`.

    Offices that ended before `since`, an ISO date, month or year, are left out, and so is
    whatever no language pack has a role noun for.  `account` is filled in as rows are given.
    Raises UserTableError where the file is no dump.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        found = sqlite3.connect(Path(folder) / "found.sqlite")
        try:
            found.executescript(f"PRAGMA synchronous=OFF; {_TABLES}")
            gather = _Gather(found, kinds, since)
            for item in items(raw, path, gather.marks):
                account.items += 1
                gather.item(item)
            for row in _rows(found):
                account.rows[row.kind] += 1
                yield row
            account.unknown = _unknown(found)
        finally:
            found.close()


class _Gather:
    """Puts what an item tells into the database."""

    def __init__(self, found: sqlite3.Connection, kinds: tuple[str, ...], since: str) -> None:
        self.found = found
        self.kinds = kinds
        self.since = since
        self.words = {pack.code: lexicon(pack) for pack in packs()}
        rows = (line.split("\t") for line in lines(_CLASSES, 5))
        self.classes = {row[0]: row[1:4] for row in rows if row[1] in kinds}
        self.marks = (*_MARKS, *(f'"{item}"'.encode() for item in self.classes))

    def item(self, item: Item) -> None:
        classes = item.items("P31")
        if _HUMAN in classes:
            self._human(item)
            return
        for claim in item.claimed("P298"):
            self._put("state", item.id, claim.mainsnak.text)
        self._office(item)
        known = next((self.classes[c] for c in classes if c in self.classes), None)
        name, aliases = self._names(item)
        if known and name:
            kind, sector, special = known
            self._put("body", item.id, name, aliases, _country(item), kind, sector, special)

    def _human(self, item: Item) -> None:
        name, aliases = self._names(item)
        home = next(iter(item.items("P27")), "")
        for claim in item.claimed("P39") if name and PERSON in self.kinds else ():
            if (dates := self._dates(claim)) and claim.mainsnak.item:
                self._put("holder", item.id, name, aliases, home, claim.mainsnak.item, *dates)

    def _dates(self, claim: Claim) -> tuple[str, str] | None:
        """Start and end of an office held; None if it ended too long ago, or at no known time."""
        start, end = claim.qualifier("P580"), claim.qualifier("P582")
        if end and end.snaktype == "somevalue":
            return None
        first, last = (start.time if start else ""), (end.time if end else "")
        return None if last and last < self.since[: len(last)] else (first, last)

    def _office(self, item: Item) -> None:
        for code, words in self.words.items():
            if role := _role(item.label(code), words):
                self._put("office", item.id, role[0], "|".join(role[1]), _country(item))
                return

    def _names(self, item: Item) -> tuple[str, str]:
        """The name in the first language that has one, and all others, in all languages."""
        labels = [item.label(code) for code in self.words]
        also = [alias for code in self.words for alias in item.also(code)]
        names = dict.fromkeys(" ".join(n.replace("|", " ").split()) for n in (*labels, *also) if n)
        first, *others = names or [""]
        return first, "|".join(others)

    def _put(self, table: str, *cells: str) -> None:
        marks = ",".join("?" * len(cells))
        self.found.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", cells)


def _country(item: Item) -> str:
    """The item of the country that an office or a body belongs to: jurisdiction, else country."""
    return next(iter((*item.items("P1001"), *item.items("P17"))), "")


def _role(label: str, words: Lexicon) -> tuple[str, tuple[str, ...]] | None:
    """Title and sectors of an office: of the first role noun in its label, the longest there."""
    told = label.split()
    for i in range(len(told)):
        for end in range(len(told), i, -1):
            role = words.role(" ".join(told[i:end]))
            if role and role.kind == PERSON and not role.plural:
                return role.title, role.sector
    return None


def _rows(found: sqlite3.Connection) -> Iterator[Row]:
    for item, name, aliases, country, sector, role, start, end in found.execute(_HOLDERS):
        yield Row(
            name, PERSON, _list(aliases), country, _list(sector), role, start, end, item, _SOURCE
        )
    for item, name, aliases, country, sector, kind in found.execute(_BODIES):
        yield Row(name, kind, _list(aliases), country, _list(sector), wikidata=item, source=_SOURCE)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def _unknown(found: sqlite3.Connection) -> int:
    told = "SELECT COUNT(*) FROM holder WHERE office NOT IN (SELECT item FROM office)"
    return int(found.execute(told).fetchone()[0])
