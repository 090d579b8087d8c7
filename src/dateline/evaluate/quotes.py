"""Task `quotes`: what is said, the words that say so, and by whom, as spans of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from dateline.evaluate import files
from dateline.evaluate.figures import Counts, Scores

Spans = tuple[tuple[int, int], ...]
PARTS = ("content", "cue", "source")


class Attributed(msgspec.Struct, frozen=True):
    """One attribution; each part is a list of spans, empty where it is not expressed."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()


class Article(msgspec.Struct, frozen=True):
    text: str
    quotes: tuple[Attributed, ...]
    language: str
    id: str = ""
    published: str | None = None

    @property
    def day(self) -> date | None:
        return files.day(self.published)


class AttributionsSaid(msgspec.Struct, frozen=True):
    id: str
    quotes: tuple[Attributed, ...]


def score(gold: Sequence[Article], predicted: Sequence[AttributionsSaid]) -> Scores:
    """`{content,cue,source,whole}_{exact,overlap}_{precision,recall,f1}`.

    Attributions are paired by the largest overlap of content, each used once.  A part of a pair is
    right if its spans are those of the gold part (`exact`) or share a character with it
    (`overlap`), or if both have none; `whole` means all three are.
    """
    hits: Counter[str] = Counter()
    for article, said in zip(gold, predicted, strict=True):
        for one, other in paired(article.quotes, said.quotes):
            hits.update(_right(one, other))
    there = items(gold)
    told = sum(len(said.quotes) for said in predicted)
    scores: Scores = {}
    for key in (f"{part}_{how}" for part in (*PARTS, "whole") for how in ("exact", "overlap")):
        counts = Counts(hits[key], told, there).scores()
        scores |= {f"{key}_{figure}": value for figure, value in counts.items()}
    return scores


def paired(
    gold: Sequence[Attributed], predicted: Sequence[Attributed]
) -> Iterator[tuple[Attributed, Attributed]]:
    """Pairs whose contents overlap, the largest overlap first, earlier ones first where equal."""
    overlaps = [
        (-shared, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (shared := overlap(one.content, other.content))
    ]
    used_gold: set[int] = set()
    used: set[int] = set()
    for _, i, j in sorted(overlaps):
        if i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            yield gold[i], predicted[j]


def overlap(one: Spans, other: Spans) -> int:
    """Code points in both."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _right(gold: Attributed, said: Attributed) -> list[str]:
    """Keys of what is right in one pair."""
    keys = []
    for how, agree in (("exact", _same), ("overlap", _touch)):
        parts = [p for p in PARTS if agree(getattr(gold, p), getattr(said, p))]
        keys += [f"{part}_{how}" for part in parts]
        keys += [f"whole_{how}"] if len(parts) == len(PARTS) else []
    return keys


def _same(one: Spans, other: Spans) -> bool:
    return sorted(one) == sorted(other)


def _touch(one: Spans, other: Spans) -> bool:
    return overlap(one, other) > 0 if one and other else not one and not other


def items(gold: Sequence[Article]) -> int:
    return sum(len(article.quotes) for article in gold)


def read(path: Path) -> list[Article]:
    return files.json_rows(path, Article)
