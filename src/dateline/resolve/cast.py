"""The cast of one report: every actor with the phrases that mean it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.records import ActorKind
from dateline.resolve.facts import Facts
from dateline.resolve.identify import Identity
from dateline.resolve.knowledge import Organisation
from dateline.resolve.phrase import Phrase

At = tuple[int, int]
NOBODY = Identity(Facts())


@dataclass(frozen=True, slots=True)
class Tie:
    """A phrase tied to an actor; `how` as in `Mention.how`, `silent` for what is no mention."""

    phrase: Phrase
    how: str
    silent: bool = False


@dataclass(eq=False, slots=True)
class Entity:
    """One actor while its report is being read.

    `sort`: person, organisation, state, people, group.  `gender` stays "" until a pronoun or a
    noun gives it; `plural` and `gender` are what pronouns ask for.
    """

    sort: str
    kind: ActorKind = "unknown"
    plural: bool = False
    gender: str = ""
    identity: Identity = NOBODY
    organisation: Organisation | None = None
    ties: list[Tie] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def country(self) -> str | None:
        return self.identity.facts.country

    @property
    def sector(self) -> tuple[str, ...]:
        return self.identity.facts.sector

    @property
    def first(self) -> At:
        return min((tie.phrase.at for tie in self.ties), default=(0, 0))

    def full_name(self) -> str:
        """The longest form told; "" for somebody without a name."""
        return max(self.names, key=lambda n: (n.count(" "), len(n)), default="")


class Cast:
    """Entities by key and by the phrases that mean them."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_key: dict[tuple[str, ...], Entity] = {}
        self._by_phrase: dict[At, list[Entity]] = defaultdict(list)
        self._by_sentence: dict[int, list[tuple[Phrase, Entity]]] = defaultdict(list)

    def new(self, sort: str, kind: ActorKind) -> Entity:
        entity = Entity(sort, kind)
        self.entities.append(entity)
        return entity

    def keyed(self, key: tuple[str, ...], kind: ActorKind) -> Entity:
        """The one entity of this key, such as ("state", "RUS")."""
        if key not in self._by_key:
            self._by_key[key] = self.new(key[0], kind)
        return self._by_key[key]

    def known(self, key: tuple[str, ...]) -> Entity | None:
        return self._by_key.get(key)

    def tie(self, entity: Entity, phrase: Phrase, how: str, silent: bool = False) -> None:
        """Ties a phrase to an entity, which takes over its names, nouns and titles."""
        entity.ties.append(Tie(phrase, how, silent))
        if entity not in self._by_phrase[phrase.at]:
            self._by_phrase[phrase.at].append(entity)
            self._by_sentence[phrase.sentence].append((phrase, entity))
        if phrase.name and phrase.sort in ("person", "organisation"):
            entity.names.append(phrase.name)
        if phrase.role and how != "pronoun":
            entity.nouns.add(phrase.noun.lower())
            entity.titles.add(phrase.role.title)

    def drop(self, entity: Entity) -> None:
        """Takes an entity with all its ties out of the cast."""
        self.entities.remove(entity)
        for tie in entity.ties:
            at, n = tie.phrase.at, tie.phrase.sentence
            self._by_phrase[at] = [e for e in self._by_phrase[at] if e is not entity]
            self._by_sentence[n] = [pe for pe in self._by_sentence[n] if pe[1] is not entity]

    def of(self, phrase: Phrase) -> list[Entity]:
        return self._by_phrase.get(phrase.at, [])

    def at(self, sentence: int, head: int) -> list[Entity]:
        return self._by_phrase.get((sentence, head), [])

    def before(self, phrase: Phrase, sentences: int) -> Iterator[tuple[Phrase, Entity]]:
        """Ties before a phrase, nearest first, in its sentence and so many before it."""
        for n in range(phrase.sentence, phrase.sentence - sentences - 1, -1):
            found = [(p, e) for p, e in self._by_sentence.get(n, ()) if p.at < phrase.at]
            yield from sorted(found, key=lambda pe: pe[0].at, reverse=True)
