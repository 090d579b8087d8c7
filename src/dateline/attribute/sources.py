"""Who is meant as the speaker of a verb: by the tree, else by the words beside the verb.

News sentences with inserted speech are those that parsers get wrong most, so where the tree gives
no subject outside the quotation, the noun phrase next to the verb is taken.
"""

from __future__ import annotations

from collections.abc import Collection

from dateline.attribute import clauses
from dateline.records import Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_ADVERBIAL = ("advmod", "obl", "amod", "nmod", "flat", "compound")
_NOUN_PARTS = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM", "X")
_BESIDE_VERB = ("aux", "aux:pass", "advmod", "compound:prt", "expl:pv")
_LONGEST_ASIDE = 30  # tokens
_UNTENSED = ("xcomp", "acl", "amod", "csubj")


def of_verb(
    sentence: Sentence, token: Token, agent: Collection[str], quoted: Collection[int]
) -> Token | None:
    """Head of the source of verb `token`, never inside the quoted positions; None = unsaid."""
    if clauses.is_passive(sentence, token.i) or _is_reduced_passive(sentence, token):
        agents = clauses.agents(sentence, token.i, agent)
        return agents[0] if agents else None
    own = [t for t in sentence.children(token.i, "nsubj") if t.i not in quoted]
    if inverted(sentence, token) and end_of_insertion(sentence, token) is not None:
        own = [t for t in own if not _clause_between(sentence, t.i, token.i)]
    if _shares_subject(sentence, token):
        return clauses.subject(sentence, token.head)
    if own:
        return _nearest(own, token)
    if is_finite(sentence, token):
        beside = after(sentence, token, quoted) or before(sentence, token, quoted)
        if beside is not None:
            return beside
    if token.rel == "advcl" and not is_finite(sentence, token):
        return of_verb(sentence, sentence.tokens[token.head], agent, quoted)
    found = clauses.subject(sentence, token.i)
    return found if found and found.i not in quoted and found.i != token.i else None


def _nearest(found: list[Token], token: Token) -> Token:
    """Of several subjects (a parser's slip) the one that stands nearest before, else after."""
    if len(found) == 1:
        return found[0]
    left = [t for t in found if t.i < token.i]
    return left[-1] if left else found[0]


def _is_reduced_passive(sentence: Sentence, token: Token) -> bool:
    """True for "Asked about it, he left": a past participle without auxiliary or subject."""
    past = token.has("VerbForm=Part") and token.has("Tense=Past")
    return past and token.rel in ("advcl", "acl") and not sentence.children(token.i, "aux", "nsubj")


def _shares_subject(sentence: Sentence, token: Token) -> bool:
    """True for the second verb of "praised X and accused Y": what follows it is no subject."""
    left = [t for t in sentence.tokens[: token.i] if t.head != token.i or t.rel in ("cc", "nsubj")]
    return token.rel == "conj" and bool(left) and left[-1].upos == "CCONJ"


def _clause_between(sentence: Sentence, start: int, end: int) -> bool:
    """True if a main clause ends between two positions, so that they cannot belong together."""
    return any(
        t.has("VerbForm=Fin") and not t.deprel.startswith("acl")
        for t in sentence.tokens[start + 1 : end]
        if not (t.head == end and t.rel == "aux")
    )


def is_finite(sentence: Sentence, token: Token) -> bool:
    """True if the verb or an auxiliary of it may carry tense, so that it has its own subject."""
    verbs = [token, *sentence.children(token.i, "aux", "aux:pass")]
    if any(t.has("VerbForm=Fin") for t in verbs):
        return True
    present_participle = token.has("VerbForm=Part") and not token.has("Tense=Past")
    untensed = token.has("VerbForm=Inf") or token.has("VerbForm=Ger") or present_participle
    return not untensed and token.rel not in _UNTENSED


def cue_start(sentence: Sentence, token: Token) -> int:
    """Position where the inserted clause of a verb begins: "he" of "he has said"."""
    k = token.i
    beside = {t.i for t in sentence.children(token.i, *_BESIDE_VERB)}
    while k - 1 in beside:
        k -= 1
    while k > 0 and not inverted(sentence, token) and _in_noun_phrase(sentence, k - 1):
        k -= 1
    return k


