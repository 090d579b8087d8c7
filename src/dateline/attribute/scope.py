"""What each predicate of a sentence stands under: operators above it, markers beside it.

A standing is worked out from the root down and kept for each token.  First comes what the word
above hands down (`_context`), then what its own clause says (`own.OwnWords`), last whether all of
it is told as long past (`background`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.attribute import operators, tenses, unreal
from dateline.attribute.background import ANY_YEAR, Background
from dateline.attribute.inside import ClauseWords
from dateline.attribute.lexicon import StatusWords, lemmas
from dateline.attribute.own import OwnWords
from dateline.attribute.standing import Standing
from dateline.lang.cues import Marker, Operator
from dateline.records import Sentence, Token

_CLAUSAL = ("xcomp", "ccomp", "csubj", "acl", "advcl")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_AIM = Marker(name="aim", certainty="possible", tense="future", status=("future", "hypothetical"))
_BACKGROUND = Marker(name="background", status=("historical",))
_FAILED = Marker(name="failed")


class Scope:
    """Standings of the tokens of one sentence.

    `days` tells of time words, by position, whether they lie after the day of publication.
    """

    def __init__(
        self,
        sentence: Sentence,
        words: StatusWords,
        days: Mapping[int, bool] | None = None,
        latest: int = ANY_YEAR,
    ) -> None:
        self.sentence = sentence
        self.words = words
        self._inside = ClauseWords(sentence, words)
        self._own = OwnWords(self._inside, days or {}, self.standing)
        self._background = Background(self._inside, latest)
        self._known: dict[int, Standing] = {}

    def standing(self, i: int) -> Standing:
        if i not in self._known:
            self._known[i] = Standing()  # a broken tree must not loop
            self._known[i] = self._work_out(self.sentence.tokens[i])
        return self._known[i]

    def _work_out(self, token: Token) -> Standing:
        above = self._context(token)
        is_noun = token.upos in (*_NOMINAL, *_VERBAL) and not self._is_clause(token)
        found = self._own.of_noun(token, above) if is_noun else self._own.of_clause(token, above)
        cue = self._background.cue(token)
        if cue is None or found.tense == "future":
            return found
        # "in 1979 bezetten" looks like a present
        return found.timed("past" if found.tense else "").marked(_BACKGROUND, cue)

    def _is_clause(self, token: Token) -> bool:
        """False for nouns, and for infinitives used as such: "van het aannemen van geld"."""
        verbal = token.upos in _VERBAL or token.has("VerbForm=Inf")
        if verbal and not token.has("VerbForm=Inf"):
            return True
        if self.sentence.children(token.i, "cop", "nsubj", "aux"):
            return True
        noun = verbal and self.sentence.children(token.i, "det", "case")
        return verbal and (not noun or bool(self.sentence.children(token.i, "mark", "obj")))

    # ---- what is handed down ------------------------------------------------------------------

    def _context(self, token: Token) -> Standing:
        if token.head < 0:
            return Standing()
        head = self.sentence.tokens[token.head]
        if token.rel in ("conj", "appos", "flat", "parataxis", "list"):
            return self._beside(token, head)
        if not self._is_clause(token) and token.upos in (*_NOMINAL, *_VERBAL):
            return self._above_noun(token, head)
        verb = operators.verb_of_complement(self.sentence, token)
        if verb is not None and (operator := self._inside.operator(verb)) is not None:
            return self._below(operator, verb)
        if token.rel in _CLAUSAL and not self._is_relative(token):
            return self._above_clause(token, head)
        if token.rel in ("cop", "aux", "amod", "compound", "fixed"):
            return self.standing(head.i)
        return Standing()

    def _is_relative(self, token: Token) -> bool:
        """False for "the chance that they live", which parsers take for a relative clause."""
        first = self.sentence.subtree(token.i)[0]
        that = first.upos == "SCONJ" and first.text.lower() not in self.words.conjunctions
        return token.deprel == "acl:relcl" and not that

    def _beside(self, token: Token, head: Token) -> Standing:
        """A conjunct stands where the first one does; verbs without tense share its auxiliaries."""
        if token.rel == "parataxis":
            return Standing()
        if token.upos in _NOMINAL and not self._is_clause(token):
            return self.standing(head.i)
        own = self.sentence.children(token.i, "nsubj", "cop")
        own += [t for t in self.sentence.children(token.i, "aux") if not self._is_shared(t, head)]
        if own or token.has("VerbForm=Fin") or token.rel != "conj":
            return self._context(head)
        return self._shared(token, self.standing(head.i))

    def _is_shared(self, aux: Token, first: Token) -> bool:
        """True for the infinitive of "would have heard and have told", whatever its tag."""
        name = aux.lemma.lower()
        bare = aux.text.lower() == name and name in self.words.perfect
        modal = any(tenses.is_modal(self.words, t) for t in self.sentence.children(first.i, "aux"))
        return not aux.has("VerbForm=Fin") or (bare and modal)

    def _shared(self, token: Token, first: Standing) -> Standing:
        """What stands after "not A but" is not negated, after "neither A nor" by its own word."""
        joined = (t.text.lower() for t in self.sentence.children(token.i, "cc"))
        contrast = any(word in self.words.adversative for word in joined)
        again = any(marker.negates for marker, _ in self._inside.conjunctions(token))
        return replace(first, positive=True) if contrast or again else first

    def _above_noun(self, token: Token, head: Token) -> Standing:
        operator = operators.with_preposition(self.sentence, self.words, token, head)
        if (past := operators.past_object(self.sentence, self.words, token, head)) is not None:
            return self._below(*past)
        if operator is None and (found := self._inside.operator(head)) is not None:
            operator = found if operators.takes(self.sentence, found, token, head) else None
        if operator is not None:
            below = self._below(operator, head)
            told = operators.is_told(self.words, operator, token)
            return Standing() if told and not below.positive else below
        if self._lends(token, head):
            return self.standing(head.i)
        if token.rel == "obl" and (apart := operators.apart(self.sentence, self.words, token)):
            return self._below(*apart)
        if (
            token.rel == "nsubj"
            and self._inside.is_supposed(head)
            and self._inside.is_indefinite(token)
        ):
            return self.standing(head.i)
        if (marker := self._inside.in_case(token)) is not None and self._inside.tense(
            head
        ) == "present":
            return Standing().marked(marker, token.span)
        return Standing()

    def _below(self, operator: Operator, head: Token) -> Standing:
        """Standing of what depends on `head`; of a refused request, what was asked for fails."""
        refusal = self._refusal(head)
        if refusal is not None:
            return refusal.below(operator, head.span).failed()
        below = self.standing(head.i).below(operator, head.span)
        if (cue := unreal.failed(self.sentence, self.words, head)) and below.positive:
            failed = below.marked(_FAILED, cue.span).failed()
            return failed.timed("") if "hypothetical" in operator.status else failed
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
        operator = self._inside.operator(above)
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
        operator = None if self._is_result(token, head) else self._inside.operator(head)
        if operator is None and (apart := operators.of_subject(self.sentence, self.words, token)):
            return self._below(*apart)
        if operator is not None and not self._aside(token):
            told = not operator.clausal and not self._inside.is_to_infinitive(token)
            return Standing() if told else self._below(operator, head)
        if token.rel == "xcomp":
            lent = operators.of_object(self.sentence, self.words, head)
            above = self.standing(head.i)
            return above.below(lent[0], lent[1].span) if lent else above
        if token.rel in ("acl", "advcl") and self._inside.is_to_infinitive(token):
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
            return not self._inside.is_to_infinitive(token) or self._inside.begins(token)
        opened = any(t.upos == "SCONJ" and t.i < token.i for t in self.sentence.children(token.i))
        return token.rel == "acl" and not (opened or self._inside.is_to_infinitive(token))

    def _is_bare_gerund(self, token: Token) -> bool:
        """True for the complement of "ruled out attacking", which parsers hang as an aside."""
        adjoins = token.head < token.i <= token.head + 2
        gerund = token.has("VerbForm=Ger") or (
            token.has("VerbForm=Part") and token.has("Tense=Pres")
        )
        return adjoins and gerund and not self.sentence.children(token.i, "mark", "nsubj", "punct")
