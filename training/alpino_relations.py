"""Relations: which daughter is the UD head of an Alpino phrase, and what the others become.

Alpino gives the head to function words (prepositions, complementisers, auxiliaries); UD gives it
to content words. `head_daughter` makes that choice and `relation` names the arc of any other
daughter, from its Alpino `rel`, its category and the phrase it stands in.
"""

from __future__ import annotations

from collections.abc import Callable

from training.alpino_tags import spelled_out, upos, verb_role
from training.alpino_tree import Node

# The heads to try, best first. In a phrase without spoken hd (gapping) a dependent is promoted.
_HEADS = (
    "hd", "body", "nucl", "cnj", "dp", "mwp", "predc", "vc", "su", "obj1", "obj2", "pc", "ld",
    "mod", "predm", "obcomp", "svp", "se", "det", "app", "me", "cmp",
)  # fmt: skip
_OBJECTS_OF_PREPOSITION = ("predc", "obj1", "vc", "se", "me", "pobj1")
_FIXED = {
    "app": "appos", "cmp": "mark", "cnj": "conj", "dlink": "mark", "dp": "parataxis", "hdf": "case",
    "nucl": "parataxis", "obcomp": "advcl", "pobj1": "expl", "predc": "xcomp",
    "sat": "parataxis", "se": "expl:pv", "sup": "expl", "svp": "compound:prt", "tag": "parataxis",
}  # fmt: skip
_CLAUSES = frozenset(
    "cp sv1 smain ssub ppres ppart ti oti inf du whq whrel rel whsub ahi svan".split()
)
_SUBJECT_CLAUSES = frozenset({"whsub", "ssub", "ti", "cp", "oti"})
_NOMINAL = frozenset({"NOUN", "PRON", "PROPN", "X", "SYM", "PUNCT"})
_GAPPABLE = frozenset({"mod", "pc", "ld", "obj1", "obj2", "vc", "predm"})
_PAIRED = {  # first half of a paired conjunction -> its second half
    "zowel": "als", "niet": "maar", "noch": "noch", "eerder": "dan", "van": "tot",
    "respectievelijk": "en", "achtereenvolgens": "en",
}  # fmt: skip
_WEATHER = frozenset(
    "dooien hagelen misten motregenen onweren regenen sneeuwen stormen vriezen".split()
)


def head_daughter(node: Node) -> Node | None:
    """The spoken daughter that heads a phrase in UD; None for a word."""
    order: tuple[str, ...] = _HEADS
    if is_prepositional(node):
        order = (*_OBJECTS_OF_PREPOSITION, *_HEADS)
    else:
        verbs = [verb_role(hd) for hd in node.daughters("hd")]
        if "cop" in verbs:
            order = ("predc", *_HEADS)
        elif verbs and verbs[0].startswith("aux"):
            order = ("vc", *_HEADS)
    for rel in order:
        found = node.spoken(rel)
        if found:
            return found[0]
    return next(iter(node.spoken()), None)


def is_prepositional(node: Node) -> bool:
    """True of a pp, and of any other phrase with an adposition as hd."""
    return node.cat == "pp" or any(hd.pt == "vz" for hd in node.daughters("hd"))


def relation(node: Node, phrase: Node) -> str:
    """The UD relation of a daughter that does not head its phrase."""
    if _is_orphan(node, phrase):
        return "orphan"
    rule = _RULES.get(node.rel)
    return rule(node, phrase) if rule else _FIXED.get(node.rel, "parataxis")


def _is_orphan(node: Node, phrase: Node) -> bool:
    """In gapping (an unspoken verb) the dependents of the promoted subject or object."""
    heads = phrase.daughters("hd")
    if node.rel not in _GAPPABLE or not heads or any(hd.filled for hd in heads):
        return False
    promoted = head_daughter(phrase)
    return phrase.cat in _CLAUSES and promoted is not None and promoted.rel in ("su", "obj1")


def _subject(node: Node, phrase: Node) -> str:
    passive = ":pass" if _passive_subject(node, phrase) else ""
    if node.cat in _SUBJECT_CLAUSES or any(
        part.cat in _SUBJECT_CLAUSES for part in node.daughters("cnj")
    ):
        return "csubj" + passive
    if node.lemma == "het" and _is_expletive(node, phrase):
        return "expl" + passive
    outer = any(predicate.cat == "whrel" for predicate in phrase.daughters("predc"))
    return "nsubj" + passive + (":outer" if outer else "")


