"""Task `status`: whether an event word is told as fact, by classes, by a score, or by a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import clauses, files
from dateline.evaluate.figures import Scores, accuracy, macro_f1, pearson


class EventWord(msgspec.Struct, frozen=True):
    """A word of a text, with a `score` (-3: did not happen, to 3: did), the three classes, or a
    `label` of `dateline.evaluate.clauses`."""

    text: str
    start: int
    end: int
    language: str
    id: str = ""
    score: float | None = None
    certainty: str | None = None
    polarity: str | None = None
    tense: str | None = None
    label: str | None = None

    @property
    def kind(self) -> str | None:
        """Certainty, polarity and tense as one class, or the label; None where there is a score."""
        if self.label is not None:
            return self.label
        if self.certainty is None or self.polarity is None or self.tense is None:
            return None
        return " ".join((self.certainty, self.polarity, self.tense))


class StatusSaid(msgspec.Struct, frozen=True):
    id: str
    kind: str
    score: float


def score(gold: Sequence[EventWord], predicted: Sequence[StatusSaid]) -> Scores:
    """Of rows with classes `accuracy` and `macro_f1` (mean F1 of the classes in gold), with those
    of a baseline that always says the commonest class; of rows with a score `pearson` and `mae`
    (mean absolute error, 0 to 6)."""
    pairs = list(zip(gold, predicted, strict=True))
    classed = [(kind, p.kind) for g, p in pairs if (kind := g.kind) is not None]
    scored = [(g.score, p.score) for g, p in pairs if g.score is not None]
    return {**_classes(classed), **_degrees(scored)}


def _classes(pairs: Sequence[tuple[str, str]]) -> Scores:
    if not pairs:
        return {}
    gold, said = [g for g, _ in pairs], [p for _, p in pairs]
    commonest = [min(Counter(gold).items(), key=lambda kv: (-kv[1], kv[0]))[0]] * len(gold)
    return {
        "accuracy": accuracy(gold, said),
        "macro_f1": macro_f1(gold, said),
        "baseline_accuracy": accuracy(gold, commonest),
        "baseline_macro_f1": macro_f1(gold, commonest),
    }


def _degrees(pairs: Sequence[tuple[float, float]]) -> Scores:
    if not pairs:
        return {}
    gold, said = [g for g, _ in pairs], [p for _, p in pairs]
    return {"pearson": pearson(gold, said), "mae": fmean(abs(g - p) for g, p in pairs)}


def items(gold: Sequence[EventWord]) -> int:
    return len(gold)


def read(path: Path) -> list[EventWord]:
    """Rows of JSON Lines, or of marked sentences.  Raises EvaluationError where a row has neither a
    score nor all three classes."""
    if not files.is_json(path):
        return _marked(path)
    rows = files.json_rows(path, EventWord)
    for row in rows:
        if row.score is None and row.kind is None:
            raise EvaluationError(
                f"{path}: row {row.id!r} has neither score nor certainty, polarity and tense"
            )
    return rows


def _marked(path: Path) -> list[EventWord]:
    found = clauses.read(path)
    language = files.language(e.text for e in found)
    return [
        EventWord(e.text, e.start, e.end, language, e.id, label=f"{e.standing} {e.time}".strip())
        for e in found
    ]
