"""A report made ready for resolving: its country and role words, names and noun phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.lang import Pack
from dateline.records import Reading, Sentence
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.labels import Named
from dateline.resolve.lexicon import Lexicon, Match, lexicon
from dateline.resolve.names import settle
from dateline.resolve.phrase import Phrase
from dateline.resolve.phrases import phrases


@dataclass(frozen=True, slots=True)
class Scene:
    """What actors and places are resolved from; country and role words and names by sentence."""

    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    phrases: tuple[Phrase, ...]
    matches: Sequence[Sequence[Match]]
    named: Mapping[int, Sequence[Named]]


class _Same:
    """A reading as a cache key: equal to one with the very same sentences."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading.sentences)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.reading.sentences is other.reading.sentences


def scene(reading: Reading, pack: Pack, knowledge: Knowledge) -> Scene:
    """The scene of a reading; the last few are remembered, as two stages ask for each."""
    return _scene(_Same(reading), pack, knowledge)


@lru_cache(maxsize=4)
def _scene(same: _Same, pack: Pack, knowledge: Knowledge) -> Scene:
    reading, words = same.reading, lexicon(pack, knowledge)
    matches = [words.matches(sentence) for sentence in reading.sentences]
    named = settle(reading, matches, words, knowledge)
    found = [
        phrase
        for sentence, matched in zip(reading.sentences, matches, strict=True)
        for phrase in phrases(sentence, named.get(sentence.n, []), matched, words)
    ]
    return Scene(reading.sentences, words, tuple(found), matches, named)
