"""What the meaning of a time expression depends on besides its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from dateline.resolve.time_values import Basis, Moment

Direction = Literal["past", "future", ""]


class NoTime(ValueError):
    """The words fit a rule but make no time: 30 February, week 54."""


@dataclass(slots=True)
class Scene:
    """Reference time, direction of the clause, and the last moment told."""

    reference: datetime | None
    direction: Direction = ""
    told: Moment | None = None

    @property
    def today(self) -> date | None:
        return self.reference.date() if self.reference else None

    @property
    def now(self) -> tuple[date | None, Basis]:
        """Where a narrative stands: the last day or longer told, else the day of the report."""
        if self.told is not None and self.told.first is not None:
            return self.told.first, "narrative"
        return self.today, "publication"


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
