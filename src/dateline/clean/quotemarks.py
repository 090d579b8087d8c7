"""Quotation marks without their partner, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from dateline.records import Span

PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
APOSTROPHES = "'’"
# An apostrophe that stands like a closing mark: before a comma or stop.
SWAPPED = re.compile(r"(?<=\w)[’'](?=[,.;:!?])")
NESTING = 8  # quotations within quotations that are followed
SINGLE = "'‘‚"  # single quotations open like apostrophes: never missed


def unpaired(text: str, pairs: tuple[str, ...]) -> Iterator[Span]:
    """Marks that nothing closes or opens; `pairs` are strings of an opening and a closing mark.

    A quotation over several paragraphs opens anew in each and closes in the last: its open marks
    are sound.  An apostrophe counts only where it closes a single quotation, or stands where the
    partner of an unclosed double mark should be ("“de wereld. vrede’, aldus").
    """
    paragraphs = list(PARAGRAPH.finditer(text))
    for k, paragraph in enumerate(paragraphs):
        following = paragraphs[k + 1].group().lstrip() if k + 1 < len(paragraphs) else ""
        lone = _lone(paragraph, pairs)
        if len(lone) == 1 and following.startswith(text[lone[0]]) and _opens(paragraph, lone[0]):
            continue
        for at in lone:
            yield Span(at, at + 1)


def _opens(paragraph: re.Match[str], at: int) -> bool:
    """True if the mark at `at` may open a quotation: it begins the paragraph or follows a blank."""
    k = at - paragraph.start()
    return k == 0 or paragraph.group()[k - 1] in " ([—–-:"


def _lone(paragraph: re.Match[str], pairs: tuple[str, ...]) -> list[int]:
    """Offsets of the unpaired marks of one paragraph."""
    text, base = paragraph.group(), paragraph.start()
    closers = {pair[0]: [p[1] for p in pairs if p[0] == pair[0]] for pair in pairs}
    ends = {mark for marks in closers.values() for mark in marks}
    marks = re.compile("[" + re.escape("".join({*closers, *ends})) + "]")
    waiting: list[int] = []
    lone: list[int] = []
    for m in marks.finditer(text):
        at, mark = m.start(), m.group()
        if waiting and mark in closers[text[waiting[-1]]] and not _in_word(text, at):
            waiting.pop()
        elif mark in APOSTROPHES:
            continue
        elif mark in closers:
            waiting.append(at)
        elif not _inches(text, at):
            _close_outer(text, at, waiting, lone, closers)
    unclosed = [at for at in waiting if text[at] not in SINGLE]
    closing = [m.start() for m in SWAPPED.finditer(text)] if unclosed else []
    swapped = [closing[k] for at in unclosed if (k := bisect(closing, at)) < len(closing)]
    return [base + at for at in sorted({*lone, *unclosed, *swapped})]


def _close_outer(
    text: str, at: int, waiting: list[int], lone: list[int], closers: dict[str, list[str]]
) -> None:
    """Let the mark at `at` close an outer quotation and lose what it holds; else it is lone."""
    for k in range(len(waiting) - 1, max(-1, len(waiting) - 1 - NESTING), -1):
        if text[at] in closers[text[waiting[k]]]:
            lone += [inner for inner in waiting[k + 1 :] if text[inner] not in SINGLE]
            del waiting[k:]
            return
    lone.append(at)


def _in_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _inches(text: str, at: int) -> bool:
    """True for a mark after a figure that nothing opened: 6’2”."""
    return text[at - 1 : at].isdigit()
