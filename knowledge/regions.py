"""Makes `regions.tsv`: states, provinces and lands, in the columns of `cities.tsv.gz`.

`supplement/regions.tsv` gives each region its names and a town in it; GeoNames says which other
towns lie in the same first-order division: the region lies in the middle of them and has their
inhabitants.  Where a region is no such division, `at` gives its centre (degrees), and it counts
only the inhabitants of its town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import fmean
from typing import Any

from knowledge import cities, codes
from knowledge.tables import SUPPLEMENT, rows, write

HEADER = cities.HEADER
City = dict[str, Any]


@cache
def _folded() -> frozenset[str]:
    """Dependencies: their own divisions are too small to be told of."""
    return frozenset(row["iso2"] for row in rows(SUPPLEMENT / "dependencies.tsv"))


def _division(city: City) -> tuple[str, str]:
    code = city["countrycode"]
    return code, "" if code in _folded() else city["admin1code"]


@cache
def _divisions() -> dict[tuple[str, str], list[City]]:
    found: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities.towns():
        found[_division(city)].append(city)
    return found


@cache
def _seats() -> dict[tuple[str, str], list[City]]:
    """Towns by our country code and each of their names, the largest first."""
    found: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in sorted(cities.towns(), key=lambda c: -c["population"]):
        for name in {city["name"], *city["alternatenames"]}:
            found[cities.country_of(city) or "", name].append(city)
    return found


def _seat(row: dict[str, str]) -> City:
    bearers = _seats()[row["country"], row["seat"]]
    fits = [c for c in bearers if row["admin1"] in ("", c["admin1code"])]
    named = [c for c in fits if c["name"] == row["seat"]] or fits
    if not named:
        raise ValueError(f"no town {row['seat']!r} in {row['country']} for {row['name']!r}")
    return named[0]


def regions() -> Iterator[tuple[str, ...]]:
    """Rows in the order of the supplement; raises ValueError where a seat is no known town."""
    states = {s["name"]: str(s["geonameid"]) for s in cities.load("us_states.json").values()}
    for row in rows(SUPPLEMENT / "regions.tsv"):
        seat = _seat(row)
        towns = [seat] if row["at"] else _divisions()[_division(seat)]
        yield (
            states.get(row["name"], "") if row["country"] == "USA" else "",
            row["name"],
            row["names"],
            row["country"],
            seat["admin1code"],
            *(row["at"].split() or _middle(towns)),
            str(sum(c["population"] for c in towns)),
        )


def _middle(towns: Sequence[City]) -> tuple[str, str]:
    """Latitude and longitude, in degrees, of the middle of some towns."""
    return (
        f"{fmean(c['latitude'] for c in towns):.2f}",
        f"{fmean(c['longitude'] for c in towns):.2f}",
    )


def build() -> int:
    """Write the table; returns the number of regions."""
    found = list(regions())
    unknown = {row[3] for row in found} - set(codes.pack("en"))
    if unknown:
        raise ValueError(f"regions of no state: {sorted(unknown)}")
    write("regions.tsv", HEADER, found)
    return len(found)
