"""Task `quiet`: reports in which nothing political happens: every event is a false alarm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.evaluate import files
from dateline.evaluate.figures import Scores, share


class QuietReport(msgspec.Struct, frozen=True):
    id: str
    text: str
    language: str = "en"
    published: str | None = None


class QuietSaid(msgspec.Struct, frozen=True):
    """The events of a report, each as its type and the words that told it."""

    id: str
    events: tuple[tuple[str, str], ...]


def score(gold: Sequence[QuietReport], predicted: Sequence[QuietSaid]) -> Scores:
    """`events_per_report`, `restraint` (1 less that), and the share of `silent` reports."""
    told = share(sum(len(p.events) for p in predicted), len(gold))
    return {
        "restraint": max(0.0, 1 - told),
        "silent": share(sum(not p.events for p in predicted), len(gold)),
        "events_per_report": told,
    }


def items(gold: Sequence[QuietReport]) -> int:
    return len(gold)


def read(path: Path) -> list[QuietReport]:
    """Rows of JSON Lines with id, text, and maybe language and published."""
    return files.json_rows(path, QuietReport)
