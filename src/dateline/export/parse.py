"""The way back: a public record (JSON) to the reading it tells of.

Tokens and trees are not part of the public record, so the sentences come back as ranges only.
`record(parse(r)) == r` for every record of this schema, fields of other makers aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from dateline.errors import BadReport
from dateline.export.record import SCHEMA, Json
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
    Sentence,
    Source,
    Span,
    Time,
)


def parse(value: Json) -> Reading:
    """The reading of a public record.  Raises BadReport where it is none of schema dateline/1."""
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise BadReport(f"this is no record of schema {SCHEMA}")
    try:
        reading = _reading(value)
        plain = msgspec.to_builtins(reading, builtin_types=(date,))
        return msgspec.convert(plain, Reading)  # checks the type of every field
    except (KeyError, TypeError, ValueError, AttributeError, msgspec.MsgspecError) as e:
        raise BadReport(f"the record is damaged: {type(e).__name__} {e}") from e


def made_with(value: Json) -> dict[str, str]:
    """What made a public record.  Raises BadReport where that is no table of versions."""
    try:
        return msgspec.convert(value.get("made_with") or {}, dict[str, str])
    except msgspec.ValidationError as e:
        raise BadReport(f"the record is damaged: {e}") from e


def _reading(value: Json) -> Reading:
    return Reading(
        article=_article(value["report"]),
        sentences=tuple(Sentence(n, s, e, ()) for n, (s, e) in enumerate(value["sentences"])),
        actors=tuple(map(_actor, value["actors"])),
        places=tuple(map(_place, value["places"])),
        times=tuple(map(_time, value["times"])),
        quotes=tuple(map(_quote, value["quotes"])),
        events=tuple(map(_event, value["events"])),
        dropped=tuple(map(_dropped, value.get("dropped", ()))),
    )


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _maybe(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else _span(pair)


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(map(_span, pairs))


def _article(v: Json) -> Article:
    return Article(
        id=v["id"],
        input_id=v["input_id"],
        text=v["text"],
        language=v["language"],
        title=v["title"],
        published=date.fromisoformat(v["published"]) if v["published"] else None,
        published_basis=v["published_basis"],
        published_between=_days(v.get("published_between", (None, None))),
        url=v["url"],
        outlet=v["outlet"],
        byline=v.get("byline"),
        notes=tuple(Note(n["kind"], n["score"], _spans(n["spans"])) for n in v["notes"]),
    )


def _days(v: Sequence[str | None]) -> tuple[date | None, date | None]:
    first, last = (date.fromisoformat(d) if d else None for d in v)
    return first, last


def _actor(v: Json) -> Actor:
    return Actor(
        id=v["id"],
        name=v["name"],
        kind=v["kind"],
        country=v["country"],
        sector=tuple(v["sector"]),
        role=v["role"],
        wikidata=v["wikidata"],
        mentions=_spans(v["mentions"]),
        confidence=v["confidence"],
        made_by=tuple(v.get("made_by", ())),
    )


def _place(v: Json) -> Place:
    return Place(**{**_fields(v, Place), "mentions": _spans(v["mentions"])})


def _time(v: Json) -> Time:
    return Time(**{**_fields(v, Time), "span": _span(v["span"])})


def _fields(v: Json, kind: type) -> dict[str, Any]:
    """The values of a record part that bear the names of the type's fields."""
    return {name: v[name] for name in kind.__dataclass_fields__ if name in v}  # type: ignore[attr-defined]


def _quote(v: Json) -> Quote:
    return Quote(
        id=v["id"],
        span=_span(v["span"]),
        text=v["text"],
        kind=v["kind"],
        speaker=v["speaker"],
        cue=_maybe(v["cue"]),
        via=tuple(v["via"]),
        source=_maybe(v.get("source")),
    )


def _event(v: Json) -> Event:
    fields = v.get("fields", {})
    return Event(
        id=v["id"],
        type=v["type"],
        modes=tuple(v["modes"]),
        contexts=tuple(v["contexts"]),
        cameo=v["cameo"],
        quad=v["quad"],
        intensity=v["intensity"],
        goldstein=(v["goldstein"]["icews"], v["goldstein"]["gdelt"]),
        actors=tuple(v["actors"]),
        recipients=tuple(v["recipients"]),
        place=v["place"],
        time=v["time"],
        status=tuple(v["status"]),
        according_to=_sources(v["according_to"]),
        trigger=_span(v["trigger"]),
        evidence=_spans(v["evidence"]),
        confidence=v["confidence"],
        made_by=tuple(v["made_by"]),
        date=EventDate(**v["date"]) if v.get("date") else None,
        fields={name: (_spans(f["spans"]), f["by"]) for name, f in fields.items()},
        disputed_by=_sources(v.get("disputed_by", [])),
    )


def _sources(v: list[Json]) -> tuple[Source, ...]:
    return tuple(Source(s["actor"], _maybe(s["cue"]), s.get("kind", "unknown")) for s in v)


def _dropped(v: Json) -> Dropped:
    return Dropped(v["reason"], _span(v["trigger"]), v["frame"])
