"""Values of time expressions in one spelling, so that they can be compared.

The phrases' gold values are those of Microsoft's Recognizers-Text: TIMEX3 with a few notations of
its own, among them ranges written (begin, end, length).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

_NAMED_YEAR = re.compile(r"\b[FS]Y(?=\d{4}|XXXX)")  # fiscal and school years: TIMEX3 has years
_CENTURIES = re.compile(r"(P\d+)E")  # theirs; TIMEX3 has no unit above years but C
_QUARTERS = re.compile(r"P(\d+)Q")
_HALVES = re.compile(r"P(\d+)\.5Y|PT(\d+)\.5H")
_END_OF_DAY = re.compile(r"T(?:23:59:59|24:00)$")
_BARE_HOUR = re.compile(r"T(\d)(?=:|$)")
_ZEROS = re.compile(r"(T\d\d)(?::00){1,2}$|(T\d\d:\d\d):00$")
_ZONE = re.compile(r"(?<=T\d\d:\d\d)(:\d\d)?([+-]\d\d:\d\d|Z)$")  # gold leaves zones out
_OPEN_SEASON = re.compile(r"XXXX-(WI|SP|SU|FA)")
_RANGE = re.compile(r"\((.+),(.+),(P.+)\)")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")

_OUTSIDE_NEWS = {
    "meal": re.compile(r"TME[BLD]"),
    "business_days": re.compile(r"P\d+BD"),
    "two_digit_year": re.compile(r"XX\d\d-\d\d"),
}


def normal(value: str) -> str:
    """One spelling: no idle zeros in times of day, a day that ends at 24:00, no halves of years
    and hours, months for quarters."""
    value = _ZONE.sub(r"\1", _NAMED_YEAR.sub("", value))
    value = _BARE_HOUR.sub(r"T0\1", _CENTURIES.sub(r"\1C", value))
    value = _END_OF_DAY.sub("T24", value)
    value = _ZEROS.sub(lambda m: m[1] or m[2], value)
    if halves := _HALVES.fullmatch(value):
        years, hours = halves.groups()
        return f"P{int(years) * 12 + 6}M" if years else f"PT{int(hours) * 60 + 30}M"
    if quarters := _QUARTERS.fullmatch(value):
        return f"P{int(quarters[1]) * 3}M"
    return _OPEN_SEASON.sub(r"\1", value)


def left_out(values: Iterable[str]) -> str | None:
    """Why an expression is not scored, None if it is.

    News does not count in business days, tell the time by meals ("after dinner", TMED) or leave
    the century of a date open ("11/12/35", XX35); TIMEX3 has no value for either of the first two.
    Some expected days do not exist (30 February), and zones alone have no value at all.
    """
    told = list(values)
    if not told:
        return "no_value"
    for reason, pattern in _OUTSIDE_NEWS.items():
        if any(pattern.search(v) for v in told):
            return reason
    return "impossible_day" if any(map(_impossible, told)) else None


def _impossible(value: str) -> bool:
    return not all(_exists(*map(int, m)) for m in _days(value))


def _days(value: str) -> list[tuple[str, str, str]]:
    leap = "2000"
    return [(leap if y == "XXXX" else y, m, d) for y, m, d in _DAY.findall(value)]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def same_value(expected: Iterable[str], readings: Iterable[str], kind: str) -> bool:
    """True if one of our readings is one of the expected values.

    A range agrees with a value begin/end, and with its bare length where ours is a DURATION, as
    TIMEX3 writes "the last two weeks".
    """
    ours = {normal(r) for r in readings}
    return any(normal(v) in ours or _same_range(v, ours, kind) for v in expected)


def _same_range(value: str, ours: set[str], kind: str) -> bool:
    expected = _RANGE.fullmatch(value)
    if expected is None:
        return False
    begin, end, length = expected.groups()
    if kind == "DURATION" and normal(length) in ours:
        return True
    ends = [_begin(begin), _begin(end)]
    return any([_begin(v) for v in r.split("/")] == ends for r in ours if "/" in r)


def _begin(value: str) -> str:
    """The moment a value begins: 2018 -> 2018-01-01, 2018-Q2 -> 2018-04-01."""
    if quarter := _QUARTER.fullmatch(value):
        value = f"{quarter[1]}-{int(quarter[2]) * 3 - 2:02d}"
    if re.fullmatch(r"[\dX]{4}", value):
        value += "-01"
    return normal(value + "-01" if re.fullmatch(r"[\dX]{4}-[\dX]{2}", value) else value)


def same_days(first: str | None, last: str | None, begin: str | None, end: str | None) -> bool:
    """True if our days are those from `begin` to `end`, whether `end` is counted in or not."""
    days = re.compile(r"\d{4}-\d\d-\d\d")
    if not (first and last and begin and end and days.fullmatch(begin) and days.fullmatch(end)):
        return False
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    return first == begin and end in (last, after)
