"""Finds predicates of the lexicon in a sentence, with the tokens at their sides.

A worked example, "Wang bracht een bezoek aan Moskou": the verb `brengen` asks for `{bezoek}` and
has it as its object; `[aan]` says where the recipient stands.

    Match(predicate=brengen {bezoek} [aan], token=1, used={1, 3}, actors=[0], recipients=[5])
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from dateline.coding import grammar
from dateline.coding.lexicon import Lexicon, Predicate, Requirement
from dateline.records import Sentence, Token

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}
_BARE = ("obj", "nsubj:pass", "xcomp", "compound", "advmod", "iobj", "nsubj", "obl", "expl")
_RELATIONS = frozenset({"obj", "iobj", "subj", "poss", "xcomp"})
_UNDER_NOUN = ("amod", "compound", "nmod", "appos")


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate found: its token, all tokens it uses, head tokens at its sides.

    `content` holds the heads of complement clauses of frames that have content.
    """

    predicate: Predicate
    token: int
    used: frozenset[int]
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    content: tuple[int, ...] = ()


def matches(
    sentence: Sentence, lexicon: Lexicon, named: Collection[int] = frozenset()
) -> list[Match]:
    """At most one match a token, the most demanding predicate that fits; light verbs first.

    A noun that a verb's predicate already uses is no predicate of its own, nor are the nouns at
    positions `named`, which are names or actors, nor those that only modify ("attack helicopter").
    """
    tokens = [t for t in sentence.tokens if not (_nominal(t) and t.i in named)]
    found = [m for t in tokens if (m := _best(sentence, t, lexicon))]
    taken = {k for m in found for k in m.used if k != m.token}
    return [m for m in found if m.token not in taken]


