"""Task `actors`: whose and what a marked actor is, and which person of the tables, if any.

    2022-09-21 | holder | RUS | GOV/MIL | Sergei Shoigu | Minister {Sjojgoe} roept reservisten op.

One mention a line: day of the report, kind, country, sector, person, text with the mention between
braces; lines that begin with `#` are remarks.  Country and sector may be alternatives ("MNC/NLD"),
`-` among them where none will do.  The person is the one meant, `-` where nobody is to be linked,
`?` where that is not scored ("the French president" without a name).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Scores, share
from dateline.ontology import COUNTRY_CODES, SECTORS

KINDS: Final = (
    "holder", "former", "opposition", "namesake", "stranger", "unheard", "role", "state", "seat",
    "body", "armed", "party", "igo", "ngo", "media", "firm", "crowd", "group",
)  # fmt: skip
"""Persons in office, out of it, against it; `namesake` of somebody in the tables, `stranger` and
`unheard` (bodies, bands, firms) in none; `role` nouns; states, seats that stand for them ("het
Kremlin"), their bodies, armed forces and bands, parties, international bodies, campaigners, news
outlets, firms, crowds, groups of states."""

NAMED: Final = frozenset({"holder", "former", "opposition", "namesake", "stranger"})
"""Kinds of mentions by which a person is named."""

NONE: Final = "-"
UNSCORED: Final = "?"

_STATE_BODIES = frozenset({"COP", "MIL", "SPY", "JUD", "LEG"})
_SEPARATOR = " | "
_MARK = re.compile(r"\{([^{}]+)\}")
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor at code points `start` to `end`; `countries` and `sectors` are alternatives."""

    id: str
    day: date
    kind: str
    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    person: str
    text: str
    start: int
    end: int
    language: str


class ActorSaid(msgspec.Struct, frozen=True):
    """What was said of a mention.  `person` is whom it was linked to, under gold's name if it is
    the one gold means; `known` says whether the tables have the one gold means."""

    id: str
    country: str | None = None
    sector: tuple[str, ...] = ()
    person: str | None = None
    known: bool = False


Pair = tuple[ActorMention, ActorSaid]


def score(gold: Sequence[ActorMention], predicted: Sequence[ActorSaid]) -> Scores:
    """Shares of the mentions whose `country` and whose `sector` is right.

    `linked`: share of those whose person the tables have that are linked to that person;
    `unlinked`: of the others the share that is linked to nobody, `unlinked_named` of those among
    them that name a person.  Then the same for each language, and country and sector by kind.
    """
    pairs = list(zip(gold, predicted, strict=True))
    languages = {
        code: _figures([p for p in pairs if p[0].language == code])
        for code in sorted({g.language for g in gold})
    }
    told = [k for k in KINDS if any(g.kind == k for g in gold)]
    kinds = {k: _of_kind([p for p in pairs if p[0].kind == k]) for k in told}
    return {**_figures(pairs), **languages, "kinds": kinds}


def _figures(pairs: Sequence[Pair]) -> Scores:
    scored = [(g, p) for g, p in pairs if g.person != UNSCORED]
    there = [(g, p) for g, p in scored if g.person != NONE and p.known]
    others = [(g, p) for g, p in scored if g.person == NONE or not p.known]
    named = [(g, p) for g, p in others if g.kind in NAMED]
    return {
        **_of_kind(pairs),
        "linked": _share(there, lambda g, p: p.person == g.person),
        "unlinked": _share(others, lambda g, p: p.person is None),
        "unlinked_named": _share(named, lambda g, p: p.person is None),
    }


def _of_kind(pairs: Sequence[Pair]) -> Scores:
    return {"country": _share(pairs, country_right), "sector": _share(pairs, sector_right)}


def _share(pairs: Sequence[Pair], right: Callable[[ActorMention, ActorSaid], bool]) -> float:
    return share(sum(right(g, p) for g, p in pairs), len(pairs))


def country_right(gold: ActorMention, said: ActorSaid) -> bool:
    """True if it is one of gold's; none is one if gold says so."""
    return (said.country or NONE) in gold.countries


def sector_right(gold: ActorMention, said: ActorSaid) -> bool:
    """True if one of gold's is given, or none where gold allows that, and nothing contradicts.

    What gold does not name contradicts, save PLOVER's secondary codes: PRE, and GOV beside a body
    of the state.
    """
    given = {*said.sector}
    if not given:
        return NONE in gold.sectors
    right = given & {*gold.sectors}
    beside = {"PRE", "GOV"} if right & _STATE_BODIES else {"PRE"}
    return bool(right) and given <= right | beside


def items(gold: Sequence[ActorMention]) -> int:
    return len(gold)


def read(path: Path) -> list[ActorMention]:
    """Mentions of one file; ids are `name-of-file:line`.  Raises EvaluationError at a mistake."""
    told = [
        (f"{path.stem}:{number}", line.strip())
        for number, line in enumerate(files.lines(path), start=1)
        if line.strip() and not line.startswith("#")
    ]
    language = files.language(line.split(_SEPARATOR)[-1] for _, line in told)
    return [_mention(id_, line, language) for id_, line in told]


def _mention(id_: str, line: str, language: str) -> ActorMention:
    cells = [cell.strip() for cell in line.split(_SEPARATOR)]
    if len(cells) != 6:
        raise EvaluationError(f"{id_}: {len(cells)} cells, not 6: {line}")
    day, kind, country, sector, person, marked = cells
    marks = list(_MARK.finditer(marked))
    text = _MARK.sub(r"\1", marked)
    if len(marks) != 1 or "{" in text or "}" in text:
        raise EvaluationError(f"{id_}: not one mention between braces: {line}")
    start = marks[0].start()
    found = ActorMention(
        id_, _day(id_, day), kind, tuple(country.split("/")), tuple(sector.split("/")), person,
        text, start, start + len(marks[0][1]), language,
    )  # fmt: skip
    if wrong := list(_wrong(found)):
        raise EvaluationError(f"{id_}: {'; '.join(wrong)}: {line}")
    return found


def _day(id_: str, value: str) -> date:
    found = files.day(value)
    if found is None:
        raise EvaluationError(f"{id_}: no day")
    return found


def _wrong(mention: ActorMention) -> Iterable[str]:
    if mention.kind not in KINDS:
        yield f"no kind is {mention.kind!r}"
    for code in mention.countries:
        if code != NONE and code not in COUNTRY_CODES and not _CODE.fullmatch(code):
            yield f"no country is {code!r}"
    for sector in mention.sectors:
        if sector != NONE and sector not in SECTORS:
            yield f"no sector is {sector!r}"
    if mention.person not in (NONE, UNSCORED) and mention.kind in ("namesake", "stranger"):
        yield f"a {mention.kind} is linked"
