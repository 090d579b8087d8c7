"""The coding stage: events of a report, by the frame lexicon over dependency trees.

For each sentence: find predicates (match), name their sides (sides, candidate), let the
ontology decide among them (precedence), then derive what follows from type and mode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from dateline.coding import derive, precedence
from dateline.coding.candidate import Candidate, candidate, unfit
from dateline.coding.lexicon import Lexicon, build
from dateline.coding.match import matches
from dateline.coding.sides import Cast
from dateline.lang import Pack
from dateline.records import Dropped, Event, Reading, Sentence

_NOT_DONE = frozenset({"REQUEST", "THREATEN", "REJECT"})
"""Operators whose content did not happen, so that it is no event even where they are none."""
_DOUBTFUL = 0.35  # an event less sure than this is not reported


class Code:
    """Fills `events` and `dropped`.  Raises PackError where the lexicon is broken."""

    name = derive.MAKER

    def __init__(self, packs: Callable[[str], Pack]) -> None:
        self.packs = packs
        self.lexicon: Callable[[str], Lexicon] = cache(lambda code: build(packs(code)))

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.code(reading)

    def code(self, reading: Reading) -> Reading:
        lexicon = self.lexicon(reading.article.language)
        cast = Cast(reading, lexicon)
        events: list[Event] = []
        dropped: list[Dropped] = []
        for sentence in reading.sentences:
            for found, reason in _candidates(sentence, lexicon, cast, reading):
                if reason is None:
                    events.append(derive.event(found, reading, f"e{len(events) + 1}"))
                else:
                    dropped.append(Dropped(reason, found.trigger, found.match.predicate.frame.name))
        return replace(reading, events=tuple(events), dropped=tuple(dropped))


def _candidates(
    sentence: Sentence, lexicon: Lexicon, cast: Cast, reading: Reading
) -> Iterator[tuple[Candidate, str | None]]:
    named, acting = cast.named(sentence.n), cast.acting(sentence.n)
    named, acting = cast.named(sentence.n), cast.acting(sentence.n)
    found = matches(sentence, lexicon, named, acting)
    about = precedence.contents(found)
    made = [candidate(sentence, m, about.get(m.token), cast, reading) for m in found]
    reasons = [_unfit(c, cast) for c in made]
    standing = {c.match.token for c, reason in zip(made, reasons, strict=True) if reason is None}
    asked = {m.token for m in found if m.predicate.frame.type in _NOT_DONE}
    inner = {m.token for operator, m in about.items() if operator in standing | asked}
    complete: list[Candidate] = []
    for one, reason in zip(made, reasons, strict=True):
        reason = "content" if one.match.token in inner else reason
        if reason is None:
            complete.append(one)
            cast.tell(one.type, one.actors)
        else:
            yield one, reason
    yield from precedence.standing(complete)


def _unfit(found: Candidate, cast: Cast) -> str | None:
    doubtful = "doubtful" if derive.confidence(found) < _DOUBTFUL else None
    return unfit(found, cast) or doubtful
