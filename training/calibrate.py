"""How large the values get that enter each matrix of the encoder."""

from __future__ import annotations

from collections.abc import Sequence

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
    largest: dict[nn.Linear, Tensor] = {}

    def note(module: nn.Module, values: tuple[Tensor, ...], _: Tensor) -> None:
        assert isinstance(module, nn.Linear)
        peak = values[0].abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest.get(module, peak), peak)

    linears = [m for m in network.encoder.modules() if isinstance(m, nn.Linear)]
    hooks = [linear.register_forward_hook(note) for linear in linears]
    with torch.no_grad():
        for tree in trees[:: max(1, len(trees) // _SENTENCES)]:
            batch = inputs([segmenter.sentence(tree.words)])
            network.encoder(batch.ids, batch.present)
    for hook in hooks:
        hook.remove()
    return {linear: peak.numpy() for linear, peak in largest.items()}
