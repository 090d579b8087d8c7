"""`Record`: one report as read, as Python users hold it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from dateline.errors import SettingError
from dateline.export import flat, html
from dateline.export.explain import Explanation, explain
from dateline.export.parse import made_with, parse
from dateline.export.record import Json, record
from dateline.records import Actor, Dropped, Event, Note, Place, Quote, Reading, Time


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What a report says: its events with actors, places, times, quotes and sources.

    All offsets are Unicode code points into `text`, half-open.  `made_with` names what read it
    and in which version.  In a notebook a record shows its events with the evidence marked.
    """

    reading: Reading
    made_with: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, value: Json) -> Self:
        """The record of a public JSON object.  Raises BadReport if it is none."""
        return cls(parse(value), made_with(value))

    def json(self) -> Json:
        """The public record, schema dateline/1, as plain JSON values."""
        return {**record(self.reading), "made_with": dict(self.made_with)}

    def to_jsonl(self) -> str:
        """The public record on one line, without a line end."""
        return json.dumps(self.json(), ensure_ascii=False, separators=(",", ":"))

    def rows(self) -> list[flat.Row]:
        """One flat row an event (columns: `dateline.export.flat.COLUMNS`), lists kept as lists."""
        return list(flat.rows(self.reading))

    def why(self, event_id: str) -> Explanation:
        """The grounds of an event; print it.  Raises SettingError if there is no such event."""
        return explain(self.reading, event_id, tuple(self.made_with.items()))

    def actor(self, actor_id: str) -> Actor:
        """The actor of an id.  Raises SettingError if there is none."""
        for actor in self.reading.actors:
            if actor.id == actor_id:
                return actor
        raise SettingError(f"report {self.id} has no actor {actor_id!r}")

    @property
    def id(self) -> str:
        return self.reading.article.id

    @property
    def input_id(self) -> str:
        return self.reading.article.input_id

    @property
    def title(self) -> str | None:
        return self.reading.article.title

    @property
    def text(self) -> str:
        return self.reading.article.text

    @property
    def language(self) -> str:
        return self.reading.article.language

    @property
    def published(self) -> date | None:
        return self.reading.article.published

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.reading.article.notes

    @property
    def events(self) -> tuple[Event, ...]:
        return self.reading.events

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.reading.actors

    @property
    def places(self) -> tuple[Place, ...]:
        return self.reading.places

    @property
    def times(self) -> tuple[Time, ...]:
        return self.reading.times

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.reading.quotes

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        return self.reading.dropped

    def __repr__(self) -> str:
        return (
            f"<Record {self.id} {self.language} {self.published or 'undated'}: "
            f"{len(self.events)} events, {len(self.actors)} actors, {len(self.quotes)} quotes>"
        )

    def _repr_html_(self) -> str:
        return html.page(self.reading)
