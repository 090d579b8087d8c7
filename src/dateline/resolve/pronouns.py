"""Whom a pronoun means: the noun of its relative clause, else who told before fits best."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.resolve.agreement import NEAR, gender_fits
from dateline.resolve.cast import Cast, Entity
from dateline.resolve.casting import Casting
from dateline.resolve.clauses import predicate
from dateline.resolve.phrase import Phrase

_SHARED = frozenset({"xcomp", "conj"})  # clauses that may leave their subject to the one above
_WEAK = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ"})


class Pronouns:
    """Ties the pronouns of a report, in text order, to those told before."""

    def __init__(self, casting: Casting) -> None:
        self.casting = casting
        self.cast: Cast = casting.cast
        self.sentences = casting.sentences
        self.reflexive = frozenset(casting.lexicon.pack.mentions.reflexive)

    def resolve(self, phrase: Phrase) -> None:
        for entity in self._meant(phrase):
            if phrase.pronoun in ("male", "female") and entity.sort == "person":
                entity.gender = phrase.pronoun
            self.cast.tie(entity, phrase, "pronoun")

    def _meant(self, phrase: Phrase) -> list[Entity]:
        if phrase.pronoun == "relative":
            return self._relative(phrase)
        if phrase.name.lower() in self.reflexive:
            idle = self.sentences[phrase.sentence].tokens[phrase.head].rel == "expl"
            return [] if idle else self._subject(phrase, phrase.head)
        if phrase.pronoun == "neuter" and not phrase.modifier:
            return self._who_said_it(phrase)
        return self._antecedent(phrase)

    def _subject(self, phrase: Phrase, i: int) -> list[Entity]:
        """The subject of the clause that token `i` stands in: "Lohan admitted HERSELF"; of an
        infinitive that has none whoever was told to or wants to."""
        sentence = self.sentences[phrase.sentence]
        verb = predicate(sentence, i)
        while verb >= 0:
            subjects = sentence.children(verb, "nsubj")
            if subjects or sentence.tokens[verb].rel not in _SHARED:
                return self._at_or_above(phrase.sentence, subjects[0].i) if subjects else []
            told = sentence.tokens[verb].rel == "xcomp"
            verb = sentence.tokens[verb].head
            if told and (objects := sentence.children(verb, "obj", "iobj")):
                return self._at_or_above(phrase.sentence, objects[0].i)
        return []

    def _who_said_it(self, phrase: Phrase) -> list[Entity]:
        """The body that says so of itself: "Airbus said IT will deliver"; any other "it" is too
        often nobody."""
        sentence = self.sentences[phrase.sentence]
        verb = predicate(sentence, phrase.head)
        subject = sentence.tokens[phrase.head].rel == "nsubj"
        if not subject or verb < 0 or sentence.tokens[verb].rel != "ccomp":
            return []
        said = self._subject(phrase, verb)
        return [e for e in said if e.sort in ("state", "organisation")]

    def _relative(self, phrase: Phrase) -> list[Entity]:
        """The noun that a relative clause belongs to, for a pronoun at the clause's front."""
        sentence = self.sentences[phrase.sentence]
        token = sentence.tokens[phrase.head]
        for clause in (token, *sentence.ancestors(phrase.head)):
            if clause.deprel.startswith("acl") and clause.head < phrase.head < clause.i + 1:
                first = min(t.i for t in sentence.subtree(clause.i) if t.upos not in _WEAK)
                if first == phrase.head:
                    return self._at_or_above(phrase.sentence, clause.head)
                return []
        return []

    def _at_or_above(self, sentence: int, head: int) -> list[Entity]:
        for tied, entities in self._heads(sentence):
            if head in (tied.head, *tied.core):
                return entities
        return []

    def _heads(self, sentence: int) -> Iterator[tuple[Phrase, list[Entity]]]:
        for phrase in self.casting.by_sentence[sentence]:
            if found := self.cast.of(phrase):
                yield phrase, found

    def _antecedent(self, phrase: Phrase) -> list[Entity]:
        if phrase.modifier and (beside := self._beside(phrase)):
            return beside
        best: tuple[float, list[Entity]] | None = None
        near = list(self.cast.before(phrase, NEAR))
        barred = [e for p, e in near if not phrase.modifier and self.casting.one_clause(phrase, p)]
        for i, (other, entity) in enumerate(near):
            if entity in barred or not self._may_be(phrase, other, entity):
                continue
            score = self._salience(phrase, other) - i * 0.05
            if best is None or score > best[0]:
                best = (score, self._together(phrase, other, entity))
        return best[1] if best else []

    def _beside(self, phrase: Phrase) -> list[Entity]:
        """The first part of "de VS en zijn bondgenoten", for the possessive in the second."""
        tokens = self.sentences[phrase.sentence].tokens
        owned = tokens[tokens[phrase.head].head]
        return self._at_or_above(phrase.sentence, owned.head) if owned.rel == "conj" else []

    def _may_be(self, phrase: Phrase, other: Phrase, entity: Entity) -> bool:
        if other.sort == "state" and other.modifier:
            return False
        if phrase.pronoun == "plural":
            return entity.plural or bool(self._partners(other)) or self._acts(other, entity)
        if phrase.pronoun == "neuter":
            return entity.sort in ("state", "organisation", "group")
        if entity.sort == "person":
            return gender_fits(entity, phrase.pronoun) and not entity.plural
        if self._sex(other) == phrase.pronoun:
            return True
        neuter = phrase.modifier and phrase.pronoun == "male"  # "zijn" is its as well as his
        return neuter and entity.sort in ("state", "organisation")

    def _sex(self, other: Phrase) -> str:
        """male or female of "a man" or "the woman", who is an actor of no office."""
        token = self.sentences[other.sentence].tokens[other.head]
        one = other.role is not None and not token.has("Number=Plur")
        return self.casting.lexicon.pack.roles.told.get(token.lemma, "") if one else ""

    def _acts(self, other: Phrase, entity: Entity) -> bool:
        """True of an organisation or state as subject, which "they" can mean."""
        token = self.sentences[other.sentence].tokens[other.head]
        return entity.sort in ("organisation", "state") and token.rel == "nsubj"

    def _salience(self, phrase: Phrase, other: Phrase) -> float:
        """Nearer sentences first, subjects before others, persons before what is owned."""
        token = self.sentences[other.sentence].tokens[other.head]
        score = -2.0 * (phrase.sentence - other.sentence)
        score += 1.5 if token.rel == "nsubj" else 0.0
        score += 0.75 if phrase.modifier and self.casting.one_clause(phrase, other) else 0.0
        return score - (0.5 if token.rel == "nmod" else 0.0)

    def _together(self, phrase: Phrase, other: Phrase, entity: Entity) -> list[Entity]:
        if phrase.pronoun != "plural" or entity.plural:
            return [entity]
        return [entity, *(e for p in self._partners(other) for e in self.cast.of(p) if e != entity)]

    def _partners(self, phrase: Phrase) -> list[Phrase]:
        """Phrases coordinated with this one."""
        tokens = self.sentences[phrase.sentence].tokens
        first = tokens[phrase.head].head if tokens[phrase.head].rel == "conj" else phrase.head
        return [
            p
            for p, _ in self._heads(phrase.sentence)
            if p.head != phrase.head
            and (p.head == first or (tokens[p.head].rel == "conj" and tokens[p.head].head == first))
        ]
