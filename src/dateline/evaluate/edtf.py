"""The days that an ISO 8601-2 (EDTF) date can mean, and how fine it is."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_FORMS = {
    "day": re.compile(r"(\d{4})-(\d\d)-(\d\d)"),
    "week": re.compile(r"(\d{4})-W(\d\d)"),
    "month": re.compile(r"(\d{4})-(\d\d)"),
    "year": re.compile(r"(\d{4})"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, inclusive; `grain`: day, week, month or year."""

    first: date
    last: date
    grain: str

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


def days(value: str) -> Days | None:
    """Days of a date or of an interval a/b; qualifiers ~ ? % and times of day fall away.

    The grain of an interval is that of its coarser end.  None where the value is no such date.
    """
    ends = [_single(end) for end in value.split("/")]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends) or len(ends) > 2:
        return None
    order = list(_FORMS)
    grain = max((end.grain for end in known), key=order.index)
    return Days(known[0].first, known[-1].last, grain)


def _single(value: str) -> Days | None:
    bare = re.sub(r"[~?%]", "", value.strip()).partition("T")[0]
    for grain, form in _FORMS.items():
        if match := form.fullmatch(bare):
            try:
                return Days(*_range(grain, *map(int, match.groups())), grain)
            except ValueError:
                return None
    return None


def _range(grain: str, year: int, part: int = 1, day: int = 1) -> tuple[date, date]:
    if grain == "week":
        monday = date.fromisocalendar(year, part, 1)
        return monday, monday + timedelta(days=6)
    if grain == "month":
        return date(year, part, 1), date(year, part, monthrange(year, part)[1])
    if grain == "year":
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, part, day), date(year, part, day)
