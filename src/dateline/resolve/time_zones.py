"""Offsets from UTC of clock times told with a zone, summer time by the day they are on.

A zone is an offset ("-05:00") or a name of the IANA time zone database ("America/New_York"); of
an ambiguous or unknown one ("IST", local time) packs give "".  Where an abbreviation tells
standard or summer time it means that, whatever the day: "EST" is five hours behind UTC.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

MARK = "@"
_MINUTE = 60


def with_zone(clock: str, zone: str) -> str:
    """A clock time that carries its zone until it has a day: T22:00@America/New_York."""
    return f"{clock}{MARK}{zone}" if zone and MARK not in clock else clock


def apart(clock: str) -> tuple[str, str]:
    """Clock time and zone ("" for none)."""
    told, _, zone = clock.partition(MARK)
    return told, zone


def offset(zone: str, day: date | None, clock: str) -> str:
    """Offset in ISO 8601, "" where it is not known: "T22:00" on 21 February in New York is -05:00.

    Raises zoneinfo.ZoneInfoNotFoundError for what is no zone.
    """
    if not zone or zone[0] in "+-":
        return zone
    if day is None or ":" not in clock or "X" in clock:
        return ""
    hour, minute = int(clock[1:3]) % 24, int(clock[4:6])
    ahead = datetime.combine(day, time(hour, minute), ZoneInfo(zone)).utcoffset()
    minutes, rest = divmod(int(ahead.total_seconds()) if ahead else 0, _MINUTE)
    if rest:  # before zones: local mean time
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
