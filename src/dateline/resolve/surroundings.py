"""What the rest of a report makes of a phrase: whose seat a town is, whose office a title is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from dateline.resolve.knowledge import Knowledge
from dateline.resolve.phrase import Phrase

_REGIONAL: Final = "regional official"


def seated(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, where a town that is the seat of two means one: Brussels is that of the Union
    to news that does not speak of Belgium, and only a town to be in."""
    told = {code for p in phrases if not p.rival for code in p.codes}
    return [
        replace(p, codes=(p.rival,), rival="")
        if p.rival and not p.locative and (p.rival in told or p.codes[0] not in told)
        else p
        for p in phrases
    ]


def local(phrases: Iterable[Phrase], knowledge: Knowledge) -> list[Phrase]:
    """The phrases, where offices of regions are not taken for those of the state: "the Colorado
    secretary of state" is no foreign minister."""
    phrases = list(phrases)
    regions = {
        p.at: p.name
        for p in phrases
        if p.sort in ("place", "state") and knowledge.gazetteer.region(p.name)
    }
    return [_in_region(p, regions) for p in phrases] if regions else phrases


def _in_region(phrase: Phrase, regions: Mapping[tuple[int, int], str]) -> Phrase:
    owners = (regions.get((phrase.sentence, head)) for head in phrase.owners)
    region = next(filter(None, owners), None)
    if region is None or phrase.role is None or not phrase.role.office:
        return phrase
    role = msgspec.structs.replace(phrase.role, title=_REGIONAL, office=False)
    return replace(phrase, role=role, noun=f"{region} {phrase.noun}")
