"""Goldstein values of CAMEO codes, ICEWS's table and GDELT's kept apart.

The two number some codes differently, so a code whose meaning differs in GDELT's table takes
the value of its two-digit root there.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Goldstein(NamedTuple):
    """Conflict (-10) to cooperation (+10); None where the table has no such code."""

    icews: float | None
    gdelt: float | None


@cache
def _table() -> dict[str, Goldstein]:
    text = files("dateline.ontology").joinpath("cameo.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: Goldstein(_number(icews), _number(gdelt)) for code, icews, gdelt in rows}


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def goldstein(code: str) -> Goldstein:
    """Both values of a CAMEO code, each from the nearest shorter code that has one."""
    found = [_table().get(code[:n]) for n in range(len(code), 1, -1)]
    icews = next((g.icews for g in found if g and g.icews is not None), None)
    gdelt = next((g.gdelt for g in found if g and g.gdelt is not None), None)
    return Goldstein(icews, gdelt)
