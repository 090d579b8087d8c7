"""What each predicate of a sentence stands under: operators above it, markers beside it.

A standing is worked out from the root down and kept for each token.  First comes what the word
above hands down (`_context`), then what its own clause says (`_local`): auxiliaries, negation,
adverbs, conjunctions, tense.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.attribute import operators, tenses, unreal
from dateline.attribute.inside import ClauseWords
from dateline.attribute.lexicon import StatusWords, lemmas
from dateline.attribute.standing import Standing
from dateline.lang.cues import Marker, Operator
from dateline.records import Sentence, Span, Token

_CLAUSAL = ("xcomp", "ccomp", "csubj", "acl", "advcl")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_OPEN_QUESTION = Marker(name="question", certainty="possible", status=("hypothetical",))
_CONSEQUENCE = Marker(name="consequence", certainty="possible", status=("hypothetical",))
_AHEAD = Marker(name="time-ahead", tense="future", status=("future",))
_HEARSAY = Marker(name="hearsay", certainty="probable")
_CONDITION = Marker(name="conditional", certainty="possible", status=("hypothetical",))
_FUTURE_IN_PAST = Marker(name="future-in-past", tense="future", status=("future",))
_IMPERATIVE = Marker(
    name="imperative", certainty="possible", tense="future", status=("hypothetical",)
)
_AIM = Marker(name="aim", certainty="possible", tense="future", status=("future", "hypothetical"))
_TO_COME = Marker(name="to-come", tense="future", status=("future",))
_NONE = Marker(name="without", negates=True)
_DEDUCED = Marker(name="deduced", certainty="probable")


class Scope:
    """Standings of the tokens of one sentence.

    `days` tells of time words, by position, whether they lie after the day of publication.
    """

    def __init__(
        self, sentence: Sentence, words: StatusWords, days: Mapping[int, bool] | None = None
    ) -> None:
        self.sentence = sentence
        self.words = words
        self.days = days or {}
        self._inside = ClauseWords(sentence, words)
        self._known: dict[int, Standing] = {}
        self._asks = any(t.text == "?" for t in sentence.tokens[-2:])

    def standing(self, i: int) -> Standing:
        if i not in self._known:
            self._known[i] = Standing()  # a broken tree must not loop
            self._known[i] = self._work_out(self.sentence.tokens[i])
        return self._known[i]

    def _work_out(self, token: Token) -> Standing:
        above = self._context(token)
        if token.upos in _NOMINAL and not self._is_clause(token):
            return self._noun_marks(token, above)
        return self._local(token, above)

    def _is_clause(self, token: Token) -> bool:
        return bool(self.sentence.children(token.i, "cop", "nsubj", "aux")) or (
            token.upos in _VERBAL or token.has("VerbForm=Inf")
        )

    # ---- what is handed down ------------------------------------------------------------------

    def _context(self, token: Token) -> Standing:
        if token.head < 0:
            return Standing()
        head = self.sentence.tokens[token.head]
        if token.rel in ("conj", "appos", "flat", "parataxis", "list"):
            return self._beside(token, head)
        if token.upos in _NOMINAL and not self._is_clause(token):
            return self._above_noun(token, head)
        verb = operators.verb_of_complement(self.sentence, token)
        if verb is not None and (operator := self._operator(verb)) is not None:
            return self._below(operator, verb)
        if token.rel in _CLAUSAL and token.deprel != "acl:relcl":
            return self._above_clause(token, head)
        if token.rel in ("cop", "aux", "amod", "compound", "fixed"):
            return self.standing(head.i)
        return Standing()

    def _beside(self, token: Token, head: Token) -> Standing:
        """A conjunct stands where the first one does; verbs without tense share its auxiliaries."""
        if token.rel == "parataxis":
            return Standing()
        if token.upos in _NOMINAL and not self._is_clause(token):
            return self.standing(head.i)
        own = self.sentence.children(token.i, "aux", "nsubj", "cop")
        if own or token.has("VerbForm=Fin") or token.rel != "conj":
            return self._context(head)
        return self._shared(token, self.standing(head.i))

    def _shared(self, token: Token, first: Standing) -> Standing:
        """What stands after "not A but" is not negated."""
        joined = (t.text.lower() for t in self.sentence.children(token.i, "cc"))
        contrast = any(word in self.words.adversative for word in joined)
        return replace(first, positive=True) if contrast else first

    def _above_noun(self, token: Token, head: Token) -> Standing:
        operator = operators.with_preposition(self.sentence, self.words, token, head)
        if operator is None and (found := self._operator(head)) is not None:
            operator = found if operators.takes(self.sentence, found, token, head) else None
        if operator is not None:
            below = self._below(operator, head)
            told = operators.is_told(self.words, operator, token)
            return Standing() if told and not below.positive else below
        if self._lends(token, head):
            return self.standing(head.i)
        return Standing()

    def _below(self, operator: Operator, head: Token) -> Standing:
        """Standing of what depends on `head`; of a refused request, what was asked for fails."""
        refusal = self._refusal(head)
        if refusal is not None:
            return refusal.below(operator, head.span).failed()
        below = self.standing(head.i).below(operator, head.span)
        meant = operator.tense == "future" and operator.signature == "o-"
        fails = meant and below.positive
        if fails and unreal.came_to_nothing(self.sentence, self.words, head):
            return below.reversed(head.span)
        return below

    def _refusal(self, head: Token) -> Standing | None:
        """Standing that a verb would give a noun that is told all the same: "rejected the call"."""
        if head.upos != "NOUN" or head.head < 0:
            return None
        above = self.sentence.tokens[head.head]
        operator = self._operator(above)
        if operator is None or not operators.takes(self.sentence, operator, head, above):
            return None
        below = self.standing(above.i).below(operator, above.span)
        told = operators.is_told(self.words, operator, head)
        return below if told and not below.positive else None

    def _lends(self, token: Token, head: Token) -> bool:
        """True if the verb only gives the noun its time: "will hold talks", "talks will begin"."""
        names = lemmas(self.sentence, head)
        if head.upos not in _VERBAL:
            return False
        if token.rel == "obj" or token.deprel == "nsubj:pass":
            return bool(names & self.words.support)
        return token.rel == "nsubj" and bool(names & self.words.occurrence)

    def _above_clause(self, token: Token, head: Token) -> Standing:
        if (
            fixed := operators.with_preposition(self.sentence, self.words, token, head)
        ) is not None:
            return self._below(fixed, head)
        operator = None if self._is_result(token, head) else self._operator(head)
        if operator is not None and not self._aside(token):
            told = not operator.clausal and not self._is_to_infinitive(token)
            return Standing() if told else self._below(operator, head)
        if token.rel == "xcomp":
            lent = operators.of_object(self.sentence, self.words, head)
            above = self.standing(head.i)
            return above.below(lent[0], lent[1].span) if lent else above
        if token.rel in ("acl", "advcl") and self._is_to_infinitive(token):
            manner = any(m.negates for m, _ in self._inside.conjunctions(token))
            return Standing() if manner else self._purpose(token, self.standing(head.i))
        return Standing()

    def _purpose(self, token: Token, main: Standing) -> Standing:
        """An aim stays open, be the deed done or to come."""
        done = main.tense == "past" and main.positive and main.certainty == "certain"
        return (Standing() if done else main).marked(_AIM, token.span)

    def _is_result(self, token: Token, head: Token) -> bool:
        """True for the clause of "so worried that they left"."""
        if head.upos not in ("ADJ", "VERB", "ADV") or token.rel not in ("ccomp", "advcl"):
            return False
        before = self.sentence.children(head.i, "advmod")
        return any(t.text.lower() in self.words.intensifiers for t in before)

    def _aside(self, token: Token) -> bool:
        """True for clauses that say when, why or if, and for participles beside a noun."""
        if token.rel == "advcl":
            if self._is_bare_gerund(token):
                return False
            return not self._is_to_infinitive(token) or self._inside.begins(token)
        return token.rel == "acl" and not (
            self._is_to_infinitive(token) or self.sentence.children(token.i, "mark")
        )

    def _is_bare_gerund(self, token: Token) -> bool:
        """True for the complement of "ruled out attacking", which parsers hang as an aside."""
        adjoins = token.head < token.i <= token.head + 2
        gerund = token.has("VerbForm=Ger") or (
            token.has("VerbForm=Part") and token.has("Tense=Pres")
        )
        return adjoins and gerund and not self.sentence.children(token.i, "mark", "nsubj", "punct")

    # ---- what the clause itself says ----------------------------------------------------------

    def _local(self, token: Token, above: Standing) -> Standing:
        standing = self._tensed(token, above)
        for marker, cue in self._markers(token):
            if marker.only_present and not self._is_now(marker, token, standing):
                continue
            standing = standing.marked(marker, cue)
        standing = self._lifted(token, self._auxiliaries(token, standing))
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
        operator = self._operator(token)
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
        """What is only possible now lies ahead, but for states ("may be dead")."""
        now = standing.tense in ("", "present") and standing.certainty == "possible"
        if not now or self.sentence.children(token.i, "cop"):
            return standing
        return standing.marked(_TO_COME, token.span)

    def _is_open_question(self, token: Token) -> bool:
        """ "Who ordered it?" takes for granted that somebody did."""
        if not self._asks or token.head >= 0:
            return False
        first = self.sentence.tokens[0].text.lower()
        return first not in self.words.asks or self._tense(token) != "past"

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
        own = self._tense(token)
        if own == "past" or (own == "present" and above.tense != "future"):
            return above.timed(own)
        return above

    def _auxiliaries(self, token: Token, standing: Standing) -> Standing:
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
        below = standing.below(operator, aux.span)
        return below.timed("past") if past and operator.certainty == "possible" else below

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
        fails = unreal.came_to_nothing(self.sentence, self.words, token)
        if fails and not self.words.conditional_unreal:
            return standing.reversed(aux.span)
        marker = _FUTURE_IN_PAST if reported and token.rel != "advcl" else _CONDITION
        return standing.marked(marker, aux.span)

    def _consequence(self, token: Token, standing: Standing) -> Standing:
        """The main clause of a condition is open too, unless it is told as past."""
        if standing.tense == "past":
            return standing
        without = unreal.opener_without(self.sentence, self.words, token)
        if without is not None and standing.tense == "present":
            return standing.marked(_CONSEQUENCE, without.span)
        inverted = unreal.condition_of(self.sentence, self.words, token)
        if inverted is not None:
            return standing.marked(_CONSEQUENCE, inverted.span)
        for clause in self.sentence.children(token.i, "advcl", "obl"):
            for marker, cue in self._inside.openers(clause):
                if marker.consequence and self._holds_now(marker, clause):
                    return standing.marked(_CONSEQUENCE, cue)
        return standing

    def _holds_now(self, marker: Marker, clause: Token) -> bool:
        past = self._tense(clause) == "past"
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
            yield _CONDITION, token.span
        ahead = next((k for k in self._own(token) if self.days.get(k)), None)
        if self._tense(token) != "present":
            return
        if ahead is not None:
            yield _AHEAD, self.sentence.tokens[ahead].span
        elif self._inside.is_scheduled(token) or self._goes_on(token):
            yield _AHEAD, token.span

    def _is_past(self, cue: Span) -> bool:
        """True for a day that is known to lie behind: "vrijdag" in "reist vrijdag" told later."""
        days = (t for t in self.sentence.tokens if t.i in self.days and cue.overlaps(t.span))
        return any(not self.days[t.i] for t in days)

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

    def _noun_marks(self, token: Token, above: Standing) -> Standing:
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
        tense = self._tense(main)
        marker = _CONDITION if tense == "present" else _NONE
        return Standing().marked(marker, token.span)

    def _operator(self, head: Token) -> Operator | None:
        return operators.operator_of(self.sentence, self.words, head)

    def _tense(self, token: Token) -> str:
        return tenses.tense(self.sentence, self.words, token)

    def _is_to_infinitive(self, token: Token) -> bool:
        return tenses.is_to_infinitive(self.sentence, self.words, token)
