"""The network of the speech model: upper layers over the reading model's states, and heads.

Words are scored as heads of cues; for each of them every word of the passage is scored as part of
the cue, of its source, of its content, or nothing: a biaffine classifier (Dozat & Manning 2017),
as semantic role labellers use it, to which the way in the tree from the one word to the other
adds a vector. Two linear maps tell of every word how it is told, if it is an event.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.model.speech import MARKS, MOST_SENTENCES, PARTS, STANDINGS
from training.encoder import WIDTH, Dropout, Layer

HIDDEN: Final = 160
STATUS: Final = 1 + len(STANDINGS) + len(MARKS)


@dataclass(frozen=True, slots=True)
class SpeechBatch:
    """Padded passages, and cues in them.

    `states` (passages, pieces, width); `present` and `places` (passages, pieces); `first` and
    `last` (passages, words), the pieces that a word begins and ends with; `heads` (cues, 2),
    passage and word; `paths` (cues, words), the number of the way from the head to each word.
    """

    states: Tensor
    present: Tensor
    places: Tensor
    first: Tensor
    last: Tensor
    heads: Tensor
    paths: Tensor


class SpeechNetwork(nn.Module):
    """Scores words as heads of cues, pairs of words, and events."""

    def __init__(self, layers: int, paths: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(layers))
        self.place = nn.Embedding(MOST_SENTENCES, WIDTH)
        nn.init.normal_(self.place.weight, std=0.02)
        self.head_dropout = Dropout(0.2)
        self.cue = nn.Linear(WIDTH, 1)
        self.head = nn.Linear(WIDTH, HIDDEN)
        self.dependent = nn.Linear(WIDTH, HIDDEN)
        self.pair = nn.Linear(HIDDEN + 1, len(PARTS) * (HIDDEN + 1), bias=False)
        self.way = nn.Embedding(paths, HIDDEN + 1)
        nn.init.normal_(self.way.weight, std=0.1)
        self.event = nn.Linear(WIDTH, HIDDEN)
        self.status = nn.Linear(HIDDEN, STATUS)

    def forward(self, batch: SpeechBatch) -> tuple[Tensor, Tensor, Tensor]:
        """Cues (passages, words), parts (cues, 4, words), status (passages, words, 8)."""
        words = self.head_dropout(self.read(batch))
        passages, places = batch.heads.unbind(1)
        asks = self.asks(words[passages, places]).unflatten(-1, (len(PARTS), HIDDEN + 1))
        answers = self.answers(words)[passages] + self.way(batch.paths)
        parts = asks @ answers.transpose(1, 2)
        events = self.status(self.head_dropout(functional.gelu(self.event(words))))
        return self.cue(words)[..., 0], parts, events

    def asks(self, words: Tensor) -> Tensor:
        """What each word asks of others as the head of a cue (..., 4 x width)."""
        asked: Tensor = self.pair(self._affine(self.head(words)))
        return asked

    def answers(self, words: Tensor) -> Tensor:
        """What each word answers (..., width)."""
        return self._affine(self.dependent(words))

    def read(self, batch: SpeechBatch) -> Tensor:
        """Vectors of words: the mean of their first and last pieces' states."""
        mask = torch.zeros(batch.present.shape).masked_fill(~batch.present, -math.inf)
        x = self.dropout(batch.states + self.place(batch.places))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        rows = torch.arange(len(x))[:, None]
        return (x[rows, batch.first] + x[rows, batch.last]) / 2

    def _affine(self, x: Tensor) -> Tensor:
        """Activation, dropout, and a one at the end."""
        return functional.pad(self.head_dropout(functional.gelu(x)), (0, 1), value=1.0)
