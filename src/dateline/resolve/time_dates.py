"""Operations of time rules on the calendar: days, months, years, their parts, and what lies
around the reference.

Where text leaves the year or week open, the scene's direction decides: back for the past, ahead for
the future; without one the nearest date, or for weekdays, quarters and seasons the last one begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.resolve import time_calendar as cal
from dateline.resolve import time_feasts as feasts
from dateline.resolve.time_scene import NoTime, Scene, first_day, moment_of
from dateline.resolve.time_values import Basis, Moment

FAR, NEAR = timedelta(days=300), timedelta(days=45)
WINTER = 4
COARSER = {"fortnight": "week", "night": "day"}


def value(scene: Scene, v: Any) -> Any:
    """The value itself."""
    return v


def day(scene: Scene, n: int) -> Moment:
    """The day `n` days from the reference."""
    return unit(scene, "day", n)


def on(scene: Scene, y: Any, m: int, d: int, w: int | None = None) -> Moment:
    """A day of a month, of a year if given (a number or a moment of that grain); a weekday `w`
    that fits only one of the years around decides an open one."""
    year_ = _year_number(y)
    if year_ is not None:
        return Moment("day", date(year_, m, d), basis=_basis_of(y))
    pattern = f"XXXX-{date(2000, m, d):%m-%d}"
    days = [f for f in _years_around(scene, lambda year: _day(year, m, d)) if f]
    fitting = [f for f in days if w and f.isoweekday() == w]
    return _placed("day", _pick(scene, fitting[:1] or days), pattern)


def figures(scene: Scene, t: tuple[Any, ...]) -> Moment:
    """A date in figures: (year if it has one, month, day)."""
    return on(scene, *t)


def figures_of(scene: Scene, t: tuple[Any, ...], y: Any) -> Moment:
    """A day and month in figures, of the year that stands behind."""
    return on(scene, y, *t[1:])


def month_figures(scene: Scene, t: tuple[int, int]) -> Moment:
    """A month in figures, whichever of the two is the year."""
    y, m = (t[0], t[1]) if t[0] > 12 else (t[1], t[0])
    return month(scene, m, y)


def day_of_month(scene: Scene, d: int, m: Moment | None = None, w: int | None = None) -> Moment:
    """The 15th; of the month given, or else of the nearest, where it falls on weekday `w`."""
    if m is not None:
        first = first_day(moment_of(m, "month")).replace(day=d)
        return replace(m, grain="day", first=first, pattern=None)
    today = scene.today
    around = (-1, 0, 1) if w is None else range(-6, 13)
    months = [cal.add_months(today.replace(day=1), n) for n in around] if today else []
    days = [f for f in (_day(x.year, x.month, d) for x in months) if f]
    fitting = [f for f in days if w in (None, f.isoweekday())]
    if today and not fitting:
        raise NoTime(f"day {d} is no such weekday")
    placed = _placed("day", _pick(scene, fitting), f"XXXX-XX-{d:02d}")
    return replace(placed, also=f"XXXX-WXX-{w}" if w else "")


def month(scene: Scene, m: int, y: Any = None) -> Moment:
    """A month; without a year the one the clause looks to."""
    year_ = _year_number(y)
    if year_ is not None:
        return Moment("month", date(year_, m, 1), basis=_basis_of(y))
    firsts = _years_around(scene, lambda year: date(year, m, 1))
    return _placed("month", _pick(scene, firsts, "month"), f"XXXX-{m:02d}")


def month_near(scene: Scene, m: int, n: int) -> Moment:
    """The last (-1) or coming (1) such month, not the current one; that of this year (0)."""
    today = scene.today
    if today is None:
        return month(scene, m)
    if n == 0:
        return month(scene, m, unit(scene, "year", 0))
    current = today.replace(day=1)
    firsts = _years_around(scene, lambda year: date(year, m, 1))
    fitting = [f for f in firsts if (f < current if n < 0 else f > current)]
    return Moment("month", max(fitting) if n < 0 else min(fitting))


def year(scene: Scene, y: int | Moment) -> Moment:
    """A year by its number; a year already made stays as it is."""
    if isinstance(y, Moment):
        return moment_of(y, "year")
    return Moment("year", date(y, 1, 1), basis="absolute")


def years(scene: Scene, t: tuple[int, int]) -> Moment:
    """A season or financial year by the two years it lies in: 2021/22."""
    first, last = t
    if last % 100 != (first + 1) % 100:
        raise NoTime(f"not two years in a row: {first}, {last}")
    begin = date(first, 1, 1)
    days = (begin, date(first + 1, 12, 31))
    return Moment("year", begin, window=days, shown=f"{first}/{first + 1}", basis="absolute")


def short_year(scene: Scene, y: int) -> int:
    """Two figures: the century past, or this one when it has come or nearly."""
    limit = scene.today.year + 5 if scene.today else 2030
    return 2000 + y if 2000 + y <= limit else 1900 + y


def decade(scene: Scene, y: int) -> Moment:
    """1990 or 90: the nineties; two figures mean the century past, or this one when it has come."""
    if y < 100 and y % 10:
        raise NoTime(f"no decade: {y}")
    if y < 100:
        y += 2000 if scene.today and 2000 + y <= scene.today.year and y < 30 else 1900
    return Moment("decade", date(y // 10 * 10, 1, 1), basis="absolute")


def century(scene: Scene, n: int) -> Moment:
    """The n-th century, as the press counts: the 20th is 1900 to 1999."""
    return Moment("century", date(n * 100 - 100, 1, 1), basis="absolute")


def calendar(scene: Scene, grain: str, n: int, y: Any = None) -> Moment:
    """The n-th quarter, half, season (1 spring, 4 winter) or ISO week of a year, or of the last
    one begun."""
    year_ = _year_number(y)
    if not 1 <= n <= {"quarter": 4, "half": 2, "season": 4, "week": 53}[grain]:
        raise NoTime(f"no {grain} {n}")
    if year_ is not None:
        return Moment(grain, _nth_of_year(grain, n, year_), basis=_basis_of(y))
    firsts = _years_around(scene, lambda year: _nth_of_year(grain, n, year))
    if grain == "week" and scene.today:
        return _placed(grain, _nth_of_year(grain, n, scene.today.isocalendar().year), "XXXX-WXX")
    pattern = cal.timex(grain, _nth_of_year(grain, n, 2000)).replace("2000", "XXXX", 1)
    return _placed(grain, _pick_part(scene, firsts, grain), pattern)


def season_near(scene: Scene, n: int, rel: int) -> Moment:
    """Last (-1), this year's (0) or next (1) season; this winter is the nearest one."""
    today = scene.today
    if today is None:
        return calendar(scene, "season", n)
    firsts = _years_around(scene, lambda year: _nth_of_year("season", n, year))
    if rel == 0 and n < WINTER:
        return Moment("season", _nth_of_year("season", n, today.year))
    if rel == 0:
        middle = timedelta(days=45)
        return Moment("season", min(firsts, key=lambda f: abs(f + middle - today)))
    if rel < 0:
        return Moment("season", max(f for f in firsts if cal.last_of("season", f) < today))
    return Moment("season", min(f for f in firsts if f > today))


