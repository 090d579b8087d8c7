"""Sentences too long for the encoder: cut into windows, and their parses joined again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from typing import Final, TypeVar

from dateline.model.decode import EMPTY, Parse
from dateline.model.tokenizer import MAX_PIECES, Word

Item = TypeVar("Item")

_JOIN: Final = "parataxis"


def cut(words: Sequence[Word], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Return windows of words (half-open) of at most MAX_PIECES pieces, `sizes` pieces a word.

    A window ends after the last punctuation mark of its second half, if there is one.
    """
    windows: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end, room = start, MAX_PIECES
        while end < len(words) and sizes[end] <= room:
            room -= sizes[end]
            end += 1
        if end < len(words):
            middle = (start + end) // 2
            marks = (i + 1 for i in range(end - 1, middle, -1) if _is_mark(words[i].text))
            end = next(marks, end)
        windows.append((start, end))
        start = end
    return windows


def join(parses: Sequence[Parse]) -> Parse:
    """Join the parses of the windows of one sentence; later roots hang on the first one."""
    if len(parses) < 2:
        return parses[0] if parses else EMPTY
    root = parses[0].heads.index(-1)
    offsets = [0, *accumulate(len(parse.heads) for parse in parses[:-1])]
    moved = [_move(parse, offset, root) for parse, offset in zip(parses, offsets, strict=True)]
    return Parse(
        upos=_chain(parse.upos for parse in moved),
        feats=_chain(parse.feats for parse in moved),
        heads=_chain(parse.heads for parse in moved),
        deprels=_chain(parse.deprels for parse in moved),
        names=_chain(parse.names for parse in moved),
        arc_scores=_chain(parse.arc_scores for parse in moved),
    )


def _move(parse: Parse, offset: int, root: int) -> Parse:
    """Return the parse of a window `offset` words into the sentence, hung on its `root`."""
    if not offset:
        return parse
    return replace(
        parse,
        heads=tuple(root if head < 0 else head + offset for head in parse.heads),
        deprels=tuple(
            _JOIN if head < 0 else deprel
            for head, deprel in zip(parse.heads, parse.deprels, strict=True)
        ),
        names=tuple(
            replace(name, start=name.start + offset, end=name.end + offset) for name in parse.names
        ),
    )


def _chain(parts: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    return tuple(chain.from_iterable(parts))


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(sign)[0] == "P" for sign in text)
