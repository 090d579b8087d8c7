"""From CAMEO actor codes ("USAGOVMIL", "IGOUNO", "~MED") to Dateline's countries and sectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.extend.known import countries
from dateline.resolve.tabular import lines

_TABLE = Path(__file__).with_name("cameo_actors.tsv")
_LETTERS = 3
_FAITH = "REL"
_OF_BODIES = {"IGO": "GOV", "UNO": "GOV", "EUR": "GOV", "NGO": "SOC", "MNC": "BUS", "IMG": "REB"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says: a country or PLOVER code ("" = none), sectors, primary first, and the
    parts that mean nothing to Dateline: regions, ethnic groups, agencies."""

    country: str
    sector: tuple[str, ...]
    left: tuple[str, ...]


@cache
def meaning(code: str) -> Meaning:
    """A CAMEO actor code, or an agent's with its ~, taken apart three letters at a time.

    The first country or body is meant; "NGOUSA" is a body of a country, and so of that country.
    """
    code = code.strip().lstrip("~").upper()
    parts = [code[i : i + _LETTERS] for i in range(0, len(code), _LETTERS)]
    told = [(_table().get(part, _plain(part)), part) for part in parts]
    states = [value for (kind, value), _ in told if kind == "country"]
    bodies = [value for (kind, value), _ in told if kind == "body"]
    sector = tuple(dict.fromkeys(value for (kind, value), _ in told if kind == "sector"))
    left = tuple(part for (kind, _), part in told if kind in ("region", ""))
    return Meaning(_country(states, bodies), _sectors(sector, bodies), left)


def _country(states: list[str], bodies: list[str]) -> str:
    special = [body for body in bodies if body in ("UNO", "EUR")]
    if bodies[:1] == ["IGO"] or special:
        return (special or bodies)[0]
    return (states or bodies or [""])[0]


def _sectors(told: tuple[str, ...], bodies: list[str]) -> tuple[str, ...]:
    """The sectors told, else that of a body; of a body's faith only where it bears no arms."""
    plain = tuple(sector for sector in told if sector != _FAITH)
    plain = plain or ((_OF_BODIES[bodies[0]],) if bodies else ())
    faith = _FAITH in told and "REB" not in plain
    return (*plain, _FAITH) if faith else plain


def _plain(part: str) -> tuple[str, str]:
    return ("country", part) if part in countries() else ("", "")


@cache
def _table() -> dict[str, tuple[str, str]]:
    found = (line.split("\t") for line in lines(_TABLE, 3))
    return {code: (kind, value) for code, kind, value in found}
