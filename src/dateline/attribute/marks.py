"""Quotation marks: which open, which close, which are apostrophes.

Marks are paired within a paragraph (a line of the article).  News text loses and swaps marks, so
nothing here trusts a mark's shape alone: what stands before and after it counts as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.records import Span

_DOUBLE_OPEN, _DOUBLE_CLOSE, _DOUBLE_ANY = "“„«‟", "”»", '"＂'
_SINGLE_OPEN, _SINGLE_CLOSE, _SINGLE_ANY = "‘‚‛", "’", "'"
_MARK = re.compile(r"''|``|[“”„‟«»\"＂‘’‚‛']")
_SENTENCE_STOP = re.compile(r"[.!?…](?=\s|$)")
_LEAST_SINGLE = 2  # letters between single marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks.  `inner` leaves the marks out, `outer` has them.

    `closed` is False where no closing mark was found in the paragraph.  `opens` and `ends` say
    that it stands at the very beginning or end of its paragraph, numbered `paragraph`.
    """

    inner: Span
    outer: Span
    paragraph: int
    closed: bool
    opens: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    role: str  # open, close, apostrophe, either


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that hold anything, without white space at either end."""
    found = (Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S", text))
    return [Span(s.start + len(p) - len(p.lstrip()), s.end) for s in found for p in [s.of(text)]]


def quotations(text: str) -> list[Quotation]:
    """Outermost quotations of `text` in order; a mark inside another pair opens nothing."""
    lines = paragraphs(text)
    found: list[Quotation] = []
    for n, line in enumerate(lines):
        following = lines[n + 1].of(text)[:2] if n + 1 < len(lines) else ""
        goes_on = bool(following) and following[0] in _DOUBLE_OPEN + _DOUBLE_ANY + "`"
        found.extend(_of_paragraph(text, n, line, goes_on))
    return found


def _of_paragraph(text: str, n: int, line: Span, goes_on: bool) -> Iterator[Quotation]:
    marks = list(_marks(text, line))
    i = 0
    while i < len(marks):
        if marks[i].role != "open":
            i += 1
            continue
        j, end = _closing(text, line, marks, i, goes_on)
        if marks[i].double or j is not None:
            last = marks[j] if j is not None else None
            yield _quotation(text, n, line, marks[i], last, end)
        i = j + 1 if j is not None else _after(marks, i, end)


def _after(marks: Sequence[_Mark], i: int, end: int) -> int:
    if not marks[i].double:
        return i + 1
    return next((k for k in range(i + 1, len(marks)) if marks[k].start >= end), len(marks))


def _quotation(
    text: str, n: int, line: Span, first: _Mark, last: _Mark | None, end: int
) -> Quotation:
    inner = Span(first.end, last.start if last else end)
    outer = Span(first.start, last.end if last else end)
    rest = text[outer.end : line.end].strip(" .,;")
    return Quotation(inner, outer, n, last is not None, outer.start == line.start, not rest)


def _closing(
    text: str, line: Span, marks: Sequence[_Mark], i: int, goes_on: bool
) -> tuple[int | None, int]:
    """Position of the mark that closes `marks[i]`, and where the stretch ends without one."""
    first = marks[i]
    later = range(i + 1, len(marks))
    same = [k for k in later if marks[k].double == first.double]
    for k in same:
        if marks[k].role == "close":
            return k, line.end
        if marks[k].role == "open" and first.double:
            return _swapped(marks, i, k), _last_stop(text, first.end, marks[k].start)
    if not first.double:
        return None, line.end
    if (k2 := _swapped(marks, i, len(marks))) is not None:
        return k2, line.end
    whole = goes_on or first.start == line.start
    return None, line.end if whole else _first_stop(text, first.end, line.end)


def _swapped(marks: Sequence[_Mark], i: int, before: int) -> int | None:
    """A single closing mark that must stand for the missing double one: the last with no mate."""
    depth, found = 0, None
    for k in range(i + 1, before):
        if marks[k].double:
            continue
        if marks[k].role == "open":
            depth += 1
        elif marks[k].role == "close" and depth:
            depth -= 1
        elif marks[k].role == "close":
            found = k
    return found


def _first_stop(text: str, start: int, end: int) -> int:
    stop = _SENTENCE_STOP.search(text, start, end)
    return stop.end() if stop else end


def _last_stop(text: str, start: int, end: int) -> int:
    stops = [m.end() for m in _SENTENCE_STOP.finditer(text, start, end)]
    return stops[-1] if stops else end


def _marks(text: str, line: Span) -> Iterator[_Mark]:
    """Marks of a paragraph with their roles; straight ones take turns."""
    open_single = False
    for match in _MARK.finditer(text, line.start, line.end):
        double = match[0] in _DOUBLE_OPEN + _DOUBLE_CLOSE + _DOUBLE_ANY or len(match[0]) == 2
        before = text[match.start() - 1] if match.start() > line.start else " "
        after = text[match.end()] if match.end() < line.end else " "
        role = _double(match[0], before, after) if double else _single(match[0], before, after)
        if not double:
            role = _settle_single(role, text, match, line, open_single)
            open_single = (open_single or role == "open") and role != "close"
        if role != "apostrophe":
            yield _Mark(match.start(), match.end(), double, role)


def _double(mark: str, before: str, after: str) -> str:
    leads = (before.isspace() or before in "([{—–-/‘'¿¡") and not after.isspace()
    if mark in _DOUBLE_OPEN or mark == "``":
        return "close" if not before.isspace() and (after.isspace() or after in ",.;") else "open"
    if mark in _DOUBLE_CLOSE:
        return "open" if leads and after.isalnum() else "close"
    return "open" if leads else "close"


def _single(mark: str, before: str, after: str) -> str:
    if before.isalnum() and after.isalnum():
        return "apostrophe"
    if after.isalnum() and (before.isspace() or before in '([“"„—–-'):
        return "open"
    if mark in _SINGLE_OPEN:
        return "apostrophe"
    return "apostrophe" if before.isspace() or before in '([“"„' else "close"


def _settle_single(role: str, text: str, match: re.Match[str], line: Span, inside: bool) -> str:
    """Elisions ('s, 't, '90s) open nothing; a genitive (s’) closes nothing that is not open."""
    if role == "open" and match[0] in _SINGLE_ANY + _SINGLE_CLOSE:
        word = re.match(r"\w+", text[match.end() : line.end])
        short = word is not None and (len(word[0]) <= _LEAST_SINGLE or word[0][0].isdigit())
        return "apostrophe" if short or match[0] in _SINGLE_CLOSE else role
    if role == "close" and not inside:
        genitive = (
            text[match.start() - 1] in "szxSZX" and text[match.end() : match.end() + 1] == " "
        )
        return "apostrophe" if genitive else role
    return role
