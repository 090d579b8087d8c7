"""Noun phrases that tell again of somebody or something: "the aircraft", "het bedrijf"."""

from __future__ import annotations

from math import log

from dateline.resolve.sieve.chains import Chains
from dateline.resolve.sieve.told import Told

_WINDOW = 4  # sentences back
_SHORTEST = 4  # letters of a noun that may end a compound


class Descriptions:
    def __init__(self, made: Chains) -> None:
        self.made = made
        told = made.pack.roles.told
        self.states = frozenset(noun for noun, sort in told.items() if sort == "state")

    def same_noun(self) -> None:
        """The same noun, or the end of a compound, with nothing that tells it apart."""
        for t in self.made.order:
            if t.form != "noun" or t.listed or t.other or t.indefinite:
                continue
            for other in self.made.before(t):
                if other.form == "noun" and not other.listed and self._same_noun(other, t):
                    self.made.join(other, t)
                    break

    def _same_noun(self, one: Told, other: Told) -> bool:
        if one.plural != other.plural or one.nests(other):
            return False
        glued = self.made.pack.language.compounds and len(other.noun) >= _SHORTEST
        if one.noun != other.noun and not (glued and one.noun.endswith(other.noun)):
            return False
        return self._compatible(one, other)

    def _compatible(self, one: Told, other: Told) -> bool:
        """False where numbers, modifiers or owners tell them apart."""
        told = {n for m in self.made.of(one) for n in m.numbers}
        if not other.numbers <= told or not self._one_owner(one, other):
            return False
        return other.definite or other.marks <= one.marks

    def _one_owner(self, one: Told, other: Told) -> bool:
        mine, theirs = self._owner(one), self._owner(other)
        return mine is None or theirs is None or mine == theirs

    def _owner(self, t: Told) -> object:
        """The chain of its possessor, or the word where nobody marked it; None without any."""
        owners = self.made.sentence(t).children(t.head.i, "nmod:poss")
        if not owners:
            return None
        marked = self.made.at(t.sentence, owners[0].i)
        return id(self.made.of(marked[0])) if marked else owners[0].lemma

    def described(self) -> None:
        """A definite noun that can mean what was told before under a name or another noun."""
        for t in self.made.order:
            if self._describes(t):
                some = [o for o in self.made.before(t, _WINDOW) if self._fits(o, t)]
                if some:
                    self.made.join(max(some, key=lambda o: self._salience(o, t)), t)

    def _describes(self, t: Told) -> bool:
        """True of a definite noun with nothing that tells it apart, told for the first time."""
        if t.form != "noun" or not t.definite or t.name or self._owner(t) is not None:
            return False
        apart = t.listed or t.other or t.counted or t.qualified
        chain = self.made.of(t)
        return not apart and not any(o.name or o.at < t.at for o in chain)

    def _fits(self, one: Told, other: Told) -> bool:
        if one.form == "pronoun" or one.listed or one.nests(other):
            return False
        if self.made.kind(one) != other.kind or self.made.plural(one) != other.plural:
            return False
        if other.kind == "person":
            return bool(one.name)
        return self._one_sort(one, other)

    def _one_sort(self, one: Told, other: Told) -> bool:
        """True if the noun is used in turn with those of the chain, or the chain has none; only
        a country is called one."""
        country = any(m.country for m in self.made.of(one))
        if other.kind == "place" and country != (other.noun in self.states):
            return False
        told = [m.sorts for m in self.made.of(one) if m.noun]
        alike = any(other.sorts & sorts for sorts in told)
        return alike or bool(other.sorts and not told and one.name)

    def _salience(self, one: Told, other: Told) -> float:
        """What is often told of before the rest, then the nearer, then subjects."""
        score = log(len(self.made.of(one))) - (other.sentence - one.sentence)
        score += 0.5 if one.head.rel == "nsubj" else 0.0
        return score - (0.5 if one.head.rel in ("nmod", "compound") else 0.0)
