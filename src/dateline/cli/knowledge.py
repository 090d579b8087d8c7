"""`dateline knowledge`: tables of the user's own."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer
from rich.console import Console
from rich.progress import wrap_file
from rich.table import Table

from dateline import config, lang
from dateline.cli.console import complain, console, safe
from dateline.cli.output import print_json
from dateline.cli.read import check_options
from dateline.errors import SettingError, UserTableError
from dateline.extend import Kept, folder, petrarch_rows, wikidata
from dateline.extend import table as written
from dateline.extend.rows import BODIES, PERSON
from dateline.resolve import layers

knowledge = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Add, list and remove tables of your own: who is who. They win over those that Dateline "
    "ships, and `who` and `why` say so.",
)

_WORDS = {"persons.tsv": "office", "organisations.tsv": "organisation", "roles.tsv": "noun"}
_SHOWN = 20  # problems shown of one file

Tables = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Where your tables are kept; else as the settings say."),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="Settings (TOML) of your own.")
]
Replace = Annotated[bool, typer.Option("--replace", help="Renew a table that is there already.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Name = Annotated[
    str | None, typer.Option(metavar="NAME", help="What to call it; else the name of the file.")
]


@knowledge.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or TSV under a heading.")],
    name: Name = None,
    replace: Replace = False,
    tables: Tables = None,
    settings: SettingsFile = None,
) -> int:
    """Check a table, and keep it if every row is right.

    Columns, all but name may be left out: name kind aliases country sector role start end wikidata
    source language. docs/knowledge.md tells what each holds.
    """
    try:
        rows = written.read(file)
    except UserTableError as e:
        for problem in e.problems[:_SHOWN]:
            complain(problem)
        raise
    kept = folder.add(
        _home(tables, settings), name or file.name, str(file.resolve()), "table", rows,
        replace=replace,
    )  # fmt: skip
    _told(kept)
    if unknown := written.unknown_roles(rows):
        some = ", ".join(map(repr, unknown[:5])) + (" ..." if len(unknown) > 5 else "")
        complain(f"kept, but no words of a report lead to these roles: {some}")
    return 0


@knowledge.command("list")
def list_(tables: Tables = None, settings: SettingsFile = None, as_json: AsJson = False) -> int:
    """List your tables, the one that wins first."""
    home = _home(tables, settings)
    found = folder.kept(home)
    if as_json:
        print_json({"folder": str(home), "tables": msgspec.to_builtins(found)}, sys.stdout)
    elif not found:
        console().print(f"No tables of yours in {safe(str(home))}.")
    else:
        console().print(_listed(found, home))
    return 0


@knowledge.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `list` shows it.")],
    tables: Tables = None,
    settings: SettingsFile = None,
) -> int:
    """Remove one of your tables; the file it was made from stays."""
    folder.remove(_home(tables, settings), name)
    console().print(f"Removed {safe(name)}.")
    return 0


@knowledge.command()
def import_petrarch(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Actor or agent dictionaries.")
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Day of the dictionary: offices it leaves open end then."
        ),
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="CODE", help="Language of the dictionary.")
    ] = "en",
    replace: Replace = False,
    tables: Tables = None,
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> int:
    """Make tables of dictionaries in PETRARCH's format, one each, and say what could not be mapped.

    CAMEO's codes become countries and sectors; date restrictions are kept.
    """
    check_options(as_of, language)
    home, accounts = _home(tables, settings), {}
    for file in files:
        rows, account = petrarch_rows.read(file, lang.load(language), as_of or "")
        folder.add(home, file.name, str(file.resolve()), "petrarch", rows, replace=replace)
        accounts[file.name] = account
        if not as_json:
            _mapped(file.name, account)
    if as_json:
        print_json(
            {name: msgspec.to_builtins(account) for name, account in accounts.items()}, sys.stdout
        )
    return 0


@knowledge.command()
def import_wikidata(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help="JSON dump: .json, .gz or .bz2.")],
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", help="person, organisation or government; repeatable; else all."),
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Leave out offices that ended before.")
    ] = "1990",
    name: Name = None,
    replace: Replace = False,
    tables: Tables = None,
    settings: SettingsFile = None,
) -> int:
    """Make a table of a Wikidata dump: office holders with dates, organisations, governments.

    The dump is read once, as a stream, however large it is.
    """
    wanted, account = _kinds(kinds or []), wikidata.Account()
    with _opened(dump) as raw, _watched(raw, dump, console(sys.stderr)) as watched:
        rows = wikidata.read(watched, dump, wanted, since, account)
        kept = folder.add(
            _home(tables, settings), name or dump.name, str(dump.resolve()), "wikidata", rows,
            replace=replace,
        )  # fmt: skip
    _told(kept)
    if account.unknown:
        complain(f"{account.unknown:,} offices left out: no language pack has a noun for them")
    return 0


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as e:
        raise UserTableError(f"{path} cannot be read: {e.strerror}") from e


def _watched(raw: BinaryIO, path: Path, err: Console) -> AbstractContextManager[BinaryIO]:
    """The file, with a bar that shows how much of it has been read, where somebody looks."""
    size = path.stat().st_size
    return wrap_file(raw, size, description="reading", console=err, disable=not err.is_terminal)


def _home(tables: Path | None, settings: Path | None) -> Path:
    return layers.home(tables or config.load(settings).knowledge.folder)


def _kinds(given: Sequence[str]) -> tuple[str, ...]:
    known = (PERSON, *BODIES)
    for kind in given:
        if kind not in known:
            raise SettingError(
                f"--kind {kind!r} is unknown", hint=f"There are: {', '.join(known)}."
            )
    return tuple(given) or known


def _told(kept: Kept) -> None:
    console().print(f"Kept {safe(kept.name)}: {_counts(kept)}.")


def _counts(kept: Kept) -> str:
    counts = kept.about.rows.items()
    return ", ".join(f"{n:,} {_WORDS[file]}{'s' if n > 1 else ''}" for file, n in counts)


def _mapped(name: str, account: petrarch_rows.Account) -> None:
    told = console()
    rows = ", ".join(f"{n:,} {kind}" for kind, n in sorted(account.rows.items()))
    told.print(f"{safe(name)}: {account.entries:,} entries, {account.names:,} names")
    told.print(f"  rows kept       {rows}")
    if account.known:
        told.print(f"  known already   {account.known:,} nouns, more fully, in the language pack")
    if account.places:
        told.print(f"  not needed      {account.places:,} names of countries and places")
    if account.parts:
        told.print(f"  without meaning {_most(account.parts)}")
    if account.left:
        told.print(f"  not mapped      {len(account.left):,} lines (--json lists all):")
    for unread in account.left[:_SHOWN]:
        told.print(f"    line {unread.line}: {safe(unread.what)}")


def _most(parts: Counter[str]) -> str:
    some = ", ".join(f"{part} {n:,}" for part, n in parts.most_common(8))
    return f"{sum(parts.values()):,} parts of codes: {some}" + (" ..." if len(parts) > 8 else "")


def _listed(found: Sequence[Kept], home: Path) -> Table:
    table = Table(title=f"Your tables, in {safe(str(home))}", title_justify="left", box=None)
    table.add_column("name", no_wrap=True)
    for column in ("holds", "made from"):
        table.add_column(column, overflow="fold")
    table.add_column("added", no_wrap=True)
    for kept in found:
        origin = f"{kept.about.format}: {safe(kept.about.origin)}"
        table.add_row(safe(kept.name), _counts(kept), origin, kept.about.added)
    return table
