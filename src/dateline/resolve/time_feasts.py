"""The day a feast falls on, out of a rule of the pack's holidays.

    "12-25"        that day of every year          "easter+49"    days from Easter Sunday
    "11/4/4"       fourth Thursday of November     "orthodox-2"   days from the Orthodox Easter
    "islamic:10-01"  first of Shawwal              "rosh+9"       days from Rosh Hashanah
    "hanukkah", "chinese", "diwali", "nowruz"      days from these

The Islamic calendar is the tabular one from 15 July 622; the moon as seen may move a feast by a
day.  Sums after Reingold and Dershowitz, Calendrical Calculations (4th edition, 2018).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateline.resolve.time_moon import chinese_new_year, diwali, nowruz

RULE = re.compile(
    r"(?:(?P<name>[a-z]+)|(\d\d)-(\d\d)|(\d\d)/(-?\d)/(\d)|islamic:(\d\d)-(\d\d))(?P<plus>[+-]\d+)?"
)
ISLAMIC_EPOCH = 227014  # 15 July 622, Julian
HEBREW_EPOCH = -1373427
LONG_YEARS = (355, 385)  # Hebrew years of which the second month has 30 days


def holiday(rule: str, year: int) -> date:
    """The day in `year`, with the days a rule adds.  Raises ValueError for what is no rule."""
    match = RULE.fullmatch(rule)
    if match is None or (match["name"] and match["name"] not in MOVING):
        raise ValueError(f"no holiday rule: {rule!r}")
    name, month, day, in_month, n, weekday, moon, of_moon, plus = match.groups()
    if name:
        found = MOVING[name](year)
    elif month:
        found = date(year, int(month), int(day))
    elif in_month:
        found = nth_weekday(year, int(in_month), int(n), int(weekday))
    else:
        found = islamic(year, int(moon), int(of_moon))
    return found + timedelta(days=int(plus or 0))


def pattern(rule: str) -> str:
    """TIMEX3 value with the year left open: XXXX-12-25, XXXX-11-WXX-4-4 (fourth Thursday)."""
    if is_fixed(rule):
        return f"XXXX-{rule}"
    nth = re.fullmatch(r"(\d\d)/(\d)/(\d)", rule)
    return f"XXXX-{nth[1]}-WXX-{nth[3]}-{nth[2]}" if nth else "XXXX-XX-XX"


def is_about(rule: str) -> bool:
    """True where the moon as seen may move the day by one."""
    return rule.startswith("islamic")


def is_fixed(rule: str) -> bool:
    """True for a rule that names a month and a day."""
    return re.fullmatch(r"\d\d-\d\d", rule) is not None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar (Meeus), as a Gregorian day."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, n: int, weekday: int) -> date:
    """The n-th Monday (1) to Sunday (7) of a month; n = -1 is the last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def islamic(year: int, month: int, day: int) -> date:
    """The first such day of the Islamic calendar in a Gregorian year."""
    near = (year - 622) * 33 // 32
    days = (_islamic(y, month, day) for y in (near - 1, near, near + 1, near + 2))
    return next(d for d in days if d.year == year)


def _islamic(year: int, month: int, day: int) -> date:
    months = 29 * (month - 1) + month // 2
    years = (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(ISLAMIC_EPOCH - 1 + years + months + day)


def rosh_hashanah(year: int) -> date:
    """New Year's day of the Hebrew year that begins in a Gregorian year."""
    return date.fromordinal(_new_year(year + 3761))


def hanukkah(year: int) -> date:
    """The first day of Hanukkah, the 25th of Kislev, in a Gregorian year."""
    begin = _new_year(year + 3761)
    long = _new_year(year + 3762) - begin in LONG_YEARS
    return date.fromordinal(begin + 83 + long)


def _new_year(year: int) -> int:
    before, here, after = (_elapsed(year + n) for n in (-1, 0, 1))
    delay = 2 if after - here == 356 else int(here - before == 382)
    return HEBREW_EPOCH + here + delay


def _elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon of a year, put off where the week forbids it."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + ((3 * (day + 1)) % 7 < 3)


MOVING: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "orthodox": orthodox_easter,
    "rosh": rosh_hashanah,
    "hanukkah": hanukkah,
    "chinese": chinese_new_year,
    "diwali": diwali,
    "nowruz": nowruz,
}
