"""What the pair coder learns: types first, then modes, status and contexts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from training import loop
from training.pairs.batches import Targets, epoch
from training.pairs.items import CONTEXTS, LABELS, MODES, STATUS
from training.pairs.network import PairBatch, PairNetwork
from training.pairs.prepare import Prepared

_SMOOTHING: Final = 0.05
_POSITIVE: Final = 2.0
"""How much more a label counts that is right, among modes, status and contexts."""
_PARTS: Final = (len(LABELS), len(MODES), len(STATUS), len(CONTEXTS))


@dataclass(frozen=True, slots=True)
class Settings(loop.Course):
    """`others` is the weight of modes, status and contexts beside that of the types."""

    others: float = 0.3


def split(scores: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Scores of all labels to those of types, modes, status and contexts."""
    types, modes, status, contexts = scores.split(_PARTS, -1)
    return types, modes, status, contexts


def loss_of(scores: Tensor, gold: Targets, others: float) -> Tensor:
    """Loss of the types, and `others` times that of modes, status and contexts.

    Any of a pair's gold types is right: their chances are added up.
    """
    types, modes, status, contexts = split(scores.float())
    chances = functional.log_softmax(types, -1)
    right = chances.masked_fill(gold.types == 0, -1e9).logsumexp(-1)
    typed = -(1 - _SMOOTHING) * right - _SMOOTHING * chances.mean(-1)
    rest = (
        0.5 * _binary(modes, gold.modes, gold.modes_known)
        + _binary(status, gold.status, gold.status_known[..., None])
        + _binary(contexts, gold.contexts, gold.contexts_known[..., None]) / len(CONTEXTS)
    )
    weights = gold.weights
    known = gold.types.sum(-1) > 0
    return ((torch.where(known, typed, 0) + others * rest) * weights).sum() / weights.sum()


def _binary(scores: Tensor, gold: Tensor, known: Tensor) -> Tensor:
    """Summed over the labels; one that is right counts more, since most are wrong."""
    losses = functional.binary_cross_entropy_with_logits(
        scores, gold, reduction="none", pos_weight=torch.tensor(_POSITIVE)
    )
    return (losses * known).sum(-1)


def train(
    network: PairNetwork,
    data: Sequence[Prepared],
    settings: Settings,
    rank: int,
    watch: Callable[[PairNetwork], str],
) -> PairNetwork:
    """Train `network` as `training.loop` does; return the average of its weights."""

    def batches(random: Random) -> Iterator[tuple[PairBatch, Targets]]:
        return epoch(data, random)

    def loss(network: PairNetwork, batch: tuple[PairBatch, Targets]) -> Tensor:
        inputs, gold = batch
        return loss_of(network(inputs), gold, settings.others)

    return loop.run(network, batches, loss, settings, rank, watch)
