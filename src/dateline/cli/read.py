"""`dateline read`: reports in, records out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from dateline import config, lang
from dateline.clean.dates import parse_given
from dateline.cli.console import complain
from dateline.cli.output import Format, Writer, opened, writer
from dateline.cli.progress import Progress
from dateline.errors import BadReport, SettingError, UnknownLanguage
from dateline.export import Record
from dateline.records import Failure
from dateline.run import Reader
from dateline.store import Store, open_store

ALL_READ, SOME_FAILED, ALL_FAILED = 0, 2, 3


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, - for standard input, or http(s) addresses. Text, HTML, "
            "JSON Lines and CSV (columns id, title, text, published, language, url, outlet).",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD, for all reports."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of all reports: nl or en.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.table,
    store: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also keep the records in this store (DuckDB)."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there, not to the screen.")
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.")] = 1,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (TOML) of your own.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Allow addresses in private networks.")
    ] = False,
    explain_drops: Annotated[
        bool, typer.Option("--explain-drops", help="List what was not coded, and why.")
    ] = False,
) -> int:
    """Read reports into records: who did what to whom, when, where, according to whom.

    Exit status: 0 all were read, 2 some were not, 3 none was, 1 wrong use or a run that stopped.
    """
    check_options(published, language)
    _keep(sources, out)
    reader = Reader(config.load(settings))
    results = reader.read_many(
        sources,
        published=published,
        language=language,
        allow_private=allow_private,
        jobs=min(jobs, 4 * (os.cpu_count() or 1)),
    )
    with ExitStack() as stack:
        file = stack.enter_context(opened(out))
        kept = stack.enter_context(open_store(store)) if store else None
        progress = stack.enter_context(Progress(sources, seen=not file.isatty()))
        tally = Tally(writer(form, file, explain_drops=explain_drops), kept, progress)
        try:
            tally.all(results)
        finally:
            tally.summary()
    return tally.status()


def _keep(sources: list[str], out: Path | None) -> None:
    """Refuse to write over what is to be read.  Raises SettingError."""
    for source in map(Path, sources):
        if out and out.exists() and source.exists() and out.samefile(source):
            raise SettingError(f"--out {out} would write over a source", hint="Name another file.")


def check_options(published: str | None, language: str | None) -> None:
    """Refuse what would fail for every report.  Raises SettingError."""
    try:
        if published is not None:
            parse_given(published)
        if language is not None:
            lang.load(language)
    except BadReport as e:
        raise SettingError(e.message, hint=e.hint) from e
    except UnknownLanguage as e:
        raise SettingError(e.message) from e


@dataclass(slots=True)
class Tally:
    """Passes results on and counts them."""

    writer: Writer
    store: Store | None
    progress: Progress
    read: int = 0
    failed: int = 0
    stored: Counter[str] = field(default_factory=Counter)

    def all(self, results: Iterator[Record | Failure]) -> None:
        for result in results:
            if isinstance(result, Failure):
                self._failure(result)
            else:
                self._record(result)
            self.progress.step(failed=self.failed)

    def _failure(self, failure: Failure) -> None:
        self.failed += 1
        error = str(failure.error)
        named = error if failure.input_id in error else f"{failure.input_id}: {error}"
        self.progress.above(lambda: complain(named))

    def _record(self, record: Record) -> None:
        self.read += 1
        if self.store:
            self.stored[self.store.put(record)] += 1
        self.writer.write(record)

    def summary(self) -> None:
        """One line where there is something that the output itself does not show."""
        self.progress.stop()
        many = self.read + self.failed > 1 or (self.store and self.read)
        if not many:
            return
        told = f"{self.read} read" + (f", {self.failed} failed" if self.failed else "")
        if self.store:
            counts = ", ".join(f"{n} {what}" for what, n in sorted(self.stored.items())) or "none"
            told += f"; {self.store.path}: {counts}"
        complain(told)

    def status(self) -> int:
        if not self.failed:
            return ALL_READ
        return SOME_FAILED if self.read else ALL_FAILED
