"""JSON Lines, and JSON lists or objects, one row at a time."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import BinaryIO

from dateline.config import ReadSettings
from dateline.errors import BadReport, ReportError
from dateline.read import rows as rowwise
from dateline.read.sniff import COLUMNS
from dateline.read.sources import Source
from dateline.records import Failure, Report

CHUNK = 65_536
BETWEEN = " \t\r\n,"


def lines(source: Source, stream: BinaryIO, settings: ReadSettings) -> Iterator[Report | Failure]:
    """The reports of a stream with one object a line; blank lines are passed over."""
    limit = settings.max_bytes
    numbered = (
        (number, partial(_parse_line, line, limit))
        for number, line in enumerate(_raw_lines(stream, limit), 1)
        if line.strip()
    )
    return rowwise.attempt(numbered, source, limit)


def values(source: Source, stream: BinaryIO, settings: ReadSettings) -> Iterator[Report | Failure]:
    """The reports of a JSON list, or of objects one after the other, without holding them all.

    Where the JSON is broken there is no telling where the next row begins: what follows is one
    Failure.
    """
    numbered = zip(count(1), _values(stream, settings.max_bytes), strict=False)
    return rowwise.attempt(numbered, source, settings.max_bytes)


def _raw_lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines; of one that is over the limit the first `limit` + 1 bytes, and the rest skipped."""
    while line := stream.readline(limit + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(CHUNK)
        yield line


def _parse_line(line: bytes, limit: int) -> rowwise.Row:
    if len(line) > limit and not line.endswith(b"\n"):
        raise rowwise.too_large("the row", limit)
    try:
        return _object(json.loads(_text(line)))
    except (ValueError, RecursionError) as e:  # ValueError: a number of thousands of digits too
        raise BadReport(f"the row is no JSON: {e}") from e


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _object(value: object) -> rowwise.Row:
    if not isinstance(value, dict):
        raise BadReport(f"the row is {type(value).__name__}, not an object")
    return {k.lower() if k.lower() in COLUMNS else k: v for k, v in value.items()}


def _values(stream: BinaryIO, limit: int) -> Iterator[Callable[[], rowwise.Row]]:
    """A way to get each value in turn; the last one raises what is wrong with the stream."""
    buffer = _Buffer(stream, limit)
    try:
        while buffer.skip_to_value():
            value = buffer.value()
            yield partial(_object, value)
    except ReportError as e:
        error = e

        def fail() -> rowwise.Row:
            raise error

        yield fail


class _Buffer:
    """The part of a JSON stream that is being parsed; grows until one value is whole."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self._stream, self._limit = stream, limit
        self._text, self._at, self._ended = "", 0, False
        self._parse = json.JSONDecoder().raw_decode
        self._started = False

    def skip_to_value(self) -> bool:
        """Move on to the next value, over commas and the brackets of the list; False at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in self._skipped():
                self._started = self._started or self._text[self._at] == "["
                self._at += 1
            if self._at < len(self._text):
                return True
            if not self._grow(CHUNK):
                return False

    def value(self) -> object:
        """The value that begins here.  Reads twice as much on each try, so time stays linear."""
        size = CHUNK
        while True:
            try:
                value, self._at = self._parse(self._text, self._at)
                return value
            except json.JSONDecodeError as e:
                if len(self._text) - self._at > self._limit:
                    raise rowwise.too_large("the row", self._limit) from e
                if not self._grow(size):
                    raise BadReport(f"no JSON from here on: {e}") from e
                size *= 2
            except (ValueError, RecursionError) as e:
                raise BadReport(f"JSON that cannot be read from here on: {e}") from e

    def _skipped(self) -> str:
        return BETWEEN + ("]" if self._started else "[")

    def _grow(self, size: int) -> bool:
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        self._text = self._text[self._at :] + self._decode(data, self._ended)
        self._at = 0
        return True
