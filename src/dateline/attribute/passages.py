"""Passages: what the speech model reads at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.records import Reading, Sentence

MOST_PIECES: Final = 320
"""Pieces of one passage: the model reads time and memory that grow with their square."""


def passages(reading: Reading) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one paragraph, as many as fit; those without states left out."""
    passage: list[Sentence] = []
    room = MOST_PIECES
    for sentence in reading.sentences:
        size = len(sentence.states.values) if sentence.states else 0
        if passage and (not size or size > room or _parted(reading, passage[-1], sentence)):
            yield passage
            passage, room = [], MOST_PIECES
        if size and sentence.tokens:
            passage.append(sentence)
            room -= size
    if passage:
        yield passage


def _parted(reading: Reading, one: Sentence, other: Sentence) -> bool:
    """True if a paragraph ends between two sentences."""
    return "\n" in reading.article.text[one.end : other.start]
