"""The coding stage: events of a report, by the frame lexicon over dependency trees.

For each sentence: find predicates (match), name their sides (sides, candidate), let the
ontology decide among them (precedence), then derive what follows from type and mode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from dateline import ontology
from dateline.coding import circumstance, precedence
from dateline.coding.candidate import Candidate, candidate, missing_side
from dateline.coding.lexicon import Lexicon, build
from dateline.coding.match import matches
from dateline.coding.sides import Cast, Side
from dateline.lang import Pack
from dateline.records import Dropped, Event, Reading, Sentence, Span, Status

_LIKELIEST = 0.95  # no rule is surer than this
_UNDIRECTED = 0.6  # what is left of the confidence in a directed act without recipient
_DIRECTED = frozenset({"AGREE", "REQUEST", "ACCUSE", "THREATEN", "SANCTION", "COERCE", "REJECT"})
_DOUBTFUL = 0.4  # an event less sure than this is not reported


class Code:
    """Fills `events` and `dropped`.  Raises PackError where the lexicon is broken."""

    name = "coding/1"

    def __init__(self, packs: Callable[[str], Pack]) -> None:
        self.packs = packs
        self.lexicon: Callable[[str], Lexicon] = cache(lambda code: build(packs(code)))

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.code(reading)

    def code(self, reading: Reading) -> Reading:
        lexicon = self.lexicon(reading.article.language)
        cast = Cast(reading, lexicon)
        events: list[Event] = []
        dropped: list[Dropped] = []
        for sentence in reading.sentences:
            for found, reason in _candidates(sentence, lexicon, cast, reading):
                if reason is None:
                    events.append(_event(found, reading, f"e{len(events) + 1}"))
                else:
                    dropped.append(_dropped(found, reason))
        return replace(reading, events=tuple(events), dropped=tuple(dropped))


def _candidates(
    sentence: Sentence, lexicon: Lexicon, cast: Cast, reading: Reading
) -> Iterator[tuple[Candidate, str | None]]:
    found = matches(sentence, lexicon, cast.named(sentence.n))
    about = precedence.contents(sentence, found)
    inner = {m.token for m in about.values()}
    complete: list[Candidate] = []
    for match in found:
        made = candidate(sentence, match, about.get(match.token), cast, reading)
        reason = "content" if match.token in inner else missing_side(made)
        if reason is None and _confidence(made) < _DOUBTFUL:
            reason = "doubtful"
        if reason is None:
            complete.append(made)
        else:
            yield made, reason
    yield from precedence.standing(complete)


def _dropped(found: Candidate, reason: str) -> Dropped:
    return Dropped(reason, _trigger(found), found.match.predicate.frame.name)


def _trigger(found: Candidate) -> Span:
    return found.sentence.tokens[found.match.token].span


def _event(found: Candidate, reading: Reading, id_: str) -> Event:
    sentence, frame = found.sentence, found.match.predicate.frame
    trigger = _trigger(found)
    time, basis = circumstance.time_of(reading, sentence, found.match.token)
    place, where = circumstance.place_of(reading, sentence, found.match.token)
    status = _with_history(found.status, circumstance.is_historical(time, reading))
    cameo = frame.cameo if found.type == frame.type and frame.cameo else ""
    cameo = cameo or ontology.cameo_of(found.type, found.modes)
    chain = circumstance.sources_of(reading, trigger)
    words = tuple(sentence.tokens[k].span for k in sorted(found.match.used))
    rule = f"lexicon:{reading.article.language}/{frame.name}"
    evidence = {*words, *(s.span for s in found.sides)}
    evidence |= {time.span} if time else set()
    evidence |= {where} if where else set()
    fields = {
        "type": (words, rule),
        "actors": (tuple(s.span for s in found.actors), _how(found.actors)),
        "recipients": (tuple(s.span for s in found.recipients), _how(found.recipients)),
        "place": ((where,) if where else (), "clause"),
        "time": ((time.span,) if time else (), basis),
        "status": (found.modality.cues, ", ".join(found.modality.rules)),
        "according_to": (tuple(s.cue for s in chain if s.cue), "attribute"),
    }
    return Event(
        id=id_,
        type=found.type,
        modes=found.modes,
        contexts=frame.contexts,
        cameo=cameo,
        quad=ontology.TYPES[found.type].quad,
        intensity=ontology.intensity(found.type, found.modes),
        goldstein=ontology.goldstein(cameo),
        actors=tuple(s.actor for s in found.actors),
        recipients=tuple(s.actor for s in found.recipients),
        place=place.id if place else None,
        time=time.id if time else None,
        status=status,
        according_to=chain,
        trigger=trigger,
        evidence=tuple(sorted(evidence)),
        confidence=_confidence(found),
        made_by=(rule, Code.name),
        date=circumstance.date_of(time, basis, reading),
        fields=fields,
    )


def _with_history(status: tuple[Status, ...], historical: bool) -> tuple[Status, ...]:
    if historical and "historical" not in status and "future" not in status:
        return ("historical", *status)
    return status


def _how(sides: tuple[Side, ...]) -> str:
    return ", ".join(dict.fromkeys(s.how for s in sides))


def _confidence(found: Candidate) -> float:
    """Frame score times the mean certainty of the sides; to be calibrated on dev data.

    A directed act whose recipient is not told is likelier to be a misreading.
    """
    sure = [s.sure for s in found.sides] or [0.5]
    score = found.match.predicate.frame.score
    lacking = not found.recipients and len(found.actors) < 2 and found.type in _DIRECTED
    score *= _UNDIRECTED if lacking else 1.0
    return round(min(_LIKELIEST, score * (0.5 + 0.5 * sum(sure) / len(sure))), 2)
