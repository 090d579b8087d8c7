"""Passages to padded tensors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
import torch
from torch import Tensor

from dateline.model.speech import MARKS, STANDINGS
from training.encoder import WIDTH
from training.speech.network import SpeechBatch
from training.speech.prepare import Passage

PIECES: Final = 1800
"""Pieces of one batch, padding counted."""
UNKNOWN: Final = -1
LEAST: Final = 100
"""Times a way in the trees must be met to get a vector of its own."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Gold of a batch.

    `cues` (passages, words) 0 and 1, `known` the same where something is known of it; `parts`
    (cues, words) labels, UNKNOWN for padding. `events`
    (events, 2) are passage and word; `score`, `standing` and `marks` (events, ...) their gold, NaN
    or UNKNOWN where not told.
    """

    cues: Tensor
    known: Tensor
    parts: Tensor
    events: Tensor
    score: Tensor
    standing: Tensor
    marks: Tensor


def known_paths(data: Sequence[Passage]) -> list[str]:
    """Ways in the trees that are common enough to learn, commonest first; all others are the first.

    The order is fixed by the data.
    """
    counts = Counter(path for p in data for row in p.paths for path in row)
    return ["", *(path for path, count in counts.most_common() if count >= LEAST)]


def epoch(
    data: Sequence[Passage], paths: Mapping[str, int], random: Random
) -> Iterator[tuple[SpeechBatch, Targets]]:
    """Yield all passages once, in batches of like length in random order; `paths` numbers ways."""
    batches = list(_group(sorted(data, key=lambda p: len(p.states) + 8 * random.random())))
    random.shuffle(batches)
    for batch in batches:
        yield inputs(batch, paths), targets(batch)


def _group(data: Sequence[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    for one in data:
        if batch and (len(batch) + 1) * len(one.states) > PIECES:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def inputs(batch: Sequence[Passage], paths: Mapping[str, int]) -> SpeechBatch:
    """Pad passages to one batch."""
    rows, longest = len(batch), max(len(p.states) for p in batch)
    words = max(len(p.first) for p in batch)
    states = np.zeros((rows, longest, WIDTH), np.float32)
    present, places = np.zeros((rows, longest), bool), np.zeros((rows, longest), np.int64)
    first, last = (np.zeros((rows, words), np.int64) for _ in range(2))
    for row, one in enumerate(batch):
        length, count = len(one.states), len(one.first)
        states[row, :length], present[row, :length] = one.states, True
        places[row, :length] = one.places
        first[row, :count], last[row, :count] = one.first, one.last
    arrays = map(torch.from_numpy, (states, present, places, first, last))
    return SpeechBatch(*arrays, *_cues(batch, words, paths))


def _cues(batch: Sequence[Passage], words: int, paths: Mapping[str, int]) -> tuple[Tensor, Tensor]:
    """Heads of cues, and the numbers of the ways from each to all words."""
    heads = [(row, int(k)) for row, p in enumerate(batch) if p.cues is not None for k in p.cues]
    rows = [ways for p in batch for ways in p.paths]
    numbers = torch.zeros((len(rows), words), dtype=torch.int64)
    for row, ways in enumerate(rows):
        numbers[row, : len(ways)] = torch.tensor([paths.get(way, 0) for way in ways])
    return _places(heads), numbers


def targets(batch: Sequence[Passage]) -> Targets:
    """Return the gold of a batch."""
    shape = len(batch), max(len(p.first) for p in batch)
    cues, known = torch.zeros(shape), torch.zeros(shape)
    parts = list[Tensor]()
    for row, one in enumerate(batch):
        if one.cues is None:
            continue
        known[row, : len(one.first)] = 1
        cues[row, one.cues] = 1
        for labels in one.parts:
            padded = torch.full((shape[1],), UNKNOWN)
            padded[: len(labels)] = torch.from_numpy(labels.astype(np.int64))
            parts.append(padded)
    told = torch.stack(parts) if parts else torch.zeros((0, shape[1]), dtype=torch.int64)
    return Targets(cues, known, told, *_events(batch))


def _events(batch: Sequence[Passage]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    events = [(row, event) for row, p in enumerate(batch) for event in p.events]
    told = [event.told for _, event in events]
    score = [float("nan") if t.score is None else t.score for t in told]
    standing = [STANDINGS.index(t.standing) if t.standing else UNKNOWN for t in told]
    marks = [[float(t.marks.get(m, UNKNOWN)) for m in MARKS] for t in told]
    return (
        _places([(row, event.word) for row, event in events]),
        torch.tensor(score, dtype=torch.float32),
        torch.tensor(standing, dtype=torch.int64),
        torch.tensor(marks, dtype=torch.float32).reshape(-1, len(MARKS)),
    )


def _places(places: Sequence[tuple[int, int]]) -> Tensor:
    return torch.tensor(places, dtype=torch.int64).reshape(-1, 2)
