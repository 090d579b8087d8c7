"""Small disturbances that make news look like news: typographic signs, headlines, cut ends.

Treebanks write straight quotes and well-behaved sentences. Half of the training sentences are
shown in another dress; the analysis stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from dateline.model import Word

_QUOTE_PAIRS: Final = ("“”", "“”", "„”", "‘’", "‘’", "«»", '""', "''")
_DOUBLE: Final = frozenset(['"', "``", "''", "“", "”"])
_SINGLE: Final = frozenset(["'", "‘", "’", "`"])
_DASHES: Final = ("–", "—", "-")
_FINAL: Final = frozenset(".!?")


def disturb(words: Sequence[Word], random: Random) -> list[Word]:
    """Return the same words, some in another dress; their number does not change."""
    texts = [word.text for word in words]
    if random.random() < 0.35:
        texts = _requote(texts, random.choice(_QUOTE_PAIRS))
    if random.random() < 0.35:
        texts = [text.replace("'", "’") if len(text) > 1 else text for text in texts]
    if random.random() < 0.3:
        dash = random.choice(_DASHES)
        texts = [dash if text in ("-", "--", "–", "—") else text for text in texts]
    change = _case_change(random)
    if change:
        texts = [change(text) for text in texts]
    return [Word(text, word.space_before) for text, word in zip(texts, words, strict=True)]


def loses_end(words: Sequence[Word], random: Random) -> bool:
    """Say whether this time the sentence is to be shown without its final stop."""
    return len(words) > 2 and words[-1].text in _FINAL and random.random() < 0.12


def _requote(texts: list[str], pair: str) -> list[str]:
    """Dress the quotation marks that stand alone in `pair`, opening and closing by turns."""
    opened = False
    result: list[str] = []
    for text in texts:
        if text in _DOUBLE or text in _SINGLE:
            text = pair[opened]
            opened = not opened
        result.append(text)
    return result


def _case_change(random: Random) -> Callable[[str], str] | None:
    draw = random.random()
    if draw < 0.025:
        return str.upper
    if draw < 0.05:
        return str.lower
    if draw < 0.075:
        return lambda text: text[:1].upper() + text[1:]
    return None
