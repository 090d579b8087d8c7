"""Scores of an exported model on the sentences kept from training.

`python -m training.score --data DATA [--model FOLDER]` prints the table of the model card.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dateline.model import Parse, ReadingModel
from training.names import Tagged, read_columns
from training.treebanks import Tree, read_trees

TREEBANKS: Final = ("nl_alpino_dev", "en_ewt_dev")
NAMES: Final = ("nl_conll2002_testa", "en_conll2003_dev")

Span = tuple[int, int, str]


def score_trees(model: ReadingModel, trees: Sequence[Tree]) -> dict[str, float]:
    """Return shares of words right: UPOS, feats, UAS, LAS (without and with subtypes)."""
    parses = model.parse([tree.words for tree in trees])
    hits = dict.fromkeys(("UPOS", "feats", "UAS", "LAS", "LAS full"), 0)
    for tree, parse in zip(trees, parses, strict=True):
        for place in range(len(tree.words)):
            arc = tree.heads[place] == parse.heads[place]
            gold, said = tree.deprels[place], parse.deprels[place]
            hits["UPOS"] += tree.upos[place] == parse.upos[place]
            hits["feats"] += tree.feats[place] == parse.feats[place]
            hits["UAS"] += arc
            hits["LAS"] += arc and gold.split(":")[0] == said.split(":")[0]
            hits["LAS full"] += arc and gold == said
    words = sum(len(tree.words) for tree in trees)
    return {name: count / words for name, count in hits.items()}


def score_names(model: ReadingModel, sentences: Sequence[Tagged]) -> dict[str, float]:
    """Return precision, recall and F1 of exact spans, in all and by label."""
    parses = model.parse([sentence.words for sentence in sentences])
    gold = {(i, *span) for i, s in enumerate(sentences) for span in spans(s.tags)}
    said = {(i, *span) for i, parse in enumerate(parses) for span in _said(parse)}
    scores = {"P": _share(gold & said, said), "R": _share(gold & said, gold), "F": _f1(gold, said)}
    for label in ("PER", "ORG", "LOC", "MISC"):
        parts = [{span for span in side if span[3] == label} for side in (gold, said)]
        scores[label] = _f1(*parts)
    return scores


def spans(tags: Sequence[str]) -> set[Span]:
    """Return the names of a BIO sequence; an I- without beginning begins one."""
    found: set[Span] = set()
    start = 0
    for place in range(1, len(tags) + 1):
        old = tags[place - 1]
        new = tags[place] if place < len(tags) else "O"
        if new != f"I-{old[2:]}" or old == "O":
            if old != "O":
                found.add((start, place, old[2:]))
            start = place
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Score a model and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", type=Path, help="folder of an exported model")
    options = parser.parse_args(arguments)
    model = ReadingModel.load(options.model, threads=2)
    for name in TREEBANKS:
        trees = read_trees(options.data / f"ud/{name}.conllu.gz")
        print(name, _line(score_trees(model, trees)), flush=True)
    for name in NAMES:
        sentences = read_columns(options.data / f"ner/{name}.conll")
        print(name, _line(score_names(model, sentences)), flush=True)


def _said(parse: Parse) -> Iterable[Span]:
    return ((name.start, name.end, name.label) for name in parse.names)


def _share(part: set[tuple[int, int, int, str]], whole: set[tuple[int, int, int, str]]) -> float:
    return len(part) / max(1, len(whole))


def _f1(gold: set[tuple[int, int, int, str]], said: set[tuple[int, int, int, str]]) -> float:
    return 2 * len(gold & said) / max(1, len(gold) + len(said))


def _line(scores: dict[str, float]) -> str:
    return " ".join(f"{name} {value:.4f}" for name, value in scores.items())


if __name__ == "__main__":
    main()
