"""Modalities in the classes of annotated corpora, for scoring."""

from __future__ import annotations

from dateline.records import Modality

_OPEN = "UNDERSPECIFIED"
_CERTAINTY = {"certain": "CERTAIN", "probable": "PROBABLE", "possible": "POSSIBLE"}

# Mean score of the words of each kind in UDS-IH2 (nine tenths of its training part, gold trees),
# by polarity, certainty and tense; readers there gave what lies ahead as not having happened.
_FACTUALITY: dict[tuple[str, str], dict[str, float]] = {
    ("positive", "certain"): {"past": 2.4, "present": 1.7, "none": -0.5, "future": -1.5},
    ("positive", "probable"): {"past": 1.7, "present": 0.9, "none": -0.6, "future": -1.6},
    ("positive", "possible"): {"past": 0.4, "present": -0.4, "none": -1.2, "future": -0.9},
    ("negative", "certain"): {"past": 0.4, "present": 0.3, "none": -0.6, "future": -1.4},
    ("negative", "probable"): {"past": 0.3, "present": -0.2, "none": -0.6, "future": -1.0},
    ("negative", "possible"): {"past": 0.0, "present": -0.7, "none": -1.0, "future": -1.2},
}


# What we call possible, since it may not come, in MEANTIME's habit: certain if somebody is bound to
# it, can do it or acts for it, underspecified if it is only asked for, wanted or supposed.
_HABIT: dict[str, tuple[str, str]] = {
    **{f"operator:{name}": ("CERTAIN", "FUTURE") for name in ("promise", "must", "ought")},
    **{
        f"operator:{name}": (_OPEN, "FUTURE")
        for name in ("demand", "order", "permit", "want", "will")
    },
    "marker:intent": ("CERTAIN", "FUTURE"),
    "operator:can": ("CERTAIN", "NON_FUTURE"),
    "marker:aim": ("CERTAIN", "NON_FUTURE"),
}
_AHEAD = frozenset({"operator:future", "operator:must"})
_SUPPOSED = frozenset({"marker:if", "marker:as-long-as"})


def status_class(modality: Modality) -> tuple[str, str, str]:
    """MEANTIME's (certainty, polarity, tense): Tonelli and others 2014, NewsReader guidelines."""
    certainty = _CERTAINTY[modality.certainty]
    tense = "FUTURE" if modality.tense == "future" else "NON_FUTURE"
    if modality.certainty == "possible":
        supposed = _OPEN if not _SUPPOSED.isdisjoint(modality.rules) else certainty
        certainty, tense = _habit(modality.rules) or (supposed, tense)
    return certainty, "POS" if modality.polarity == "positive" else "NEG", tense


def _habit(rules: tuple[str, ...]) -> tuple[str, str] | None:
    """Certainty and tense that MEANTIME gives what stands under the nearest operator or aim, or in
    a condition; None where it too calls that possible."""
    for rule in reversed(rules):
        if rule == "marker:aim" and not _AHEAD.isdisjoint(rules):
            return "CERTAIN", "FUTURE"
        if rule in _HABIT or rule.startswith("operator:"):
            return _HABIT.get(rule)
    return None


def factuality(modality: Modality) -> float:
    """From -3 (readers are sure it did not happen) to 3 (sure it did), on the scale of UDS-IH2."""
    if modality.factuality is not None:
        return modality.factuality
    score = _FACTUALITY[modality.polarity, modality.certainty][modality.tense]
    open_future = modality.certainty == "possible" and "future" in modality.status
    return score - 1.0 if open_future else score


def label(modality: Modality) -> str:
    """The label of `dateline.evaluate.clauses`; "if they do not come" is a condition too."""
    time = {"future": "future", "historical": "past"}
    times = [time[status] for status in modality.status if status in time]
    if modality.conditional:
        return "conditional"
    standing = "fact" if modality.certainty == "certain" else modality.certainty
    standing = "negated" if modality.polarity == "negative" else standing
    return " ".join([standing, *times[:1]])
