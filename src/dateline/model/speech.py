"""The speech model: which words ascribe something to somebody, what, to whom, and how certain.

It reads on from the states that the reading model has of each sentence (`dateline.records.States`),
over all sentences of a passage at once, so that a cue may find its source or words in the sentence
beside it. `training/speech` tells how it is made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.model.reading import BUNDLED, MOST_THREADS
from dateline.model.session import open_network
from dateline.records import States

Array = NDArray[np.float32]

PARTS: Final = ("none", "cue", "source", "content")
"""What a word can be to a cue."""
STANDINGS: Final = ("certain", "probable", "possible")
"""How certain an event is told to be: one of these."""
MARKS: Final = ("negative", "future", "conditional", "past")
"""What may be true of an event beside."""
OUTPUTS: Final = ("cues", "asks", "answers", "status")
MOST_SENTENCES: Final = 8
"""Sentences of one passage that have a place of their own."""


class SpeechScores(NamedTuple):
    """What the network says of the words of one passage, sentence after sentence.

    `cues` (words): chance that a word heads a cue; `asks` (words, 4, width) and `answers` (words,
    width): what `SpeechModel.parts` needs; `score` (words): factuality from -3 to 3; `standings`
    (words, 3) and `marks` (words, 4): chances of STANDINGS (one of them) and MARKS.
    """

    cues: Array
    asks: Array
    answers: Array
    score: Array
    standings: Array
    marks: Array


class SpeechModel:
    """Scores passages. A passage gets the same scores in whatever company.

    May be used from several threads at once; a process must load its own.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        self.version, self._paths, self._ways = _paths(folder)
        self._session = open_network(folder / "speech.onnx")
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> Self:
        """Load the model in `folder`, or the one that comes with the package.

        `threads` is as for `ReadingModel.load`. Raises ModelError if a file is missing or broken.
        """
        return cls(folder or BUNDLED, threads or min(MOST_THREADS, os.cpu_count() or 1))

    def score(self, passages: Sequence[Sequence[States]]) -> list[SpeechScores]:
        """Return the scores of each passage, in order; each needs at least one sentence."""
        if self._pool is None or len(passages) < 2:
            return [self._one(passage) for passage in passages]
        return list(self._pool.map(self._one, passages))

    def parts(self, scores: SpeechScores, head: int, paths: Sequence[str]) -> Array:
        """Chances (4, words) of what each word is, among PARTS, to the cue headed by word `head`.

        `paths` names the way in the trees from that word to each (`dateline.attribute.paths`).
        """
        ways = self._ways[[self._paths.get(path, 0) for path in paths]]
        asked = scores.asks[head] @ (scores.answers + ways).T
        return _softmax(asked.T).T

    def _one(self, passage: Sequence[States]) -> SpeechScores:
        cues, asks, answers, status = self._session.run(list(OUTPUTS), feed(passage))
        edges = np.cumsum([1, len(STANDINGS)])
        score, standings, marks = np.split(status, edges, axis=1)
        asks = asks.reshape(len(answers), len(PARTS), -1)
        told = score[:, 0], _softmax(standings), _sigmoid(marks)
        return SpeechScores(_sigmoid(cues), asks, answers, *told)


def feed(passage: Sequence[States]) -> dict[str, NDArray[Any]]:
    """The inputs of the network, named as in `training.speech.export`."""
    lengths = [len(states.values) for states in passage]
    starts = np.cumsum([0, *lengths[:-1]])
    first = [
        start + 1 + end
        for start, states in zip(starts, passage, strict=True)
        for end in (0, *states.ends[:-1])
    ]
    last = [start + end for start, s in zip(starts, passage, strict=True) for end in s.ends]
    places = np.minimum(np.arange(len(passage)), MOST_SENTENCES - 1)
    return {
        "states": np.concatenate([s.values for s in passage])[None].astype(np.float32),
        "places": np.repeat(places, lengths).astype(np.int64),
        "first": np.array(first, np.int64),
        "last": np.array(last, np.int64),
    }


def _sigmoid(scores: Array) -> Array:
    result: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return result


def _softmax(scores: Array) -> Array:
    """Over the second axis."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    result: Array = raised / raised.sum(1, keepdims=True)
    return result


def _paths(folder: Path) -> tuple[str, dict[str, int], Array]:
    """The version, and the known ways in the trees: their rows, and a vector for each."""
    try:
        told = json.loads((folder / "speech.json").read_text("utf-8"))
        with np.load(folder / "speech.npz") as stored:
            ways = stored["ways"]
        return str(told["version"]), {name: n for n, name in enumerate(told["paths"])}, ways
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"cannot read the speech model in {folder}: {error}",
            hint="reinstall dateline, or give the folder of a complete model",
        ) from error
