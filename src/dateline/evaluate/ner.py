"""Task `ner`: names, as spans of gold words (.conll, BIO) or of raw text (.jsonl)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Counts, Scores

Name = tuple[int, int, str]
"""First place, place after the last, type; places are words or code points."""

Placed = tuple[int, int, int, str]
"""A name with the number of its row before it."""

RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}
"""Types of dstl/re3d that are names, in CoNLL's labels; its others (weapons, sums of money, times)
are no names and not scored.  CoNLL counts words for nationalities as MISC."""


class Tagged(msgspec.Struct, frozen=True):
    """A sentence of gold words."""

    id: str
    words: tuple[str, ...]
    names: frozenset[Name]


class Passage(msgspec.Struct, frozen=True):
    """A raw text."""

    id: str
    text: str
    language: str
    names: frozenset[Name]


class FoundNames(msgspec.Struct, frozen=True):
    id: str
    names: frozenset[Name]


class _Entity(msgspec.Struct, frozen=True):
    start: int
    end: int
    type: str


class _Row(msgspec.Struct, frozen=True):
    text: str
    entities: tuple[_Entity, ...]
    id: str = ""
    language: str = "en"


def score(gold: Sequence[Tagged | Passage], predicted: Sequence[FoundNames]) -> Scores:
    """A name is right if span and type are exactly those of a gold name.

    `f1_gold_types` leaves out predictions of types that the gold files never use: some corpora
    have no MISC.
    """
    there = {(i, *name) for i, row in enumerate(gold) for name in row.names}
    said = {(i, *name) for i, row in enumerate(predicted) for name in row.names}
    types = sorted({name[3] for name in there})
    by_type = {t: _counts(_only(t, there), _only(t, said)) for t in types}
    known = _counts(there, {name for name in said if name[3] in types})
    return {
        **_counts(there, said).scores(),
        "f1_gold_types": known.f1,
        "per_type": {t: {**c.scores(), "n": c.gold} for t, c in by_type.items()},
    }


def _only(label: str, names: set[Placed]) -> set[Placed]:
    return {name for name in names if name[3] == label}


def _counts(gold: set[Placed], predicted: set[Placed]) -> Counts:
    return Counts(len(gold & predicted), len(predicted), len(gold))


def items(gold: Sequence[Tagged | Passage]) -> int:
    return sum(len(row.names) for row in gold)


def read(path: Path) -> list[Tagged | Passage]:
    """Sentences of a BIO file or passages of JSON Lines, by the name of the file.

    Raises EvaluationError where neither can be read.
    """
    return list(_passages(path) if files.is_json(path) else _tagged(path))


def _passages(path: Path) -> Iterator[Passage]:
    for number, row in enumerate(files.json_rows(path, _Row), start=1):
        names = frozenset(
            (e.start, e.end, RE3D_TYPES.get(e.type, e.type))
            for e in row.entities
            if e.type in RE3D_TYPES or e.type in RE3D_TYPES.values()
        )
        yield Passage(row.id or f"{path.name}:{number}", row.text, row.language, names)


def _tagged(path: Path) -> Iterator[Tagged]:
    for number, block in files.blocks(path):
        rows = [line.split() for line in block]
        if any(len(row) < 2 for row in rows):
            raise EvaluationError(f"{path}, sentence at line {number}: a line without a tag")
        names = frozenset(spans([row[-1] for row in rows]))
        yield Tagged(f"{path.name}:{number}", tuple(row[0] for row in rows), names)


def spans(tags: Sequence[str]) -> Iterator[Name]:
    """Names of a BIO sequence; an I- that continues nothing begins a name, as in CoNLL's scorer.

    Each name is (first word, word after the last, type).
    """
    start: int | None = None
    for k, tag in enumerate([*tags, "O"]):
        before = tags[k - 1] if k else "O"
        if start is not None and tag != f"I-{before[2:]}":
            yield start, k, before[2:]
            start = None
        if start is None and tag != "O":
            start = k
