"""Reading from Python: `Reader`, and `read` for one report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path

from dateline import config
from dateline.config import Settings
from dateline.errors import BadReport, EmptyReport
from dateline.export import Record
from dateline.read import read as read_reports
from dateline.records import Failure, Report
from dateline.run.local import Result, read_one, run

_FILE = re.compile(r"\S\.\w{1,5}$|^-$|^\w+://")
_FEWEST_WORDS = 5


class Reader:
    """Reads reports; loads the model once, on first use, and keeps it.

    `settings` are those of `dateline.config.load`, or the path of a settings file; `threads` the
    number of sentences read at once (default: one a processor, at most four).
    """

    def __init__(
        self, settings: Settings | str | Path | None = None, *, threads: int | None = None
    ) -> None:
        given = Path(settings) if isinstance(settings, str) else settings
        self.settings = given if isinstance(given, Settings) else config.load(given)
        self.threads = threads

    def read(
        self,
        source: str | Path,
        *,
        published: str | None = None,
        language: str | None = None,
        allow_private: bool = False,
    ) -> Record:
        """The record of the one report in a file or at an address.

        `published` (YYYY-MM-DD) and `language` (ISO 639-1) override what the report says.
        Raises the ReportError or FetchError of a report that cannot be read, BadReport if the
        source holds several, and StopError where reading is impossible.
        """
        reports = read_reports(
            source,
            published=published,
            language=language,
            allow_private=allow_private,
            settings=self.settings.read,
        )
        some = list(islice(reports, 2))
        if len(some) > 1:
            raise BadReport(f"{source} holds several reports", hint="Use Reader.read_many.")
        if not some:
            raise EmptyReport(f"{source} holds no report")
        return _record(read_one(some[0], self.settings, self.threads))

    def read_text(
        self,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        input_id: str = "text",
    ) -> Record:
        """The record of a report given as text; raises as `read` does."""
        if not text.strip():
            raise EmptyReport("the text is empty")
        report = Report(
            input_id,
            text,
            title=title,
            published=published,
            language=language,
            url=url,
            outlet=outlet,
        )
        return _record(read_one(report, self.settings, self.threads))

    def read_many(
        self,
        sources: Iterable[str | Path],
        *,
        published: str | None = None,
        language: str | None = None,
        allow_private: bool = False,
        jobs: int = 1,
    ) -> Iterator[Result]:
        """A Record or a Failure for each report of files, folders, tables and addresses.

        In order, one by one, whatever `jobs`, the number of processes.  (A script that asks for
        more than one must guard its start with `if __name__ == "__main__":`.)
        """
        read = partial(
            read_reports,
            published=published,
            language=language,
            allow_private=allow_private,
            settings=self.settings.read,
        )
        reports = chain.from_iterable(map(read, sources))
        return run(reports, self.settings, jobs=jobs, threads=self.threads)


def _record(result: Result) -> Record:
    if isinstance(result, Failure):
        raise result.error
    return result


@cache
def default_reader() -> Reader:
    return Reader()


def read(
    source: str | Path, *, published: str | None = None, language: str | None = None
) -> Record:
    """See `dateline.read`."""
    reader = default_reader()
    if isinstance(source, str) and is_text(source):
        return reader.read_text(source, published=published, language=language)
    return reader.read(source, published=published, language=language)


def is_text(source: str) -> bool:
    """True for a report's text, False for the name of a file or an address.

    Text has a line break, or five words and no extension at its end; what exists as a file is
    always a file.
    """
    if "\n" in source:
        return True
    wordy = len(source.split()) >= _FEWEST_WORDS and not _FILE.search(source.strip())
    return wordy and not (len(source) < 256 and Path(source).exists())
