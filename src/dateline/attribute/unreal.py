"""What is told as not so by its form alone: "had he known", "should have gone", "not A but B"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute import tenses
from dateline.attribute.inside import ClauseWords
from dateline.attribute.lexicon import StatusWords, lemmas
from dateline.records import Sentence, Token


def contrary(inside: ClauseWords, token: Token) -> Token | None:
    """The word by whose form the clause is told as contrary to fact."""
    sentence, words = inside.sentence, inside.words
    by_itself = (is_unmet, is_unreal_by_modal, is_lacking)
    if any(tells(sentence, words, token) for tells in by_itself):
        return token
    for clause, main in _conditions(inside, token):
        if is_contrary(sentence, words, clause, main):
            return clause
    return None


def _conditions(inside: ClauseWords, token: Token) -> Iterator[tuple[Token, Token]]:
    """Conditions and their main clauses, of which `token` is one or the other."""
    sentence, words = inside.sentence, inside.words
    if (main := main_of(sentence, words, token)) is not None:
        yield token, main
    if (clause := condition_of(sentence, words, token)) is not None:
        yield clause, token
    if token.rel == "advcl" and inside.is_condition(token):
        yield token, sentence.tokens[token.head]
    for clause in sentence.children(token.i, "advcl"):
        if inside.is_condition(clause):
            yield clause, token


def main_of(sentence: Sentence, words: StatusWords, token: Token) -> Token | None:
    """The main clause of a condition without "if", which begins with its verb: "had he known".

    A full verb first may be a command or a question; there "dan" must follow in the main clause,
    which parsers hang either way.
    """
    if any(t.upos == "SCONJ" for t in sentence.children(token.i, "mark")):
        return None
    if not _begins_with_verb(sentence, token):
        return None
    after = [t for t in sentence.children(token.i, "parataxis", "conj") if t.i > token.i]
    main = next((t for t in after if _then(sentence, words, t, token)), None)
    if main is not None or token.rel not in ("advcl", "parataxis", "ccomp"):
        return main
    head = _host(sentence, words, token)
    before = head.i > token.i
    first = next((t for t in sentence.subtree(token.i) if t.upos != "PUNCT"), token)
    told = token.rel == "parataxis" or head.lemma.lower() in words.clause
    opens = first.text.lower() in words.inverted and first.i < _subject(sentence, token)
    if opens and not told and (before or token.rel == "advcl"):
        return head
    return head if before and _then(sentence, words, head, token) else None


def _host(sentence: Sentence, words: StatusWords, token: Token) -> Token:
    """The clause above; an inserted ", he said" is none."""
    head = sentence.tokens[token.head]
    inserted = head.rel == "parataxis" and head.lemma.lower() in words.clause
    return sentence.tokens[head.head] if inserted else head


def _subject(sentence: Sentence, token: Token) -> int:
    """Where the subject stands, 0 if there is none."""
    return next((t.i for t in sentence.children(token.i, "nsubj")), 0)


def condition_of(sentence: Sentence, words: StatusWords, token: Token) -> Token | None:
    """The condition without "if" that the main clause `token` depends on."""
    near = sentence.children(token.i, "advcl", "parataxis", "ccomp")
    if token.head >= 0:
        near.append(sentence.tokens[token.head])
    return next((t for t in near if main_of(sentence, words, t) == token), None)


def _begins_with_verb(sentence: Sentence, token: Token) -> bool:
    first = next((t for t in sentence.subtree(token.i) if t.upos != "PUNCT"), token)
    verbs = (token, *sentence.children(token.i, "aux", "cop"))
    return first in verbs and (token.rel == "advcl" or _begins(sentence, first))


def _begins(sentence: Sentence, first: Token) -> bool:
    return first.i == 0 or sentence.tokens[first.i - 1].upos in ("PUNCT", "CCONJ")


def _then(sentence: Sentence, words: StatusWords, main: Token, condition: Token) -> bool:
    """True if the main clause goes on with "then"."""
    after = sentence.children(main.i, "advmod")
    for below in sentence.children(main.i, "xcomp"):  # "dan had hij niet hoeven gaan"
        after += sentence.children(below.i, "advmod")
    return any(t.text.lower() in words.then and t.i > condition.i for t in after)


def is_contrary(sentence: Sentence, words: StatusWords, clause: Token, main: Token) -> bool:
    """True if condition and main clause are both told as past and gone: "if he had, I would have".

    An inverted condition ("had he known") says so by itself.
    """
    if not tenses.is_pluperfect(sentence, words, clause):
        return False
    inverted = not any(t.upos == "SCONJ" for t in sentence.children(clause.i, "mark"))
    return inverted or would_have_been(sentence, words, main)


def would_have_been(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for the forms of what would have been: "would have gone", Dutch also "was gegaan"."""
    if tenses.is_perfect_infinitive(sentence, words, token):
        return True
    return words.pluperfect_unreal and tenses.is_pluperfect(sentence, words, token)


