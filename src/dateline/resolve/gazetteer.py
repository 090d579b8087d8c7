"""Towns and states with coordinates: which place a name means, given the countries told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dateline.resolve.tabular import TABLES, key, rows

_NEAR = 50  # how many times smaller a namesake may be in a country that the report tells of
_LARGER = 5  # how many times larger a town must be than namesakes abroad to be meant by itself


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: GeoNames id, WGS84 degrees, inhabitants (0 = not known)."""

    geonames: int | None
    name: str
    country: str
    lat: float
    lon: float
    population: int


class Gazetteer:
    """`cities.tsv.gz` and `countries.tsv` of one folder, read when first asked for."""

    def __init__(self, folder: Path = TABLES) -> None:
        self.folder = folder

    def town(self, name: str, told: Collection[str] = ()) -> Spot | None:
        """The town that `name` means in a report that tells of the countries `told`.

        The largest namesake is meant, unless one in a country told of is at least a fiftieth of
        its size.  None if neither that nor size decides between countries.
        """
        spots = [_spot(row) for row in self._towns.get(key(name), ())]
        spots.sort(key=lambda s: -s.population)
        if not spots:
            return None
        near = [s for s in spots if s.country in told]
        if near and near[0].population * _NEAR >= spots[0].population:
            return near[0]
        abroad = [s.population for s in spots if s.country != spots[0].country]
        plain = not abroad or spots[0].population >= _LARGER * abroad[0]
        return spots[0] if plain else None

    def state(self, code: str, name: str) -> Spot | None:
        """The state of an ISO alpha-3 code, at its centre; `name` as the report calls it."""
        row = self._states.get(code)
        if row is None or not row[4]:
            return None
        geonames = int(row[6]) if row[6] else None
        return Spot(geonames, name, code, float(row[4]), float(row[5]), 0)

    @cached_property
    def _towns(self) -> dict[str, list[list[str]]]:
        index: dict[str, list[list[str]]] = defaultdict(list)
        for row in rows(self.folder / "cities.tsv.gz", 8):
            names = {row[1], *row[2].split("|")} if row[2] else (row[1],)
            for name in {key(n) for n in names if n}:
                index[name].append(row)
        return index

    @cached_property
    def _states(self) -> dict[str, list[str]]:
        return {row[0]: row for row in rows(self.folder / "countries.tsv", 7)}


def _spot(row: list[str]) -> Spot:
    geonames = int(row[0]) if row[0] else None
    return Spot(geonames, row[1], row[3], float(row[5]), float(row[6]), int(row[7] or 0))
