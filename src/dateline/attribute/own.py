"""What a clause, or a noun, says of itself: tense, auxiliaries, negation, adverbs, conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.attribute import operators, tenses, unreal
from dateline.attribute.inside import ClauseWords
from dateline.attribute.modals import CONDITION, Modals
from dateline.attribute.standing import Standing
from dateline.lang.cues import Marker
from dateline.records import Span, Token

_OPEN_QUESTION = Marker(name="question", certainty="possible", status=("hypothetical",))
_CONSEQUENCE = Marker(name="consequence", certainty="possible", status=("hypothetical",))
_AHEAD = Marker(name="time-ahead", tense="future", status=("future",))
_IMPERATIVE = Marker(
    name="imperative", certainty="possible", tense="future", status=("hypothetical",)
)
_TO_COME = Marker(name="to-come", tense="future", status=("future",))
_NONE = Marker(name="without", negates=True)
_PROBABLY = "marker:probably"


class OwnWords:
    """Standings of the words of a sentence by their own clauses.

    `days` as in `scope.Scope`; `standing` gives that of another word of the sentence.
    """

    def __init__(
        self, inside: ClauseWords, days: Mapping[int, bool], standing: Callable[[int], Standing]
    ) -> None:
        self.sentence = inside.sentence
        self.words = inside.words
        self.days = days
        self.standing = standing
        self._inside = inside
        self._modals = Modals(inside)

    def of_clause(self, token: Token, above: Standing) -> Standing:
        standing = self._tensed(token, above)
        for marker, cue in self._markers(token):
            if marker.only_present and not self._is_now(marker, token, standing):
                continue
            standing = standing.marked(marker, cue)
        standing = self._lifted(token, self._modals.said(token, standing))
        if token.has("Mood=Imp"):
            standing = standing.marked(_IMPERATIVE, token.span)
        if self._stands_alone(token):
            standing = standing.marked(_TO_COME, token.span)
        if self._is_open_question(token):
            standing = standing.marked(_OPEN_QUESTION, self.sentence.tokens[-1].span)
        standing = self._consequence(token, standing)
        if (cue_word := unreal.contrary(self._inside, token)) is not None:
            return standing.reversed(cue_word.span)
        return self._to_come(token, standing)

    def _is_now(self, marker: Marker, token: Token, standing: Standing) -> bool:
        """True in the present; for conjunctions also in its perfect: "once it has ended"."""
        if standing.tense in ("present", "", "future"):
            return True
        return marker.consequence and tenses.is_present_perfect(self.sentence, token)

    def _lifted(self, token: Token, standing: Standing) -> Standing:
        """Dutch "wist niet te winnen": the negation, parsed below, is the verb's own."""
        operator = self._inside.operator(token)
        if operator is None or not operator.lifts or not standing.positive:
            return standing
        for below in self.sentence.children(token.i, "xcomp"):
            for marker, cue in self._inside.all(below):
                if marker.negates and not below.has("VerbForm=Fin"):
                    return standing.marked(marker, cue)
        return standing

    def _gives_up_negation(self, token: Token) -> bool:
        """True for the infinitive whose negation is that of the verb above (`_lifted`)."""
        if token.rel != "xcomp" or token.has("VerbForm=Fin"):
            return False
        operator = operators.operator_of(
            self.sentence, self.words, self.sentence.tokens[token.head]
        )
        return operator is not None and operator.lifts

    def _to_come(self, token: Token, standing: Standing) -> Standing:
        """What is only possible or likely now lies ahead, but for states ("may be dead")."""
        likely = standing.rules[-1:] == (_PROBABLY,) and tenses.has_verb(self.sentence, token)
        now = standing.tense in ("", "present") and (standing.certainty == "possible" or likely)
        if not now or self.sentence.children(token.i, "cop"):
            return standing
        return standing.marked(_TO_COME, token.span)

    def _is_open_question(self, token: Token) -> bool:
        """ "Who ordered it?" takes for granted that somebody did."""
        if not self._inside.asks or token.head >= 0:
            return False
        first = self.sentence.tokens[0].text.lower()
        return first not in self.words.asks or self._inside.tense(token) != "past"

    def _stands_alone(self, token: Token) -> bool:
        """True for an infinitive that is the whole clause: "China to buy jets", "is to meet"."""
        alone = token.head < 0 or (
            token.rel in ("acl", "parataxis", "ccomp")
            and bool(self.sentence.children(token.i, "nsubj"))
        )
        others = [
            t for t in self.sentence.children(token.i, "aux") if t.lemma in self.words.auxiliaries
        ]
        infinitive = tenses.is_to_infinitive(self.sentence, self.words, token, bare=False)
        return alone and not others and infinitive

    def _tensed(self, token: Token, above: Standing) -> Standing:
        """Tense of the finite verb; what lies above holds where there is none."""
        own = self._inside.tense(token)
        if own == "past" or (own == "present" and above.tense != "future"):
            return above.timed(own)
        return above

    def _consequence(self, token: Token, standing: Standing) -> Standing:
        """The main clause of a condition is open too, unless it is told as past."""
        if standing.tense == "past":
            return standing
        opened = standing.positive or not standing.hangs
        without = unreal.opener_without(self.sentence, self.words, token)
        if without is not None and standing.tense:
            return standing.open(_CONSEQUENCE, without.span, hangs=opened)
        inverted = unreal.condition_of(self.sentence, self.words, token)
        if inverted is not None:
            return standing.open(_CONSEQUENCE, inverted.span, hangs=opened)
        for clause in self._asides(token):
            for opener, cue in self._inside.openers(clause):
                if opener.consequence and self._holds_now(opener, clause):
                    if clause.i > token.i and self._threatens(token):
                        return standing
                    after = clause.i > token.i and standing.hangs
                    return standing.open(_CONSEQUENCE, cue, hangs=opened and not after)
        return standing

    def _threatens(self, token: Token) -> bool:
        """True for "threatens to jail them unless": the threat itself is made."""
        operator = self._inside.operator(token)
        wants = self.sentence.children(token.i, "xcomp", "ccomp", "obj")
        return operator is not None and "o" in operator.signature and bool(wants)

    def _asides(self, token: Token) -> Iterator[Token]:
        """What may be the condition of a clause, also where it hangs on the noun before it."""
        yield from self.sentence.children(token.i, "advcl", "obl")
        for noun in self.sentence.children(token.i, "obj", "obl", "nsubj", "xcomp", "compound:prt"):
            for clause in self.sentence.children(noun.i, "acl", "advcl"):
                if clause.i > max(noun.i, token.i) and self._inside.is_condition(clause):
                    yield clause

    def _holds_now(self, marker: Marker, clause: Token) -> bool:
        past = self._inside.tense(clause) == "past"
        perfect = tenses.is_present_perfect(self.sentence, clause)
        return not marker.only_present or not past or perfect

    def _markers(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        part = unreal.is_contrast(self.sentence, self.words, token)
        lifted = self._gives_up_negation(token)
        for marker, cue in self._inside.all(token):
            past = marker.tense == "future" and self._is_past(cue)
            if not past and not (marker.negates and (part or lifted)):
                yield marker, cue
        if unreal.main_of(self.sentence, self.words, token) is not None:
            yield CONDITION, token.span
        ahead = next((k for k in self._own(token) if self.days.get(k)), None)
        if self._inside.tense(token) != "present":
            return
        if ahead is not None:
            yield _AHEAD, self.sentence.tokens[ahead].span
        elif self._inside.is_scheduled(token) or self._goes_on(token):
            yield _AHEAD, token.span

    def _goes_on(self, token: Token) -> bool:
        """True for the second verb of "meets the king on Monday and leaves"."""
        if token.rel != "conj" or self.sentence.children(token.i, "nsubj"):
            return False
        first = self.standing(token.head)
        return first.tense == "future" and first.certainty == "certain" and first.positive

    def _own(self, token: Token) -> list[int]:
        """Positions of adverbials of the clause, with what hangs on them."""
        found = self.sentence.children(token.i, "advmod", "obl", "nmod")
        return [k.i for t in found for k in self.sentence.subtree(t.i)]

    def of_noun(self, token: Token, above: Standing) -> Standing:
        head = self.sentence.tokens[token.head]
        if unreal.opener_without(self.sentence, self.words, head) == token:
            return self._lacked(token, head)
        standing = above
        for marker, cue in self._inside.before_noun(token, positive=above.positive):
            standing = standing.marked(marker, cue)
        return self._to_come(token, standing)

    def _lacked(self, token: Token, main: Token) -> Standing:
        """What the sentence supposes away: there, if it tells what would have been."""
        if unreal.would_have_been(self.sentence, self.words, main):
            return Standing()
        tense = self._inside.tense(main)
        marker = CONDITION if tense == "present" else _NONE
        return Standing().marked(marker, token.span)

    def _is_past(self, cue: Span) -> bool:
        """True for a day that is known to lie behind: "vrijdag" in "reist vrijdag" told later."""
        days = (t for t in self.sentence.tokens if t.i in self.days and cue.overlaps(t.span))
        return any(not self.days[t.i] for t in days)
