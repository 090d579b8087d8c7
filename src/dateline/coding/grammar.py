"""Where the participants of a predicate stand in a Universal Dependencies tree.

Every function takes a sentence and the position of a predicate and gives positions of head
tokens.  Nothing here knows a language: prepositions come in as arguments.
Relations: universaldependencies.org, version 2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.records import Sentence, Span, Token

_CLAUSAL = ("acl:relcl", "acl", "advcl", "xcomp", "ccomp", "conj", "parataxis")
_VERBAL = ("VERB", "AUX", "ADJ")
_REACH = 8  # tokens that a misplaced prepositional phrase is looked for behind its predicate
_DEPTH = 6  # clauses that a missing subject is followed upwards


def is_passive(sentence: Sentence, i: int) -> bool:
    """True for a passive clause, also the reduced one of a participle ("arrested by ...")."""
    if sentence.children(i, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    token = sentence.tokens[i]
    bare = not sentence.children(i, "aux", "nsubj", "obj", "cop")
    participle = token.has("VerbForm=Part") and not token.has("Tense=Pres")
    if not (participle and bare):
        return False
    if token.rel == "conj" and token.head >= 0:
        return is_passive(sentence, token.head)
    return token.rel in ("acl", "amod", "root", "advcl")


def doers(sentence: Sentence, i: int, acting: Collection[int]) -> list[int]:
    """Who does it: the subject of an active clause; a passive has none (see `agents`)."""
    return [] if is_passive(sentence, i) else subjects(sentence, i, acting)


def subjects(sentence: Sentence, i: int, acting: Collection[int], depth: int = _DEPTH) -> list[int]:
    """The grammatical subject, active or passive, said or understood.

    Follows relative pronouns to the noun they stand for, shared subjects of coordination, and
    the understood subject of infinitives and participles.  `acting` are the positions of actors:
    only an actor is urged to do something, so only an actor controls an infinitive as object.
    """
    own = [_antecedent(sentence, i, t) for t in _said_subjects(sentence, i)]
    if own:
        return [next((k for k in own if k in acting), own[0])]
    return _understood(sentence, i, acting, depth) if depth else []


def _said_subjects(sentence: Sentence, i: int) -> list[Token]:
    """Subjects that stand with a verb; the first acts, the others undergo.

    A verb has one; a parser may give it more.  What stands before the conjunction of the clause
    is none of its subjects, and a relative pronoun beside a noun is the object.
    """
    if _shares_subject(sentence, i):
        return []
    said = _subject_like(sentence, i)
    marks = [m.i for m in sentence.children(i, "mark") if m.upos == "SCONJ"]
    within = [t for t in said if not marks or t.i > marks[0]] or said
    relative = len(within) > 1 and within[0].upos == "PRON"
    if relative and sentence.tokens[i].deprel == "acl:relcl":
        return [*within[1:], within[0]]
    return within or _inverted(sentence, i)


def _subject_like(sentence: Sentence, i: int) -> list[Token]:
    return [t for t in sentence.children(i, "nsubj", "csubj") if t.upos != "VERB"]


def _shares_subject(sentence: Sentence, i: int) -> bool:
    """True for a coordinated verb right behind its conjunction: "and accused some"."""
    token = sentence.tokens[i]
    follows = i > 0 and sentence.tokens[i - 1].deprel == "cc"
    return token.rel == "conj" and follows and is_finite(sentence, i)


def _inverted(sentence: Sentence, i: int) -> list[Token]:
    """The first of two objects of a clause without subject: verb-second order misread."""
    found = sentence.children(i, "obj")
    return found[:1] if is_told(sentence, i) and len(found) > 1 else []


def is_told(sentence: Sentence, i: int) -> bool:
    """True for the verb of a main or reported clause, which has a subject of its own."""
    return sentence.tokens[i].rel in ("root", "ccomp", "parataxis")


def _understood(sentence: Sentence, i: int, acting: Collection[int], depth: int) -> list[int]:
    token = sentence.tokens[i]
    if token.head < 0:
        return []
    above = token.head
    if token.rel == "acl":
        return _of_clause_at_noun(sentence, token, acting, depth)
    if token.rel == "xcomp" and sentence.tokens[above].upos == "VERB":
        controlled = [t.i for t in sentence.children(above, "obj", "iobj") if t.i in acting]
        if controlled:
            return controlled[:1]
    if token.rel in ("conj", "advcl", "xcomp"):
        return subjects(sentence, above, acting, depth - 1)
    return []


def _of_clause_at_noun(
    sentence: Sentence, token: Token, acting: Collection[int], depth: int
) -> list[int]:
    if token.deprel == "acl:relcl":
        return [] if _relative(sentence, token.i) else [token.head]
    return _of_noun(sentence, token.head, acting, depth)


def _of_noun(sentence: Sentence, noun: int, acting: Collection[int], depth: int) -> list[int]:
    """Understood subject of "the plan to ...": who has the plan, else the subject above it."""
    owners = [t.i for t in sentence.children(noun, "nmod:poss")]
    if owners:
        return owners
    above = sentence.tokens[noun].head
    if above >= 0 and sentence.tokens[above].upos in _VERBAL and sentence.tokens[noun].rel == "obj":
        return subjects(sentence, above, acting, depth - 1)
    return [noun]


def _relative(sentence: Sentence, i: int) -> list[Token]:
    """The relative pronoun of a relative clause, wherever it stands."""
    return [t for t in sentence.children(i) if t.upos == "PRON" and _is_relative(t)]


def _is_relative(token: Token) -> bool:
    return token.rel in ("nsubj", "obj", "iobj", "obl") and token.i < token.head


def _antecedent(sentence: Sentence, i: int, pronoun: Token) -> int:
    """The noun that a relative pronoun stands for, or the pronoun itself."""
    if pronoun.upos not in ("PRON", "DET", "SCONJ", "ADV"):
        return pronoun.i
    clause = sentence.tokens[i]
    while clause.rel in ("conj", "xcomp", "ccomp", "aux") and clause.head >= 0:
        clause = sentence.tokens[clause.head]
    if clause.deprel == "acl:relcl" and clause.head >= 0 and pronoun.i > clause.head:
        return clause.head
    return pronoun.i


def objects(sentence: Sentence, i: int) -> list[int]:
    """Who undergoes it: the object, a second subject misread, or the subject of a passive."""
    if is_passive(sentence, i):
        return _undergoing(sentence, i)
    said = _said_subjects(sentence, i)
    found = [t for t in sentence.children(i, "obj") if t.upos not in ("VERB", "AUX")]
    spare = said[1:] or (_subject_like(sentence, i) if not said else [])
    found = [t for t in found if t not in said[:1]] + spare
    return [_antecedent(sentence, i, t) for t in found]


def _undergoing(sentence: Sentence, i: int) -> list[int]:
    token = sentence.tokens[i]
    said = sentence.children(i, "nsubj", "obj")
    if said:
        return [_antecedent(sentence, i, said[0])]
    if token.rel in ("acl", "amod") and token.head >= 0:
        return [token.head]
    return subjects(sentence, i, ())


def agents(sentence: Sentence, i: int, preps: Collection[str]) -> list[int]:
    """The agent of a passive ("by the police"), not another phrase read as one."""
    found = sentence.children(i, "obl:agent")
    named = [t.i for t in found if not case_of(sentence, t.i) or has_case(sentence, t.i, preps)]
    return named or obliques(sentence, i, preps)


def case_of(sentence: Sentence, i: int) -> str:
    """The preposition of a noun, several words joined by spaces, lower case; "" = none."""
    words: list[str] = []
    for marker in sentence.children(i, "case"):
        fixed = [t.text.lower() for t in sentence.children(marker.i, "fixed")]
        words.extend([marker.text.lower(), *fixed])
    return " ".join(words)


def has_case(sentence: Sentence, i: int, preps: Collection[str]) -> bool:
    """True if the noun stands with one of `preps`, the whole of it or its first word."""
    case = case_of(sentence, i)
    return case in preps or (bool(case) and case.split()[0] in preps)


def obliques(sentence: Sentence, i: int, preps: Collection[str]) -> list[int]:
    """Nouns that depend on token `i` with one of the prepositions `preps`."""
    found = sentence.children(i, "obl", "nmod", "advmod", "xcomp", "obj")
    return [
        _antecedent(sentence, i, t)
        for t in found
        if t.deprel != "nmod:poss" and has_case(sentence, t.i, preps)
    ]


def counted(sentence: Sentence, i: int, quantity: Collection[str]) -> list[int]:
    """What a noun of quantity counts: "een aantal diplomaten", "dozens of protesters"."""
    token = sentence.tokens[i]
    if token.lemma.lower() not in quantity:
        return []
    return [t.i for t in sentence.children(i, "nmod", "appos") if t.deprel != "nmod:poss"][:1]


def loose(sentence: Sentence, i: int, preps: Collection[str]) -> list[int]:
    """The nearest noun behind token `i` with one of `preps`, in its clause or the one above it.

    Where a prepositional phrase hangs is what parsers get wrong most; a predicate that names its
    preposition may take the phrase wherever it hangs.
    """
    verb = governing_verb(sentence, i)
    near = {t.i for t in clause(sentence, i)} | {t.i for t in sentence.subtree(i)}
    near |= {t.i for t in clause(sentence, verb)} if verb is not None else set()
    found = (k for k in sorted(near) if i < k <= i + _REACH and has_case(sentence, k, preps))
    return list(found)


def indirect(sentence: Sentence, i: int) -> list[int]:
    return [_antecedent(sentence, i, t) for t in sentence.children(i, "iobj")]


def possessors(sentence: Sentence, i: int) -> list[int]:
    return [t.i for t in sentence.children(i, "nmod:poss")]


def complements(sentence: Sentence, i: int) -> list[int]:
    """Heads of the clauses that say what is asked, promised, refused or threatened."""
    found = sentence.children(i, "xcomp", "ccomp", "csubj")
    clauses = [t for t in sentence.children(i, "advcl", "acl") if t.has("VerbForm=Inf")]
    return [t.i for t in (*found, *clauses) if t.upos in ("VERB", "AUX", "ADJ", "NOUN")]


def speaker(sentence: Sentence, i: int) -> int | None:
    """Subject of the verb that reports the clause of token `i`: "Iraq denied that it ..."."""
    verb = next((t for t in sentence.ancestors(i) if t.upos in _VERBAL), None)
    if verb is None or verb.rel != "ccomp" or verb.head < 0:
        return None
    said = _said_subjects(sentence, verb.head)
    return said[0].i if said else None


def is_finite(sentence: Sentence, i: int) -> bool:
    """True for a finite verb, or one with a finite auxiliary."""
    verbs = (sentence.tokens[i], *sentence.children(i, "aux", "cop"))
    return any(t.has("VerbForm=Fin") for t in verbs)


def clause(sentence: Sentence, i: int) -> Iterator[Token]:
    """Token `i` and what belongs to its clause, without the clauses inside it."""
    stack = [i]
    while stack:
        k = stack.pop()
        yield sentence.tokens[k]
        stack.extend(
            t.i
            for t in sentence.children(k)
            if not (t.deprel in _CLAUSAL or t.rel in _CLAUSAL)
            or (t.rel == "conj" and t.upos not in ("VERB", "AUX"))
        )


def governing_verb(sentence: Sentence, i: int) -> int | None:
    """The nearest verb above a noun, or None."""
    return next((t.i for t in sentence.ancestors(i) if t.upos in ("VERB", "AUX")), None)


def near(sentence: Sentence, i: int) -> list[Span]:
    """Words of the predicate's clause; a noun's clause is that of the verb above it too."""
    verb = governing_verb(sentence, i) if sentence.tokens[i].upos == "NOUN" else None
    above = clause_spans(sentence, verb) if verb is not None else []
    return clause_spans(sentence, i) + above


def clause_spans(sentence: Sentence, i: int) -> list[Span]:
    return [t.span for t in clause(sentence, i)]


def root(sentence: Sentence) -> int:
    return next(t.i for t in sentence.tokens if t.head < 0)


def top(sentence: Sentence, span: Span) -> Token:
    """The first word of a span whose head stands outside it; the root where none is there."""
    inside = [t for t in sentence.tokens if t.span.overlaps(span)]
    within = {t.i for t in inside}
    found = next((t for t in inside if t.head not in within), None)
    return found or sentence.tokens[root(sentence)]
