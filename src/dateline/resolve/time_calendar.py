"""Calendar arithmetic over grains: first and last day, steps, TIMEX3 and EDTF spelling.

A grain is day, week, weekend, month, quarter, half, season, year, decade or century; a period is a
grain and its first day.  Weeks are ISO 8601 weeks, seasons the meteorological ones of the northern
hemisphere, a winter counted to the year in which it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120,
             "century": 1200}  # fmt: skip
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
SEASONS = ("WI", "SP", "SU", "FA")
UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
           "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
           "decade": "XXX", "century": "XX"}  # fmt: skip


def add_months(day: date, n: int) -> date:
    """The same day `n` months on, or the last of the month where there is none.  Raises
    ValueError outside the years 1 to 9999."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(9999, 12, 31)
    return (following - timedelta(days=1)).day


def step(grain: str, day: date, n: int) -> date:
    """`day` moved by `n` grains.  Raises ValueError for what is no grain, such as hours."""
    if grain in DAYS_IN:
        return day + timedelta(days=DAYS_IN[grain] * n)
    return add_months(day, _months_in(grain) * n)


def _months_in(grain: str) -> int:
    if grain not in MONTHS_IN:
        raise ValueError(f"no grain of the calendar: {grain}")
    return MONTHS_IN[grain]


def days_in(grain: str) -> int:
    """About how many days a grain has; none for the units of the clock."""
    return DAYS_IN.get(grain) or MONTHS_IN.get(grain, 0) * 30


def first_of(grain: str, day: date) -> date:
    """First day of the period of this grain that holds `day`; a weekend that of its ISO week.

    Raises ValueError for what is no grain."""
    if grain == "day":
        return day
    if grain in DAYS_IN:
        return day + timedelta(days=(5 if grain == "weekend" else 0) - day.weekday())
    size = _months_in(grain)
    offset = -1 if grain == "season" else 0  # seasons begin in December, March, June, September
    months = (day.year * 12 + day.month - 1 - offset) // size * size + offset
    return date(months // 12, months % 12 + 1, 1)


def last_of(grain: str, first: date) -> date:
    """Last day, inclusive, of the period that begins on `first`."""
    if grain == "weekend":
        return first + timedelta(days=1)
    return step(grain, first, 1) - timedelta(days=1)


SPELLINGS: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": lambda d: "{:04d}-W{:02d}".format(*d.isocalendar()[:2]),
    "weekend": lambda d: "{:04d}-W{:02d}-WE".format(*d.isocalendar()[:2]),
    "month": lambda d: f"{d:%Y-%m}",
    "quarter": lambda d: f"{d.year:04d}-Q{(d.month + 2) // 3}",
    "half": lambda d: f"{d.year:04d}-H{(d.month + 5) // 6}",
    "season": lambda d: f"{d.year:04d}-{SEASONS[d.month % 12 // 3]}",
    "year": lambda d: f"{d.year:04d}",
    "decade": lambda d: f"{d.year // 10:03d}",
    "century": lambda d: f"{d.year // 100:02d}",
}


def unknown(grain: str) -> str:
    """TIMEX3 value of a period that nothing places.  Raises ValueError for what is no grain."""
    if grain not in UNKNOWN:
        raise ValueError(f"no grain of the calendar: {grain}")
    return UNKNOWN[grain]


def timex(grain: str, first: date) -> str:
    """TIMEX3 value of a period: 2023-02-21, 2023-W07, 2023-W07-WE, 2023-Q1, 2023-WI, 202, 20."""
    return SPELLINGS[grain](first)


def edtf(grain: str, first: date) -> str:
    """ISO 8601-2 form of a period; seasons and quarters by their codes (21-24, 33-36, 40-41)."""
    if grain == "season":
        return f"{first.year:04d}-{21 + (first.month // 3 - 1) % 4}"
    if grain == "quarter":
        return f"{first.year:04d}-{32 + (first.month + 2) // 3}"
    if grain == "half":
        return f"{first.year:04d}-{39 + (first.month + 5) // 6}"
    if grain == "weekend":
        return f"{first.isoformat()}/{last_of(grain, first).isoformat()}"
    return timex(grain, first) + {"decade": "X", "century": "XX"}.get(grain, "")


def edtf_between(grain: str, days: tuple[date | None, date | None]) -> str:
    """ISO 8601-2 form of a part of a period, its ends about: by months where it is a year or
    longer, else by days."""
    finer = "month" if MONTHS_IN.get(grain, 0) >= 12 else "day"
    first, last = (edtf(finer, first_of(finer, d)) for d in days if d)
    return f"{first}~/{last}~"
