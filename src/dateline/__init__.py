"""Dateline reads news reports and keeps a sourced record of political life.

    import dateline

    record = dateline.read("report.txt", published="2023-02-21")
    for event in record.events:
        print(event.date, event.type, event.status)
    print(record.why("e1"))

Who did what to whom, when, where, and according to whom: every event points at the words that
carry it.  Nothing leaves this machine.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.export import Record
    from dateline.records import Failure
    from dateline.run import Reader
    from dateline.store import Store, open_store

__all__ = ["DatelineError", "Failure", "Reader", "Record", "Store", "open_store", "read"]

_LAZY = {
    "Failure": "dateline.records",
    "Reader": "dateline.run",
    "Record": "dateline.export",
    "Store": "dateline.store",
    "open_store": "dateline.store",
}


def read(
    source: str | Path, *, published: str | None = None, language: str | None = None
) -> Record:
    """The record of one report: a file, an http(s) address, or the text itself.

    `published` (YYYY-MM-DD) is the day relative dates count from; `language` (ISO 639-1) is
    recognised if not given.  A string is taken for text if it has a line break, or five words
    and no file extension at its end.  Raises DatelineError: of a report that cannot be read, the
    error that says why.  For many reports use `Reader().read_many`.
    """
    from dateline.run.reader import read as read_one

    return read_one(source, published=published, language=language)


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps `dateline.read` the function: importing the stage of that name would rebind it."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
