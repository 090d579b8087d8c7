"""The training loop of the pair coder: `SharedGradients` over two processes, weights averaged."""

from __future__ import annotations

import copy
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from training.pairs.batches import Targets, epoch
from training.pairs.items import CONTEXTS, LABELS, MODES, STATUS
from training.pairs.network import PairBatch, PairNetwork
from training.pairs.prepare import Prepared
from training.train import SharedGradients

log = logging.getLogger(__name__)

_WARM_UP_STEPS: Final = 80
_LOWEST_RATE: Final = 0.02
_SMOOTHING: Final = 0.05
_AVERAGE: Final = 0.995
"""Share of the running average of weights that a step leaves: the average is what is exported."""
_POSITIVE: Final = 2.0
"""How much more a label counts that is right, among modes, status and contexts."""
_PARTS: Final = (len(LABELS), len(MODES), len(STATUS), len(CONTEXTS))


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run; the learning rate falls in a line to nearly nothing."""

    layers: int = 6
    epochs: int = 10
    layer_rate: float = 1.2e-4
    head_rate: float = 1e-3
    others: float = 0.3
    seed: int = 1
    workers: int = 2


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
    rank: int = 0,
    watch: Callable[[PairNetwork], str] = lambda network: "",
) -> PairNetwork:
    """Train `network` and return the running average of its weights.

    `watch` is asked for a line about the average after every epoch, by the first process only.

    Each of `settings.workers` processes calls this with its own `rank`, after
    `torch.distributed` was set up.
    """
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(1000 * settings.seed + rank)
    random = Random(settings.seed)
    gradients = SharedGradients(network, settings.workers)
    optimizer = _optimizer(network, settings)
    average = copy.deepcopy(network)
    started, step, smooth = time.monotonic(), 0, 0.0
    for number in range(settings.epochs):
        batches = list(epoch(data, random))
        batches = batches[: len(batches) // settings.workers * settings.workers]
        for place, batch in enumerate(batches[rank :: settings.workers]):
            done = number + place * settings.workers / len(batches)
            _set_rate(optimizer, step, done / settings.epochs)
            loss = _step(network, batch, gradients, optimizer, settings.others)
            step += 1
            smooth = 0.98 * smooth + 0.02 * loss if smooth else loss
            _average(average, network, step)
        if not rank:
            seconds = time.monotonic() - started
            log.info("epoch %d loss %.3f, %.0f s %s", number + 1, smooth, seconds, watch(average))
    return average


def _step(
    network: PairNetwork,
    batch: tuple[PairBatch, Targets],
    gradients: SharedGradients,
    optimizer: torch.optim.Optimizer,
    others: float,
) -> float:
    """Learn from one batch and return its loss."""
    inputs, gold = batch
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(inputs)
    loss = loss_of(scores, gold, others)
    gradients.clear()
    loss.backward()  # type: ignore[no-untyped-call]
    gradients.share(0.0)
    optimizer.step()
    return loss.item()


def _optimizer(network: PairNetwork, settings: Settings) -> torch.optim.Optimizer:
    layers = list(network.layers.parameters())
    known = {id(p) for p in layers}
    heads = [p for p in network.parameters() if id(p) not in known]
    groups = [
        {"params": layers, "lr": settings.layer_rate, "top": settings.layer_rate},
        {"params": heads, "lr": settings.head_rate, "top": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def _set_rate(optimizer: torch.optim.Optimizer, step: int, done: float) -> None:
    for group in optimizer.param_groups:
        warm = min(1.0, (step + 1) / _WARM_UP_STEPS)
        group["lr"] = group["top"] * warm * max(_LOWEST_RATE, 1 - done)


def _average(average: PairNetwork, network: PairNetwork, step: int) -> None:
    kept = min(_AVERAGE, (step + 1) / (step + 10))
    with torch.no_grad():
        for mean, now in zip(average.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, 1 - kept)
