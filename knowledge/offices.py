"""From the wording of an office in a source to the title of `roles.toml` and its sectors."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.lang.roles import Role, Roles
from knowledge.tables import PACKS, SUPPLEMENT, rows


@cache
def titles() -> dict[str, Role]:
    """The roles of the English pack by title."""
    path = PACKS / "en" / "roles.toml"
    return {role.title: role for role in msgspec.toml.decode(path.read_bytes(), type=Roles).role}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = rows(SUPPLEMENT / "offices.tsv")
    return tuple((re.compile(rf"\b(?:{row['pattern']})"), row["title"]) for row in found)


def title(position: str) -> str:
    """The title of `position`: "Minister of Foreign Affairs" -> "foreign minister"."""
    text = position.lower()
    for pattern, name in _patterns():
        if pattern.search(text):
            return name
    return "official"


def sectors(name: str) -> tuple[str, ...]:
    """The PLOVER sectors of a title; raises KeyError for a title that no pack has."""
    return titles()[name].sector


def unique(name: str) -> bool:
    """True if one person holds the office at a time in a country."""
    return titles()[name].office
