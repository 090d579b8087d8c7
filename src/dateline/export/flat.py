"""One event a row, with everything it points at spelt out: the shape of CSV and of the store.

Lists stay lists here; CSV joins them with "; ".

    report_id .. published   the report, as in the record; `event_id` is unique within it
    date                     EDTF (ISO 8601-2); date_start and date_end its first and last day
    date_basis               clause, sentence, narrative, or report: no day told, not later than
                             published, or if planned not before
    type, modes, contexts    PLOVER
    cameo, quad, intensity   nearest CAMEO code, quad class 1-4, PLOVER's score
    goldstein_icews, _gdelt  value of the CAMEO code in either table
    actor_names, _countries, _sectors   in step: the n-th of each is one actor's; "" = unknown;
                             several sectors of one actor are joined with "+"
    recipient_...            the same for the recipients
    place .. lon             where, WGS84 degrees
    status                   historical, future, hypothetical, negation; empty = told as fact
    according_to             source chain, nearest the claim first; empty = the report itself
    confidence               0 to 1
    trigger .. sentence      the words: of the predicate (with offsets), the evidence, its sentence
    made_by                  rules and versions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.records import Actor, Event, Reading, Span

Cell = str | int | float | None | list[str]
Row = dict[str, Cell]

SEPARATOR = "; "
FORMULA = "=+-@\t\r"


def rows(reading: Reading) -> Iterator[Row]:
    """The rows of a reading's events, in the order of the text."""
    actors = {a.id: a for a in reading.actors}
    for event in reading.events:
        yield {
            **_report(reading),
            "event_id": event.id,
            **_when(event),
            **_what(event),
            **_side("actor", event.actors, actors),
            **_side("recipient", event.recipients, actors),
            **_where(event, reading),
            **_claim(event, actors),
            **_words(event, reading),
        }


def cells(row: Row) -> list[str]:
    """The row as strings, lists joined.

    Text that a spreadsheet would run as a formula gets an apostrophe in front: reports are
    written by strangers (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    return [_cell(value) for value in row.values()]


def _cell(value: Cell) -> str:
    if isinstance(value, int | float):
        return str(value)
    text = SEPARATOR.join(value) if isinstance(value, list) else value or ""
    return f"'{text}" if len(text) > 1 and text[0] in FORMULA else text


def _report(reading: Reading) -> Row:
    article = reading.article
    return {
        "report_id": article.id,
        "input_id": article.input_id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
    }


def _when(event: Event) -> Row:
    told = event.date
    return {
        "date": told.edtf if told else None,
        "date_start": told.start if told else None,
        "date_end": told.end if told else None,
        "date_basis": told.basis if told else None,
    }


def _what(event: Event) -> Row:
    return {
        "type": event.type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "intensity": event.intensity,
        "goldstein_icews": event.goldstein[0],
        "goldstein_gdelt": event.goldstein[1],
    }


def _side(name: str, ids: Sequence[str], actors: dict[str, Actor]) -> Row:
    side = [actors[i] for i in ids if i in actors]
    return {
        f"{name}_names": [a.name for a in side],
        f"{name}_countries": [a.country or "" for a in side],
        f"{name}_sectors": ["+".join(a.sector) for a in side],
    }


def _where(event: Event, reading: Reading) -> Row:
    place = next((p for p in reading.places if p.id == event.place), None)
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def _claim(event: Event, actors: dict[str, Actor]) -> Row:
    names = (actors[s.actor].name for s in event.according_to if s.actor in actors)
    return {
        "status": list(event.status),
        "according_to": list(dict.fromkeys(names)),
        "confidence": event.confidence,
    }


def _words(event: Event, reading: Reading) -> Row:
    text = reading.article.text
    sentence = reading.sentence_at(event.trigger.start)
    return {
        "trigger": event.trigger.of(text),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "evidence": [span.of(text) for span in event.evidence],
        "sentence": (sentence.span if sentence else _around(event.evidence)).of(text),
        "made_by": list(event.made_by),
    }


def _around(spans: Iterable[Span]) -> Span:
    some = list(spans) or [Span(0, 0)]
    return Span(min(s.start for s in some), max(s.end for s in some))


COLUMNS: tuple[str, ...] = (
    "report_id", "input_id", "title", "outlet", "url", "language", "published",
    "event_id", "date", "date_start", "date_end", "date_basis",
    "type", "modes", "contexts", "cameo", "quad", "intensity", "goldstein_icews",
    "goldstein_gdelt",
    "actor_names", "actor_countries", "actor_sectors",
    "recipient_names", "recipient_countries", "recipient_sectors",
    "place", "place_country", "lat", "lon",
    "status", "according_to", "confidence",
    "trigger", "trigger_start", "trigger_end", "evidence", "sentence", "made_by",
)  # fmt: skip
"""The columns of CSV, in order; additions come at the end."""