def is_unmet(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for duties and chances gone by: "should have gone", "had moeten gaan"."""
    auxiliaries = tenses.own_auxiliaries(sentence, token, "aux")
    modal = [t for t in auxiliaries if t.text.lower() in words.unmet]
    if modal and tenses.is_pluperfect(sentence, words, token):
        return True
    finite = any(t.text.lower() in words.timeless for t in modal)
    return finite and tenses.is_perfect_infinitive(sentence, words, token)


def is_unreal_by_modal(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for "would have gone", where that is no hearsay."""
    auxiliaries = tenses.own_auxiliaries(sentence, token, "aux")
    would = any(t.text.lower() in words.conditional for t in auxiliaries)
    perfect = tenses.is_perfect_infinitive(sentence, words, token)
    return words.conditional_unreal and would and perfect


def is_lacking(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for "without the police he was gone": what opens the clause took care that it is not."""
    supposed = opener_without(sentence, words, token) is not None
    return supposed and would_have_been(sentence, words, token)


def opener_without(sentence: Sentence, words: StatusWords, token: Token) -> Token | None:
    """The noun of a "without" that opens the clause."""
    for noun in sentence.children(token.i, "obl"):
        for case in sentence.children(noun.i, "case"):
            if case.text.lower() in words.without and _opens(sentence, case, token):
                return noun
    return None


def _opens(sentence: Sentence, case: Token, token: Token) -> bool:
    """True if no subject or verb of the clause stands before."""
    own = (token, *sentence.children(token.i, "nsubj", "aux", "cop"))
    return all(t.i > case.i for t in own)


def is_contrast(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for "voted not on A but on B": what is negated is only a part of the clause."""
    return any(
        t.text.lower() in words.adversative
        and t.head != token.i
        and _is_part(sentence, sentence.tokens[t.head], token)
        for t in sentence.subtree(token.i)
        if t.upos == "CCONJ"
    )


def _is_part(sentence: Sentence, other: Token, token: Token) -> bool:
    """True for a noun beside a noun of the clause, and for one more reason."""
    if other.head < 0:
        return False
    near = other.head == token.i or sentence.tokens[other.head].head == token.i
    reason = any(t.upos == "SCONJ" for t in sentence.children(other.i, "mark"))
    return near and (reason or not tenses.has_verb(sentence, other))


def came_to_nothing(sentence: Sentence, words: StatusWords, verb: Token) -> bool:
    """True for past intentions that "but" is set against: "wanted to leave but stayed"."""
    if tenses.tense(sentence, words, verb) != "past":
        return False
    return any(
        tenses.tense(sentence, words, other) == "past"
        and any(t.text.lower() in words.adversative for t in sentence.children(other.i, "cc"))
        for other in sentence.children(verb.i, "conj")
    )


def failed(sentence: Sentence, words: StatusWords, asked: Token) -> Token | None:
    """The word that says that a plan, an attempt or a demand came to nothing.

    "The attempt to flee failed", "the plan was dropped", "asked in vain to leave".
    """
    near = sentence.children(asked.i, "advmod")
    for below in sentence.children(asked.i, "xcomp"):
        near += sentence.children(below.i, "advmod")
    for word in near:
        if word.text.lower() in words.in_vain:
            return word
    if asked.upos != "NOUN" or asked.head < 0 or asked.rel not in ("nsubj", "obj"):
        return None
    verb = sentence.tokens[asked.head]
    passive = asked.rel == "obj" or asked.deprel == "nsubj:pass"
    fails = bool(_names(sentence, verb) & (words.dropped if passive else words.fails))
    past = tenses.tense(sentence, words, verb) == "past" or sentence.children(verb.i, "cop")
    return verb if fails and past else None


def _names(sentence: Sentence, verb: Token) -> frozenset[str]:
    """Names of a verb, also with the noun that makes it mean something else."""
    nouns = {t.lemma.lower() for t in sentence.children(verb.i, "obl")}
    return lemmas(sentence, verb) | {f"{verb.lemma.lower()} {noun}" for noun in nouns}
