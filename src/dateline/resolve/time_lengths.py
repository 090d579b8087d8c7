"""Operations of time rules on lengths of time, steps by them, and parts of periods.

A step is no finer than its unit: "two months ago" is a month, its days half a unit around the sum;
"almost" and "more than" shift them to one side.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dateline.resolve import time_calendar as cal
from dateline.resolve.time_dates import unit
from dateline.resolve.time_scene import NoTime, Scene, first_day, moment_of
from dateline.resolve.time_values import CLOCK_UNITS, Basis, Days, Duration, Moment, Vague

SIZE = {"hour": 0.0, "minute": 0.0, "second": 0.0, "day": 1.0, "night": 1.0, "weekend": 7.0,
        "week": 7.0, "fortnight": 14.0, "month": 30.0, "quarter": 91.0, "season": 91.0,
        "half": 182.0, "year": 365.0, "decade": 3650.0, "century": 36500.0}  # fmt: skip
FINER = {"century": "decade", "decade": "year", "year": "month", "half": "month",
         "quarter": "month", "month": "month", "fortnight": "day", "week": "day"}  # fmt: skip
GRAIN = {"fortnight": "week", "night": "day", "half": "month", "quarter": "month",
         "season": "month"}  # fmt: skip
SOME = {"day": 7, "night": 7, "week": 31, "weekend": 31, "month": 365}
SECONDS = {"hour": 3600, "minute": 60, "second": 1}


class Some(NamedTuple):
    """A number that is not told, of which only the least is known; 0 where not even that."""

    least: int


def some(scene: Scene, least: int) -> Some:
    """A few (3), a couple (2), many (0)."""
    return Some(least)


def length(scene: Scene, n: float | Some | None, u: str) -> Duration:
    """A duration; n is None for a bare plural."""
    if isinstance(n, Some):
        return Duration(((None, u),), least=n.least)
    return Duration(((n, u),))


def plus(scene: Scene, n: float, more: float) -> float:
    """Two and a half."""
    return n + more


def sum_of(scene: Scene, a: Duration, b: Duration) -> Duration:
    """Two durations in one: a year and two months."""
    if b.bound or SIZE[b.parts[0][1]] > SIZE[a.parts[-1][1]] or b.parts[0][1] == a.parts[-1][1]:
        raise NoTime("not one length")
    return Duration(a.parts + b.parts, bound=a.bound)


def bound(scene: Scene, d: Duration | Moment, how: str) -> Duration | Moment:
    """ABOUT, LESS (almost) or MORE (more than) a duration or a moment."""
    return replace(d, bound=how) if isinstance(d, Duration) else replace(moment_of(d), about=True)


def ago(scene: Scene, d: Duration) -> Moment | Vague:
    return _shift(scene.reference, "publication", d, -1)


def ahead(scene: Scene, d: Duration) -> Moment | Vague:
    return _shift(scene.reference, "publication", d, 1)


def ahead_unless_past(scene: Scene, d: Duration) -> Moment | Vague:
    """In three weeks, where the clause does not look back ("built in three weeks")."""
    if scene.direction == "past":
        raise NoTime("a length")
    return ahead(scene, d)


def earlier(scene: Scene, d: Duration) -> Moment | Vague:
    """Before the last moment told."""
    return _told_shift(scene, d, -1)


def later(scene: Scene, d: Duration) -> Moment | Vague:
    return _told_shift(scene, d, 1)


def offset(scene: Scene, d: Duration, m: Moment, sign: int) -> Moment | Vague:
    """So long before (-1) or after (1) a moment: three weeks after Easter, an hour before noon."""
    first = first_day(m)
    if ":" in m.clock:
        base = datetime.combine(first, time.fromisoformat(m.clock[1:]))
        moved = _shift(base, m.basis, d, sign)
        if isinstance(moved, Moment) and moved.clock:
            return replace(moved, clock=f"T{moved.also[11:16]}", zone=m.zone)
        return moved
    if d.parts[0][1] in CLOCK_UNITS:
        raise NoTime("hours before a day")
    day = first if sign < 0 else cal.last_of(m.grain, first)
    return _shift(datetime.combine(day, time()), m.basis, d, sign)


def same_day(scene: Scene, d: Duration, m: Moment | None = None, u: str = "day") -> Moment:
    """That long before the reference or a day, to the day: "a year ago today"; or the week, month
    ... that holds it: "three years ago this week"."""
    day = scene.today if m is None else first_day(m)
    if day is None:
        return Moment(u, None, cal.unknown(u), basis="unanchored")
    for n, name in d.parts:
        day = _move(day, -(n or 0), name)
    return Moment(u, cal.first_of(u, day))


def past(scene: Scene, d: Duration) -> Duration:
    """The time of that length up to the reference."""
    return _anchored(scene, d, -1)


def past_unless_told(scene: Scene, d: Duration) -> Duration:
    """The time of that length up to the reference, where the clause does not look back: "has been
    at war for two years now", but "had been ill for two years"."""
    return d if scene.direction == "past" else past(scene, d)


