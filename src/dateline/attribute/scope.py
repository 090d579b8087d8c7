"""What each predicate of a sentence stands under: operators above it, markers beside it.

A standing is worked out from the root down and kept for each token.  First comes what the word
above hands down (`_context`), then what its own clause says (`_local`): auxiliaries, negation,
adverbs, conjunctions, tense.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.attribute import clauses
from dateline.attribute.lexicon import StatusWords, lemmas, phrase_at
from dateline.attribute.standing import Standing
from dateline.lang.cues import Marker, Operator
from dateline.records import Sentence, Span, Token

_CLAUSAL = ("xcomp", "ccomp", "csubj", "acl", "advcl")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "advmod")
_OPEN_QUESTION = Marker(name="question", certainty="possible", status=("hypothetical",))
_CONSEQUENCE = Marker(name="consequence", certainty="possible", status=("hypothetical",))
_AHEAD = Marker(name="time-ahead", tense="future", status=("future",))
_HEARSAY = Marker(name="hearsay", certainty="probable")
_CONDITION = Marker(name="conditional", certainty="possible", status=("hypothetical",))
_FUTURE_IN_PAST = Marker(name="future-in-past", tense="future", status=("future",))
_IMPERATIVE = Marker(
    name="imperative", certainty="possible", tense="future", status=("hypothetical",)
)
_AIM = Marker(name="aim")
_PURPOSE = Marker(name="purpose", tense="future", status=("future",))


class Scope:
    """Standings of the tokens of one sentence.

    `ahead` holds positions of time words that lie after the day of publication.
    """

    def __init__(self, sentence: Sentence, words: StatusWords, ahead: Collection[int] = ()) -> None:
        self.sentence = sentence
        self.words = words
        self.ahead = frozenset(ahead)
        self._known: dict[int, Standing] = {}
        self._asks = sentence.tokens[-1].text == "?" or any(
            t.text == "?" for t in sentence.tokens[-2:]
        )

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
        return self.standing(head.i)

    def _above_noun(self, token: Token, head: Token) -> Standing:
        operator = self._operator(head)
        if operator is not None and self._takes(operator, token, head):
            return self.standing(head.i).below(operator, head.span)
        if self._lends(token, head):
            return self.standing(head.i)
        return Standing()

    def _takes(self, operator: Operator, token: Token, head: Token) -> bool:
        rel = "nmod" if token.rel == "obl" and head.upos == "NOUN" else token.rel
        if token.deprel in operator.takes or rel in operator.takes:
            return True
        case = clauses.case_of(self.sentence, token.i).partition(" ")[0]
        return bool(case) and f"{rel}:{case}" in operator.takes

    def _lends(self, token: Token, head: Token) -> bool:
        """True if the verb only gives the noun its time: "will hold talks", "talks will begin"."""
        names = lemmas(self.sentence, head)
        if head.upos not in _VERBAL:
            return False
        if token.rel == "obj" or token.deprel == "nsubj:pass":
            return bool(names & self.words.support)
        return token.rel == "nsubj" and bool(names & self.words.occurrence)

    def _above_clause(self, token: Token, head: Token) -> Standing:
        operator = None if self._is_result(token, head) else self._operator(head)
        if operator is not None and not self._aside(token):
            told = not operator.clausal and not self._to_infinitive(token)
            return Standing() if told else self.standing(head.i).below(operator, head.span)
        if token.rel == "xcomp":
            return self.standing(head.i)
        if token.rel in ("acl", "advcl") and self._to_infinitive(token):
            manner = any(m.negates for m, _ in self._conjunctions(token))
            return Standing() if manner else self._purpose(token, self.standing(head.i))
        return Standing()

    def _purpose(self, token: Token, main: Standing) -> Standing:
        """An aim: of a deed done it is told as fact, of any other it lies ahead."""
        done = main.tense == "past" and main.positive and main.certainty == "certain"
        return (Standing() if done else main).marked(_AIM if done else _PURPOSE, token.span)

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
            return not self._to_infinitive(token) or self._begins_with_conjunction(token)
        return token.rel == "acl" and not (
            self._to_infinitive(token) or self.sentence.children(token.i, "mark")
        )

    def _is_bare_gerund(self, token: Token) -> bool:
        """True for the complement of "ruled out attacking", which parsers hang as an aside."""
        adjoins = token.head < token.i <= token.head + 2
        gerund = token.has("VerbForm=Ger") or (
            token.has("VerbForm=Part") and token.has("Tense=Pres")
        )
        return adjoins and gerund and not self.sentence.children(token.i, "mark", "nsubj", "punct")

    def _begins_with_conjunction(self, token: Token) -> bool:
        marks = self.sentence.children(token.i, "mark")
        return any(t.text.lower() in self.words.conjunctions for t in marks)

    def _to_infinitive(self, token: Token, *, bare: bool = True) -> bool:
        if token.has("VerbForm=Fin") or token.has("VerbForm=Part") or token.has("VerbForm=Ger"):
            return False
        marks = [
            t
            for t in self.sentence.children(token.i, "mark")
            if t.text.lower() in self.words.infinitive
        ]
        finite = [t for t in self.sentence.children(token.i, "aux", "cop") if t.has("VerbForm=Fin")]
        return (
            bool(marks)
            and not (finite and bare)
            and (token.has("VerbForm=Inf") or token.upos == "VERB")
        )

    def _operator(self, head: Token) -> Operator | None:
        table = {
            "VERB": self.words.verbs,
            "AUX": self.words.verbs,
            "NOUN": self.words.nouns,
            "ADJ": self.words.adjectives,
        }.get(head.upos, {})
        names = sorted(lemmas(self.sentence, head), key=len, reverse=True)
        found = next((table[n] for n in names if n in table), None)
        if found is None and head.upos == "VERB":  # participles used as adjectives
            return self.words.adjectives.get(head.text.lower())
        return found

    # ---- what the clause itself says ----------------------------------------------------------

    def _local(self, token: Token, above: Standing) -> Standing:
        standing = self._tensed(token, above)
        for marker, cue in self._markers(token):
            if marker.only_present and standing.tense not in ("present", "", "future"):
                continue
            standing = standing.marked(marker, cue)
        standing = self._auxiliaries(token, standing)
        if token.has("Mood=Imp"):
            standing = standing.marked(_IMPERATIVE, token.span)
        if self._stands_alone(token):
            standing = standing.marked(_PURPOSE, token.span)
        if self._asks and self._at_top(token):
            standing = standing.marked(_OPEN_QUESTION, self.sentence.tokens[-1].span)
        return self._consequence(token, standing)

    def _stands_alone(self, token: Token) -> bool:
        """True for an infinitive that is the whole clause: "China to buy jets", "is to meet"."""
        alone = token.head < 0 or (
            token.rel in ("acl", "parataxis", "ccomp")
            and bool(self.sentence.children(token.i, "nsubj"))
        )
        others = [
            t for t in self.sentence.children(token.i, "aux") if t.lemma in self.words.auxiliaries
        ]
        return alone and not others and self._to_infinitive(token, bare=False)

    def _at_top(self, token: Token) -> bool:
        return token.head < 0

    def _tensed(self, token: Token, above: Standing) -> Standing:
        """Tense of the finite verb; what lies above holds where there is none."""
        own = self._tense(token)
        if own == "past" or (own == "present" and above.tense != "future"):
            return above.timed(own)
        return above

    def _tense(self, token: Token) -> str:
        auxiliaries = self._own_auxiliaries(token, "aux", "cop")
        verbs = [token, *auxiliaries]
        perfect = any(t.lemma in self.words.perfect and t.rel == "aux" for t in auxiliaries)
        if perfect and not any(self._modal(t) for t in auxiliaries):
            return "past"
        for verb in verbs:
            if verb.has("Tense=Past") and not (verb.has("VerbForm=Part") and verb.rel == "aux"):
                if verb.has("VerbForm=Part") and any(t.has("Tense=Pres") for t in auxiliaries):
                    continue
                return "past"
        return "present" if any(v.has("Tense=Pres") for v in verbs) else ""

    def _own_auxiliaries(self, token: Token, *rels: str) -> list[Token]:
        """Auxiliaries inside the clause: none can stand before its conjunction."""
        marks = [
            t.i
            for t in self.sentence.children(token.i, "mark")
            if t.upos == "SCONJ" and t.i < token.i
        ]
        first = max(marks, default=-1)
        return [t for t in self.sentence.children(token.i, *rels) if t.i > first]

    def _modal(self, token: Token) -> bool:
        return token.lemma in self.words.auxiliaries or (
            token.text.lower() in self.words.conditional
        )

    def _auxiliaries(self, token: Token, standing: Standing) -> Standing:
        for aux in self._own_auxiliaries(token, "aux"):
            word = aux.text.lower()
            if word in self.words.conditional:
                standing = self._conditional(token, aux, standing)
                continue
            operator = self.words.auxiliaries.get(aux.lemma.lower())
            operator = operator or self.words.auxiliaries.get(word)
            if operator is not None:
                standing = standing.below(operator, aux.span)
        return standing

    def _conditional(self, token: Token, aux: Token, standing: Standing) -> Standing:
        """zou, would: hearsay or irreal with a perfect, future below speech, else a condition."""
        others = self.sentence.children(token.i, "aux")
        if any(t.lemma in self.words.perfect and t.i != aux.i for t in others):
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
        marker = _FUTURE_IN_PAST if reported and token.rel != "advcl" else _CONDITION
        return standing.marked(marker, aux.span)

    def _consequence(self, token: Token, standing: Standing) -> Standing:
        """The main clause of a condition is open too, unless it is told as past."""
        if standing.tense == "past":
            return standing
        for clause in self.sentence.children(token.i, "advcl"):
            if not self._has_verb(clause):
                continue
            for marker, cue in self._conjunctions(clause):
                if marker.consequence:
                    return standing.marked(_CONSEQUENCE, cue)
        return standing

    def _has_verb(self, token: Token) -> bool:
        """False for a bare noun after a conjunction: Dutch "als stop", "as a stop"."""
        return token.upos in _VERBAL or bool(self.sentence.children(token.i, "cop", "aux"))

    def _markers(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        yield from self._conjunctions(token)
        yield from self._adverbs(token)
        yield from self._places(token)
        if any(k in self.ahead for k in self._own(token)):
            first = next(k for k in self._own(token) if k in self.ahead)
            if self._tense(token) == "present":
                yield _AHEAD, self.sentence.tokens[first].span

    def _own(self, token: Token) -> list[int]:
        """Positions of adverbials of the clause, with what hangs on them."""
        found = self.sentence.children(token.i, "advmod", "obl", "nmod")
        return [k.i for t in found for k in self.sentence.subtree(t.i)]

    def _conjunctions(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        for mark in self.sentence.children(token.i, "mark", "cc", "advmod", "case"):
            for phrase, marker in self.words.conjunctions.get(mark.text.lower(), ()):
                if phrase_at(self.sentence, mark.i, (phrase,)) and self._subordinate(token, mark):
                    yield marker, mark.span
                    break

    def _subordinate(self, token: Token, mark: Token) -> bool:
        return (
            mark.rel != "advmod"
            and (mark.rel == "cc" or self._has_verb(token))
            and token.head >= 0
            and (token.rel not in _PLACES or mark.rel == "cc" or token.upos == "VERB")
        )

    def _adverbs(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        for adverb in self.sentence.children(token.i, "advmod", "obl", "cc", "amod", "nmod"):
            start = (
                min(t.i for t in self.sentence.subtree(adverb.i))
                if (adverb.rel in ("obl", "nmod"))
                else adverb.i
            )
            for at in dict.fromkeys((start, adverb.i)):
                if (found := self._adverb_at(at)) is not None:
                    yield found
                    break

    def _adverb_at(self, i: int) -> tuple[Marker, Span] | None:
        for phrase, marker in self.words.adverbs.get(self.sentence.tokens[i].text.lower(), ()):
            if found := phrase_at(self.sentence, i, (phrase,)):
                after = found[-1] + 1
                if marker.negates and self._undone(after):
                    return None
                return marker, self.sentence.span_of(self.sentence.tokens[k] for k in found)
        return None

    def _undone(self, i: int) -> bool:
        tokens = self.sentence.tokens
        return i < len(tokens) and tokens[i].text.lower() in self.words.not_negation

    def _places(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """Negative words in the places of the clause: "nobody came", "heeft geen plannen"."""
        for filler in self.sentence.children(token.i, "nsubj", "obj", "iobj", "obl"):
            marker = self.words.pronouns.get(filler.text.lower())
            if marker is not None and filler.upos in ("PRON", "DET", "NOUN", "ADJ", "ADV"):
                yield marker, filler.span
                return
            for det in self.sentence.children(filler.i, "det", "advmod", "amod"):
                marker = self.words.modifiers.get(det.text.lower())
                if marker is not None and marker.negates and det.rel == "det":
                    yield marker, det.span
                    return

    def _noun_marks(self, token: Token, above: Standing) -> Standing:
        """Words before a noun: "no", "possible"; a negation shared with the verb counts once."""
        standing = above
        for word in self.sentence.children(token.i, "det", "amod", "advmod", "nmod:poss"):
            marker = self.words.modifiers.get(word.lemma.lower())
            marker = marker or self.words.modifiers.get(word.text.lower())
            if marker is None or (marker.negates and not above.positive):
                continue
            standing = standing.marked(marker, word.span)
        return standing
