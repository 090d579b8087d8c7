"""What a time expression means, before it is written down: moments, durations, sets, ranges.

A `Moment` keeps what the text says (`pattern`, with X for what is left open) beside what the
reference date makes of it (`first`); where nothing anchors it, `first` is None and the pattern is
all there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.resolve import time_calendar as cal
from dateline.resolve import time_zones

Basis = Literal["publication", "narrative", "absolute", "unanchored"]
Days = tuple[date | None, date | None]
LETTER = {"second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W",
          "month": "M", "quarter": "Q", "half": "H", "season": "S", "year": "Y",
          "night": "D"}  # fmt: skip
MANY_YEARS = {"decade": 10, "century": 100}
EDTF_OPEN = re.compile(r"(?!XXXX$|XXXX-XX$|XXXX-XX-XX$)[\dX]{4}(-[\dX]{2}){0,2}")
CLOCK_UNITS = ("hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, week, month ... or a time of day in it.

    `clock` is what follows the date in TIMEX3 ("T15:30", "TMO"), `zone` the zone it was told in
    (`time_zones`).  `window` narrows or widens the
    days it can mean where the period alone does not tell; `shown` is the EDTF form where that is
    not simply the period's, `also` another spelling that is right: the outcome of a sum finer than
    the words warrant ("two months ago" by the day), the weekday alone of "Monday the 6th".
    `about` marks approximation.
    """

    grain: str
    first: date | None = None
    pattern: str | None = None
    clock: str = ""
    window: Days | None = None
    shown: str | None = None
    also: str = ""
    about: bool = False
    basis: Basis = "publication"
    zone: str = ""

    @property
    def type(self) -> str:
        return "TIME" if self.clock else "DATE"

    @property
    def _offset(self) -> str:
        return time_zones.offset(self.zone, self.first, self.clock)

    @property
    def value(self) -> str:
        spelt = cal.timex(self.grain, self.first) if self.first else self.pattern
        return (spelt or "") + self.clock + self._offset

    @property
    def open_value(self) -> str:
        """The value with X for whatever only the reference date tells."""
        return self.value if self.pattern is None else self.pattern + self.clock + self._offset

    @property
    def days(self) -> Days:
        if self.window is not None:
            return self.window
        if self.first is None:
            return (None, None)
        return (self.first, cal.last_of(self.grain, self.first))

    @property
    def edtf(self) -> str | None:
        if self.shown is not None:
            return self.shown
        sign = "~" if self.about else ""
        if self.first is not None:
            exact = ""
            if ":" in self.clock and "X" not in self.clock:
                exact = f"{self.clock}:00{self._offset}"
            return cal.edtf(self.grain, self.first) + exact + sign
        known = self.pattern or ""
        return known + sign if EDTF_OPEN.fullmatch(known) else None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: (number, unit) pairs, None for "some"; with days where it is placed.

    `least` is the smallest number that "some" can mean, 3 for "a few", 0 where it is not known;
    `bound` is ABOUT, LESS ("almost") or MORE ("more than") where the number is not meant exactly.
    """

    parts: tuple[tuple[float | None, str], ...]
    window: Days | None = None
    basis: Basis = "absolute"
    bound: str = ""
    least: int = 0

    type = "DURATION"

    @property
    def value(self) -> str:
        days = "".join(_amount(n, u) for n, u in self.parts if u not in CLOCK_UNITS)
        clock = "".join(_amount(n, u) for n, u in self.parts if u in CLOCK_UNITS)
        return f"P{days}" + (f"T{clock}" if clock else "")

    @property
    def also(self) -> str:
        """The value at its least."""
        return self.value.replace("X", str(self.least), 1) if self.least else ""

    @property
    def open_value(self) -> str:
        return self.value

    @property
    def days(self) -> Days:
        return self.window or (None, None)

    @property
    def edtf(self) -> str | None:
        return _interval(self.window) if self.window else None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that happens again and again: a TIMEX3 SET value."""

    value: str
    basis: Basis = "absolute"

    type = "SET"
    days: Days = (None, None)
    edtf: str | None = None

    @property
    def open_value(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF; the present is the day of the report.  `also` is the
    nearest day that "a few days ago" can mean."""

    value: str
    window: Days = (None, None)
    basis: Basis = "publication"
    also: str = ""

    type = "DATE"
    edtf: str | None = None

    @property
    def open_value(self) -> str:
        return self.value

    @property
    def days(self) -> Days:
        return self.window


@dataclass(frozen=True, slots=True)
class Range:
    """From one moment up to and including another."""

    begin: Moment
    end: Moment

    @property
    def type(self) -> str:
        return self.end.type

    @property
    def basis(self) -> Basis:
        return self.end.basis

    @property
    def value(self) -> str:
        return f"{self.begin.value}/{self.end.value}"

    @property
    def open_value(self) -> str:
        return f"{self.begin.open_value}/{self.end.open_value}"

    @property
    def days(self) -> Days:
        return (self.begin.days[0], self.end.days[1])

    @property
    def edtf(self) -> str | None:
        if self.begin.first is None or self.end.first is None:
            return None
        return f"{_plain(self.begin)}/{_plain(self.end)}"


Meaning = Moment | Duration | Recurrence | Vague | Range


def _amount(n: float | None, unit: str) -> str:
    if unit in MANY_YEARS:
        return f"{_figure(n, MANY_YEARS[unit])}Y"
    if unit == "fortnight":
        return f"{_figure(n, 2)}W"
    return f"{_figure(n)}{LETTER[unit]}"


def _figure(n: float | None, times: int = 1) -> str:
    return "X" if n is None else f"{n * times:g}"


def _plain(moment: Moment) -> str:
    """EDTF of an end of an interval: intervals do not nest, so a moment that is one gives days."""
    shown = moment.edtf or ""
    return shown if "/" not in shown else shown.split("/")[-1]


def _interval(days: Days) -> str | None:
    first, last = (d.isoformat() if d else ".." for d in days)
    return None if first == last == ".." else f"{first}/{last}"
