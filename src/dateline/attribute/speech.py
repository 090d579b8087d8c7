"""Indirect speech: constructions in which somebody says, thinks, wants or takes a stand.

Each rule takes a sentence and the position of a word and gives `Frame`s in token positions.
Words come from the pack (`cues.toml`), structure from Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.attribute import clauses
from dateline.attribute.attribution import Frame
from dateline.attribute.lexicon import SpeechWords
from dateline.records import Sentence, Token

Rule = Callable[[Sentence, Token, SpeechWords], Iterator[Frame]]

_HELD = ("punct", "cc", "discourse")
_CUE_PARTS = ("compound:prt", "aux", "aux:pass", "expl:pv")
_CLAUSAL = ("ccomp", "csubj", "csubj:pass")
_PREDICATES = ("VERB", "AUX")


def frames(sentence: Sentence, words: SpeechWords) -> list[Frame]:
    """All attributing constructions of a sentence, in text order of their cues."""
    found: list[Frame] = []
    for token in sentence.tokens:
        for rule in RULES:
            made = next(rule(sentence, token, words), None)
            if made is not None:
                found.append(made)
                break
    return found


def _verb(sentence: Sentence, token: Token, words: SpeechWords) -> Iterator[Frame]:
    """A verb of saying, wanting or judging with what fills its places."""
    if token.upos not in _PREDICATES or token.rel in ("aux", "cop"):
        return
    for rule, content in _contents(sentence, token, words):
        cue = _cue(sentence, token)
        holder, source = _source(sentence, token, words)
        kept = _without(content, {*cue, *source})
        yield Frame(sentence.n, cue, source, holder, kept, rule, rule in ("clause", "inserted"))


def _contents(
    sentence: Sentence, token: Token, words: SpeechWords
) -> Iterator[tuple[str, list[int]]]:
    lemmas = words.lemmas(sentence, token)
    if lemmas & words.clause:
        if inside := _clause_below(sentence, token):
            yield "clause", inside
        if around := _clause_around(sentence, token):
            yield "inserted", around
    if lemmas & words.infinitive and (wish := _below(sentence, token, "xcomp")):
        yield "infinitive", wish
    topic = _topic(sentence, token, words, lemmas)
    if lemmas & words.object and (thing := _object(sentence, token)):
        yield "object", thing + topic
    if topic:
        yield "topic", topic
    if lemmas & words.clause:
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
    return [k.i for t in found for k in sentence.subtree(t.i)]


def _clause_around(sentence: Sentence, token: Token) -> list[int]:
    """What an inserted "he said" or "as he said" stands in: the clause above it."""
    inserted = token.rel == "parataxis" or (
        token.rel in ("advcl", "discourse") and _as(sentence, token)
    )
    if not inserted or token.head < 0:
        return []
    own = {t.i for t in sentence.subtree(token.i)}
    return [t.i for t in sentence.subtree(token.head) if t.i not in own]


def _as(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.children(token.i, "mark", "advmod")) and not sentence.children(
        token.i, "ccomp", "obj", "xcomp"
    )


def _below(sentence: Sentence, token: Token, *rels: str) -> list[int]:
    found = sentence.children(token.i, *rels)
    return [k.i for t in found for k in sentence.subtree(t.i)]


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


def _source(
    sentence: Sentence, token: Token, words: SpeechWords
) -> tuple[int | None, tuple[int, ...]]:
    """Head and words of who says it; a passive's agent where there is one."""
    if clauses.is_passive(sentence, token.i):
        agents = clauses.agents(sentence, token.i, words.agent)
        found = agents[0] if agents else None
    else:
        found = clauses.subject(sentence, token.i)
    if found is None or found.i == token.i:
        return None, ()
    return clauses.antecedent(sentence, found).i, phrase(sentence, found)


def phrase(sentence: Sentence, head: Token, *, case: bool = False) -> tuple[int, ...]:
    """The words of a noun phrase, without its preposition, and without clauses set beside it."""
    skip = {
        k.i
        for t in sentence.children(head.i)
        if (
            t.rel in ("parataxis", "ccomp", "advcl", "csubj", "conj", "cc", "dep")
            and t.upos in (*_PREDICATES, "CCONJ", "SCONJ")
            and (t.rel != "cc" or t.i < head.i)
        )
        or (t.rel == "case" and not case and t.i < head.i)
        or (t.rel in ("cop", "aux", "nsubj"))
        for k in sentence.subtree(t.i)
    }
    return tuple(t.i for t in sentence.subtree(head.i) if t.i not in skip)


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


def _without(content: list[int], taken: set[int]) -> tuple[int, ...]:
    return tuple(sorted({k for k in content if k not in taken}))


