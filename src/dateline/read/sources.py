"""What a command line can name: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import BadReport, EmptyReport
from dateline.read.streams import Rejoined
from dateline.records import Failure

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes that holds one report or a table of them.

    `input_id` is the file's name, relative to the folder that was given if it lies in one.
    `size` is the number of bytes where known beforehand; `media_type`, `url` and `encoding` are
    what a web server said.
    """

    input_id: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    media_type: str | None = None
    url: str | None = None
    encoding: str | None = None

    @property
    def name(self) -> str:
        """What an extension is looked for in: nothing for an address, whose path is no file."""
        return "" if self.url else self.input_id


def is_address(source: str | Path) -> bool:
    return isinstance(source, str) and bool(ADDRESS.match(source))


def sources(source: str | Path) -> Iterator[Source | Failure]:
    """The files behind a path, or standard input for `-`; a Failure where there is none."""
    if str(source) == "-":
        yield Source("-", lambda: cast(BinaryIO, Rejoined(b"", sys.stdin.buffer)))
        return
    if not str(source).strip():
        yield Failure(str(source), BadReport("an empty name names no file"))
        return
    path = Path(source)
    if path.is_dir():
        yield from _folder(path)
    else:
        yield _file(path, path.name)


def _file(path: Path, input_id: str) -> Source | Failure:
    try:
        size = path.stat().st_size if path.is_file() else None
        if size is None and not path.exists():
            raise FileNotFoundError(None, "there is no such file")
    except OSError as e:
        return Failure(input_id, BadReport(f"{path} cannot be read: {e.strerror}"))
    return Source(input_id, lambda: path.open("rb"), size=size)


def _folder(top: Path) -> Iterator[Source | Failure]:
    failed: list[OSError] = []
    empty = True
    for here, folders, files in os.walk(top, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if not name.startswith(".") and path.is_file():
                empty = False
                yield _file(path, path.relative_to(top).as_posix())
    for e in failed:
        yield Failure(str(e.filename), BadReport(f"{e.filename} cannot be read: {e.strerror}"))
    if empty and not failed:
        yield Failure(str(top), EmptyReport(f"{top} holds no files"))
