"""What the pair coder's scores say of a pair of actors.

Lexicon and pair coder are weighed inside the network: it hears what the lexicon finds
(`dateline.coding.pairs`) and has learned how far to believe it, with the lexicon silenced in a part
of the training so that it does not lean on it. What comes out are scores. With `idle` added to that
of NONE, and divided by `temperature`, their softmax gives chances that mean what they say (Guo et
al. 2017); both are fitted on development data (`training/pairs/choose.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.coding.pairs import Asked, Key
from dateline.model import NONE, PairLabels, PairScores


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of one ordered pair.

    `chances` by type, NONE among them; `modes` the likeliest of each type that has one; `status`
    and `contexts` those likelier than not.
    """

    chances: Mapping[str, float]
    modes: Mapping[str, str]
    status: frozenset[str]
    contexts: tuple[str, ...]

    @property
    def none(self) -> float:
        """How likely it is that nothing codable happens between the two."""
        return self.chances[NONE]

    @property
    def events(self) -> dict[str, float]:
        """The chances of all types of an event."""
        return {kind: chance for kind, chance in self.chances.items() if kind != NONE}

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest type of an event, and how likely it is."""
        return max(self.events.items(), key=lambda item: item[1])


def contexts_of(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """The contexts of any of several pairs, in order."""
    return tuple(dict.fromkeys(c for verdict in verdicts for c in verdict.contexts))


def weigh(asked: Asked, scores: PairScores, labels: PairLabels) -> dict[Key, Verdict]:
    """The verdict on every pair asked about."""
    types = scores.types.astype(np.float64)
    types[:, labels.types.index(NONE)] += labels.idle
    chances = _softmax(types / labels.temperature)
    return {
        key: Verdict(
            dict(zip(labels.types, chances[row].tolist(), strict=True)),
            _modes(scores.modes[row], labels),
            frozenset(_likely(scores.status[row], labels.status)),
            _likely(scores.contexts[row], labels.contexts),
        )
        for row, key in enumerate(asked.keys)
    }


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    chances: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return chances


def _likely(chances: NDArray[np.float32], labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for label, chance in zip(labels, chances, strict=True) if chance > 0.5)


def _modes(logits: NDArray[np.float32], labels: PairLabels) -> dict[str, str]:
    """The likeliest mode of every type of which one is likelier than not."""
    best: dict[str, tuple[float, str]] = {}
    for name, score in zip(labels.modes, logits.tolist(), strict=True):
        kind, _, mode = name.partition("/")
        best[kind] = max(best.get(kind, (0.0, "")), (score, mode))
    return {kind: mode for kind, (_, mode) in best.items() if mode}
