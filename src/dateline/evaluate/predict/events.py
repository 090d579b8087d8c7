"""Predictor of task `events`: whole reports through the whole pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluate.events import UNKNOWN, EventSaid, EventsSaid, GoldReport, SourceSaid
from dateline.evaluate.predict.stages import Stages
from dateline.records import Actor, Event, Failure, Reading, Report, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def predict(rows: Sequence[GoldReport], stages: Stages) -> Iterator[EventsSaid]:
    for row in rows:
        report = Report(row.id, row.text, published=row.published, language=row.language)
        reading = stages.pipeline.read(report)
        if isinstance(reading, Failure):
            yield EventsSaid(row.id, (), str(reading.error))
        else:
            yield EventsSaid(row.id, tuple(said(reading)))


def said(reading: Reading) -> Iterator[EventSaid]:
    """The events of a reading, with the countries of their sides and where they stand.

    Paragraphs are the lines that are not empty.
    """
    actors = {a.id: a for a in reading.actors}
    sentences = [s.span for s in reading.sentences]
    lines = [Span(*m.span()) for m in _LINE.finditer(reading.article.text)]
    for event in reading.events:
        places = (event.trigger, *event.evidence)
        yield EventSaid(
            type=event.type,
            actors=_countries(event.actors, actors),
            recipients=_countries(event.recipients, actors),
            sentences=_holding(sentences, places),
            paragraphs=_holding(lines, places),
            trigger=(event.trigger.start, event.trigger.end),
            status=event.status,
            date=event.date.edtf if event.date else None,
            sources=tuple(_sources(event, actors)),
        )


def _countries(ids: Iterable[str], actors: dict[str, Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors[i].country or UNKNOWN for i in ids))


def _holding(ranges: Sequence[Span], places: Iterable[Span]) -> tuple[int, ...]:
    some = tuple(places)
    return tuple(n for n, r in enumerate(ranges) if any(r.overlaps(p) for p in some))


def _sources(event: Event, actors: dict[str, Actor]) -> Iterator[SourceSaid]:
    for source in event.according_to:
        if source.actor is not None:
            actor = actors[source.actor]
            yield SourceSaid(actor.country, actor.name)
