"""Stage 4, places: towns, divisions and states meant as places, with coordinates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.lang import Pack
from dateline.records import Place, Precision, Reading, Span
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.locate import Answer, Question, choose
from dateline.resolve.scene import Scene, scene
from dateline.resolve.spot import Spot
from dateline.resolve.toponyms import Finder, Toponym

_KNOWN = 50_000  # inhabitants of a place that is meant although nothing else lies near
_SURE = 0.4  # chance below which the bearer of a name is left open
_NEAR = 0.5  # what must lie near what is a place only perhaps
_BESIDE = 0.8  # the same of one place beside a namesake of a state or seat of government,
_AMONG_STATE, _AMONG_SEAT = 1.2, 1.6  # or of all that lie around it
_FINE: dict[bool, Precision | None] = {True: "point", False: None}
_PRECISION: dict[str, Precision] = {
    "city": "city", "county": "region", "region": "region", "country": "country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Located:
    """Words that name a place, and what they mean.

    `acts` is True of states that are told of as somebody who acts, not as where something is.
    """

    span: Span
    name: str
    spot: Spot | None
    acts: bool = False
    fine: bool = False


class ResolvePlaces:
    """Fills `places`: names of towns and divisions, and states in a phrase of place ("in Rusland").

    All names of a report are resolved together (`locate`); a place that no table knows, or whose
    bearers nothing decides between, keeps its name, without coordinates.  Raises TableError where
    a knowledge table is broken.
    """

    name = "resolve.places/2"

    def __init__(self, packs: Callable[[str], Pack], knowledge: Knowledge | None = None) -> None:
        self.packs = packs
        self.knowledge = knowledge or Knowledge()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield replace(reading, places=tuple(self.places(reading)))

    def places(self, reading: Reading) -> Iterator[Place]:
        """The places of a report in order of first mention, each once."""
        groups: dict[tuple[object, ...], list[Located]] = {}
        for found in self.located(reading):
            if not found.acts:
                spot = found.spot
                key = (spot.country, spot.admin1, spot.name, spot.kind) if spot else (found.name,)
                groups.setdefault(key, []).append(found)
        for n, some in enumerate(groups.values(), start=1):
            yield self._place(f"p{n}", some)

    def located(self, reading: Reading) -> list[Located]:
        """All words that name a place, states that act among them, in text order."""
        stage = scene(reading, self.packs(reading.article.language), self.knowledge)
        told = Finder(reading, stage, self.knowledge.gazetteer).find()
        return list(self._located(stage, told))

    def _located(self, stage: Scene, told: Sequence[Toponym]) -> Iterator[Located]:
        asked = _Asked(self.knowledge, stage, told)
        states = (p for p in stage.phrases if p.sort == "state" and p.locative)
        placed = {(p.sentence, p.span.start) for p in states}
        for toponym in told:
            spot = asked.spot(toponym)
            if toponym.guess and spot is None and toponym.instead:
                toponym = toponym.instead
            if toponym.hidden or (toponym.guess and spot is None):
                continue
            state = toponym.code and (spot is None or spot.country == toponym.code)
            acts = bool(state) and (toponym.sentence, toponym.span.start) not in placed
            yield Located(toponym.span, toponym.name, spot, acts, toponym.fine)

    def _place(self, ident: str, some: Sequence[Located]) -> Place:
        first, mentions = some[0], tuple(found.span for found in some)
        spot = first.spot
        if spot is None:
            return Place(ident, first.name, mentions=mentions, precision=_FINE[first.fine])
        name = first.name if spot.kind == "country" else spot.name
        part = self.knowledge.gazetteer.division(spot.country, spot.admin1)
        return Place(
            ident, name, spot.country, spot.geonames, spot.lat, spot.lon, mentions,
            part.name if part else None, _PRECISION[spot.kind],
        )  # fmt: skip


class _Asked:
    """The toponyms of one report as questions, one for each name with what it lies in."""

    def __init__(self, knowledge: Knowledge, stage: Scene, told: Sequence[Toponym]) -> None:
        self.gazetteer = knowledge.gazetteer
        self.pack = stage.lexicon.pack
        self.within = {t.name: t.within for t in reversed(told) if t.within}
        self.parts = {t.name for t in told if t.part}
        keys = {self._key(t): t for t in told if not (t.fine or t.wide)}
        self.main = {key: self._main(t) for key, t in keys.items()}
        questions = [self._question(t) for t in keys.values()]
        answers = choose(questions, set(_adjectives(stage)))
        self.answers = dict(zip(keys, answers, strict=True))

    def _key(self, told: Toponym) -> tuple[str, str, str | None]:
        return told.name, told.within or self.within.get(told.name, ""), told.code

    def spot(self, told: Toponym) -> Spot | None:
        """What a toponym means, None where that is open.

        The name of a state, region or seat means a namesake only where that lies beside another
        place or among several: "Georgia", the "Paris" of Edgar County.
        """
        key = self._key(told)
        answer = self.answers.get(key)
        if answer is None:
            return None
        sure, near = answer.chance >= _SURE, answer.near >= _NEAR
        among = answer.near >= (_AMONG_SEAT if told.seat else _AMONG_STATE)
        usual = self.main[key] if told.code else self._region(told, answer)
        if (told.code or usual) and not (sure and (key[1] or among or answer.nearest >= _BESIDE)):
            return usual
        meant = sure and (near or not told.guess) and self._meant(told, answer)
        return answer.spot if meant else None

    def _meant(self, told: Toponym, answer: Answer) -> bool:
        """True unless it is a small place, far from all else that is told of."""
        spot = answer.spot
        small = spot.kind in ("city", "county") and spot.population < _KNOWN
        alone = answer.support < 0.1 and not self._key(told)[1]
        return not (small and alone)

    def _question(self, told: Toponym) -> Question:
        name = told.name
        spots = self.gazetteer.bearers(name)
        main = self.main[self._key(told)]
        if main:
            spots = (main, *(s for s in spots if s != main))
        seat = main if told.seat else None
        inside = self._inside(self._key(told)[1])
        lies = [s for s in spots if inside(s)]
        return Question(name, tuple(lies or spots), seat, name in self.parts)

    def _main(self, told: Toponym) -> Spot | None:
        """What a country word means by itself: the state, or the town where its government is."""
        if not told.code or not told.seat:
            return self._state(told) if told.code else None
        spots = self.gazetteer.bearers(told.name)
        towns = (s for s in spots if s.kind == "city" and s.country == told.code)
        town = next(towns, None)  # the largest; "White House" is one too, but a small one
        return town if town and town.population >= _KNOWN else self._seat(told)

    def _region(self, told: Toponym, answer: Answer) -> Spot | None:
        """The region of that name, where a town elsewhere seems to be meant: "Oregon"."""
        region, spot = self.gazetteer.region(told.name), answer.spot
        if region is None or spot.kind not in ("city", "county"):
            return None
        elsewhere = (spot.country, spot.admin1) != (region.country, region.admin1)
        return region if elsewhere and region.population >= spot.population else None

    def _state(self, told: Toponym) -> Spot | None:
        """A state, or the part of one that acts as it: "Schotland", "Greenland"."""
        code = told.code or ""
        return self.gazetteer.region(told.name, code) or self.gazetteer.state(code, told.name)

    def _seat(self, told: Toponym) -> Spot | None:
        """The town of a by-name of a government: "the Kremlin"."""
        for town in self.pack.countries[told.code or ""].seats:
            for spot in self.gazetteer.bearers(town):
                if spot.country == told.code and spot.kind == "city":
                    return spot
        return self._state(told)

    def _inside(self, container: str) -> Callable[[Spot], bool]:
        """Tells what lies in a state or division of that name."""
        code = next((c for c, known in self.pack.countries.items() if container in known.names), "")
        around = [s for s in self.gazetteer.bearers(container) if s.kind != "city"]
        parts = {(s.country, s.admin1) for s in around if s.kind in ("region", "county")}
        return lambda s: (
            s.kind != "country" and (s.country == code or (s.country, s.admin1) in parts)
        )


def _adjectives(stage: Scene) -> Iterator[str]:
    """States whose adjectives or inhabitants a report tells of: "Britse", "Russians"."""
    for matched in stage.matches:
        for match in matched:
            if match.term.code and not {"name", "seat"} & match.term.sorts:
                yield match.term.code
