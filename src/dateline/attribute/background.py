"""What a report tells as long past: "in 1979", "twintig jaar geleden", and all told beside it.

A clause is background by its own words, or by those of the clause it belongs to, as long as it is
past itself and names no day of its own: "In 1994 keek de wereld weg toen honderdduizenden werden
vermoord", but not "In 2018 stapte Washington eruit; donderdag keert het terug".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.attribute import tenses
from dateline.attribute.inside import ClauseWords
from dateline.attribute.lexicon import phrase_at
from dateline.records import Sentence, Span, Token

ANY_YEAR: Final = 2100
"""Latest year that is background where the day of publication is not known."""
_FIRST: Final = 1000
_ADVERBIALS: Final = ("obl", "nmod", "advmod", "nummod", "amod")
_BESIDE: Final = ("conj", "parataxis", "advcl", "ccomp", "csubj", "xcomp", "acl")
_NOMINAL: Final = ("NOUN", "PROPN")


class Background:
    """Which words of a sentence are told as long past, by which words.

    `latest` is the last year that is.
    """

    def __init__(self, inside: ClauseWords, latest: int = ANY_YEAR) -> None:
        self.sentence: Sentence = inside.sentence
        self.words = inside.words
        self._inside = inside
        self._latest = latest
        self._known: dict[int, Span | None] = {}
        self._names_a_time = any(map(self._is_time, self.sentence.tokens))

    def cue(self, token: Token) -> Span | None:
        """The words by which `token` is background."""
        if not self._names_a_time:
            return None
        if token.i not in self._known:
            self._known[token.i] = None  # a broken tree must not loop
            self._known[token.i] = self._work_out(token)
        return self._known[token.i]

    def _work_out(self, token: Token) -> Span | None:
        if not tenses.has_verb(self.sentence, token):
            return self._own(token) or self._of_clause(token)
        if tenses.tense(self.sentence, self.words, token) == "present":
            return self._dated(token) if token.has("Tense=Past") else None
        if (own := self._own(token)) is not None:
            return own
        return None if self._is_recent(token) else self._of_clause(token) or self._below(token)

    def _of_clause(self, token: Token) -> Span | None:
        """From the word above: a noun of its clause, a clause of the one it stands beside."""
        if token.head < 0 or token.deprel == "acl:relcl":
            return None
        head = self.sentence.tokens[token.head]
        if tenses.has_verb(self.sentence, token):
            says = token.rel == "parataxis" and token.lemma.lower() in self.words.clause
            perfect = tenses.is_present_perfect(self.sentence, token)
            if token.rel not in _BESIDE or says or perfect:
                return None
        return self.cue(head)

    def _below(self, token: Token) -> Span | None:
        """From what it tells of or after: "the vote of 2014", "after the dam broke in 1953"."""
        for clause in self.sentence.children(token.i, "advcl"):
            marks = self.sentence.children(clause.i, "mark", "advmod")
            if any(t.text.lower() in self.words.when for t in marks) and (cue := self._own(clause)):
                return cue
        for noun in self.sentence.children(token.i, "nsubj", "nsubj:pass", "obl"):
            cases = [t.text.lower() for t in self.sentence.children(noun.i, "case")]
            if all(c in self.words.of_year for c in cases) and (cue := self._dated(noun)):
                return cue
        return None

    def _own(self, token: Token) -> Span | None:
        for marker, cue in self._inside.times(token):
            if "historical" in marker.status:
                return cue
        return self._dated(token) or self._era(token)

    def _dated(self, token: Token) -> Span | None:
        times = self.sentence.children(token.i, *_ADVERBIALS)
        return next((year.span for t in times if (year := self._year(t)) is not None), None)

    def _year(self, time: Token) -> Token | None:
        """The year of "in 1979", "van mei 1940", "the 2003 invasion"; none of "since 2009"."""
        cases = [t.text.lower() for t in self.sentence.children(time.i, "case")]
        if any(case not in self.words.of_year for case in cases):
            return None
        parts = self.sentence.children(time.i, "nummod", "flat", "nmod", "amod", "obl")
        found = (t for t in (time, *parts) if self._is_year(t))
        return next(found, None)

    def _is_time(self, token: Token) -> bool:
        """True if a time long past may begin here."""
        names = {token.text.lower(), token.lemma.lower()}
        return self._is_year(token) or not names.isdisjoint(self.words.long_ago)

    def _is_year(self, token: Token) -> bool:
        text = token.text
        return len(text) == 4 and text.isdecimal() and _FIRST <= int(text) <= self._latest

    def _era(self, token: Token) -> Span | None:
        """ "Tijdens de Koude Oorlog": an age that is over, by name."""
        for time in self.sentence.children(token.i, "obl", "nmod"):
            for near in self.sentence.subtree(time.i)[:4]:
                phrases = self.words.eras.get(near.text.lower(), ())
                if found := phrase_at(self.sentence, near.i, phrases):
                    return self.sentence.span_of(self.sentence.tokens[k] for k in found)
        return None

    def _is_recent(self, token: Token) -> bool:
        return any(t.text.lower() in self.words.recent for t in self._adverbials(token))

    def _adverbials(self, token: Token) -> Iterator[Token]:
        for time in self.sentence.children(token.i, "obl", "advmod", "nmod"):
            yield time
            yield from self.sentence.children(time.i, "amod", "det")
