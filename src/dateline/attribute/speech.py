"""Indirect speech: constructions in which somebody says, thinks, wants or takes a stand.

Each rule takes a sentence and the position of a word and gives `Frame`s in token positions.
Words come from the pack (`cues.toml`), structure from Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.attribute import clauses, sources
from dateline.attribute.attribution import Frame
from dateline.attribute.lexicon import SpeechWords
from dateline.records import Sentence, Token

Rule = Callable[["_Place", Token], Iterator[Frame]]

_HELD = ("punct", "cc", "discourse")
_CUE_PARTS = ("compound:prt", "aux", "aux:pass", "expl:pv")
_CLAUSAL = ("ccomp", "csubj", "csubj:pass")
_PREDICATES = ("VERB", "AUX")
_LONGEST_NAME = 6  # words of a speaker before a colon
_ASSERTING = ("clause", "inserted", "follows")
_LEAST_BEFORE = 3  # tokens before ", he said" that can be a clause


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule looks: a sentence, the pack's words, and the tokens inside quoted speech."""

    sentence: Sentence
    words: SpeechWords
    quoted: Collection[int]


def frames(sentence: Sentence, words: SpeechWords, quoted: Collection[int] = ()) -> list[Frame]:
    """All attributing constructions of a sentence, in text order of their cues.

    Cues inside quoted speech (positions `quoted`) are left out: they are the speaker's words.
    """
    place = _Place(sentence, words, quoted)
    rules = _rules(place)
    found: list[Frame] = []
    for token in sentence.tokens:
        if token.i in quoted:
            continue
        made = (frame for rule in rules for frame in rule(place, token))
        found.extend(islice(made, 1))
    return found


def _verb(place: _Place, token: Token) -> Iterator[Frame]:
    """A verb of saying, wanting or judging with what fills its places."""
    if token.upos not in _PREDICATES or token.rel in ("aux", "cop"):
        return
    sentence = place.sentence
    for rule, content in _contents(place, token):
        cue = _cue(sentence, token)
        holder, source = (None, ()) if rule == "raising" else _source(place, token)
        kept = _without(content, {*cue, *source})
        asserts = rule in _ASSERTING and not _denied(place, token)
        yield Frame(sentence.n, cue, source, holder, kept, rule, asserts)


def _denied(place: _Place, token: Token) -> bool:
    """True for what was not said: "did not say whether", "neither of them said"."""
    sentence = place.sentence
    negative = place.words.negation
    parts = sentence.children(token.i, "advmod", "nsubj", "aux")
    own = [t.text.lower() for t in parts]
    own += [d.text.lower() for t in parts for d in sentence.children(t.i, "det")]
    return any(word in negative for word in own)


def _contents(place: _Place, token: Token) -> Iterator[tuple[str, list[int]]]:
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


def _clause_around(place: _Place, token: Token) -> list[int]:
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
    if source := sources.after(sentence, token, ()):
        first = max(clauses.phrase(sentence, source)[-1], token.i) + 1
    stop = next((t.i for t in tokens[first:] if t.upos == "PUNCT"), len(tokens))
    finite = any(t.has("VerbForm=Fin") for t in tokens[first:stop])
    return list(range(first, stop)) if finite else []


def _as_said(place: _Place, token: Token) -> bool:
    marks = place.sentence.children(token.i, "mark", "advmod")
    bare = not place.sentence.children(token.i, "ccomp", "obj", "xcomp")
    return bare and any(t.text.lower() in place.words.as_said for t in marks)


def _below(sentence: Sentence, token: Token, *rels: str) -> list[int]:
    found = sentence.children(token.i, *rels)
    return [k.i for t in found for k in sentence.subtree(t.i)]


def _wish(place: _Place, token: Token) -> list[int]:
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


def _source(place: _Place, token: Token) -> tuple[int | None, tuple[int, ...]]:
    """Head and words of who says it; a passive's agent where there is one."""
    sentence = place.sentence
    found = sources.of_verb(sentence, token, place.words.agent, place.quoted)
    if found is None:
        return None, ()
    words = tuple(k for k in clauses.phrase(sentence, found) if k not in place.quoted)
    return clauses.antecedent(sentence, found).i, words


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


def _according(place: _Place, token: Token) -> Iterator[Frame]:
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


def _inverted(place: _Place, token: Token) -> Iterator[Frame]:
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


def _noun(place: _Place, token: Token) -> Iterator[Frame]:
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
    kept = _without(content, {token.i, *source})
    if kept:
        yield Frame(sentence.n, (token.i,), source, holder, kept, "noun")


def _complement(sentence: Sentence, token: Token) -> bool:
    return token.deprel != "acl:relcl" and bool(sentence.children(token.i, "mark"))


def _finite(sentence: Sentence, token: Token) -> bool:
    verbs = [token, *sentence.children(token.i, "aux", "cop")]
    return any(t.has("VerbForm=Fin") for t in verbs)


def _owner(place: _Place, token: Token) -> tuple[int | None, tuple[int, ...]]:
    sentence, words = place.sentence, place.words
    owners = sentence.children(token.i, "nmod:poss")
    owners += [
        t
        for t in sentence.children(token.i, "nmod")
        if clauses.case_of(sentence, t.i) in words.owner
    ]
    if not owners and token.rel == "obj" and token.head >= 0:
        return _source(place, sentence.tokens[token.head])
    if not owners:
        return None, ()
    return owners[0].i, clauses.phrase(sentence, owners[0])


def _adjective(place: _Place, token: Token) -> Iterator[Frame]:
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


def _unsourced(place: _Place, token: Token) -> Iterator[Frame]:
    """Hearsay without a source: "reportedly", "naar verluidt"."""
    sentence, words = place.sentence, place.words
    found = words.unsourced_at(sentence, token.i)
    if not found:
        return
    content = tuple(k for k in _around(sentence, token) if k not in found)
    yield Frame(sentence.n, found, (), None, content, "unsourced")


def _script(place: _Place, token: Token) -> Iterator[Frame]:
    """A speaker before a colon, as in headlines and transcripts: "Blinken: no talks"."""
    sentence = place.sentence
    if token.text != ":" or not 0 < token.i <= _LONGEST_NAME:
        return
    before = sentence.tokens[: token.i]
    after = sentence.tokens[token.i + 1 :]
    named = all(t.text[:1].isupper() or t.upos in ("ADP", "DET", "PUNCT") for t in before)
    if not named or not any(t.upos == "PROPN" for t in before) or len(after) < _LEAST_BEFORE:
        return
    head = next(t for t in before if t.upos == "PROPN")
    source = tuple(t.i for t in before if t.upos != "PUNCT")
    content = tuple(t.i for t in after)
    yield Frame(sentence.n, (token.i,), source, head.i, content, "script")


def _rules(place: _Place) -> list[Rule]:
    """The rules whose words occur in the sentence, in order of precedence."""
    here = {t.text.lower() for t in place.sentence.tokens}
    words = place.words
    by_word: tuple[tuple[Rule, Collection[str]], ...] = (
        (_script, (":",)),
        (_inverted, words.inverted),
        (_according, words.according_first),
        (_unsourced, words.unsourced),
    )
    return [*(r for r, w in by_word if not here.isdisjoint(w)), _verb, _noun, _adjective]
