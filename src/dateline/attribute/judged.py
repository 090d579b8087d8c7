"""How an event is told: what the rules say, and what the speech model adds.

The rules (`scope`) know whether an event is denied, doubted or still to come, and by which words.
They do not tell a condition from a possibility, nor background of years ago from the news; the
speech model does.  On both it is asked, on the rest it was less often right than the rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.attribute.learned import Heard
from dateline.attribute.standing import STATUSES
from dateline.model.speech import MARKS
from dateline.records import Modality, Status

SURE: Final = 0.75
"""Chance from which an event is a condition or hangs on one, or is background."""
_CONDITIONAL, _PAST = MARKS.index("conditional"), MARKS.index("past")


def judged(modality: Modality, heard: Heard, i: int, version: str) -> Modality:
    """The modality of word `i` of a sentence; `version` joins its rules where it added to them."""
    conditional = modality.conditional or (
        modality.tense != "past" and bool(heard.marks[i, _CONDITIONAL] >= SURE)
    )
    past = bool(heard.marks[i, _PAST] >= SURE) and modality.tense != "future"
    added: set[Status] = {"hypothetical"} if conditional else set()
    added |= {"historical"} if past else set()
    status = tuple(s for s in STATUSES if s in modality.status or s in added)
    new = status != modality.status
    return replace(
        modality,
        status=status,
        conditional=conditional,
        factuality=float(heard.score[i]),
        rules=(*modality.rules, version) if new else modality.rules,
    )
