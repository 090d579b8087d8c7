"""The codes and titles that a row may use: those of the ontology and the language packs."""

from __future__ import annotations

from functools import cache

from dateline import lang
from dateline.lang import Pack
from dateline.lang.roles import Role
from dateline.ontology import COUNTRY_CODES


@cache
def packs() -> tuple[Pack, ...]:
    """All installed language packs."""
    return tuple(map(lang.load, lang.installed()))


@cache
def countries() -> frozenset[str]:
    """ISO 3166 alpha-3 and PLOVER codes that an actor's country may have."""
    return frozenset(code for pack in packs() for code in pack.countries) | COUNTRY_CODES


@cache
def titles() -> dict[str, Role]:
    """The roles of all packs by title."""
    return {role.title: role for pack in packs() for role in pack.roles.role}
