"""Lemmas: the pack's table where it has the form, else simplemma, else the form itself."""

from __future__ import annotations

from collections.abc import Sequence
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


def with_particles(verb: str, particles: Sequence[str], pack: Pack) -> str:
    """Lemma of a separable or phrasal verb whose particle stands apart.

    Where particles are prefixes the last that makes a known word counts: in "er bij X op aan
    dringen" that is `aan`.  A verb that already has it, and one that none fits, stays as it is.
    """
    if pack.language.particle == "suffix":
        return " ".join([verb, *particles])
    for particle in reversed(particles):
        if verb.startswith(particle):
            return verb
        if _is_word(particle + verb, pack):
            return particle + verb
    return verb


def _is_word(lemma: str, pack: Pack) -> bool:
    known = lemma in pack.verbs or simplemma.is_known(lemma, lang=pack.code)
    return bool(known)
