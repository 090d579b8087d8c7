"""Feasts of calendars that follow moon and sun as they are: Chinese New Year, Diwali, Nowruz.

New moons, solstice and equinox after Meeus, Astronomical Algorithms (2nd edition, 1998), chapters
27 and 49, to a few minutes for the centuries around 2000.  Days are those of the place where the
calendar is kept.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import radians, sin

EPOCH = datetime(2000, 1, 6, 18, 14)  # new moon number 0, mean
MONTH = 29.530588861
JULIAN_2000 = 2451545.0  # noon of 1 January 2000
BEIJING, TEHRAN, SUNSET_INDIA = timedelta(hours=8), timedelta(hours=3.5), timedelta(hours=12.5)
NOON = 12
EARLIEST, LATEST = (1, 21), (2, 20)  # Chinese New Year
DIWALI_AFTER = (10, 17, 12, 30)


def chinese_new_year(year: int) -> date:
    """The first day of the year: of two new moons that may be it, the second after the solstice."""
    moons = _new_moons(datetime(year - 1, 12, 1), BEIJING)
    possible = [d for d in moons if date(year, *EARLIEST) <= d <= date(year, *LATEST)]
    if len(possible) == 1:
        return possible[0]
    solstice = (_december_solstice(year - 1) + BEIJING).date()
    return [d for d in moons if d > solstice][1]


def diwali(year: int) -> date:
    """The evening on which the last day of the moon is under way at sunset, in autumn."""
    after = datetime(year, *DIWALI_AFTER)
    moon = next(m for m in _moons(after - timedelta(days=31)) if m >= after)
    return (moon - SUNSET_INDIA).date()


def nowruz(year: int) -> date:
    """The day of the March equinox in Tehran, the next one where it falls after noon."""
    local = _march_equinox(year) + TEHRAN
    return local.date() + timedelta(days=int(local.hour >= NOON))


def _new_moons(after: datetime, place: timedelta) -> list[date]:
    return [(m + place).date() for m in _moons(after)]


def _moons(after: datetime) -> list[datetime]:
    """New moons (UTC) of the four months from a moment on."""
    first = round((after - EPOCH).total_seconds() / 86400 / MONTH)
    return [_new_moon(k) for k in range(first, first + 5)]


def _new_moon(k: int) -> datetime:
    """New moon number `k` from January 2000, by the larger periodic terms (Meeus, 49)."""
    t = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    days = 2451550.09766 + MONTH * k + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    days += -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon)
    days += 0.01039 * sin(2 * node) + 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun)
    days += 0.00208 * e * e * sin(2 * sun) - 0.00111 * sin(moon - 2 * node)
    days += -0.00057 * sin(moon + 2 * node) + 0.00056 * e * sin(2 * moon + sun)
    return _moment(days)


def _december_solstice(year: int) -> datetime:
    y = (year - 2000) / 1000
    return _moment(2451900.05952 + 365242.74049 * y - 0.06223 * y * y - 0.00823 * y**3)


def _march_equinox(year: int) -> datetime:
    y = (year - 2000) / 1000
    return _moment(2451623.80984 + 365242.37404 * y + 0.05169 * y * y - 0.00411 * y**3)


def _moment(julian: float) -> datetime:
    return datetime(2000, 1, 1, 12) + timedelta(days=julian - JULIAN_2000)