def inverted(sentence: Sentence, token: Token) -> bool:
    """True if the verb stands right after a mark and its subject right after it."""
    start = token.i
    while start > 0 and sentence.tokens[start - 1].rel.startswith("aux"):
        start -= 1
    after_mark = start > 0 and sentence.tokens[start - 1].upos == "PUNCT"
    return after_mark and after(sentence, token, ()) is not None


def end_of_insertion(sentence: Sentence, token: Token) -> int | None:
    """Position of the mark after an inserted "he said on Monday"; None where a clause follows."""
    source = after(sentence, token, ())
    own = set(clauses.phrase(sentence, source)) if source else set()
    for t in sentence.tokens[token.i + 1 :]:
        if t.upos == "PUNCT":
            return t.i
        adverbial = t.rel in _ADVERBIAL or t.upos in ("ADP", "ADV", "DET", "NUM")
        if t.i not in own and not adverbial:
            return None
    return len(sentence.tokens)


def _in_noun_phrase(sentence: Sentence, k: int) -> bool:
    token = sentence.tokens[k]
    return token.upos in (*_NOUN_PARTS, "ADP", "PART") or token.rel in ("flat", "case")


def after(sentence: Sentence, token: Token, quoted: Collection[int]) -> Token | None:
    """Head of the noun phrase that begins right after the verb, if the verb opens its clause."""
    first = token.i + 1
    if first >= len(sentence.tokens) or first in quoted or not _opens(sentence, token):
        return None
    return _head(sentence, first, token.i, quoted)


def before(sentence: Sentence, token: Token, quoted: Collection[int]) -> Token | None:
    """Head of the noun phrase that ends right before the verb and what belongs to it."""
    k = token.i - 1
    beside = {t.i for t in sentence.children(token.i, *_BESIDE_VERB)}
    while k in beside:
        k -= 1
    if k > 0 and sentence.tokens[k].text == ",":
        k = _before_aside(sentence, k)
    k = _before_phrase(sentence, k)
    if k < 0 or k in quoted or sentence.tokens[k].upos not in _NOUN_PARTS:
        return None
    return _climb(sentence, sentence.tokens[k], token.i, quoted)


def _before_phrase(sentence: Sentence, k: int) -> int:
    """Position before "on Sunday" where such a phrase ends at `k`."""
    if k < 0 or sentence.tokens[k].upos not in _NOMINAL:
        return k
    cases = sentence.children(k, "case")
    first = min((t.i for t in cases if t.i < k), default=k + 1)
    time = sentence.tokens[k].rel in ("obl", "advmod") and first == k - 1
    while time and first > 0 and sentence.tokens[first - 1].text == ",":
        first -= 1
    return first - 1 if time else k


def _before_aside(sentence: Sentence, comma: int) -> int:
    """Position before "Brainard, a governor, said": where the words between commas begin."""
    for k in range(comma - 2, max(comma - _LONGEST_ASIDE, 0), -1):
        token = sentence.tokens[k]
        if token.text == ",":
            return k - 1
        if token.upos == "PUNCT":
            break
    return -1


def _opens(sentence: Sentence, token: Token) -> bool:
    """True if no noun stands between the last mark and the verb."""
    for k in range(token.i - 1, -1, -1):
        left = sentence.tokens[k]
        if left.upos == "PUNCT":
            return True
        if left.upos in _NOMINAL:
            return False
    return token.i == 0


def _head(sentence: Sentence, first: int, verb: int, quoted: Collection[int]) -> Token | None:
    """Head of the noun phrase whose first word is `first`."""
    for k in range(first, min(first + 6, len(sentence.tokens))):
        token = sentence.tokens[k]
        if token.upos in _NOMINAL:
            return _climb(sentence, token, verb, quoted)
        if token.upos not in _NOUN_PARTS:
            return None
    return None


def _climb(sentence: Sentence, token: Token, verb: int, quoted: Collection[int]) -> Token | None:
    """The top noun of the phrase around `token` on its side of the verb."""
    here = token
    while here.head >= 0 and here.head not in quoted and (here.head < verb) == (here.i < verb):
        above = sentence.tokens[here.head]
        if above.upos not in _NOMINAL or here.rel in ("parataxis", "conj", "nsubj", "obj", "obl"):
            break
        here = above
    return here if here.upos in _NOMINAL else None
