"""A table that somebody wrote: CSV or TSV under a heading, every row checked.

Columns, in any order; all but `name` may be left out:

    name kind aliases country sector role start end wikidata source language

`rows.Row` says what each holds; lists are separated by |.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from dateline import lang
from dateline.errors import UserTableError
from dateline.extend.known import countries, titles
from dateline.extend.rows import KINDS, PERSON, ROLES, Row
from dateline.ontology import SECTORS

COLUMNS = tuple(field.name for field in fields(Row))
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ITEM = re.compile(r"Q[1-9]\d*")
_LONGEST = 500  # characters of a cell


def read(path: Path) -> list[Row]:
    """The rows of a table.

    Raises UserTableError that names row and column of everything that is wrong.
    """
    rows: list[Row] = []
    problems: list[str] = []
    for number, cells in _cells(path):
        row = _row(cells)
        wrong = list(_wrong(row, cells))
        problems += [f"{path.name}, row {number}, column {c}: {what}" for c, what in wrong]
        rows.append(row)
    if problems:
        raise UserTableError(
            f"{path.name}: {len(problems)} cells are wrong, nothing was added"
            if len(problems) > 1
            else problems[0],
            hint="docs/knowledge.md tells what each column holds.",
            problems=tuple(problems) if len(problems) > 1 else (),
        )
    return rows


def unknown_roles(rows: Sequence[Row]) -> list[str]:
    """Roles that are the title of no role noun, so that no words will ever lead to them."""
    own = {row.role or row.name for row in rows if row.kind in ROLES}
    told = {row.role for row in rows if row.kind == PERSON and row.role}
    return sorted(told - titles().keys() - own)


def _cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each row by column, with the number of the line it ends on."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            heading = file.readline()
            names = next(csv.reader([heading], delimiter=_delimiter(heading, path)), [])
            columns = [name.strip().lower() for name in names]
            _check_heading(columns, path)
            table = csv.reader(file, delimiter=_delimiter(heading, path), strict=True)
            for cells in table:
                if any(cell.strip() for cell in cells):
                    yield table.line_num + 1, _fitted(cells, columns, path, table.line_num + 1)
    except OSError as e:
        raise UserTableError(f"{path} cannot be read: {e.strerror}") from e
    except UnicodeDecodeError as e:
        raise UserTableError(f"{path} is not UTF-8", hint="Save the file as UTF-8.") from e
    except csv.Error as e:
        raise UserTableError(f"{path} is no table: {e}") from e


def _delimiter(heading: str, path: Path) -> str:
    """Tab, comma or, as many spreadsheets write CSV, semicolon."""
    if path.suffix.lower() == ".tsv" or "\t" in heading:
        return "\t"
    return ";" if heading.count(";") > heading.count(",") else ","


def _check_heading(columns: Sequence[str], path: Path) -> None:
    for name in columns:
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(COLUMNS)}."
            raise UserTableError(f"{path.name}, row 1: there is no column {name!r}", hint=hint)
        if columns.count(name) > 1:
            raise UserTableError(f"{path.name}, row 1: two columns {name!r}")
    if "name" not in columns:
        raise UserTableError(
            f"{path.name}, row 1: no column 'name'", hint=f"There are: {', '.join(COLUMNS)}."
        )


def _fitted(
    cells: Sequence[str], columns: Sequence[str], path: Path, number: int
) -> dict[str, str]:
    if len(cells) != len(columns):
        raise UserTableError(
            f"{path.name}, row {number}: {len(cells)} cells, but the heading has {len(columns)}",
            hint="Put quotation marks around cells that hold the separator.",
        )
    return {c: " ".join(cell.split()) for c, cell in zip(columns, cells, strict=True)}


def _row(cells: dict[str, str]) -> Row:
    """The row as it is told; a sector left out is that of the role, where Dateline knows it."""
    role = cells.get("role", "").lower()
    sector = _list(cells.get("sector", "").upper())
    known = titles().get(role)
    return Row(
        name=cells["name"],
        kind=cells.get("kind", "").lower() or PERSON,
        aliases=_list(cells.get("aliases", "")),
        country=cells.get("country", "").upper(),
        sector=sector or (known.sector if known else ()),
        role=role,
        start=cells.get("start", ""),
        end=cells.get("end", ""),
        wikidata=cells.get("wikidata", "").upper(),
        source=cells.get("source", ""),
        language=cells.get("language", "").lower(),
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for p in cell.split("|") if (part := p.strip())))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a cell may hold, and what it is called."""

    what: str
    values: frozenset[str]

    def wrong(self, value: str) -> str:
        if value in self.values:
            return ""
        near = get_close_matches(value, sorted(self.values), 1)
        return f"{value!r} is no {self.what}" + (f"; did you mean {near[0]}?" if near else "")


def _wrong(row: Row, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Columns of a row with what is wrong with them."""
    checks = {
        "name": "is empty" if not row.name else "",
        "kind": _Known("kind", frozenset(KINDS)).wrong(row.kind),
        "country": row.country and _Known("country code", countries()).wrong(row.country),
        "sector": _sector(row),
        "start": _date(row.start) or _dated(row.start, row),
        "end": _date(row.end) or _dated(row.end, row) or _order(row),
        "wikidata": "" if not row.wikidata or _ITEM.fullmatch(row.wikidata) else "is no Q number",
        "language": _language(row),
    }
    yield from ((column, what) for column, what in checks.items() if what)
    for column, cell in cells.items():
        if len(cell) > _LONGEST:
            yield column, f"is longer than {_LONGEST} characters"


def _sector(row: Row) -> str:
    known = _Known("sector", SECTORS)
    wrong = next(filter(None, map(known.wrong, row.sector)), "")
    return wrong or ("" if row.sector else "is empty, and the role is no title that has one")


def _date(value: str) -> str:
    """What is wrong with a date of day, month or year precision."""
    parts = _DATE.fullmatch(value)
    if not value or not parts:
        return f"{value!r} is no date: write 2023-02-21, 2023-02 or 2023" if value else ""
    try:
        date(*(int(part or 1) for part in parts.groups()))
    except ValueError:
        return f"there is no day {value}"
    return ""


def _dated(value: str, row: Row) -> str:
    return f"only a {PERSON} has dates" if value and row.kind != PERSON else ""


def _order(row: Row) -> str:
    """An end of coarser precision than the start may begin before it: 2023-02 to 2023."""
    if not row.start or not row.end or row.end >= row.start[: len(row.end)]:
        return ""
    return f"{row.end} comes before the start {row.start}"


def _language(row: Row) -> str:
    if row.kind not in ROLES:
        return f"only the kinds {' and '.join(ROLES)} have one" if row.language else ""
    return _Known("language with a pack", frozenset(lang.installed())).wrong(row.language)
