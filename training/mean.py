"""The mean of the weights of several runs: `python -m training.mean OUT WEIGHTS:PARTS ...`.

Runs that went on from one another lie close together, and their mean does better on what none of
them was taught than each alone (Wortsman et al. 2022, Model soups).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor


def mean(runs: Sequence[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """The weighted mean of state dicts of the same network."""
    whole = sum(parts for _, parts in runs)
    shares = [(state, parts / whole) for state, parts in runs]
    names = runs[0][0]
    return {k: torch.stack([state[k] * share for state, share in shares]).sum(0) for k in names}


def main(arguments: Sequence[str]) -> None:
    """Write the mean of the runs named."""
    out, *named = arguments
    split = (name.rpartition(":") for name in named)
    runs = [(torch.load(Path(path), weights_only=True), float(parts)) for path, _, parts in split]
    torch.save(mean(runs), out)


if __name__ == "__main__":
    main(sys.argv[1:])
