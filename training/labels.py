"""The closed label sets, and how a treebank's features map to ours."""

from __future__ import annotations

from typing import Final

UPOS: Final = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
               "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")  # fmt: skip
FEATS: Final = (
    "_",
    "VerbForm=Fin|Tense=Past",
    "VerbForm=Fin|Tense=Pres",
    "VerbForm=Fin|Mood=Imp",
    "VerbForm=Inf",
    "VerbForm=Part|Tense=Past",
    "VerbForm=Part|Tense=Pres",
    "VerbForm=Ger",
    "Number=Sing",
    "Number=Plur",
)
TAGS: Final = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")

_PAST_MODALS: Final = frozenset(["would", "could", "might", "should", "'d", "’d", "ought"])


def simple_feats(form: str, upos: str, feats: str) -> str:
    """Map a word's UD features to one of FEATS: form and tense of verbs, number of nouns.

    English modals carry no tense in the treebank; "would" is given one as Dutch "zou" has it.
    """
    values = dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)
    if upos in ("VERB", "AUX"):
        return _verb_feats(form, values)
    if upos in ("NOUN", "PROPN", "PRON"):
        number = {"Sing": "Sing", "Plur": "Plur", "Ptan": "Plur"}.get(values.get("Number", ""))
        return f"Number={number}" if number else "_"
    return "_"


def _verb_feats(form: str, values: dict[str, str]) -> str:
    verb_form = values.get("VerbForm", "")
    if verb_form == "Fin" and values.get("Mood") == "Imp":
        return "VerbForm=Fin|Mood=Imp"
    if verb_form == "Fin":
        default = "Past" if form.lower() in _PAST_MODALS else "Pres"
        return f"VerbForm=Fin|Tense={values.get('Tense', default)}"
    if verb_form == "Part":
        return f"VerbForm=Part|Tense={values.get('Tense', 'Past')}"
    return f"VerbForm={verb_form}" if verb_form in ("Inf", "Ger") else "_"
