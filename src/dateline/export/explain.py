"""Why an event was coded as it was: the sentence, the words and the rule behind each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.errors import SettingError
from dateline.export import words
from dateline.records import Actor, Event, Reading, Source, Span

Mark = Literal["", "evidence", "trigger"]

_NO_WORDS = {
    "place": "no place told in the clause",
    "time": "no date told: not later than publication",
    "status": "nothing marks it otherwise: told as a fact",
    "according_to": "the report itself",
    "actors": "nobody named",
    "recipients": "nobody named",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One coded field: its value in words, the spans that carry it, the rule that made it."""

    name: str
    value: str
    spans: tuple[Span, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with its grounds; `str()` tells it in plain text.

    `sentences` are the ranges in `text` of the sentences that hold evidence: more than one where
    the report tells the event more than once.
    """

    report_id: str
    text: str
    event: Event
    sentences: tuple[Span, ...]
    fields: tuple[Field, ...]
    chain: tuple[str, ...]
    made_with: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.report_id}/{self.event.id}: {self.event.type}", "", self._marked(), ""]
        for field in self.fields:
            told = ", ".join(repr(s.of(self.text)) for s in field.spans)
            lines.append(f"{field.name + ':':14}{field.value}")
            lines += [f"{'':14}words: {told}"] if told else []
            lines += [f"{'':14}by: {field.by}"] if field.by else []
        lines += ["", "according to: " + " <- ".join(self.chain)]
        lines += ["made with: " + ", ".join(f"{k} {v}" for k, v in self.made_with)]
        return "\n".join(lines)

    def _marked(self) -> str:
        """The sentences with the evidence in square brackets."""
        return "".join(f"[{words}]" if mark else words for words, mark in self.pieces())

    def pieces(self) -> Iterator[tuple[str, Mark]]:
        """The sentences cut where evidence begins and ends, with what each piece is.

        Between sentences that do not follow each other stands " … ".
        """
        evidence, last = disjoint(self.event.evidence), None
        for sentence in self.sentences:
            if last is not None:
                gap = self.text[last : sentence.start]
                yield (" … " if gap.strip() else " "), ""
            at = sentence.start
            for span in (s for s in evidence if sentence.covers(s)):
                yield self.text[at : span.start], ""
                mark: Mark = "trigger" if span.overlaps(self.event.trigger) else "evidence"
                yield span.of(self.text), mark
                at = span.end
            yield self.text[at : sentence.end], ""
            last = sentence.end


def explain(
    reading: Reading, event_id: str, made_with: tuple[tuple[str, str], ...] = ()
) -> Explanation:
    """The grounds of event `event_id`.  Raises SettingError where the reading has no such event."""
    event = next((e for e in reading.events if e.id == event_id), None)
    if event is None:
        known = f"{reading.events[0].id} to {reading.events[-1].id}" if reading.events else "none"
        raise SettingError(
            f"report {reading.article.id} has no event {event_id!r}", hint=f"It has {known}."
        )
    return Explanation(
        report_id=reading.article.id,
        text=reading.article.text,
        event=event,
        sentences=_sentences(reading, event),
        fields=_fields(reading, event),
        chain=chain(reading, event.according_to),
        made_with=made_with,
    )


def chain(reading: Reading, sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The names of a source chain, nearest the claim first, the report itself last."""
    named = {a.id: a.name for a in reading.actors}
    links = [named.get(s.actor or "", "an unnamed source") for s in sources]
    return (*dict.fromkeys(links), reading.article.outlet or "this report")


def disjoint(spans: tuple[Span, ...]) -> list[Span]:
    """The spans in order, overlapping ones merged."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _sentences(reading: Reading, event: Event) -> tuple[Span, ...]:
    told = (*event.evidence, event.trigger)
    held = (s.span for s in reading.sentences if any(s.span.overlaps(e) for e in told))
    return tuple(held) or (Span(0, len(reading.article.text)),)


def _fields(reading: Reading, event: Event) -> tuple[Field, ...]:
    values = _values(reading, event)
    made = []
    for name, value in values.items():
        spans, by = event.fields.get(name, ((), ""))
        told = value or _NO_WORDS.get(name, "unknown")
        made.append(Field(name, told, tuple(dict.fromkeys(spans)), by))
    return tuple(made)


def _values(reading: Reading, event: Event) -> dict[str, str]:
    actors = {a.id: a for a in reading.actors}
    place = next((p for p in reading.places if p.id == event.place), None)
    told = words.when(event.date)
    denied = ", ".join(chain(reading, event.disputed_by)[:-1])
    return {
        "type": f"{words.code(event)} ({words.what(event)}), CAMEO {event.cameo}",
        "actors": _side(event.actors, actors),
        "recipients": _side(event.recipients, actors),
        "place": ", ".join(filter(None, (place.name, place.country))) if place else "",
        "time": f"{told} ({event.date.edtf})" if told and event.date else "",
        "status": words.status(event.status),
        "according_to": ", ".join(chain(reading, event.according_to)[:-1]),
        **({"disputed_by": denied} if denied else {}),
    }


def _side(ids: tuple[str, ...], actors: dict[str, Actor]) -> str:
    return "; ".join(described(actors[i]) for i in ids if i in actors)


def described(actor: Actor) -> str:
    """ "Wang Yi (CHN, government, top diplomat)": what is known of an actor, on one line, and the
    user's table that it comes from, if any."""
    known = [actor.country or "country unknown", *(words.SECTORS.get(s, s) for s in actor.sector)]
    told = ", ".join([*known, *filter(None, [actor.role])])
    table = words.user_table(actor.made_by)
    return f"{actor.name} ({told}{f'; your table {table}' if table else ''})"
