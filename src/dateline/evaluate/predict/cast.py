"""Readings whose only actors are those that gold names, to score coding apart from resolving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.records import Actor, Mention, Reading, Span

_NOMINAL = ("NOUN", "PROPN", "PRON")


def recast(reading: Reading, sides: Mapping[str, Sequence[Span]]) -> Reading:
    """The reading with `sides` as its only actors: id -> where each is named."""
    text = reading.article.text
    actors = tuple(
        Actor(name, spans[0].of(text), "unknown", mentions=tuple(spans), confidence=1.0)
        for name, spans in sides.items()
    )
    mentions = (m for name, spans in sides.items() for s in spans for m in _at(reading, name, s))
    return replace(reading, actors=actors, mentions=tuple(mentions))


def _at(reading: Reading, actor: str, span: Span) -> Iterator[Mention]:
    """The actor at every noun of its words, so that a slip of the parser does not lose it."""
    for sentence in reading.sentences:
        inside = [t for t in sentence.tokens if t.span.overlaps(span)]
        heads = [t for t in inside if t.upos in _NOMINAL] or inside[:1]
        for token in heads:
            yield Mention(actor, sentence.n, token.i, span, "name")
