"""The 16 event types of PLOVER with quad class, modes, scores and CAMEO codes.

Source: PLOVER manual, draft 2.0 (openeventdata/PLOVER, 2024) and CAMEO2PLOVER-2021.  Where the
manual contradicts itself we decide: ACCUSE scores -3 (printed as 3), SANCTION is material
conflict, CONCEDE is verbal cooperation, PROTEST:vandalize takes the score of its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple


class Mode(NamedTuple):
    """Intensity of the mode and its nearest CAMEO code in ICEWS's numbering."""

    score: float
    cameo: str


@dataclass(frozen=True, slots=True)
class EventType:
    """`quad`: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    `needs` says which sides a sentence must give before an event is coded: both, any, actor.
    """

    name: str
    quad: int
    score: float
    cameo: str
    needs: str
    modes: Mapping[str, Mode] = field(default_factory=dict)


def _type(
    name: str, quad: int, score: float, cameo: str, needs: str, **modes: tuple[float, str]
) -> EventType:
    named = {mode.replace("_", "-"): Mode(*value) for mode, value in modes.items()}
    return EventType(name, quad, score, cameo, needs, MappingProxyType(named))


_ALL = (
    _type("AGREE", 1, 2.5, "030", "actor"),
    _type("CONSULT", 1, 2.5, "040", "both", visit=(4.0, "042"), third_party=(1.0, "044"),
          multilateral=(4.0, "040"), phone=(1.5, "041")),
    _type("SUPPORT", 1, 5.0, "050", "both"),
    _type("CONCEDE", 1, 4.5, "080", "actor"),
    _type("COOPERATE", 2, 9.5, "060", "both"),
    _type("AID", 2, 10.0, "070", "both"),
    _type("RETREAT", 2, 6.5, "084", "actor", withdraw=(8.0, "0874"), release=(6.5, "0841"),
          disarm=(10.0, "0873"), ceasefire=(7.5, "0871"), access=(6.5, "086"),
          resign=(4.5, "083")),
    _type("REQUEST", 3, 0.0, "100", "actor", assist=(0.5, "101"), change=(-1.0, "104"),
          **{"yield": (-1.0, "105")}, meet=(0.0, "106")),
    _type("ACCUSE", 3, -3.0, "112", "actor", disapprove=(-2.0, "111"),
          investigate=(-3.5, "090"), allege=(-3.5, "112")),
    _type("REJECT", 3, -2.0, "120", "actor", assist=(-1.5, "121"), change=(-2.0, "123"),
          **{"yield": (-2.0, "124")}, meet=(-2.0, "125")),
    _type("THREATEN", 3, -3.5, "130", "actor", restrict=(-3.0, "132"), arrest=(-3.5, "130"),
          relations=(-3.5, "1313"), expel=(-3.5, "136"), territory=(-4.0, "1382"),
          violence=(-3.5, "138")),
    _type("PROTEST", 4, -5.0, "140", "actor", demo=(-5.0, "141"), riot=(-7.0, "145"),
          strike=(-5.0, "143"), hunger=(-4.5, "142"), boycott=(-4.5, "143"),
          obstruct=(-4.5, "144"), vandalize=(-5.0, "140")),
    _type("SANCTION", 4, -6.0, "160", "both", convict=(-6.0, "116"), expel=(-5.5, "166"),
          withdraw=(-6.0, "161"), discontinue=(-6.0, "163")),
    _type("MOBILIZE", 4, -5.5, "150", "actor", troops=(-5.5, "154"), weapons=(-5.5, "154"),
          police=(-5.0, "153"), militia=(-6.0, "154")),
    _type("COERCE", 4, -7.0, "170", "any", seize=(-7.0, "171"), restrict=(-7.0, "172"),
          censor=(-6.5, "1721"), curfew=(-6.5, "1723"), martial_law=(-7.5, "1724"),
          arrest=(-7.0, "173"), deport=(-7.0, "174"), withhold=(-7.0, "172"),
          misinformation=(-6.5, "170"), cyber=(-7.0, "170")),
    _type("ASSAULT", 4, -9.0, "180", "any", abduct=(-8.5, "181"), beat=(-7.5, "182"),
          torture=(-8.5, "1822"), sexual=(-8.5, "1821"), targeted=(-9.5, "186"),
          destroy=(-8.5, "1712"), primitive=(-8.0, "182"), firearms=(-9.0, "193"),
          explosives=(-9.0, "1832"), suicide_attack=(-9.5, "1831"), aerial=(-9.5, "195"),
          drone=(-9.5, "195"), heavy_weapons=(-9.5, "194"), crowd_control=(-7.5, "175"),
          unconventional=(-10.0, "204")),
)  # fmt: skip