def _is_expletive(node: Node, phrase: Node) -> bool:
    weather = any(hd.lemma in _WEATHER for hd in phrase.daughters("hd"))
    provisional = any(found.rel == "sup" for found in phrase.walk() if found.index == node.index)
    return weather or (bool(node.index) and provisional)


def _passive_subject(node: Node, clause: Node) -> bool:
    """True when the chain of auxiliaries under the subject ends in a passive one."""
    role = next((verb_role(hd) for hd in clause.daughters("hd")), "verb")
    if role == "aux:pass":
        return True
    for complement in clause.daughters("vc") if role == "aux" else ():
        below = spelled_out(complement)
        if node.index and any(su.index == node.index for su in below.daughters("su")):
            return _passive_subject(node, below)
    return False


def _object(node: Node, phrase: Node) -> str:
    if is_prepositional(phrase):
        # Absolute `met`: the object is the subject of the predicate (met de handen vrij).
        return "nsubj" if phrase.spoken("predc") else "nmod"
    head = next(iter(phrase.spoken("hd")), None)
    kind = upos(head) if head is not None and head.word else ""
    if node.rel == "me":
        return "obl" if kind in ("VERB", "ADJ") else "nmod"
    above = phrase.parent
    if node.index and above and any(su.index == node.index for su in above.daughters("su")):
        return "nsubj:pass"
    return "obj"


def _complement(node: Node, phrase: Node) -> str:
    inner = node
    while inner.cat in ("ti", "oti") and inner.daughters("body"):
        inner = inner.daughters("body")[0]
    # A bare su below is controlled by an argument of the governing verb.
    if any(su.bare for su in inner.daughters("su")):
        return "xcomp"
    return "acl" if phrase.cat == "np" else "ccomp"


def determiner(node: Node, phrase: Node) -> str:
    """det, nummod, nmod or nmod:poss for the Alpino det."""
    if node.cat == "conj":
        return determiner(node.spoken("cnj")[0], phrase) if node.spoken("cnj") else "det"
    if node.cat == "mwu":
        return "nmod:poss" if _has_name(node) else "det"
    if node.cat == "detp":
        return _complex_determiner(node)
    if node.word:
        return _simple_determiner(node)
    return {"pp": "nummod", "smain": "det"}.get(node.cat, "nmod")


def _has_name(node: Node) -> bool:
    return any(part.attributes.get("spectype") == "deeleigen" for part in node.children)


def _simple_determiner(node: Node) -> str:
    kind = upos(node)
    if node.attributes.get("vwtype") == "bez" and kind == "PRON":
        return "nmod:poss"
    if node.attributes.get("naamval") == "gen" and kind in ("PRON", "PROPN", "NOUN"):
        return "nmod:poss"
    return {"NUM": "nummod", "SYM": "nummod", "ADJ": "nmod", "ADV": "nmod", "NOUN": "nmod"}.get(
        kind, "det"
    )


def _complex_determiner(node: Node) -> str:
    head = next(iter(node.spoken("hd")), None)
    kind = upos(head) if head is not None and head.word else ""
    if kind == "PRON" and head is not None and head.attributes.get("vwtype") == "bez":
        return "nmod:poss"
    return {"NUM": "nummod", "NOUN": "nmod", "ADJ": "nmod"}.get(kind, "det")


def _modifier(node: Node, phrase: Node) -> str:
    """The relation of mod, pc (prepositional complement) and ld (place or direction)."""
    if node.cat == "pp" and node.spoken("predc") and node.spoken("obj1"):
        return "acl" if phrase.cat == "np" else "advcl"  # absolute: met de handen vrij
    if phrase.rel == "det" and node.rel == "mod":
        return "amod"
    if phrase.cat == "np":
        return _noun_modifier(node)
    if is_prepositional(phrase):
        return _preposition_modifier(node, phrase)
    if phrase.cat == "conj":
        return "nmod"
    return _verb_modifier(node, phrase)


def _noun_modifier(node: Node) -> str:
    if node.word:
        kind = upos(node)
        if kind in ("ADJ", "ADV", "ADP", "VERB", "CCONJ", "DET"):
            return "amod"
        return {"NUM": "nummod", "SCONJ": "acl"}.get(kind, "nmod")
    if node.cat == "detp":
        return _complex_determiner(node)
    if node.cat in ("ap", "advp"):
        return "amod"
    if node.cat in ("rel", "whrel", "ssub"):
        return "acl:relcl"
    if node.cat == "cp" and _has_nominal_body(node):
        return "nmod"
    if node.cat in _CLAUSES or (node.cat == "pp" and node.spoken("vc")):
        return "acl"
    return "nmod"


