"""CSV and TSV, row by row.

The rules are those of RFC 4180, read strictly: a row whose quotation marks or number of fields
are wrong is an error of that row, and reading goes on with the next line.  Bytes that are not
UTF-8 pass through as they are, so that `clean` can find out their encoding.
"""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import BinaryIO

from dateline.config import ReadSettings
from dateline.errors import BadReport, EmptyReport, ReportError
from dateline.read import rows as rowwise
from dateline.read.sniff import COLUMNS, UTF32, WIDE, delimiter
from dateline.read.sources import Source
from dateline.records import Failure, Report


def rows(source: Source, stream: BinaryIO, settings: ReadSettings) -> Iterator[Report | Failure]:
    """The reports of a table with a header line.

    Raises EmptyReport for no header, BadReport for one without a text column, naming the columns.
    """
    lines = _Lines(_decoded(stream), settings.max_bytes)
    first = lines.peek()
    if not first.strip():
        raise EmptyReport(f"{source.input_id} is empty")
    parser = _Parser(lines, delimiter(first.rstrip("\r\n")))
    header = [cell.strip() for cell in parser.row()]
    columns = [cell.lower() if cell.lower() in COLUMNS else cell for cell in header]
    if "text" not in columns:
        raise rowwise.no_text(source.input_id, header)
    yield from rowwise.attempt(_numbered(parser, columns), source, settings.max_bytes)


def _decoded(stream: BinaryIO) -> io.TextIOWrapper:
    head = getattr(stream, "head", b"")
    if not head.startswith(WIDE):
        return io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="")
    wide = "utf-32" if head.startswith(UTF32) else "utf-16"
    return io.TextIOWrapper(stream, wide, "replace", newline="")


class _Lines:
    """The lines of the stream, of which those of a broken row can be given back.

    Counts the characters handed out for the present row and raises ReportTooLarge beyond the
    limit, so that one endless field does not fill the memory.
    """

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._row.append(line)
        self._size += len(line)
        if self._size > self._limit:
            if len(self._row) == 1:
                self._skip_line(line)
            raise rowwise.too_large("the row", self._limit)
        return line

    def peek(self) -> str:
        line = next(self, "")
        self.give_back(0)
        return line

    def start_row(self) -> None:
        self._row, self._size = [], 0

    def give_back(self, keep: int) -> None:
        """Hand out again all lines of the present row but the first `keep`."""
        self._again.extendleft(reversed(self._row[keep:]))
        self.start_row()

    def _skip_line(self, line: str) -> None:
        while line and not line.endswith("\n"):
            line = self._stream.readline(io.DEFAULT_BUFFER_SIZE)


class _Parser:
    """Rows of cells.  After an error it goes on with the line after the one it began at."""

    def __init__(self, lines: _Lines, separator: str) -> None:
        csv.field_size_limit(sys.maxsize)  # the row limit of `_Lines` stands in for it
        self._lines, self._separator = lines, separator

    def row(self) -> list[str]:
        """The next row that is not blank.  Raises StopIteration at the end, else ReportError."""
        self._lines.start_row()
        try:
            reader = csv.reader(self._lines, delimiter=self._separator, strict=True)
            return next(row for row in reader if any(cell.strip() for cell in row))
        except csv.Error as e:
            self._lines.give_back(1)
            raise BadReport(f"the row is no CSV: {e}") from e
        except ReportError:
            self._lines.give_back(1)
            raise


def _numbered(
    parser: _Parser, columns: list[str]
) -> Iterator[tuple[int, Callable[[], rowwise.Row]]]:
    number = 0
    while True:
        number += 1
        try:
            cells = parser.row()
        except StopIteration:
            return
        except ReportError as e:
            yield number, _raiser(e)
        else:
            yield number, _binder(columns, cells)


def _raiser(error: ReportError) -> Callable[[], rowwise.Row]:
    def get() -> rowwise.Row:
        raise error

    return get


def _binder(columns: list[str], cells: list[str]) -> Callable[[], rowwise.Row]:
    def get() -> rowwise.Row:
        if len(cells) != len(columns):
            raise BadReport(f"the row has {len(cells)} fields, the header {len(columns)}")
        return {name: _cell(name, cell) for name, cell in zip(columns, cells, strict=True)}

    return get


def _cell(name: str, cell: str) -> str | bytes:
    """The cell; one with bytes that are not UTF-8 as bytes (text) or by Windows-1252 (others)."""
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        data = cell.encode("utf-8", "surrogateescape")
        return data if name == "text" else codecs.decode(data, "cp1252", "replace")
    return cell
