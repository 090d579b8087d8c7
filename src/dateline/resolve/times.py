"""Time expressions: found by the pack's grammar, resolved against the publication date.

    "vorige week donderdag"  ->  2023-02-16     "bijna een jaar geleden"  ->  2022-02~

Types, spans and values follow TimeML (TIMEX3); `edtf` is ISO 8601-2.  A value is never finer than
the words: "two months ago" is a month.  Without a reference date what depends on it stays open
(`XXXX-WXX-2`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from dateline.lang.pack import Pack
from dateline.records import Article, Reading, Sentence, Span, Time, TimeType
from dateline.resolve.time_grammar import Edge, Grammar
from dateline.resolve.time_lexer import Lexed
from dateline.resolve.time_operations import OPERATIONS
from dateline.resolve.time_publication import Told, dateline_day, published_between
from dateline.resolve.time_scene import Direction, NoTime, Scene
from dateline.resolve.time_tense import ClauseDirection, WordDirection
from dateline.resolve.time_values import Meaning, Moment, Range


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression in a text.

    Fields as in `records.Time`; `direction` is the way its clause looks.  `readings` are all
    spellings of the value that are right: with the reference date, as open as the words are
    ("XXXX-WXX-2"), the exact outcome of a sum ("2018-10-24" for "in a week"), the least of a
    vague number ("P3D" for "a few days").  `parts` holds the two ends of a range, which TimeML
    marks one by one.
    """

    span: Span
    text: str
    type: TimeType
    value: str
    edtf: str | None
    start: str | None
    end: str | None
    basis: str
    direction: Direction = ""
    readings: tuple[str, ...] = ()
    parts: tuple[FoundTime, ...] = ()


class ResolveTimes:
    """Stage: fills `Reading.times`, and of a report without a date what its times tell of it.

    `packs` gives the language pack for a code.  Raises PackError where a pack's time rules cannot
    be read.
    """

    name = "resolve.times/1"

    def __init__(self, packs: Callable[[str], Pack]) -> None:
        self._packs = packs

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            found = self._found(reading)
            if reading.article.published is None:
                reading = replace(reading, article=_with_publication(reading.article, found))
                found = self._found(reading) if reading.article.published else found
            times = tuple(_record(n, time) for n, time in enumerate(found, start=1))
            yield replace(reading, times=times)

    def _found(self, reading: Reading) -> list[FoundTime]:
        article = reading.article
        pack = self._packs(article.language)
        return find_times(article.text, article.published, pack, sentences=reading.sentences)


def _with_publication(article: Article, found: Sequence[FoundTime]) -> Article:
    """The article with the day of publication that its times leave, or the days between."""
    told = [_told(time) for time in found]
    between = published_between(told)
    if between == (None, None):
        return article
    day = dateline_day(article.text, told, between)
    inferred = replace(article, published=day, published_basis="inferred")
    return inferred if day else replace(inferred, published_between=between)


def _told(time: FoundTime) -> Told:
    begin, end = (date.fromisoformat(d) if d else None for d in (time.start, time.end))
    absolute = time.basis == "absolute" and time.type in ("DATE", "TIME")
    return Told(time.value, (begin, end), absolute, time.direction, time.span.start)


def find_times(
    text: str,
    reference: datetime | date | None,
    pack: Pack,
    *,
    sentences: Sequence[Sentence] = (),
) -> list[FoundTime]:
    """The time expressions of a text, in order, none overlapping.

    `reference` is the moment of publication; `sentences` are the parsed sentences of the text,
    whose verbs tell which way a bare weekday or month looks; without them word forms do.
    """
    grammar = _grammar(pack)
    lexed = grammar.lexer(text)
    times = pack.times
    direction = (
        ClauseDirection(sentences, times) if sentences else WordDirection(lexed, times.tense)
    )
    scene = Scene(_moment(reference))

    def resolve(edge: Edge) -> FoundTime | None:
        return _resolve(text, lexed, edge, scene, direction)

    return grammar.read(lexed, _breaks(text, lexed), resolve)


@lru_cache(maxsize=32)
def _grammar(pack: Pack) -> Grammar:
    return Grammar(pack.times, OPERATIONS)


def _moment(reference: datetime | date | None) -> datetime | None:
    if reference is None or isinstance(reference, datetime):
        return reference
    return datetime(reference.year, reference.month, reference.day)


def _breaks(text: str, lexed: Lexed) -> set[int]:
    """Tokens that begin a paragraph: no time expression runs across."""
    spans = lexed.spans
    return {i for i in range(1, len(spans)) if text.count("\n", spans[i - 1][1], spans[i][0]) > 1}


def _resolve(
    text: str,
    lexed: Lexed,
    edge: Edge,
    scene: Scene,
    direction: Callable[[int, int], Direction],
) -> FoundTime | None:
    span = _span(lexed, edge)
    scene.direction = direction(span.start, span.end)
    try:
        meaning = edge.meaning(scene)
    except NoTime:
        return None
    if isinstance(meaning, Moment) and meaning.first is not None:
        scene.past.append(meaning)
    time = _found(text, span, meaning)
    return replace(time, parts=_ends(text, lexed, edge, meaning), direction=scene.direction)


def _span(lexed: Lexed, edge: Edge) -> Span:
    return Span(lexed.spans[edge.first][0], lexed.spans[edge.last - 1][1])


def _found(text: str, span: Span, meaning: Meaning) -> FoundTime:
    start, end = (day.isoformat() if day else None for day in meaning.days)
    also = getattr(meaning, "also", "")
    return FoundTime(
        span=span,
        text=span.of(text),
        type=meaning.type,  # type: ignore[arg-type]
        value=meaning.value,
        edtf=meaning.edtf,
        start=start,
        end=end,
        basis=meaning.basis,
        readings=tuple(dict.fromkeys((meaning.value, meaning.open_value, also or meaning.value))),
    )


def _ends(text: str, lexed: Lexed, edge: Edge, meaning: Meaning) -> tuple[FoundTime, ...]:
    """The two ends of a range, where both stand in the text as expressions of their own."""
    ends = edge.named("a", "b") if isinstance(meaning, Range) else []
    if not isinstance(meaning, Range) or len(ends) != 2:
        return ()
    moments = (meaning.begin, meaning.end)
    return tuple(
        _found(text, _span(lexed, part), moment) for part, moment in zip(ends, moments, strict=True)
    )


def _record(n: int, time: FoundTime) -> Time:
    return Time(
        id=f"t{n}",
        span=time.span,
        text=time.text,
        type=time.type,
        value=time.value,
        edtf=time.edtf,
        start=time.start,
        end=time.end,
        basis=time.basis,
    )
