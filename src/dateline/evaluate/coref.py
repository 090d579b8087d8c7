"""Task `coref`: which mentions of a report mean the same, by the measures of CoNLL-2012."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Scores
from dateline.evaluate.partitions import MEASURES, Chains, Ratio, grouped, several

_ENTITIES = ("HUMAN", "NON_HUMAN", "LOC")
"""Beginnings of the kinds of ECB+ that are entities; the others are actions and times."""


class Marked(msgspec.Struct, frozen=True):
    """A mention; ECB+ has its `kind`, and `validated` where its sentence was checked."""

    start: int
    end: int
    chain: str | None
    kind: str = ""
    validated: bool = True


class ChainedReport(msgspec.Struct, frozen=True):
    """A report with entities as MEANTIME has them, or with mentions as ECB+ has."""

    text: str
    language: str
    id: str = ""
    doc: str = ""
    published: str | None = None
    entities: tuple[Marked, ...] = ()
    mentions: tuple[Marked, ...] = ()
    annotated_until: int | None = None
    has_entity_chains: bool = True

    @property
    def day(self) -> date | None:
        return files.day(self.published)

    @property
    def scored(self) -> tuple[Marked, ...]:
        """Entities that begin in the part that was annotated, in text order."""
        told = [*self.entities, *(m for m in self.mentions if _is_entity(m))]
        kept = [m for m in told if m.chain is not None and self.covers(m.start)]
        return tuple(sorted(kept, key=lambda m: (m.start, m.end, m.chain or "")))

    def covers(self, start: int) -> bool:
        return self.annotated_until is None or start < self.annotated_until


def _is_entity(mention: Marked) -> bool:
    return mention.validated and mention.kind.startswith(_ENTITIES)


class ChainsSaid(msgspec.Struct, frozen=True):
    """For each mention `[start, end]` the number of its chain, and of the one it would have if
    only the head word counted."""

    id: str
    mentions: tuple[tuple[int, int], ...]
    chains: tuple[int, ...]
    baseline: tuple[int, ...]


def score(gold: Sequence[ChainedReport], predicted: Sequence[ChainsSaid]) -> Scores:
    """MUC, B³ and CEAF-e, and their mean, beside that of the baseline.

    Chains of one mention count; `without_singletons` leaves them out on both sides.
    """
    pairs = [(_gold(report), said) for report, said in zip(gold, predicted, strict=True)]
    ours = [(key, _said(said.mentions, said.chains)) for key, said in pairs]
    plain = [(key, _said(said.mentions, said.baseline)) for key, said in pairs]
    scores, baseline = _measured(ours), _measured(plain)
    return {
        **{f"{name}_f1": value["f1"] for name, value in scores.items()},
        "conll_f1": _mean(scores),
        "baseline_conll_f1": _mean(baseline),
        "detail": scores,
        "baseline": baseline,
        "without_singletons": _without(ours, plain),
    }


def _without(
    ours: Iterable[tuple[Chains, Chains]], plain: Iterable[tuple[Chains, Chains]]
) -> Scores:
    scores = _measured([(several(key), several(said)) for key, said in ours])
    baseline = _measured([(several(key), several(said)) for key, said in plain])
    figures = {f"{name}_f1": value["f1"] for name, value in scores.items()}
    return {**figures, "conll_f1": _mean(scores), "baseline_conll_f1": _mean(baseline)}


def _measured(documents: Sequence[tuple[Chains, Chains]]) -> dict[str, Scores]:
    return {
        name: sum((measure(key, said) for key, said in documents), Ratio()).scores()
        for name, measure in MEASURES.items()
    }


def _mean(scores: dict[str, Scores]) -> float:
    return fmean(value["f1"] for value in scores.values())


def _gold(report: ChainedReport) -> Chains:
    spans = [(m.start, m.end) for m in report.scored]
    return _said(spans, [m.chain for m in report.scored])


def _said(spans: Sequence[tuple[int, int]], names: Sequence[Hashable]) -> Chains:
    return grouped(_numbered(spans), names)


def _numbered(spans: Iterable[tuple[int, int]]) -> list[Hashable]:
    """Spans as names of mentions; of mentions with one span the second is another."""
    seen: Counter[tuple[int, int]] = Counter()
    named: list[Hashable] = []
    for span in spans:
        named.append((*span, seen[span]))
        seen[span] += 1
    return named


def items(gold: Sequence[ChainedReport]) -> int:
    return sum(len(report.scored) for report in gold)


def read(path: Path) -> list[ChainedReport]:
    """Reports with chains of entities.  Raises EvaluationError where there is none."""
    rows = [row for row in files.json_rows(path, ChainedReport) if row.has_entity_chains]
    rows = [msgspec.structs.replace(row, id=row.id or row.doc) for row in rows if row.scored]
    if not rows:
        raise EvaluationError(f"{path}: no report with chains of entities")
    return rows
