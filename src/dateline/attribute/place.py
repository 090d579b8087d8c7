"""Where a rule of speech looks, and what all of them need."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.attribute import clauses, sources
from dateline.attribute.lexicon import SpeechWords
from dateline.records import Sentence, Token


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule looks: a sentence, the pack's words, and the tokens inside quoted speech."""

    sentence: Sentence
    words: SpeechWords
    quoted: Collection[int]


def source_of(place: Place, token: Token) -> tuple[int | None, tuple[int, ...]]:
    """Head and words of who says it; a passive's agent where there is one."""
    sentence = place.sentence
    found = sources.of_verb(sentence, token, place.words.agent, place.quoted)
    if found is None:
        return None, ()
    words = tuple(k for k in clauses.phrase(sentence, found) if k not in place.quoted)
    return clauses.antecedent(sentence, found).i, words


def without(content: Iterable[int], taken: set[int]) -> tuple[int, ...]:
    """Positions in order, those of cue and source left out."""
    return tuple(sorted({k for k in content if k not in taken}))
