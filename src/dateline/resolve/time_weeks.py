"""Operations of time rules on weekdays, weeks and weekends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.resolve import time_calendar as cal
from dateline.resolve.time_dates import inside, unit
from dateline.resolve.time_feasts import nth_weekday
from dateline.resolve.time_scene import NoTime, Scene, first_day, moment_of
from dateline.resolve.time_values import Moment


def weekday(scene: Scene, w: int, how: str = "near") -> Moment:
    """A weekday: `near` (the last up to today, or the next where the clause looks ahead), `last`
    (before today), `next` (after today), `this` (of this week), `following` (of next week)."""
    today = scene.today
    pattern = f"XXXX-WXX-{w}"
    if today is None:
        return Moment("day", None, pattern, basis="unanchored")
    back = (today.isoweekday() - w) % 7
    ahead = (w - today.isoweekday()) % 7
    monday = cal.first_of("week", today)
    offsets = {
        "near": ahead if scene.direction == "future" else -back,
        "last": -(back or 7),
        "next": ahead or 7,
        "this": (monday - today).days + w - 1,
        "following": (monday - today).days + w + 6,
    }
    first = today + timedelta(days=offsets[how])
    return Moment("day", first, pattern if how == "near" else None)


def near_weekend(scene: Scene) -> Moment:
    """The weekend: the last one, from Saturday on this one, or where the clause looks ahead."""
    today = scene.today
    before = {"past": 6, "": 4, "future": 1}[scene.direction]
    back = today is not None and today.isoweekday() < before
    return unit(scene, "weekend", -1 if back else 0)


def coming_weekend(scene: Scene) -> Moment:
    """The weekend that has not begun yet."""
    today = scene.today
    return unit(scene, "weekend", 1 if today and today.isoweekday() >= 6 else 0)


def week_of(scene: Scene, m: Moment) -> Moment:
    """The week that holds a day."""
    day_ = moment_of(m, "day")
    return replace(day_, grain="week", first=day_.first and cal.first_of("week", day_.first))


def first_weekday(scene: Scene, n: int, w: int, period: Moment) -> Moment:
    """The n-th weekday of a month or a longer period; n = -1 is its last."""
    first = first_day(period)
    last = cal.last_of(period.grain, first)
    month = first if n > 0 else last
    found = nth_weekday(month.year, month.month, n, w)
    if period.grain in cal.DAYS_IN or not first <= found <= last:
        raise NoTime(f"no weekday {w} number {n} in {period.value}")
    open_ = period.grain == "month" and (period.pattern or "").startswith("XXXX-")
    also = f"{period.pattern}-WXX-{w}-#{n}" if open_ and n > 0 else ""
    return Moment("day", found, also=also, basis=period.basis)


def some_weekday(scene: Scene, n: int, w: int) -> Moment:
    """The n-th weekday of a month that is not told: "the second Sunday"."""
    if not 1 <= n <= 5:
        raise NoTime(f"no weekday number {n} in a month")
    return Moment("day", None, f"XXXX-XX-WXX-{w}-#{n}", basis="unanchored")


def weekday_weeks(scene: Scene, w: int, n: int, sign: int) -> Moment:
    """The weekday of the week that lies n weeks ahead (1) or back (-1): Friday in two weeks."""
    return inside(scene, unit(scene, "week", n * sign), "weekday", w)


def weekdays_ago(scene: Scene, n: int, w: int) -> Moment:
    """Two Sundays ago (n = 2), or ahead (n = -2)."""
    nearest = weekday(scene, w, "last" if n > 0 else "next")
    weeks = n - 1 if n > 0 else n + 1
    return replace(nearest, first=first_day(nearest) - timedelta(days=7 * weeks))


def weekdays_from_now(scene: Scene, n: int, w: int) -> Moment:
    """Three Fridays from now."""
    return weekdays_ago(scene, -n, w)


def weekend_of(scene: Scene, m: Moment) -> Moment:
    """The weekend nearest to a day: before a Monday or Tuesday, else that of its week."""
    day = first_day(moment_of(m, "day"))
    near = day - timedelta(days=7 if day.isoweekday() <= 2 else 0)
    return replace(m, grain="weekend", first=cal.first_of("weekend", near), pattern=None)


def day_before(scene: Scene, m: Moment) -> Moment:
    """The day before a day: the night to Sunday begins on Saturday."""
    day = first_day(moment_of(m, "day"))
    return Moment("day", day - timedelta(days=1), basis=m.basis)
