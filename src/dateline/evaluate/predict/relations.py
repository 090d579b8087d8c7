"""Predictor of task `relations`.

End to end the whole pipeline reads the sentence.  Given the pair, the two texts are made the only
actors of the sentence and `coding` reads it again, so that what is scored is the type and not who
was recognised as an actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline import ontology
from dateline.coding import Code
from dateline.coding.match import Match, matches
from dateline.coding.sides import Cast
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.relations import (
    EITHER_WAY,
    YIELD,
    PairEvent,
    Relation,
    RelationSaid,
    Spans,
    overlap,
    spans_of,
)
from dateline.records import Actor, Event, Mention, Reading, Ref, Sentence, Span, Token

_COMMONEST = YIELD  # commonest type of the training portion of PLV
_NOMINAL = ("NOUN", "PROPN", "PRON")
_SOURCE, _TARGET = "source", "target"


@dataclass(frozen=True, slots=True)
class Pair:
    """Where source and target stand in the sentence, first the place meant.

    One of them may stand nowhere: PLV writes "a recipient" where none is told.
    """

    source: Spans
    target: Spans

    @property
    def enough(self) -> int:
        """The fit (see `_fit`) from which an event is taken for that of the pair."""
        return 3 if self.source and self.target else 2


def predict(rows: Sequence[Relation], stages: Stages) -> Iterator[RelationSaid]:
    code = stages.stage(Code)
    for row in rows:
        reading = stages.read(row.id, row.sentence, row.language)
        pair = _pair(row)
        root, how = _given(reading, pair, code) if pair else _alone(reading)
        events = tuple(_pair_event(e, reading) for e in reading.events)
        yield RelationSaid(row.id, ontology.merged(root), how, events)


def _pair(row: Relation) -> Pair | None:
    source, target = (spans_of(row.sentence, part) for part in (row.source, row.target))
    apart = [s for s in target if not overlap((s,), source[:1])]
    target = (*apart, *(s for s in target if s not in apart))
    return Pair(source, target) if source or target else None


def _alone(reading: Reading) -> tuple[str, str]:
    """The surest event where no pair is given, "" where there is none."""
    surest = max(reading.events, key=lambda e: e.confidence, default=None)
    return (surest.type, "surest event") if surest else ("", "no event")


def _given(reading: Reading, pair: Pair, code: Code) -> tuple[str, str]:
    """Type between the pair and how it was found."""
    cast = _recast(reading, pair)
    readings = code.code(cast), reading
    fitting = [(_fit(e, pair, known), e) for known in readings for e in known.events]
    fit, best = max(fitting, key=lambda f: f[0], default=(0, None))
    if best is not None and fit >= pair.enough:
        return best.type, f"event, fit {fit}"
    if near := _nearest(cast, code):
        return near, "nearest predicate"
    return (best.type, f"event, fit {fit}") if best is not None else (_COMMONEST, "commonest type")


def _recast(reading: Reading, pair: Pair) -> Reading:
    """The reading with source and target as its only actors, as far as they stand in it."""
    told = ((_SOURCE, pair.source), (_TARGET, pair.target))
    sides = [(name, Span(*places[0])) for name, places in told if places]
    actors = tuple(
        Actor(name, span.of(reading.article.text), "unknown", mentions=(span,), confidence=1.0)
        for name, span in sides
    )
    mentions = tuple(m for name, span in sides for m in _mentions(reading, name, span))
    return replace(reading, actors=actors, mentions=mentions, events=(), dropped=())


def _mentions(reading: Reading, actor: str, span: Span) -> Iterator[Mention]:
    """The actor at every noun of its words, so that a slip of the parser does not lose it."""
    for sentence in reading.sentences:
        inside = [t for t in sentence.tokens if t.span.overlaps(span)]
        heads = [t for t in inside if t.upos in _NOMINAL] or inside[:1]
        for token in heads:
            yield Mention(actor, sentence.n, token.i, span, "name")


def _fit(event: Event, pair: Pair, reading: Reading) -> int:
    """How well an event's sides are those of the pair: 4 both, 3 turned, 2 or 1 one of them."""
    at = {a.id: tuple((m.start, m.end) for m in a.mentions) for a in reading.actors}
    actors = tuple(s for a in event.actors for s in at.get(a, ()))
    recipients = tuple(s for a in event.recipients for s in at.get(a, ()))
    source, target = pair.source[:1], pair.target[:1]
    if overlap(actors, source) and overlap(recipients, target):
        return 4
    if event.type in EITHER_WAY or not recipients:
        both = actors + recipients
        if overlap(both, source) and overlap(both, target):
            return 4
    if overlap(actors, target) and overlap(recipients, source):
        return 3
    if overlap(actors, source) or overlap(recipients, target):
        return 2
    return int(overlap(actors + recipients, source + target))


def _nearest(cast: Reading, code: Code) -> str | None:
    """Type of the predicate fewest steps in the tree away from both sides."""
    lexicon = code.lexicon(cast.article.language)
    named = Cast(cast, lexicon)
    found: list[tuple[int, str]] = []
    for sentence in cast.sentences:
        heads = [sentence.tokens[m.head] for m in cast.mentions if m.sentence == sentence.n]
        for match in matches(sentence, lexicon, named.named(sentence.n), named.acting(sentence.n)):
            steps = sum(_steps(sentence, sentence.tokens[match.token], head) for head in heads)
            found.append((steps, _type(cast, sentence, match)))
    return min(found, key=lambda f: f[0])[1] if found else None


def _type(reading: Reading, sentence: Sentence, match: Match) -> str:
    name = match.predicate.frame.type
    modality = reading.modalities.get(Ref(sentence.n, match.token))
    ahead = modality is not None and "future" in modality.status
    return ontology.future_type(name) if ahead else name


def _steps(sentence: Sentence, one: Token, other: Token) -> int:
    """Arcs between two words of a sentence."""
    up = [one.i, *(t.i for t in sentence.ancestors(one.i))]
    down = [other.i, *(t.i for t in sentence.ancestors(other.i))]
    meeting = next(k for k in up if k in down)
    return up.index(meeting) + down.index(meeting)


def _pair_event(event: Event, reading: Reading) -> PairEvent:
    at = {a.id: tuple((m.start, m.end) for m in a.mentions) for a in reading.actors}
    sides = (tuple(at[a] for a in ids if at.get(a)) for ids in (event.actors, event.recipients))
    return PairEvent(event.type, *sides)
