"""The training loop of the models that read on from the reading model's states.

`SharedGradients` over processes of one thread each, bfloat16, and a running average of the weights,
which is what is exported.
"""

from __future__ import annotations

import copy
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Final, TypeVar

import torch
from torch import Tensor, nn

from training.train import SharedGradients

log = logging.getLogger(__name__)

Network = TypeVar("Network", bound=nn.Module)
Batch = TypeVar("Batch")

_WARM_UP_STEPS: Final = 80
_LOWEST_RATE: Final = 0.02
_AVERAGE: Final = 0.995
"""Share of the running average of weights that a step leaves."""


@dataclass(frozen=True, slots=True)
class Course:
    """Settings of a run; the rates of layers and heads fall in a line to nearly nothing."""

    layers: int = 6
    epochs: int = 10
    layer_rate: float = 1.2e-4
    head_rate: float = 1e-3
    seed: int = 1
    workers: int = 2


def run(
    network: Network,
    epoch: Callable[[Random], Iterable[Batch]],
    loss: Callable[[Network, Batch], Tensor],
    course: Course,
    rank: int = 0,
    watch: Callable[[Network], str] = lambda network: "",
) -> Network:
    """Train `network`, whose encoder is called `layers`; return the running average of its weights.

    `loss` is called under bfloat16. `watch` is asked for a line about the average after every
    epoch, by the first process only. Each of `course.workers` processes calls this with its own
    `rank`, after `torch.distributed` was set up.
    """
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(1000 * course.seed + rank)
    random = Random(course.seed)
    gradients = SharedGradients(network, course.workers)
    optimizer = _optimizer(network, course)
    average = copy.deepcopy(network)
    started, step, smooth = time.monotonic(), 0, 0.0
    for number in range(course.epochs):
        batches = list(epoch(random))
        batches = batches[: len(batches) // course.workers * course.workers]
        for place, batch in enumerate(batches[rank :: course.workers]):
            done = number + place * course.workers / len(batches)
            _set_rate(optimizer, step, done / course.epochs)
            value = _step(loss, network, batch, gradients, optimizer)
            step += 1
            smooth = 0.98 * smooth + 0.02 * value if smooth else value
            _average(average, network, step)
        if not rank:
            seconds = time.monotonic() - started
            log.info("epoch %d loss %.3f, %.0f s %s", number + 1, smooth, seconds, watch(average))
    return average


def _step(
    loss: Callable[[Network, Batch], Tensor],
    network: Network,
    batch: Batch,
    gradients: SharedGradients,
    optimizer: torch.optim.Optimizer,
) -> float:
    """Learn from one batch and return its loss."""
    with torch.autocast("cpu", torch.bfloat16):
        value = loss(network, batch)
    gradients.clear()
    value.backward()  # type: ignore[no-untyped-call]
    gradients.share(0.0)
    optimizer.step()
    return value.item()


def _optimizer(network: nn.Module, course: Course) -> torch.optim.Optimizer:
    inner = {name: p for name, p in network.named_parameters() if name.startswith("layers.")}
    heads = [p for name, p in network.named_parameters() if name not in inner]
    groups = [
        {"params": list(inner.values()), "lr": course.layer_rate, "top": course.layer_rate},
        {"params": heads, "lr": course.head_rate, "top": course.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def _set_rate(optimizer: torch.optim.Optimizer, step: int, done: float) -> None:
    for group in optimizer.param_groups:
        warm = min(1.0, (step + 1) / _WARM_UP_STEPS)
        group["lr"] = group["top"] * warm * max(_LOWEST_RATE, 1 - done)


def _average(average: nn.Module, network: nn.Module, step: int) -> None:
    kept = min(_AVERAGE, (step + 1) / (step + 10))
    with torch.no_grad():
        for mean, now in zip(average.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, 1 - kept)
