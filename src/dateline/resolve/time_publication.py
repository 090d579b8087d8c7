"""When a report that bears no date was published, as far as the days it tells of say.

A day told in full of which the report speaks in the past lies before publication, one that it
looks ahead to lies after.  A dateline without a year ("WASHINGTON, March 3 (Reuters) -") is a day
where only one year fits in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dateline.resolve.time_scene import Direction
from dateline.resolve.time_values import Days

HEAD = re.compile(r"\W*[^\W\d_a-z]{2}[^\n]{0,80}?(?:[-–—]|--)\s")
"""A line that begins with capitals and has a dash within 80 characters."""
OPEN_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")


class Told(NamedTuple):
    """A time expression: its value as open as the words are, the days it can mean, whether the
    words alone tell them, the way its clause looks, and where it begins in the text."""

    value: str
    days: Days
    absolute: bool
    direction: Direction
    start: int


def published_between(told: Iterable[Told]) -> Days:
    """First and last possible day of publication, None where open or where the days told
    contradict each other."""
    known = [t for t in told if t.absolute]
    begin = max((t.days[0] for t in known if t.direction == "past" and t.days[0]), default=None)
    end = min((t.days[1] for t in known if t.direction == "future" and t.days[1]), default=None)
    return (None, None) if begin and end and end < begin else (begin, end)


def dateline_day(text: str, told: Iterable[Told], between: Days) -> date | None:
    """The day of a dateline without a year, where one year alone puts it between the two."""
    begin, end = between
    if begin is None or end is None:
        return None
    for time in told:
        day = OPEN_DAY.fullmatch(time.value)
        if day and _in_dateline(text, time.start):
            years = range(begin.year, end.year + 1)
            days = [_day(year, int(day[1]), int(day[2])) for year in years]
            within = [d for d in days if d and begin <= d <= end]
            return within[0] if len(within) == 1 else None
    return None


def _in_dateline(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    head = HEAD.match(text, line)
    return head is not None and start < head.end()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
