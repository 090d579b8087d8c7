"""What becomes of the lexicon's candidates under the verdicts on their pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dateline.coding.candidate import Candidate
from dateline.coding.pairs import NO_ONE, Asked, Key, pairs_of
from dateline.coding.sides import Cast, Side
from dateline.coding.weigh import Verdict
from dateline.config import CodingSettings

VETOED = "vetoed"
OVERRULED = frozenset({"no_actor", "no_recipient", "one_participant", "doubtful"})
"""Reasons for which a candidate falls that the pair coder may overrule."""


def decide(
    candidate: Candidate, verdicts: Mapping[Key, Verdict], cast: Cast, settings: CodingSettings
) -> tuple[Candidate, str | None]:
    """The candidate as it stands under `verdicts`, and why it falls, None where it does not.

    A candidate of whose pairs none was asked about stays as it is.  A pair is kept if some event
    is likelier there than `settings.least`; the whole stands if it is likely enough for what it is.
    """
    judged = {key: verdicts[key] for key in pairs_of(candidate) if key in verdicts}
    if not judged:
        return candidate, None
    kept = {key: verdict for key, verdict in judged.items() if 1 - verdict.none >= settings.least}
    if not kept:
        return replace(candidate, chance=1 - min(v.none for v in judged.values())), VETOED
    kind = _likeliest(kept)
    chance = float(np.mean([v.chances[kind] for v in kept.values()]))
    trimmed = _with_sides(candidate, frozenset(judged) - frozenset(kept))
    decided = _as(trimmed, kind, next(iter(kept.values())), chance)
    return decided, None if chance >= _needed(candidate, decided, cast, settings) else VETOED


def completed(
    candidate: Candidate, asked: Asked, verdicts: Mapping[Key, Verdict], least: float
) -> Candidate:
    """A candidate that lacks a side, with those for whom the pair coder sees the same event.

    They must be likelier than `least`; where there is nobody it stays as it is.
    """
    actors, recipients = candidate.actors, candidate.recipients
    if len(actors) == 1 and not recipients:
        found = _others(candidate.type, actors[0].actor, 0, verdicts, least)
        return _joined(candidate, tuple(asked.sides[a] for a in found)) if found else candidate
    if len(recipients) == 1 and not actors:
        found = _others(candidate.type, recipients[0].actor, 1, verdicts, least)
        doers = tuple(asked.sides[a] for a in found)
        return replace(candidate, actors=doers) if found else candidate
    return candidate


def _joined(candidate: Candidate, others: tuple[Side, ...]) -> Candidate:
    """With `others` as recipients, or as actors too where all act alike."""
    if candidate.match.predicate.frame.roles == "symmetric":
        return replace(candidate, actors=(*candidate.actors, *others))
    return replace(candidate, recipients=others)


def _others(
    kind: str, actor: str, place: int, verdicts: Mapping[Key, Verdict], least: float
) -> list[str]:
    """Who stands opposite `actor`, at `place` of his pairs, in an event of that type."""
    return [
        key[1 - place]
        for key, verdict in verdicts.items()
        if key[place] == actor
        and key[1 - place] != NO_ONE
        and verdict.best[0] == kind
        and verdict.best[1] >= least
    ]


def _needed(before: Candidate, decided: Candidate, cast: Cast, settings: CodingSettings) -> float:
    """How likely an event must be.

    One of another type than the lexicon's as likely as one that only the pair coder sees; one with
    a side missing, or among people none of whom acts in politics, rather likelier than not.
    """
    if decided.type != before.type:
        return settings.alone
    single = len(decided.sides) < 2
    return settings.single if single or not is_political(decided, cast) else 0.0


def is_political(candidate: Candidate, cast: Cast) -> bool:
    """True if one of the sides acts in politics, or the act is a protest, which does."""
    return candidate.type == "PROTEST" or any(s.actor in cast.political for s in candidate.sides)


def _likeliest(kept: Mapping[Key, Verdict]) -> str:
    """The type of an event that all pairs together make likeliest."""
    types = next(iter(kept.values())).events
    return max(types, key=lambda t: sum(np.log(v.chances[t] + 1e-9) for v in kept.values()))


def _as(candidate: Candidate, kind: str, verdict: Verdict, chance: float) -> Candidate:
    """The candidate with the likeliest type; the mode is the pair coder's where the type is."""
    contexts = tuple(dict.fromkeys((*candidate.contexts, *verdict.contexts)))
    if kind == candidate.type and candidate.modes:
        return replace(candidate, chance=chance, contexts=contexts)
    mode = verdict.modes.get(kind)
    modes = (mode,) if mode else ()
    return replace(candidate, type=kind, modes=modes, chance=chance, contexts=contexts)


def _with_sides(candidate: Candidate, lost: frozenset[Key]) -> Candidate:
    """Without the sides of which every pair was lost."""
    keys = [key for key in pairs_of(candidate) if key not in lost]
    left = {actor for key in keys for actor in key if actor != NO_ONE}
    return replace(
        candidate,
        actors=tuple(s for s in candidate.actors if s.actor in left),
        recipients=tuple(s for s in candidate.recipients if s.actor in left),
    )
