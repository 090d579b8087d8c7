"""How well names are read if only openly licensed sets teach them.

`python -m training.open_names --data DATA --out WORK` trains a new tag head on the frozen, trained
encoder and exports the model to WORK/open, for `training.score`. The encoder has seen the CoNLL
sets, so the figures are an upper bound.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

import torch
from torch import Tensor, nn

from dateline.model.tokenizer import Segmenter
from training.batches import epoch, inputs, tag_targets
from training.calibrate import measure_peaks
from training.corpora import Corpora, read_corpora
from training.export import export_model
from training.make import WAY, build
from training.network import Network, tag_loss
from training.quantise import WAYS
from training.train import Settings

_EPOCHS: Final = 40
_RATE: Final = 2e-3

Batch = tuple[Tensor, Tensor, Tensor]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the head and export the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="working folder of training.make")
    options = parser.parse_args(arguments)
    torch.manual_seed(1)
    torch.set_num_threads(1)  # the head is far too small for more
    network, relations, table = build(options.out, Settings().layers)
    network.load_state_dict(torch.load(options.out / "checkpoint.pt", weights_only=True)["network"])
    corpora = read_corpora(options.data)
    segmenter = Segmenter(options.out / "tokenizer.json")
    train_head(network.eval(), remember(network, corpora, segmenter))
    peaks = measure_peaks(network, corpora.trees, segmenter)
    tokenizer = (options.out / "tokenizer.json").read_text("utf-8")
    folder = options.out / "open"
    export_model(network, table, relations, tokenizer, folder, WAYS[WAY], peaks)


def remember(network: Network, corpora: Corpora, segmenter: Segmenter) -> list[Batch]:
    """Return word vectors, tags and "knows MISC" of all batches of the open sets."""
    remembered = []
    with torch.no_grad():
        for batch in epoch(corpora.open_names, segmenter, Random(1)):
            pieces, sentences = zip(*batch, strict=True)
            vectors = network.words(inputs(pieces))[:, 1:]
            remembered.append((vectors, *tag_targets(sentences)))
    return remembered


def train_head(network: Network, batches: Sequence[Batch]) -> None:
    """Replace the tag head by one trained on `batches`."""
    network.tags = nn.Linear(network.tags.in_features, network.tags.out_features)
    optimizer = torch.optim.AdamW(network.tags.parameters(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, _EPOCHS)
    for _ in range(_EPOCHS):
        for vectors, tags, misc in batches:
            optimizer.zero_grad()
            loss = tag_loss(network.tags(vectors), tags, misc)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        schedule.step()


if __name__ == "__main__":
    main()
