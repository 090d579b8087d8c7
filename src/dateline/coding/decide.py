"""What becomes of the lexicon's candidates under the verdicts on their pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from statistics import fmean

from dateline.coding.candidate import Candidate, Judged, aged, unfit
from dateline.coding.pairs import NO_ONE, Asked, Key, pairs_of
from dateline.coding.sides import Cast, Side
from dateline.coding.weigh import Verdict, contexts_of
from dateline.config import CodingSettings

_PLAIN = 0.7
"""Score of a frame from which on its words hardly mean anything else, and count as an opinion."""
OVERRULED = frozenset({"no_actor", "no_recipient", "one_participant", "doubtful"})
"""Reasons for which a candidate falls that the pair coder may overrule."""


def decide(
    candidate: Candidate, verdicts: Mapping[Key, Verdict], settings: CodingSettings
) -> Judged:
    """The candidate as it stands under `verdicts`, and why it falls, None where it does not.

    It keeps the pairs between which its type is likely enough, and stands with those.  Where the
    pair coder is sure of another type it falls, and what the pair coder sees is proposed instead.
    One with a single side, about which there is nothing to ask, is the lexicon's alone.
    """
    judged = {key: verdicts[key] for key in pairs_of(candidate) if key in verdicts}
    if not judged:
        return candidate, None
    kind, score = candidate.type, candidate.match.predicate.frame.score
    plain = score >= _PLAIN
    least = settings.plain if plain else settings.least
    kept = {key: v for key, v in judged.items() if v.chances[kind] >= least}
    chance = fmean(v.chances[kind] for v in (kept or judged).values())
    decided = replace(candidate, chance=(chance + score) / 2 if plain else chance)
    if not kept or any(v.best[0] != kind and v.best[1] >= settings.alone for v in kept.values()):
        return decided, "vetoed"
    whole = _with_sides(decided, frozenset(judged) - frozenset(kept))
    return _told(whole, list(kept.values())), None


def overrule(
    candidate: Candidate, verdicts: Mapping[Key, Verdict], cast: Cast, settings: CodingSettings
) -> Candidate | None:
    """A candidate that fell for a reason in `OVERRULED`, as the pair coder lets it stand, if so."""
    decided, reason = decide(candidate, verdicts, settings)
    sure = reason is None and (decided.chance or 0.0) >= settings.single
    return decided if sure and unfit(decided, cast) is None else None


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


def _told(candidate: Candidate, kept: list[Verdict]) -> Candidate:
    """With what its pairs tell: contexts, whether long ago, a mode if the lexicon has none."""
    contexts = tuple(dict.fromkeys((*candidate.contexts, *contexts_of(kept))))
    surest = max(kept, key=lambda v: v.chances[candidate.type])
    mode = surest.modes.get(candidate.type)
    modes = candidate.modes or ((mode,) if mode else ())
    status = aged(candidate.status, ["historical" in v.status for v in kept])
    return replace(candidate, modes=modes, contexts=contexts, status=status)


def _with_sides(candidate: Candidate, lost: frozenset[Key]) -> Candidate:
    """Without the sides of which every pair was lost."""
    keys = [key for key in pairs_of(candidate) if key not in lost]
    left = {actor for key in keys for actor in key if actor != NO_ONE}
    return replace(
        candidate,
        actors=tuple(s for s in candidate.actors if s.actor in left),
        recipients=tuple(s for s in candidate.recipients if s.actor in left),
    )
