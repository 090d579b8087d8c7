"""Stage 4, places: towns, regions and states meant as places, with coordinates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.lang import Pack
from dateline.records import Place, Reading, Span
from dateline.resolve.gazetteer import Spot
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.phrase import Phrase
from dateline.resolve.scene import scene


class ResolvePlaces:
    """Fills `places`: names of towns, and states in a phrase of place ("in Rusland").

    A name is linked to the town it most likely means given the countries the report tells of;
    a place that no table knows keeps its name, without coordinates.  Raises TableError where a
    knowledge table is broken.
    """

    name = "resolve.places/1"

    def __init__(self, packs: Callable[[str], Pack], knowledge: Knowledge | None = None) -> None:
        self.packs = packs
        self.knowledge = knowledge or Knowledge()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield replace(reading, places=tuple(self.places(reading)))

    def places(self, reading: Reading) -> Iterator[Place]:
        """The places of a report in order of first mention, each once."""
        pack = self.packs(reading.article.language)
        found = scene(reading, pack, self.knowledge).phrases
        told = {code for p in found for code in p.codes}
        spans: dict[tuple[str, str | None], list[Span]] = {}
        spots: dict[tuple[str, str | None], Spot | None] = {}
        for phrase in found:
            if phrase.sort == "place" or (phrase.sort == "state" and phrase.locative):
                spot = self._spot(phrase, told)
                key = (spot.name if spot else phrase.name, spot.country if spot else None)
                spots.setdefault(key, spot)
                spans.setdefault(key, []).append(phrase.span)
        for n, (key, mentions) in enumerate(spans.items(), start=1):
            yield _place(f"p{n}", key[0], spots[key], tuple(mentions))

    def _spot(self, phrase: Phrase, told: set[str]) -> Spot | None:
        gazetteer = self.knowledge.gazetteer
        if phrase.sort == "place":
            return gazetteer.place(phrase.name, told)
        code = phrase.codes[0]
        if part := gazetteer.region(phrase.name, code):
            return part  # "Schotland" and "Greenland", which act as their state
        town = gazetteer.place(phrase.name, {code}) if phrase.seat else None
        return town if town and town.country == code else gazetteer.state(code, phrase.name)


def _place(ident: str, name: str, spot: Spot | None, mentions: tuple[Span, ...]) -> Place:
    if spot is None:
        return Place(ident, name, mentions=mentions)
    return Place(ident, name, spot.country, spot.geonames, spot.lat, spot.lon, mentions)
