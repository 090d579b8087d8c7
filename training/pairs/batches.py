"""Sentences of the pair coder to padded tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
import torch
from torch import Tensor

from dateline.model import NONE
from training.encoder import WIDTH
from training.pairs.items import CONTEXTS, LABELS, MODES, STATUS, Gold
from training.pairs.network import PairBatch
from training.pairs.prepare import Prepared

PIECES: Final = 1400
"""Pieces and marks of one batch, padding counted."""
MOST_PAIRS: Final = 12
"""Pairs of one sentence in one epoch; those in which nothing happens are drawn anew each time."""
IDLE_WEIGHT: Final = 1.5
"""Weight of all pairs of a sentence together in which nothing happens; the others have 1 each."""
SILENCED: Final = 0.25
"""Share of the sentences in which the lexicon says nothing, and of its words in the others."""

_NUMBER: Final = {
    label: i for labels in (LABELS, MODES, STATUS, CONTEXTS) for i, label in enumerate(labels)
}


@dataclass(frozen=True, slots=True)
class Targets:
    """Gold of a batch (sentences, pairs, labels) as zeros and ones.

    The `_known` masks (sentences, pairs), and `modes_known` (sentences, pairs, modes), tell where
    a set says something; `weights` (sentences, pairs) is 0 for padding.
    """

    types: Tensor
    modes: Tensor
    modes_known: Tensor
    status: Tensor
    status_known: Tensor
    contexts: Tensor
    contexts_known: Tensor
    weights: Tensor


def epoch(data: Sequence[Prepared], random: Random) -> Iterator[tuple[PairBatch, Targets]]:
    """Yield all sentences once, in batches of like length in random order."""
    batches = list(_group(sorted(data, key=lambda p: _length(p) + 6 * random.random())))
    random.shuffle(batches)
    for batch in batches:
        drawn = [_drawn(p.gold, random) for p in batch]
        gold = [[p.gold[k] for k in rows] for p, rows in zip(batch, drawn, strict=True)]
        yield _silenced(inputs(batch, drawn), random), targets(gold)


def _length(one: Prepared) -> int:
    return int(one.inputs["states"].shape[1])


def _group(data: Sequence[Prepared]) -> Iterator[list[Prepared]]:
    batch: list[Prepared] = []
    for one in data:
        if batch and (len(batch) + 1) * (_length(one) + 2 * MOST_PAIRS) > PIECES:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _drawn(gold: Sequence[Gold], random: Random) -> list[int]:
    """All pairs between which something happens, and as many others as there is room for."""
    telling = [k for k, g in enumerate(gold) if NONE not in g.types]
    idle = [k for k, g in enumerate(gold) if NONE in g.types]
    random.shuffle(idle)
    return telling + idle[: max(4, MOST_PAIRS - len(telling))]


def _silenced(batch: PairBatch, random: Random) -> PairBatch:
    """Let the lexicon say less, so that the network does not lean on it."""
    generator = torch.Generator().manual_seed(random.randrange(1 << 30))
    whole = torch.rand(len(batch.states), 1, generator=generator) >= SILENCED
    words = whole & (torch.rand(batch.triggers.shape, generator=generator) >= SILENCED / 2)
    pairs = whole & (torch.rand(batch.votes.shape, generator=generator) >= SILENCED / 2)
    return PairBatch(
        batch.states, batch.present, batch.triggers * words, batch.marks, batch.roles,
        batch.votes * pairs, batch.hints * pairs, batch.real,
    )  # fmt: skip


def inputs(batch: Sequence[Prepared], drawn: Sequence[Sequence[int]] | None = None) -> PairBatch:
    """Pad sentences and their pairs, or of each only the `drawn` ones, to one batch."""
    chosen = drawn or [range(len(p.gold)) for p in batch]
    rows, most, longest = len(batch), max(map(len, chosen)), max(map(_length, batch))
    states = np.zeros((rows, longest, WIDTH), np.float32)
    triggers = np.zeros((rows, longest), np.int64)
    marks = np.zeros((rows, 2 * most, WIDTH), np.float32)
    roles, votes, hints = (np.zeros((rows, 2 * most), np.int64) for _ in range(3))
    present, real = np.zeros((rows, longest), bool), np.zeros((rows, most), bool)
    for row, (one, pairs) in enumerate(zip(batch, chosen, strict=True)):
        length, count = _length(one), len(pairs)
        states[row, :length] = one.inputs["states"][0]
        triggers[row, :length] = one.inputs["triggers"][0]
        present[row, :length], real[row, :count] = True, True
        taken = np.array([*pairs, *(k + len(one.gold) for k in pairs)])
        places = np.array([*range(count), *range(most, most + count)])
        marks[row, places] = one.inputs["marks"][0, taken]
        for target, name in ((roles, "roles"), (votes, "votes"), (hints, "hints")):
            target[row, places] = one.inputs[name][taken]
    parts = (states, present, triggers, marks, roles, votes, hints, real)
    return PairBatch(*map(torch.from_numpy, parts))


def targets(gold: Sequence[Sequence[Gold]]) -> Targets:
    """Return the gold of a batch, pairs by sentence."""
    shape = len(gold), max(map(len, gold))
    types, modes, status, contexts = (
        torch.zeros(*shape, len(labels)) for labels in (LABELS, MODES, STATUS, CONTEXTS)
    )
    status_known, contexts_known, weights = (torch.zeros(shape) for _ in range(3))
    modes_known = torch.zeros(*shape, len(MODES))
    for row, some in enumerate(gold):
        idle = IDLE_WEIGHT / max(1, sum(NONE in g.types for g in some))
        for place, one in enumerate(some):
            at = row, place
            weights[at] = idle if NONE in one.types else 1
            types[at][_numbers(one.types)] = 1
            if one.modes is not None:
                modes[at][_numbers(one.modes)] = 1
                modes_known[at] = _modes_of(one.types)
            if one.status is not None:
                status[at][_numbers(one.status)] = 1
                status_known[at] = 1
            if one.contexts:
                contexts[at][_numbers(one.contexts)] = 1
                contexts_known[at] = 1
    return Targets(
        types, modes, modes_known, status, status_known, contexts, contexts_known, weights
    )


def _numbers(labels: frozenset[str]) -> list[int]:
    return [_NUMBER[label] for label in labels]


def _modes_of(types: frozenset[str]) -> Tensor:
    return torch.tensor([float(mode.split("/")[0] in types) for mode in MODES])
