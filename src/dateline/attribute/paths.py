"""How the words of a passage stand to one of them in the trees: the way from word to word.

"De minister zei dat Moskou weigert": from `zei`, `minister` is `down nsubj <`, `weigert` is `down
ccomp >`.  "Moskou weigert, zei de minister": from `zei`, `weigert` is `up1 parataxis self <`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.records import Sentence, Token

_MOST_STEPS: Final = 2
"""Steps up the tree that are told apart."""


def paths(passage: Sequence[Sentence], n: int, i: int) -> list[str]:
    """The way from token `i` of sentence number `n` to every word of the passage, in order."""
    found: list[str] = []
    for sentence in passage:
        if sentence.n == n:
            found += _within(sentence, i)
        else:
            found += [_beyond(sentence.n - n)] * len(sentence.tokens)
    return found


def _beyond(distance: int) -> str:
    """The name of another sentence, by how many sentences it comes later."""
    near = {-1: "sentence before", 1: "sentence after"}
    return near.get(distance, "sentence far before" if distance < 0 else "sentence far after")


def _within(sentence: Sentence, i: int) -> Iterator[str]:
    above = [i, *(t.i for t in sentence.ancestors(i))]
    steps = {k: step for step, k in enumerate(above)}
    for token in sentence.tokens:
        top, branch = _climb(sentence, token, steps)
        side = "<" if token.i < i else ">"
        yield "self" if token.i == i else f"{_name(sentence, above, steps[top], branch)} {side}"


def _climb(sentence: Sentence, token: Token, steps: dict[int, int]) -> tuple[int, Token | None]:
    """The first word above `token` (itself included) on the way up, and the one just below it."""
    here, below = token, None
    while here.i not in steps:
        here, below = sentence.tokens[here.head], here
    return here.i, below


def _name(sentence: Sentence, above: Sequence[int], step: int, branch: Token | None) -> str:
    down = branch.rel if branch else "self"
    if not step:
        return f"down {down}"
    return f"up{min(step, _MOST_STEPS)} {sentence.tokens[above[step - 1]].rel} {down}"
