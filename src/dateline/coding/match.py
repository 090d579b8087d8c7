"""Finds predicates of the lexicon in a sentence, with the tokens at their sides.

A worked example, "Wang bracht een bezoek aan Moskou": the verb `brengen` asks for `{bezoek}` and
has it as its object; `[aan]` says where the recipient stands.

    Match(predicate=brengen {bezoek} [aan], token=1, used={1, 3}, actors=[0], recipients=[5])
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline import ontology
from dateline.coding import grammar
from dateline.coding.lexicon import Lexicon, Predicate, Requirement
from dateline.records import Sentence, Token

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}
_BARE = ("obj", "nsubj:pass", "xcomp", "compound", "advmod", "iobj", "nsubj", "obl", "expl")
_UNDER_NOUN = ("amod", "compound", "nmod", "appos")
_ADDRESSED = frozenset({"REQUEST", "THREATEN", "REJECT"})
"""Operators whose content is to be done by another: he is the recipient."""
_RELATIONS = frozenset({"obj", "iobj", "subj", "poss", "xcomp"})


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate found: its token, all tokens it uses, head tokens at its sides.

    `content` holds the heads of complement clauses of frames that have content, `support` the
    verb that lends a noun its subject.
    """

    predicate: Predicate
    token: int
    used: frozenset[int]
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    content: tuple[int, ...] = ()
    support: int | None = None


def matches(
    sentence: Sentence, lexicon: Lexicon, named: Collection[int], acting: Collection[int]
) -> list[Match]:
    """At most one match a token, the most demanding predicate that fits; light verbs first.

    `acting` are the positions of actors' heads, `named` those of all words of names: neither is a
    predicate.  Nor is a noun that a verb's predicate already uses, nor one that only modifies
    another ("attack helicopter").
    """
    finder = _Finder(sentence, lexicon, acting)
    tokens = [t for t in sentence.tokens if not (_nominal(t) and (t.i in named or t.i in acting))]
    found = [m for t in tokens if (m := finder.best(t))]
    taken = {k for m in found for k in m.used if k != m.token}
    return [m for m in found if m.token not in taken]


