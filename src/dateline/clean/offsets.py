"""Where each character of a repaired text came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

Pair = tuple[int, int]
Edit = tuple[int, int, str]
"""Replace the half-open range of the text by the string."""


class OffsetMap:
    """A monotone map from offsets in a text to offsets in its source.

    `pairs` are (offset in text, offset in source), rising, at the start of each run in which both
    advance alike; the last pair holds both lengths.  Characters put in maps into the range they
    stand for, and never beyond it.
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = tuple(pairs)
        self._text = [text for text, _ in self.pairs]
        self._source = [source for _, source in self.pairs]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        return cls([(0, 0), (length, length)])

    def to_source(self, offset: int) -> int:
        """The source offset for `offset`, which may be the length of the text."""
        return _image(self._text, self._source, offset)

    def to_text(self, offset: int) -> int:
        """The text offset for a source offset; for a character taken out, where it would be."""
        return _image(self._source, self._text, offset)

    def then(self, later: OffsetMap) -> OffsetMap:
        """The map of a text that `later` made from the text this one is of."""
        pairs: list[Pair] = []
        last_text, last_middle = later.pairs[-1]
        nexts = (*later.pairs[1:], (last_text + 1, last_middle + 1))
        run = 0
        for (text, middle), (text_end, middle_end) in zip(later.pairs, nexts, strict=True):
            pairs.append((text, self.to_source(middle)))
            run = max(run, bisect_right(self._text, middle))
            end = min(middle_end, middle + text_end - text)
            while run < len(self.pairs) and self._text[run] < end:
                pairs.append((text + self._text[run] - middle, self._source[run]))
                run += 1
        return OffsetMap(_unique(pairs))


def _image(starts: list[int], images: list[int], offset: int) -> int:
    run = max(bisect_right(starts, offset) - 1, 0)
    ahead = images[run] + offset - starts[run]
    return min(ahead, images[run + 1]) if run + 1 < len(images) else images[run]


def _unique(pairs: list[Pair]) -> list[Pair]:
    """Without pairs that the one before already implies; the last pair stays."""
    kept: list[Pair] = []
    for k, (text, source) in enumerate(pairs):
        if kept and kept[-1][0] == text:
            kept[-1] = (text, source)
        elif not kept or k == len(pairs) - 1 or source - kept[-1][1] != text - kept[-1][0]:
            kept.append((text, source))
    return kept


class Draft:
    """A text under repair, with the map back to the source it began as."""

    def __init__(self, source: str) -> None:
        self.text = source
        self.origin = OffsetMap.identity(len(source))

    def replace(self, edits: Iterable[Edit]) -> None:
        """Make edits that rise and do not overlap; time linear in the text."""
        parts: list[str] = []
        pairs: list[Pair] = [(0, 0)]
        size = done = 0
        for start, end, new in edits:
            parts += (self.text[done:start], new)
            size += start - done + len(new)
            done = end
            if len(new) != end - start:
                pairs.append((size, end))
        if not parts:
            return
        parts.append(self.text[done:])
        pairs.append((size + len(self.text) - done, len(self.text)))
        self.text = "".join(parts)
        self.origin = self.origin.then(OffsetMap(_unique(pairs)))

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace each match of `pattern` by a fixed string or by what a function makes of it."""
        make = new if callable(new) else lambda _: new
        found = ((m.start(), m.end(), make(m)) for m in pattern.finditer(self.text))
        self.replace([edit for edit in found if self.text[edit[0] : edit[1]] != edit[2]])
