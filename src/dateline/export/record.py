"""The public record, version 1: what a reading says, as plain JSON values.

The shape is a contract (see docs/record.md): fields may be added, never renamed.  Offsets are
Unicode code points into `report.text`, half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.records import (
    Actor,
    Article,
    Dropped,
    Event,
    EventDate,
    Note,
    Place,
    Quote,
    Reading,
    Source,
    Span,
    Time,
)

SCHEMA = "dateline/1"

Json = dict[str, Any]


def record(reading: Reading) -> Json:
    """The public record of one reading."""
    return {
        "schema": SCHEMA,
        "report": _report(reading.article),
        "sentences": [[s.start, s.end] for s in reading.sentences],
        "actors": [_actor(a) for a in reading.actors],
        "places": [_place(p) for p in reading.places],
        "times": [_time(t) for t in reading.times],
        "quotes": [_quote(q) for q in reading.quotes],
        "events": [_event(e) for e in reading.events],
        "dropped": [_dropped(d) for d in reading.dropped],
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _report(article: Article) -> Json:
    return {
        "id": article.id,
        "input_id": article.input_id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "byline": article.byline,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "published_basis": article.published_basis,
        "published_between": [d.isoformat() if d else None for d in article.published_between],
        "text": article.text,
        "notes": [_note(n) for n in article.notes],
    }


def _note(note: Note) -> Json:
    return {"kind": note.kind, "score": note.score, "spans": _pairs(note.spans)}


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": list(actor.sector),
        "role": actor.role,
        "wikidata": actor.wikidata,
        "mentions": _pairs(actor.mentions),
        "confidence": actor.confidence,
        "made_by": list(actor.made_by),
    }


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "admin1": place.admin1,
        "precision": place.precision,
        "mentions": _pairs(place.mentions),
    }


def _time(time: Time) -> Json:
    return {
        "id": time.id,
        "span": _pair(time.span),
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "edtf": time.edtf,
        "start": time.start,
        "end": time.end,
        "basis": time.basis,
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "span": _pair(quote.span),
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "source": _pair(quote.source),
        "cue": _pair(quote.cue),
        "via": list(quote.via),
    }


def _source(source: Source) -> Json:
    return {"actor": source.actor, "cue": _pair(source.cue), "kind": source.kind}


def _date(date: EventDate | None) -> Json | None:
    if date is None:
        return None
    return {"edtf": date.edtf, "start": date.start, "end": date.end, "basis": date.basis}


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "goldstein": {"icews": event.goldstein[0], "gdelt": event.goldstein[1]},
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "time": event.time,
        "date": _date(event.date),
        "status": list(event.status),
        "according_to": [_source(s) for s in event.according_to],
        "disputed_by": [_source(s) for s in event.disputed_by],
        "trigger": _pair(event.trigger),
        "evidence": _pairs(event.evidence),
        "confidence": event.confidence,
        "made_by": list(event.made_by),
        "fields": {
            name: {"spans": _pairs(spans), "by": by} for name, (spans, by) in event.fields.items()
        },
    }


def _dropped(dropped: Dropped) -> Json:
    return {"reason": dropped.reason, "trigger": _pair(dropped.trigger), "frame": dropped.frame}
