"""What the network says about one sentence, made into a parse. Pure functions of arrays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.model.tree import best_tree
from dateline.records import States

Array = NDArray[np.float32]

_ROOT_LABEL: Final = "root"
_OUTSIDE: Final = "O"


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: the words `start` up to `end`, a label (PER ORG LOC MISC) and a probability."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Parse:
    """The analysis of one sentence; every tuple but `names` has one entry a word.

    `heads` holds the index of each word's head, -1 for the root; there is exactly one root and
    the arcs are a tree. `arc_scores` is the probability of each chosen arc. `feats` is "_" or a
    few UD features: form and tense of verbs, number of nouns and pronouns. `states` are what the
    network held of the sentence, None where it was read in several windows.
    """

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[NameSpan, ...]
    arc_scores: tuple[float, ...]
    states: States | None = field(default=None, repr=False, compare=False)


EMPTY: Final = Parse((), (), (), (), (), ())


class Scores(NamedTuple):
    """What the network gives for one sentence; row 0 stands for the root, then one a word.

    `labels` is (1 + words, parts of speech + features + tags); the others (1 + words, width), but
    for `states`, (1, pieces and two marks, width).
    """

    labels: Array
    arc_dependent: Array
    arc_head: Array
    label_dependent: Array
    label_head: Array
    states: Array


class Decoder:
    """Turns scores into parses by the model's label sets."""

    def __init__(self, folder: Path) -> None:
        """Read `labels.json` and `relations.npz`; raise OSError, KeyError or ValueError."""
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.version: str = labels["version"]
        self.upos: list[str] = labels["upos"]
        self.feats: list[str] = labels["feats"]
        self.tags: list[str] = labels["tags"]
        self.deprels: list[str] = labels["deprels"]
        with np.load(folder / "relations.npz") as scorer:
            self._weight: Array = scorer["weight"]
            self._bias: Array = scorer["bias"]
        if self._weight.shape[1] != len(self.deprels):
            raise ValueError("labels.json and relations.npz are of different models")
        self._root = self.deprels.index(_ROOT_LABEL)
        self._legal = legal_steps(self.tags)

    def parse(self, scores: Scores) -> Parse:
        """Return the parse of one sentence of one or more words."""
        upos, feats, tags = self._split(scores.labels[1:])
        arcs = log_softmax(scores.arc_dependent[1:] @ scores.arc_head.T)
        heads = best_tree(arcs.astype(np.float64))
        chances = np.exp(arcs[np.arange(len(heads)), heads])
        return Parse(
            upos=tuple(self.upos[i] for i in upos.argmax(1)),
            feats=tuple(self.feats[i] for i in feats.argmax(1)),
            heads=tuple((heads - 1).tolist()),
            deprels=self._relations(scores, heads),
            names=find_names(tags, self.tags, self._legal),
            arc_scores=tuple(chances.tolist()),
        )

    def _split(self, labels: Array) -> tuple[Array, Array, Array]:
        first = len(self.upos)
        second = first + len(self.feats)
        return labels[:, :first], labels[:, first:second], labels[:, second:]

    def _relations(self, scores: Scores, heads: NDArray[np.int64]) -> tuple[str, ...]:
        """Label each arc; the arc from the root is `root`, and no other is."""
        mixed = np.maximum(scores.label_dependent[1:] + scores.label_head[heads], 0)
        labels = mixed @ self._weight + self._bias
        labels[:, self._root] = np.where(heads == 0, np.inf, -np.inf)
        return tuple(self.deprels[i] for i in labels.argmax(1))


def log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Return the logarithms of the probabilities of each row."""
    shifted = scores - scores.max(1, keepdims=True)
    result: NDArray[Any] = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return result


def legal_steps(tags: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tag may follow which (from, to): inside a name only after the same name."""
    return np.array([[not to.startswith("I-") or old[2:] == to[2:] for to in tags] for old in tags])


def find_names(
    scores: Array, tags: Sequence[str], legal: NDArray[np.bool_]
) -> tuple[NameSpan, ...]:
    """Return the names of the best legal sequence of tags; `scores` is (words, tags)."""
    chances = log_softmax(scores)
    chosen = chances.argmax(1)
    outside = tags.index(_OUTSIDE)
    before = np.concatenate([[outside], chosen[:-1]])
    if not legal[before, chosen].all():
        chosen = _viterbi(chances, np.where(legal, 0.0, -np.inf), outside)
    if (chosen == outside).all():
        return ()
    return _spans([tags[i] for i in chosen], np.exp(chances[np.arange(len(chosen)), chosen]))


def _viterbi(chances: Array, steps: NDArray[np.float64], outside: int) -> NDArray[np.int64]:
    """Return the best sequence of tags, the word before the first counting as outside."""
    best = steps[outside] + chances[0]
    origins = np.zeros(chances.shape, np.int64)
    for place in range(1, len(chances)):
        paths = best[:, None] + steps
        origins[place] = paths.argmax(0)
        best = paths.max(0) + chances[place]
    chosen = np.zeros(len(chances), np.int64)
    chosen[-1] = best.argmax()
    for place in range(len(chances) - 1, 0, -1):
        chosen[place - 1] = origins[place, chosen[place]]
    return chosen


def _spans(tags: Sequence[str], chances: Array) -> tuple[NameSpan, ...]:
    spans = []
    starts = [i for i, tag in enumerate(tags) if tag.startswith("B-")]
    for start in starts:
        end = start + 1
        while end < len(tags) and tags[end].startswith("I-"):
            end += 1
        spans.append(NameSpan(start, end, tags[start][2:], float(chances[start:end].mean())))
    return tuple(spans)
