"""What the meaning of a time expression depends on besides its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from dateline.resolve import time_calendar as cal
from dateline.resolve.time_values import Basis, Moment

Direction = Literal["past", "future", ""]


class NoTime(ValueError):
    """The words fit a rule but make no time: 30 February, week 54."""


@dataclass(slots=True)
class Scene:
    """Reference time, direction of the clause, and the anchored moments told so far."""

    reference: datetime | None
    direction: Direction = ""
    past: list[Moment] = field(default_factory=list)

    @property
    def today(self) -> date | None:
        return self.reference.date() if self.reference else None

    @property
    def told(self) -> Moment | None:
        """The last moment told."""
        return self.past[-1] if self.past else None

    def told_as(self, grain: str) -> Moment | None:
        """The last moment told that is no longer than the grain: a month names no day."""
        size = cal.days_in(grain)
        return next((m for m in reversed(self.past) if cal.days_in(m.grain) <= size), None)

    def now(self, grain: str) -> tuple[date | None, Basis]:
        """Where a narrative stands: the last such moment told, before anything is told the day of
        the report; nowhere where all that is told is longer than the grain."""
        told = self.told_as(grain)
        if told is not None:
            return told.first, "narrative"
        return (None, "unanchored") if self.past else (self.today, "publication")


def moment_of(m: Any, *grains: str) -> Moment:
    """`m` if it is a moment, of one of the grains if any are named.  Raises NoTime."""
    if not isinstance(m, Moment) or (grains and m.grain not in grains):
        raise NoTime(f"no moment: {m!r}")
    return m


def first_day(m: Any) -> date:
    """First day of a moment.  Raises NoTime where it has none."""
    first = moment_of(m).first
    if first is None:
        raise NoTime(f"not anchored: {m!r}")
    return first
