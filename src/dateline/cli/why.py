"""`dateline why`: the grounds of one event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dateline import config
from dateline.cli.console import console
from dateline.cli.read import check_options
from dateline.errors import BadReport, SettingError
from dateline.export import Record
from dateline.run import Reader
from dateline.store import open_store


def why(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="Such as e3, or REPORT/e3.", show_default=False)
    ],
    source: Annotated[
        str | None,
        typer.Argument(metavar="[SOURCE]", help="A report to read now.", show_default=False),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Records as `read --format json` or jsonl wrote them."),
    ] = None,
    store: Annotated[Path | None, typer.Option(metavar="FILE", help="A store.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication of SOURCE.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of SOURCE.")
    ] = None,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (TOML) of your own.")
    ] = None,
) -> int:
    """Show why an event was coded: its sentence with the evidence marked, rules and versions.

    Name one of SOURCE, --record and --store.
    """
    if sum(given is not None for given in (source, record, store)) != 1:
        raise SettingError(
            "say where the event is", hint="Name one of SOURCE, --record FILE and --store FILE."
        )
    report, _, event_id = event.rpartition("/")
    check_options(published, language)
    if store:
        found = _stored(store, report)
    elif record:
        found = _chosen(_recorded(record), report, str(record))
    else:
        reader = Reader(config.load(settings))
        found = reader.read(str(source), published=published, language=language)
    from dateline.cli.views.why import WhyView

    console().print(WhyView(found.why(event_id)))
    return 0


def _stored(path: Path, report: str) -> Record:
    with open_store(path, read_only=True) as store:
        ids = [i for i in store.reports() if i.startswith(report)]
        return store.record(_only(ids, report, str(path)))


def _recorded(path: Path) -> Iterator[Record]:
    """The records of a file: JSON objects one after the other, indented or one a line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise SettingError(f"{path} cannot be read: {e}") from e
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as e:
            raise BadReport(f"{path} is no JSON: {e}") from e
        yield Record.from_json(value)
        at = end + len(text[end:]) - len(text[end:].lstrip())


def _chosen(records: Iterator[Record], report: str, where: str) -> Record:
    found = {r.id: r for r in records if r.id.startswith(report)}
    return found[_only(list(found), report, where)]


def _only(ids: list[str], report: str, where: str) -> str:
    """The one report meant.  Raises SettingError where it is none or several."""
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise SettingError(f"{where} has no report {report!r}" if report else f"{where} is empty")
    some = ", ".join(ids[:3]) + (" ..." if len(ids) > 3 else "")
    raise SettingError(
        f"{where} has {len(ids)} reports that may be meant", hint=f"Write REPORT/EVENT: {some}"
    )
