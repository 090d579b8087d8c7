"""Streams whose beginning can be looked at without losing it."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from typing_extensions import Buffer

HEAD = 65_536
GZIP = b"\x1f\x8b"


class Rejoined(io.RawIOBase):
    """Bytes already read, then the rest of the stream they came from, which stays open."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        room = memoryview(buffer)
        if not self._head:
            data = self._rest.read(len(room))
        else:
            data, self._head = bytes(self._head[: len(room)]), self._head[len(room) :]
        room[: len(data)] = data
        return len(data)


class Peeked(io.BufferedReader):
    """A buffered stream with its first bytes in `head`."""

    def __init__(self, raw: BinaryIO) -> None:
        head = raw.read(HEAD)
        super().__init__(Rejoined(head, raw), HEAD)
        self.head = head

    @classmethod
    def unpacked(cls, raw: BinaryIO) -> Peeked:
        """The stream, without its gzip layer if it has one."""
        stream = cls(raw)
        if not stream.head.startswith(GZIP):
            return stream
        return cls(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
