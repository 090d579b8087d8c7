"""Whom or what a pronoun means."""

from __future__ import annotations

from math import log

from dateline.resolve.clauses import one_clause, predicate
from dateline.resolve.sieve.chains import Chains
from dateline.resolve.sieve.told import Told

_WINDOW = 2  # sentences back
_RANK = 0.1  # what a chain loses to each that was told of later
_WEAK = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ"})
_ELSEWHERE = frozenset({"none", "relative", "place"})  # mean nobody, or what stands before them
_SPEAKERS = frozenset({"speaker", "speakers"})


class Antecedents:
    def __init__(self, made: Chains) -> None:
        self.made = made

    def relative(self) -> None:
        """The noun that a relative clause belongs to, for the pronoun at its front."""
        for t in self.made.order:
            if t.pronoun in ("relative", "place", "neuter"):
                other = self._owner_of_clause(t) or (
                    self._just_before(t) if t.pronoun == "relative" else None
                )
                if other:
                    self.made.join(other, t)

    def _owner_of_clause(self, t: Told) -> Told | None:
        sentence = self.made.sentence(t)
        for clause in (t.head, *sentence.ancestors(t.head.i)):
            if clause.deprel.startswith("acl") and clause.head < t.head.i <= clause.i:
                below = sentence.subtree(clause.i)
                first = min(x.i for x in below if x.upos not in _WEAK or x.i == t.head.i)
                found = self.made.at(t.sentence, clause.head)
                if first == t.head.i and found:
                    return found[-1]
                return None
        return None

    def _just_before(self, t: Told) -> Told | None:
        """What ends right before the pronoun, where the parse has no clause for it."""
        tokens = self.made.sentence(t).tokens[: t.head.i]
        end = next((x.end for x in reversed(tokens) if x.upos not in _WEAK), -1)
        ending = [o for o in self.made.before(t, 0) if o.span.end == end]
        return min(ending, key=lambda o: o.span.start, default=None)

    def pronouns(self) -> None:
        for t in self.made.order:
            meant = t.form == "pronoun" and t.pronoun not in _ELSEWHERE and self.made.alone(t)
            if meant and (other := self._antecedent(t)):
                self.made.join(other, t)

    def _antecedent(self, t: Told) -> Told | None:
        best: tuple[float, Told] | None = None
        seen: list[int] = []
        for other in self.made.before(t, _WINDOW):
            if other.nests(t) or not self._may_be(t, other):
                continue
            if id(self.made.of(other)) not in seen:
                seen.append(id(self.made.of(other)))
            score = self._salience(t, other) - _RANK * seen.index(id(self.made.of(other)))
            if best is None or score > best[0]:
                best = (score, other)
        return best[1] if best else None

    def _may_be(self, t: Told, other: Told) -> bool:
        if other.pronoun == "none" or self._barred(t, other):
            return False
        kind, plural = self.made.kind(other), self.made.plural(other)
        if (t.pronoun in _SPEAKERS) != (other.pronoun in _SPEAKERS) and t.pronoun in _SPEAKERS:
            return False
        if t.pronoun == "plural":
            return plural or kind == "organisation"
        if t.pronoun == "neuter":
            return kind != "person" and not plural
        if t.pronoun == "own":
            return not plural
        if t.pronoun == "singular":
            return kind != "person"
        if t.pronoun in _SPEAKERS:
            return t.pronoun == other.pronoun
        return kind == "person" and not plural

    def _barred(self, t: Told, other: Told) -> bool:
        """True where the clause or the gender says that it is another; a reflexive pronoun means
        somebody in its sentence, any other one nobody in its clause."""
        if t.reflexive:
            return t.sentence != other.sentence or other.head.rel == "nmod"
        if t.gender and self.made.gender(other) not in ("", t.gender):
            return True
        return not t.owns and self._one_clause(t, other)

    def _one_clause(self, t: Told, other: Told) -> bool:
        here = t.sentence == other.sentence
        return here and one_clause(self.made.sentence(t), t.head.i, other.head.i)

    def _together(self, t: Told, other: Told) -> bool:
        sentence = self.made.sentence(t)
        here = t.sentence == other.sentence
        return here and predicate(sentence, t.head.i) == predicate(sentence, other.head.i)

    def _salience(self, t: Told, other: Told) -> float:
        """Nearer sentences first, then subjects, what stands as the pronoun does in its clause,
        and what is often told of."""
        score = -2.0 * (t.sentence - other.sentence) + 0.3 * log(len(self.made.of(other)))
        score += 1.5 if other.head.rel == "nsubj" else 0.0
        score += 0.5 if other.head.rel == t.head.rel else 0.0
        score += 0.75 if (t.owns or t.reflexive) and self._together(t, other) else 0.0
        return score - (0.5 if other.head.rel in ("nmod", "compound") else 0.0)
