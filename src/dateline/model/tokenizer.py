"""Words to the encoder's vocabulary pieces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BEGIN: Final = 0
PAD: Final = 1
END: Final = 2
UNKNOWN: Final = 3
MAX_PIECES: Final = 510
"""Pieces of one window, without the begin and end marks: the encoder has 512 positions."""

_SPACE: Final = "▁"
_WORD_CHARACTERS: Final = 64
_WORD_PIECES: Final = 16
_CACHE_WORDS: Final = 100_000
_CLOSING: Final = frozenset([*",.;:?!)]}%…”»", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d"])
_OPENING: Final = frozenset("([{“„«")
_STRAIGHT_QUOTES: Final = frozenset(['"', "''", "``"])


class Word(NamedTuple):
    """A word of a sentence and whether white space stands before it in the text."""

    text: str
    space_before: bool


def guess_spaces(words: Sequence[str]) -> list[Word]:
    """Guess the white space of words that lost it, as in column formats without the text.

    Commas and closing brackets lean to the left, opening ones to the right; straight quotation
    marks open and close by turns.
    """
    spaced: list[Word] = []
    glued = quoted = False
    for text in words:
        quote = text in _STRAIGHT_QUOTES
        closing = text.lower() in _CLOSING or (quote and quoted)
        spaced.append(Word(text, not (glued or closing)))
        quoted ^= quote
        glued = text in _OPENING or (quote and quoted)
    return spaced


class Segmenter:
    """Cuts words into pieces one by one, so that a piece never crosses a word's edge.

    Every word is cut by itself, hence a cut can be remembered. The first word of a sentence
    always counts as having a space before it.
    """

    def __init__(self, path: Path) -> None:
        """Read a `tokenizer.json` made by `training.vocabulary`; raise ModelError if it fails."""
        self._tokenizer = _read_tokenizer(path)
        self._cache: dict[tuple[str, bool], list[int]] = {}

    def pieces(self, text: str, space_before: bool) -> list[int]:
        """Return the piece ids of a word: at least one and at most sixteen."""
        key = (text, space_before)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= _CACHE_WORDS:
                self._cache.clear()
            found = self._cache[key] = self._cut(text, space_before)
        return found

    def sentence(self, words: Sequence[Word]) -> list[list[int]]:
        """Return the piece ids of every word of a sentence."""
        return [self.pieces(word.text, word.space_before or i == 0) for i, word in enumerate(words)]

    def _cut(self, text: str, space_before: bool) -> list[int]:
        if len(text) > _WORD_CHARACTERS:
            half = _WORD_CHARACTERS // 2
            text = text[:half] + text[-half:]
        text = text.encode("utf-8", "replace").decode()  # lone surrogates have no pieces
        marked = _SPACE + text if space_before else text
        ids: list[int] = self._tokenizer.encode(marked, add_special_tokens=False).ids
        if len(ids) > _WORD_PIECES:
            ids = ids[: _WORD_PIECES // 2] + ids[-_WORD_PIECES // 2 :]
        return ids or [UNKNOWN]


def _read_tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_buffer(path.read_bytes())
    except Exception as error:  # the library raises bare Exception
        raise ModelError(
            f"cannot read the vocabulary {path}: {error}",
            hint="reinstall dateline, or give the folder of a complete model",
        ) from error
