"""Dependency treebanks in CoNLL-U."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from dateline.model import Word, guess_spaces
from training.labels import simple_feats

ROOT: Final = -1
UNKNOWN: Final = -100
"""Head of a word whose place in the tree the source does not tell: not trained, not scored."""
_MAX_WORDS: Final = 120
_PRESENT_PARTICIPLE: Final = "WW|od"
"""Dutch tag of "geldende": its features say participle without saying which."""


@dataclass(slots=True)
class Row:
    """One word of a treebank as it stands there; `head` is its index in the sentence."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its analysis; every list has one entry a word. A feature may be ""."""

    words: list[Word]
    upos: list[str]
    feats: list[str]
    heads: list[int]
    deprels: list[str]


def read_trees(path: Path) -> list[Tree]:
    """Read a treebank; sentences over 120 words are left out."""
    return [to_tree(rows) for rows in read_rows(path) if len(rows) <= _MAX_WORDS]


def read_rows(path: Path) -> Iterator[list[Row]]:
    """Yield the sentences of a CoNLL-U file, plain or gzip; empty nodes and ranges are skipped.

    A range ("don't" over "do" and "n't") takes the space between its words away.
    """
    rows: list[Row] = []
    glued_until = 0
    with _open(path) as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and "-" in cells[0]:
                glued_until = _range_end(cells)
            elif len(cells) == 10 and "." not in cells[0]:
                glued = "SpaceAfter=No" in cells[9] or int(cells[0]) < abs(glued_until)
                glued |= -int(cells[0]) == glued_until
                rows.append(_row(cells, not glued))
            elif not line.strip() and rows:
                yield rows
                rows, glued_until = [], 0
    if rows:
        yield rows


def to_tree(rows: list[Row], *, spaces_known: bool = True) -> Tree:
    """Turn treebank rows into a training sentence."""
    forms = [row.form for row in rows]
    before = [True, *(row.space_after for row in rows[:-1])]
    words = [Word(*pair) for pair in zip(forms, before, strict=True)]
    return Tree(
        words=words if spaces_known else guess_spaces(forms),
        upos=[row.upos for row in rows],
        feats=[simple_feats(row.form, row.upos, row.feats) for row in rows],
        heads=[row.head for row in rows],
        deprels=[row.deprel for row in rows],
    )


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8")
    return path.open(encoding="utf-8")


def _row(cells: list[str], space_after: bool) -> Row:
    head = int(cells[6]) - 1
    present = "|Tense=Pres" if cells[4].startswith(_PRESENT_PARTICIPLE) else ""
    return Row(cells[1], cells[2], cells[3], cells[5] + present, head, cells[7], space_after)


def _range_end(cells: list[str]) -> int:
    """Return the last word of a range, negative if no space follows it."""
    end = int(cells[0].split("-")[1])
    return -end if "SpaceAfter=No" in cells[9] else end
