"""The view of `dateline who`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from dateline.cli.console import safe
from dateline.cli.views import parts
from dateline.export import words
from dateline.resolve.holders import Office
from dateline.resolve.who import Candidate, Resolution, ground

MOST = 12
"""Candidates shown when nobody wins; --json has them all."""
MOST_LATER = 3

_HOW = {
    "surname": "part of the name",
    "spelling": "spelt almost so",
}


@dataclass(frozen=True, slots=True)
class WhoView:
    found: Resolution

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        found = self.found
        others = [c for c in found.candidates if c is not found.winner]
        when = words.day(found.day) if found.day else "now"
        verdict = _verdict(found)
        yield Text.assemble((safe(found.name), "bold"), (f", {when}: ", "dim"), verdict)
        yield Text.assemble(("why  ", "dim"), f"{safe(found.why)}.")
        shown = [*filter(None, [found.winner]), *others][:MOST]
        for candidate in shown:
            yield Text()
            yield _table(candidate, won=candidate is found.winner)
        if len(found.candidates) > len(shown):
            yield Text(f"\nand {len(found.candidates) - len(shown)} more (--json lists all)", "dim")


def _verdict(found: Resolution) -> Text:
    if found.winner:
        return Text(safe(found.winner.name), "bold green")
    if found.candidates:
        return Text(f"one of {len(found.candidates)}, none wins", "yellow")
    return Text("nothing found", "bold red")


def _table(candidate: Candidate, *, won: bool) -> RenderableType:
    table = parts.grid(header=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for label, value in _lines(candidate, won):
        table.add_row(label, value if isinstance(value, Text) else Text(safe(value)))
    return table


def _lines(c: Candidate, won: bool) -> Iterator[tuple[str, Text | str]]:
    mark = ("✓ " if won else "· ") + c.kind
    how = f"  {_HOW[c.how]}" if c.how in _HOW else ""
    item = f"  {c.wikidata}" if c.wikidata else ""
    yield mark, Text.assemble((safe(c.name), "bold"), (how + item, "dim"))
    sectors = [words.SECTORS.get(s, s) for s in c.sector]
    known = [c.country or "no country", *sectors, *filter(None, [c.role])]
    yield "means", ", ".join(known)
    for office in c.held:
        yield "office", _office(office)
    if c.former:
        yield "former", _office(c.former)
    elif c.kind == "person" and not c.held:
        yield "office", "none known on that day or before"
        yield from (("later", _office(office)) for office in c.offices[:MOST_LATER])
    if c.kind != "person":
        yield from (("from", basis) for basis in c.grounds)
    if c.aliases:
        yield "also", ", ".join(c.aliases)


def _office(office: Office) -> Text:
    what = safe(office.role or "no role told")
    start, end = (words.edtf(d) if d else "" for d in (office.start, office.end))
    span = f"{start or '?'} to {end or 'now'}" if start or end else "always"
    sector = "|".join(office.sector)
    where = safe(f"{office.country} {sector}".strip())
    source = ground(office, "persons")
    style = "bold cyan" if office.table else "dim"
    return Text.assemble(f"{what}, {where}, {span}  ", (safe(source), style))