def coming(scene: Scene, d: Duration) -> Duration:
    """The time of that length from the reference on."""
    return _anchored(scene, d, 1)


def days_of(scene: Scene, n: int, u: str, period: Moment) -> Duration:
    """The first (n > 0) or last (n < 0) units of a period: "the first nine months of 2022"."""
    first = first_day(period)
    last = cal.last_of(period.grain, first)
    if n > 0:
        window = (first, cal.step(u, first, n) - timedelta(days=1))
    else:
        window = (cal.step(u, last + timedelta(days=1), n), last)
    return Duration(((abs(n), u),), window=window, basis=period.basis)


def last_days_of(scene: Scene, n: int, u: str, period: Moment) -> Duration:
    """The last three weeks of a period."""
    return days_of(scene, -n, u, period)


def part(scene: Scene, m: Moment, which: str) -> Moment:
    """START, MID or END of a moment: the same value, its days cut to a third (in months for years
    and longer)."""
    first, last = moment_of(m).days
    if first is None or last is None or m.grain == "day":
        return replace(m, about=True)
    window = _third(first, last, which)
    return replace(m, window=window, shown=cal.edtf_between(m.grain, window))


def half_of(scene: Scene, m: Moment, n: int) -> Moment:
    """The first (1) or second (2, or -1 the last) half of a moment: the same value, half its
    days."""
    first, last = moment_of(m).days
    if first is None or last is None or n not in (1, 2, -1):
        raise NoTime(f"no half {n} of {m.value}")
    middle = first + (last - first) / 2
    window = (first, middle) if n == 1 else (middle + timedelta(days=1), last)
    return replace(m, window=window, shown=cal.edtf_between(m.grain, window))


def part_of(scene: Scene, u: str, which: str) -> Moment:
    """START, MID or END of the week, month or year that holds the reference."""
    return part(scene, unit(scene, u, 0), which)


def rest(scene: Scene, m: Moment, which: str) -> Moment:
    """Later or earlier in a period that is going on: the days after or before the reference."""
    first, last = moment_of(m).days
    today = scene.today
    if first is None or last is None or today is None or not first <= today <= last:
        return m
    window = (today, last) if which == "later" else (first, today)
    shown = f"{window[0].isoformat()}/{window[1].isoformat()}" if first != last else None
    return replace(m, window=window, shown=shown)


def _told_shift(scene: Scene, d: Duration, sign: int) -> Moment | Vague:
    u = d.parts[0][1]
    if scene.told is None:
        known = scene.reference if scene.direction != "past" else None
        return _shift(known, "publication", d, sign)
    if u in CLOCK_UNITS:
        return _shift(scene.reference, "publication", d, sign)
    told = scene.told_as(GRAIN.get(u, u))
    base = datetime.combine(told.first, time()) if told and told.first else None
    return _shift(base, "narrative", d, sign)


def _shift(base: datetime | None, basis: Basis, d: Duration, sign: int) -> Moment | Vague:
    n, u = d.parts[0]
    if base is None:
        grain = "day" if u in CLOCK_UNITS else GRAIN.get(u, u)
        return Moment(grain, None, cal.unknown(grain), basis="unanchored")
    if n is None:
        return _vague_step(base.date(), basis, d, sign)
    if u in CLOCK_UNITS:
        return _shift_clock(base, basis, d, sign)
    if u == "weekend":
        first = cal.first_of(u, base.date())
        return Moment(u, cal.step(u, first, int(n) * sign), basis=basis)
    if u == "year" and n % 1 and n * 12 % 1 == 0:
        d = replace(d, parts=((n * 12, "month"), *d.parts[1:]))
    point = base.date()
    for count, name in d.parts:
        point = _move(point, (count or 0) * sign, name)
    return _around(point, d, sign, basis)


