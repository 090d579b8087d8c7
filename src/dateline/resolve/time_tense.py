"""Which way a time expression looks, told by the clause it stands in.

With a parse, the verb that governs the expression decides: its tense, its auxiliaries, an
infinitive under another verb.  Without one, the nearest tensed word of the clause, as far as the
pack knows it by its form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.lang.times import Tense, Times
from dateline.records import Sentence, Token
from dateline.resolve.time_lexer import Lexed
from dateline.resolve.time_scene import Direction

STOPS = frozenset('.!?;"“”«»()')
REACH = 14
VERBAL = ("VERB", "AUX")


class ClauseDirection:
    """Direction at a place in a text, by its parsed sentences."""

    def __init__(self, sentences: Sequence[Sentence], times: Times) -> None:
        tense = times.tense
        self._sentences = sentences
        self._moves = frozenset(times.dating.moves)
        self._moved_to = frozenset(times.dating.moved_to)
        self._starts = [s.start for s in sentences]
        self._future = frozenset(tense.future)
        self._passive = frozenset(tense.present_passive)
        self._ahead = frozenset(tense.ahead)

    def __call__(self, start: int, end: int) -> Direction:
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return ""
        sentence = self._sentences[at]
        inside = [t for t in sentence.tokens if t.start < end and t.end > start]
        outer = next((t for t in inside if not start <= _head_start(sentence, t) < end), None)
        verb = _governor(sentence, outer) if outer else None
        if outer is None or verb is None:
            return ""
        case = {t.text.lower() for t in sentence.children(outer.i, "case")}
        moved = verb.lemma in self._moves and not case.isdisjoint(self._moved_to)
        if moved or not case.isdisjoint(self._ahead):
            return "future"
        return self._told(sentence, verb) or self._planned(sentence, verb, outer)

    def _planned(self, sentence: Sentence, verb: Token, outer: Token) -> Direction:
        """Ahead where a present verb has the time of its own: "the council meets on Friday"."""
        passive = verb.has("VerbForm=Part") and any(
            t.text.lower() in self._passive for t in sentence.children(verb.i, "aux")
        )
        present = verb.has("Tense=Pres") and verb.has("VerbForm=Fin")
        return "future" if (present or passive) and outer.head == verb.i else ""

    def _told(self, sentence: Sentence, verb: Token) -> Direction:
        group = [verb, *sentence.children(verb.i, "aux", "cop")]
        if any(t.text.lower() in self._future for t in group):
            return "future"
        if any(t.has("Tense=Past") and not t.has("VerbForm=Part") for t in group):
            return "past"
        if verb.has("VerbForm=Part") and not verb.has("Tense=Pres"):
            passive = any(t.text.lower() in self._passive for t in group)
            return "" if passive else "past"
        if verb.has("VerbForm=Inf") and len(group) == 1 and verb.rel in ("xcomp", "ccomp"):
            return "future"
        return ""


class WordDirection:
    """The same by the forms of the words around, for text without a parse."""

    def __init__(self, lexed: Lexed, tense: Tense) -> None:
        self._keys = lexed.keys
        self._starts = [a for a, _ in lexed.spans]
        self._future = frozenset(tense.future)
        self._past = frozenset(tense.past)
        self._endings = tuple(tense.past_endings) or ("\0",)

    def __call__(self, start: int, end: int) -> Direction:
        at = bisect_right(self._starts, start) - 1
        after = bisect_right(self._starts, end - 1)
        left = range(at - 1, max(at - REACH, -1), -1)
        right = range(after, min(after + REACH, len(self._keys)))
        return self._scan(left) or self._scan(right)

    def _scan(self, positions: range) -> Direction:
        for i in positions:
            key = self._keys[i]
            if key in STOPS:
                return ""
            if key in self._future:
                return "future"
            if key in self._past:
                return "past"
            if len(key) > 4 and key.endswith(self._endings):
                return "future" if self._keys[i - 1] in self._future else "past"
        return ""


def _head_start(sentence: Sentence, token: Token) -> int:
    return sentence.tokens[token.head].start if token.head >= 0 else -1


def _governor(sentence: Sentence, token: Token) -> Token | None:
    chain = [token, *sentence.ancestors(token.i)]
    return next((t for t in chain if t.upos in VERBAL), None) or _predicate(sentence, chain)


def _predicate(sentence: Sentence, chain: list[Token]) -> Token | None:
    """A noun or adjective with a copula or auxiliary."""
    return next((t for t in chain if sentence.children(t.i, "cop", "aux")), None)
