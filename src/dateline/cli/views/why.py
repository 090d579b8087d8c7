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
from dateline.export.explain import disjoint
from dateline.records import Span

EVIDENCE, TRIGGER = "bold cyan", "bold underline yellow"


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
        table.add_column("words that carry it", ratio=4)
        table.add_column("made by", ratio=3)
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
        """The sentence; unless `bare`, the evidence stands in [ ] and the trigger in [[ ]]."""
        told = self.told
        shown, at = Text(), told.sentence.start
        for span in self._marks():
            shown.append(inside(told.text[at : span.start]))
            trigger = span.overlaps(told.event.trigger)
            left, right = ("", "") if bare else ("[[", "]]") if trigger else ("[", "]")
            style = TRIGGER if trigger else EVIDENCE
            shown.append(f"{left}{inside(span.of(told.text))}{right}", style)
            at = span.end
        return shown.append(inside(told.text[at : told.sentence.end]))

    def _marks(self) -> list[Span]:
        return [s for s in disjoint(self.told.event.evidence) if self.told.sentence.covers(s)]


def _coloured(console: Console) -> bool:
    return console.color_system is not None and not console.no_color
