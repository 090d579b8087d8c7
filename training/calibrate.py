"""How large the values get that enter each matrix of the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from dateline.model.tokenizer import Segmenter
from training.batches import inputs
from training.encoder import Array
from training.network import Network
from training.treebanks import Tree

Peaks = dict[nn.Linear, Array]

_SENTENCES = 400


def measure_peaks(network: Network, trees: Sequence[Tree], segmenter: Segmenter) -> Peaks:
    """Return the largest magnitude of each input (inputs,) of each linear map of the encoder.

    Sentences are taken from all over `trees` and run one by one, as in use.
    """
    with torch.no_grad(), watch_peaks(network.encoder) as peaks:
        for tree in trees[:: max(1, len(trees) // _SENTENCES)]:
            batch = inputs([segmenter.sentence(tree.words)])
            network.encoder(batch.ids, batch.present)
    return peaks


@contextmanager
def watch_peaks(module: nn.Module) -> Iterator[Peaks]:
    """While open, watch what enters the linear maps of `module`; filled in on leaving."""
    largest: dict[nn.Linear, Tensor] = {}
    peaks: Peaks = {}

    def note(module: nn.Module, values: tuple[Tensor, ...], _: Tensor) -> None:
        assert isinstance(module, nn.Linear)
        peak = values[0].abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest.get(module, peak), peak)

    linears = [m for m in module.modules() if isinstance(m, nn.Linear)]
    hooks = [linear.register_forward_hook(note) for linear in linears]
    try:
        yield peaks
    finally:
        for hook in hooks:
            hook.remove()
        peaks.update({linear: peak.numpy() for linear, peak in largest.items()})
