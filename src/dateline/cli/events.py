"""`dateline events`: the events of a store."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from dateline.cli.output import Format, opened, print_json
from dateline.errors import SettingError
from dateline.export import flat
from dateline.ontology import TYPES
from dateline.store import Query, open_store

Rows = Iterator[dict[str, Any]]


def events(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store to ask.")],
    actor: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Part of a name on either side, or a Wikidata id."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="RUS", help="Country on either side (ISO 3166 alpha-3).")
    ] = None,
    pair: Annotated[
        str | None,
        typer.Option(metavar="CHN:RUS", help="Two countries that both take part."),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="PLOVER type, or CONSULT/visit; repeatable."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day.")] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="fact, historical, future, hypothetical or negation."),
    ] = None,
    report: Annotated[str | None, typer.Option(metavar="ID", help="One report.")] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many.")] = None,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.table,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there, not to the screen.")
    ] = None,
) -> int:
    """Query the events of a store, by date.

    An event counts for --since and --until if its date, as far as it is told, can lie there.
    """
    query = Query(
        actor=actor,
        country=country,
        pair=_pair(pair),
        types=_types(types or []),
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        status=status,
        report=report,
        limit=limit,
    )
    with open_store(store, read_only=True) as kept, opened(out) as file:
        _WRITERS[form](kept.events(query), file)
    return 0


def _pair(value: str | None) -> tuple[str, str] | None:
    if value is None:
        return None
    codes = value.split(":")
    if len(codes) != 2 or not all(codes):
        raise SettingError(f"--pair {value!r} is no pair of countries", hint="Write CHN:RUS.")
    return codes[0], codes[1]


def _types(values: list[str]) -> tuple[str, ...]:
    for value in values:
        kind, _, mode = value.upper().partition("/")
        if kind not in TYPES:
            raise SettingError(f"{value!r} is no event type", hint=f"Known: {', '.join(TYPES)}.")
        if mode and mode.lower() not in TYPES[kind].modes:
            known = ", ".join(TYPES[kind].modes) or "none"
            raise SettingError(f"{kind} has no mode {mode.lower()!r}", hint=f"Known: {known}.")
    return tuple(values)


def _day(value: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as e:
        raise SettingError(f"{option} {value!r} is no date", hint="Write it as YYYY-MM-DD.") from e


def _table(rows: Rows, file: TextIO) -> None:
    from dateline.cli.console import console
    from dateline.cli.output import FILE_WIDTH
    from dateline.cli.views.found import FoundView

    width = None if file is sys.stdout else FILE_WIDTH
    console(file, width=width).print(FoundView(list(rows)))


def _json(rows: Rows, file: TextIO) -> None:
    print_json(list(rows), file)


def _jsonl(rows: Rows, file: TextIO) -> None:
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _csv(rows: Rows, file: TextIO) -> None:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(flat.COLUMNS)
    out.writerows(flat.cells(row) for row in rows)


_WRITERS = {Format.table: _table, Format.json: _json, Format.jsonl: _jsonl, Format.csv: _csv}
