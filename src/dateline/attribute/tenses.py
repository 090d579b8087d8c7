"""Tense of a clause, from its verb and the auxiliaries beside it."""

from __future__ import annotations

import re
from typing import Final

from dateline.attribute.lexicon import StatusWords
from dateline.records import Sentence, Token

_LONG_VOWEL: Final = re.compile(r"([aeou])\1")


def tense(sentence: Sentence, words: StatusWords, token: Token) -> str:
    """past, present or "" (no finite verb)."""
    auxiliaries = own_auxiliaries(sentence, token, "aux", "cop")
    verbs = [token, *auxiliaries]
    perfect = any(t.lemma in words.perfect and t.rel == "aux" for t in auxiliaries)
    if perfect and not any(is_modal(words, t) for t in auxiliaries):
        return "past"
    if any(t.text.lower() in words.timeless for t in auxiliaries):
        return "present"
    if words.plain_present and _looks_like_lemma(words, token):
        return "present"
    for verb in verbs:
        if verb.has("Tense=Past") and not (verb.has("VerbForm=Part") and verb.rel == "aux"):
            if verb.has("VerbForm=Part") and not _tells_past(auxiliaries):
                continue
            return "past"
    return "present" if any(v.has("Tense=Pres") for v in verbs) else ""


def _tells_past(auxiliaries: list[Token]) -> bool:
    """False for a participle in the present ("is seized") or below "to" ("to be seized")."""
    finite = [t for t in auxiliaries if t.has("VerbForm=Fin")]
    return not auxiliaries or any(not t.has("Tense=Pres") for t in finite)


def _looks_like_lemma(words: StatusWords, verb: Token) -> bool:
    """True for Dutch "verlaten", "schaft", "sluit", which taggers often take for past.

    A past in -t has another vowel than its lemma ("schoot", "kocht").
    """
    text, lemma = verb.text.lower(), verb.lemma.lower()
    stem = _LONG_VOWEL.sub(r"\1", text[:-1])  # "leent" of "lenen"
    third = text.endswith("t") and len(stem) > 1 and (stem in lemma or text[:-1] in lemma)
    plain = (lemma.endswith(text) or third) and text not in words.plain_past
    return verb.has("VerbForm=Fin") and plain


def own_auxiliaries(sentence: Sentence, token: Token, *rels: str) -> list[Token]:
    """Auxiliaries inside the clause: none can stand before its conjunction."""
    found = sentence.children(token.i, *rels)
    if not found:
        return found
    marks = [t.i for t in sentence.children(token.i, "mark") if t.upos == "SCONJ" and t.i < token.i]
    first = max(marks, default=-1)
    return [t for t in found if t.i > first]


def is_modal(words: StatusWords, token: Token) -> bool:
    return token.lemma in words.auxiliaries or token.text.lower() in words.conditional


def is_pluperfect(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for "had gone", "was gegaan": the form that also tells what would have been."""
    return any(
        t.lemma in words.perfect and t.has("Tense=Past") and t.has("VerbForm=Fin")
        for t in own_auxiliaries(sentence, token, "aux", "cop")
    )


def is_present_perfect(sentence: Sentence, token: Token) -> bool:
    """True for "has gone", "zijn geruimd": a participle beside a verb in the present."""
    auxiliaries = own_auxiliaries(sentence, token, "aux", "cop")
    return token.has("VerbForm=Part") and any(t.has("Tense=Pres") for t in auxiliaries)


def is_perfect_infinitive(sentence: Sentence, words: StatusWords, token: Token) -> bool:
    """True for "(may) have gone": a modal of what is past."""
    return any(
        t.lemma in words.perfect and not t.has("VerbForm=Fin")
        for t in own_auxiliaries(sentence, token, "aux")
    )


def passive_auxiliaries(sentence: Sentence, token: Token) -> list[Token]:
    return [t for t in sentence.children(token.i, "aux") if t.deprel == "aux:pass"]


def is_to_infinitive(
    sentence: Sentence, words: StatusWords, token: Token, *, bare: bool = True
) -> bool:
    """True for "to go", "to be sent"; with `bare`, only where no finite auxiliary stands beside."""
    passive = any(t.has("VerbForm=Inf") for t in passive_auxiliaries(sentence, token))
    participle = token.has("VerbForm=Part") and not passive
    if token.has("VerbForm=Fin") or participle or token.has("VerbForm=Ger"):
        return False
    marks = [t for t in sentence.children(token.i, "mark") if t.text.lower() in words.infinitive]
    finite = [t for t in sentence.children(token.i, "aux", "cop") if t.has("VerbForm=Fin")]
    verbal = token.has("VerbForm=Inf") or token.upos == "VERB"
    return bool(marks) and not (finite and bare) and verbal


def has_verb(sentence: Sentence, token: Token) -> bool:
    """False for a bare noun after a conjunction: Dutch "als stop", "as a stop"."""
    return token.upos in ("VERB", "AUX") or bool(sentence.children(token.i, "cop", "aux"))
