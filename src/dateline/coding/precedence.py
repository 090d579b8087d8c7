"""Which of several candidates of one sentence stand: PLOVER manual 2.0, potential ambiguities."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.candidate import Candidate
from dateline.coding.match import Match


def contents(found: Sequence[Match]) -> dict[int, Match]:
    """For each operator (by token) the match that its complement clause holds."""
    by_word = {k: m for m in found for k in m.used}
    about: dict[int, Match] = {}
    for match in found:
        for head in match.content:
            inner = by_word.get(head)
            if inner is not None and inner.token != match.token:
                about.setdefault(match.token, inner)
    return about


def standing(candidates: Sequence[Candidate]) -> list[tuple[Candidate, str | None]]:
    """Every candidate with the reason why it falls, None where it stands."""
    return [(c, _overruled(c, candidates)) for c in candidates]


def _overruled(candidate: Candidate, all_: Sequence[Candidate]) -> str | None:
    for other in all_:
        if other is not candidate and (reason := _beats(other, candidate)):
            return reason
    return None


def _beats(winner: Candidate, loser: Candidate) -> str | None:
    if not _share(winner, loser):
        return None
    # moving troops as part of an attack, or being charged and convicted at once, is one event
    if (winner.type, loser.type) == ("ASSAULT", "MOBILIZE"):
        return "mobilisation_in_assault"
    convicted = winner.type == "SANCTION" and "convict" in winner.modes
    if convicted and loser.type == "ACCUSE" and "allege" in loser.modes:
        return "charge_in_conviction"
    if winner.type == "PROTEST" and loser.type == "REQUEST":
        return "topic_of_protest"
    return None


def _share(one: Candidate, two: Candidate) -> bool:
    return bool({s.actor for s in one.sides} & {s.actor for s in two.sides})
