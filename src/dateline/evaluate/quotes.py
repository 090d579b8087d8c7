"""Task `quotes`: what is said, the words that say so, and by whom, as spans of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from dateline.evaluate import attributed, files
from dateline.evaluate.attributed import PARTS, Attributed, Spans
from dateline.evaluate.figures import Counts, Scores

HOW = ("exact", "overlap")


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
    """`{content,cue,source,whole}_{exact,overlap}_{precision,recall,f1}`, and `..._apart_...`.

    Attributions are paired by the largest overlap of content, each used once.  A part of a pair is
    right if its spans are those of the gold part (`exact`) or share a character with it
    (`overlap`), or if both have none; `whole` means all three are.  `cue_apart` and `source_apart`
    count the cues and sources that are told, whatever their content: as Pareti (2015) does.
    """
    hits: Counter[str] = Counter()
    for article, said in zip(gold, predicted, strict=True):
        for one, other in paired(article.quotes, said.quotes):
            hits.update(_right(one, other))
    there, told = items(gold), sum(len(said.quotes) for said in predicted)
    scores: Scores = {}
    for key in (f"{part}_{how}" for part in (*PARTS, "whole") for how in HOW):
        scores |= _figures(key, Counts(hits[key], told, there))
    for part in ("cue", "source"):
        scores |= _apart(part, gold, predicted)
    return scores


def _figures(key: str, counts: Counts) -> Scores:
    return {f"{key}_{figure}": value for figure, value in counts.scores().items()}


def _apart(part: str, gold: Sequence[Article], predicted: Sequence[AttributionsSaid]) -> Scores:
    """Figures of one part, paired by itself."""
    hits: Counter[str] = Counter()
    for article, said in zip(gold, predicted, strict=True):
        for one, other in paired(article.quotes, said.quotes, part):
            hits["overlap"] += 1
            hits["exact"] += _same(getattr(one, part), getattr(other, part))
    told = sum(bool(getattr(q, part)) for said in predicted for q in said.quotes)
    there = sum(bool(getattr(q, part)) for article in gold for q in article.quotes)
    scores: Scores = {}
    for how in HOW:
        scores |= _figures(f"{part}_apart_{how}", Counts(hits[how], told, there))
    return scores


def paired(
    gold: Sequence[Attributed], predicted: Sequence[Attributed], part: str = "content"
) -> Iterator[tuple[Attributed, Attributed]]:
    """Pairs that overlap in `part`, the largest overlap first, earlier ones first where equal."""
    overlaps = [
        (-shared, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (shared := overlap(getattr(one, part), getattr(other, part)))
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
    for how, agree in zip(HOW, (_same, _touch), strict=True):
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
    """Rows of JSON Lines, or marked excerpts (`dateline.evaluate.attributed`)."""
    if files.is_json(path):
        return files.json_rows(path, Article)
    rows = list(attributed.read(path))
    language = files.language(text for _, text, _ in rows)
    return [Article(text, quotes, language, id_) for id_, text, quotes in rows]
