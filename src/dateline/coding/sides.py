"""From tokens at the sides of a predicate to actors of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from dateline.coding import grammar
from dateline.coding.lexicon import Lexicon
from dateline.records import Actor, Mention, Reading, Sentence, Span, Token

_MEMBERS_REACH = 5  # tokens behind a group in which its members begin to be named
_OWNER_DEPTH = 2  # "the speech of the president of France": how far an owner is looked for
_WHERE = "context:country"  # rule of an actor whose country is that of the place told
_GUESS = 0.75  # confidence left when a side is the owner of what the sentence names


@dataclass(frozen=True, slots=True)
class Side:
    """One participant: actor id, the words that name it, how sure (0-1), how it was found."""

    actor: str
    span: Span
    sure: float
    how: str


_POWERS = frozenset("GOV MIL LEG PTY REB SPY UAF PRM OPP".split())
"""Sectors that hold or fight for power."""


_OFFICIAL = frozenset({"GOV", "MIL"})


class Told(Protocol):
    """An event to be, with all its sides."""

    @property
    def sides(self) -> tuple[Side, ...]: ...


def _is_doubted(actor: Actor) -> bool:
    """True of a name of which nothing is said; it takes no part by the lexicon.  Where the report
    has it says little of what it is."""
    told = actor.country is not None and _WHERE not in actor.made_by
    return actor.kind in ("person", "organisation") and not (told or actor.sector)


class Cast:
    """The actors of one report, by where they stand."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.sure = {a.id: a.confidence for a in reading.actors}
        self.country = {a.id: a.country for a in reading.actors}
        self.powers = {a.id for a in reading.actors if not _POWERS.isdisjoint(a.sector)}
        self.firms = {a.id for a in reading.actors if a.sector[:1] == ("BUS",)}
        self._states = {a.id for a in reading.actors if a.kind == "country"}
        self._officials = {a.id for a in reading.actors if not _OFFICIAL.isdisjoint(a.sector)}
        self.quotes = reading.quotes
        self._told: list[tuple[str, tuple[Side, ...]]] = []
        doubted = {a.id for a in reading.actors if _is_doubted(a)}
        self._at: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        self._heads: dict[int, set[int]] = defaultdict(set)
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in sorted(reading.mentions, key=lambda m: (m.sentence, m.head)):
            self._mentions[mention.sentence].append(mention)
            if mention.actor not in doubted:
                self._at[mention.sentence, mention.head].append(mention)
                self._heads[mention.sentence].add(mention.head)
        self._names: dict[int, set[int]] = defaultdict(set)
        for name in reading.names:
            self._names[name.sentence].update(range(name.start, name.end))

    def holds_power(self, candidate: Told) -> bool:
        """True if there are two sides, and one is a government, an army, a party or the like."""
        sides = candidate.sides
        return len(sides) > 1 and any(s.actor in self.powers for s in sides)

    def stands_for(self, one: str, other: str) -> bool:
        """True for a state and somebody who acts for it: they do nothing to each other."""
        return any(
            state in self._states
            and self.country.get(state) is not None
            and self.country.get(state) == self.country.get(person)
            and person in self._officials
            for state, person in ((one, other), (other, one))
        )

    def named(self, sentence: int) -> set[int]:
        """Positions of the sentence's tokens that belong to names."""
        return self._names[sentence]

    def acting(self, sentence: int) -> set[int]:
        """Positions of the sentence's tokens that are heads of actors."""
        return self._heads[sentence]

    def standing(self, sentence: Sentence) -> list[Side]:
        """Every mention of an actor in the sentence, in order of the text, those too doubtful for
        the lexicon too: the pair coder may know better."""
        return [self._side(m, 1.0) for m in self._mentions[sentence.n]]

    def tell(self, kind: str, actors: tuple[Side, ...]) -> None:
        """Remember whose deed of which type was told, for those who condemn or welcome it."""
        if actors:
            self._told.append((kind, actors))

    def doers(self, sentence: Sentence, tokens: Iterable[int]) -> list[Side]:
        """Who did the deeds that `tokens` name barely ("condemned the strikes"), as told before."""
        for token in tokens:
            word = sentence.tokens[token].lemma.lower()
            types = {p.frame.type for p in self.lexicon.find("noun", word)}
            for kind, actors in reversed(self._told):
                if kind in types:
                    return [Side(s.actor, s.span, s.sure * _GUESS, "told before") for s in actors]
        return []

    def sides(self, sentence: Sentence, tokens: Iterable[int], *, by_force: bool) -> list[Side]:
        """Participants named by `tokens` and what is coordinated with them, each actor once.

        A noun that is no actor stands for the actor it belongs to ("condemned the Russian
        invasion"), with less confidence.  Force (`by_force`) is used by an owner only through
        arms or troops: earthquakes, sanctions and help do not attack for anybody.
        """
        found: dict[str, Side] = {}
        for token in tokens:
            for side in self._of(sentence, token, by_force):
                found.setdefault(side.actor, side)
        return list(found.values())

    def _of(self, sentence: Sentence, i: int, by_force: bool) -> list[Side]:
        named = self._named(sentence, i)
        for other in sentence.children(i, "conj"):
            named += self._of(sentence, other.i, by_force)
        for what in grammar.counted(sentence, i, self.lexicon.quantity) if not named else ():
            named += self._of(sentence, what, by_force)
        means = sentence.tokens[i].lemma.lower() in self.lexicon.means
        if not named and (means or not by_force):
            named = self._owner(sentence, i, _OWNER_DEPTH)
        return named

    def _named(self, sentence: Sentence, i: int) -> list[Side]:
        here = self._at.get((sentence.n, i), []) or self._speaker(sentence.tokens[i])
        if not here:
            here = [
                m
                for t in sentence.children(i, "appos", "flat", "nmod")
                if t.rel != "nmod" or self._titled(sentence, t)
                for m in self._at.get((sentence.n, t.i), [])
            ]
        members = [m for k in self._members(sentence, i) for m in self._at[sentence.n, k]]
        return [self._side(m, 1.0) for m in (*here, *members)]

    def _speaker(self, token: Token) -> list[Mention]:
        """Who says "we" or "I" within quotation marks."""
        if token.text.lower() not in self.lexicon.first_person:
            return []
        return [
            Mention(q.speaker, 0, token.i, token.span, "speaker")
            for q in self.quotes
            if q.speaker is not None and q.kind != "indirect" and q.span.covers(token.span)
        ][:1]

    def _titled(self, sentence: Sentence, name: Token) -> bool:
        """ "de tabloid de Global Times": a name set beside its noun without a preposition."""
        return name.upos == "PROPN" and not grammar.case_of(sentence, name.i)

    def _members(self, sentence: Sentence, i: int) -> list[int]:
        """ "European leaders, including Macron and Scholz": those named, wherever they hang."""
        for token in sentence.tokens[i + 1 : i + 1 + _MEMBERS_REACH]:
            following = sentence.tokens[token.i : token.i + 2]
            words = {token.text.lower(), " ".join(t.text.lower() for t in following)}
            if token.upos in ("VERB", "AUX"):
                break
            if not words.isdisjoint(self.lexicon.including):
                heads = [token.head, *(t.i for t in sentence.children(token.head, "conj"))]
                return [k for k in heads if k > i and (sentence.n, k) in self._at]
        return []

    def _owner(self, sentence: Sentence, i: int, depth: int) -> list[Side]:
        """Who a noun belongs to: possessive, adjective of a country, "of" phrase."""
        below = sentence.children(i, "nmod:poss", "amod", "compound")
        owned = [self._side(m, _GUESS) for t in below for m in self._at.get((sentence.n, t.i), [])]
        if owned or not depth:
            return owned
        for token in sentence.children(i, "nmod"):
            if grammar.case_of(sentence, token.i):
                inner = self._named(sentence, token.i) or self._owner(sentence, token.i, depth - 1)
                owned += [Side(s.actor, s.span, s.sure * _GUESS, "owner") for s in inner]
        return owned

    def _side(self, mention: Mention, factor: float) -> Side:
        sure = self.sure.get(mention.actor, 0.5) * factor
        return Side(mention.actor, mention.span, sure, mention.how)
