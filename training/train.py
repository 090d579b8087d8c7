"""The training loop: resumable, and fitted to a budget of wall-clock time."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import torch
from torch import Tensor, distributed

from dateline.model.tokenizer import Segmenter
from training.batches import Sentence, epoch, inputs, tag_targets, tree_targets
from training.corpora import Corpora
from training.network import Network, name_loss, tree_loss

log = logging.getLogger(__name__)

_WARM_UP_STEPS: Final = 100
_LOWEST_RATE: Final = 0.02
_LOG_EVERY: Final = 50
_LARGEST_STEP: Final = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a training run; the learning rate falls to nothing at the end of `minutes`."""

    layers: int = 6
    minutes: float = 60.0
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    tree_share: float = 0.65
    seed: int = 1
    workers: int = 2
    save_minutes: float = 5.0


@dataclass(slots=True)
class Progress:
    """How far a run has come."""

    step: int = 0
    pieces: int = 0
    seconds: float = 0.0
    tree_loss: float = 0.0
    name_loss: float = 0.0


def train(
    network: Network,
    corpora: Corpora,
    segmenter: Segmenter,
    relations: Sequence[str],
    settings: Settings,
    checkpoint: Path,
    rank: int = 0,
) -> None:
    """Train `network` in place until the time is up, going on from `checkpoint` if it exists.

    Each of `settings.workers` processes calls this with its own `rank`, after
    `torch.distributed` was set up; they share their gradients, and so stay the same.
    """
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    gradients = SharedGradients(network, settings.workers)
    optimizer = _optimizer(network, settings)
    progress = _resume(network, optimizer, checkpoint)
    random = Random(1000 * settings.seed + 10 * progress.step + rank)
    torch.manual_seed(random.randrange(1 << 30))
    losses = _losses(network, corpora, segmenter, relations, settings, random)
    saved = progress.seconds
    clock = Clock()
    network.train()
    while progress.seconds < 60 * settings.minutes:
        _set_rate(optimizer, settings, progress)
        _step(gradients, optimizer, losses, progress, clock)
        if progress.step % _LOG_EVERY == 0 and not rank:
            log.info("%s", _line(progress, settings))
        if progress.seconds - saved > 60 * settings.save_minutes:
            saved = progress.seconds
            if not rank:
                _save(network, optimizer, progress, checkpoint)
    if not rank:
        _save(network, optimizer, progress, checkpoint)


class Clock:
    """Tells how long it is since it was last asked."""

    def __init__(self) -> None:
        self._asked = time.monotonic()

    def lap(self) -> float:
        """Return the seconds since the last lap."""
        before, self._asked = self._asked, time.monotonic()
        return self._asked - before


class SharedGradients:
    """All gradients in one row of memory, with one place more for the time a step took.

    Two processes of one thread each lose less to other work on the machine than two threads of
    one process, which wait for each other in every operation.
    """

    def __init__(self, network: Network, workers: int) -> None:
        trained = [p for p in network.parameters() if p.requires_grad]
        self.row = torch.zeros(sum(p.numel() for p in trained) + 1)
        self.workers = workers
        start = 0
        for parameter in trained:
            parameter.grad = self.row[start : start + parameter.numel()].view(parameter.shape)
            start += parameter.numel()

    def clear(self) -> None:
        """Set all gradients to nothing."""
        self.row.zero_()

    def share(self, seconds: float) -> float:
        """Average over all processes, clip, and return the average of `seconds`."""
        self.row[-1] = seconds
        if self.workers > 1:
            distributed.all_reduce(self.row)
            self.row /= self.workers
        average = float(self.row[-1])
        self.row[-1] = 0
        self.row *= min(1.0, _LARGEST_STEP / (float(self.row.norm()) + 1e-6))
        return average


def _losses(
    network: Network,
    corpora: Corpora,
    segmenter: Segmenter,
    relations: Sequence[str],
    settings: Settings,
    random: Random,
) -> Iterator[tuple[str, Tensor, int]]:
    """Yield task, loss and number of pieces of one batch after another, for ever."""
    number = {label: i for i, label in enumerate(relations)}
    trees = _forever(corpora.trees, segmenter, random)
    names = _forever(corpora.names, segmenter, random)
    while True:
        if random.random() < settings.tree_share:
            pieces, gold = zip(*next(trees), strict=True)
            batch = inputs(pieces)
            loss = tree_loss(network, batch, tree_targets(gold, number))
            yield "trees", loss, batch.ids.numel()
        else:
            pieces, tagged = zip(*next(names), strict=True)
            batch = inputs(pieces)
            loss = name_loss(network, batch, *tag_targets(tagged))
            yield "names", loss, batch.ids.numel()


def _forever(
    sentences: Sequence[Sentence], segmenter: Segmenter, random: Random
) -> Iterator[list[tuple[list[list[int]], Sentence]]]:
    while True:
        yield from epoch(sentences, segmenter, random)


def _step(
    gradients: SharedGradients,
    optimizer: torch.optim.Optimizer,
    losses: Iterator[tuple[str, Tensor, int]],
    progress: Progress,
    clock: Clock,
) -> None:
    with torch.autocast("cpu", torch.bfloat16, enabled=_native_bfloat16()):
        task, loss, pieces = next(losses)
    gradients.clear()
    loss.backward()  # type: ignore[no-untyped-call]
    seconds = gradients.share(clock.lap())
    optimizer.step()
    progress.step += 1
    progress.pieces += pieces
    progress.seconds += seconds
    if task == "trees":
        progress.tree_loss = _smooth(progress.tree_loss, loss.item())
    else:
        progress.name_loss = _smooth(progress.name_loss, loss.item())


def _native_bfloat16() -> bool:
    """Say whether half precision is fast here; emulated it is fifty times slower."""
    capability = torch.cpu.get_capabilities()
    return bool(capability.get("avx512_bf16") or capability.get("amx_bf16"))


def _optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in known]
    groups = [
        {"params": encoder, "lr": settings.encoder_rate, "top": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate, "top": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def _set_rate(optimizer: torch.optim.Optimizer, settings: Settings, progress: Progress) -> None:
    warm = min(1.0, (progress.step + 1) / _WARM_UP_STEPS)
    left = max(_LOWEST_RATE, 1 - progress.seconds / (60 * settings.minutes))
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * warm * left


def _smooth(average: float, value: float) -> float:
    return value if not average else 0.98 * average + 0.02 * value


def _line(progress: Progress, settings: Settings) -> str:
    rate = settings.workers * progress.pieces / progress.seconds
    return (
        f"step {progress.step} trees {progress.tree_loss:.3f} names {progress.name_loss:.3f} "
        f"{rate:.0f} pieces/s {progress.seconds:.0f} s"
    )


def _save(
    network: Network, optimizer: torch.optim.Optimizer, progress: Progress, path: Path
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "progress": asdict(progress),
    }
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    partial.replace(path)


def _resume(network: Network, optimizer: torch.optim.Optimizer, path: Path) -> Progress:
    if not path.exists():
        return Progress()
    state: dict[str, Any] = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    log.info("going on from %s", path)
    return Progress(**state["progress"])
