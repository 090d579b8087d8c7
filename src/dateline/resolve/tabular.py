"""Knowledge tables on disk, and the key under which names are looked up in them."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import TableError

TABLES = Path(__file__).parent / "tables"
_ACRONYM = 6  # letters up to which capitals are part of the name: "WHO" is not "who"


def key(name: str) -> str:
    """The key of a name: no case, accents or hyphens, except that acronyms keep their capitals."""
    name = " ".join(name.replace("’", "'").replace("-", " ").split())
    if len(name) <= _ACRONYM and name.isupper():
        return name
    name = name.casefold()
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c))


def rows(path: Path, width: int) -> Iterator[list[str]]:
    """Rows of a table below its heading; lines that begin with # are notes."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as e:
        raise TableError(f"there is no table {path}", hint="Reinstall dateline.") from e
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    lines = (line for line in text.split("\n") if line and line[0] != "#")
    next(lines, None)
    for n, line in enumerate(lines, start=2):
        row = line.split("\t")
        if len(row) != width:
            raise TableError(f"{path.name}, row {n}: {len(row)} columns where {width} are due")
        yield row
