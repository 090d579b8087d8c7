"""A progress bar on standard error, where there is a terminal and much to read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dateline.read.sources import is_address, sources

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".gz")


class Progress:
    """Counts reports; draws nothing unless `seen` and standard error is a terminal."""

    def __init__(self, given: Sequence[str], *, seen: bool) -> None:
        self._bar: Bar | None = None
        if seen and sys.stderr.isatty() and (len(given) > 1 or _several(given[0])):
            self._bar = _bar()
            self._task = self._bar.add_task("reading", total=_count(given), failed="")

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def step(self, *, failed: int) -> None:
        if self._bar:
            told = f"{failed} failed" if failed else ""
            self._bar.update(self._task, advance=1, failed=told)

    def above(self, show: Callable[[], None]) -> None:
        """Print something while the bar stays below it."""
        if self._bar is None:
            show()
            return
        self._bar.stop()
        show()
        self._bar.start()

    def stop(self) -> None:
        if self._bar:
            self._bar.stop()


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[red]{task.fields[failed]}"),
        console=Console(stderr=True),
        transient=True,
    )


def _several(source: str) -> bool:
    return not is_address(source) and (Path(source).is_dir() or source.endswith(_TABLES))


def _count(given: Sequence[str]) -> int | None:
    """Number of reports where it can be known beforehand: no table, no standard input."""
    total = 0
    for source in given:
        names = [source] if is_address(source) else [s.input_id for s in sources(source)]
        if source == "-" or any(name.endswith(_TABLES) for name in names):
            return None
        total += len(names)
    return total
