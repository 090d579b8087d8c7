"""Who the tables know: persons with the offices they hold, and organisations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "monarch", "king", "queen", "head of state"}
)
_RANK = (  # offices held together, the one by which the press calls somebody first
    "monarch", "king", "queen", "head of state", "president", "chancellor", "prime minister",
    "head of government", "foreign minister", "defence minister",
)  # fmt: skip


USER_TABLE = "user-table"
"""What rules call a table of the user's, where they call a shipped one "table"."""


@dataclass(frozen=True, slots=True)
class Office:
    """One office of one person.  `start` and `end`: ISO date, month or year; empty = open.

    `source` is what the row names as its source; `table` the user's table that the row stands in,
    empty for the shipped ones.
    """

    country: str
    sector: tuple[str, ...]
    role: str
    start: str
    end: str
    source: str = ""
    table: str = ""

    @property
    def basis(self) -> str:
        """The rule that a fact from this row names: "table:persons", "user-table:mine.csv"."""
        return f"{USER_TABLE}:{self.table}" if self.table else "table:persons"

    def held_on(self, day: date | None) -> bool:
        """True if the office was held that day, dates read as widely as they can be."""
        if day is None:
            return not self.end
        iso = day.isoformat()
        return self.start <= iso and (not self.end or iso <= self.end or iso.startswith(self.end))

    def replaces(self, other: Office) -> bool:
        """True if this row of the user's tells of the very post and time of a shipped one."""
        same = self.country == other.country and self.role == other.role
        overlap = self.start <= (other.end or "9") and other.start <= (self.end or "9")
        return bool(self.table) and not other.table and same and overlap


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the tables, with all offices known, latest first."""

    wikidata: str
    name: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]

    def held(self, day: date | None) -> list[Office]:
        """All offices held on `day`, the one that counts first as `office` says."""
        return sorted((o for o in self.offices if o.held_on(day)), key=_standing)

    def office(self, day: date | None, title: str | None = None) -> Office | None:
        """The office held on `day`, without a day the latest; of several the one of this very
        `title`, else one that it is part of ("minister" of "foreign minister"), else one of the
        user's tables, else the most diplomatic: those of leaders, of foreign affairs, of defence.
        """
        held = self.held(day) if day else list(self.offices[:1])
        words = {*(title or "").split()}
        return min(held, key=lambda o: (_misfit(o, title, words), *_standing(o)), default=None)

    def former(self, day: date | None) -> Office | None:
        """The last office that ended before `day`."""
        past = (o for o in self.offices if day and o.end and o.end < day.isoformat())
        return next(past, None)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(o.country for o in self.offices)

    @property
    def tables(self) -> tuple[str, ...]:
        """The user's tables that tell of this person."""
        return tuple(dict.fromkeys(o.table for o in self.offices if o.table))


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or outlet in the tables; `source` and `table` as of an `Office`."""

    wikidata: str | None
    name: str
    kind: str
    country: str | None
    sector: tuple[str, ...]
    source: str = ""
    table: str = ""

    @property
    def basis(self) -> str:
        """The rule that a fact from this row names, as of an office."""
        return f"{USER_TABLE}:{self.table}" if self.table else "table:organisations"

    def completed(self, other: Organisation) -> Organisation:
        """This one, with the country of another of the same name and sector if it has none."""
        silent = not self.country and bool({*self.sector} & {*other.sector})
        return replace(self, country=other.country) if silent else self


def recent(office: Office) -> tuple[bool, str, bool, bool, str]:
    """Sorts open offices after closed ones, of those held together the user's and the highest
    last."""
    lead = office.role in LEADERS
    return (not office.end, office.end, bool(office.table), lead, office.start)


def _standing(office: Office) -> tuple[bool, bool, int]:
    """Sorts offices held together: a row without any date is what is left when no other fits."""
    undated = bool(office.table) and not (office.start or office.end)
    rank = _RANK.index(office.role) if office.role in _RANK else len(_RANK)
    return (undated, not office.table, rank)


def _misfit(office: Office, title: str | None, words: set[str]) -> int:
    """0 where an office is what the words call it, 1 where they may mean it, else 2."""
    if office.role == title:
        return 0
    return 1 if words and words <= {*office.role.split()} else 2
