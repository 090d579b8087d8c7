"""Task `anchors`: the date of an event word, told in its clause, by the narrative or the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import edtf, files
from dateline.evaluate.figures import Scores, share

STANDS_IN = "report"
"""Basis of a date that nothing told: the day of publication."""


class Anchor(msgspec.Struct, frozen=True):
    """When it happened: at a `time`, or from a `begin`, or to an `end`; XXXX where not known."""

    time: str | None = None
    begin: str | None = None
    end: str | None = None


class DatedWord(msgspec.Struct, frozen=True):
    """An event word, code points `start` to `end` of the report."""

    start: int
    end: int
    anchor_time: Anchor | None = None


class DatedReport(msgspec.Struct, frozen=True):
    text: str
    language: str
    events: tuple[DatedWord, ...]
    id: str = ""
    published: str | None = None

    @property
    def day(self) -> date | None:
        return files.day(self.published)

    @property
    def known(self) -> tuple[DatedWord, ...]:
        """Its words of which gold knows a date."""
        return tuple(w for w in self.events if w.anchor_time and _ends(w.anchor_time))


class DateSaid(msgspec.Struct, frozen=True):
    """First and last day (ISO, inclusive) of an event, None where open; and the basis of it."""

    first: str | None
    last: str | None
    basis: str


class DatesSaid(msgspec.Struct, frozen=True):
    """One date for each of `DatedReport.known`."""

    id: str
    dates: tuple[DateSaid, ...]


def score(gold: Sequence[DatedReport], predicted: Sequence[DatesSaid]) -> Scores:
    """Shares of the event words with a known date that have the right one.

    Right are days that lie within the gold's time, or within one of its ends, or between two: a
    month or year of gold is met by a day in it, unless it is only the day of the report that
    stands in.  `at_a_time` is the share among those with a time, `baseline` what the day of the
    report would score for all.
    """
    rows = [
        (word.anchor_time, said, report.published)
        for report, dates in zip(gold, predicted, strict=True)
        for word, said in zip(report.known, dates.dates, strict=True)
        if word.anchor_time is not None
    ]
    right = [_right(anchor, said) for anchor, said, _ in rows]
    timed = [ok for (anchor, _, _), ok in zip(rows, right, strict=True) if _days(anchor.time)]
    plain = [_right(anchor, DateSaid(day, day, STANDS_IN)) for anchor, _, day in rows]
    return {
        "accuracy": share(sum(right), len(right)),
        "at_a_time": share(sum(timed), len(timed)),
        "baseline": share(sum(plain), len(plain)),
    }


def _right(anchor: Anchor, said: DateSaid) -> bool:
    first, last = said.first or said.last, said.last or said.first
    if first is None or last is None:
        return False
    ends = _ends(anchor)
    if said.basis == STANDS_IN:
        return any((_iso(e.first), _iso(e.last)) == (first, last) for e in ends)
    span = [edtf.Days(ends[0].first, ends[1].last, "year")] if len(ends) == 2 else []
    return any(_iso(e.first) <= first and last <= _iso(e.last) for e in (*ends, *span))


def _iso(day: date) -> str:
    return day.isoformat()


def _ends(anchor: Anchor) -> list[edtf.Days]:
    told = (anchor.time, anchor.begin, anchor.end)
    return [days for value in told if (days := _days(value)) is not None]


def _days(value: str | None) -> edtf.Days | None:
    """Days of 2008-06-18, 2008-06-XX or 2008-XX-XX; None where the year is not known."""
    return edtf.days(value.replace("-XX", "")) if value else None


def items(gold: Sequence[DatedReport]) -> int:
    return sum(len(report.known) for report in gold)


def read(path: Path) -> list[DatedReport]:
    """Reports with at least one known date.  Raises EvaluationError where there is none."""
    rows = [row for row in files.json_rows(path, DatedReport) if row.known]
    if not rows:
        raise EvaluationError(f"{path}: no event with a known anchor_time")
    return rows
