"""What is ascribed to whom in a text, and excerpts in which it is marked: authored examples.

    [s1 De minister] [q1 zei] dinsdag [c1 dat Moskou geen gesprek wil].
    [c2 “We praten niet,”] [q2 verklaarde] [s2 hij] in Ankara. [c2 “Dat is zinloos.”]

A mark is a letter (source, cue, content), numbers of the attributions it belongs to, and words;
marks nest. Excerpts are parted by lines of `---`, remarks begin with `#`.
`training/examples/speech/README.md` tells all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import files

Spans = tuple[tuple[int, int], ...]
PARTS: Final = ("content", "cue", "source")

_MARK: Final = re.compile(r"\[([sqc])(\d+(?:,\d+)*) |\]")
_PART: Final = {"s": "source", "q": "cue", "c": "content"}
_RULE: Final = "---"

Parts = dict[int, dict[str, list[tuple[int, int]]]]


class Attributed(msgspec.Struct, frozen=True):
    """One attribution; each part is a list of spans, empty where it is not expressed."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()


def read(path: Path) -> Iterator[tuple[str, str, tuple[Attributed, ...]]]:
    """Id, text and attributions of each excerpt of a file; ids are `name-of-file:line`.

    Raises EvaluationError at the first mistake.
    """
    for number, block in _blocks(path):
        id_ = f"{path.stem}:{number}"
        yield id_, *_parse(id_, block)


def _blocks(path: Path) -> Iterator[tuple[int, str]]:
    """Excerpts with the number of their first line, remarks left out."""
    start, block = 1, list[str]()
    for number, line in enumerate([*files.lines(path), _RULE], start=1):
        if line.strip() != _RULE:
            block += [line] if not line.startswith("#") else []
            continue
        if text := "\n".join(block).strip():
            yield start, text
        start, block = number + 1, []


def _parse(id_: str, block: str) -> tuple[str, tuple[Attributed, ...]]:
    """The text without marks, and its attributions in the order of their numbers."""
    text, done = "", 0
    open_: list[tuple[str, str, int]] = []
    parts: Parts = defaultdict(lambda: defaultdict(list))
    for mark in _MARK.finditer(block):
        text += block[done : mark.start()]
        done = mark.end()
        if mark[1]:
            open_.append((mark[1], mark[2], len(text)))
            continue
        if not open_:
            raise EvaluationError(f"{id_}: a mark closes that was not opened: …{text[-30:]}]")
        letter, numbers, start = open_.pop()
        for number in numbers.split(","):
            parts[int(number)][_PART[letter]].append((start, len(text)))
    text += block[done:]
    if open_ or "[" in text:
        raise EvaluationError(f"{id_}: a mark is not closed, or has no number")
    return text, tuple(_attributed(id_, n, parts[n]) for n in sorted(parts))


def _attributed(id_: str, number: int, parts: dict[str, list[tuple[int, int]]]) -> Attributed:
    if not parts["content"]:
        raise EvaluationError(f"{id_}: attribution {number} has no content")
    spans: dict[str, Spans] = {part: tuple(sorted(parts[part])) for part in PARTS}
    return Attributed(**spans)
