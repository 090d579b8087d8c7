"""What was not certain: signs of damage, doubtful events, unknown actors, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.cli.console import short
from dateline.cli.views import parts
from dateline.export import Record, words
from dateline.records import Actor, Dropped

MOST = 15


def signs(record: Record) -> list[Text]:
    """The report's notes, gathered in one line; the surest kind first."""
    if not record.notes:
        return []
    told = []
    for note in sorted(record.notes, key=lambda n: -n.score):
        count = len(note.spans)
        told.append(words.note(note.kind) + (f" ({count} places)" if count > 1 else ""))
    return [Text("! " + "; ".join(told), "yellow")]


def doubts(record: Record, *, explain_drops: bool) -> RenderableType | None:
    lines = list(_doubts(record))
    if explain_drops:
        lines += [_drop(record, dropped) for dropped in record.dropped]
    if not lines:
        return None
    return Group(parts.heading("Not certain"), *lines)


def _doubts(record: Record) -> Iterator[Text]:
    yield from _line("Events below 0.60", [e.id for e in record.events if e.confidence < parts.LOW])
    untold = [e.id for e in record.events if not words.when(e.date)]
    if record.published:
        day = f"Day not told (published {words.day(record.published)})"
        yield from _line(day, untold)
    yield from _line("Country not known", [short(a.name, 30) for a in _unknown(record)])
    yield from _line("Speaker not found", [q.id for q in record.quotes if q.speaker is None])
    unplaced = [t for t in record.times if t.type == "DATE" and not t.start]
    yield from _line("Dates not resolved", [f"“{short(t.text, 30)}”" for t in unplaced])
    reasons = Counter(words.reason(d.reason) for d in record.dropped)
    counted = [f"{reason} {count}" for reason, count in reasons.most_common()]
    yield from _line(f"Possible events left out: {len(record.dropped)}", counted)


def _line(title: str, items: list[str]) -> Iterator[Text]:
    if items:
        more = f" and {len(items) - MOST} more" if len(items) > MOST else ""
        yield Text.assemble((f"{title}: ", "yellow"), ", ".join(items[:MOST]), (more, "dim"))


def _unknown(record: Record) -> list[Actor]:
    return [a for a in record.actors if a.country is None]


def _drop(record: Record, dropped: Dropped) -> Text:
    sentence = record.reading.sentence_at(dropped.trigger.start)
    word = dropped.trigger.of(record.text)
    number = f"sentence {sentence.n + 1}" if sentence else ""
    return Text.assemble(
        "  ", (word, "underline"), f" as {dropped.frame.replace('-', ' ')}: ",
        words.reason(dropped.reason), (f"  {number}", "dim"),
    )  # fmt: skip
