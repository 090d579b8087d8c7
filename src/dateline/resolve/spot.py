"""A place on the map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: GeoNames id, WGS84 degrees, inhabitants (0 = not known).

    `kind`: city, county (second-order division), region (first-order) or country; `admin1` is the
    GeoNames code of the first-order division that it is or lies in, "" where not known.
    """

    geonames: int | None
    name: str
    country: str
    lat: float
    lon: float
    population: int
    admin1: str = ""
    kind: str = "city"
