"""What holds of every reading, whatever the report: spans lie in the text, references resolve,
codes are those of the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from dateline.merge import Merge
from dateline.ontology import COUNTRY_CODES, SECTORS, TYPES
from dateline.ontology.plover import CONTEXTS
from dateline.records import ActorKind, Event, QuoteKind, Reading, Span, Status, TimeType


def broken(reading: Reading) -> list[str]:
    """What is wrong with a reading, in words; empty for a sound one."""
    checks = (_spans, _trees, _times, _speech, _actors, _unique, _merged)
    found = [f"event {e.id}: {what}" for e in reading.events for what in _event(e, reading)]
    return found + [what for check in checks for what in check(reading)]


def _spans(reading: Reading) -> Iterator[str]:
    size = len(reading.article.text)
    for what, span in _all_spans(reading):
        if not 0 <= span.start < span.end <= size:
            yield f"{what} {span} is empty or outside the text of {size}"


def _all_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for sentence in reading.sentences:
        yield "sentence", sentence.span
        yield from (("token", t.span) for t in sentence.tokens)
    yield from (("name", n.span) for n in reading.names)
    for part in (reading.actors, reading.places):
        yield from (("mention", s) for one in part for s in one.mentions)
    yield from (("mention", m.span) for m in reading.mentions)
    yield from (("time", t.span) for t in reading.times)
    for quote in reading.quotes:
        spans = (("quote", quote.span), ("cue", quote.cue), ("source", quote.source))
        yield from ((what, s) for what, s in spans if s)
    for claim in reading.claims:
        yield from (("claim", s) for s in claim.scope)
        yield from (("claim cue", s.cue) for s in claim.chain if s.cue)
    yield from (("modality", s) for m in reading.modalities.values() for s in m.cues)
    yield from (("dropped", d.trigger) for d in reading.dropped)
    for event in reading.events:
        yield f"trigger of {event.id}", event.trigger
        yield from ((f"evidence of {event.id}", s) for s in event.evidence)
        yield from ((f"cue of {event.id}", s.cue) for s in event.according_to if s.cue)
        for name, (spans_, _) in event.fields.items():
            yield from ((f"{name} of {event.id}", s) for s in spans_)


def _trees(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for n, sentence in enumerate(reading.sentences):
        heads = [t.head for t in sentence.tokens]
        if sentence.n != n or [t.i for t in sentence.tokens] != list(range(len(heads))):
            yield f"sentence {n} is numbered wrongly"
        if heads.count(-1) != 1 or any(not -1 <= h < len(heads) for h in heads):
            yield f"sentence {n} has not one root"
        if any(t.span.of(text) != t.text for t in sentence.tokens):
            yield f"sentence {n} has a word that is not what the text says"


def _times(reading: Reading) -> Iterator[str]:
    for time in reading.times:
        if time.type not in get_args(TimeType):
            yield f"time {time.id} is of type {time.type}"
        if time.span.of(reading.article.text) != time.text:
            yield f"time {time.id} is not what the text says"
        yield from (f"time {time.id}: {what}" for what in _days(time.start, time.end))


def _days(start: str | None, end: str | None) -> Iterator[str]:
    try:
        days = [date.fromisoformat(day) for day in (start, end) if day]
    except ValueError as e:
        yield str(e)
    else:
        if days != sorted(days):
            yield f"ends on {end} before it starts on {start}"


def _speech(reading: Reading) -> Iterator[str]:
    known = {a.id for a in reading.actors}
    for quote in reading.quotes:
        if quote.kind not in get_args(QuoteKind):
            yield f"quote {quote.id} is of kind {quote.kind}"
        if quote.span.of(reading.article.text) != quote.text:
            yield f"quote {quote.id} is not what the text says"
        if {s for s in (quote.speaker, *quote.via) if s} - known:
            yield f"quote {quote.id} is by nobody known"
    for source in (s for claim in reading.claims for s in claim.chain):
        if source.actor not in {None, *known}:
            yield f"a claim is of nobody known: {source.actor}"
    for ref, modality in reading.modalities.items():
        if ref.token >= len(reading.sentences[ref.sentence].tokens):
            yield f"a modality of no token: {ref}"
        if set(modality.status) - set(get_args(Status)):
            yield f"status {modality.status} is none of PLOVER's"


def _actors(reading: Reading) -> Iterator[str]:
    known = {a.id for a in reading.actors}
    for actor in reading.actors:
        country = actor.country
        if (
            country
            and country not in COUNTRY_CODES
            and not (len(country) == 3 and country.isupper())
        ):
            yield f"actor {actor.id} is of country {country}"
        if set(actor.sector) - SECTORS:
            yield f"actor {actor.id} is of sector {actor.sector}"
        if actor.kind not in get_args(ActorKind) or not actor.name.strip():
            yield f"actor {actor.id} is {actor.kind} {actor.name!r}"
    for mention in reading.mentions:
        if mention.actor not in known:
            yield f"a mention of nobody known: {mention.actor}"
        if mention.head >= len(reading.sentences[mention.sentence].tokens):
            yield f"a mention without a head: {mention}"


def _unique(reading: Reading) -> Iterator[str]:
    if any(sentence.states is not None for sentence in reading.sentences):
        yield "states outlive coding"
    for part in (reading.actors, reading.places, reading.times, reading.quotes, reading.events):
        ids = [one.id for one in part]
        if len(set(ids)) < len(ids):
            yield f"ids given twice among {ids}"


def _merged(reading: Reading) -> Iterator[str]:
    (again,) = Merge()([reading])
    if again != reading:
        yield "merging once more changes the events"


def _event(event: Event, reading: Reading) -> Iterator[str]:
    yield from _sides(event)
    kind = TYPES.get(event.type)
    if kind is None:
        yield f"no PLOVER type {event.type}"
    elif set(event.modes) - set(kind.modes):
        yield f"{event.type} has no mode {event.modes}"
    if set(event.contexts) - CONTEXTS:
        yield f"no such contexts: {event.contexts}"
    if set(event.status) - set(get_args(Status)):
        yield f"no such status: {event.status}"
    if not event.evidence or not 0 <= event.confidence <= 1:
        yield f"evidence {event.evidence}, confidence {event.confidence}"
    yield from _references(event, reading)
    if event.date:
        yield from _days(event.date.start, event.date.end)


def _sides(event: Event) -> Iterator[str]:
    sides = (*event.actors, *event.recipients)
    if len(set(sides)) < len(sides):
        yield f"somebody is named twice: {sides}"


def _references(event: Event, reading: Reading) -> Iterator[str]:
    cited = {s.actor for s in event.according_to if s.actor}
    named = {*event.actors, *event.recipients, *cited}
    if lost := named - {a.id for a in reading.actors}:
        yield f"names nobody known: {lost}"
    if event.place not in {None, *(p.id for p in reading.places)}:
        yield f"is at no known place: {event.place}"
    if event.time not in {None, *(t.id for t in reading.times)}:
        yield f"is at no known time: {event.time}"