TYPES: Mapping[str, EventType] = MappingProxyType({t.name: t for t in _ALL})

CONTEXTS = frozenset(
    "military intelligence executive legislative election political_institutions pro_democracy "
    "pro_autocracy economic legal reparations human_rights rights_freedoms repression "
    "human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping "
    "health asylum migration disasters natural_resource environment technology terrorism cbrn "
    "cyber misinformation crime corruption illegal_drugs trafficking".split()
)

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC".split()
)

COUNTRY_CODES = frozenset("KOS IGO UNO EUR NGO ISM IMG MNC".split())
"""Codes of PLOVER's country field that ISO 3166 does not have."""

OPERATORS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
"""Types whose content is another act: asked for, refused, threatened, promised."""

_BECOME_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})

# What a request or refusal is about, by the type of the act asked for (manual, REQUEST modes).
_ASKED = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist",
    "RETREAT": "yield", "CONCEDE": "yield", "AGREE": "change",
}  # fmt: skip
_THREATENED = {
    "ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations",
    "REJECT": "relations", "PROTEST": "restrict",
}  # fmt: skip
_THREATENED_MODES = {
    "arrest": "arrest", "restrict": "restrict", "curfew": "restrict", "expel": "expel",
    "deport": "expel", "seize": "territory", "martial-law": "restrict", "boycott": "restrict",
}  # fmt: skip


def future_type(name: str) -> str:
    """The type of an act still to come: meeting, supporting, cooperating, aiding -> AGREE.

    Manual: future CONSULT, SUPPORT, COOPERATE and AID are AGREE; a future RETREAT is CONCEDE.
    """
    if name in _BECOME_AGREE:
        return "AGREE"
    return "CONCEDE" if name == "RETREAT" else name


def is_refusable(name: str) -> bool:
    """True for acts whose announced omission is a REJECT: "will not meet", "will not release"."""
    return name in _ASKED


def mode_of_content(operator: str, content: str, mode: str = "") -> str:
    """Mode of REQUEST, REJECT or THREATEN from the type (and mode) of what it is about."""
    if operator == "THREATEN":
        return _THREATENED_MODES.get(mode) or _THREATENED.get(content, "")
    if operator in ("REQUEST", "REJECT"):
        return _ASKED.get(content, "change")
    return ""


def intensity(name: str, modes: Iterable[str] = ()) -> float:
    """PLOVER's score: that of the strongest mode, else of the type.

    Cooperation takes the highest mode score and conflict the lowest.
    """
    event = TYPES[name]
    scores = [event.modes[m].score for m in modes if m in event.modes]
    if not scores:
        return event.score
    return max(scores) if event.quad in (1, 2) else min(scores)


def cameo_of(name: str, modes: Iterable[str] = ()) -> str:
    """The CAMEO code (ICEWS numbering) nearest to a type and its first mode."""
    event = TYPES[name]
    return next((event.modes[m].cameo for m in modes if m in event.modes), event.cameo)


def merged(name: str) -> str:
    """The root type of the PLV benchmark: CONCEDE and RETREAT are one, YIELD."""
    return "YIELD" if name in ("CONCEDE", "RETREAT") else name
