"""Open intervals: what "since", "until", "before" and "after" make of a date told with an event.

    "bezet sinds maandag"             2023-02-20/..     goes on, from that day
    "geldt tot eind mei"              ../2023-05-31     until then
    "trad af na de verkiezingen van 2017"  2017/2023-02-21   then or later, before the report
    "moet vóór vrijdag vertrekken"    2023-02-21/2023-02-23  planned: from the report on

Ends are ISO 8601-2 (EDTF): "2014/.." has no end, "../2014" no beginning that is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from dateline.coding import grammar
from dateline.lang.times import Dating
from dateline.records import EventDate, Sentence, Span, Time, Token

Kind = Literal["since", "until", "before", "after"]
_PLAIN = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?~?")
"""EDTF of a day, month or year, which may be the end of an interval."""
_YEAR, _MONTH = 4, 7
_DAY = timedelta(days=1)
_HIGHEST = 2  # nouns between a date and the preposition: "na de verkiezingen van maart 2023"
_SKIPPED = ("DET", "ADV", "ADJ")
_INSIDE = ("nmod", "compound", "nummod", "amod", "flat", "appos", "obl")
_ATTRIBUTIVE = ("compound", "amod")
_CARRIED = ("nsubj", "obj", "xcomp", "conj", "csubj")
_VERBAL = ("VERB", "AUX", "ADJ")


class Bound(NamedTuple):
    """Which side of a date is meant, and the words that say so.

    `within`: the date is that of something else, so that its own days count: "after the elections
    of 2023" may be in 2023.
    """

    kind: Kind
    cue: Span
    within: bool = False


class _Marked(NamedTuple):
    """A bounding word, the word it stands with, and whether it stands right before the date."""

    word: str
    span: Span
    top: Token
    near: bool


def bound_of(sentence: Sentence, token: int, time: Time, words: Dating) -> Bound | None:
    """The bound that a time puts to predicate `token`; None where it tells the day itself, or
    hangs on another predicate."""
    marked = None if "/" in time.value else _marked(sentence, time, words)  # ranges have both ends
    if marked is None or marked.top.head < 0:
        return None
    on = sentence.tokens[marked.top.head]
    kind = _kinds(words)[marked.word]
    if marked.word in words.verbal and on.upos not in _VERBAL:
        return None
    if on.lemma in words.moves or (kind == "before" and on.lemma in words.sets):
        return None
    if not _modifies(sentence, on.i, token):
        return None
    return Bound(kind, marked.span, within=not marked.near or time.type == "TIME")


def is_moved(sentence: Sentence, token: int, time: Time, words: Dating) -> bool:
    """True for the date to which a verb moves something: not the date of the moving."""
    if sentence.tokens[token].lemma not in words.moves:
        return False
    top = grammar.top(sentence, time.span)
    return top.head == token and grammar.case_of(sentence, top.i) in words.moved_to


def bounded(
    time: Time, bound: Bound, basis: str, published: date | None, *, planned: bool
) -> EventDate:
    """The interval that a bound makes of a time.

    What is `planned` does not begin before the report; what was done "after" a day was done by
    the day of the report.
    """
    if bound.kind in ("since", "after"):
        edge, start = _first(time, bound)
        done = published if bound.kind == "after" and not planned else None
        end = done if done and start and start <= done else None
        return EventDate(f"{edge}/{end or '..'}", _iso(start), _iso(end), basis)
    edge, end = _last(time, bound)
    start = published if planned and published and end and published <= end else None
    return EventDate(f"{start or '..'}/{edge}", _iso(start), _iso(end), basis)


def _first(time: Time, bound: Bound) -> tuple[str, date | None]:
    """The first day as EDTF and as a day: that of the time, after it the next one."""
    if bound.kind == "after" and not bound.within and time.end:
        day = date.fromisoformat(time.end) + _DAY
        return _coarse(time, day), day
    return _end(time, 0, time.start)


def _last(time: Time, bound: Bound) -> tuple[str, date | None]:
    if bound.kind == "before" and not bound.within and time.start:
        day = date.fromisoformat(time.start) - _DAY
        return _coarse(time, day), day
    return _end(time, -1, time.end)


@lru_cache(maxsize=8)
def _kinds(words: Dating) -> dict[str, Kind]:
    kinds: tuple[Kind, ...] = ("since", "until", "before", "after")
    return {word: kind for kind in kinds for word in getattr(words, kind)}


def _marked(sentence: Sentence, time: Time, words: Dating) -> _Marked | None:
    first = next((t.i for t in sentence.tokens if time.span.overlaps(t.span)), None)
    if first is None:
        return None
    top = grammar.top(sentence, time.span)
    above = _above_it(sentence, top, words) if top.rel in _ATTRIBUTIVE else None
    near = above or _before_it(sentence, first, top, _kinds(words))
    return near or _above_it(sentence, top, words)


def _before_it(
    sentence: Sentence, first: int, top: Token, known: Mapping[str, Kind]
) -> _Marked | None:
    """The longest bounding words right before a date, but for articles and adverbs between."""
    longest = max((w.count(" ") + 1 for w in known), default=0)
    for end in range(first, 0, -1):
        for n in range(longest, 0, -1):
            some = sentence.tokens[max(end - n, 0) : end]
            word = " ".join(t.text.lower() for t in some)
            if word in known:
                return _Marked(word, sentence.span_of(some), top, near=True)
        if sentence.tokens[end - 1].upos not in _SKIPPED:
            return None
    return None


def _above_it(sentence: Sentence, top: Token, words: Dating) -> _Marked | None:
    """The bounding word of a noun that has the date: "na de verkiezingen van 2023"."""
    for _ in range(_HIGHEST):
        if top.rel not in _INSIDE or top.head < 0:
            return None
        top = sentence.tokens[top.head]
        word = grammar.case_of(sentence, top.i)
        if top.upos not in ("NOUN", "PROPN"):
            return None
        if word in _kinds(words) and word not in words.direct:
            return _Marked(
                word, sentence.span_of(sentence.children(top.i, "case")), top, near=False
            )
    return None


def _modifies(sentence: Sentence, on: int, token: int) -> bool:
    """True where token `on` is the predicate, or the verb it is subject, object or part of."""
    while token != on:
        word = sentence.tokens[token]
        if word.rel not in _CARRIED or word.head < 0:
            return False
        token = word.head
    return True


def _coarse(time: Time, day: date) -> str:
    """A day no finer than the date it was counted from."""
    told = time.edtf or ""
    fits = len(told) in (_YEAR, _MONTH) and _PLAIN.fullmatch(told)
    return day.isoformat()[: len(told)] if fits else day.isoformat()


def _end(time: Time, which: int, day: str | None) -> tuple[str, date | None]:
    """First (0) or last (-1) end of a time: as told where that may stand in an interval."""
    told = (time.edtf or "").split("/")[which]
    edge = told if _PLAIN.fullmatch(told) else day or ".."
    return edge, date.fromisoformat(day) if day else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
