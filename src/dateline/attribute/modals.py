"""What the auxiliaries of a clause say: modals, the future, and Dutch "zou", English "would"."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from dateline.attribute import tenses, unreal
from dateline.attribute.inside import ClauseWords
from dateline.attribute.lexicon import lemmas
from dateline.attribute.standing import Standing
from dateline.lang.cues import Marker, Operator
from dateline.records import Token

UNREAL = Marker(name="conditional", certainty="possible", status=("hypothetical",))
CONDITION = structs.replace(UNREAL, consequence=True)
_HEARSAY = Marker(name="hearsay", certainty="probable")
_FUTURE_IN_PAST = Marker(name="future-in-past", tense="future", status=("future",))
_DEDUCED = Marker(name="deduced", certainty="probable")


class Modals:
    """Auxiliaries of the clauses of one sentence."""

    def __init__(self, inside: ClauseWords) -> None:
        self.sentence = inside.sentence
        self.words = inside.words
        self._inside = inside

    def said(self, token: Token, standing: Standing) -> Standing:
        for aux in tenses.own_auxiliaries(self.sentence, token, "aux"):
            word = aux.text.lower()
            if word in self.words.conditional:
                standing = self._conditional(token, aux, standing)
                continue
            operator = self.words.auxiliaries.get(aux.lemma.lower())
            operator = operator or self.words.auxiliaries.get(word)
            if operator is not None:
                standing = self._modal(token, aux, operator, standing)
        return standing

    def _modal(self, token: Token, aux: Token, operator: Operator, standing: Standing) -> Standing:
        """A modal of a perfect speaks of what is past: "must have gone", "may have gone"."""
        past = tenses.is_perfect_infinitive(self.sentence, self.words, token)
        if past and operator.deduces:
            return standing.timed("past").marked(_DEDUCED, aux.span)
        if aux.has("Tense=Past") and self._was_forestalled(token):
            return standing.reversed(aux.span)
        if operator.happened and self._came_about(token, aux, standing):
            return standing
        below = replace(standing.below(operator, aux.span), condition=standing.condition)
        return below.timed("past") if past and operator.certainty == "possible" else below

    def _came_about(self, token: Token, aux: Token, standing: Standing) -> bool:
        """True for "konden vluchten", "moest vluchten" told as past, not as said or supposed."""
        told = standing.certainty == "certain" and standing.positive
        main = token.rel not in ("ccomp", "csubj", "xcomp") and not self._inside.asks
        alone = len(self.sentence.children(token.i, "aux")) == 1
        opened = any(marker.certainty for marker, _ in self._inside.conjunctions(token))
        return aux.has("Tense=Past") and told and main and alone and not opened

    def _was_forestalled(self, token: Token) -> bool:
        """True for "before they could leave"."""
        before = (t.text.lower() for t in self.sentence.children(token.i, "mark", "advmod"))
        return any(word in self.words.before for word in before)

    def _conditional(self, token: Token, aux: Token, standing: Standing) -> Standing:
        """zou, would: hearsay or irreal with a perfect, future below speech, else a condition."""
        if "contrary" in standing.rules:
            return standing
        if tenses.is_perfect_infinitive(self.sentence, self.words, token):
            return standing.marked(_HEARSAY, aux.span)
        above = list(self.sentence.ancestors(token.i))
        inserted = [k for t in (token, *above) for k in self.sentence.children(t.i, "parataxis")]
        reported = any(
            lemmas(self.sentence, t) & self.words.clause
            for t in (*above, *inserted)
            if t.upos == "VERB"
        )
        if standing.tense == "future":
            return standing
        if self._was_forestalled(token):
            return standing.reversed(aux.span)
        fails = unreal.came_to_nothing(self.sentence, self.words, token)
        if fails and not self.words.conditional_unreal:
            return standing.reversed(aux.span)
        if self._is_rumour(token):
            return standing.marked(_HEARSAY, aux.span)
        if reported and token.rel != "advcl" and not self._inside.is_supposed(token):
            return standing.marked(_FUTURE_IN_PAST, aux.span)
        open_ = not standing.positive or self._inside.asks
        return standing.marked(UNREAL if open_ else CONDITION, aux.span)

    def _is_rumour(self, token: Token) -> bool:
        """True for "zou in Dubai wonen": what is so, not what would be if."""
        near = self.sentence.children(token.i, "advcl")
        return token.lemma.lower() in self.words.states and not near
