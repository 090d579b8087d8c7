"""All operations that time rules may call, by name.

Each takes the scene first, then plain values, and returns a meaning, a clock time or a value for
another operation.  It raises NoTime, or the ValueError of the calendar, where there is no such
time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.resolve import time_clock, time_dates, time_lengths, time_weeks

OPERATIONS: dict[str, Callable[..., Any]] = {
    name: function
    for module in (time_dates, time_weeks, time_lengths, time_clock)
    for name, function in vars(module).items()
    if callable(function) and function.__module__ == module.__name__ and not name.startswith("_")
}
