"""Tables of the user's own: where they are kept, and their rows beside the shipped ones.

A user's table is a folder named after the file it came from, with `persons.tsv` and
`organisations.tsv` as Dateline ships them and `roles.tsv`; `dateline.extend` writes them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.lang.roles import Role
from dateline.resolve.tabular import lines

FOLDER = "DATELINE_KNOWLEDGE"
"""The environment variable that names the folder of the user's tables."""


def home(given: str | Path | None = None) -> Path:
    """The folder of the user's tables: as given, else DATELINE_KNOWLEDGE, else the place where
    the system keeps a user's data."""
    if named := str(given or "") or os.environ.get(FOLDER, ""):
        return Path(named).expanduser()
    return _user_data() / "dateline" / "knowledge"


def _user_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def tables(folder: Path) -> tuple[Path, ...]:
    """The user's tables in a folder, by name; the first wins over the others.

    Raises OSError where the folder is there and cannot be read.
    """
    try:
        found = sorted(p for p in folder.iterdir() if p.is_dir() and p.name[0] != ".")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(found)


def rows(tables: tuple[Path, ...], name: str, width: int) -> Iterator[str]:
    """Lines of the file `name` in all tables that have it, the table's name as a last column."""
    for table in tables:
        if (table / name).exists():
            yield from (f"{line}\t{table.name}" for line in lines(table / name, width))


def roles(tables: tuple[Path, ...], language: str) -> dict[Role, str]:
    """The role nouns that the user's tables give for a language (ISO 639-1), with the table."""
    found: dict[Role, str] = {}
    for line in rows(tables, "roles.tsv", 5):
        row = line.split("\t")
        if row[0] == language:
            found.setdefault(_role(row), row[5])
    return found


def _role(row: list[str]) -> Role:
    plural = row[2] == "roles"
    kind = "organisation" if plural else "person"
    return Role((row[1],), tuple(filter(None, row[3].split("|"))), kind, row[4], plural=plural)
