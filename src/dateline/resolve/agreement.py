"""Whether a title, country or pronoun can mean somebody told of before."""

from __future__ import annotations

from dateline.resolve.cast import Entity
from dateline.resolve.facts import Facts
from dateline.resolve.phrase import Phrase

NEAR = 2  # sentences back in which a pronoun or a broad title finds whom it means
_BROAD = frozenset({"official", "leader", "politician", "diplomat", "chief", "head"})


def agrees(entity: Entity, facts: Facts) -> bool:
    """False where words and entity name different countries."""
    return not (facts.country and entity.country and facts.country != entity.country)


def title_score(phrase: Phrase, entity: Entity, sentences: int) -> float:
    """3 same title, 2.5 same noun inside a compound, 2 part of it, 1 only the same sector."""
    assert phrase.role is not None
    title, noun = phrase.role.title, phrase.noun.lower()
    if title in entity.titles:
        return 3.0
    if any(told.endswith(noun) for told in entity.nouns):
        return 2.5
    if phrase.role.office:
        return 0.0
    words = {*title.split()}
    if any(words <= {*told.split()} for told in entity.titles):
        return 2.0
    same = title in _BROAD and bool({*phrase.role.sector[:1]} & {*entity.sector})
    return 1.0 if same and sentences <= NEAR and not phrase.owners else 0.0


def gender_fits(entity: Entity, gender: str) -> bool:
    """True unless an earlier pronoun gave the entity the other gender."""
    return gender not in ("male", "female") or entity.gender in ("", gender)
