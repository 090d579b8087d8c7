"""Sentence boundaries.

A line break always ends a sentence.  Within a line `sentencex` proposes; the pack's
abbreviations, initials and the repair marks of `clean` overrule it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from dateline.lang import Pack
from dateline.records import Article, Span

_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]\.)+$")
_LAST_WORD = re.compile(r"[^\s(“‘\"']+$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-ÞŒ0-9])")
_ENDERS = ".!?…\"'”’»)]:;"
_LONGEST = 5_000  # code points; a longer "sentence" is no sentence, and costs more than linear


def split(article: Article, pack: Pack) -> list[Span]:
    """Ranges of the sentences of an article, in order, without white space at either end."""
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", article.text):
        spans.extend(_split_line(article, Span(*line.span()), pack))
    return [s for span in spans if (s := _trim(article.text, span))]


def _split_line(article: Article, line: Span, pack: Pack) -> Iterator[Span]:
    text, joins = article.text, set(article.joins)
    cuts = {*_proposed(line.of(text), line.start, pack), *_inside(article.boundaries, line)}
    start = line.start
    for cut in [*sorted(cuts), line.end]:
        ends = cut == line.end or cut in article.boundaries
        if ends or not _continues(text, start, cut, pack, joins):
            yield from _pieces(Span(start, cut))
            start = cut


def _proposed(text: str, offset: int, pack: Pack) -> Iterator[int]:
    """Offsets at which a new sentence may begin: sentencex's, and those inside long quotations."""
    for found in sentencex.get_sentence_boundaries(pack.code, text):
        if found["start_index"]:
            yield offset + found["start_index"]
    for match in _SENTENCE_END.finditer(text):
        yield offset + match.end()


def _inside(offsets: tuple[int, ...], line: Span) -> list[int]:
    return [o for o in offsets if line.start < o < line.end]


def _continues(text: str, start: int, cut: int, pack: Pack, joins: set[int]) -> bool:
    """True if the words before `cut` do not end a sentence after all."""
    before = text[start:cut].rstrip()
    stop = start + len(before) - 1
    if not before or stop in joins:
        return True
    if before[-1] not in _ENDERS:
        return False
    word = _LAST_WORD.search(before)
    if before.endswith(".") and word and word[0].lower() in pack.abbreviations:
        return True
    follows = text[cut : cut + 1]
    return bool(_INITIAL.search(before)) or follows.islower()


def _pieces(span: Span) -> Iterator[Span]:
    for start in range(span.start, span.end, _LONGEST):
        yield Span(start, min(start + _LONGEST, span.end))


def _trim(text: str, span: Span) -> Span | None:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.start + len(piece.rstrip())
    return Span(start, end) if start < end else None
