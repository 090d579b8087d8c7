"""Small places and divisions of states by name: `towns.tsv.gz`, searched by bisection.

The table stays one text of 11 MB; to make 226,000 records of it would take a second at every
start, and ten times the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from dateline.resolve.spot import Spot
from dateline.resolve.tabular import TABLES, content

_KINDS = {"town": "city"}


class Towns:
    """The table of one folder, read when first asked for; empty where there is none."""

    def __init__(self, folder: Path = TABLES) -> None:
        self.path = folder / "towns.tsv.gz"
        self._divisions: dict[tuple[str, str], Spot | None] = {}

    def named(self, name: str) -> tuple[Spot, ...]:
        """Every place of exactly this name."""
        return tuple(map(_spot, self._lines(name.encode() + b"\t")))

    def division(self, country: str, admin1: str) -> Spot | None:
        """The first-order division of a state by its GeoNames code."""
        if (country, admin1) not in self._divisions:
            at = self._table.find(f"\tregion\t{country}\t{admin1}\t".encode())
            start = self._table.rfind(b"\n", 0, at) + 1
            self._divisions[country, admin1] = _spot(self._line(start)) if at >= 0 else None
        return self._divisions[country, admin1]

    def _lines(self, key: bytes) -> Iterator[str]:
        start = self._first(key)
        while self._table.startswith(key, start):
            yield self._line(start)
            start = self._table.index(b"\n", start) + 1

    def _first(self, key: bytes) -> int:
        """Where the first line that is not before `key` begins."""
        table, low, high = self._table, 0, len(self._table)
        while low < high:
            start = table.rfind(b"\n", 0, (low + high) // 2) + 1
            end = table.index(b"\n", start) + 1
            if table[start : start + len(key)] < key:
                low = end
            else:
                high = start
        return low

    def _line(self, start: int) -> str:
        return self._table[start : self._table.index(b"\n", start)].decode()

    @cached_property
    def _table(self) -> bytes:
        """The lines below the heading."""
        return content(self.path).partition(b"\n")[2] if self.path.exists() else b""


def _spot(line: str) -> Spot:
    name, kind, country, admin1, lat, lon, people, geonames = line.split("\t")
    at = float(lat), float(lon)
    number = int(geonames) if geonames else None
    return Spot(number, name, country, *at, int(people), admin1, _KINDS.get(kind, kind))
