"""Ways around a Universal Dependencies tree that attribution and status both need."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.records import Sentence, Span, Token

_RELATIVE = ("nsubj", "obj", "iobj", "obl")
_SHARED = ("conj", "xcomp", "advcl", "ccomp", "parataxis")


def case_of(sentence: Sentence, i: int) -> str:
    """The preposition of a noun, lower case, several words joined by spaces; "" = none."""
    words: list[str] = []
    for marker in sentence.children(i, "case", "mark"):
        fixed = [t.text.lower() for t in sentence.children(marker.i, "fixed")]
        words.extend([marker.text.lower(), *fixed])
    return " ".join(words)


def lemma(sentence: Sentence, i: int) -> str:
    """The lemma, with the particle of an English phrasal verb behind it if it is not yet there."""
    return sentence.tokens[i].lemma.lower()


def is_passive(sentence: Sentence, i: int) -> bool:
    return bool(sentence.children(i, "aux:pass", "nsubj:pass", "csubj:pass"))


def subject(sentence: Sentence, i: int, depth: int = 4) -> Token | None:
    """Subject of the clause of token `i`, said or understood; a relative pronoun as it stands."""
    own = [t for t in sentence.children(i, "nsubj") if t.rel == "nsubj"]
    if own:
        return own[0]
    token = sentence.tokens[i]
    if token.head < 0 or not depth:
        return None
    if token.rel == "acl" and token.deprel != "acl:relcl":
        return _holder_of_noun(sentence, token.head, depth)
    if token.rel == "xcomp" and (obj := sentence.children(token.head, "obj", "iobj")):
        return obj[0]
    if token.rel in _SHARED and sentence.tokens[token.head].upos in ("VERB", "ADJ", "NOUN", "AUX"):
        return subject(sentence, token.head, depth - 1)
    return None


def _holder_of_noun(sentence: Sentence, noun: int, depth: int) -> Token | None:
    """Whose it is: "his claim to", "the plan of X to"; else the noun itself ("a letter saying")."""
    owners = sentence.children(noun, "nmod:poss")
    return owners[0] if owners else sentence.tokens[noun]


def antecedent(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.upos not in ("PRON", "DET") or token.rel not in _RELATIVE or token.head < 0:
        return token
    clause = sentence.tokens[token.head]
    if clause.deprel.startswith("acl") and 0 <= clause.head < token.i:
        return sentence.tokens[clause.head]
    return token


def agents(sentence: Sentence, i: int, preps: Collection[str]) -> list[Token]:
    """Agents of a passive: "by the police"."""
    found = sentence.children(i, "obl", "nmod")
    return [t for t in found if t.deprel == "obl:agent" or case_of(sentence, t.i) in preps]


def pieces(sentence: Sentence, positions: Iterable[int]) -> tuple[Span, ...]:
    """Ranges of the article that `positions` cover: runs of tokens, joined over punctuation.

    Punctuation and gaps at the edges are trimmed; runs without a letter or digit are left out.
    """
    runs: list[list[Token]] = []
    for k in sorted(set(positions)):
        token = sentence.tokens[k]
        if runs and _adjoins(sentence, runs[-1][-1].i, k):
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple(Span(r[0].start, r[-1].end) for r in trimmed if r)


def _adjoins(sentence: Sentence, left: int, right: int) -> bool:
    return all(sentence.tokens[k].upos == "PUNCT" for k in range(left + 1, right))


def _trim(run: list[Token]) -> list[Token]:
    while run and run[0].upos == "PUNCT":
        run = run[1:]
    while run and run[-1].upos == "PUNCT":
        run = run[:-1]
    return run


def phrase(sentence: Sentence, head: Token, *, case: bool = False) -> tuple[int, ...]:
    """The words of a noun phrase, without its preposition, and without clauses set beside it."""
    skip = {
        k.i
        for t in sentence.children(head.i)
        if (
            t.rel in ("parataxis", "ccomp", "advcl", "csubj", "conj", "cc", "dep")
            and t.upos in ("VERB", "AUX", "CCONJ", "SCONJ")
            and (t.rel != "cc" or t.i < head.i)
        )
        or (t.rel == "case" and not case and t.i < head.i)
        or (t.rel in ("cop", "aux", "nsubj"))
        for k in sentence.subtree(t.i)
    }
    return tuple(t.i for t in sentence.subtree(head.i) if t.i not in skip)
