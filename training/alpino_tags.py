"""Word classes: CGN tags to UPOS and features, and which verbs are auxiliaries.

Follows UD_Dutch-Alpino: the copula is `zijn` only, the auxiliaries are those of tense and
modality in AUXILIARIES; `willen`, `gaan`, `blijven` and the like stay full verbs.
"""

from __future__ import annotations

from training.alpino_tree import Node

AUXILIARIES = frozenset({"hebben", "kunnen", "moeten", "mogen", "zijn", "zullen"})
_VERBAL = frozenset({"ppart", "inf", "ti"})
_FIXED = {"lid": "DET", "vz": "ADP", "na": "X"}
_SPEC = {"deeleigen": "PROPN", "symb": "SYM"}
_VERB_FORMS = {"pv": "Fin", "inf": "Inf", "vd": "Part", "od": "Part"}
_TENSES = {"verl": "Past", "tgw": "Pres", "conj": "Pres"}
_NUMBERS = {"ev": "Sing", "met-t": "Sing", "mv": "Plur"}


def verb_role(node: Node) -> str:
    """cop, aux:pass, aux, or verb: the part a verb (pt=ww) plays as hd of its clause."""
    clause = node.parent
    if node.rel != "hd" or node.pt != "ww" or clause is None:
        return "verb"
    if (
        node.lemma == "zijn"
        and clause.daughters("predc")
        and not clause.daughters("obj1", "se", "vc")
    ):
        return "cop"
    if _is_passive(node.lemma, clause):
        return "aux:pass"
    if node.lemma in AUXILIARIES and not clause.daughters("predc") and _governs_verb(clause):
        return "aux"
    return "verb"


def _is_passive(lemma: str, clause: Node) -> bool:
    """The subject is the object (obj1; obj2 with krijgen) of the participle, or there is none."""
    complements = clause.daughters("vc")
    if lemma not in ("zijn", "worden", "krijgen") or not complements:
        return False
    subjects = {su.index for su in clause.daughters("su")}
    if lemma == "krijgen":
        return bool(subjects & _object_indices(complements[0], "obj2"))
    return not subjects or bool(subjects & _object_indices(complements[0], "obj1"))


def _object_indices(complement: Node, rel: str) -> set[str]:
    """Indices of the objects of a participle, or of each participle of a coordination."""
    complement = spelled_out(complement)
    parts = [complement, *complement.daughters("cnj")]
    return {found.index for part in parts for found in part.daughters(rel) if found.index}


def spelled_out(node: Node) -> Node:
    """The node that a bare index node repeats; any other node is returned as it is."""
    if not node.bare or not node.index:
        return node
    top = node
    while top.parent is not None:
        top = top.parent
    return next(
        (found for found in top.walk() if found.index == node.index and not found.bare), node
    )


def _governs_verb(clause: Node) -> bool:
    for complement in clause.daughters("vc"):
        if complement.cat in _VERBAL or complement.bare:
            return True
        if any(part.cat in _VERBAL for part in complement.daughters("cnj")):
            return True
    return False


def upos(node: Node) -> str:
    """The UPOS of a word, from its CGN tag and its place in the tree."""
    attribute = node.attributes.get
    if node.pt in _FIXED:
        return _FIXED[node.pt]
    if node.pt == "ww":
        return "VERB" if verb_role(node) == "verb" else "AUX"
    if node.pt == "n":
        return "PROPN" if attribute("ntype") == "eigen" else "NOUN"
    if node.pt == "vg":
        return "CCONJ" if attribute("conjtype") == "neven" else "SCONJ"
    if node.pt == "spec":
        return _SPEC.get(attribute("spectype", ""), "X")
    if node.pt == "let":
        return "PUNCT" if node.rel == "--" else "SYM"
    return _upos_by_place(node)


def _upos_by_place(node: Node) -> str:
    rel, above = node.written_rel, node.parent or node
    match node.pt:
        case "adj":
            return _adjective(rel, above)
        case "bw":
            return (
                "CCONJ" if rel == "crd" else "DET" if above.rel == "det" and rel == "hd" else "ADV"
            )
        case "tsw":
            return "ADV" if rel == "mod" else "INTJ"
        case "tw" if node.attributes.get("numtype") == "rang":
            return "ADJ"
        case "tw":
            return (
                "ADV"
                if rel == "hd" and above.rel == "mod" and above.cat in ("advp", "ap")
                else "NUM"
            )
        case "vnw":
            return _pronoun(node, rel, above)
    return "X"


def _adjective(rel: str, above: Node) -> str:
    if rel == "hd" and above.cat == "pp":
        return "ADP"  # vol vertrouwen
    return {"det": "DET", "crd": "CCONJ", "cmp": "SCONJ"}.get(rel, "ADJ")


def _pronoun(node: Node, rel: str, above: Node) -> str:
    """DET, ADV or PRON for a VNW: degree words and pronominal adverbs (er, daar) are ADV."""
    kind = node.attributes.get("pdtype")
    possessive = node.attributes.get("vwtype") == "bez"
    if not possessive and (rel == "det" or (rel == "hd" and above.cat == "detp")):
        return "DET"
    if rel == "hd" and above.written_rel == "mod":
        return "ADV"
    if rel == "mod" and (above.rel == "det" or kind == "grad"):
        return "ADV"
    if kind == "adv-pron":
        return "PRON" if rel == "pobj1" else "ADV"
    return "PRON"


def features(node: Node) -> str:
    """VerbForm, Tense, Mood=Imp and Number, as a sorted FEATS column."""
    found: dict[str, str] = {}
    attribute = node.attributes.get
    if node.pt == "ww":
        found["VerbForm"] = _VERB_FORMS.get(attribute("wvorm", ""), "")
        found["Tense"] = _TENSES.get(attribute("pvtijd", ""), "")
        found["Number"] = _NUMBERS.get(attribute("pvagr", ""), "")
        found["Mood"] = "Imp" if _is_imperative(node) else ""
    elif node.pt in ("n", "vnw"):
        found["Number"] = _NUMBERS.get(attribute("getal", ""), "")
    return "|".join(f"{name}={value}" for name, value in sorted(found.items()) if value) or "_"


def _is_imperative(node: Node) -> bool:
    """CGN has no imperative: it is a present verb that opens a main clause without subject."""
    clause = node.parent
    if clause is None or clause.cat != "sv1" or clause.rel not in ("--", "dp", "nucl", "cnj"):
        return False
    present = node.attributes.get("pvtijd") == "tgw" and node.attributes.get("pvagr") != "mv"
    return present and verb_role(node) in ("verb", "cop") and not clause.daughters("su")
