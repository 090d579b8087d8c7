"""Knowledge tables on disk, and the key under which names are looked up in them."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dateline.errors import TableError

TABLES = Path(__file__).parent / "tables"
_ACRONYM = 6  # letters up to which capitals are part of the name: "WHO" is not "who"


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """The key of a name: no case, accents or hyphens, except that acronyms keep their capitals."""
    name = " ".join(name.replace("’", "'").replace("-", " ").replace(".", "").split())
    if len(name) <= _ACRONYM and name.isupper():
        return name
    name = name.casefold()
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c))


def lines(path: Path, width: int) -> Iterator[str]:
    """Lines of a table below its heading, each with `width` columns; # begins a note.

    Raises TableError where the file is missing or a line has another number of columns.
    """
    text = content(path).decode("utf-8")
    found = (line for line in text.split("\n") if line and line[0] != "#")
    next(found, None)
    for line in found:
        if line.count("\t") != width - 1:
            raise TableError(f"{path.name}: not {width} columns in the line {line[:40]!r}...")
        yield line


def content(path: Path) -> bytes:
    """A table as it stands on disk, unpacked.  Raises TableError where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as e:
        raise TableError(f"there is no table {path}", hint="Reinstall dateline.") from e
    return gzip.decompress(data) if path.suffix == ".gz" else data