def _has_nominal_body(node: Node) -> bool:
    """True of comparative `als` and `dan` with a noun phrase (zijn loopbaan als schrijver)."""
    return any(
        body.cat in ("np", "conj", "mwu") or (body.word and upos(body) in ("NOUN", "PROPN"))
        for body in node.spoken("body")
    )


def _preposition_modifier(node: Node, phrase: Node) -> str:
    if node.rel in ("pc", "ld"):
        return "nmod"
    return "amod" if phrase.spoken("obj1") else "advmod"


def _verb_modifier(node: Node, phrase: Node) -> str:
    if _is_agent(node, phrase):
        return "obl:agent"
    label = _adverbial(node)
    if node.fronted and label == "advmod":
        return label  # waarmee, waarin
    if node.rel == "pc" and label in ("obl", "advmod"):
        return "obl:arg"
    return "obl" if node.rel == "ld" and label == "advmod" else label


def _is_agent(node: Node, phrase: Node) -> bool:
    """A phrase with `door` at the participle of a passive whose subject is its object."""
    by = any(hd.lemma == "door" for hd in node.daughters("hd"))
    by = by or (node.pt == "bw" and node.lemma.endswith("door"))
    clause = phrase.parent
    while clause is not None and clause.cat == "conj":
        clause = clause.parent
    if not by or clause is None or phrase.cat != "ppart":
        return False
    return any(verb_role(hd) == "aux:pass" for hd in clause.daughters("hd")) and bool(
        clause.daughters("su")
    )


def _adverbial(node: Node) -> str:
    if node.word:
        kind = upos(node)
        if kind in _NOMINAL or kind in ("VERB", "ADP"):
            return "obl"
        return "nummod" if kind == "NUM" else "advmod"
    if node.cat == "pp":
        return "advcl" if node.spoken("vc") else "obl"
    if node.cat in ("ap", "advp"):
        return "obl" if _has_noun_head(node) else "advmod"
    if node.cat == "conj":
        adverbs = any(part.word and upos(part) == "ADV" for part in node.spoken("cnj"))
        return "advmod" if adverbs else _adverbial_conjunction(node)
    return "advcl" if node.cat in _CLAUSES else "obl"


def _adverbial_conjunction(node: Node) -> str:
    first = next(iter(node.spoken("cnj")), node)
    return "advcl" if first.cat in _CLAUSES else "obl"


def _has_noun_head(node: Node) -> bool:
    heads = [child for child in node.spoken() if child.rel in ("hd", "obj1")]
    return any(hd.cat == "np" or (hd.word and upos(hd) in ("NOUN", "VERB", "ADP")) for hd in heads)


def _secondary_predicate(node: Node, phrase: Node) -> str:
    """predm: a state of subject or object during the event (ziek aankomen; allen gaan)."""
    kind = upos(node) if node.word else ""
    if kind in ("PRON", "NOUN", "PROPN"):
        return "obl"
    return "advmod" if kind not in ("", "VERB", "ADJ") else "advcl"


def _function_word(node: Node, phrase: Node) -> str:
    """An Alpino head that is not the head in UD."""
    role = verb_role(node)
    if role != "verb":
        return role
    if is_prepositional(phrase):
        return (
            "mark"
            if phrase.spoken("predc") or (phrase.spoken("vc") and not phrase.spoken("obj1"))
            else "case"
        )
    return "conj" if len(phrase.spoken("hd")) > 1 else "parataxis"


def _indirect_object(node: Node, phrase: Node) -> str:
    return "obl" if node.cat == "pp" else "iobj"


def _name_part(node: Node, phrase: Node) -> str:
    """Words of a multi-word unit (mwu): flat in names, fixed in expressions."""
    proper = any(part.word and upos(part) == "PROPN" for part in phrase.children)
    return "flat" if proper else "fixed"


def _coordinator(node: Node, phrase: Node) -> str:
    second = _PAIRED.get(node.lemma)
    later = (crd for crd in phrase.spoken("crd") if crd.start > node.start)
    return "cc:preconj" if second and any(crd.lemma == second for crd in later) else "cc"


_RULES: dict[str, Callable[[Node, Node], str]] = {
    "su": _subject,
    "obj1": _object,
    "me": _object,
    "obj2": _indirect_object,
    "vc": _complement,
    "det": determiner,
    "mod": _modifier,
    "pc": _modifier,
    "ld": _modifier,
    "predm": _secondary_predicate,
    "hd": _function_word,
    "mwp": _name_part,
    "crd": _coordinator,
}
