"""One row of a table, whatever the table is written in, to one Report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dateline.errors import BadReport, EmptyReport, ReportError, ReportTooLarge
from dateline.read.sniff import COLUMNS, HTML_START, binary_kind, refuse_binary
from dateline.read.sources import Source
from dateline.records import Failure, Report

FIELDS = tuple(c for c in COLUMNS if c not in ("id", "text"))
Row = Mapping[str, object]


def attempt(
    rows: Iterable[tuple[int, Callable[[], Row]]], source: Source, limit: int
) -> Iterator[Report | Failure]:
    """A report for each (number, way to get the row), or the Failure of that row alone."""
    for number, get in rows:
        input_id = f"{source.input_id}:{number}"
        try:
            row = get()
            input_id = _own_id(row) or input_id
            yield _report(row, input_id, limit)
        except ReportError as e:
            yield Failure(input_id, e)


def no_text(what: str, columns: Iterable[str]) -> BadReport:
    found = ", ".join(columns) or "none"
    return BadReport(f"{what} has no column `text`; columns found: {found}")


def too_large(what: str, limit: int) -> ReportTooLarge:
    return ReportTooLarge(f"{what} is larger than {limit / 1e6:g} MB")


def _own_id(row: Row) -> str | None:
    """The `id` of a row as given, which may be a number."""
    given = row.get("id")
    return str(given) if isinstance(given, str | int) and str(given).strip() else None


def _report(row: Row, input_id: str, limit: int) -> Report:
    """The report of a row; columns other than those Dateline knows are left aside.

    The text may be bytes, where its encoding is for `clean` to find out.  Raises BadReport for a
    missing text column or a value that is no string, EmptyReport, BinaryReport, ReportTooLarge.
    """
    if "text" not in row:
        raise no_text(input_id, row)
    content = row["text"]
    if not isinstance(content, bytes):
        content = _string(content, "text", input_id) or ""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    if not data.strip():
        raise EmptyReport(f"{input_id} has no text")
    if len(data) > limit:
        raise too_large(input_id, limit)
    refuse_binary(binary_kind(data), input_id)
    return Report(
        input_id=input_id,
        content=content,
        media_type="text/html" if HTML_START.match(data[:2000]) else "text/plain",
        **{name: _string(row.get(name), name, input_id) for name in FIELDS},
    )


def _string(value: object, name: str, input_id: str) -> str | None:
    """A value as a string, None for an empty one.  Raises BadReport for lists and the like."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadReport(f"{input_id}: `{name}` is {type(value).__name__}, not a string")
    return value if value.strip() else None
