"""The view of why an event was coded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from dateline.cli.console import inside, safe, short
from dateline.cli.views import parts
from dateline.export import Explanation, words
from dateline.export.explain import Mark

STYLES: dict[Mark, tuple[str, str, str]] = {
    "": ("", "", ""),
    "evidence": ("bold cyan", "[", "]"),
    "trigger": ("bold underline yellow", "[[", "]]"),
}
"""How pieces of a sentence are drawn: style, and the brackets where there is no colour."""


@dataclass(frozen=True, slots=True)
class WhyView:
    """The sentence with its evidence, each field with its words and rule, sources, versions."""

    told: Explanation

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        told, event = self.told, self.told.event
        title = f"{told.report_id}/{event.id}  {words.code(event)}  {event.confidence:.2f}"
        yield Panel(
            self._sentence(bare=_coloured(console)), title=title, title_align="left", padding=(1, 2)
        )
        table = parts.grid()
        table.add_column("field", no_wrap=True)
        table.add_column("value", ratio=4)
        table.add_column("words that carry it", ratio=4, overflow="fold")
        table.add_column("made by", ratio=3, overflow="fold")
        for field in told.fields:
            quoted = " · ".join(f"“{short(s.of(told.text), 60)}”" for s in field.spans)
            name = field.name.replace("_", " ")
            cells = (Text(safe(field.value)), Text(quoted, "cyan"), Text(field.by, "dim"))
            table.add_row(Text(name, "bold"), *cells)
        yield Padding(table, (1, 0))
        yield Text.assemble(("sources   ", "bold"), " ← ".join(map(safe, told.chain)))
        yield Text.assemble(("rules     ", "bold"), ", ".join(event.made_by))
        versions = ", ".join(f"{name} {version}" for name, version in told.made_with)
        yield Text.assemble(("versions  ", "bold"), versions or "not recorded")

    def _sentence(self, *, bare: bool) -> Text:
        """The sentences; unless `bare`, evidence stands in [ ] and the trigger in [[ ]]."""
        shown = Text()
        for piece, mark in self.told.pieces():
            style, left, right = STYLES[mark]
            shown.append(inside(piece) if bare else f"{left}{inside(piece)}{right}", style)
        return shown


def _coloured(console: Console) -> bool:
    return console.color_system is not None and not console.no_color
