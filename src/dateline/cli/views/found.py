"""The table view of events found in a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from dateline.cli.console import safe, short
from dateline.cli.views import parts
from dateline.export import words
from dateline.records import EventDate

Row = dict[str, Any]
ROOMY = 110


@dataclass(frozen=True, slots=True)
class FoundView:
    rows: Sequence[Row]

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        count = len({row["report_id"] for row in self.rows})
        if not self.rows:
            yield Text("No event of the store meets these conditions.")
            return
        yield parts.heading("Events", f"{len(self.rows)} from {count} report(s), by date")
        roomy = options.max_width >= ROOMY
        table = parts.grid()
        table.add_column("when", min_width=10, max_width=18)
        table.add_column("who → whom", ratio=5)
        table.add_column("what", ratio=4, max_width=24)
        if roomy:
            table.add_column("according to", ratio=4, max_width=30)
        table.add_column("event", no_wrap=True)
        for row in self.rows:
            table.add_row(*_cells(row, roomy))
        yield table


def _cells(row: Row, roomy: bool) -> list[Text]:
    who = parts.sides(_names(row, "actor"), _names(row, "recipient"))
    marks = parts.status(row["status"])
    sources = Text(" ← ".join(short(s, 34) for s in row["according_to"]), "dim italic")
    outlet = Text(short(row["outlet"] or row["input_id"], 18), "dim")
    event = Text.assemble(row["report_id"], (f"/{row['event_id']}\n", "bold"), outlet)
    when = Text("\n").join([t for t in (_when(row), marks) if t])
    if roomy:
        return [when, who, _what(row), sources, event]
    told = Text.assemble("\n", ("per ", "dim italic"), sources) if sources else sources
    return [when, who + told, _what(row), event]


def _names(row: Row, side: str) -> list[Text]:
    pairs = zip(row[f"{side}_names"], row[f"{side}_countries"], strict=True)
    return [
        Text.assemble(short(name, parts.LONGEST_NAME), (f" {country or '?'}", "dim"))
        for name, country in pairs
    ]


def _when(row: Row) -> Text:
    told = words.when(EventDate(row["date"], None, None, row["date_basis"])) if row["date"] else ""
    return Text(told) if told else Text(f"not told\n(pub. {row['published'] or '?'})", "dim")


def _what(row: Row) -> Text:
    code = "/".join((row["type"], *row["modes"]))
    told = words.described(row["type"], row["modes"], row["made_by"])
    place = f", {safe(row['place'])}" if row["place"] else ""
    return Text.assemble((told, parts.QUADS.get(row["quad"], "")), (f"{place}\n{code}", "dim"))
