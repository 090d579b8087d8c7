"""Reading and writing the tab-separated tables."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUPPLEMENT = ROOT / "knowledge" / "supplement"
TABLES = ROOT / "src" / "dateline" / "resolve" / "tables"
PACKS = ROOT / "src" / "dateline" / "lang"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV or, by its name, TSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".tsv":
            lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            return [{k: v or "" for k, v in row.items()} for row in lines]
        return list(csv.DictReader(file))


def cell(value: str) -> str:
    """`value` with all white space, tabs included, as single blanks."""
    return " ".join(value.split())


def text(header: str, lines: Iterable[Sequence[str]]) -> str:
    """A table as text: the header (names separated by blanks) and one line a row."""
    body = ("\t".join(cell(value) for value in line) for line in lines)
    return "\n".join(["\t".join(header.split()), *body]) + "\n"


def write(name: str, header: str, lines: Sequence[Sequence[str]]) -> None:
    """Write table `name` among the shipped tables."""
    TABLES.mkdir(parents=True, exist_ok=True)
    (TABLES / name).write_text(text(header, lines), encoding="utf-8")
