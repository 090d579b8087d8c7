"""Make the probe that tells sentences about politics: `python -m training.pairs.politics OUT`.

Learns from the authored examples: the files of other news (`en_quiet*`, `nl_rustig*`) against all
others. Logistic regression on standardised states of the shipped reading model; both classes weigh
alike, and large weights are penalised.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch.nn import functional

from dateline.evaluate import marked
from dateline.evaluate.predict.stages import Stages
from dateline.model.politics import FILE, features
from training.encoder import Array
from training.pairs.make import EXAMPLES

OTHER: Final = ("en_quiet", "nl_rustig")
PENALTY: Final = 0.03
STEPS: Final = 200


def main(arguments: Sequence[str]) -> None:
    """Write `politics.npz` into the folder given."""
    rows, labels = zip(*_sentences(Stages()), strict=True)
    weights, bias = fit(np.stack(rows), np.array(labels, np.float32))
    np.savez(Path(arguments[0]) / FILE, weights=weights, bias=np.float32(bias))
    scores = np.stack(rows) @ weights + bias
    right = (scores > 0) == (np.array(labels) > 0)
    print(
        f"{len(labels)} sentences, {np.mean(labels):.2f} about politics, {right.mean():.3f} right"
    )


def _sentences(stages: Stages) -> Iterator[tuple[Array, float]]:
    """Features of every sentence of the examples, and 1 where its file is about politics."""
    for path in sorted(EXAMPLES.glob("*_*.txt")):
        label = float(not path.stem.startswith(OTHER))
        for example in marked.read(path):
            reading = stages.annotated(example.id, example.text, path.stem.split("_")[0])
            for sentence in reading.sentences:
                if sentence.states is not None:
                    yield features(sentence.states), label


def fit(rows: Array, labels: Array) -> tuple[Array, float]:
    """Weights (columns,) and bias of the regression; `rows` (sentences, columns)."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    inputs, gold = torch.from_numpy((rows - mean) / spread), torch.from_numpy(labels)
    share = float(labels.mean())
    weight = torch.where(gold > 0, 0.5 / share, 0.5 / (1 - share))
    line = torch.nn.Linear(rows.shape[1], 1)
    optimizer = torch.optim.LBFGS(line.parameters(), max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = line(inputs)[:, 0]
        value = functional.binary_cross_entropy_with_logits(scores, gold, weight=weight)
        value = value + PENALTY * line.weight.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    slopes: Array = line.weight[0].detach().numpy() / spread
    return slopes, float(line.bias.detach()) - float(mean @ slopes)


if __name__ == "__main__":
    main(sys.argv[1:])
