"""Task `timex` on documents: spans, types and values of TIMEX3, as TempEval-3 scores them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from dateline.evaluate import files
from dateline.evaluate.figures import Counts, Scores, share
from dateline.evaluate.timex_values import normal


class GoldTime(msgspec.Struct, frozen=True):
    start: int
    end: int
    type: str
    value: str


class Document(msgspec.Struct, frozen=True):
    """A text; nothing that begins at or after `annotated_until` is scored."""

    text: str
    timex: tuple[GoldTime, ...]
    language: str
    id: str = ""
    published: str | None = None
    annotated_until: int | None = None

    @property
    def day(self) -> date | None:
        return files.day(self.published)

    def scored(self, start: int) -> bool:
        return self.annotated_until is None or start < self.annotated_until


class TimeSaid(msgspec.Struct, frozen=True):
    """A time expression found.

    `readings` are all spellings of its value that are right, `first` and `last` the days it can
    mean; `part` marks an end of a range that is an expression of its own.
    """

    start: int
    end: int
    type: str
    value: str
    readings: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    part: bool = False


class TimesSaid(msgspec.Struct, frozen=True):
    id: str
    times: tuple[TimeSaid, ...]


def score(gold: Sequence[Document], predicted: Sequence[TimesSaid]) -> Scores:
    """F1 of spans, and of what is said of spans that overlap.

    `strict_f1`: same span; `relaxed_f1`: overlapping, each expression used once; `type_f1` and
    `value_f1`: the share of overlapping pairs with the right type or value times `relaxed_f1`
    (UzZaman and others, SemEval-2013 task 1).  Values are compared after `timex_values.normal`.
    """
    strict = relaxed = types = values = there = said = 0
    for document, found in zip(gold, predicted, strict=True):
        times = [t for t in document.timex if document.scored(t.start)]
        ours = [t for t in found.times if document.scored(t.start)]
        there, said = there + len(times), said + len(ours)
        for one, other in paired(times, ours):
            relaxed += 1
            strict += (one.start, one.end) == (other.start, other.end)
            types += one.type == other.type
            values += normal(one.value) == normal(other.value)
    f1 = Counts(relaxed, said, there).f1
    return {
        "strict_f1": Counts(strict, said, there).f1,
        "relaxed_f1": f1,
        "type_f1": f1 * share(types, relaxed),
        "value_f1": f1 * share(values, relaxed),
    }


def paired(
    gold: Sequence[GoldTime], predicted: Sequence[TimeSaid]
) -> list[tuple[GoldTime, TimeSaid]]:
    """Pairs that overlap, largest overlap first, each expression in one pair at most."""
    overlaps = [
        (-min(g.end, p.end) + max(g.start, p.start), abs(g.start - p.start), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g.start < p.end and p.start < g.end
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(overlaps):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], predicted[j]) for i, j in pairs.items()]


def items(gold: Sequence[Document]) -> int:
    return sum(d.scored(t.start) for d in gold for t in d.timex)


def read(path: Path) -> list[Document]:
    return files.json_rows(path, Document)