def holiday(scene: Scene, rule: str, y: Any = None, rel: int | None = None) -> Moment:
    """A holiday of a year, the last or next one (`rel`), or the one the clause looks to."""
    return replace(_holiday(scene, rule, y, rel), about=feasts.is_about(rule))


def _holiday(scene: Scene, rule: str, y: Any, rel: int | None) -> Moment:
    year_ = _year_number(y)
    if year_ is not None:
        return Moment("day", feasts.holiday(rule, year_), basis=_basis_of(y))
    pattern = feasts.pattern(rule)
    today = scene.today
    if today is None:
        return Moment("day", None, pattern, basis="unanchored")
    days = _years_around(scene, lambda year: feasts.holiday(rule, year))
    if rel:
        fitting = [d for d in days if (d < today if rel < 0 else d > today)]
        return Moment("day", max(fitting) if rel < 0 else min(fitting))
    this_year = feasts.holiday(rule, today.year)
    return replace(_placed("day", _pick(scene, days), pattern), also=f"XXXX-{this_year:%m-%d}")


def unit(scene: Scene, u: str, n: int) -> Moment:
    """The period of a unit `n` from the one that holds the reference: last month, this week."""
    today = scene.today
    grain = COARSER.get(u, u)
    if today is None:
        return Moment(grain, None, cal.unknown(grain), basis="unanchored")
    return Moment(grain, cal.step(grain, cal.first_of(grain, today), n))


def told_unit(scene: Scene, u: str, n: int) -> Moment:
    """The same for the last moment told: that day, the following month."""
    grain = COARSER.get(u, u)
    start, basis = scene.now(grain)
    if start is None:
        return Moment(grain, None, cal.unknown(grain), basis="unanchored")
    return Moment(grain, cal.step(grain, cal.first_of(grain, start), n), basis=basis)


