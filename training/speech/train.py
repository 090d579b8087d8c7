"""What the speech model learns: attribution and status together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from dateline.model.speech import STANDINGS
from training import loop
from training.speech.batches import UNKNOWN, Targets, epoch
from training.speech.network import SpeechBatch, SpeechNetwork
from training.speech.prepare import Passage

_WORDS: Final = 8
"""Words of a passage whose parts weigh as much as whether its head is a cue."""


@dataclass(frozen=True, slots=True)
class Settings(loop.Course):
    """`status` is the weight of how an event is told beside that of an attribution."""

    layers: int = 3
    epochs: int = 6
    layer_rate: float = 1.5e-4
    status: float = 0.5


def train(
    network: SpeechNetwork,
    data: Sequence[Passage],
    paths: Mapping[str, int],
    settings: Settings,
    rank: int,
    watch: Callable[[SpeechNetwork], str],
) -> SpeechNetwork:
    """Train `network` as `training.loop` does; return the average of its weights."""

    def batches(random: Random) -> Iterator[tuple[SpeechBatch, Targets]]:
        return epoch(data, paths, random)

    def loss(network: SpeechNetwork, batch: tuple[SpeechBatch, Targets]) -> Tensor:
        inputs, gold = batch
        return loss_of(network(inputs), gold, settings.status)

    return loop.run(network, batches, loss, settings, rank, watch)


def loss_of(scores: tuple[Tensor, Tensor, Tensor], gold: Targets, status: float) -> Tensor:
    """Loss of attribution an attribution, and `status` times that of an event."""
    cues, parts, events = (s.float() for s in scores)
    found = functional.binary_cross_entropy_with_logits(cues, gold.cues, reduction="none")
    labelled = functional.cross_entropy(parts, gold.parts, ignore_index=UNKNOWN, reduction="sum")
    count = len(gold.parts) + 0.02 * gold.known.sum()
    speech = ((found * gold.known).sum() + labelled / _WORDS) / count.clamp(min=1)
    told = events[gold.events[:, 0], gold.events[:, 1]]
    return speech + status * _status(told, gold) if len(told) else speech


def _status(told: Tensor, gold: Targets) -> Tensor:
    """What is wrong with an event: each of its three parts averaged where it is known."""
    score, standings, marks = told.split((1, len(STANDINGS), gold.marks.shape[1]), 1)
    scored, known = ~gold.score.isnan(), gold.marks != UNKNOWN
    missed = functional.smooth_l1_loss(score[:, 0][scored], gold.score[scored], reduction="sum")
    stands = functional.cross_entropy(
        standings, gold.standing, ignore_index=UNKNOWN, reduction="sum"
    )
    marked = functional.binary_cross_entropy_with_logits(
        marks[known], gold.marks[known], reduction="sum"
    )
    parts = (
        missed / scored.sum().clamp(min=1),
        stands / (gold.standing != UNKNOWN).sum().clamp(min=1),
        marked / known.any(1).sum().clamp(min=1),
    )
    return torch.stack(parts).sum()
