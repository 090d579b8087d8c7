"""Records written out as they come: table, json, jsonl or csv."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TextIO

from dateline.errors import SettingError
from dateline.export import Record, flat

FILE_WIDTH = 120  # of tables written to a file


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class Writer(Protocol):
    """Writes records one by one."""

    def write(self, record: Record) -> None: ...


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """The file to write to, or standard output.  Raises SettingError if it cannot be written."""
    if out is None:
        yield sys.stdout
        return
    try:
        file = out.open("w", encoding="utf-8", errors="replace", newline="")
    except OSError as e:
        raise SettingError(f"{out} cannot be written: {e.strerror}") from e
    with file:
        yield file


def writer(form: Format, file: TextIO, *, explain_drops: bool = False) -> Writer:
    if form is Format.table:
        return _Table(file, explain_drops)
    made: dict[Format, Callable[[TextIO], Writer]] = {
        Format.json: _Json,
        Format.jsonl: _JsonLines,
        Format.csv: _Csv,
    }
    return made[form](file)


def print_json(value: Any, file: TextIO) -> None:
    file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


class _Json:
    """One indented object a record, one after the other."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, record: Record) -> None:
        print_json(record.json(), self._file)
        self._file.flush()


class _JsonLines:
    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, record: Record) -> None:
        self._file.write(record.to_jsonl() + "\n")
        self._file.flush()


class _Csv:
    """One event a row under a header; a record without events leaves no row."""

    def __init__(self, file: TextIO) -> None:
        self._rows = csv.writer(file, lineterminator="\n")
        self._rows.writerow(flat.COLUMNS)

    def write(self, record: Record) -> None:
        self._rows.writerows(flat.cells(row) for row in record.rows())


class _Table:
    def __init__(self, file: TextIO, explain_drops: bool) -> None:
        from dateline.cli.console import console

        width = None if file is sys.stdout else FILE_WIDTH
        self._console = console(file, width=width)
        self._explain_drops = explain_drops
        self._first = True

    def write(self, record: Record) -> None:
        from dateline.cli.views.report import ReportView

        if not self._first:
            self._console.print()
        self._first = False
        self._console.print(ReportView(record, self._explain_drops))
