"""Actors with names: states, towns, persons and organisations across a whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from dateline.lang.roles import Role
from dateline.records import ActorKind
from dateline.resolve.cast import Cast, Entity
from dateline.resolve.clauses import one_clause
from dateline.resolve.facts import FORMER, Facts
from dateline.resolve.identify import Identity, settle
from dateline.resolve.knowledge import Knowledge, Organisation
from dateline.resolve.linking import link
from dateline.resolve.phrase import Phrase
from dateline.resolve.scene import Scene
from dateline.resolve.surroundings import local, seated
from dateline.resolve.tabular import key
from dateline.resolve.whereabouts import Whereabouts, country_of

SEAT = ("GOV",)
_RANKS = (("MIL",), ("COP",))
_BODIES = ("organisation", "government", "group")
_BODY = "organisation"
_CITY = 200_000  # inhabitants of a town whose name in an organisation's name is no accident
_ALIKE = 92


class Casting:
    """Makes the cast of one report out of its phrases; pronouns and bare titles come later."""

    def __init__(self, scene: Scene, knowledge: Knowledge, day: date | None) -> None:
        self.sentences = scene.sentences
        self.phrases = seated(local(scene.phrases, knowledge))
        self.lexicon = scene.lexicon
        self.knowledge = knowledge
        self.day = day
        self.cast = Cast()
        self.by_at = {p.at: p for p in self.phrases}
        self.by_sentence: dict[int, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            self.by_sentence[phrase.sentence].append(phrase)
        self.where = Whereabouts(self.phrases, knowledge.gazetteer, scene.lexicon.pack.countries)
        self.told = dict.fromkeys(code for p in scene.phrases for code in p.codes)

    def named(self) -> Cast:
        """All actors with a name, identified."""
        self._states()
        self._towns()
        self._persons()
        self._organisations()
        self._descriptions()
        for entity in self.cast.entities:
            if entity.sort == "organisation" and any(t.how == "nominal" for t in entity.ties):
                entity.identity = self._of_body(entity)
        for entity in [e for e in self.cast.entities if self._is_nobody(e)]:
            self.cast.drop(entity)
        for _ in range(2):  # the second time owners are known: "adviseur van Xi"
            for entity in self.cast.entities:
                if entity.sort == "person":
                    self.identify(entity)
        for entity in self.cast.entities:
            known = entity.identity.person or entity.organisation
            country = self.lexicon.pack.countries.get(entity.country or "")
            if known and country and not country.region:
                self.where.tell(entity.first[0], entity.country or "")
        return self.cast

    def state(self, code: str) -> Entity:
        """The one entry for a state and its government."""
        country = self.lexicon.pack.countries.get(code)
        kind: ActorKind = "organisation" if country and country.region else "country"
        entity = self.cast.keyed(("state", code), kind)
        if country and country.names[0] not in entity.names:
            entity.names.append(country.names[0])
        if entity.identity.confidence < 0.5:
            entity.identity = Identity(Facts(code), None, 0.95, ("lexicon:country",))
        return entity

    def _states(self) -> None:
        for phrase in self.phrases:
            if phrase.sort == "state":
                how = "adjective" if phrase.modifier else "place" if phrase.locative else "name"
                self.cast.tie(self.state(phrase.codes[0]), phrase, how)
            elif phrase.sort == "people":
                entity = self.cast.keyed(("people", phrase.codes[0]), "group")
                entity.plural = True
                facts = Facts(phrase.codes[0], ("CVL",), "citizens")
                entity.identity = Identity(facts, None, 0.9, ("lexicon:people",))
                self.cast.tie(entity, phrase, "name")

    def _towns(self) -> None:
        """A town stands for its state where something is done to it or in it; a place that no
        table knows can be an actor of its own ("het Westen")."""
        for phrase in self.phrases:
            if phrase.sort != "place":
                continue
            spot = self.knowledge.gazetteer.place(phrase.name, self.told)
            if spot:
                self.told.setdefault(spot.country)
                self.cast.tie(self.state(spot.country), phrase, "place")
            elif not phrase.locative and self._acts(phrase):
                entity = self.cast.keyed(("region", key(phrase.name)), "group")
                entity.names = [phrase.name]
                self.cast.tie(entity, phrase, "name")

    def _acts(self, phrase: Phrase) -> bool:
        token = self.sentences[phrase.sentence].tokens[phrase.head]
        agent = token.deprel in ("obl:agent", "nmod:poss", "obl:arg")
        return agent or token.rel in ("nsubj", "obj", "iobj")

    def _persons(self) -> None:
        named = [p for p in self.phrases if p.sort == "person"]
        for phrase in sorted(named, key=lambda p: (-len(p.name.split()), p.at)):
            entity = self._same_person(phrase) or self.cast.new("person", "person")
            full = key(entity.full_name())
            short = bool(entity.names) and key(phrase.name) != full
            self.cast.tie(entity, phrase, "surname" if short else "name")

    def _same_person(self, phrase: Phrase) -> Entity | None:
        """The person told of whose name holds all words of this one; the nearest if several."""
        fits = [e for e in self.cast.entities if e.sort == "person" and self._names(e, phrase)]
        return min(fits, key=lambda e: _distance(e, phrase), default=None)

    def _names(self, entity: Entity, phrase: Phrase) -> bool:
        name, full = key(phrase.name), key(entity.full_name())
        words = full.split()
        if name != full and not _shortens(name.split(), words):
            return " " in name and fuzz.ratio(name, full) >= _ALIKE
        told = {c for tie in entity.ties for c in tie.phrase.codes}
        clash = phrase.role and phrase.codes and told and not told & {*phrase.codes}
        return name == full or not clash

    def _organisations(self) -> None:
        for phrase in self.phrases:
            if phrase.sort != "organisation":
                continue
            known = self._organisation(phrase)
            title = (known.wikidata or known.name) if known else key(phrase.name)
            entity = self._acronym(phrase, known)
            entity = entity or self.cast.keyed(("organisation", title), "organisation")
            entity.organisation = entity.organisation or known
            how = "surname" if entity.names and phrase.name not in entity.names else "name"
            self.cast.tie(entity, phrase, how)
        for entity in self.cast.entities:
            if entity.sort == "organisation":
                entity.identity = self._of_body(entity)
                entity.kind = _kind(entity)

    def _is_nobody(self, entity: Entity) -> bool:
        """True of a name labelled an organisation of which nothing is known and that does nothing:
        more often a product, programme or event."""
        if entity.sort != "organisation" or entity.organisation or entity.identity.facts.sector:
            return False
        if any(t.phrase.role or t.phrase.agent or self._has_members(t.phrase) for t in entity.ties):
            return False
        return not self.lexicon.bodies.among(entity.full_name().split())

    def _has_members(self, phrase: Phrase) -> bool:
        """True of a name to which somebody belongs: "a pastor of the Fellowship"."""
        members = (p for p in self.by_sentence[phrase.sentence] if p.sort == "role")
        return any(phrase.head in p.owners for p in members)

    def _organisation(self, phrase: Phrase) -> Organisation | None:
        known = self.knowledge.organisation(phrase.name)
        state = known and known.country in self.lexicon.pack.countries
        clash = known and state and phrase.codes and known.country not in phrase.codes
        return None if clash and phrase.basis == "words" else known

    def _acronym(self, phrase: Phrase, known: Organisation | None) -> Entity | None:
        """The organisation whose initials these are, or that stands beside it as apposition."""
        if phrase.same is not None and (beside := self.cast.at(phrase.sentence, phrase.same)):
            other = known and beside[0].organisation and beside[0].organisation != known
            return beside[0] if beside[0].sort == "organisation" and not other else None
        if not (phrase.name.isupper() and 2 <= len(phrase.name) <= 6):
            return None
        for entity in self.cast.entities:
            if entity.sort == "organisation" and phrase.name in map(_initials, entity.names):
                return entity
        return None

    def _of_body(self, entity: Entity) -> Identity:
        known = entity.organisation
        words = self.words(entity) if known else self._beside(entity) | self.words(entity)
        if known is None:
            if not words.country and (code := self._town_in(entity.full_name())):
                words = replace(words, country=code, basis=(*words.basis, "town"))
            if sector := self._kind_of(entity):
                words = replace(words, sector=sector, basis=(*words.basis, "kind"))
            confidence = 0.3 + 0.25 * bool(words.country) + 0.25 * bool(words.sector)
            return Identity(words, None, confidence, (f"words:{'+'.join(words.basis)}",))
        bodies = (t.phrase.role for t in entity.ties if t.phrase.role)
        title = next((r.title for r in bodies if r.kind in _BODIES[:2]), None)
        facts = Facts(known.country or words.country, known.sector or words.sector, title)
        return Identity(facts, None, 0.9, (known.basis,))

    def _beside(self, entity: Entity) -> Facts:
        """What is said beside a body's name, which knows better than the words in it: "Martyr
        Salem Brigade, a militia"."""
        facts = Facts()
        for tie in entity.ties:
            if tie.how == "nominal" or _titled(tie.phrase):
                facts = facts | self.facts(tie.phrase)
        return facts

    def _kind_of(self, entity: Entity) -> tuple[str, ...]:
        """The sector that the words of an unknown body's name tell; () where what is said beside
        it tells one."""
        return () if self._beside(entity).sector else self.lexicon.kind(entity.full_name())

    def _town_in(self, name: str) -> str | None:
        """The country of the large town that an organisation's name begins or ends with."""
        words = name.split()
        for part in (words[:2], words[:1], words[-2:], words[-1:]):
            spot = self.knowledge.gazetteer.place(" ".join(part), self.told)
            if spot and len(words) > len(part) and spot.population >= _CITY:
                return spot.country
        whose = (
            words[-1] if words[-2:-1] and words[-2] in self.lexicon.pack.language.belonging else ""
        )
        return country_of(whose, self.knowledge.gazetteer, self.told) if whose else None

    def _descriptions(self) -> None:
        """Appositions and predicates tie a role to the name they describe: "Lavrov, minister"."""
        for phrase in self.phrases:
            if phrase.same is None or self.cast.of(phrase):
                continue
            if phrase.sort == "role":
                for entity in self.cast.at(phrase.sentence, phrase.same):
                    if _describes(phrase, entity):
                        self.cast.tie(entity, phrase, "nominal", silent=phrase.predicate)
        for phrase in self.phrases:
            if phrase.sort in ("person", "organisation") and phrase.same is not None:
                self._described(phrase)

    def _described(self, name: Phrase) -> None:
        role = self.by_at.get((name.sentence, name.same or 0))
        if role is None or role.sort != "role" or self.cast.of(role):
            return
        for entity in self.cast.of(name):
            if _describes(role, entity):
                self.cast.tie(entity, role, "nominal")

    def identify(self, entity: Entity) -> None:
        """Settles who a person is, from the words around all mentions by name and the tables."""
        words = self.words(entity)
        found = link(entity.names, words, self.told, self.knowledge, self.day)
        entity.identity = settle(words, found, self.day)

    def words(self, entity: Entity) -> Facts:
        """What the words around the mentions of an actor say of it, the first to speak winning."""
        facts = Facts()
        for tie in sorted(entity.ties, key=lambda t: t.phrase.at):
            if tie.how in ("name", "surname", "nominal"):
                facts = facts | self.facts(tie.phrase)
        return facts

    def facts(self, phrase: Phrase) -> Facts:
        """What one phrase says: its role noun, the countries beside it, and whose it is."""
        own = _own(phrase)
        if owner := self._possessor(phrase):
            sector = owner.sector if _takes_sector(phrase, owner) else own.sector
            own = replace(own, country=own.country or owner.country, sector=sector)
        for head in phrase.owners:
            owner = self._owner(phrase, head)
            plain = phrase.role is None and phrase.sort == "person" and not own.sector
            if plain or _takes_sector(phrase, owner):
                own = replace(own, sector=owner.sector)
            if owner.country and not own.country:
                own = replace(own, country=owner.country)
        if own.country and not phrase.codes:
            own = replace(own, basis=(*own.basis, "owner"))
        if phrase.front and not own.country:
            own = replace(own, country=self._front(phrase))
        for front in self._fronts(phrase):
            whose = Facts(None, front.sector, _BODY)
            own = replace(own, sector=whose.sector) if _takes_sector(phrase, whose) else own
        if phrase.former:
            own = replace(own, sector=(FORMER,), title=_once_former(own.title))
        if phrase.opposition and own.sector:
            own = replace(own, sector=tuple(dict.fromkeys((*own.sector, "OPP"))))
        return own

    def one_clause(self, phrase: Phrase, other: Phrase) -> bool:
        """True if both hang from one predicate, so that they cannot mean the same."""
        here = phrase.sentence == other.sentence
        return here and one_clause(self.sentences[phrase.sentence], phrase.head, other.head)

    def _possessor(self, phrase: Phrase) -> Facts | None:
        """Whom a possessive pronoun means: "zijn troepen", "their leader"."""
        for token in self.sentences[phrase.sentence].children(phrase.head, "nmod:poss"):
            for entity in self.cast.at(phrase.sentence, token.i):
                sector = entity.sector if entity.sort in ("organisation", "group") else ()
                return Facts(entity.country, sector)
        return None

    def _owner(self, phrase: Phrase, head: int) -> Facts:
        for entity in self.cast.at(phrase.sentence, head):
            if entity.identity.confidence > 0.3 or entity.sort != "person":
                body = entity.sort == "organisation"
                sector = entity.sector if body else ()
                return Facts(entity.country, sector, _BODY if body else None)
        owner = self.by_at.get((phrase.sentence, head))
        if owner is None or owner.head == phrase.head:
            return Facts()
        if owner.sort == "place" and not owner.codes:
            return Facts(country_of(owner.name, self.knowledge.gazetteer, self.told))
        found = self.facts(owner)
        body = owner.role is not None and owner.role.kind in _BODIES
        return found if body else replace(found, sector=())

    def _fronts(self, phrase: Phrase) -> Iterator[Role]:
        """Roles in front of a role noun, joined or apart: "legerwoordvoerder", "police chief"."""
        sentence = self.sentences[phrase.sentence]
        before = (t.text for t in sentence.children(phrase.head, "compound") if t.i < phrase.head)
        for word in filter(None, (phrase.front, *before)):
            if role := self.lexicon.role(word):
                yield role

    def _front(self, phrase: Phrase) -> str | None:
        """The country of the name in a compound: "OVSE-waarnemers", "regering-Biden"."""
        if known := self.knowledge.organisation(phrase.front):
            return known.country
        for entity in self.cast.entities:
            words = key(entity.full_name()).split() if entity.sort == "person" else []
            if words and key(phrase.front) in (words[0], words[-1]):
                return entity.country
        return None


