"""Which data the reading model is trained on, and which it never sees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.lassy_v1 import read_lassy_v1
from training.names import Tagged, read_columns, read_meantime, read_re3d
from training.treebanks import Tree, read_trees

MIN_RELATION_COUNT: Final = 5


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training sentences: trees, and names by whether their licence is open."""

    trees: list[Tree]
    open_names: list[Tagged]
    conll_names: list[Tagged]

    @property
    def names(self) -> list[Tagged]:
        """All sentences with names."""
        return self.open_names + self.conll_names

    def relations(self) -> list[str]:
        """Return the relation labels in use, sorted; rare subtypes are left out."""
        counts = Counter(label for tree in self.trees for label in tree.deprels)
        plain = {label.split(":")[0] for label in counts}
        common = {label for label, count in counts.items() if count >= MIN_RELATION_COUNT}
        return sorted(plain | common)


def read_corpora(data: Path, alpino: Path | None = None) -> Corpora:
    """Read all training sets under `data`; `alpino` is the converted Alpino treebank."""
    ud, ner = data / "ud", data / "ner"
    trees = read_trees(ud / "nl_lassysmall_dev.conllu.gz")
    trees += read_trees(ud / "nl_lassysmall_test.conllu.gz")
    trees += read_lassy_v1(ud / "nl_lassysmall_v1_train.conllu.gz")
    trees += read_trees(ud / "en_ewt_train.conllu.gz")
    if alpino:
        trees += read_trees(alpino)
    held_out = held_out_texts(data)
    return Corpora(
        trees=[tree for tree in trees if _text(tree) not in held_out],
        open_names=read_columns(ner / "en_uner_ewt_dev.conll", misc=False)
        + read_re3d(ner / "re3d.jsonl")
        + read_meantime(data / "meantime/nl/docs.jsonl.gz"),
        conll_names=read_columns(ner / "nl_conll2002_train.conll")
        + read_columns(ner / "en_conll2003_train.conll"),
    )


def held_out_texts(data: Path) -> set[str]:
    """Return the sentences that are kept for scoring."""
    names = ("nl_alpino_dev", "en_ewt_dev")
    trees = (tree for name in names for tree in read_trees(data / f"ud/{name}.conllu.gz"))
    return {_text(tree) for tree in trees if len(tree.words) > 4}


def _text(tree: Tree) -> str:
    return " ".join(word.text for word in tree.words)
