"""The pair coder: what one participant of a sentence does to another.

It reads on from the states that the reading model has of the sentence (`dateline.records.States`),
so that a sentence is read once however many pairs it holds. `training/pairs` tells how it is made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.model.reading import BUNDLED, MOST_THREADS
from dateline.model.session import open_network
from dateline.records import States

Array = NDArray[np.float32]

NOBODY: Final = -1
"""Stands for a side that the sentence does not tell."""
NONE: Final = "NONE"
"""The label of a pair between which nothing codable happens."""

_UNSEEN: Final = -1e4


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """Pairs of one sentence to be scored.

    `sides` are half-open ranges of words; `pairs` names source and target by their positions in
    `sides`, or NOBODY.  What the lexicon says comes along: `triggers` are words that it takes for
    predicates of a type, `votes` the type it finds between each pair, `hints` one that it finds
    with only one of the two, turned, or in doubt; NONE where it finds nothing.
    """

    states: States
    sides: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[int, int], ...]
    triggers: Mapping[int, str]
    votes: tuple[str, ...]
    hints: tuple[str, ...]


class PairScores(NamedTuple):
    """What the network says of the pairs of one sentence, one row each.

    `types` are logits (pairs, types), the first of them NONE; `modes` are logits (pairs, modes)
    that compare within a type; `status` and `contexts` are probabilities (pairs, labels).
    """

    types: Array
    modes: Array
    status: Array
    contexts: Array


class PairLabels(NamedTuple):
    """Names of the columns of `PairScores`, modes as TYPE/mode.

    `idle` is added to the score of NONE, and all scores of types are divided by `temperature`, to
    make chances of them: both were fitted when the model was made.
    """

    version: str
    types: tuple[str, ...]
    modes: tuple[str, ...]
    status: tuple[str, ...]
    contexts: tuple[str, ...]
    temperature: float = 1.0
    idle: float = 0.0

    @property
    def widths(self) -> tuple[int, ...]:
        """Numbers of columns of types, modes, status and contexts."""
        return tuple(map(len, (self.types, self.modes, self.status, self.contexts)))


class PairModel:
    """Scores pairs of participants. A sentence with its pairs gets the same scores in any company.

    May be used from several threads at once; a process must load its own.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self.labels = _labels(folder / "pairs.json")
        self._session = open_network(folder / "pairs.onnx")
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> Self:
        """Load the model in `folder`, or the one that comes with the package.

        `threads` is as for `ReadingModel.load`. Raises ModelError if a file is missing or broken.
        """
        return cls(folder or BUNDLED, threads or min(MOST_THREADS, os.cpu_count() or 1))

    @property
    def version(self) -> str:
        return self.labels.version

    def score(self, questions: Sequence[PairQuestion]) -> list[PairScores]:
        """Return the scores of each question's pairs, in order; each needs at least one pair."""
        if self._pool is None or len(questions) < 2:
            return [self._one(question) for question in questions]
        return list(self._pool.map(self._one, questions))

    def _one(self, question: PairQuestion) -> PairScores:
        (scores,) = self._session.run(["scores"], feed(question, self.labels))
        edges = np.cumsum(self.labels.widths)[:-1]
        types, modes, status, contexts = np.split(scores, edges, axis=1)
        return PairScores(types, modes, _sigmoid(status), _sigmoid(contexts))


def feed(question: PairQuestion, labels: PairLabels) -> dict[str, NDArray[Any]]:
    """The inputs of the network, named as in `training.pairs.export`.

    Marks stand for all sources first, then for all targets.
    """
    states, number = question.states.values, {kind: i for i, kind in enumerate(labels.types)}
    sides = [source for source, _ in question.pairs] + [target for _, target in question.pairs]
    triggers = np.zeros(len(states), np.int64)
    for word, kind in question.triggers.items():
        triggers[slice(*_pieces(question.states, word, word + 1))] = number[kind]
    return {
        "states": states[None].astype(np.float32),
        "triggers": triggers[None],
        "marks": np.stack([_mark(question, side) for side in sides])[None],
        "roles": _roles(sides),
        "votes": np.array([number[kind] for kind in question.votes * 2], np.int64),
        "hints": np.array([number[kind] for kind in question.hints * 2], np.int64),
        "mask": _mask(len(states), len(question.pairs)),
    }


def _mark(question: PairQuestion, side: int) -> Array:
    """The mean of the states of a side's pieces."""
    states = question.states
    if side == NOBODY:
        return np.zeros(states.values.shape[1], np.float32)
    mean: Array = states.values[slice(*_pieces(states, *question.sides[side]))].mean(0, np.float32)
    return mean


def _pieces(states: States, start: int, end: int) -> tuple[int, int]:
    """The rows of a half-open range of words."""
    return 1 + (states.ends[start - 1] if start else 0), 1 + states.ends[end - 1]


def _roles(sides: Sequence[int]) -> NDArray[np.int64]:
    """0 source, 1 target; 2 and 3 the same where nobody is told."""
    half = len(sides) // 2
    return np.array([2 * (s == NOBODY) + (k >= half) for k, s in enumerate(sides)], np.int64)


def _mask(pieces: int, pairs: int) -> Array:
    """What is added to attention scores (1, 1, all, all): words see words, marks see their own."""
    mask = np.full((pieces + 2 * pairs,) * 2, _UNSEEN, np.float32)
    mask[:, :pieces] = 0
    mask[pieces:, pieces:][np.tile(np.eye(pairs, dtype=bool), (2, 2))] = 0
    return mask[None, None]


def _sigmoid(scores: Array) -> Array:
    result: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return result


def _labels(path: Path) -> PairLabels:
    try:
        told = json.loads(path.read_text("utf-8"))
        types, modes, status, contexts = (
            tuple(told[name]) for name in ("types", "modes", "status", "contexts")
        )
        scale = float(told["temperature"]), float(told["idle"])
        return PairLabels(told["version"], types, modes, status, contexts, *scale)
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"cannot read the label sets {path}: {error}",
            hint="reinstall dateline, or give the folder of a complete model",
        ) from error
