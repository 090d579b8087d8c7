"""Training sentences to padded tensors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final, TypeVar

import torch
from torch import Tensor

from dateline.model.tokenizer import BEGIN, END, MAX_PIECES, PAD, Segmenter
from training.labels import FEATS, TAGS, UPOS
from training.names import Tagged
from training.network import IGNORED, Batch, TreeTargets
from training.noise import disturb, loses_end
from training.treebanks import Tree

BATCH_PIECES: Final = 512
"""Pieces of one batch, padding counted."""

Sentence = TypeVar("Sentence", Tree, Tagged)
Example = tuple[list[list[int]], Sentence]
_UPOS: Final = {label: i for i, label in enumerate(UPOS)}
_FEATS: Final = {label: i for i, label in enumerate(FEATS)}
_TAGS: Final = {label: i for i, label in enumerate(TAGS)}


def epoch(
    sentences: Sequence[Sentence], segmenter: Segmenter, random: Random
) -> Iterator[list[tuple[list[list[int]], Sentence]]]:
    """Yield all sentences once, newly disturbed, in batches of like length in random order."""
    examples = []
    for sentence in sentences:
        shown = _shorten(sentence) if loses_end(sentence.words, random) else sentence
        pieces = segmenter.sentence(disturb(shown.words, random))
        if sum(map(len, pieces)) <= MAX_PIECES:
            examples.append((pieces, shown))
    batches = list(_group(examples, random))
    random.shuffle(batches)
    yield from batches


def inputs(pieces: Sequence[list[list[int]]]) -> Batch:
    """Pad the pieces of sentences to one batch."""
    rows = [[BEGIN, *(i for word in words for i in word), END] for words in pieces]
    firsts, lasts = [], []
    for words in pieces:
        ends = torch.tensor([0, *map(len, words)]).cumsum(0)
        firsts.append([0, *(ends[:-1] + 1).tolist()])
        lasts.append([0, *ends[1:].tolist()])
    ids = _pad(rows, PAD)
    first = _pad(firsts, -1)
    return Batch(ids, ids != PAD, first.clamp(min=0), _pad(lasts, 0), first >= 0)


def tree_targets(trees: Sequence[Tree], relations: Mapping[str, int]) -> TreeTargets:
    """Return the gold labels of a batch; relations not in `relations` lose their subtype."""
    return TreeTargets(
        upos=_pad([[_UPOS.get(x, IGNORED) for x in tree.upos] for tree in trees], IGNORED),
        feats=_pad([[_FEATS.get(x, IGNORED) for x in tree.feats] for tree in trees], IGNORED),
        heads=_pad([[h + 1 if h >= -1 else IGNORED for h in t.heads] for t in trees], IGNORED),
        deprels=_pad([[_relation(x, relations) for x in t.deprels] for t in trees], IGNORED),
    )


def tag_targets(sentences: Sequence[Tagged]) -> tuple[Tensor, Tensor]:
    """Return the gold tags of a batch, and for each sentence whether it knows MISC."""
    tags = _pad([[_TAGS[tag] for tag in sentence.tags] for sentence in sentences], IGNORED)
    return tags, torch.tensor([sentence.misc for sentence in sentences])


def _relation(label: str, relations: Mapping[str, int]) -> int:
    return relations.get(label, relations.get(label.split(":")[0], IGNORED))


def _group(examples: list[Example[Sentence]], random: Random) -> Iterator[list[Example[Sentence]]]:
    batch: list[Example[Sentence]] = []
    widest = 0
    for example in sorted(examples, key=lambda e: _size(e[0]) + 4 * random.random()):
        widest = max(widest, _size(example[0]))
        if batch and (len(batch) + 1) * widest > BATCH_PIECES:
            yield batch
            batch, widest = [], _size(example[0])
        batch.append(example)
    if batch:
        yield batch


def _size(pieces: list[list[int]]) -> int:
    return 2 + sum(map(len, pieces))


def _shorten(sentence: Sentence) -> Sentence:
    """Take the last word away, unless something hangs on it."""
    if isinstance(sentence, Tagged):
        return Tagged(sentence.words[:-1], sentence.tags[:-1], sentence.misc)
    last = len(sentence.words) - 1
    if last in sentence.heads or sentence.heads[last] < 0:
        return sentence
    return Tree(
        sentence.words[:-1],
        sentence.upos[:-1],
        sentence.feats[:-1],
        sentence.heads[:-1],
        sentence.deprels[:-1],
    )


def _pad(rows: Sequence[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])
