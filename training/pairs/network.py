"""The network of the pair coder: upper layers over the reading model's states, and heads.

The reading model has read the sentence already; its last states come in as they are, and to the
words that the lexicon takes for predicates a learned vector of their type is added. Every pair adds
two marks to the sequence, one for the source and one for the target: the mean of the states of the
participant's pieces plus learned vectors for the role and for what the lexicon finds between the
two. Marks see the sentence and each other; the sentence does not see them, nor does one pair
another (levitated markers: Ye et al. 2022, PL-Marker). So a sentence is read once whatever the
number of its pairs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import WIDTH, Dropout, Layer
from training.pairs.items import CONTEXTS, LABELS, MODES, STATUS

HIDDEN: Final = 512
ROLES: Final = 4
"""Source, target, and the same where nobody is told."""


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Padded sentences and their pairs; what stands for what is told in `training.pairs.export`.

    `states` (sentences, pieces, width); `present` and `triggers` (sentences, pieces); `marks`
    (sentences, 2 x pairs, width); `roles`, `votes` and `hints` (sentences, 2 x pairs), sources
    first; `real` (sentences, pairs) tells pairs from padding.
    """

    states: Tensor
    present: Tensor
    triggers: Tensor
    marks: Tensor
    roles: Tensor
    votes: Tensor
    hints: Tensor
    real: Tensor


class PairNetwork(nn.Module):
    """Scores every pair: types, modes, status and contexts, side by side."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(layers))
        self.role = nn.Embedding(ROLES, WIDTH)
        self.trigger, self.vote, self.hint = (
            nn.Embedding(len(LABELS), WIDTH, padding_idx=0) for _ in range(3)
        )
        for table in (self.role, self.trigger, self.vote, self.hint):
            nn.init.normal_(table.weight, std=0.1)
        for table in (self.trigger, self.vote, self.hint):
            nn.init.zeros_(table.weight[0])
        self.mark_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.head_dropout = Dropout(0.2)
        self.hidden = nn.Linear(3 * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(LABELS) + len(MODES) + len(STATUS) + len(CONTEXTS))

    def forward(self, batch: PairBatch) -> Tensor:
        """Return the scores (sentences, pairs, all labels)."""
        pairs, pieces = batch.real.shape[1], batch.states.shape[1]
        told = self.role(batch.roles) + self.vote(batch.votes) + self.hint(batch.hints)
        marks = self.mark_norm(batch.marks + told)
        x = self.dropout(torch.cat([batch.states + self.trigger(batch.triggers), marks], 1))
        mask = attention_mask(batch)
        for layer in self.layers:
            x = layer(x, mask)
        source, target = x[:, pieces : pieces + pairs], x[:, pieces + pairs :]
        begin = x[:, :1].expand_as(source)
        joined = self.head_dropout(torch.cat([source, target, begin], -1))
        scores: Tensor = self.out(self.head_dropout(functional.gelu(self.hidden(joined))))
        return scores


def attention_mask(batch: PairBatch) -> Tensor:
    """Return what is added to attention scores (sentences, 1, all, all): 0 where one may look."""
    sentences, text = batch.present.shape
    pairs = batch.real.shape[1]
    own = torch.eye(pairs, dtype=torch.bool).repeat(2, 2).expand(sentences, -1, -1)
    seen = torch.zeros(sentences, text + 2 * pairs, text + 2 * pairs, dtype=torch.bool)
    seen[:, :, :text] = batch.present[:, None, :]
    seen[:, text:, text:] = own
    return torch.zeros(seen.shape).masked_fill(~seen, -math.inf)[:, None]
