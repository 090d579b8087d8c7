"""What one source, words or table, says of an actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FORMER: Final = "ELI"
"""Sector of who held an office."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one source says of an actor.  `basis` names the words; `title` is language-neutral."""

    country: str | None = None
    sector: tuple[str, ...] = ()
    title: str | None = None
    office: bool = False
    basis: tuple[str, ...] = ()

    def __or__(self, other: Facts) -> Facts:
        """These facts, completed by `other` where they are silent."""
        return Facts(
            self.country or other.country,
            self.sector or other.sector,
            self.title or other.title,
            self.office if self.title else other.office,
            tuple(dict.fromkeys((*self.basis, *other.basis))),
        )
