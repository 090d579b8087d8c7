"""Lemmas: the pack's table where it has the form, else simplemma, else the form itself."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from dateline.lang import Pack


def lemma(form: str, upos: str, pack: Pack) -> str:
    """The dictionary form: lower case except for names, which only lose a genitive ending."""
    lower = form.lower()
    if (known := pack.lemmas.get((lower, upos))) is not None:
        return known
    if upos == "PROPN":
        return _without_genitive(form, pack)
    if upos in ("PUNCT", "SYM", "NUM"):
        return lower
    return _simplemma(_without_genitive(lower, pack) if upos == "NOUN" else lower, pack.code)


def _without_genitive(form: str, pack: Pack) -> str:
    for ending in pack.language.noun_genitive:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form.removesuffix(ending)
    return form


@lru_cache(maxsize=100_000)
def _simplemma(form: str, code: str) -> str:
    # simplemma marks separable verbs as "aan_vallen"
    return str(simplemma.lemmatize(form, lang=code)).replace("_", "").lower()


def with_particle(verb: str, particle: str, pack: Pack) -> str:
    """Lemma of a separable or phrasal verb whose particle stands apart."""
    if pack.language.particle == "prefix":
        return verb if verb.startswith(particle) else particle + verb
    return f"{verb} {particle}"
