"""Task `parse`: parts of speech and dependencies over gold words and sentences (CoNLL-U)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Scores, share


class Tree(msgspec.Struct, frozen=True):
    """A sentence: words with the space before them, and one label, head (-1: root) and relation
    a word."""

    id: str
    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


class ParsedTree(msgspec.Struct, frozen=True):
    """What was predicted for the words of one sentence."""

    id: str
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


def score(gold: Sequence[Tree], predicted: Sequence[ParsedTree]) -> Scores:
    """Shares of all words, punctuation too, that are right.

    `upos`: part of speech; `uas`: head; `las`: head and the universal part of the relation (before
    the colon); `las_full`: head and all of the relation.
    """
    hits = {"upos": 0, "uas": 0, "las": 0, "las_full": 0}
    for tree, said in zip(gold, predicted, strict=True):
        for k, head in enumerate(tree.heads):
            attached = head == said.heads[k]
            here, there = tree.deprels[k], said.deprels[k]
            hits["upos"] += tree.upos[k] == said.upos[k]
            hits["uas"] += attached
            hits["las"] += attached and here.partition(":")[0] == there.partition(":")[0]
            hits["las_full"] += attached and here == there
    words = items(gold)
    return {key: share(count, words) for key, count in hits.items()}


def items(gold: Sequence[Tree]) -> int:
    return sum(len(tree.words) for tree in gold)


def read(path: Path) -> list[Tree]:
    """Trees of a CoNLL-U file.  Raises EvaluationError naming the line of a broken sentence."""
    trees = []
    for number, block in files.blocks(path):
        try:
            trees.append(_tree(block, f"{path.name}:{number}"))
        except (ValueError, IndexError) as e:
            raise EvaluationError(
                f"{path}, sentence at line {number} is no CoNLL-U: {e}",
                hint="Ten columns parted by tabs, an empty line between sentences.",
            ) from e
    return trees


def _tree(block: list[str], place: str) -> Tree:
    named = [line.split("=", 1)[1].strip() for line in block if line.startswith("# sent_id =")]
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    spaced = dict(_spaces(rows))
    rows = [row for row in rows if row[0].isdecimal()]
    return Tree(
        id=named[0] if named else place,
        words=tuple(row[1] for row in rows),
        spaced=tuple(spaced[row[0]] for row in rows),
        upos=tuple(row[3] for row in rows),
        heads=tuple(int(row[6]) - 1 for row in rows),
        deprels=tuple(row[7] for row in rows),
    )


def _spaces(rows: list[list[str]]) -> Iterator[tuple[str, bool]]:
    """Word number -> whether space stands before it; words of one token have none between them."""
    space, last_joined, joined_space = True, 0, True
    for row in rows:
        if "-" in row[0]:
            last_joined = int(row[0].split("-")[1])
            joined_space = "SpaceAfter=No" not in row[9]
        elif row[0].isdecimal():
            yield row[0], space
            number = int(row[0])
            space = number > last_joined and "SpaceAfter=No" not in row[9]
            space = joined_space if number == last_joined else space
