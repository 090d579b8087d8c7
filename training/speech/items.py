"""What the speech model learns from: attributions and events of articles.

`attributed` is False where a set tells nothing of attributions, and then no word is known not to be
a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from dateline.evaluate import clauses, files, quotes, status
from dateline.evaluate.attributed import Attributed

DEV_SHARE: Final = 10
"""One row in ten of UDS is never trained on: see `dateline.evaluate.files`."""


@dataclass(frozen=True, slots=True)
class Told:
    """How an event is told; None where a set does not say."""

    start: int
    end: int
    score: float | None = None
    standing: str | None = None
    marks: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """A text with its attributions and events."""

    id: str
    language: str
    text: str
    attributed: bool
    quotes: tuple[Attributed, ...] = ()
    events: tuple[Told, ...] = ()


def from_articles(rows: Sequence[quotes.Article]) -> Iterator[Item]:
    """Articles of which every attribution is marked."""
    for row in rows:
        yield Item(row.id, row.language, row.text, True, row.quotes)


def from_excerpts(path: Path) -> Iterator[Item]:
    """Authored excerpts."""
    return from_articles(quotes.read(path))


def from_events(rows: Sequence[status.EventWord]) -> Iterator[Item]:
    """Sentences with a word or more whose status is known."""
    for (text, language), group in groupby(rows, lambda row: (row.text, row.language)):
        words = list(group)
        told = tuple(_told(word) for word in words)
        yield Item(words[0].id, language, text, False, (), told)


def _told(word: status.EventWord) -> Told:
    if word.certainty is None:
        return Told(word.start, word.end, word.score)
    marks = dict[str, bool]()
    if word.polarity in ("POS", "NEG"):
        marks["negative"] = word.polarity == "NEG"
    if word.tense in ("FUTURE", "NON_FUTURE"):
        marks["future"] = word.tense == "FUTURE"
    known = word.certainty in ("CERTAIN", "PROBABLE", "POSSIBLE")
    standing = word.certainty.lower() if known else None
    return Told(word.start, word.end, None, standing, marks)


def from_clauses(path: Path) -> Iterator[Item]:
    """Authored sentences with marked events."""
    marked = clauses.read(path)
    language = files.language(event.text for event in marked)
    for text, group in groupby(marked, lambda event: event.text):
        events = list(group)
        yield Item(events[0].id, language, text, False, (), tuple(map(_clause, events)))


def _clause(event: clauses.Marked) -> Told:
    """A denied or conditional event is neither certain nor uncertain: its mark says it."""
    standing = {"fact": "certain", "probable": "probable", "possible": "possible"}
    marks = {
        "negative": event.standing == "negated",
        "conditional": event.standing == "conditional",
        "future": event.time == "future",
        "past": event.time == "past",
    }
    return Told(event.start, event.end, None, standing.get(event.standing), marks)
