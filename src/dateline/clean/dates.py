"""When a report was published, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.errors import BadReport
from dateline.lang import Pack
from dateline.records import PublishedBasis

HEAD_LINES = 3
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
# "MOSKOU, 21 februari 2023 (ANP) - ": capitals, date, then a dash before the text begins.
DATELINE = re.compile(r"\W*[^\W\d_a-z]{2}[^\n]{0,80}?(?:[-–—]|--)\s")


def parse_given(value: str) -> date:
    """The day of an ISO 8601 date or datetime, or of an RFC 2822 date as feeds have it.

    Raises BadReport that names the value.
    """
    text = value.strip()
    for parse in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(text)
        except (ValueError, TypeError, IndexError):
            continue
        return found.date() if isinstance(found, datetime) else found
    raise BadReport(
        f"{value!r} is no publication date", hint="Write it as YYYY-MM-DD, such as 2023-02-21."
    )


def published(
    given: str | None, metadata: date | None, text: str, pack: Pack
) -> tuple[date | None, PublishedBasis]:
    """The day of publication and its basis: given, the page's metadata, a date in the head."""
    if given:
        return parse_given(given), "given"
    if metadata:
        return metadata, "metadata"
    inferred = next(_head_dates(text, pack), None)
    return (inferred, "inferred") if inferred else (None, "unknown")


def _head_dates(text: str, pack: Pack) -> Iterator[date]:
    """Full dates on a line of their own among the first lines, or in the dateline of the text."""
    lines = [line for line in text[:1000].split("\n") if line.strip()]
    for line in lines[:HEAD_LINES]:
        dateline = DATELINE.match(line)
        head = dateline.group() if dateline else line
        found = _date_in(head, pack)
        if found and (dateline or len(head) < 60):
            yield found


def _date_in(head: str, pack: Pack) -> date | None:
    months = {name.lower().rstrip("."): number for name, number in pack.times.months.items()}
    iso = ISO.search(head)
    if iso:
        return _day(*map(int, iso.groups()))
    if not months:
        return None
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    pattern = (
        rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|e)?\s+(?P<m>{names})\.?"
        rf"|(?P<m2>{names})\.?\s+(?P<d2>\d{{1,2}})),?\s+(?P<y>\d{{4}})\b"
    )
    found = re.search(pattern, head, re.IGNORECASE)
    if not found:
        return None
    month = months[(found["m"] or found["m2"]).lower()]
    return _day(int(found["y"]), month, int(found["d"] or found["d2"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
