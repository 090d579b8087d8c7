"""Finds predicates of the lexicon in a sentence, with the tokens at their sides.

A worked example, "Wang bracht een bezoek aan Moskou": the verb `brengen` asks for `{bezoek}` and
has it as its object; `[aan]` says where the recipient stands.

    Match(predicate=brengen {bezoek} [aan], token=1, used={1, 3}, actors=[0], recipients=[5])
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.coding import grammar
from dateline.coding.lexicon import Lexicon, Predicate, Requirement
from dateline.records import Sentence, Token

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adj"}
_BARE = ("obj", "nsubj:pass", "xcomp", "compound", "advmod", "iobj", "nsubj", "obl", "expl")
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


def matches(sentence: Sentence, lexicon: Lexicon) -> list[Match]:
    """At most one match a token, the most demanding predicate that fits; light verbs first.

    A noun that a verb's predicate already uses is no predicate of its own.
    """
    found = [m for t in sentence.tokens if (m := _best(sentence, t, lexicon))]
    taken = {k for m in found for k in m.used if k != m.token}
    return [m for m in found if m.token not in taken]


def _best(sentence: Sentence, token: Token, lexicon: Lexicon) -> Match | None:
    pos = _POS.get(token.upos)
    if pos is None:
        return None
    for predicate in lexicon.find(pos, token.lemma if pos == "verb" else token.lemma.lower()):
        used = _requirements(sentence, token, predicate)
        if used is None or (predicate.intransitive and grammar.objects(sentence, token.i)):
            continue
        return _with_sides(sentence, Match(predicate, token.i, used), lexicon)
    return None


def _requirements(sentence: Sentence, token: Token, predicate: Predicate) -> frozenset[int] | None:
    """Positions of the predicate and its required words, or None where one is missing.

    A word may depend on one that is already found: declare {law} {martial}.
    """
    used = {token.i}
    for requirement in predicate.requires:
        heads = [sentence.tokens[k] for k in sorted(used)]
        words = (w for head in heads for w in _filling(sentence, head, requirement))
        word = next((w for w in words if w not in used), None)
        if word is None:
            return None
        used.add(word)
    return frozenset(used)


def _filling(sentence: Sentence, token: Token, requirement: Requirement) -> Iterator[int]:
    for child in sentence.children(token.i):
        for candidate in (child, *sentence.children(child.i, "conj")):
            if _fills(sentence, token, child, candidate, requirement):
                yield candidate.i
    if not requirement.preps and token.deprel == "acl:relcl" and token.head >= 0:
        antecedent = sentence.tokens[token.head]
        if _named(antecedent, requirement.words):
            yield antecedent.i


def _fills(
    sentence: Sentence, token: Token, child: Token, candidate: Token, requirement: Requirement
) -> bool:
    if not _wanted(candidate, requirement):
        return False
    if requirement.preps:
        return grammar.has_case(sentence, child.i, requirement.preps)
    rels = _UNDER_NOUN if token.upos in ("NOUN", "PROPN") else _BARE
    bare = child.deprel in rels or child.rel in rels
    return bare and not grammar.case_of(sentence, child.i)


def _wanted(token: Token, requirement: Requirement) -> bool:
    if requirement.words:
        return _named(token, requirement.words)
    return token.upos != "NUM" and token.lemma.lower() not in requirement.never


def _named(token: Token, words: frozenset[str]) -> bool:
    lemma = token.lemma.lower()
    return lemma in words or any(lemma.endswith(w) for w in words if len(w) > 4)


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
    own = {match.token} if named else match.used
    return tuple(k for k in dict.fromkeys(tokens) if k not in own)


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
    found: list[int] = []
    for slot in slots:
        for i in sorted(match.used, key=lambda k: k != match.token):
            found += _slot(sentence, i, slot)
    return found


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
    p, i = match.predicate, match.token
    recipients = _slots(sentence, match, p.recipient or lexicon.noun_recipient)
    actors = _slots(sentence, match, p.actor) if p.actor else []
    actors = actors or grammar.possessors(sentence, i)
    preps = [] if p.actor else [a for a in lexicon.noun_actor if a not in p.recipient]
    actors = actors or _slots(sentence, match, tuple(preps))
    actors = actors or _adjectives(sentence, i)
    verb = _support(sentence, i, lexicon, symmetric=p.frame.roles == "symmetric")
    if verb is not None:
        actors = actors or grammar.doers(sentence, verb)
        recipients = recipients or _slots_at(sentence, verb, p.recipient or lexicon.noun_recipient)
    return actors, recipients


def _adjectives(sentence: Sentence, i: int) -> list[int]:
    return [t.i for t in sentence.children(i, "amod", "compound") if t.upos in ("ADJ", "PROPN")]


def _slots_at(sentence: Sentence, i: int, slots: tuple[str, ...]) -> list[int]:
    return [k for slot in slots for k in _slot(sentence, i, slot)]


def _support(sentence: Sentence, i: int, lexicon: Lexicon, *, symmetric: bool) -> int | None:
    """The verb whose subject takes part in the act that noun `i` names.

    A support verb does ("hield gesprekken met"); any verb does where the noun is told as its
    occasion and takes partners ("during a meeting with").
    """
    token = sentence.tokens[i]
    verb = grammar.governing_verb(sentence, i)
    if verb is None or verb != token.head:
        return None
    if token.rel in ("obj", "nsubj", "xcomp") and sentence.tokens[verb].lemma in lexicon.support:
        return verb
    return verb if token.rel == "obl" and symmetric else None
