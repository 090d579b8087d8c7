"""Task `places`: which words name a place, and where on earth each of them lies."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from statistics import fmean, median

import msgspec

from dateline import lang
from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Counts, Scores, share

NEAR_KM = 161
"""100 miles: the distance within which a place counts as found since Leidner (2007)."""

_EARTH_KM = 6371.0
_FARTHEST_KM = 20039.0  # half a meridian, with which the area under the error curve ends
_DIVISIONS = re.compile(
    r"^(?:(?:the|city|town|village|county|state|province|parish) (?:of )?)+(?=\w)"
    r"|(?: (?:county|parish|city|township|borough|co\.))+$",
    re.IGNORECASE,
)


class GoldPlace(msgspec.Struct, frozen=True):
    """Words that name a place, code points half-open; without coordinates where nobody gave them
    (streets, parks, rivers)."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


class PlacedReport(msgspec.Struct, frozen=True):
    text: str
    language: str
    places: tuple[GoldPlace, ...]
    id: str = ""
    published: str | None = None

    @property
    def day(self) -> date | None:
        return files.day(self.published)

    @property
    def scored(self) -> tuple[GoldPlace, ...]:
        """Its places with coordinates, without words for inhabitants and adjectives."""
        return tuple(p for p in self.places if p.lat is not None and not self.is_demonym(p))

    def is_demonym(self, place: GoldPlace) -> bool:
        """True of "Russian": geoparsing corpora mark it, the record has it as the country of
        somebody."""
        return self.text[place.start : place.end] in _demonyms(self.language)


class PlaceSaid(msgspec.Struct, frozen=True):
    """Words taken for a place; degrees and ISO alpha-3 code where it was resolved."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


class PlacesSaid(msgspec.Struct, frozen=True):
    id: str
    places: tuple[PlaceSaid, ...]


Pair = tuple[PlacedReport, GoldPlace, PlaceSaid]
"""A place of gold and what was said of the same words."""


def score(gold: Sequence[PlacedReport], predicted: Sequence[PlacesSaid]) -> Scores:
    """Mentions, and how far from gold those found were put.

    A mention is right if its span is exactly gold's, after words for kinds of divisions are taken
    from either end ("the", "City of", "County", "Parish", "Township"): for "DeKalb County" "DeKalb"
    will do.  What touches a place of gold without coordinates, or a word for inhabitants, is
    neither right nor wrong; `f1_with_demonyms` counts the latter as places all the same.

    `within_161km` is the share among the mentions found that were given coordinates (`resolved` is
    their share), `error_km_*` their distances, `auc` the area under the curve of ln(1 + km), 0
    the best (Gritta et al. 2020); `country` the share of the mentions found whose country is
    right among those for which both sides name one.
    """
    pairs = [
        pair for report, said in zip(gold, predicted, strict=True) for pair in _met(report, said)
    ]
    at = [p for p in pairs if p[2].lat is not None]
    errors = [_error(place, said) for _, place, said in at]
    countries = [(_code(r.language, p.country), s.country) for r, p, s in pairs]
    known = [(right, said) for right, said in countries if right and said]
    within = share(sum(e <= NEAR_KM for e in errors), len(errors))
    return {
        **_counts(gold, predicted, len(pairs)).scores(),
        "f1_with_demonyms": _strict(gold, predicted).f1,
        "resolved": share(len(at), len(pairs)),
        "within_161km": within,
        "end_to_end": share(within * len(at), items(gold)),
        "country": share(sum(right == said for right, said in known), len(known)),
        "error_km_mean": fmean(errors or [0.0]),
        "error_km_median": median(errors or [0.0]),
        "auc": fmean([math.log1p(e) / math.log1p(_FARTHEST_KM) for e in errors] or [0.0]),
    }


def _met(report: PlacedReport, said: PlacesSaid) -> Iterator[Pair]:
    there = {_bare(report.text, p): p for p in report.scored}
    for place in said.places:
        met = there.pop(_bare(report.text, place), None)
        if met:
            yield report, met, place


def _bare(text: str, place: GoldPlace | PlaceSaid) -> tuple[int, int]:
    """The span without words for kinds of divisions."""
    start, end = place.start, place.end
    while (
        found := _DIVISIONS.search(text[start:end])
    ) and found.end() - found.start() < end - start:
        start, end = (
            (start + found.end(), end) if not found.start() else (start, start + found.start())
        )
    return start, end


def _counts(gold: Sequence[PlacedReport], predicted: Sequence[PlacesSaid], hits: int) -> Counts:
    said = sum(
        not _neutral(report, place)
        for report, row in zip(gold, predicted, strict=True)
        for place in row.places
    )
    return Counts(hits, said, items(gold))


def _neutral(report: PlacedReport, said: PlaceSaid) -> bool:
    """True of what touches gold that is not scored, and none that is."""
    touched = [p for p in report.places if p.start < said.end and said.start < p.end]
    return bool(touched) and all(p.lat is None or report.is_demonym(p) for p in touched)


def _strict(gold: Sequence[PlacedReport], predicted: Sequence[PlacesSaid]) -> Counts:
    """Every mention of gold that has coordinates, demonyms too."""
    there = {
        (n, *_bare(r.text, p)) for n, r in enumerate(gold) for p in r.places if p.lat is not None
    }
    loose = {(n, *_bare(r.text, p)) for n, r in enumerate(gold) for p in r.places if p.lat is None}
    said = {(n, *_bare(gold[n].text, p)) for n, row in enumerate(predicted) for p in row.places}
    return Counts(len(there & said), len(said - loose), len(there))


def _error(place: GoldPlace, said: PlaceSaid) -> float:
    assert place.lat is not None and place.lon is not None
    assert said.lat is not None and said.lon is not None
    return kilometres(place.lat, place.lon, said.lat, said.lon)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance over the ground of two points in degrees (haversine, a sphere of 6371 km)."""
    north, east = math.radians(other_lat - lat), math.radians(other_lon - lon)
    flat = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat))
    chord = math.sin(north / 2) ** 2 + flat * math.sin(east / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _code(language: str, name: str | None) -> str | None:
    return _codes(language).get(name or "")


@cache
def _codes(language: str) -> Mapping[str, str]:
    return {name: code for code, c in lang.load(language).countries.items() for name in c.names}


@cache
def _demonyms(language: str) -> frozenset[str]:
    countries = lang.load(language).countries.values()
    names = {n for c in countries for n in c.names}
    return frozenset(w for c in countries for w in (*c.adjectives, *c.people)) - names


def items(gold: Sequence[PlacedReport]) -> int:
    return sum(len(report.scored) for report in gold)


def read(path: Path) -> list[PlacedReport]:
    """Reports with their places.  Raises EvaluationError where none has coordinates."""
    rows = files.json_rows(path, PlacedReport)
    if not items(rows):
        raise EvaluationError(f"{path}: no place with lat and lon")
    return rows
