"""Sentences with names, from column files and from texts with offsets."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.model import Word, guess_spaces
from training.labels import TAGS

_MAX_WORDS: Final = 120
_TOKEN: Final = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")
_RE3D_TYPES: Final = {"Organisation": "ORG", "Person": "PER", "Location": "LOC"}
_MEANTIME_TYPES: Final = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRO": "MISC"}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with BIO tags; without `misc`, the source knows no MISC: O may hide one."""

    words: list[Word]
    tags: list[str]
    misc: bool


def read_columns(path: Path, *, misc: bool = True) -> list[Tagged]:
    """Read a file of lines "token TAB tag", with an empty line after each sentence."""
    sentences: list[Tagged] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        pairs = [line.split("\t") for line in block.split("\n") if line.strip()]
        pairs = [pair for pair in pairs if pair[0] != "-DOCSTART-"]
        if 0 < len(pairs) <= _MAX_WORDS:
            words = guess_spaces([pair[0] for pair in pairs])
            tags = [pair[1] if pair[1] in TAGS else "O" for pair in pairs]
            sentences.append(Tagged(words, tags, misc))
    return sentences


def read_re3d(path: Path) -> list[Tagged]:
    """Read the rows of re3d that may be trained on; of nested names the longest counts."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    sentences: list[Tagged] = []
    for row in rows:
        if row["train"] != "no":
            sentences += _tag_text(row["text"], _mapped(row["entities"], _RE3D_TYPES), misc=False)
    return sentences


def read_meantime(path: Path) -> list[Tagged]:
    """Read the Dutch names of MEANTIME, up to where each text was annotated."""
    sentences: list[Tagged] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"][: row["annotated_until"]]
            sentences += _tag_text(text, _mapped(row["names"], _MEANTIME_TYPES), misc=True)
    return sentences


def _mapped(
    entities: Iterable[Mapping[str, Any]], types: Mapping[str, str]
) -> list[tuple[int, int, str]]:
    known = [(e["start"], e["end"], types[e["type"]]) for e in entities if e["type"] in types]
    longest: list[tuple[int, int, str]] = []
    for start, end, label in sorted(known, key=lambda span: span[0] - span[1]):
        if all(end <= other[0] or other[1] <= start for other in longest):
            longest.append((start, end, label))
    return longest


def _tag_text(text: str, spans: list[tuple[int, int, str]], *, misc: bool) -> Iterator[Tagged]:
    for start, end in _sentences(text):
        words: list[Word] = []
        tags: list[str] = []
        for token in _TOKEN.finditer(text, start, end):
            words.append(Word(token.group(), text[token.start() - 1 : token.start()].isspace()))
            tags.append(_tag(token.start(), token.end(), spans))
        if 0 < len(words) <= _MAX_WORDS:
            yield Tagged(words, tags, misc)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _tag(start: int, end: int, spans: list[tuple[int, int, str]]) -> str:
    for first, last, label in spans:
        if first <= start and end <= last:
            return f"{'B' if start == first else 'I'}-{label}"
    return "O"