def _vague_step(base: date, basis: Basis, d: Duration, sign: int) -> Moment | Vague:
    """Some days ago is the past; some days after what was told is neither past nor future."""
    u = d.parts[0][1]
    window = _some(base, d, sign)
    if basis == "publication":
        nearest = window[1] if sign < 0 else window[0]
        also = nearest.isoformat() if nearest and d.least else ""
        return Vague("PAST_REF" if sign < 0 else "FUTURE_REF", window, basis, also)
    grain = "day" if u in CLOCK_UNITS else GRAIN.get(u, u)
    return Moment(grain, None, cal.unknown(grain), window=window, about=True, basis=basis)


def _move(point: date, n: float, u: str) -> date:
    """A whole number of units, and of a broken one the nearest days."""
    whole = int(n)
    moved = cal.step("day" if u == "night" else u, point, whole)
    return moved + timedelta(days=round((n - whole) * SIZE[u]))


def _around(point: date, d: Duration, sign: int, basis: Basis) -> Moment:
    """A moment at the grain of the unit; its window as wide as the words are loose."""
    u = d.parts[-1][1]
    grain = GRAIN.get(u, u)
    finer = FINER.get(u)
    exact = point.isoformat()
    half = timedelta(days=int(SIZE[u] / 2)) if finer else timedelta(0)
    quarter = timedelta(days=max(int(SIZE[u] / 4), 1))
    before, after = {"LESS": (0 * half, quarter), "MORE": (max(half, quarter), 0 * half)}.get(
        d.bound, (half, half)
    )
    if sign > 0:
        before, after = after, before
    window = (point - before, point + after)
    if finer is None and not d.bound:
        return Moment("day", point, basis=basis)
    shown = cal.edtf(finer or "day", cal.first_of(finer or "day", point)) + "~"
    return Moment(
        grain, cal.first_of(grain, point), None, "", window, shown, exact, about=True, basis=basis
    )


def _shift_clock(base: datetime, basis: Basis, d: Duration, sign: int) -> Moment:
    point = base
    for n, u in d.parts:
        point += timedelta(seconds=(n or 0) * sign * SECONDS[u])
    clock_ = f"T{point:%H:%M:%S}" if (base.hour, base.minute) != (0, 0) else "TXX:XX"
    exact = f"{point:%Y-%m-%dT%H:%M:%S}"
    day_ = base.date() if clock_ == "TXX:XX" else point.date()
    return Moment("day", day_, None, clock_, also=exact, basis=basis)


def _some(today: date, d: Duration, sign: int) -> Days:
    """An unknown number of units is less than ten, and less than the next larger unit; it may be
    told to be no less than a number."""
    u = d.parts[0][1]
    far = timedelta(days=min(max(SOME.get(u, SIZE[u] * 10), SIZE[u] * d.least), 36500))
    near = today if u in CLOCK_UNITS else _move(today, d.least * sign, u)
    return (today - far, near) if sign < 0 else (near, today + far)


def _anchored(scene: Scene, d: Duration, sign: int) -> Duration:
    today = scene.today
    if today is None:
        return replace(d, basis="unanchored")
    n, u = d.parts[0]
    if n is None:
        window = _some(today, replace(d, least=0), sign)
        return replace(d, window=window, basis="publication")
    if u in CLOCK_UNITS:
        return replace(d, window=(today, today), basis="publication")
    point = today
    for count, name in d.parts:
        point = _move(point, (count or 0) * sign, name) if name not in CLOCK_UNITS else point
    window = (point, today) if sign < 0 else (today, point)
    return replace(d, window=window, basis="publication")


def _third(first: date, last: date, which: str) -> Days:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 12:
        a = cal.add_months(first, months // 3)
        b = cal.add_months(first, months * 2 // 3)
    else:
        days_ = (last - first).days + 1
        a = first + timedelta(days=round(days_ / 3))
        b = first + timedelta(days=round(days_ * 2 / 3))
    one = timedelta(days=1)
    return {"START": (first, a - one), "MID": (a, b - one), "END": (b, last)}[which]