def _according(sentence: Sentence, token: Token, words: SpeechWords) -> Iterator[Frame]:
    """A source brought in by a preposition: "according to the ministry"."""
    if token.upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "VERB"):
        return
    markers = [t for t in sentence.children(token.i, "case", "mark") if t.i < token.i]
    case = clauses.case_of(sentence, token.i)
    if not markers or not any(case == a or case.startswith(a + " ") for a in words.according_to):
        return
    fixed = [k.i for m in markers for k in sentence.subtree(m.i)]
    source = tuple(k for k in phrase(sentence, token) if k not in fixed and k > max(fixed))
    yield Frame(
        sentence.n, tuple(sorted(fixed)), source, token.i, _around(sentence, token), "according"
    )


def _around(sentence: Sentence, token: Token) -> tuple[int, ...]:
    """The clause that a phrase of source stands in, without the phrase."""
    own = {t.i for t in sentence.subtree(token.i)}
    clause = next((t for t in sentence.ancestors(token.i) if _is_clause(sentence, t)), None)
    if clause is None:
        above = list(sentence.ancestors(token.i))
        clause = above[-1] if above else token
    beside = {
        k.i
        for t in sentence.children(clause.i, "parataxis", "conj")
        if t.rel == "conj" and sentence.children(t.i, "nsubj")
        for k in sentence.subtree(t.i)
    }
    return tuple(t.i for t in sentence.subtree(clause.i) if t.i not in own | beside)


def _is_clause(sentence: Sentence, token: Token) -> bool:
    if token.head < 0 or token.upos in _PREDICATES:
        return token.rel not in ("aux", "cop", "amod", "xcomp")
    return bool(sentence.children(token.i, "cop", "nsubj"))


def _inverted(sentence: Sentence, token: Token, words: SpeechWords) -> Iterator[Frame]:
    """A cue that is no verb, between what is said and its source: "aldus de woordvoerder"."""
    if token.text.lower() not in words.inverted or token.i + 1 >= len(sentence.tokens):
        return
    head = _noun_after(sentence, token.i + 1)
    source = tuple(k for k in phrase(sentence, head) if k > token.i)
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


def _noun(sentence: Sentence, token: Token, words: SpeechWords) -> Iterator[Frame]:
    """A statement or attitude that is a noun: "his claim that ...", "calls for ...".

    The source is its owner, or the subject of the verb it is the object of.
    """
    if token.upos != "NOUN" or token.lemma.lower() not in words.nouns:
        return
    clause = [t for t in sentence.children(token.i, "acl", "ccomp") if _complement(sentence, t)]
    if not clause:
        return
    holder, source = _owner(sentence, token, words)
    content = [k.i for t in clause for k in sentence.subtree(t.i)]
    kept = _without(content, {token.i, *source})
    yield Frame(sentence.n, (token.i,), source, holder, kept, "noun", _finite(sentence, clause[0]))


def _complement(sentence: Sentence, token: Token) -> bool:
    return token.deprel != "acl:relcl" and bool(sentence.children(token.i, "mark"))


def _finite(sentence: Sentence, token: Token) -> bool:
    verbs = [token, *sentence.children(token.i, "aux", "cop")]
    return any(t.has("VerbForm=Fin") for t in verbs)


def _owner(
    sentence: Sentence, token: Token, words: SpeechWords
) -> tuple[int | None, tuple[int, ...]]:
    owners = sentence.children(token.i, "nmod:poss")
    owners += [
        t
        for t in sentence.children(token.i, "nmod")
        if clauses.case_of(sentence, t.i) in words.owner
    ]
    if not owners and token.rel == "obj" and token.head >= 0:
        return _source(sentence, sentence.tokens[token.head], words)
    if not owners:
        return None, ()
    return owners[0].i, phrase(sentence, owners[0])


def _adjective(sentence: Sentence, token: Token, words: SpeechWords) -> Iterator[Frame]:
    """ "is convinced that ...", "is bang dat ..."."""
    if token.upos not in ("ADJ", "VERB") or token.lemma.lower() not in words.adjectives:
        return
    clause = sentence.children(token.i, "ccomp", "xcomp", "advcl")
    clause = [t for t in clause if t.i > token.i and sentence.children(t.i, "mark")]
    found = clauses.subject(sentence, token.i)
    if not clause or found is None or (found.upos == "PRON" and found.rel == "expl"):
        return
    holder, source = clauses.antecedent(sentence, found).i, phrase(sentence, found)
    content = [k.i for t in clause[:1] for k in sentence.subtree(t.i)]
    asserts = clause[0].rel == "ccomp"
    yield Frame(sentence.n, (token.i,), source, holder, tuple(content), "adjective", asserts)


def _unsourced(sentence: Sentence, token: Token, words: SpeechWords) -> Iterator[Frame]:
    """Hearsay without a source: "reportedly", "naar verluidt"."""
    found = words.unsourced_at(sentence, token.i)
    if not found:
        return
    content = tuple(k for k in _around(sentence, token) if k not in found)
    yield Frame(sentence.n, found, (), None, content, "unsourced")


RULES: tuple[Rule, ...] = (_inverted, _according, _unsourced, _verb, _noun, _adjective)
