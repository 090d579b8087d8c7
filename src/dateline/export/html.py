"""A record as HTML for notebooks: the events, each with its sentence and the evidence marked."""

from __future__ import annotations

from html import escape

from dateline.export import words
from dateline.export.explain import chain, disjoint
from dateline.records import Event, Reading, Span

_HEAD = ("", "when", "who", "whom", "what", "status", "according to", "sure", "evidence")
_COLOURS = {1: "#2e7d32", 2: "#00695c", 3: "#b26a00", 4: "#b71c1c"}  # by quad class


def page(reading: Reading) -> str:
    """A fragment with inline styles only; every word of the report is escaped."""
    article = reading.article
    title = escape(article.title or article.text[:80])
    about = " · ".join(filter(None, (article.outlet, str(article.published or ""), article.id)))
    head = "".join(f"<th style='text-align:left'>{name}</th>" for name in _HEAD)
    body = "".join(_row(reading, event) for event in in_time(reading))
    return (
        f"<div><b>{title}</b><br><small>{escape(about)} · {len(reading.events)} events, "
        f"{len(reading.actors)} actors, {len(reading.quotes)} quotes</small>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def in_time(reading: Reading) -> list[Event]:
    """The events by the first day each can mean, then those whose day is not told, as in text."""
    return sorted(reading.events, key=_first_day)


def _first_day(event: Event) -> tuple[str, int]:
    told = event.date
    if told is None or told.basis == "report":
        return ("9999", event.trigger.start)
    return (told.start or told.end or told.edtf, event.trigger.start)


def _row(reading: Reading, event: Event) -> str:
    named = {a.id: a.name for a in reading.actors}
    cells = (
        event.id,
        words.when(event.date) or "–",
        ", ".join(named.get(a, a) for a in event.actors),
        ", ".join(named.get(a, a) for a in event.recipients),
        words.what(event),
        words.status(event.status),
        ", ".join(chain(reading, event.according_to)[:-1]),
        f"{event.confidence:.2f}",
    )
    colour = _COLOURS.get(event.quad, "inherit")
    tds = "".join(f"<td style='text-align:left'>{escape(c)}</td>" for c in cells)
    return (
        f"<tr style='vertical-align:top;border-left:4px solid {colour}'>{tds}"
        f"<td style='text-align:left'>{marked(reading, event)}</td></tr>"
    )


def marked(reading: Reading, event: Event) -> str:
    """The event's sentence, its evidence in <mark>, its trigger bold."""
    text = reading.article.text
    sentence = reading.sentence_at(event.trigger.start)
    whole = sentence.span if sentence else Span(0, len(text))
    out, at = "", whole.start
    for span in disjoint(event.evidence):
        if whole.covers(span):
            words_ = escape(span.of(text))
            words_ = f"<b>{words_}</b>" if span.overlaps(event.trigger) else words_
            out += f"{escape(text[at : span.start])}<mark>{words_}</mark>"
            at = span.end
    return out + escape(text[at : whole.end])