def inside(scene: Scene, period: Moment, kind: str, n: int) -> Moment:
    """A weekday of a week; the n-th day, week, month ... of a longer period (-1: the last)."""
    begin = first_day(period)
    if kind == "weekday":
        moment_of(period, "week")
        return Moment("day", begin + timedelta(days=n - 1), basis=period.basis)
    end = cal.last_of(period.grain, begin)
    if n < 0:
        first = cal.first_of(kind, end)
    else:
        first = cal.first_of(kind, begin)
        if first < begin and kind == "week":
            first += timedelta(days=7 if begin.isoweekday() > 4 else 0)
        first = cal.step(kind, first, n - 1)
    if first > end:
        raise NoTime(f"no {kind} {n} in {period.value}")
    return Moment(kind, first, basis=period.basis)


def since(scene: Scene, m: Moment) -> Moment:
    """A moment that lies behind: since June, 12 March last."""
    moment = moment_of(m)
    ahead = moment.first and scene.today and moment.first > scene.today and moment.pattern
    return _moved(moment, -1) if ahead else moment


def until(scene: Scene, m: Moment) -> Moment:
    """A moment that lies ahead, unless the clause looks back: by Friday, until 1 March."""
    moment = moment_of(m)
    last = moment.days[1]
    behind = last and scene.today and last < scene.today and moment.pattern
    return _moved(moment, 1) if behind and scene.direction != "past" else moment


def next_such(m: Moment) -> Moment:
    """The next moment that its words fit: a week, a month or a year on."""
    return _moved(m, 1)


def with_year(scene: Scene, m: Moment, y: Any) -> Moment:
    """The same day or month in the year given."""
    first = first_day(moment_of(m, "day", "month"))
    if m.grain == "month":
        return month(scene, first.month, y)
    return on(scene, y, first.month, first.day)


def _moved(m: Moment, n: int) -> Moment:
    """By as much as the words leave open: "Friday" by weeks, "the 15th" by months."""
    pattern = m.pattern or ""
    months = n if pattern.startswith("XXXX-XX") else 12 * n

    def moved(day: date) -> date:
        return day + timedelta(days=7 * n) if "W" in pattern else cal.add_months(day, months)

    begin, end = m.window or (None, None)
    window = (moved(begin), moved(end)) if begin and end else None
    shown = cal.edtf_between(m.grain, window) if window and m.shown else None
    return replace(m, first=moved(first_day(m)), window=window, shown=shown)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_number(y: Any) -> int | None:
    if isinstance(y, Moment):
        return y.first.year if y.first else None
    return int(y) if y is not None else None


def _basis_of(y: Any) -> Basis:
    return y.basis if isinstance(y, Moment) else "absolute"


def _years_around(scene: Scene, make: Callable[[int], Any]) -> list[Any]:
    today = scene.today
    return [make(today.year + n) for n in (-2, -1, 0, 1, 2)] if today else []


def _pick(scene: Scene, firsts: Iterable[date], grain: str = "day") -> date | None:
    """Of the same day in several years, the one the clause looks to, else the nearest.

    A clause that looks back does not look back to nearly a year ago, when the press gives the
    year, if the same day is near ahead: what was announced for Friday week."""
    today = scene.today
    found = list(firsts)
    if today is None or not found:
        return None
    past = [f for f in found if f <= today]
    future = [f for f in found if cal.last_of(grain, f) >= today]
    nearest = min(found, key=lambda f: abs(f - today))
    if scene.direction == "past" and past:
        far = today - max(past) > FAR and grain in ("day", "month")
        return nearest if far and nearest - today < NEAR else max(past)
    if scene.direction == "future" and future:
        return min(future)
    return nearest


def _pick_part(scene: Scene, firsts: list[date], grain: str) -> date | None:
    """Of the same quarter or season in several years the last one begun, unless the clause looks
    ahead and the next one is nearer: results of the third quarter are told in the fourth."""
    last = _pick(replace(scene, direction="past"), firsts, grain)
    near = _pick(replace(scene, direction=""), firsts, grain)
    return near if scene.direction == "future" else last


def _placed(grain: str, first: date | None, pattern: str) -> Moment:
    return Moment(grain, first, pattern, basis="publication" if first else "unanchored")


def _nth_of_year(grain: str, n: int, year: int) -> date:
    if grain == "week":
        return date.fromisocalendar(year, min(n, 52), 1) + timedelta(days=7 if n == 53 else 0)
    months = cal.MONTHS_IN[grain] * (n - 1) + (2 if grain == "season" else 0)
    return cal.add_months(date(year, 1, 1), months)
