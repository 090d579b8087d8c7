"""The view of `dateline doctor`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from dateline.cli.console import safe
from dateline.cli.views import parts

if TYPE_CHECKING:
    from dateline.cli.doctor import Check


@dataclass(frozen=True, slots=True)
class HealthView:
    checks: Sequence[Check]

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        table = parts.grid(header=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for area, checks in groupby(self.checks, key=lambda c: c.area):
            for n, check in enumerate(checks):
                label = Text(area if n == 0 else "", "bold")
                mark = Text("✓ ", "green") if check.sound else Text("✗ ", "bold red")
                found = Text(safe(check.found), "" if check.sound else "red")
                table.add_row(label, mark + Text(check.name), found)
        yield table
        bad = sum(not check.sound for check in self.checks)
        verdict = f"{bad} of {len(self.checks)} not sound" if bad else "All is sound."
        yield Text(f"\n{verdict}", "bold red" if bad else "green")
