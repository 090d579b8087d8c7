"""From a source to its reports, one by one, whatever the format.

A report that cannot be read is a `Failure` in its place; the others go on.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dateline.config import ReadSettings
from dateline.errors import BadReport, DatelineError, EmptyReport, ReportTooLarge
from dateline.read import fetch, jsonrows, tables
from dateline.read.sniff import Format, binary_kind, guess, refuse_binary, signed_kind
from dateline.read.sources import Source, is_address, sources
from dateline.read.streams import Peeked
from dateline.records import Failure, Report

Rows = Callable[[Source, BinaryIO, ReadSettings], Iterator[Report | Failure]]

XML_HINT = "Give the pages that a feed names, or convert the file to JSON Lines."


def read(
    source: str | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    allow_private: bool = False,
    settings: ReadSettings,
) -> Iterator[Report | Failure]:
    """The reports of a file, a folder (recursive, sorted), `-` (standard input) or an address.

    `published` and `language`, where given, override what a report says of itself.
    `allow_private` lets addresses lead into private networks.  Nothing is raised for what a
    source holds: each report that cannot be read is one `Failure` (EmptyReport, BinaryReport,
    ReportTooLarge, BadReport, AddressRefused, FetchFailed) with its input id.
    """
    for item in _reports(source, allow_private, settings):
        if isinstance(item, Report):
            item = replace(
                item, published=published or item.published, language=language or item.language
            )
        yield item


def _reports(
    source: str | Path, allow_private: bool, settings: ReadSettings
) -> Iterator[Report | Failure]:
    if is_address(source):
        address = str(source)
        yield from _guarded(address, partial(_page, address, allow_private, settings))
        return
    for found in sources(source):
        if isinstance(found, Failure):
            yield found
        else:
            yield from _guarded(found.input_id, partial(_file, found, settings))


def _guarded(
    input_id: str, reports: Callable[[], Iterator[Report | Failure]]
) -> Iterator[Report | Failure]:
    """The reports, and a Failure in place of the rest where the source breaks off."""
    try:
        yield from reports()
    except DatelineError as e:
        yield Failure(input_id, e)
    except OSError as e:
        yield Failure(input_id, BadReport(f"{input_id} cannot be read: {e.strerror or e}"))
    except (EOFError, zlib.error) as e:
        yield Failure(input_id, BadReport(f"{input_id}: the gzip data are broken: {e}"))


def _page(address: str, allow_private: bool, settings: ReadSettings) -> Iterator[Report | Failure]:
    page = fetch.fetch(address, allow_private=allow_private, settings=settings)
    source = Source(
        address, page.open, media_type=page.media_type, url=page.url, encoding=page.encoding
    )
    return _file(source, settings)


def _file(source: Source, settings: ReadSettings) -> Iterator[Report | Failure]:
    with source.open() as raw:
        stream = Peeked.unpacked(raw)
        refuse_binary(signed_kind(stream.head), source.input_id)
        form = guess(source.name, source.media_type, stream.head)
        if form is Format.XML:
            raise BadReport(
                f"{source.input_id} is XML, such as a feed, not a report", hint=XML_HINT
            )
        rows = ROWS.get(form)
        if rows is None:
            yield _single(source, stream, form, settings)
        else:
            yield from rows(source, stream, settings)


def _single(source: Source, stream: Peeked, form: Format, settings: ReadSettings) -> Report:
    content = _contents(stream, source, settings.max_bytes)
    return Report(
        input_id=source.input_id,
        content=content,
        media_type="text/html" if form is Format.HTML else "text/plain",
        url=source.url,
        encoding=source.encoding,
    )


def _contents(stream: Peeked, source: Source, limit: int) -> bytes:
    """All bytes of a stream that is one report, without reading on above `limit`."""
    data = b"" if (source.size or 0) > limit else stream.read(limit + 1)
    if (source.size or len(data)) > limit or len(data) > limit:
        raise ReportTooLarge(f"{source.input_id} is larger than {limit / 1e6:g} MB")
    if not data.strip():
        raise EmptyReport(f"{source.input_id} is empty")
    refuse_binary(binary_kind(data), source.input_id)
    return data


ROWS: dict[Format, Rows] = {
    Format.TABLE: tables.rows,
    Format.JSON_LINES: jsonrows.lines,
    Format.JSON: jsonrows.values,
}
