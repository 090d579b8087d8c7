"""From a candidate that stands to an event: all that follows from it, with evidence and rules."""

from __future__ import annotations

from dataclasses import dataclass

from dateline import ontology
from dateline.coding import circumstance
from dateline.coding.candidate import PROPOSED, Candidate
from dateline.coding.dates import Dates, When
from dateline.coding.sides import Side
from dateline.records import Event, EventDate, Place, Reading, Source, Span, Status

MAKER = "coding/2"
_LIKELIEST = 0.95  # no rule is surer than this
_UNDIRECTED = 0.7  # what is left of the confidence in an act on others that names none
_ALONE = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "COERCE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """When, where and according to whom; `where` are the words that tell the place."""

    when: When
    date: EventDate | None
    historical: bool
    place: Place | None
    where: Span | None
    chain: tuple[Source, ...]


def event(found: Candidate, reading: Reading, dates: Dates, id_: str, pair_coder: str) -> Event:
    """The event of a candidate, with quad class, scores and codes from its type and modes.

    `pair_coder` is the version of the model that was asked about it.
    """
    setting = _setting(found, reading, dates)
    rules = _rules(found, reading.article.language, pair_coder)
    cameo = _cameo(found)
    return Event(
        id=id_,
        type=found.type,
        modes=found.modes,
        contexts=found.contexts,
        cameo=cameo,
        quad=ontology.TYPES[found.type].quad,
        intensity=ontology.intensity(found.type, found.modes),
        goldstein=ontology.goldstein(cameo),
        actors=tuple(s.actor for s in found.actors),
        recipients=tuple(s.actor for s in found.recipients),
        place=setting.place.id if setting.place else None,
        time=setting.when.time.id if setting.when.time else None,
        status=_with_history(found.status, setting.historical),
        according_to=setting.chain,
        trigger=found.trigger,
        evidence=_evidence(found, setting),
        confidence=confidence(found),
        made_by=(*rules, MAKER),
        date=setting.date,
        fields=_fields(found, setting, ", ".join(rules), pair_coder),
    )


def _rules(found: Candidate, language: str, pair_coder: str) -> tuple[str, ...]:
    """The lexicon's frame and the pair coder, as far as they saw the event."""
    frame = found.match.predicate.frame
    listed = () if frame.name == PROPOSED else (f"lexicon:{language}/{frame.name}",)
    return listed if found.chance is None else (*listed, pair_coder)


def _setting(found: Candidate, reading: Reading, dates: Dates) -> _Setting:
    sentence, token = found.sentence, found.match.token
    when = dates.of(sentence, token)
    date = dates.date(when, planned="future" in found.status)
    place, where = circumstance.place_of(reading, sentence, token)
    chain = circumstance.sources_of(reading, found.trigger)
    return _Setting(when, date, dates.is_historical(date), place, where, chain)


def _cameo(found: Candidate) -> str:
    """The frame's own code, unless the status made another type of it."""
    frame = found.match.predicate.frame
    if frame.cameo and found.type == frame.type:
        return frame.cameo
    return ontology.cameo_of(found.type, found.modes)


def _words(found: Candidate) -> tuple[Span, ...]:
    return tuple(found.sentence.tokens[k].span for k in sorted(found.match.used))


def _evidence(found: Candidate, setting: _Setting) -> tuple[Span, ...]:
    spans = {*_words(found), *(s.span for s in found.sides)}
    spans |= set(setting.when.words)
    spans |= {setting.where} if setting.where else set()
    return tuple(sorted(spans))


def _fields(
    found: Candidate, setting: _Setting, rule: str, pair_coder: str
) -> dict[str, tuple[tuple[Span, ...], str]]:
    cues = tuple(s.cue for s in setting.chain if s.cue)
    dated = (pair_coder,) if "historical" in set(found.status) - set(found.modality.status) else ()
    return {
        "type": (_words(found), rule),
        "actors": (tuple(s.span for s in found.actors), _how(found.actors)),
        "recipients": (tuple(s.span for s in found.recipients), _how(found.recipients)),
        "place": ((setting.where,) if setting.where else (), "clause"),
        "time": (setting.when.words, setting.when.rule),
        "status": (found.modality.cues, ", ".join((*found.modality.rules, *dated))),
        "according_to": (cues, "attribute"),
    }


def _how(sides: tuple[Side, ...]) -> str:
    return ", ".join(dict.fromkeys(s.how for s in sides))


def _with_history(status: tuple[Status, ...], historical: bool) -> tuple[Status, ...]:
    if historical and "historical" not in status and "future" not in status:
        return ("historical", *status)
    return status


def confidence(found: Candidate) -> float:
    """The chance that lexicon and pair coder give; without the latter the frame's score.

    Both are lowered by doubt about who the sides are.  Where only the frame speaks, an act on
    others of which the other side is not told is likelier to be a misreading.
    """
    sure = [s.sure for s in found.sides] or [0.5]
    who = 0.5 + 0.5 * sum(sure) / len(sure)
    if found.chance is not None:
        return round(found.chance * who, 2)
    score = found.match.predicate.frame.score
    lacking = not found.recipients and len(found.actors) < 2 and found.type not in _ALONE
    score *= _UNDIRECTED if lacking else 1.0
    return round(min(_LIKELIEST, score * who), 2)