def _titled(phrase: Phrase) -> bool:
    """True if the role noun stands beside the name and not in it."""
    return phrase.role is not None and phrase.noun.lower() not in phrase.name.lower()


def _once_former(title: str | None) -> str | None:
    return title if title is None or title.startswith("former ") else f"former {title}"


def _own(phrase: Phrase) -> Facts:
    basis = [f"{phrase.basis}:country"] if phrase.codes and phrase.basis else []
    country = phrase.codes[0] if phrase.codes else None
    if phrase.role is None:
        return Facts(country, basis=tuple(basis))
    basis.append("role")
    role = phrase.role
    return Facts(country, role.sector, role.title, role.office, tuple(basis))


def _takes_sector(phrase: Phrase, owner: Facts) -> bool:
    """GOV is what a pack gives a head or spokesman of anything, MIL a commander: whose he is knows
    better, also where nothing is known of it."""
    role = phrase.role
    if role is None or role.kind not in ("person", "group"):
        return False
    if role.sector[:1] in _RANKS:
        return bool(owner.sector) and owner.sector[:1] not in (SEAT, role.sector[:1])
    if role.title and role.sector[:1] != SEAT:
        return False
    return owner.sector[:1] != SEAT and bool(owner.sector or owner.title == _BODY)


def _describes(role: Phrase, entity: Entity) -> bool:
    if entity.sort == "person" and role.role is not None and role.role.kind == "group":
        return role.single  # "Bush, a fisherman"
    if role.plural and entity.sort == "person":
        return False  # "leaders such as Macron" are more than he
    kinds = {"person": ("person",), "organisation": _BODIES}
    return role.role is not None and role.role.kind in kinds.get(entity.sort, ())


def _shortens(part: Sequence[str], full: Sequence[str]) -> bool:
    """True if a person called `full` is called `part` for short: last words, or the first one."""
    if len(part) >= len(full):
        return False
    return list(full[-len(part) :]) == list(part) or list(full[: len(part)]) == list(part)


def _distance(entity: Entity, phrase: Phrase) -> tuple[bool, int]:
    """Those told of before come first, the nearest first."""
    gaps = [phrase.sentence - t.phrase.sentence for t in entity.ties]
    past = [g for g in gaps if g >= 0]
    return (not past, min(past or map(abs, gaps), default=0))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _kind(entity: Entity) -> ActorKind:
    kinds = [t.phrase.role.kind for t in entity.ties if t.phrase.role]
    if entity.organisation:
        kinds = [entity.organisation.kind]
    return "government" if "government" in kinds else "organisation"
