"""Operations of time rules on times of day, on what recurs, on ranges and on the vague."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.resolve import time_calendar as cal
from dateline.resolve import time_zones
from dateline.resolve.time_dates import holiday, next_such, on
from dateline.resolve.time_feasts import is_fixed
from dateline.resolve.time_lengths import length
from dateline.resolve.time_scene import NoTime, Scene, first_day, moment_of
from dateline.resolve.time_values import Basis, Days, Moment, Range, Recurrence, Vague

AFTER_NOON = ("AF", "pm")
DARK = ("EV", "NI")
BEFORE_NOON = ("am", "NI")
CLOCK = re.compile(r"T(\d\d):(\d\d)(:\d\d)?")


def clock(scene: Scene, h: int, n: int | None = None, part: str | None = None) -> str:
    """T15:30 out of hour, minute and part of day (MO, AF, EV, NI, am, pm).

    An evening or night runs on to the small hours: "tonight at two" is no time of the afternoon.
    """
    if h > 24 or (n or 0) > 59:
        raise NoTime(f"no time of day: {h}:{n}")
    if (part in AFTER_NOON and h < 12) or (part in DARK and 4 < h < 12):
        h += 12
    if part in BEFORE_NOON and h == 12:
        h = 0
    return f"T{h:02d}:{n or 0:02d}"


def clock_figures(scene: Scene, t: tuple[int | None, ...], part: str | None = None) -> str:
    """The same out of (hour, minute, second or None)."""
    seconds = f":{t[2]:02d}" if len(t) > 2 and t[2] is not None else ""
    return clock(scene, t[0] or 0, t[1], part) + seconds


def late_clock(scene: Scene, h: int) -> str:
    """An hour after noon by 24, where a smaller number may be a length: "after 19 hours"."""
    if h <= 12:
        raise NoTime(f"a length of {h} hours")
    return clock(scene, h)


def to_come(scene: Scene, t: str) -> str:
    """A time of day that is still to come: "until eight", told at ten, is in the evening."""
    now = f"T{scene.reference:%H:%M}" if scene.reference else ""
    late = _half_day_on(t)
    return late if t < now < late else t


def clock_past(scene: Scene, h: int, n: int, part: str | None = None) -> str:
    """n minutes past (or, negative, to) the hour."""
    minutes = (h * 60 + n) % (24 * 60)
    return clock(scene, minutes // 60, minutes % 60, part)


def clock_to(scene: Scene, h: int, n: int) -> str:
    """n minutes to the hour."""
    return clock_past(scene, h, -n)


def clock_half(scene: Scene, h: int, n: int, sign: int) -> str:
    """n minutes before (-1) or after (1) half past the hour before: "tien voor half zes"."""
    return clock_past(scene, h, -30 + n * sign)


def in_zone(scene: Scene, t: str, zone: str) -> str:
    """A clock time in a zone: an offset, an IANA name, or "" where it is not known."""
    return time_zones.with_zone(t, zone)


def with_part(scene: Scene, t: str, part: str) -> str:
    """A clock time read in a part of day."""
    told, zone = time_zones.apart(t)
    match = CLOCK.fullmatch(told)
    if match is None:
        return t
    read = clock(scene, int(match[1]), int(match[2]), part) + (match[3] or "")
    return time_zones.with_zone(read, zone)


def part_of_day(scene: Scene, part: str) -> str:
    """TMO, TAF, TEV, TNI ..."""
    return f"T{part}"


def at(scene: Scene, m: Moment, t: str) -> Moment:
    """A time of day on a day; a clock time is read in the part of day told before it."""
    day = moment_of(m, "day")
    told, zone = time_zones.apart(t)
    return replace(day, clock=with_part(scene, told, day.clock[1:]), shown=None, zone=zone)


def end_of_day(scene: Scene, m: Moment) -> Moment:
    """The end of a day."""
    return at(scene, m, "T24:00")


def maybe_at(scene: Scene, m: Moment | None, t: str) -> Moment:
    """A time of day on the day given, else on the day told last."""
    return today_at(scene, t) if m is None else at(scene, m, t)


def today_at(scene: Scene, t: str) -> Moment:
    """A time of day alone: on the day told last, else on that of the report."""
    told = scene.told
    clock_, zone = time_zones.apart(t)
    if told is not None and told.grain == "day" and told.first:
        return Moment("day", told.first, "", clock=clock_, basis="narrative", zone=zone)
    basis: Basis = "publication" if scene.today else "unanchored"
    return Moment("day", scene.today, "", clock=clock_, basis=basis, zone=zone)


def every(scene: Scene, u: str, n: float = 1) -> Recurrence:
    """P1W: every week, weekly."""
    return Recurrence(length(scene, n, u).value)


def every_day(scene: Scene, w: int) -> Recurrence:
    """Every Tuesday."""
    return Recurrence(f"XXXX-WXX-{w}")


def every_day_at(scene: Scene, w: int, t: str) -> Recurrence:
    """On Tuesdays at seven."""
    return Recurrence(f"XXXX-WXX-{w}{time_zones.apart(t)[0]}")


def every_date(scene: Scene, m: int | None = None, d: int | None = None) -> Recurrence:
    """Every July, on the 19th of every month."""
    return Recurrence("XXXX-" + (f"{m:02d}" if m else "XX") + (f"-{d:02d}" if d else ""))


def every_season(scene: Scene, n: int) -> Recurrence:
    """Every spring (1) to winter (4)."""
    return Recurrence("XXXX-" + cal.SEASONS[n % 4])


def every_holiday(scene: Scene, rule: str) -> Recurrence:
    """Every Christmas: the day where it has a date of its own, else once a year."""
    return Recurrence(f"XXXX-{rule}" if is_fixed(rule) else "P1Y")


def every_at(scene: Scene, t: str | None, part: str) -> Recurrence:
    """Every morning, every morning at nine."""
    return Recurrence(time_zones.apart(with_part(scene, t, part))[0] if t else f"T{part}")


def every_named(scene: Scene, value: str) -> Recurrence:
    """A recurrence by its TIMEX3 value."""
    return Recurrence(time_zones.apart(value)[0])


def span(scene: Scene, a: Moment, b: Moment) -> Range:
    """From one moment to another; an open year is put so that the end does not come first.

    Raises NoTime where the years told leave no such range.
    """
    begin, end = moment_of(a), moment_of(b)
    if begin.clock and not begin.zone:  # "from 2 to 4 p.m. GMT"
        begin = replace(begin, zone=end.zone)
    if begin.clock and end.pattern == "":  # a time of day alone: on the day told with the first
        end = replace(end, first=begin.first, pattern=begin.pattern)
    if _is_open(begin) and begin.first and end.first and not _is_open(end):
        begin = replace(begin, first=_not_after(begin.first, end.first), pattern=None)
    if begin.first and end.first and end.first < begin.first and end.pattern:
        end = next_such(end)
    if _is_open(begin) and _is_open(end) and begin.first and end.first:
        begin = replace(begin, first=_not_after(begin.first, end.first))
    first, last = begin.days[0], end.days[1]
    if first and last and last < first:
        raise NoTime(f"a range that ends before it begins: {begin.value}/{end.value}")
    return Range(begin, end)


def _is_open(m: Moment) -> bool:
    """True where only the year is left open."""
    return (m.pattern or "").startswith("XXXX-") and "W" not in (m.pattern or "")


def _not_after(first: date, limit: date) -> date:
    """The same day in the last year in which it does not come after the limit."""
    moved = cal.add_months(first, 12 * (limit.year - first.year))
    return moved if moved <= limit else cal.add_months(moved, -12)


def holiday_days(scene: Scene, rule: str, n: int, y: Any = None) -> Range:
    """So many days from a feast: the month of fasting."""
    begin = holiday(scene, rule, y)
    last = first_day(begin) + timedelta(days=n - 1)
    return Range(replace(begin, pattern=None), replace(begin, first=last, pattern=None))


def until_day(scene: Scene, a: Moment, d: int) -> Range:
    """From a day to the next one of that number: 27 April to the third."""
    begin = first_day(moment_of(a, "day"))
    month = begin.replace(day=1) if d > begin.day else cal.add_months(begin.replace(day=1), 1)
    return span(scene, a, replace(a, first=month.replace(day=d), pattern=None))


def day_span(scene: Scene, m: Moment, t1: str, t2: str) -> Range:
    """A day from one time to another; of "8 to 3 in the afternoon" only the end is."""
    later = _half_day_on(t2)
    begin, end = at(scene, m, t1), at(scene, m, later if t2 < t1 < later else t2)
    if begin.clock > end.clock >= t1:
        begin = replace(begin, clock=t1)
    return span(scene, begin, end)


def as_late(scene: Scene, t1: str, t2: str) -> str:
    """A bare clock time before one that is told to be in the afternoon: "2 to 4 p.m."."""
    late = _half_day_on(t1)
    return late if t1 < late <= t2 else t1


def _half_day_on(t: str) -> str:
    return f"T{(int(t[1:3]) + 12) % 24:02d}{t[3:]}"


def clock_span(scene: Scene, t1: str, t2: str) -> Range:
    """From one time of day to another."""
    later = _half_day_on(t2)
    end = later if t2 < t1 < later else t2
    return span(scene, today_at(scene, t1), today_at(scene, end))


def span_figures(scene: Scene, a: Any, b: Any, y: int | None = None) -> Range:
    """Two dates in figures of which the second, or `y`, gives the year of both."""
    year_ = y or b[0]
    end = on(scene, year_, *b[1:])
    begin = on(scene, a[0] or year_, *a[1:])
    return span(scene, begin, end)


def reference(scene: Scene, value: str) -> Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""
    today = scene.today
    windows: dict[str, Days] = {
        "PRESENT_REF": (today, today),
        "PAST_REF": (None, today),
        "FUTURE_REF": (today, None),
    }
    return Vague(value, windows[value])


def nothing(scene: Scene) -> None:
    """Words that look like a time and are none."""
    raise NoTime("none")
