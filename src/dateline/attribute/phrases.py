"""Sources without a verb of saying: phrases, nouns, adjectives, colons, hearsay."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute import clauses
from dateline.attribute.attribution import Frame
from dateline.attribute.place import Place, source_of, without
from dateline.records import Sentence, Token

_PREDICATES = ("VERB", "AUX")
_LONGEST_NAME = 6  # words of a speaker before a colon
_LEAST_SAID = 3  # words after it


def according(place: Place, token: Token) -> Iterator[Frame]:
    """A source brought in by a preposition: "according to the ministry"."""
    sentence, words = place.sentence, place.words
    if token.upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "VERB"):
        return
    markers = [t for t in sentence.children(token.i, "case", "mark") if t.i < token.i]
    case = clauses.case_of(sentence, token.i)
    if not markers or not any(case == a or case.startswith(a + " ") for a in words.according_to):
        return
    fixed = [k.i for m in markers for k in (m, *sentence.children(m.i, "fixed"))]
    source = tuple(k for k in clauses.phrase(sentence, token) if k not in fixed and k > max(fixed))
    yield Frame(
        sentence.n, tuple(sorted(fixed)), source, token.i, _around(sentence, token), "according"
    )


def _around(sentence: Sentence, token: Token) -> tuple[int, ...]:
    """The clause that a phrase of source stands in, without the phrase."""
    own = {t.i for t in sentence.subtree(token.i)}
    above = list(sentence.ancestors(token.i))
    clause = next((t for t in above if _is_clause(sentence, t)), above[-1] if above else token)
    if above and _at_edge(sentence, own):
        clause = above[-1]
    beside = {
        k.i
        for t in sentence.children(clause.i, "parataxis", "conj")
        if t.rel == "conj" and sentence.children(t.i, "nsubj")
        for k in sentence.subtree(t.i)
    }
    return tuple(t.i for t in sentence.subtree(clause.i) if t.i not in own | beside)


def _at_edge(sentence: Sentence, own: set[int]) -> bool:
    """True if a phrase begins its sentence, or ends it behind a comma."""
    rest = [t for t in sentence.tokens if t.i not in own and t.upos != "PUNCT"]
    first = min(k for k in own if sentence.tokens[k].upos != "PUNCT")
    comma = first > 0 and sentence.tokens[first - 1].upos == "PUNCT"
    return not rest or first < rest[0].i or (comma and rest[-1].i < first)


def _is_clause(sentence: Sentence, token: Token) -> bool:
    if token.head < 0 or token.upos in _PREDICATES:
        return token.rel not in ("aux", "cop", "amod", "xcomp")
    return bool(sentence.children(token.i, "cop", "nsubj"))


def inverted(place: Place, token: Token) -> Iterator[Frame]:
    """A cue that is no verb, between what is said and its source: "aldus de woordvoerder"."""
    sentence, words = place.sentence, place.words
    if token.text.lower() not in words.inverted or token.i + 1 >= len(sentence.tokens):
        return
    head = _noun_after(sentence, token.i + 1)
    source = tuple(k for k in clauses.phrase(sentence, head) if k > token.i)
    own = {*source, *range(token.i, (source[-1] if source else token.i) + 1)}
    content = tuple(t.i for t in sentence.tokens if t.i not in own)
    yield Frame(sentence.n, (token.i,), source, head.i, content, "inverted")


def _noun_after(sentence: Sentence, start: int) -> Token:
    """The head of the noun phrase that begins at `start`."""
    token = sentence.tokens[start]
    while token.head >= start and token.upos not in ("NOUN", "PROPN", "PRON"):
        token = sentence.tokens[token.head]
    while token.head >= start and token.rel in ("flat", "compound", "amod", "nmod", "det", "appos"):
        token = sentence.tokens[token.head]
    return token


def noun(place: Place, token: Token) -> Iterator[Frame]:
    """A statement or attitude that is a noun: "his claim that ...", "calls for ...".

    The source is its owner, or the subject of the verb it is the object of.
    """
    sentence, words = place.sentence, place.words
    if token.upos != "NOUN" or token.lemma.lower() not in words.nouns:
        return
    found = sentence.children(token.i, "acl", "ccomp")
    clause = [t for t in found if _complement(sentence, t) and _finite(sentence, t)]
    holder, source = _owner(place, token)
    content = [k.i for t in clause for k in sentence.subtree(t.i)]
    kept = without(content, {token.i, *source})
    if kept:
        yield Frame(sentence.n, (token.i,), source, holder, kept, "noun")


def _complement(sentence: Sentence, token: Token) -> bool:
    return token.deprel != "acl:relcl" and bool(sentence.children(token.i, "mark"))


def _finite(sentence: Sentence, token: Token) -> bool:
    verbs = [token, *sentence.children(token.i, "aux", "cop")]
    return any(t.has("VerbForm=Fin") for t in verbs)


def _owner(place: Place, token: Token) -> tuple[int | None, tuple[int, ...]]:
    sentence, words = place.sentence, place.words
    owners = sentence.children(token.i, "nmod:poss")
    owners += [
        t
        for t in sentence.children(token.i, "nmod")
        if clauses.case_of(sentence, t.i) in words.owner
    ]
    if not owners and token.rel == "obj" and token.head >= 0:
        return source_of(place, sentence.tokens[token.head])
    if not owners:
        return None, ()
    return owners[0].i, clauses.phrase(sentence, owners[0])


def adjective(place: Place, token: Token) -> Iterator[Frame]:
    """ "is convinced that ...", "is bang dat ..."."""
    sentence, words = place.sentence, place.words
    if token.upos not in ("ADJ", "VERB") or token.lemma.lower() not in words.adjectives:
        return
    clause = sentence.children(token.i, "ccomp", "xcomp", "advcl")
    clause = [t for t in clause if t.i > token.i and sentence.children(t.i, "mark")]
    found = clauses.subject(sentence, token.i)
    if not clause or found is None or (found.upos == "PRON" and found.rel == "expl"):
        return
    holder, source = clauses.antecedent(sentence, found).i, clauses.phrase(sentence, found)
    content = [k.i for t in clause[:1] for k in sentence.subtree(t.i)]
    asserts = clause[0].rel == "ccomp"
    yield Frame(sentence.n, (token.i,), source, holder, tuple(content), "adjective", asserts)


def unsourced(place: Place, token: Token) -> Iterator[Frame]:
    """Hearsay without a source: "reportedly", "naar verluidt"."""
    sentence, words = place.sentence, place.words
    found = words.unsourced_at(sentence, token.i)
    if not found:
        return
    content = tuple(k for k in _around(sentence, token) if k not in found)
    yield Frame(sentence.n, found, (), None, content, "unsourced")


def script(place: Place, token: Token) -> Iterator[Frame]:
    """A speaker before a colon, as in headlines and transcripts: "Blinken: no talks"."""
    sentence = place.sentence
    if token.text != ":" or not 0 < token.i <= _LONGEST_NAME:
        return
    before = sentence.tokens[: token.i]
    after = sentence.tokens[token.i + 1 :]
    named = all(t.text[:1].isupper() or t.upos in ("ADP", "DET", "PUNCT") for t in before)
    if not named or not any(t.upos == "PROPN" for t in before) or len(after) < _LEAST_SAID:
        return
    head = next(t for t in before if t.upos == "PROPN")
    source = tuple(t.i for t in before if t.upos != "PUNCT")
    content = tuple(t.i for t in after)
    yield Frame(sentence.n, (token.i,), source, head.i, content, "script")
