"""Which of its namesakes each place of a report means: they are chosen together.

Places of one report mostly lie near each other, or in states and regions that it tells of.  Every
name begins with a chance for each of its bearers, the larger the more; then, a few times over, a
bearer gains by what lies near it among the likely bearers of the other names (relaxation
labelling, Rosenfeld, Hummel and Zucker 1976).  A region or state told beside a name leaves only
the bearers that lie in it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.resolve.spot import Spot

_EARTH_KM = 6371.0
_NEAR_KM = 100.0  # distance over which what lies near wanes to 1/e
_SAME_PART, _SAME_STATE = 0.75, 0.1  # what lying in the same region or state is worth beside that
_MOST = 0.5  # what all is worth at most that only tells the state
_ABROAD = 0.2  # what a state is worth to another: where one is told of others are
_TOLD = 0.4  # what lying in a state is worth that the report names
_SIZE = 0.7  # weight of the logarithm of inhabitants
_TOGETHER = 7.0  # weight of what lies near
_ROUNDS = 5
_BEARERS, _ALL = 40, 900  # bearers of a name and of a report that are weighed
_STATE_SIZE = 1e8  # counts as the inhabitants of every state
_ALIAS = 0.1  # share of its inhabitants with which a place counts under quite another name
_NAMED_AFTER = 0.05  # the same for a division called like a considerable town in it
_BARE = 0.3  # the same for a second-order division without its kind: "Kent"
_CONSIDERABLE = 0.05  # share of a division's inhabitants from which a town is that

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """A name and its bearers; `seat` is the town of a government if it names one, `part` is
    True of what is called a division of a state."""

    name: str
    spots: tuple[Spot, ...]
    seat: Spot | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The bearer meant and how likely it is (0 to 1).

    `support` is what speaks for it beside its size, `near` how much of that is what lies near or
    in the same region, about the number of such places, and `nearest` what the best of them is
    worth: 0 where there is nothing.
    """

    spot: Spot
    chance: float
    support: float
    near: float
    nearest: float


def choose(questions: Sequence[Question], told: Collection[str] = ()) -> list[Answer | None]:
    """An answer to each question, None where there is no bearer.

    `told` are states (ISO alpha-3) that the report tells of in other ways.
    """
    most = min(_BEARERS, max(_ALL // max(len(questions), 1), 4))
    kept = [q.spots[:most] for q in questions]
    spots = [s for some in kept for s in some]
    if not spots:
        return [None] * len(questions)
    owner = np.repeat(np.arange(len(kept)), [len(some) for some in kept])
    prior = np.array([_prior(q, s) for q, some in zip(questions, kept, strict=True) for s in some])
    others = owner[:, None] != owner[None, :]
    near = _near(spots) * others
    inside = _same_state(spots) * others
    alone = [(n, some[0].country) for n, some in enumerate(kept) if len(some) == 1]
    states = [{*told, *(c for m, c in alone if m != n)} for n in range(len(kept))]
    certain = np.array(
        [_TOLD * (s.country in states[n]) for s, n in zip(spots, owner, strict=True)]
    )
    chance = _shares(prior, owner)
    for _ in range(_ROUNDS):
        support = near @ chance + np.minimum(inside @ chance + certain, _MOST)
        chance = _shares(prior + _TOGETHER * np.log1p(support), owner)
    found = (np.flatnonzero(owner == n) for n in range(len(kept)))
    best = [own[np.argmax(chance[own])] if own.size else None for own in found]
    close = near * chance[None, :]
    told_of = zip(chance, support, close.sum(axis=1), close.max(axis=1), strict=True)
    answers = [Answer(s, *map(float, t)) for s, t in zip(spots, told_of, strict=True)]
    return [None if k is None else answers[k] for k in best]


def _shares(weight: Floats, owner: NDArray[np.int64]) -> Floats:
    """Exponentials of weights as shares of their sum for each name."""
    top = np.full(owner[-1] + 1, -np.inf)
    np.maximum.at(top, owner, weight)
    raised = np.exp(weight - top[owner])
    return np.asarray(raised / np.bincount(owner, raised)[owner])


def _prior(question: Question, spot: Spot) -> float:
    people = _STATE_SIZE if spot.kind == "country" else max(spot.population, 100)
    if spot.kind != "country" and not f"{spot.name} ".casefold().startswith(
        f"{question.name} ".casefold()
    ):
        people *= _ALIAS
    if question.part:
        people *= _NAMED_AFTER if spot.kind == "city" else 1
    elif spot.kind in ("region", "county") and _also_town(question, spot):
        people *= _NAMED_AFTER
    elif spot.kind == "county":
        people *= _BARE
    if spot == question.seat:
        people = max(people, _STATE_SIZE)
    return float(_SIZE * np.log(people))


def _also_town(question: Question, division: Spot) -> bool:
    """True of a division with the name of a town in it, which is meant by the bare name."""
    part, least = (division.country, division.admin1), _CONSIDERABLE * division.population
    towns = (s for s in question.spots if s.kind == "city" and s.population >= least)
    return any((s.country, s.admin1) == part for s in towns)


def _near(spots: Sequence[Spot]) -> Floats:
    """How much each place (row) gains by each other (column) for lying near or in one region."""
    points = _vectors(spots)
    wide = np.array([s.kind in ("region", "country") for s in spots])
    distance = _EARTH_KM * np.arccos(np.clip(points @ points.T, -1.0, 1.0))
    close = np.exp(-distance / _NEAR_KM) * ~(wide[:, None] | wide[None, :])
    parts = _same([f"{s.country}.{s.admin1}" if s.admin1 else "" for s in spots])
    return np.asarray(np.maximum(close, _SAME_PART * parts))


def _same_state(spots: Sequence[Spot]) -> Floats:
    """The same for lying in one state, more where that is named itself, and for states."""
    states = np.array([s.kind == "country" for s in spots])
    worth = np.where(states, _TOLD, _SAME_STATE)
    inside = _same([s.country for s in spots]) * worth[None, :]
    return np.asarray(np.maximum(inside, _ABROAD * (states[:, None] & states[None, :])))


def _same(values: Sequence[str]) -> NDArray[np.bool_]:
    some = np.array(values)
    return np.asarray((some[:, None] == some[None, :]) & (some != "")[:, None])


def _vectors(spots: Sequence[Spot]) -> Floats:
    lat, lon = np.radians([s.lat for s in spots]), np.radians([s.lon for s in spots])
    flat = np.cos(lat)
    return np.stack([flat * np.cos(lon), flat * np.sin(lon), np.sin(lat)], axis=1)
