"""Towns, regions and states with coordinates: which a name means in the report at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path

from dateline.resolve.spot import Spot
from dateline.resolve.tabular import TABLES, content, lines
from dateline.resolve.towns import Towns

_NEAR = 50  # how many times smaller a namesake may be in a country that the report tells of
_LARGER = 5  # how many times larger a town must be than namesakes abroad to be meant by itself
_KNOWN = 50_000  # inhabitants of a town that is meant although nothing is told of its country
_WHOLE = 0.8  # share of a division's inhabitants from which a region is all of it
_REMEMBERED = 50_000  # names whose towns are kept in memory


class Gazetteer:
    """`cities.tsv.gz`, `regions.tsv`, `countries.tsv` and `towns.tsv.gz` of one folder, each read
    when first asked for.

    Towns are searched for in the table as one text: an index of its 300,000 names would take more
    than a second to build at every start, and more memory than the reading model.
    """

    def __init__(self, folder: Path = TABLES) -> None:
        self.folder = folder
        self.towns = Towns(folder)
        self._found: dict[str, tuple[Spot, ...]] = {}

    def place(self, name: str, told: Collection[str] = ()) -> Spot | None:
        """The town or region that `name` means in a report that tells of the countries `told`.

        The largest namesake is meant, unless one in a country told of is at least a fiftieth of
        its size.  None if neither that nor size decides between countries, or if the only town of
        the name is small and abroad.
        """
        spots = self._bearers(name)
        if not spots:
            return None
        near = [s for s in spots if s.country in told]
        if near and near[0].population * _NEAR >= spots[0].population:
            return near[0]
        abroad = [s.population for s in spots if s.country != spots[0].country]
        plain = not abroad or spots[0].population >= _LARGER * abroad[0]
        known = spots[0].population >= _KNOWN or self.region(name) == spots[0]
        return spots[0] if plain and known else None

    def region(self, name: str, code: str | None = None) -> Spot | None:
        """The state, province or land of this name, in the country of an ISO alpha-3 code if
        given; of several the one with the most inhabitants."""
        spots = self._regions.get(name, ())
        return next((s for s in spots if code in (None, s.country)), None)

    def state(self, code: str, name: str) -> Spot | None:
        """The state of an ISO alpha-3 code, at its centre; `name` as the report calls it."""
        row = self._states.get(code)
        if row is None or not row[4]:
            return None
        return Spot(_number(row[6]), name, code, float(row[4]), float(row[5]), 0, kind="country")

    def bearers(self, name: str) -> tuple[Spot, ...]:
        """Every place of this name, small ones and divisions too, the largest first."""
        large = self._bearers(name)
        listed = {(s.country, s.admin1) for s in large if s.kind == "region"}
        small = [
            s
            for s in self.towns.named(_written(name))
            if s.kind != "region" or (s.country, s.admin1) not in listed
        ]
        return tuple(sorted((*large, *small), key=lambda s: -s.population)) if small else large

    def division(self, country: str, admin1: str) -> Spot | None:
        """The first-order division of a state by its GeoNames code: ("USA", "KY")."""
        if not admin1:
            return None
        own, listed = self._divisions.get((country, admin1)), self.towns.division(country, admin1)
        whole = own and listed and own.population >= _WHOLE * listed.population
        return own if whole or listed is None else listed

    def _bearers(self, name: str) -> tuple[Spot, ...]:
        """All towns and regions of this name, the largest first."""
        if name not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            form = _written(name)
            spots = {_spot(line) for line in self._lines_with(form.encode())}
            spots.update(self._regions.get(form, ()))
            self._found[name] = tuple(sorted(spots, key=lambda s: (-s.population, s.name)))
        return self._found[name]

    def _lines_with(self, name: bytes) -> Iterator[str]:
        """Lines of the table that have this whole in the second or third column."""
        table, bars = self._table
        wanted = b"|" + name + b"|"
        at = bars.find(wanted) if name else -1
        while at >= 0:
            start = table.rfind(b"\n", 0, at) + 1
            before = table.count(b"\t", start, at)
            if before < 2 or (before == 2 and table[at : at + 1] == b"|"):
                yield table[start : table.index(b"\n", at)].decode()
            at = bars.find(wanted, at + 1)

    @cached_property
    def _table(self) -> tuple[bytes, bytes]:
        """The table, and the same with one border for columns and aliases alike."""
        table = content(self.folder / "cities.tsv.gz") + b"\n"
        return table, table.replace(b"\t", b"|")

    @cached_property
    def _regions(self) -> dict[str, list[Spot]]:
        index: dict[str, list[Spot]] = defaultdict(list)
        for line in lines(self.folder / "regions.tsv", 8):
            names = line.split("\t", 3)
            for name in (names[1], *filter(None, names[2].split("|"))):
                index[name].append(_spot(line, "region"))
        return {name: sorted(spots, key=lambda s: -s.population) for name, spots in index.items()}

    @cached_property
    def _divisions(self) -> dict[tuple[str, str], Spot]:
        """The largest region in each first-order division, which is that division."""
        found = sorted((s for some in self._regions.values() for s in some), key=_size)
        return {(s.country, s.admin1): s for s in found}

    @cached_property
    def _states(self) -> dict[str, list[str]]:
        found = (line.split("\t") for line in lines(self.folder / "countries.tsv", 7))
        return {row[0]: row for row in found}


def _written(name: str) -> str:
    """A name in capitals as tables write it."""
    return name.title() if name.isupper() and len(name) > 3 else name


def _spot(line: str, kind: str = "city") -> Spot:
    row = line.split("\t")
    at = float(row[5]), float(row[6])
    return Spot(_number(row[0]), row[1], row[3], *at, int(row[7] or 0), row[4], kind)


def _size(spot: Spot) -> int:
    return spot.population


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
