"""Predictor of task `coref`: what `resolve` takes for the same, of the mentions that gold marks or
of those that the record has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dateline import lang
from dateline.evaluate.coref import ChainedReport, ChainsSaid
from dateline.evaluate.predict.stages import Stages
from dateline.records import Reading, Span, Token
from dateline.resolve import chains

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})
_SMALL = frozenset({"PRON", "DET", "ADV", "ADP", "SCONJ", "PUNCT", "PART"})
_ENDS = frozenset({"ADP", "SCONJ", "VERB"})
_MARKS = frozenset(",(-–—")


def of_gold(rows: Sequence[ChainedReport], stages: Stages) -> Iterator[ChainsSaid]:
    for row in rows:
        reading = stages.uncoded(row.id, row.text, row.language, row.day)
        spans = [Span(m.start, m.end) for m in row.scored]
        yield _said(row, reading, spans, chains(reading, spans, lang.load(row.language)))


def of_record(rows: Sequence[ChainedReport], stages: Stages) -> Iterator[ChainsSaid]:
    """The mentions of actors and places in the record, where gold may have some."""
    for row in rows:
        reading = stages.uncoded(row.id, row.text, row.language, row.day)
        told = {s: name for s, name in _told(reading) if row.covers(s.start)}
        numbers = {name: k for k, name in enumerate(dict.fromkeys(told.values()))}
        yield _said(row, reading, list(told), tuple(numbers[name] for name in told.values()))


def _told(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Spans of the record with what they mean; where one means several the last, and an actor
    before a place."""
    yield from ((span, place.id) for place in reading.places for span in place.mentions)
    yield from ((mention.span, mention.actor) for mention in reading.mentions)


def _said(
    row: ChainedReport, reading: Reading, spans: Sequence[Span], numbers: tuple[int, ...]
) -> ChainsSaid:
    pairs = tuple((s.start, s.end) for s in spans)
    return ChainsSaid(row.id, pairs, numbers, by_head_word(reading, spans))


def by_head_word(reading: Reading, spans: Sequence[Span]) -> tuple[int, ...]:
    """The baseline: mentions with the same head word are the same, pronouns stand alone.

    The head word is the lemma of the last noun, name or number before the first preposition, verb,
    comma, bracket or dash: the surname of a person, the "aircraft" of "an aircraft that flies".
    """
    numbers: dict[str | int, int] = {}
    keys = (_head_word(_tokens(reading, span)) or n for n, span in enumerate(spans))
    return tuple(numbers.setdefault(key, len(numbers)) for key in keys)


def _tokens(reading: Reading, span: Span) -> list[Token]:
    return [t for s in reading.sentences for t in s.tokens if t.span.overlaps(span)]


def _head_word(tokens: Sequence[Token]) -> str:
    """In lower case, "" of pronouns."""
    core = [tokens[0], *takewhile(lambda t: not _ends(t), tokens[1:])]
    nouns = [t for t in core if t.upos in _NOUNS] or [t for t in tokens if t.upos not in _SMALL]
    return nouns[-1].lemma.casefold() if nouns else ""


def _ends(token: Token) -> bool:
    return token.upos in _ENDS or token.text in _MARKS or token.rel == "acl"
