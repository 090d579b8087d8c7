"""`dateline who`: who a name means on a day, and why."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline import config, lang
from dateline.cli.console import console
from dateline.cli.output import print_json
from dateline.cli.read import check_options
from dateline.errors import SettingError
from dateline.resolve import Knowledge
from dateline.resolve.who import Candidate, Resolution
from dateline.resolve.who import who as resolve

ONE, SEVERAL, NONE = 0, 2, 3


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a report writes it.")],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day, YYYY-MM-DD; else today.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Read the name as this language does; else as all do."),
    ] = None,
    tables: Annotated[
        Path | None,
        typer.Option(
            "--tables",
            metavar="FOLDER",
            help="Where your own tables are; else as the settings say.",
        ),
    ] = None,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (TOML) of your own.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
) -> int:
    """Explain who a name means on a day: candidates, offices, tables and sources, who wins and why.

    Exit status: 0 one wins, 2 several may be meant and none wins, 3 nobody of that name is known.
    """
    check_options(None, language)
    home = str(tables or config.load(settings).knowledge.folder)
    packs = [lang.load(code) for code in ([language] if language else lang.installed())]
    found = resolve(name, Knowledge.load(home), packs, _day(on) or date.today())
    if as_json:
        print_json(public(found), sys.stdout)
    else:
        from dateline.cli.views.who import WhoView

        console().print(WhoView(found))
    if found.winner:
        return ONE
    return SEVERAL if found.candidates else NONE


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as e:
        raise SettingError(f"--on {value!r} is no date", hint="Write it as YYYY-MM-DD.") from e


def public(found: Resolution) -> dict[str, Any]:
    """The resolution as plain data; `winner` is the number of a candidate, from 0, or null."""
    winner = found.candidates.index(found.winner) if found.winner else None
    return {
        "name": found.name,
        "on": found.day.isoformat() if found.day else None,
        "winner": winner,
        "why": found.why,
        "candidates": [_candidate(c) for c in found.candidates],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    plain = asdict(candidate)
    for office in (*plain["held"], *plain["offices"], *filter(None, [plain["former"]])):
        office["table"] = office["table"] or None
    return plain