def _nominal(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN")


class _Finder:
    """Looks for predicates in one sentence of which the actors are known."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, acting: Collection[int]) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.acting = acting

    def best(self, token: Token) -> Match | None:
        """The most demanding predicate that fits a token, with its sides."""
        pos = _POS.get(token.upos)
        if pos is None or (pos == "noun" and token.rel in ("compound", "flat")):
            return None
        if pos == "verb" and token.rel == "amod" and not self.sentence.children(token.i, "obl"):
            return None  # the injured soldiers
        lemma = token.lemma if pos == "verb" else token.lemma.lower()
        for predicate in self.lexicon.find(pos, lemma):
            used = self._requirements(token, predicate)
            barred = predicate.intransitive and grammar.objects(self.sentence, token.i)
            if used is not None and not barred:
                return self._with_sides(Match(predicate, token.i, used))
        return None

    # what must stand with the predicate

    def _requirements(self, token: Token, predicate: Predicate) -> frozenset[int] | None:
        """Positions of the predicate and its required words, or None where one is missing.

        A word may depend on one that is already found: declare {law} {martial}.
        """
        used = {token.i}
        for requirement in predicate.requires:
            heads = [self.sentence.tokens[k] for k in sorted(used)]
            words = (w for head in heads for w in self._filling(head, requirement))
            word = next((w for w in words if w not in used), None)
            if word is None:
                return None
            used.add(word)
        return frozenset(used)

    def _filling(self, token: Token, requirement: Requirement) -> Iterator[int]:
        for child in self.sentence.children(token.i):
            if not self._stands(token, child, requirement):
                continue
            counted = grammar.counted(self.sentence, child.i, self.lexicon.quantity)
            coordinated = [t.i for t in self.sentence.children(child.i, "conj")]
            for k in (child.i, *coordinated, *counted):
                if self._wanted(self.sentence.tokens[k], requirement):
                    yield k
        relative = not requirement.preps and token.deprel == "acl:relcl" and token.head >= 0
        if relative and self._named(self.sentence.tokens[token.head], requirement.words):
            yield token.head

    def _stands(self, token: Token, child: Token, requirement: Requirement) -> bool:
        """True if the dependent stands as asked: with its preposition, or without one."""
        if requirement.preps:
            return grammar.has_case(self.sentence, child.i, requirement.preps)
        rels = _UNDER_NOUN if _nominal(token) else _BARE
        bare = child.deprel in rels or child.rel in rels
        return bare and not grammar.case_of(self.sentence, child.i)

    def _wanted(self, token: Token, requirement: Requirement) -> bool:
        if requirement.words:
            return self._named(token, requirement.words)
        return token.upos != "NUM" and token.lemma.lower() not in requirement.never

    def _named(self, token: Token, words: frozenset[str]) -> bool:
        lemma = token.lemma.lower()
        if lemma in words:
            return True
        return self.lexicon.compounds and any(lemma.endswith(w) for w in words if len(w) > 4)

    # who stands at its sides

    def _with_sides(self, match: Match) -> Match:
        told = match.predicate
        verbal = told.pos == "verb"
        support = None if verbal else self._support(match)
        sides = self._verb_sides(match) if verbal else self._noun_sides(match, support)
        actors, recipients = sides
        content: list[int] = []
        if told.frame.content:
            found = grammar.complements(self.sentence, match.token)
            content = [k for k in found if k not in match.used]
            if told.frame.type in _ADDRESSED:
                recipients = recipients or [k for c in content for k in self._subject_of(c)]
        return replace(
            match,
            # a subject acts even where it is a word asked for: troops withdrew from
            actors=_clean(self._meant(actors), match, named=bool(told.actor) or verbal),
            recipients=_clean(
                [r for r in recipients if r not in actors], match, named=bool(told.recipient)
            ),
            content=tuple(content),
            support=support,
        )

    def _meant(self, tokens: Sequence[int]) -> list[int]:
        """A pronoun nobody is known for, in a reported clause, is whoever reports it."""
        meant: list[int] = []
        for k in tokens:
            word = self.sentence.tokens[k].text.lower()
            open_ = k not in self.acting and word in self.lexicon.neuter
            said = grammar.speaker(self.sentence, k) if open_ else None
            meant.append(said if said is not None and said in self.acting else k)
        return meant

    def _verb_sides(self, match: Match) -> tuple[list[int], list[int]]:
        p, i = match.predicate, match.token
        if p.actor:
            actors = self._slots(match, p.actor)
        elif grammar.is_passive(self.sentence, i):
            actors = grammar.agents(self.sentence, i, self.lexicon.agent)
        else:
            actors = grammar.subjects(self.sentence, i, self.acting)
        if p.recipient:
            recipients = self._slots(match, p.recipient) or self._spare_object(match)
        else:
            recipients = self._default_recipient(match)
        return actors or self._actor_behind(match, recipients), recipients

    def _spare_object(self, match: Match) -> list[int]:
        """An actor as object beside the object the predicate asks for: gave the army {support}."""
        found = grammar.objects(self.sentence, match.token) if match.predicate.requires else []
        return [k for k in found if k in self.acting and k not in match.used]

    def _actor_behind(self, match: Match, recipients: Sequence[int]) -> list[int]:
        """An actor behind a finite verb without subject, read as its object: "dreigde Turkije"."""
        i = match.token
        told = grammar.is_told(self.sentence, i) and grammar.is_finite(self.sentence, i)
        if not told:
            return []
        if grammar.is_passive(self.sentence, i) or match.predicate.actor:
            return []
        found = [k for k in grammar.objects(self.sentence, i) if k in self.acting and k > i]
        alone = ontology.TYPES[match.predicate.frame.type].needs != "both"
        return found[:1] if found != list(recipients) or alone else []

    def _default_recipient(self, match: Match) -> list[int]:
        """The object; where a required noun fills it, the indirect object or the noun's own."""
        i, preps = match.token, self.lexicon.noun_recipient
        free = [k for k in grammar.objects(self.sentence, i) if k not in match.used]
        if free and not match.predicate.requires:
            return free
        found = free + grammar.indirect(self.sentence, i)
        for noun in match.used - {i}:
            found += grammar.obliques(self.sentence, noun, preps)
        return found or grammar.obliques(self.sentence, i, preps)

    def _noun_sides(self, match: Match, verb: int | None) -> tuple[list[int], list[int]]:
        """The possessor is the recipient where only `[poss]` can be: Navalny's arrest."""
        p, i = match.predicate, match.token
        wanted = p.recipient or self.lexicon.noun_recipient
        recipients = self._strict(match, [w for w in wanted if w != "poss"])
        if not recipients and "poss" in wanted:
            recipients = grammar.possessors(self.sentence, i)
        actors = [k for k in self._noun_actors(match) if k not in recipients]
        if verb is not None:
            actors = actors or grammar.doers(self.sentence, verb, self.acting)
            recipients = recipients or [k for w in wanted for k in self._slot(verb, w)]
        if p.recipient and not recipients:
            recipients = self._loose(match, wanted)
        return actors, recipients

    def _noun_actors(self, match: Match) -> list[int]:
        p, i = match.predicate, match.token
        if self.sentence.children(i, "cop"):
            return grammar.subjects(self.sentence, i, self.acting)  # "is on a visit to"
        if p.actor:
            found = self._strict(match, p.actor) or self._adjectives(i)
            return found or self._loose(match, p.actor)
        preps = [a for a in self.lexicon.noun_actor if a not in p.recipient]
        owners = grammar.possessors(self.sentence, i)
        found = owners or self._strict(match, preps) or self._adjectives(i)
        return found or self._loose(match, sorted(self.lexicon.agent))

    def _adjectives(self, i: int) -> list[int]:
        return [t.i for t in self.sentence.children(i, "amod", "compound") if t.i in self.acting]

    def _slots(self, match: Match, slots: Sequence[str]) -> list[int]:
        """Tokens in the named slots; a prepositional phrase may hang elsewhere in the clause."""
        return self._strict(match, slots) or self._loose(match, slots)

    def _strict(self, match: Match, slots: Sequence[str]) -> list[int]:
        """Tokens in the named slots of the predicate or of the nouns it uses."""
        used = sorted(match.used, key=lambda k: k != match.token)
        return [k for slot in slots for i in used for k in self._slot(i, slot)]

    def _loose(self, match: Match, slots: Sequence[str]) -> list[int]:
        preps = [s for s in slots if s not in _RELATIONS]
        found = grammar.loose(self.sentence, match.token, preps)
        return [k for k in found if k in self.acting][:1]

    def _slot(self, i: int, slot: str) -> list[int]:
        sentence = self.sentence
        match slot:
            case "obj":
                return grammar.objects(sentence, i)
            case "iobj":
                found = grammar.indirect(sentence, i)
                return found or [k for k in grammar.objects(sentence, i) if k in self.acting]
            case "subj":
                return grammar.subjects(sentence, i, self.acting)
            case "poss":
                return grammar.possessors(sentence, i)
            case "xcomp":
                clauses = grammar.complements(sentence, i)
                return [k for c in clauses for k in self._sides_of(c)]
            case _:
                return grammar.obliques(sentence, i, {slot})

    def _sides_of(self, clause: int) -> list[int]:
        found = self.sentence.children(clause, "nsubj", "obj")
        said = [t.i for t in found if t.upos != "PRON"]
        return said or grammar.objects(self.sentence, clause)

    def _subject_of(self, clause: int) -> list[int]:
        """Who is to do what is asked, promised or threatened, where the clause says so."""
        found = [t.i for t in self.sentence.children(clause, "nsubj", "nsubj:pass")]
        return [k for k in found if k in self.acting][:1]

    # nouns whose actor is the subject of a verb above them

    def _support(self, match: Match) -> int | None:
        """The verb whose subject takes part in the act that a noun names.

        A support verb does ("hield gesprekken met"); any verb does where a meeting is told as its
        occasion ("during a meeting with").
        """
        meeting = match.predicate.frame.type == "CONSULT"
        token = self._measure(self.sentence.tokens[match.token])
        if meeting:
            token = self._outer_meeting(token)
        verb = grammar.governing_verb(self.sentence, token.i)
        if verb is None or verb != token.head:
            return None
        light = self.sentence.tokens[verb].lemma in self.lexicon.support
        if light and token.rel in ("obj", "nsubj", "xcomp"):
            return verb
        occasion = grammar.has_case(self.sentence, token.i, self.lexicon.occasion)
        return verb if meeting and token.rel == "obl" and occasion else None

    def _measure(self, token: Token) -> Token:
        """The noun that counts or packs this one: "a package of aid"."""
        if token.rel in ("nmod", "appos") and token.head >= 0:
            above = self.sentence.tokens[token.head]
            return above if above.lemma.lower() in self.lexicon.quantity else token
        return token

    def _outer_meeting(self, token: Token) -> Token:
        """ "a tour with visits to": the visits are made by whoever makes the tour."""
        while token.rel in ("nmod", "conj", "appos") and token.head >= 0:
            above = self.sentence.tokens[token.head]
            told = self.lexicon.find("noun", above.lemma.lower())
            if not any(p.frame.type == "CONSULT" for p in told):
                break
            token = above
        return token


def _clean(tokens: Sequence[int], match: Match, *, named: bool = False) -> tuple[int, ...]:
    """Without the predicate's own words, save one in a slot it names: expel {@diplomats} [obj]."""
    free = tuple(k for k in dict.fromkeys(tokens) if k not in match.used)
    if free or not named:
        return free
    return tuple(k for k in dict.fromkeys(tokens) if k != match.token)
