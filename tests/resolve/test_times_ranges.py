"""Ranges run forwards."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lang import load
from dateline.resolve.times import find_times


@pytest.mark.parametrize(
    "text", ["It holds from May 2029 to December 31, 2021.", "It ran from May 3 to May 9, 2021."]
)
def test_no_time_ends_before_it_begins(text):
    found = find_times(text, date(2020, 12, 18), load("en"))
    assert found
    assert all(t.start <= t.end for t in found if t.start and t.end)
