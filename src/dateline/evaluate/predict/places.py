"""Predictor of task `places`: the places of the record, and the states that it has as actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluate.places import PlacedReport, PlaceSaid, PlacesSaid
from dateline.evaluate.predict.stages import Stages
from dateline.resolve import ResolvePlaces
from dateline.resolve.places import Located


def predict(rows: Sequence[PlacedReport], stages: Stages) -> Iterator[PlacesSaid]:
    """Streets and buildings are left out: gold files have no coordinates for any."""
    for row in rows:
        reading = stages.uncoded(row.id, row.text, row.language, row.day)
        yield PlacesSaid(row.id, tuple(said(stages.stage(ResolvePlaces).located(reading))))


def said(places: Iterable[Located]) -> Iterator[PlaceSaid]:
    for place in places:
        spot, span = place.spot, place.span
        if spot is not None:
            yield PlaceSaid(span.start, span.end, spot.lat, spot.lon, spot.country)
        elif not place.fine:
            yield PlaceSaid(span.start, span.end)
