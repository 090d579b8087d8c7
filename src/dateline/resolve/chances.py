"""How likely it is that an actor is who the record says: what showed to be right on examples.

The chance that the country, and the person if one is linked, is right, by what told it: shares on
the authored examples (`python -m training.actors`), on which rules and weights were set as well: so
expect somewhat less of the surest.  Rounded to .05.  Where no country is told it is
the chance that the sector is right; where nothing is told, 0.3 by convention.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dateline.resolve.holders import USER_TABLE
from dateline.resolve.identify import Identity

_PARTS: Final = re.compile("[:+]")
"""What stands between the parts of a rule: "words:role+owner", "user-table:mine.csv"."""

CHANCES: Final[Mapping[str, float]] = {
    "lexicon": 0.95,
    "table": 0.95,
    "name": 0.9,
    "name and words": 0.85,
    "surname": 0.95,
    "surname and words": 0.95,
    "spelling": 0.9,
    "words": 0.95,
    "owner": 0.95,
    "town": 0.75,
    "where a noun is told": 0.8,
    "where a name is told": 0.75,
    "sector only": 0.6,
    "nothing": 0.3,
}


def chance(identity: Identity, *, named: bool) -> float:
    """The chance that what is said of an actor is right; `named` is True of who has a name."""
    return CHANCES[ground(identity, named=named)]


def ground(identity: Identity, *, named: bool) -> str:
    """What told the country of an actor, or the little that was told: a key of CHANCES."""
    rules, facts = identity.made_by, identity.facts
    words = any(rule.startswith("words:") and rule != "words:" for rule in rules)
    if "context:country" in rules:  # also of somebody whose country no table has
        return f"where a {'name' if named else 'noun'} is told"
    if identity.person:
        how = rules[-1].rpartition(":")[2]
        if how == "office":
            return "surname"
        return f"{how} and words" if words and how != "spelling" else how
    if facts.country is None:
        return "sector only" if facts.sector else "nothing"
    said = {part for rule in rules for part in _PARTS.split(rule)}
    told = {"table"} if USER_TABLE in said else said
    return next((key for key in ("owner", "town", "lexicon", "table") if key in told), "words")
