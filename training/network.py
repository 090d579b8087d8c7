"""The heads on the encoder: parts of speech, features, names, arcs and their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import WIDTH, Dropout, Encoder
from training.labels import FEATS, TAGS, UPOS
from training.treebanks import UNKNOWN

ARC_WIDTH: Final = 256
LABEL_WIDTH: Final = 256
IGNORED: Final = UNKNOWN


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded sentences. Place 0 of the words is the sentence mark, which stands for the root.

    `ids` and `present` are (sentences, pieces); `first` and `last` (sentences, 1 + words) are the
    first and last piece of each word; `real` (same shape) tells words from padding.
    """

    ids: Tensor
    present: Tensor
    first: Tensor
    last: Tensor
    real: Tensor


@dataclass(frozen=True, slots=True)
class TreeTargets:
    """Gold analyses (sentences, words); IGNORED where unknown. Heads count the root as 0."""

    upos: Tensor
    feats: Tensor
    heads: Tensor
    deprels: Tensor


class Network(nn.Module):
    """Encoder and heads. A word's vector is the mean of its first and its last piece."""

    def __init__(self, encoder: Encoder, relations: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.word_dropout = Dropout(0.15)
        self.dropout = Dropout(dropout)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.feats = nn.Linear(WIDTH, len(FEATS))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.label_dependent = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH, bias=False)
        self.label = nn.Linear(LABEL_WIDTH, relations)
        nn.init.normal_(self.arc.weight, std=0.02)

    def words(self, batch: Batch) -> Tensor:
        """Return the word vectors (sentences, 1 + words, width)."""
        states = self.encoder(batch.ids, batch.present)
        rows = torch.arange(len(states))[:, None]
        vectors: Tensor = self.word_dropout(
            (states[rows, batch.first] + states[rows, batch.last]) / 2
        )
        return vectors

    def arcs(self, words: Tensor, real: Tensor) -> Tensor:
        """Return the score of each head for each word (sentences, words, 1 + words)."""
        dependents = self.arc(self.dropout(functional.relu(self.arc_dependent(words[:, 1:]))))
        heads = self.dropout(functional.relu(self.arc_head(words)))
        scores: Tensor = dependents @ heads.transpose(1, 2)
        return scores.masked_fill(~real[:, None, :], -1e9)

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return the score of each relation of each word to `heads` (sentences, words, labels)."""
        rows = torch.arange(len(words))[:, None]
        chosen = self.label_head(words)[rows, heads]
        mixed: Tensor = self.label(
            self.dropout(functional.relu(self.label_dependent(words[:, 1:]) + chosen))
        )
        return mixed


def tree_loss(network: Network, batch: Batch, gold: TreeTargets) -> Tensor:
    """Return the loss of a batch of trees: arcs, labels, parts of speech and features."""
    words = network.words(batch)
    arcs = network.arcs(words, batch.real)
    labels = network.labels(words, gold.heads.clamp(min=0))
    known = torch.where(gold.heads == IGNORED, IGNORED, gold.deprels)
    return (
        _entropy(arcs, gold.heads)
        + _entropy(labels, known)
        + 0.5 * _entropy(network.upos(words[:, 1:]), gold.upos)
        + 0.25 * _entropy(network.feats(words[:, 1:]), gold.feats)
    )


def name_loss(network: Network, batch: Batch, tags: Tensor, misc: Tensor) -> Tensor:
    """Return the loss of a batch of names; see `tag_loss`."""
    return tag_loss(network.tags(network.words(batch)[:, 1:]), tags, misc)


def tag_loss(scores: Tensor, tags: Tensor, misc: Tensor) -> Tensor:
    """Return the loss of tag scores (sentences, words, tags).

    Where a sentence's source has no MISC (`misc`, one truth value a sentence, is false), "O" is
    right if the model says O or MISC.
    """
    outside = TAGS.index("O")
    hidden = (tags == outside) & ~misc[:, None]
    either = [i for i, tag in enumerate(TAGS) if tag == "O" or tag.endswith("MISC")]
    merged = scores.clone()
    merged[..., outside] = torch.where(
        hidden, scores[..., either].logsumexp(-1), scores[..., outside]
    )
    rest = torch.tensor([i for i in either if i != outside])
    merged[..., rest] = merged[..., rest].masked_fill(hidden[..., None], -1e9)
    return _entropy(merged, tags)


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
