"""Where each sentence of a report takes place and of which states it tells: whose somebody may be
of whom nothing is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from dateline.lang.countries import Country
from dateline.resolve.gazetteer import Gazetteer
from dateline.resolve.phrase import Phrase

_HERE: Final = 3.0
_OFFICIALS_HERE: Final = 2.0
"""What a place in the sentence is worth; less for officials, who travel."""
_TOLD: Final = 1.0
"""A state told of where a place of it is: as an adjective or as somebody who acts."""
_BEFORE, _AFTER, _TOLD_BEFORE = 1.5, 1.0, 0.75
"""A place in the sentence before and after, and a state told of before one that has a place."""
_CLEAR, _CLEAR_OF_OFFICIALS = 1.0, 1.5
"""By how much the likeliest state must lead the next."""
_LARGER: Final = 3
"""How many times larger a place must be than its namesakes abroad to be meant by itself."""


class Whereabouts:
    """The states of a report by sentence: where it takes place, and of whom it tells.

    The weights were set by hand on authored mentions (`training/examples/actors`).
    """

    def __init__(
        self, phrases: Iterable[Phrase], gazetteer: Gazetteer, states: Mapping[str, Country]
    ) -> None:
        phrases = list(phrases)
        told = {code for p in phrases for code in p.codes}
        self._places: dict[int, set[str]] = defaultdict(set)
        self._told: dict[int, set[str]] = defaultdict(set)
        for phrase in phrases:
            codes = {c for c in phrase.codes if c in states and not states[c].region}
            if phrase.sort == "place" and not phrase.codes:
                found = country_of(phrase.name, gazetteer, told)
                codes = {found} if found else set()
            here = phrase.locative or phrase.sort == "place"
            (self._places if here else self._told)[phrase.sentence].update(codes)

    def tell(self, sentence: int, code: str) -> None:
        """Adds a state that is told of through its people and bodies: "president Museveni"."""
        self._told[sentence].add(code)

    def country(self, sentence: int, *, official: bool = False) -> str | None:
        """The state that somebody told of in a sentence most likely belongs to: the only one of
        the report, else one that lies where the sentence or its neighbours take place; None
        where that does not decide."""
        told = self._all()
        if len(told) < 2:
            return self.only
        worth = {code: self._worth(code, sentence, official) for code in told}
        first, second = sorted(worth, key=lambda code: (-worth[code], code))[:2]
        lead = _CLEAR_OF_OFFICIALS if official else _CLEAR
        return first if worth[first] - worth[second] >= lead else None

    @property
    def only(self) -> str | None:
        """The state of the report if it tells of one."""
        told = self._all()
        return next(iter(told)) if len(told) == 1 else None

    def _all(self) -> set[str]:
        return {c for some in (*self._places.values(), *self._told.values()) for c in some}

    def told(self, sentence: int) -> frozenset[str]:
        """The states that a sentence tells of, but for those it takes place in."""
        return frozenset(self._told.get(sentence, ()))

    def _worth(self, code: str, n: int, official: bool) -> float:
        here = code in self._places.get(n, ())
        worth = (_OFFICIALS_HERE if official else _HERE) + _TOLD * (code in self._told.get(n, ()))
        silent = not self._told.get(n)  # a sentence that tells of a state is about that
        before, after = (silent and code in self._places.get(m, ()) for m in (n - 1, n + 1))
        told_before = here and code in self._told.get(n - 1, ())
        return worth * here + _BEFORE * before + _AFTER * after + _TOLD_BEFORE * told_before


def country_of(name: str, gazetteer: Gazetteer, told: Collection[str]) -> str | None:
    """The state in which a place lies, also a small one; of namesakes one in a state `told`."""
    spots = gazetteer.bearers(name)
    near = next((s.country for s in spots if s.country in told), None)
    if near or not spots:
        return near
    abroad = [s.population for s in spots if s.country != spots[0].country]
    clear = not abroad or spots[0].population >= _LARGER * abroad[0]
    return spots[0].country if clear else None
