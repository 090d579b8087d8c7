"""Verbs of saying, wanting and judging, with what fills their places."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute import clauses, sources
from dateline.attribute.attribution import Frame
from dateline.attribute.lexicon import SpeechWords
from dateline.attribute.place import Place, source_of, without
from dateline.records import Sentence, Token

_CUE_PARTS = ("compound:prt", "aux", "aux:pass", "expl:pv")
_CLAUSAL = ("ccomp", "csubj", "csubj:pass")
_ASSERTING = ("clause", "inserted", "follows")
_LEAST_BEFORE = 3  # tokens before ", he said" that can be a clause


def verb(place: Place, token: Token) -> Iterator[Frame]:
    """A verb of saying, wanting or judging with what fills its places."""
    if token.upos not in ("VERB", "AUX") or token.rel in ("aux", "cop"):
        return
    sentence = place.sentence
    speaks = bool(place.words.lemmas(sentence, token) & place.words.clause)
    for rule, content in _contents(place, token):
        cue = _cue(sentence, token)
        holder, source = (None, ()) if rule == "raising" else source_of(place, token)
        kept = without(content, {*cue, *source})
        asserts = rule in _ASSERTING and not _denied(place, token)
        yield Frame(sentence.n, cue, source, holder, kept, rule, asserts, speaks)


def _denied(place: Place, token: Token) -> bool:
    """True for what was not said: "did not say whether", "neither of them said"."""
    sentence = place.sentence
    negative = place.words.negation
    parts = sentence.children(token.i, "advmod", "nsubj", "aux")
    own = [t.text.lower() for t in parts]
    own += [d.text.lower() for t in parts for d in sentence.children(t.i, "det")]
    return any(word in negative for word in own)


def _contents(place: Place, token: Token) -> Iterator[tuple[str, list[int]]]:
    sentence, words = place.sentence, place.words
    lemmas = words.lemmas(sentence, token)
    says = bool(lemmas & words.clause)
    if says and (inside := _clause_below(sentence, token)):
        yield "clause", inside
    if says and sources.is_finite(sentence, token):
        around = _clause_around(place, token) or _clause_before(sentence, token)
        if around:
            yield "inserted", around
        if after := _clause_after(sentence, token):
            yield "follows", after
    if lemmas & words.infinitive and (wish := _wish(place, token)):
        passive = clauses.is_passive(sentence, token.i)
        if passive or lemmas & words.raising:
            yield "raising", [*_below(sentence, token, "nsubj"), *wish]
        yield "infinitive", wish
    topic = _topic(sentence, token, words, lemmas)
    if lemmas & words.object and (thing := _object(sentence, token)):
        yield "object", thing + topic
    if topic:
        yield "topic", topic
    if says:
        yield "clause", []


def _clause_below(sentence: Sentence, token: Token) -> list[int]:
    """The complement clause: ccomp, or a clause set beside the verb after it ("He said: ...")."""
    found = list(sentence.children(token.i, *_CLAUSAL))
    if not found:
        found = [
            t
            for t in sentence.children(token.i, "parataxis")
            if t.i > token.i and t.upos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
        ]
        found = found if token.rel != "parataxis" else []
    return [k for t in found for k in _from_mark(sentence, t)]


def _from_mark(sentence: Sentence, clause: Token) -> list[int]:
    """A clause from its conjunction on; what a parser hangs before it belongs to the verb above."""
    inside = sentence.subtree(clause.i)
    between = sentence.tokens[clause.head + 1 : clause.i]
    marks = (t.i for t in between if t.upos == "SCONJ")
    first = next(marks, -1)
    return [t.i for t in inside if t.i >= first]


def _clause_around(place: Place, token: Token) -> list[int]:
    """What an inserted "he said" or "as he said" stands in: the clause above it."""
    sentence = place.sentence
    inserted = token.rel == "parataxis" or _as_said(place, token)
    if not inserted or token.head < 0:
        return []
    own = {t.i for t in sentence.subtree(token.i)}
    return [t.i for t in sentence.subtree(token.head) if t.i not in own]


def _clause_before(sentence: Sentence, token: Token) -> list[int]:
    """What stands before and after ", he said," where the tree does not show it."""
    start = sources.cue_start(sentence, token)
    if start < _LEAST_BEFORE or sentence.tokens[start - 1].upos != "PUNCT":
        return []
    end = sources.end_of_insertion(sentence, token)
    told = any(t.has("VerbForm=Fin") for t in sentence.tokens[: start - 1])
    if end is None or not told:
        return []
    return [t.i for t in sentence.tokens if t.i < start - 1 or t.i > end]


def _clause_after(sentence: Sentence, token: Token) -> list[int]:
    """The clause that follows "he said" up to the next mark, where the tree hangs it elsewhere."""
    tokens = sentence.tokens
    first = token.i + 1
    if clauses.is_passive(sentence, token.i):
        return []
    if source := sources.after(sentence, token, ()):
        first = max(clauses.phrase(sentence, source)[-1], token.i) + 1
    stop = next((t.i for t in tokens[first:] if t.upos == "PUNCT"), len(tokens))
    finite = any(t.has("VerbForm=Fin") for t in tokens[first:stop])
    begins = first < stop and tokens[first].upos not in ("ADP", "AUX", "VERB", "CCONJ", "PART")
    return list(range(first, stop)) if finite and begins else []


def _as_said(place: Place, token: Token) -> bool:
    marks = place.sentence.children(token.i, "mark", "advmod")
    bare = not place.sentence.children(token.i, "ccomp", "obj", "xcomp")
    return bare and any(t.text.lower() in place.words.as_said for t in marks)


def _below(sentence: Sentence, token: Token, *rels: str) -> list[int]:
    found = sentence.children(token.i, *rels)
    return [k.i for t in found for k in sentence.subtree(t.i)]


def _wish(place: Place, token: Token) -> list[int]:
    """The infinitive of what is wanted, promised or expected."""
    sentence = place.sentence
    if meant := _below(sentence, token, "xcomp"):
        return meant
    loose = [
        t
        for t in sentence.children(token.i, "advcl", "ccomp", "acl")
        if t.i > token.i
        and any(m.text.lower() in place.words.to for m in sentence.children(t.i, "mark"))
    ]
    return [k.i for t in loose for k in sentence.subtree(t.i)]


def _object(sentence: Sentence, token: Token) -> list[int]:
    """Object and what is said of it: "called him divisive", "praised it as a success"."""
    rels = ("nsubj",) if clauses.is_passive(sentence, token.i) else ("obj",)
    objects = [t for t in sentence.children(token.i, *rels) if not _reflexive(t)]
    if not objects:
        return []
    more = [
        t
        for t in sentence.children(token.i, "xcomp", "obl", "advcl")
        if t.i > objects[0].i and (t.rel == "xcomp" or t.i == objects[0].i + 1)
    ]
    return [k.i for t in (*objects, *more) for k in sentence.subtree(t.i)]


def _reflexive(token: Token) -> bool:
    return token.upos == "PRON" and token.rel == "expl"


def _topic(
    sentence: Sentence, token: Token, words: SpeechWords, lemmas: frozenset[str]
) -> list[int]:
    preps = {p for lemma in lemmas for p in words.topic.get(lemma, ())}
    if not preps:
        return []
    found = [
        t
        for t in sentence.children(token.i, "obl", "nmod", "advcl", "xcomp")
        if clauses.case_of(sentence, t.i).partition(" ")[0] in preps
    ]
    return [k.i for t in found for k in sentence.subtree(t.i)]


def _cue(sentence: Sentence, token: Token) -> tuple[int, ...]:
    """The verb with its particle, auxiliaries and negation where they stand beside it."""
    parts = {token.i}
    near = {t.i for t in sentence.children(token.i, *_CUE_PARTS, "advmod")}
    k = token.i - 1
    while k in near:
        parts.add(k)
        k -= 1
    parts |= {t.i for t in sentence.children(token.i, "compound:prt")}
    return tuple(sorted(parts))
