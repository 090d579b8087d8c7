"""Operators of the pack: which word decides over what depends on it."""

from __future__ import annotations

from dateline.attribute import clauses
from dateline.attribute.lexicon import StatusWords, lemmas
from dateline.lang.cues import Operator
from dateline.records import Sentence, Token


def operator_of(sentence: Sentence, words: StatusWords, head: Token) -> Operator | None:
    table = {
        "VERB": words.verbs,
        "AUX": words.verbs,
        "NOUN": words.nouns,
        "ADJ": words.adjectives,
        "ADV": words.adjectives if sentence.children(head.i, "cop") else {},
    }.get(head.upos, {})
    names = sorted(lemmas(sentence, head) | _split(sentence, head), key=len, reverse=True)
    found = next((table[n] for n in names if n in table), None)
    if found is None and head.upos == "VERB":  # participles used as adjectives
        return words.adjectives.get(head.text.lower())
    return found or table.get(head.text.lower())  # nouns with the lemma of a verb


def _split(sentence: Sentence, head: Token) -> set[str]:
    """Dutch "roept het leger op te wijken": the particle may be taken for the infinitive's."""
    below = sentence.children(head.i, "xcomp")
    particles = [p for t in below for p in sentence.children(t.i, "compound:prt", "case")]
    particles += [
        p
        for t in below
        for k in sentence.children(t.i, "obl")
        for p in sentence.children(k.i, "case")
    ]
    return {p.text.lower() + head.lemma.lower() for p in particles}


def of_object(sentence: Sentence, words: StatusWords, verb: Token) -> tuple[Operator, Token] | None:
    """The operator that is the object of a verb that only lends it time: "gave orders to"."""
    if not lemmas(sentence, verb) & words.support:
        return None
    for noun in sentence.children(verb.i, "obj"):
        if (found := words.nouns.get(noun.lemma.lower())) is not None:
            return found, noun
    return None


def with_preposition(
    sentence: Sentence, words: StatusWords, token: Token, head: Token
) -> Operator | None:
    """The operator that only verb and preposition make together: "stop from", "komen tot"."""
    if head.upos not in ("VERB", "AUX"):
        return None
    case = clauses.case_of(sentence, token.i).partition(" ")[0]
    return words.verbs.get(f"{head.lemma.lower()} {case}") if case else None


def apart(sentence: Sentence, words: StatusWords, token: Token) -> tuple[Operator, Token] | None:
    """The noun beside `token` it is a complement of: "van overgave was geen sprake".

    Also where only the parser takes them apart: "mobiliseerde uit vrees voor een invasie".
    """
    first, *_ = [*sentence.children(token.i, "case"), token]
    case = clauses.case_of(sentence, token.i).partition(" ")[0]
    near = [t for t in sentence.children(token.head, "obl") if t.i == first.i - 1]
    for noun in [*sentence.children(token.head, "nsubj", "obj"), *near] if case else ():
        operator = operator_of(sentence, words, noun)
        if operator is not None and f"nmod:{case}" in operator.takes and noun.upos == "NOUN":
            return operator, noun
    return None


def of_subject(
    sentence: Sentence, words: StatusWords, token: Token
) -> tuple[Operator, Token] | None:
    """The noun that a "that" clause after the predicate tells of: "the chance is small that"."""
    head = sentence.tokens[token.head]
    that = [t for t in sentence.children(token.i, "mark") if t.upos == "SCONJ"]
    if token.rel not in ("ccomp", "csubj") or head.upos not in ("ADJ", "ADV") or not that:
        return None
    for noun in sentence.children(head.i, "nsubj"):
        operator = operator_of(sentence, words, noun)
        if operator is not None and noun.upos == "NOUN" and operator.clausal:
            return operator, noun
    return None


def past_object(
    sentence: Sentence, words: StatusWords, token: Token, head: Token
) -> tuple[Operator, Token] | None:
    """Operator of verb and preposition where parsers hang the noun on the object before it:
    "accused the premier of fraud"."""
    undergoes = head.rel == "obj" or head.deprel == "nsubj:pass"
    if not undergoes or head.head < 0 or token.rel != "nmod":
        return None
    verb = sentence.tokens[head.head]
    operator = with_preposition(sentence, words, token, verb)
    return (operator, verb) if operator is not None and token.i > head.i else None


def takes(sentence: Sentence, operator: Operator, token: Token, head: Token) -> bool:
    """True if the noun `token` is a complement of the operator `head`."""
    rel = "nmod" if token.rel == "obl" and head.upos == "NOUN" else token.rel
    if token.deprel in operator.takes or rel in operator.takes:
        return True
    case = clauses.case_of(sentence, token.i).partition(" ")[0]
    return bool(case) and f"{rel}:{case}" in operator.takes


def is_told(words: StatusWords, operator: Operator, token: Token) -> bool:
    """True for a plan cancelled or a claim denied: it was made, what it is about fails."""
    names = {token.lemma.lower(), token.text.lower()}
    return operator.signature[0] == "-" and bool(names & (words.told | words.nouns.keys()))


def verb_of_complement(sentence: Sentence, token: Token) -> Token | None:
    """The verb above a "that" clause taken for a relative one: it has two subjects.

    The first of them opens it; in "a plan in which it asks both sides" a word stands before.
    """
    subjects = [t for t in sentence.children(token.i, "nsubj") if t.i < token.i]
    if token.deprel != "acl:relcl" or len(subjects) < 2 or subjects[0].upos != "PRON":
        return None
    if sentence.subtree(token.i)[0] != subjects[0]:
        return None
    noun = sentence.tokens[token.head]
    return sentence.tokens[noun.head] if noun.head >= 0 else None
