"""Status of every predicate of a report: what is told as fact, what is not, and by which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from dateline.attribute.background import ANY_YEAR
from dateline.attribute.judged import judged
from dateline.attribute.learned import Heard
from dateline.attribute.lexicon import StatusWords
from dateline.attribute.scope import Scope
from dateline.records import Modality, Reading, Ref, Sentence, Token

RECENT_YEARS: Final = 2
"""Years before that of publication from which "in 2021" tells of background."""
_PLAIN = Modality()
_PREDICATES = ("VERB", "NOUN", "ADJ", "AUX")


def modalities(
    reading: Reading, words: StatusWords, heard: Mapping[int, Heard], version: str
) -> dict[Ref, Modality]:
    """Modality of every verb, noun and adjective with copula that is not plain past fact, or that
    has a score of the speech model.

    `heard` is what the speech model of that `version` says of sentences, by their number.
    """
    days = _days(reading)
    day = reading.article.published
    latest = day.year - RECENT_YEARS if day else ANY_YEAR
    found: dict[Ref, Modality] = {}
    for sentence in reading.sentences:
        scope = Scope(sentence, words, days.get(sentence.n), latest)
        for token in sentence.tokens:
            if not _is_predicate(sentence, token):
                continue
            modality = scope.standing(token.i).modality()
            if known := heard.get(sentence.n):
                modality = judged(modality, known, token.i, version)
            if modality != _PLAIN:
                found[Ref(sentence.n, token.i)] = modality
    return found


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    if token.upos == "ADJ":
        return bool(sentence.children(token.i, "cop", "aux"))
    return token.upos in _PREDICATES and token.rel not in ("aux", "cop")


def _days(reading: Reading) -> dict[int, dict[int, bool]]:
    """Sentence number -> position of each word of a dated time -> whether it lies ahead.

    Ahead is what begins after the day of publication.
    """
    day = reading.article.published
    if day is None:
        return {}
    found: dict[int, dict[int, bool]] = {}
    starts = [s.start for s in reading.sentences]
    for time in reading.times:
        n = bisect_right(starts, time.span.start) - 1
        if time.start is None or n < 0:
            continue
        inside = [t.i for t in reading.sentences[n].tokens if time.span.covers(t.span)]
        ahead = time.start > day.isoformat()
        found.setdefault(n, {}).update(dict.fromkeys(inside, ahead))
    return found
