"""Words inside a clause, or before a noun, that change its standing: the pack's markers."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.attribute import clauses, operators, tenses
from dateline.attribute.lexicon import StatusWords, lemmas, phrase_at
from dateline.lang.cues import Marker, Operator
from dateline.records import Sentence, Span, Token

_IN_CASE = Marker(name="in-case", certainty="possible", status=("hypothetical",), consequence=True)
_PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "advmod")
_ADVERBS = ("advmod", "obl", "cc", "amod", "nmod")
_NEGATIVE = ("PRON", "DET", "NOUN", "ADJ", "ADV")


class ClauseWords:
    """Markers of the clauses of one sentence, each with the words that are it."""

    def __init__(self, sentence: Sentence, words: StatusWords) -> None:
        self.sentence = sentence
        self.words = words

    def all(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        opening = list(self.conjunctions(token))
        yield from opening
        taken = {cue for _, cue in opening}  # "noch" joins and negates once
        yield from (found for found in self._adverbs(token) if found[1] not in taken)
        yield from self._places(token)
        yield from self._first_words(token)
        yield from self._shared_negation(token)

    def times(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """Adverbs of a clause, or before a noun; for what only they can tell."""
        yield from self._adverbs(token)
        yield from self.before_noun(token, positive=False)

    def _shared_negation(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """Dutch "bevestigde noch ontkende": the word between negates both."""
        alone = not any(m.negates for m, _ in (*self._adverbs(token), *self._places(token)))
        for other in self.sentence.children(token.i, "conj") if alone else ():
            for cc in self.sentence.children(other.i, "cc"):
                for _, marker in self.words.conjunctions.get(cc.text.lower(), ()):
                    if marker.negates:
                        yield marker, cc.span

    def conjunctions(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        for mark in self.sentence.children(token.i, "mark", "cc", "advmod", "case"):
            for phrase, marker in self.words.conjunctions.get(mark.text.lower(), ()):
                if phrase_at(self.sentence, mark.i, (phrase,)) and self._subordinate(token, mark):
                    yield marker, mark.span
                    return
        if token.rel == "advcl":
            yield from self._first_conjunction(token)

    def _first_conjunction(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """The "if" that opens the sentence, where the parser saw something else in it."""
        first = self.sentence.subtree(token.i)[0]
        if first.i > 0 or first.rel in ("mark", "cc") or not tenses.has_verb(self.sentence, token):
            return
        for phrase, marker in self.words.conjunctions.get(first.text.lower(), ()):
            if marker.consequence and phrase_at(self.sentence, 0, (phrase,)):
                yield marker, first.span
                return

    def is_scheduled(self, token: Token) -> bool:
        """True for verbs whose present lies ahead: "gaat door", "komt er"."""
        adverbs = self.sentence.children(token.i, "expl", "advmod")
        names = {f"{token.lemma.lower()} {t.text.lower()}" for t in adverbs}
        return bool((names | lemmas(self.sentence, token)) & self.words.scheduled)

    def begins(self, token: Token) -> bool:
        """True if the clause begins with a conjunction."""
        marks = self.sentence.children(token.i, "mark")
        return any(t.text.lower() in self.words.conjunctions for t in marks)

    def is_condition(self, token: Token) -> bool:
        return any(marker.consequence for marker, _ in self.conjunctions(token))

    def is_indefinite(self, token: Token) -> bool:
        """True for what is not there yet: "een aanval", "aanvallen"."""
        if token.upos != "NOUN":
            return False
        determiners = self.sentence.children(token.i, "det", "nmod:poss", "nummod")
        return all(t.text.lower() in self.words.indefinite for t in determiners)

    def in_case(self, noun: Token) -> Marker | None:
        """Condition made by a noun that opens its clause: "bij een aanval vechten wij mee"."""
        if noun.rel != "obl" or not self.is_indefinite(noun):
            return None
        case = [t for t in self.sentence.children(noun.i, "case") if t.i < noun.i]
        first = case[0].i if case else 0
        opens = first == 0 or self.sentence.tokens[first - 1].upos == "PUNCT"
        named = len(case) == 1 and case[0].text.lower() in self.words.in_case
        return _IN_CASE if named and opens and noun.head > noun.i else None

    def openers(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """Conjunctions of a clause; of a noun, the words before it."""
        if tenses.has_verb(self.sentence, token):
            yield from self.conjunctions(token)
        elif token.rel == "obl":
            yield from self.before_noun(token, positive=True)
            if (marker := self.in_case(token)) is not None:
                yield marker, token.span

    def _subordinate(self, token: Token, mark: Token) -> bool:
        return (
            (mark.rel != "advmod" or self._opens_condition(token, mark))
            and (mark.rel == "cc" or tenses.has_verb(self.sentence, token))
            and token.head >= 0
            and (token.rel not in _PLACES or mark.rel == "cc" or token.upos == "VERB")
        )

    def _opens_condition(self, token: Token, mark: Token) -> bool:
        """True for "mits", "wanneer" before a clause set beside another, taken for adverbs."""
        clause = token.rel in ("advcl", "ccomp")
        return clause and self.sentence.subtree(token.i)[0] == mark

    def _first_words(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """A phrase that opens the sentence holds for its main clause, however it is parsed."""
        if token.head >= 0 or (found := self._adverb_at(0)) is None:
            return
        marker, span = found
        opener = self.sentence.tokens[0]
        known = self.sentence.children(token.i, "advmod", "obl", "cc", "amod", "nmod")
        if span.end > opener.end and not any(t.span.overlaps(span) for t in known):
            yield marker, span

    def _adverbs(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        seen: set[int] = set()  # "niet meer" may be two adverbs of the clause
        parts = ("compound",) if token.has("VerbForm=Inf") else ()  # "van plan" of "van plan te"
        for adverb in self.sentence.children(token.i, *_ADVERBS, *parts):
            start = adverb.i
            if adverb.rel in ("obl", "nmod", "advmod"):
                start = min(t.i for t in self.sentence.subtree(adverb.i))
            last = len(self.sentence.tokens) - 1
            day = min(adverb.i + 1, last) if adverb.upos == "NUM" else adverb.i  # "31 december"
            since = self.sentence.tokens[start].text.lower()
            ago = adverb.upos == "ADV" and adverb.i > start
            measure = adverb.i - 1 if ago else start  # "twintig jaar geleden"
            for at in dict.fromkeys((start, measure, adverb.i, day)):
                found = self._adverb_at(at) if at not in seen else None
                if found is not None and since not in found[0].not_after:
                    seen.update(t.i for t in self.sentence.tokens if t.span.overlaps(found[1]))
                    yield found
                    break

    def _adverb_at(self, i: int) -> tuple[Marker, Span] | None:
        for phrase, marker in self.words.adverbs.get(self.sentence.tokens[i].text.lower(), ()):
            if found := phrase_at(self.sentence, i, (phrase,)):
                if self._undone(marker, found[-1] + 1) or self._since(marker, i):
                    return None
                return marker, self.sentence.span_of(self.sentence.tokens[k] for k in found)
        return None

    def _undone(self, marker: Marker, i: int) -> bool:
        tokens = self.sentence.tokens
        if not marker.negates or i >= len(tokens):
            return False
        measure = i + 1 < len(tokens) and self._is_measure(tokens[i + 1])
        return tokens[i].text.lower() in self.words.not_negation or measure

    def _is_measure(self, token: Token) -> bool:
        """True for the noun of "hardly an hour", "nog geen jaar": little, not nothing."""
        return token.upos == "NOUN" and token.lemma.lower() in self.words.measures

    def _since(self, marker: Marker, i: int) -> bool:
        """True for "since Monday": the word before says that it is no day to come."""
        return i > 0 and self.sentence.tokens[i - 1].text.lower() in marker.not_after

    def _places(self, token: Token) -> Iterator[tuple[Marker, Span]]:
        """Negative words in the places of the clause: "nobody came", "heeft geen plannen"."""
        for filler in self.sentence.children(token.i, "nsubj", "obj", "iobj", "obl"):
            if self._is_measure(filler):
                continue
            marker = self.words.pronouns.get(filler.text.lower())
            if marker is not None and filler.upos in _NEGATIVE:
                yield marker, filler.span
                return
            for det in self.sentence.children(filler.i, "det", "advmod", "amod", "cc:preconj"):
                marker = self.words.modifiers.get(det.text.lower())
                if marker is not None and marker.negates and det.rel in ("det", "cc"):
                    yield marker, det.span
                    return

    def before_noun(self, token: Token, *, positive: bool) -> Iterator[tuple[Marker, Span]]:
        """Words before a noun: "no", "possible"; a negation shared with the verb counts once."""
        for word in self.sentence.children(token.i, "det", "amod", "advmod", "nmod:poss", "case"):
            marker = self.words.modifiers.get(word.lemma.lower())
            marker = marker or self.words.modifiers.get(word.text.lower())
            if marker is not None and (positive or not marker.negates):
                yield marker, word.span
        case = clauses.case_of(self.sentence, token.i)
        if " " in case and (marker := self.words.modifiers.get(case)) is not None:
            yield marker, self.sentence.children(token.i, "case")[0].span

    # ---- what else others ask of a clause -----------------------------------------------------

    @property
    def asks(self) -> bool:
        return any(t.text == "?" for t in self.sentence.tokens[-2:])

    def operator(self, token: Token) -> Operator | None:
        return operators.operator_of(self.sentence, self.words, token)

    def tense(self, token: Token) -> str:
        return tenses.tense(self.sentence, self.words, token)

    def is_to_infinitive(self, token: Token) -> bool:
        return tenses.is_to_infinitive(self.sentence, self.words, token)

    def is_supposed(self, token: Token) -> bool:
        """True for "een embargo zou de armen treffen", a clause of its own."""
        auxiliaries = tenses.own_auxiliaries(self.sentence, token, "aux")
        would = any(t.text.lower() in self.words.conditional for t in auxiliaries)
        perfect = tenses.is_perfect_infinitive(self.sentence, self.words, token)
        subjects = self.sentence.children(token.i, "nsubj")
        own = token.head < 0 or token.rel in ("conj", "parataxis")
        return own and would and not perfect and any(map(self.is_indefinite, subjects))
