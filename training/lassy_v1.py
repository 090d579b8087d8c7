"""From the relations of UD version 1 to version 2, for the old release of Lassy Small.

What version 1 does not tell is left unknown: where punctuation hangs, and features of copulas.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from training.treebanks import ROOT, UNKNOWN, Row, Tree, read_rows, to_tree

_AUXILIARIES: Final = frozenset("zijn worden hebben kunnen zullen moeten mogen".split())
_POSSESSIVES: Final = frozenset("mijn jouw uw zijn haar ons onze hun m'n z'n".split())
_FUNCTION_WORDS: Final = frozenset(["ADP", "ADV", "SCONJ", "CCONJ", "DET", "PRON"])
_PREDICATES: Final = frozenset(["VERB", "ADJ", "AUX", "ADV"])
_OF_THE_PHRASE: Final = frozenset(
    "det amod case nummod nmod nmod:poss flat fixed appos acl acl:relcl compound:prt".split()
)
_RENAMED: Final = {"dobj": "obj", "name": "flat", "neg": "advmod", "compound": "compound:prt"}
_PARTICLES: Final = {"als": "SCONJ", "dan": "SCONJ"}


def read_lassy_v1(path: Path) -> list[Tree]:
    """Read the old treebank with the relations of version 2."""
    trees = []
    for rows in read_rows(path):
        convert(rows)
        tree = to_tree(rows, spaces_known=False)
        copulas = [row.upos == "AUX" and row.feats == "_" for row in rows]
        unsure = ["" if copula else f for f, copula in zip(tree.feats, copulas, strict=True)]
        trees.append(replace(tree, feats=unsure))
    return trees


def convert(rows: list[Row]) -> None:
    """Change one sentence from version 1 to version 2 in place."""
    _rename(rows)
    for index, row in enumerate(rows):
        if row.deprel == "cop" and row.lemma != "zijn":
            _raise_copula(rows, index)
    for index in range(len(rows)):
        _lower_auxiliary(rows, index)
    _open_complements(rows)
    _move_conjunctions(rows)
    _divide_modifiers(rows)
    _forget_punctuation(rows)


def _rename(rows: list[Row]) -> None:
    for row in rows:
        row.deprel = _RENAMED.get(row.deprel, row.deprel)
        if row.deprel == "mwe":
            head = rows[row.head]
            row.deprel = "fixed" if head.upos in _FUNCTION_WORDS else "flat"
        if row.upos == "CONJ":
            row.upos = "CCONJ"
        if row.upos == "PART":
            row.upos = _PARTICLES.get(row.form.lower(), "ADP")
        if row.deprel == "det" and row.form.lower() in _POSSESSIVES:
            row.upos, row.deprel = "PRON", "nmod:poss"
        if row.upos == "NUM" and row.form.lower().endswith(("de", "ste")):
            row.upos, row.deprel = "ADJ", "amod" if row.deprel == "nummod" else row.deprel


def _raise_copula(rows: list[Row], verb: int) -> None:
    """Make a copula other than "zijn" the head: "werd minister" is a verb with an xcomp."""
    predicate = rows[verb].head
    for row in rows:
        if row.head == predicate and row.deprel not in _OF_THE_PHRASE:
            row.head = verb
    rows[verb].head, rows[verb].deprel = rows[predicate].head, rows[predicate].deprel
    rows[verb].upos = "VERB"
    rows[predicate].head, rows[predicate].deprel = verb, "xcomp"


def _lower_auxiliary(rows: list[Row], verb: int) -> None:
    """Hang an auxiliary under its main verb, with all that hung on it."""
    auxiliary = rows[verb]
    if auxiliary.upos != "VERB" or auxiliary.lemma not in _AUXILIARIES:
        return
    main = next((i for i, row in enumerate(rows) if _is_main(row, verb, rows)), None)
    if main is None:
        return
    passive = rows[main].deprel == "ccomp" and auxiliary.lemma in ("worden", "zijn")
    rows[main].head, rows[main].deprel = auxiliary.head, auxiliary.deprel
    for row in rows:
        if row.head == verb:
            row.head = main
            if passive and row.deprel == "nsubj":
                row.deprel = "nsubj:pass"
    auxiliary.head, auxiliary.deprel = main, "aux:pass" if passive else "aux"
    auxiliary.upos = "AUX"


def _is_main(row: Row, verb: int, rows: list[Row]) -> bool:
    if row.head != verb or row.deprel not in ("ccomp", "xcomp"):
        return False
    if row.upos == "VERB":
        return "VerbForm=Part" in row.feats or "VerbForm=Inf" in row.feats
    return row.deprel == "xcomp"


def _open_complements(rows: list[Row]) -> None:
    """Call an infinitive without subject of its own under a verb an xcomp."""
    for index, row in enumerate(rows):
        verbs = "VerbForm=Inf" in row.feats and rows[row.head].upos == "VERB"
        subject = any(other.head == index and other.deprel == "nsubj" for other in rows)
        if row.deprel == "ccomp" and verbs and not subject:
            row.deprel = "xcomp"


def _move_conjunctions(rows: list[Row]) -> None:
    """Hang "en" on the conjunct after it, no longer on the first."""
    for index, row in enumerate(rows):
        if row.deprel == "cc":
            later = (
                i
                for i, other in enumerate(rows)
                if i > index and other.deprel == "conj" and other.head == row.head
            )
            row.head = next(later, row.head)


def _divide_modifiers(rows: list[Row]) -> None:
    """Divide nmod into nmod and obl, acl into acl and acl:relcl."""
    for index, row in enumerate(rows):
        if row.deprel == "nmod" and row.head >= 0 and _is_predicate(rows, row.head):
            row.deprel = "obl:agent" if _is_agent(rows, index) else "obl"
        if row.deprel == "acl" and any(
            other.head == index and "PronType=Rel" in other.feats for other in rows
        ):
            row.deprel = "acl:relcl"


def _is_predicate(rows: list[Row], index: int) -> bool:
    if rows[index].upos in _PREDICATES:
        return True
    return any(row.head == index and row.deprel == "cop" for row in rows)


def _is_agent(rows: list[Row], index: int) -> bool:
    passive = any(row.head == rows[index].head and row.deprel == "aux:pass" for row in rows)
    return passive and any(row.head == index and row.lemma == "door" for row in rows)


def _forget_punctuation(rows: list[Row]) -> None:
    root = next(i for i, row in enumerate(rows) if row.head == ROOT)
    for index, row in enumerate(rows):
        if row.deprel == "punct":
            row.head = root if index == len(rows) - 1 else UNKNOWN
