"""Which pairs of a sentence the pair coder is asked about.

A worked example, "Zarif verweet de VS, meldt IRNA": three actors stand in it. The lexicon has
`verwijten`, actor Zarif, recipient VS. Asked are that pair first, then every other ordered pair,
nearest first, as far as there is room: VS > Zarif, Zarif > IRNA, and so on. What the lexicon says
of a pair goes with the question: the pair coder knows it when it answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.coding.candidate import Candidate, Judged
from dateline.coding.sides import Cast, Side
from dateline.model import NOBODY, NONE, PairQuestion
from dateline.records import Sentence

NO_ONE: Final = ""
"""Stands in a pair of actor ids for the side that is not told."""

_MOST: Final = 8  # pairs of one sentence; every pair costs about as much as two words
_MOST_TOLD: Final = 48  # of candidates: thirty states that sign are not asked about pair by pair
_MOST_SIDES: Final = 8  # actors of one sentence that are paired with one another

Key = tuple[str, str]
"""Ids of source and target."""

Told = tuple[Candidate, str | None, tuple[Key, ...]]
"""A candidate, why it fell if it did, and the pairs between which it tells its event."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a sentence, with the actors of each pair and the side that names each."""

    question: PairQuestion
    keys: tuple[Key, ...]
    sides: Mapping[str, Side]


def pairs_of(candidate: Candidate) -> tuple[Key, ...]:
    """The ordered pairs between which a candidate tells its event."""
    actors, recipients = _ids(candidate.actors), _ids(candidate.recipients)
    if not actors and not recipients:
        return ()
    if not recipients and len(actors) > 1:
        return tuple((a, b) for a in actors for b in actors if a != b)
    return tuple((a, b) for a in actors or (NO_ONE,) for b in recipients or (NO_ONE,))


def _ids(sides: Iterable[Side]) -> tuple[str, ...]:
    return tuple(s.actor for s in sides)


def ask(
    sentence: Sentence, judged: Sequence[Judged], cast: Cast, keys: Sequence[Key] = ()
) -> Asked | None:
    """The question about a sentence, None where there is no pair or the model did not read it.

    `judged` are the lexicon's candidates; `keys` the pairs to ask about in place of those that
    seem worth it.
    """
    if sentence.states is None:
        return None
    standing = [candidate for candidate, reason in judged if reason is None]
    sides = _sides(sentence, standing, cast, {actor for key in keys for actor in key})
    places = {actor: _words(sentence, side) for actor, side in sides.items()}
    told = [(c, reason, pairs_of(c)) for c, reason in judged]
    keys = tuple(keys or _keys(standing, places, cast))
    if not keys:
        return None
    order = {NO_ONE: NOBODY} | {actor: n for n, actor in enumerate(places)}
    question = PairQuestion(
        states=sentence.states,
        sides=tuple(places.values()),
        pairs=tuple((order[a], order[b]) for a, b in keys),
        triggers={k: c.match.predicate.frame.type for c, _ in judged for k in c.match.used},
        votes=tuple(_vote(key, told) for key in keys),
        hints=tuple(_hint(key, told) for key in keys),
    )
    return Asked(question, keys, sides)


def _vote(key: Key, told: Sequence[Told]) -> str:
    """The type that the lexicon finds between a pair."""
    return _surest(c for c, reason, pairs in told if reason is None and key in pairs)


def _hint(key: Key, told: Sequence[Told]) -> str:
    """A type that it finds with one of the two only, turned, or in a candidate that fell."""
    return _surest(
        c
        for c, reason, pairs in told
        if any(_near(pair, key) or (reason and pair == key) for pair in pairs)
    )


def _near(pair: Key, key: Key) -> bool:
    lacking = NO_ONE in pair and any(a == b != NO_ONE for a, b in zip(pair, key, strict=True))
    return pair != key and (lacking or pair == key[::-1])


def _surest(candidates: Iterable[Candidate]) -> str:
    best = max(candidates, key=lambda c: c.match.predicate.frame.score, default=None)
    return best.type if best else NONE


def _sides(
    sentence: Sentence, candidates: Sequence[Candidate], cast: Cast, wanted: Collection[str]
) -> dict[str, Side]:
    """One place for every actor of the sentence: where a candidate has him, else the first.

    Of very many only the first few, and those that are `wanted`.
    """
    found: dict[str, Side] = {}
    for side in (s for c in candidates for s in c.sides):
        if sentence.span.covers(side.span):
            found.setdefault(side.actor, side)
    for side in cast.standing(sentence):
        if len(found) < _MOST_SIDES or side.actor in wanted:
            found.setdefault(side.actor, side)
    return found


def _words(sentence: Sentence, side: Side) -> tuple[int, int]:
    inside = [t.i for t in sentence.tokens if t.span.overlaps(side.span)]
    return inside[0], inside[-1] + 1


def _keys(
    candidates: Sequence[Candidate], places: Mapping[str, tuple[int, int]], cast: Cast
) -> Iterator[Key]:
    """The pairs of candidates, then all others, nearest first.

    A name within another's ("Taliban" in "Taliban leaders") is no participant of its own, and
    nobody acts towards the state he acts for.
    """
    told = dict.fromkeys(k for c in candidates for k in pairs_of(c))
    asked = [k for k in told if all(side in places for side in k)]
    whole = [
        a for a, place in places.items() if not any(_within(place, p) for p in places.values())
    ]
    rest = sorted(
        (abs(places[a][0] - places[b][0]), (a, b)) for a in whole for b in whole if a != b
    )
    asked += [key for _, key in rest if key not in told and not cast.stands_for(*key)]
    yield from asked[: max(_MOST, min(len(told), _MOST_TOLD))]


def _within(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]
