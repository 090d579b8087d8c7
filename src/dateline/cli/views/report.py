"""The table view of one record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from dateline import lang
from dateline.cli.console import inside, safe, short
from dateline.cli.views import parts, uncertain
from dateline.errors import UnknownLanguage
from dateline.export import Record, words
from dateline.export.explain import chain, disjoint
from dateline.export.html import in_time
from dateline.records import Actor, Article, Event, Quote, Span

_MARKS = "“”„\"'"
_HINT = "? = country not known. `dateline why EVENT SOURCE` shows the words and rules behind it."
_NEAR = 80  # characters of evidence shown on each side of the trigger
ROOMY, WIDE = 100, 128  # widths from which the events have more columns


@dataclass(frozen=True, slots=True)
class ReportView:
    """Draws a record: head, events in order of time, quotes, people and bodies, doubts."""

    record: Record
    explain_drops: bool = False

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        record, width = self.record, options.max_width
        yield _head(record, width)
        yield from _section(_events(record, width))
        yield from _section(_quotes(record, width))
        yield from _section(_people(record, width))
        yield from _section(uncertain.doubts(record, explain_drops=self.explain_drops))


def _section(drawn: RenderableType | None) -> Iterator[RenderableType]:
    if drawn is not None:
        yield Text("")
        yield drawn


def _published(article: Article) -> str:
    if article.published:
        return f"{words.day(article.published)} ({words.BASES[article.published_basis]})"
    first, last = article.published_between
    limits = [f"not before {words.day(first)}"] if first else []
    limits += [f"not after {words.day(last)}"] if last else []
    known = f": {', '.join(limits)}" if limits else ""
    return f"publication date not known{known}"


def _head(record: Record, width: int) -> Panel:
    article = record.reading.article
    title = Text(short(article.title or article.text, 2 * (width - 6)), "bold")
    facts = [
        *filter(None, (article.outlet, article.byline)),
        _published(article),
        _language(article.language),
        f"{len(article.text.split()):,} words, {len(record.reading.sentences)} sentences",
        f"report {article.id}",
    ]
    lines = [title, Text(" · ".join(map(safe, facts)), "dim")]
    if article.url:
        lines.append(Text(short(article.url, width - 6), "dim"))
    lines += uncertain.signs(record)
    return Panel(Group(*lines), padding=(0, 1), border_style="dim")


def _language(code: str) -> str:
    try:
        return lang.load(code).language.name
    except UnknownLanguage:
        return code


def _events(record: Record, width: int) -> RenderableType:
    count = len(record.events)
    head = parts.heading("Events", f"{count} in order of time" if count else "none found")
    if not count:
        return head
    table = parts.grid()
    table.add_column("", no_wrap=True, min_width=3)
    table.add_column("when", min_width=10, max_width=18 if width >= ROOMY else 13)
    if width >= WIDE:
        table.add_column("status", no_wrap=True, min_width=10)
    table.add_column("who → whom", ratio=5)
    table.add_column("what", ratio=4, max_width=24)
    if width >= ROOMY:
        table.add_column("according to", ratio=4, max_width=30)
    table.add_column("sure", justify="right", no_wrap=True, min_width=4)
    if width >= WIDE:
        table.add_column("in the words of the report", ratio=6)
    last = ""
    for event in in_time(record.reading):
        when = _when(event)
        if when.plain == last:
            when.stylize("dim")
        last = when.plain
        table.add_row(*_event(record, event, when, width))
    return Group(head, table, Text(_HINT, "dim"))


def _event(record: Record, event: Event, when: Text, width: int) -> list[Text]:
    """The row of an event: the narrower the screen, the more stands under something else."""
    who = parts.event_sides(event, {a.id: a for a in record.actors})
    marks, what = parts.status(event.status), _what(record, event)
    sources = Text(_sources(record, event), "dim italic")
    number, sure = Text(event.id, parts.QUADS.get(event.quad, "")), parts.sure(event.confidence)
    if width >= WIDE:
        return [number, when, marks, who, what, sources, sure, _evidence(record, event)]
    when = _stacked(when, marks)
    if width >= ROOMY:
        return [number, when, who, what, sources, sure]
    told = Text("per ", "dim italic") + sources if sources else sources
    return [number, when, _stacked(who, told), what, sure]


def _when(event: Event) -> Text:
    told = words.when(event.date)
    return Text(told or "not told")


def _what(record: Record, event: Event) -> Text:
    place = next((p.name for p in record.places if p.id == event.place), "")
    what = Text(words.what(event), parts.QUADS.get(event.quad, ""))
    if place:
        what.append(f", {short(place, 20)}", parts.DIM)
    return what.append(f"\n{words.code(event)}", parts.DIM)


def _sources(record: Record, event: Event) -> str:
    told = chain(record.reading, event.according_to)[:-1]
    return " ← ".join(short(link, 34) for link in told)


def _stacked(upper: Text, lower: Text) -> Text:
    return Text("\n").join([upper, lower]) if lower else upper


def _evidence(record: Record, event: Event) -> Text:
    """The stretch from the first to the last piece of evidence, the trigger underlined."""
    text, trigger = record.text, event.trigger
    near = Span(trigger.start - _NEAR, trigger.end + _NEAR)
    spans = [s for s in disjoint(event.evidence) if near.covers(s)]
    start = min([trigger.start, *(s.start for s in spans)])
    end = max([trigger.end, *(s.end for s in spans)])
    return Text.assemble(
        (inside(text[start : trigger.start]), "dim"),
        (inside(trigger.of(text)), "underline"),
        (inside(text[trigger.end : end]), "dim"),
    )


def _quotes(record: Record, width: int) -> RenderableType | None:
    """Quotes under their speakers, a line each."""
    if not record.quotes:
        return None
    actors = {a.id: a for a in record.actors}
    table = parts.grid(header=False)
    table.add_column("", no_wrap=True, width=3)
    table.add_column("", ratio=1, no_wrap=True, overflow="ellipsis")
    for speaker, quotes in _by_speaker(record.quotes):
        told = parts.name(actors[speaker]) if speaker in actors else Text("speaker not found")
        told.stylize("bold", 0, len(told.plain))
        table.add_row("", told)
        for quote in quotes:
            table.add_row(Text(quote.id, "dim"), _quote(quote, actors, width - 5))
    return Group(parts.heading("Quotes", f"{len(record.quotes)}, by speaker"), table)


def _by_speaker(quotes: tuple[Quote, ...]) -> list[tuple[str, list[Quote]]]:
    """Speakers in order of first quote, those not found last."""
    first = {q.speaker: n for n, q in reversed(list(enumerate(quotes)))}
    ordered = sorted(quotes, key=lambda q: (q.speaker is None, first[q.speaker]))
    return [(s or "", list(group)) for s, group in groupby(ordered, key=lambda q: q.speaker)]


def _quote(quote: Quote, actors: dict[str, Actor], width: int) -> Text:
    via = ", ".join(actors[a].name for a in quote.via if a in actors)
    tail = f"  via {short(via, 24)}" if via else ""
    told = short(quote.text, max(20, width - len(tail) - 2))
    if quote.kind == "direct":
        told = "“" + told.strip(_MARKS) + "”"
    return Text.assemble(told, (tail, "dim italic"))


def _people(record: Record, width: int) -> RenderableType | None:
    """People and bodies by number of mentions; countries on a line of their own."""
    heard = _acting(record)
    known = [
        a
        for a in record.actors
        if a.kind != "country" and (a.confidence >= parts.LOW or a.id in heard)
    ]
    if not known:
        return None
    table = parts.grid()
    table.add_column("", ratio=4)
    table.add_column("country", no_wrap=True)
    table.add_column("sector", ratio=2)
    table.add_column("role", ratio=3)
    table.add_column("times", justify="right", no_wrap=True)
    if width >= ROOMY:
        table.add_column("wikidata", no_wrap=True)
    for actor in sorted(known, key=lambda a: (a.kind != "person", -len(a.mentions))):
        row = [
            Text(short(actor.name, 60), "bold" if actor.kind == "person" else ""),
            Text(actor.country or "?"),
            Text(", ".join(words.SECTORS.get(s, s) for s in actor.sector)),
            Text(short(actor.role or "", 40)),
            Text(str(len(actor.mentions)), "dim"),
        ]
        table.add_row(*row, *([Text(actor.wikidata or "", "dim")] if width >= ROOMY else []))
    return Group(parts.heading("People and bodies", str(len(known))), table, *_countries(record))


def _acting(record: Record) -> set[str]:
    """Ids of those who take part in an event or are quoted."""
    sides = {i for e in record.events for i in (*e.actors, *e.recipients)}
    return sides | {q.speaker for q in record.quotes if q.speaker}


def _countries(record: Record) -> Iterator[Text]:
    found = Counter({a.name: len(a.mentions) for a in record.actors if a.kind == "country"})
    told = ", ".join(f"{safe(name)} {count}" for name, count in found.most_common())
    if told:
        yield Text(f"Countries: {told}", "dim")
