"""Contexts of a paragraph."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.contexts import spread
from dateline.records import Event, Span

TEXT = "Een zin. Nog een zin. En nog een.\nEen andere alinea."
PLAIN = Event(
    "e", "AID", (), (), "070", 2, 10.0, (7.0, 7.0), ("a",), ("b",), None, None, (), (),
    Span(0, 3), (Span(0, 3),), 0.9, ("x",),
)  # fmt: skip


def at(start: int, *contexts: str) -> Event:
    return replace(PLAIN, contexts=contexts, trigger=Span(start, start + 3))


def test_what_two_events_share_is_the_paragraphs() -> None:
    told = spread([at(0, "military", "legal"), at(9, "military"), at(22), at(40)], TEXT)
    assert [e.contexts for e in told] == [("military", "legal"), ("military",), ("military",), ()]


def test_one_event_alone_gives_nothing_to_others() -> None:
    assert [e.contexts for e in spread([at(0, "legal"), at(9)], TEXT)] == [("legal",), ()]
