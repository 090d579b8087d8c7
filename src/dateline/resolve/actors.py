"""Stage 4, actors: who is who in a report, by tables, words around names, and coreference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.lang import Pack
from dateline.records import Actor, ActorKind, Mention, Reading, Span
from dateline.resolve.cast import Cast, Entity
from dateline.resolve.casting import Casting
from dateline.resolve.chances import chance
from dateline.resolve.coreference import Coreference
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.scene import scene


class ResolveActors:
    """Fills `actors` and `mentions`.

    Every actor has one entry with all its mentions; a place that stands in for its state has a
    mention with how "place", a country's adjective before a noun one with how "adjective" ("de
    Russische invasie").  A phrase that means two actors ("beide landen") has a mention for each.
    Raises TableError where a knowledge table is broken.
    """

    name = "resolve.actors/1"

    def __init__(self, packs: Callable[[str], Pack], knowledge: Knowledge | None = None) -> None:
        self.packs = packs
        self.knowledge = knowledge or Knowledge()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.resolve(reading)

    def resolve(self, reading: Reading) -> Reading:
        cast = self.cast(reading)
        entities = sorted((e for e in cast.entities if e.ties), key=lambda e: e.first)
        ids = {id(e): f"a{n}" for n, e in enumerate(entities, start=1)}
        actors = tuple(_actor(ids[id(e)], e, reading.article.text) for e in entities)
        mentions = [m for e in entities for m in _mentions(ids[id(e)], e)]
        mentions.sort(key=lambda m: (m.sentence, m.head, int(m.actor[1:])))
        return replace(reading, actors=actors, mentions=tuple(mentions))

    def cast(self, reading: Reading) -> Cast:
        """The report's actors with the phrases that mean them."""
        made = scene(reading, self.packs(reading.article.language), self.knowledge)
        casting = Casting(made, self.knowledge, reading.article.published)
        cast = casting.named()
        Coreference(casting).resolve()
        return cast


def _actor(ident: str, entity: Entity, text: str) -> Actor:
    facts = entity.identity.facts
    return Actor(
        id=ident,
        name=_name(entity, text),
        kind=_kind(entity),
        country=facts.country,
        sector=_sector(entity),
        role=facts.title,
        wikidata=_wikidata(entity),
        mentions=_spans(entity),
        confidence=chance(entity.identity, named=bool(entity.names)),
        made_by=tuple(dict.fromkeys((*entity.identity.made_by, *_coreference(entity)))),
    )


def _name(entity: Entity, text: str) -> str:
    """The canonical name where tables know it, else the longest form told, else the noun phrase."""
    if entity.identity.person:
        return entity.identity.person.name
    if entity.organisation and entity.organisation.name:
        return entity.organisation.name
    if entity.sort == "state" and entity.names:
        return entity.names[0]
    if name := entity.full_name():
        return name
    first = min(entity.ties, key=lambda t: t.phrase.at).phrase
    return first.span.of(text)


def _kind(entity: Entity) -> ActorKind:
    """A state is a government if the report only speaks of its seat: "het Kremlin"."""
    if entity.sort != "state" or entity.kind != "country":
        return entity.kind
    acts = [t.phrase for t in entity.ties if t.how in ("name", "title", "nominal")]
    return "government" if acts and all(p.seat or p.role for p in acts) else "country"


def _sector(entity: Entity) -> tuple[str, ...]:
    if entity.sort != "state":
        return entity.sector
    seat = any(t.phrase.seat and t.how == "name" for t in entity.ties)
    return ("GOV",) if seat or entity.sector else ()


def _wikidata(entity: Entity) -> str | None:
    known = entity.identity.person or entity.organisation
    return (known.wikidata or None) if known else None


def _spans(entity: Entity) -> tuple[Span, ...]:
    """Where the actor is told of; adjectives only where nothing else tells of it."""
    shown = [t for t in entity.ties if not t.silent]
    nouns = [t for t in shown if t.how not in ("adjective", "pronoun")]
    kept = [t for t in shown if t.how != "adjective"] if nouns else shown
    return tuple(sorted({t.phrase.span for t in kept}))


def _mentions(ident: str, entity: Entity) -> Iterator[Mention]:
    for tie in entity.ties:
        if not tie.silent:
            p = tie.phrase
            yield Mention(ident, p.sentence, p.head, p.span, tie.how)


def _coreference(entity: Entity) -> Iterator[str]:
    return (f"coref:{t.how}" for t in entity.ties if t.how in ("surname", "title", "pronoun"))
