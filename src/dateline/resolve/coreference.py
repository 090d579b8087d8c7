"""Actors without a name of their own: titles, groups, "het land", "de twee", pronouns.

Read in text order after the names are known, since the nearest fitting actor told before is
meant.  Windows are counted in sentences.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.records import ActorKind
from dateline.resolve.agreement import NEAR, agrees, gender_fits, title_score
from dateline.resolve.cast import Cast, Entity
from dateline.resolve.casting import SEAT, Casting
from dateline.resolve.facts import Facts
from dateline.resolve.holders import Person
from dateline.resolve.identify import Identity, of_person
from dateline.resolve.phrase import Phrase
from dateline.resolve.pronouns import Pronouns
from dateline.resolve.tabular import key

_TITLE_WINDOW = 8
_KIND_WINDOW = 3
_FROM_ELSEWHERE = ("REF",)
_OF_MANY_STATES = frozenset({"member state", "allies"})
_STATE_TITLES = frozenset({"government", "cabinet", "regime"})
_OBLIQUE = frozenset({"obl", "nmod", "xcomp", "advcl", "acl"})
_CONTEXT = 0.4
_SURE = 0.9


class Coreference:
    """Ties the phrases that `Casting` left over; adds actors where nobody told before is meant."""

    def __init__(self, casting: Casting) -> None:
        self.casting = casting
        self.cast: Cast = casting.cast
        self.sentences = casting.sentences

    def resolve(self) -> None:
        pronouns = Pronouns(self.casting)
        for phrase in sorted(self.casting.phrases, key=lambda p: p.at):
            if self.cast.of(phrase) or phrase.predicate:
                continue
            if phrase.sort == "role":
                self._role(phrase)
            elif phrase.sort == "generic":
                self._generic(phrase)
            elif phrase.sort == "pronoun":
                pronouns.resolve(phrase)
        for entity in self.cast.entities:
            unknown = entity.names and not entity.country and entity.organisation is None
            roams = entity.sector[:1] == ("BUS",)  # firms are at home elsewhere
            if unknown and entity.sort in ("person", "organisation") and not roams:
                self._place(entity)

    def _place(self, entity: Entity) -> None:
        """A name without a country gets that of where the report has it, with little confidence."""
        facts = entity.identity.facts
        travels = facts.sector[:1] == SEAT
        country = self.casting.where.country(entity.first[0], official=travels)
        if country:
            entity.identity = replace(
                entity.identity,
                facts=replace(facts, country=country),
                confidence=min(entity.identity.confidence, _CONTEXT),
                made_by=(*entity.identity.made_by, "context:country"),
            )

    def _role(self, phrase: Phrase) -> None:
        if phrase.same is not None or self._bare(phrase):
            return
        if phrase.pair and (two := self._last_two(phrase, self._like(phrase))):
            for entity in two:
                self.cast.tie(entity, phrase, "title")
        elif phrase.role and phrase.role.kind == "person" and not phrase.plural:
            self._one(phrase)
        else:
            self._many(phrase)

    def _bare(self, phrase: Phrase) -> bool:
        """A role without any determiner after a preposition is what somebody became or was; a
        government or opposition without one is the abstract thing."""
        assert phrase.role is not None
        sentence = self.sentences[phrase.sentence]
        token = sentence.tokens[phrase.head]
        if phrase.definite or phrase.codes or sentence.children(phrase.head, "det", "nummod"):
            return False
        if phrase.role.kind == "person":
            return token.rel in _OBLIQUE and not phrase.plural and not phrase.front
        mass = phrase.role.kind in ("government", "group") and token.has("Number=Sing")
        return mass and not phrase.owners and (token.rel != "nsubj" or bool(phrase.front))

    def _one(self, phrase: Phrase) -> None:
        """One person by title: told before, or the holder of the office, or somebody new."""
        facts = self.casting.facts(phrase)
        entity = self._told_before(phrase, facts) if phrase.definite else None
        if entity is None and self._names_office(phrase):
            entity = self._holder(phrase, facts)
        if entity is None and (entity := self._nameless_so_far(phrase, facts)):
            self.cast.tie(entity, phrase, "nominal")
            self.casting.identify(entity)
            return
        if entity is not None:
            self.cast.tie(entity, phrase, "title")
            return
        entity = self.cast.new("person", "person")
        entity.identity = self._with_context(phrase, facts)
        self.cast.tie(entity, phrase, "nominal")

    def _names_office(self, phrase: Phrase) -> bool:
        """True of "de Franse president" and a headline's "French president", not of "geen"."""
        bare = not self.sentences[phrase.sentence].children(phrase.head, "det")
        office = phrase.role is not None and phrase.role.office and not phrase.former
        return office and (phrase.definite or (bare and bool(phrase.codes)))

    def _told_before(self, phrase: Phrase, facts: Facts) -> Entity | None:
        best: tuple[float, Entity] | None = None
        for i, (other, entity) in enumerate(self.cast.before(phrase, _TITLE_WINDOW)):
            if entity.sort != "person" or not agrees(entity, facts):
                continue
            score = title_score(phrase, entity, phrase.sentence - other.sentence)
            if score and (best is None or score - i * 1e-3 > best[0]):
                best = (score - i * 1e-3, entity)
        return best[1] if best else None

    def _nameless_so_far(self, phrase: Phrase, facts: Facts) -> Entity | None:
        """Who was named just before without a word of what he is, if one person was: "Marcela
        Quintupil calls it a disaster. The mayor ..."."""
        if not phrase.definite or phrase.owners or self._owned(phrase):
            return None
        near = {
            id(entity): entity
            for other, entity in self.cast.before(phrase, 1)
            if entity.sort == "person" and not self.casting.one_clause(phrase, other)
        }
        one = next(iter(near.values())) if len(near) == 1 else None
        if one is None or one.titles or one.identity.person:
            return None
        return one if agrees(one, facts) else None

    def _owned(self, phrase: Phrase) -> bool:
        return bool(self.sentences[phrase.sentence].children(phrase.head, "nmod:poss"))

    def _holder(self, phrase: Phrase, facts: Facts) -> Entity | None:
        country = facts.country or self.casting.where.country(phrase.sentence, official=True)
        assert phrase.role is not None
        person = country and self.casting.knowledge.holder(
            phrase.role.title, country, self.casting.day
        )
        if not person:
            return None
        for entity in self.cast.entities:
            if entity.identity.person and entity.identity.person.name == person.name:
                return entity
        table = of_person(person, self.casting.day)
        rule = f"{table.basis[0]}:office"
        if named := self._named_so(person):
            named.identity = Identity(table, person, _SURE, (*named.identity.made_by, rule))
            return named
        entity = self.cast.new("person", "person")
        confidence = 0.7 if facts.country else _CONTEXT
        entity.identity = Identity(table, person, confidence, (rule,))
        return entity

    def _named_so(self, person: Person) -> Entity | None:
        """Whom the report calls by the holder's surname, without a word of who that is: "Maas ...
        the German foreign minister"."""
        surname = key(person.name).split()[-1]
        for entity in self.cast.entities:
            known = entity.identity.person or entity.titles or entity.sort != "person"
            if not known and surname in {key(name) for name in entity.names}:
                return entity
        return None

    def _many(self, phrase: Phrase) -> None:
        """A group or body, one actor for each country: "Franse en Duitse troepen" are two."""
        facts = self.casting.facts(phrase)
        for code in phrase.codes or (facts.country,):
            entity = self._group(phrase, replace(facts, country=code))
            self.cast.tie(entity, phrase, "nominal" if not entity.ties else "title")

    def _group(self, phrase: Phrase, facts: Facts) -> Entity:
        assert phrase.role is not None
        title = facts.title or phrase.role.title
        if facts.country and title in _STATE_TITLES and not phrase.former:
            entity = self.casting.state(facts.country)
            entity.identity = replace(entity.identity, facts=Facts(facts.country, SEAT))
            return entity
        if facts.country is None:
            known = self._same_group(phrase, title)
            if known or (known := self._subject_state(phrase, title)):
                return known
            identity = self._with_context(phrase, facts)
        else:
            confidence = 0.9 if phrase.codes else 0.8
            identity = Identity(facts, None, confidence, (f"words:{'+'.join(facts.basis)}",))
        country = identity.facts.country
        if country and title in _STATE_TITLES:
            return self.casting.state(country)
        if country and (body := self._body(title, country)):
            return body
        words = "" if country else self.text(phrase)
        key = ("group", title, country or "", words, *self._sex_and_number(phrase), *facts.sector)
        entity = self.cast.keyed(key, _kind(phrase))
        entity.identity = max(entity.identity, identity, key=lambda i: i.confidence)
        entity.plural = True
        return entity

    def _body(self, title: str, country: str) -> Entity | None:
        """The body that the tables know under this title: the Russian foreign ministry."""
        for entity in self.cast.entities:
            known = entity.sort == "organisation" and entity.kind == "government"
            if known and entity.country == country and title in entity.titles:
                return entity
        return None

    def text(self, phrase: Phrase) -> str:
        """The words of a phrase without those that make it definite."""
        tokens = self.sentences[phrase.sentence].tokens
        inside = [t for t in tokens if phrase.span.start <= t.start and t.end <= phrase.span.end]
        return " ".join(t.lemma for t in inside if t.upos not in ("DET", "PUNCT"))

    def _same_group(self, phrase: Phrase, title: str) -> Entity | None:
        for other, entity in self.cast.before(phrase, _TITLE_WINDOW):
            same = phrase.definite  # "mensen" told again without an article are others
            body = entity.sort in ("group", "organisation") and title in entity.titles
            if same and body and self._agrees(phrase, other):
                return entity
        return self._only_body(phrase, title) or self._told_body(phrase)

    def _agrees(self, phrase: Phrase, other: Phrase) -> bool:
        return other.role is None or self._sex_and_number(phrase) == self._sex_and_number(other)

    def _sex_and_number(self, phrase: Phrase) -> tuple[str, ...]:
        """What tells "a man" from "the woman" and "two men"; nothing of other nouns."""
        token = self.sentences[phrase.sentence].tokens[phrase.head]
        told = self.casting.lexicon.pack.roles.told.get(token.lemma, "")
        return (told, token.feats) if told in ("male", "female") else ()

    def _subject_state(self, phrase: Phrase, title: str) -> Entity | None:
        """The state whose government is meant where only one state was subject just before."""
        if title not in _STATE_TITLES or not phrase.definite:
            return None
        near = [
            entity
            for other, entity in self.cast.before(phrase, 1)
            if entity.sort == "state"
            and self.sentences[other.sentence].tokens[other.head].rel == "nsubj"
        ]
        return near[0] if len({id(e) for e in near}) == 1 else None

    def _only_body(self, phrase: Phrase, title: str) -> Entity | None:
        """The one body of this title in the report so far, however far back: "the air force"."""
        if _kind(phrase) == "group" or phrase.role is None or title in _STATE_TITLES:
            return None
        told = [e for e in self.cast.entities if title in e.titles and e.first < phrase.at]
        return told[0] if len(told) == 1 and told[0].kind == _kind(phrase) else None

    def _told_body(self, phrase: Phrase) -> Entity | None:
        """The named organisation that "the company" or "de partij" means: of those of its sector
        just before the one most often told of.  A company may be one of which nothing is known."""
        if not phrase.definite or _kind(phrase) != "organisation" or self._narrowed(phrase):
            return None
        assert phrase.role is not None
        sector = phrase.role.sector[:1]
        near: list[Entity] = []
        for _, entity in self.cast.before(phrase, NEAR):
            named = entity.sort == "organisation" and entity.kind == "organisation"
            unknown = sector == ("BUS",) and not entity.sector
            if named and (entity.sector[:1] == sector or unknown):
                near.append(entity)
        return max(near, key=lambda e: len(e.ties), default=None)

    def _narrowed(self, phrase: Phrase) -> bool:
        """True of "the two companies", "the aviation industry", "de partij van de premier"."""
        sentence = self.sentences[phrase.sentence]
        words = sentence.children(phrase.head, "nummod", "compound", "nmod", "acl")
        plural = sentence.tokens[phrase.head].has("Number=Plur")
        return plural or bool(phrase.owners or phrase.front or words)

    def _with_context(self, phrase: Phrase, facts: Facts) -> Identity:
        """Facts with the country where the sentence takes place or all of the report does."""
        rules = (f"words:{'+'.join(facts.basis)}",)
        if facts.country is not None:
            return Identity(facts, None, 0.9, rules)
        if facts.title in _OF_MANY_STATES or facts.sector[:1] == _FROM_ELSEWHERE:
            return Identity(facts, None, 0.5, rules)
        official = facts.sector[:1] == SEAT
        country = None if official else self._of_its_kind(phrase, facts)
        if country is None:
            where = self.casting.where
            bare = official and not phrase.definite  # officials of other states come there too
            country = where.only if bare else where.country(phrase.sentence, official=official)
        if country is None:
            return Identity(facts, None, 0.5, rules)
        facts = replace(facts, country=country)
        return Identity(facts, None, _CONTEXT, (*rules, "context:country"))

    def _of_its_kind(self, phrase: Phrase, facts: Facts) -> str | None:
        """The country of the last actor of the same sector: "de rechters" of the court before."""
        if not phrase.definite or not facts.sector:
            return None
        told = self.casting.where.told(phrase.sentence)
        for _, entity in self.cast.before(phrase, _KIND_WINDOW):
            sure = entity.identity.confidence > _CONTEXT
            state = entity.country in self.casting.lexicon.pack.countries
            if sure and state and entity.sector[:1] == facts.sector[:1]:
                return entity.country if told <= {entity.country} else None
        return None

    def _generic(self, phrase: Phrase) -> None:
        """ "het land", "beide partijen", "de twee": states or persons told before."""
        if not phrase.definite or phrase.codes:
            return
        sorts = _GENERIC.get(phrase.noun_sort, ("person", "state"))
        if phrase.pair:
            for entity in self._pair(phrase, sorts):
                self.cast.tie(entity, phrase, "title")
        elif not phrase.plural:
            for other, entity in self.cast.before(phrase, NEAR):
                fits = entity.sort in sorts and gender_fits(entity, phrase.noun_sort)
                if fits and not self.casting.one_clause(phrase, other):
                    self.cast.tie(entity, phrase, "title")
                    return

    def _pair(self, phrase: Phrase, sorts: tuple[str, ...]) -> list[Entity]:
        """Sides are states; "the two" without a noun are first of all persons just told of."""
        if phrase.noun_sort == "any":
            return self._last_two(phrase, ("state",))
        people = self._last_two(phrase, ("person",), 1) if "person" in sorts else []
        return people or self._last_two(phrase, sorts)

    def _like(self, phrase: Phrase) -> tuple[str, ...]:
        return ("person",) if phrase.role and phrase.role.kind == "person" else ("state",)

    def _last_two(
        self, phrase: Phrase, sorts: tuple[str, ...], sentences: int = 2 * NEAR
    ) -> list[Entity]:
        """The last two actors of one sort, the sort whose second one is nearer; else nobody.

        Two states may also have been told of through their people: "beide landen" after a
        minister of each.
        """
        seen: dict[str, list[Entity]] = {sort: [] for sort in sorts}
        for _, entity in self.cast.before(phrase, sentences):
            for sort, pair in seen.items():
                if (like := self._as(sort, entity, phrase)) and like not in pair:
                    pair.append(like)
                    if len(pair) == 2:
                        return pair[::-1]
        return []

    def _as(self, sort: str, entity: Entity, phrase: Phrase) -> Entity | None:
        if entity.sort == sort:
            fits = sort != "person" or phrase.role is None or title_score(phrase, entity, 0) > 0
            return entity if fits else None
        country = self.casting.lexicon.pack.countries.get(entity.country or "")
        if sort != "state" or country is None or country.region or entity.sort == "people":
            return None
        return self.casting.state(entity.country or "")


_GENERIC = {
    "state": ("state",),
    "person": ("person",),
    "male": ("person",),
    "female": ("person",),
}


def _kind(phrase: Phrase) -> ActorKind:
    assert phrase.role is not None
    if phrase.role.kind == "government":
        return "government"
    return "organisation" if phrase.role.kind == "organisation" else "group"
