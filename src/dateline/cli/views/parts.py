"""The pieces that all views share: actors, sides, dates, status, confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style
from rich.table import Table
from rich.text import Text

from dateline.cli.console import safe, short
from dateline.records import Actor, Event

QUADS = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
"""Colour by quad class: verbal and material cooperation, verbal and material conflict."""

MARKS = {
    "future": Text("◷ to come", "cyan"),
    "hypothetical": Text("◇ possible", "magenta"),
    "negation": Text("✗ did not", "red"),
    "historical": Text("↺ long ago", "dim"),
}

DIM = Style(dim=True)
LOW = 0.6
"""Below this confidence an event is listed among what is uncertain."""

MOST_NAMES = 3
LONGEST_NAME = 44


def grid(*, header: bool = True, gap: int = 2) -> Table:
    """A table without lines, as wide as the console."""
    return Table(
        box=None,
        expand=True,
        pad_edge=False,
        padding=(0, gap, 0, 0),
        show_header=header,
        header_style="dim",
    )


def heading(title: str, note: str = "") -> Text:
    return Text.assemble((title.upper(), "bold"), (f"  {note}" if note else "", "dim"))


def name(actor: Actor) -> Text:
    """ "Wang Yi CHN"; a country needs no code beside it."""
    told = Text(short(actor.name, LONGEST_NAME))
    if actor.kind != "country":
        told.append(f" {actor.country or '?'}", DIM)
    return told


def sides(actors: Sequence[Text], recipients: Sequence[Text]) -> Text:
    """ "Wang Yi CHN → Russia"; who act together without a recipient are joined with &."""
    together = " & " if len(actors) == 2 and not recipients else ", "
    told = _listed(actors, together) if actors else Text("somebody", DIM)
    if recipients:
        told = Text.assemble(told, (" → ", DIM), _listed(recipients, ", "))
    return told


def _listed(names: Sequence[Text], joint: str) -> Text:
    shown = Text(joint).join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return shown.append(f" +{more}", DIM) if more > 0 else shown


def event_sides(event: Event, actors: dict[str, Actor]) -> Text:
    def named(ids: Iterable[str]) -> list[Text]:
        return [name(actors[i]) for i in ids if i in actors]

    return sides(named(event.actors), named(event.recipients))


def status(marks: Iterable[str]) -> Text:
    return Text("\n").join(MARKS.get(mark, Text(safe(mark))) for mark in marks)


def sure(confidence: float) -> Text:
    return Text(f"{confidence:.2f}", "yellow" if confidence < LOW else "")