def _nominal(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN")


def _best(sentence: Sentence, token: Token, lexicon: Lexicon) -> Match | None:
    pos = _POS.get(token.upos)
    if pos is None or (pos == "noun" and token.rel in ("compound", "flat")):
        return None
    for predicate in lexicon.find(pos, token.lemma if pos == "verb" else token.lemma.lower()):
        used = _requirements(sentence, token, predicate, lexicon)
        if used is None or (predicate.intransitive and grammar.objects(sentence, token.i)):
            continue
        return _with_sides(sentence, Match(predicate, token.i, used), lexicon)
    return None


def _requirements(
    sentence: Sentence, token: Token, predicate: Predicate, lexicon: Lexicon
) -> frozenset[int] | None:
    """Positions of the predicate and its required words, or None where one is missing.

    A word may depend on one that is already found: declare {law} {martial}.
    """
    used = {token.i}
    for requirement in predicate.requires:
        heads = [sentence.tokens[k] for k in sorted(used)]
        words = (w for head in heads for w in _filling(sentence, head, requirement, lexicon))
        word = next((w for w in words if w not in used), None)
        if word is None:
            return None
        used.add(word)
    return frozenset(used)


def _filling(
    sentence: Sentence, token: Token, requirement: Requirement, lexicon: Lexicon
) -> Iterator[int]:
    for child in sentence.children(token.i):
        if not _stands(sentence, token, child, requirement):
            continue
        counted = grammar.counted(sentence, child.i, lexicon.quantity)
        coordinated = [t.i for t in sentence.children(child.i, "conj")]
        for k in (child.i, *coordinated, *counted):
            if _wanted(sentence.tokens[k], requirement, lexicon.compounds):
                yield k
    relative = not requirement.preps and token.deprel == "acl:relcl" and token.head >= 0
    if relative and _named(sentence.tokens[token.head], requirement.words, lexicon.compounds):
        yield token.head


def _stands(sentence: Sentence, token: Token, child: Token, requirement: Requirement) -> bool:
    """True if the dependent stands as the requirement asks: with its preposition, or without."""
    if requirement.preps:
        return grammar.has_case(sentence, child.i, requirement.preps)
    rels = _UNDER_NOUN if token.upos in ("NOUN", "PROPN") else _BARE
    bare = child.deprel in rels or child.rel in rels
    return bare and not grammar.case_of(sentence, child.i)


def _wanted(token: Token, requirement: Requirement, compounds: bool) -> bool:
    if requirement.words:
        return _named(token, requirement.words, compounds)
    return token.upos != "NUM" and token.lemma.lower() not in requirement.never


def _named(token: Token, words: frozenset[str], compounds: bool) -> bool:
    lemma = token.lemma.lower()
    return lemma in words or (compounds and any(lemma.endswith(w) for w in words if len(w) > 4))


def _with_sides(sentence: Sentence, match: Match, lexicon: Lexicon) -> Match:
    sides = _verb_sides if match.predicate.pos == "verb" else _noun_sides
    actors, recipients = sides(sentence, match, lexicon)
    content: list[int] = []
    if match.predicate.frame.content:
        content = [k for k in grammar.complements(sentence, match.token) if k not in match.used]
    told = match.predicate
    others = [r for r in recipients if r not in actors]
    return replace(
        match,
        # a subject acts even where it is a word asked for: troops withdrew from
        actors=_clean(actors, match, named=bool(told.actor) or told.pos == "verb"),
        recipients=_clean(others, match, named=bool(told.recipient)),
        content=tuple(content),
    )


def _clean(tokens: list[int], match: Match, *, named: bool = False) -> tuple[int, ...]:
    """Without the predicate's own words, save one in a slot it names: expel {@diplomats} [obj]."""
    free = tuple(k for k in dict.fromkeys(tokens) if k not in match.used)
    if free or not named:
        return free
    return tuple(k for k in dict.fromkeys(tokens) if k != match.token)


def _verb_sides(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[list[int], list[int]]:
    p, i = match.predicate, match.token
    if p.actor:
        actors = _slots(sentence, match, p.actor)
    elif grammar.is_passive(sentence, i):
        actors = grammar.agents(sentence, i, lexicon.agent)
    else:
        actors = grammar.subjects(sentence, i)
    if p.recipient:
        recipients = _slots(sentence, match, p.recipient)
    else:
        recipients = _default_recipient(sentence, match, lexicon)
    return actors, recipients


def _default_recipient(sentence: Sentence, match: Match, lexicon: Lexicon) -> list[int]:
    """The object; where a required noun fills it, the indirect object or the noun's own."""
    i = match.token
    free = [k for k in grammar.objects(sentence, i) if k not in match.used]
    if free and not match.predicate.requires:
        return free
    found = free + grammar.indirect(sentence, i)
    for noun in match.used - {i}:
        found += grammar.obliques(sentence, noun, lexicon.noun_recipient)
    return found + (grammar.obliques(sentence, i, lexicon.noun_recipient) if not found else [])


def _slots(sentence: Sentence, match: Match, slots: tuple[str, ...]) -> list[int]:
    """Tokens in the named slots of the predicate or of the nouns it uses."""
    found = _strict(sentence, match, slots)
    return found or grammar.loose(sentence, match.token, [s for s in slots if s not in _RELATIONS])


def _strict(sentence: Sentence, match: Match, slots: tuple[str, ...]) -> list[int]:
    used = sorted(match.used, key=lambda k: k != match.token)
    return [k for slot in slots for i in used for k in _slot(sentence, i, slot)]


def _slot(sentence: Sentence, i: int, slot: str) -> list[int]:
    match slot:
        case "obj":
            return grammar.objects(sentence, i)
        case "iobj":
            return grammar.indirect(sentence, i)
        case "subj":
            return grammar.subjects(sentence, i)
        case "poss":
            return grammar.possessors(sentence, i)
        case "xcomp":
            return [k for c in grammar.complements(sentence, i) for k in _sides_of(sentence, c)]
        case _:
            return grammar.obliques(sentence, i, {slot})


def _sides_of(sentence: Sentence, clause: int) -> list[int]:
    said = [t.i for t in sentence.children(clause, "nsubj", "obj") if t.upos != "PRON"]
    return said or grammar.objects(sentence, clause)


def _noun_sides(sentence: Sentence, match: Match, lexicon: Lexicon) -> tuple[list[int], list[int]]:
    """The possessor is the recipient where only `[poss]` can be: Navalny's arrest."""
    p, i = match.predicate, match.token
    wanted = p.recipient or lexicon.noun_recipient
    recipients = _strict(sentence, match, tuple(w for w in wanted if w != "poss"))
    if not recipients and "poss" in wanted:
        recipients = grammar.possessors(sentence, i)
    actors = [k for k in _noun_actors(sentence, match, lexicon) if k not in recipients]
    verb = _support(sentence, match, lexicon)
    if verb is not None:
        actors = actors or grammar.doers(sentence, verb)
        recipients = recipients or _slots_at(sentence, verb, wanted)
    if p.recipient and not recipients:
        recipients = grammar.loose(sentence, i, [w for w in wanted if w not in _RELATIONS])
    return actors, recipients


def _noun_actors(sentence: Sentence, match: Match, lexicon: Lexicon) -> list[int]:
    p, i = match.predicate, match.token
    if sentence.children(i, "cop"):
        return grammar.subjects(sentence, i)  # "is on a visit to"
    if p.actor:
        return _strict(sentence, match, p.actor) or _adjectives(sentence, i)
    preps = tuple(a for a in lexicon.noun_actor if a not in p.recipient)
    return (
        grammar.possessors(sentence, i)
        or _strict(sentence, match, preps)
        or _adjectives(sentence, i)
    )


def _adjectives(sentence: Sentence, i: int) -> list[int]:
    return [t.i for t in sentence.children(i, "amod", "compound") if t.upos in ("ADJ", "PROPN")]


def _slots_at(sentence: Sentence, i: int, slots: tuple[str, ...]) -> list[int]:
    return [k for slot in slots for k in _slot(sentence, i, slot)]


def _support(sentence: Sentence, match: Match, lexicon: Lexicon) -> int | None:
    """The verb whose subject takes part in the act that a noun names.

    A support verb does ("hield gesprekken met"); any verb does where a meeting is told as its
    occasion ("during a meeting with").
    """
    meeting = match.predicate.frame.type == "CONSULT"
    token = _measure(sentence, sentence.tokens[match.token], lexicon)
    if meeting:
        token = _outer_meeting(sentence, token, lexicon)
    verb = grammar.governing_verb(sentence, token.i)
    if verb is None or verb != token.head:
        return None
    if token.rel in ("obj", "nsubj", "xcomp") and sentence.tokens[verb].lemma in lexicon.support:
        return verb
    told = token.rel == "obl" and grammar.has_case(sentence, token.i, lexicon.occasion)
    return verb if meeting and told else None


def _measure(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token:
    """The noun that counts or packs this one: "a package of aid"."""
    if token.rel in ("nmod", "appos") and token.head >= 0:
        above = sentence.tokens[token.head]
        return above if above.lemma.lower() in lexicon.quantity else token
    return token


def _outer_meeting(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token:
    """ "a tour with visits to": the visits are made by whoever makes the tour."""
    while token.rel in ("nmod", "conj", "appos") and token.head >= 0:
        above = sentence.tokens[token.head]
        told = lexicon.find("noun", above.lemma.lower())
        if not any(p.frame.type == "CONSULT" for p in told):
            break
        token = above
    return token
