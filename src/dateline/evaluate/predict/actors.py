"""Predictor of task `actors`: the actor that the record has at the marked words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dateline.evaluate.actors import NONE, UNSCORED, ActorMention, ActorSaid
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.predict.words import top
from dateline.records import Actor, Mention, Reading, Span, Token
from dateline.resolve import ResolveActors
from dateline.resolve.holders import USER_TABLE, Person
from dateline.resolve.knowledge import Knowledge

_LINKS = ("table:persons:", f"{USER_TABLE}:")
_SAME = frozenset({"flat", "appos", "compound"})
_BY_NAME = frozenset({"name", "surname"})


def predict(rows: Sequence[ActorMention], stages: Stages) -> Iterator[ActorSaid]:
    knowledge = stages.stage(ResolveActors).knowledge
    for row in rows:
        reading = stages.uncoded(row.id, row.text, row.language, row.day)
        yield said(row, actor_at(reading, Span(row.start, row.end)), meant(row, knowledge))


def said(row: ActorMention, actor: Actor | None, people: Collection[Person]) -> ActorSaid:
    """What the record says of the actor; `people` of the tables are the one gold means."""
    if actor is None:
        return ActorSaid(row.id, known=bool(people))
    person = actor.name if is_linked(actor) else None
    if person in {p.name for p in people} and _agree(actor, people):
        person = row.person
    return ActorSaid(row.id, actor.country, actor.sector, person, bool(people))


def _agree(actor: Actor, people: Collection[Person]) -> bool:
    """False for another of the same name."""
    ids = {p.wikidata for p in people if p.wikidata}
    return not actor.wikidata or not ids or actor.wikidata in ids


def is_linked(actor: Actor) -> bool:
    """True if the actor was found to be a person of the tables."""
    return actor.kind == "person" and any(rule.startswith(_LINKS) for rule in actor.made_by)


def meant(row: ActorMention, knowledge: Knowledge) -> list[Person]:
    """The person that gold means as the tables have it: of namesakes those of the country."""
    if row.person in (NONE, UNSCORED):
        return []
    people = knowledge.people(row.person)
    return [p for p in people if p.countries & {*row.countries}] or people


def actor_at(reading: Reading, span: Span) -> Actor | None:
    """The actor that the words of `span` mean: that of their syntactic head, else of a title with
    this name, else of the noun that they name more closely, else of a mention that is most of them.
    Adjectives of countries mean nobody here.
    """
    for sentence in reading.sentences:
        inside = [t for t in sentence.tokens if t.span.overlaps(span)]
        if inside:
            mentions = [
                m for m in reading.mentions if m.sentence == sentence.n and m.how != "adjective"
            ]
            best = max(mentions, key=lambda m: _nearness(m, span, inside), default=None)
            if best is None or _nearness(best, span, inside) == (0, 0):
                return None
            return next(a for a in reading.actors if a.id == best.actor)
    return None


def _nearness(mention: Mention, span: Span, inside: Sequence[Token]) -> tuple[int, int]:
    """How surely a mention is the marked one: (0, 0) if it is not."""
    word = top(inside)
    shared = max(0, min(mention.span.end, span.end) - max(mention.span.start, span.start))
    if mention.head == word.i:
        return 4, shared
    whole = shared == span.end - span.start and mention.span.end == span.end
    if mention.how in _BY_NAME and whole:
        return 3, mention.span.start - span.start
    if word.rel in _SAME and mention.head == word.head:
        return 2, shared
    most = 2 * shared > span.end - span.start
    within = any(mention.head == t.i for t in inside)
    return (1, shared) if within and most else (0, 0)
