"""Where the user's tables are kept: added, listed, removed.

Each is a folder with the files that `dateline.resolve.layers` reads and `about.json`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

import msgspec

from dateline.errors import UserTableError
from dateline.extend.rows import HEADINGS, Row
from dateline.resolve import layers

_ABOUT = "about.json"


class About(msgspec.Struct, frozen=True):
    """Where a table came from: `format` is table, petrarch or wikidata; `rows` by file."""

    origin: str
    format: str
    added: str
    rows: dict[str, int]


class Kept(msgspec.Struct, frozen=True):
    """A table in the folder, by the name that `who` and `why` call it."""

    name: str
    about: About


def add(
    home: Path, name: str, origin: str, form: str, rows: Iterable[Row], *, replace: bool = False
) -> Kept:
    """Keep `rows` as the table `name` in the folder `home`; written whole or not at all.

    Raises UserTableError where there are no rows, the name cannot be one, or a table of that name
    is there and `replace` is not given.
    """
    place = _place(home, name)
    if place.exists() and not replace:
        raise UserTableError(f"there is a table {name} already", hint="Give --replace to renew it.")
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=home) as made:
            counts = _write(Path(made), rows)
            if not counts:
                raise UserTableError(f"{origin} has no row to keep")
            about = About(origin, form, date.today().isoformat(), dict(sorted(counts.items())))
            (Path(made) / _ABOUT).write_bytes(msgspec.json.encode(about))
            _put(Path(made), place)
    except OSError as e:
        raise UserTableError(f"{home} cannot be written: {e.strerror}") from e
    return Kept(name, about)


def kept(home: Path) -> list[Kept]:
    """The tables in a folder, the one that wins first.  Raises UserTableError for a broken one."""
    return [Kept(table.name, _about(table)) for table in layers.tables(home)]


def remove(home: Path, name: str) -> None:
    """Raises UserTableError where there is no table of that name or it cannot be removed."""
    place = _place(home, name)
    if not place.is_dir():
        known = [table.name for table in layers.tables(home)]
        near = get_close_matches(name, known, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known) or 'none'}."
        raise UserTableError(f"there is no table {name} in {home}", hint=hint)
    try:
        shutil.rmtree(place)
    except OSError as e:
        raise UserTableError(f"{place} cannot be removed: {e.strerror}") from e


def _place(home: Path, name: str) -> Path:
    """Only a plain name is one: nothing outside of the folder is ever written or removed."""
    if not name or name != Path(name).name or name[0] == "." or not name.isprintable():
        raise UserTableError(f"{name!r} cannot be the name of a table", hint="Give --name NAME.")
    return home / name


def _write(folder: Path, rows: Iterable[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        files: dict[str, TextIO] = {}
        for row in rows:
            name, line = row.line()
            if name not in files:
                file = (folder / name).open("w", encoding="utf-8", newline="\n")
                files[name] = stack.enter_context(file)
                files[name].write("\t".join(HEADINGS[name].split()) + "\n")
            files[name].write(line + "\n")
            counts[name] += 1
    return counts


def _put(made: Path, place: Path) -> None:
    """The new table where the old one was; `made` stays, empty, for its owner to remove."""
    old = made / ".old"
    if place.exists():
        place.rename(old)
    place.mkdir()
    for file in made.iterdir():
        if file != old:
            file.rename(place / file.name)


def _about(table: Path) -> About:
    try:
        return msgspec.json.decode((table / _ABOUT).read_bytes(), type=About)
    except (OSError, msgspec.DecodeError) as e:
        raise UserTableError(
            f"{table} is no table of yours: {e}", hint="Remove that folder, or add the file again."
        ) from e
