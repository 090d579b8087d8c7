"""Whether a sentence is about politics, by the reading model's states of it.

A linear probe: weights (2 x width) on the mean of the states of the sentence's pieces and on the
state of the mark that begins it. `training/pairs/politics.py` tells how it is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.model.reading import BUNDLED
from dateline.records import States

FILE: Final = "politics.npz"


class Politics:
    """Scores sentences: above 0 about politics, below 0 about anything else."""

    def __init__(self, weights: NDArray[np.float32], bias: float) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """Load the probe in `folder`, or the one of the package.  Raises ModelError."""
        path = (folder or BUNDLED) / FILE
        try:
            with np.load(path) as stored:
                return cls(stored["weights"], float(stored["bias"]))
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                f"cannot read {path}: {error}",
                hint="reinstall dateline, or give the folder of a complete model",
            ) from error

    def score(self, states: States) -> float:
        """The log-odds that a sentence is about politics, as far as its states tell."""
        return float(features(states) @ self._weights) + self._bias


def features(states: States) -> NDArray[np.float32]:
    """Mean of the pieces' states and the state of the mark that begins the sentence (2 x width)."""
    pieces = states.values[1:-1].mean(0, np.float32)
    return np.concatenate([pieces, states.values[0].astype(np.float32)])
