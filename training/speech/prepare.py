"""Items read by the reading model: passages as the runtime makes them, and their gold."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.attribute import passages, paths
from dateline.evaluate.attributed import PARTS, Attributed, Spans
from dateline.evaluate.predict.stages import Stages
from dateline.model.speech import PARTS as LABELS
from dateline.model.speech import feed
from dateline.records import Sentence, Token
from training.speech.items import Item, Told

PART: Final = {part: number for number, part in enumerate(LABELS)}

Word = tuple[Sentence, Token]


@dataclass(frozen=True, slots=True)
class Event:
    """How the event at a word is told."""

    word: int
    told: Told


@dataclass(frozen=True, slots=True)
class Passage:
    """Inputs of the network, states in half precision, and gold in places of words.

    `cues` are the words that head a cue, `parts` (cues, words) what each word is to each, `paths`
    (cues) the ways in the trees to each word; `cues` is None where the set does not tell.
    """

    states: NDArray[np.float16]
    places: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    cues: NDArray[np.int64] | None
    parts: NDArray[np.int8]
    paths: tuple[tuple[str, ...], ...]
    events: tuple[Event, ...]


def prepare(items: Iterable[Item], stages: Stages) -> Iterator[Passage]:
    """Every passage in which there is something to learn."""
    for item in items:
        reading = stages.annotated(item.id, item.text, item.language)
        for sentences in passages.passages(reading):
            words = [(s, t) for s in sentences for t in s.tokens]
            events = tuple(_events(words, item.events))
            if item.attributed or events:
                yield _passage(sentences, words, item, events)


def _passage(
    sentences: Sequence[Sentence], words: Sequence[Word], item: Item, events: tuple[Event, ...]
) -> Passage:
    inputs = feed([s.states for s in sentences if s.states is not None])
    heads, parts = _attributions(words, item.quotes)
    return Passage(
        inputs["states"][0].astype(np.float16),
        inputs["places"],
        inputs["first"],
        inputs["last"],
        np.array(heads, np.int64) if item.attributed else None,
        np.array(parts, np.int8).reshape(len(heads), len(words)),
        tuple(tuple(ways(sentences, words, head)) for head in heads),
        events,
    )


def ways(sentences: Sequence[Sentence], words: Sequence[Word], head: int) -> Iterator[str]:
    """The ways from a word to all others; names shared, since there are few and often."""
    sentence, token = words[head]
    return map(sys.intern, paths.paths(sentences, sentence.n, token.i))


def _attributions(
    words: Sequence[Word], quotes: Sequence[Attributed]
) -> tuple[list[int], list[list[int]]]:
    """Heads of cues and what every word is to each; of two with one head the first counts."""
    found: dict[int, list[int]] = {}
    for quote in quotes:
        parts = [0] * len(words)
        for part in reversed(PARTS):
            for k in _inside(words, getattr(quote, part)):
                parts[k] = PART[part]
        cue = [k for k, number in enumerate(parts) if number == PART["cue"]]
        if cue and PART["content"] in parts:
            found.setdefault(_head(words, cue), parts)
    return list(found), list(found.values())


def _inside(words: Sequence[Word], spans: Spans) -> list[int]:
    return [k for k, (_, t) in enumerate(words) if any(a < t.end and t.start < b for a, b in spans)]


def _head(words: Sequence[Word], places: Sequence[int]) -> int:
    """The first word of a cue whose head in the tree stands outside it."""
    own = {(words[k][0].n, words[k][1].i) for k in places}
    heads = (k for k in places if (words[k][0].n, words[k][1].head) not in own)
    return next(heads, places[0])


def _events(words: Sequence[Word], events: Sequence[Told]) -> Iterator[Event]:
    for told in events:
        inside = _inside(words, ((told.start, told.end),))
        if inside:
            yield Event(_head(words, inside), told)
