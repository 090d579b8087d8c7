"""Predictor of task `relations`.

End to end the whole pipeline reads the sentence.  Given the pair, the two texts are made the only
actors of the sentence and `coding` is asked what the one does to the other, so that what is scored
is the type and not who was recognised as an actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline import ontology
from dateline.coding import NO_ONE, Code, Key, Verdict
from dateline.evaluate.predict.cast import recast
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.relations import (
    YIELD,
    PairEvent,
    Relation,
    RelationSaid,
    Spans,
    overlap,
    spans_of,
)
from dateline.records import Event, Reading, Sentence, Span

_COMMONEST = YIELD  # commonest type of the training portion of PLV
_SOURCE, _TARGET = "source", "target"


def predict(rows: Sequence[Relation], stages: Stages) -> Iterator[RelationSaid]:
    code = stages.stage(Code)
    for row in rows:
        uncoded = stages.uncoded(row.id, row.sentence, row.language)
        reading = stages.coded(uncoded)
        sides = _sides(row)
        root, how = _given(uncoded, sides, code) if sides else _alone(reading)
        events = tuple(_pair_event(e, reading) for e in reading.events)
        yield RelationSaid(row.id, root, how, events)


def _sides(row: Relation) -> dict[str, Span]:
    """Where source and target stand; one may stand nowhere: PLV writes "a recipient" then."""
    source, target = (spans_of(row.sentence, part) for part in (row.source, row.target))
    apart = [s for s in target if not overlap((s,), source[:1])]
    told: tuple[tuple[str, Spans], ...] = ((_SOURCE, source), (_TARGET, (*apart, *target)))
    return {name: Span(*places[0]) for name, places in told if places}


def _alone(reading: Reading) -> tuple[str, str]:
    """The surest event where no pair is given, "" where there is none."""
    surest = max(reading.events, key=lambda e: e.confidence, default=None)
    return (ontology.merged(surest.type), "surest event") if surest else ("", "no event")


def _given(reading: Reading, sides: dict[str, Span], code: Code) -> tuple[str, str]:
    """Type between the pair and how it was found."""
    cast = recast(reading, {name: [span] for name, span in sides.items()})
    sentence, pair = _place(cast, sides)
    verdict = code.verdicts(cast, sentence.n, [pair]).get(pair)
    return (_root(verdict), f"pair, none {verdict.none:.2f}") if verdict else (_COMMONEST, "none")


def _root(verdict: Verdict) -> str:
    """The likeliest root type, there being an event."""
    chances: dict[str, float] = defaultdict(float)
    for kind, chance in verdict.events.items():
        chances[ontology.merged(kind)] += chance
    return max(chances, key=lambda root: chances[root])


def _place(reading: Reading, sides: dict[str, Span]) -> tuple[Sentence, Key]:
    """The sentence of the source, else the target, and the pair as far as it stands in it."""
    first = next(iter(sides.values()))
    sentence = next(s for s in reading.sentences if s.span.overlaps(first))
    inside = {name for name, span in sides.items() if sentence.span.overlaps(span)}
    source, target = (name if name in inside else NO_ONE for name in (_SOURCE, _TARGET))
    return sentence, (source, target)


def _pair_event(event: Event, reading: Reading) -> PairEvent:
    at = {a.id: tuple((m.start, m.end) for m in a.mentions) for a in reading.actors}
    sides = (tuple(at[a] for a in ids if at.get(a)) for ids in (event.actors, event.recipients))
    return PairEvent(event.type, *sides)
