"""A sentence's tree with the questions asked of it again and again."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Sentence, Span, Token
from dateline.resolve.lexicon import Lexicon

_OUTSIDE = frozenset(
    "acl advcl appos conj cc case punct parataxis cop nsubj aux mark obj iobj obl ccomp xcomp "
    "csubj orphan discourse vocative dislocated expl advmod".split()
)
MODIFIES = frozenset({"amod", "compound", "flat", "nmod", "det", "nummod"})
NOMINAL = frozenset({"NOUN", "PROPN", "X"})


class Parse:
    """A sentence with the questions asked of its tree again and again."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.language = lexicon.pack.language
        self.sources = lexicon.pack.cues.speech.according_to

    def top(self, start: int, end: int) -> int:
        """The token of a range whose head lies outside it; of several the one highest up."""
        tops = [i for i in range(start, end) if not start <= self.tokens[i].head < end]
        words = [i for i in tops if self.tokens[i].upos not in ("PUNCT", "ADP", "DET")] or tops
        return min(words, key=lambda i: (sum(1 for _ in self.sentence.ancestors(i)), i))

    def cases(self, i: int) -> list[str]:
        """Prepositions of token `i`, else of what it is coordinated with or apposed to."""
        own = [t for t in self.sentence.children(i, "case") if t.i < i]
        if own:
            return [" ".join([t.text, *self._fixed(t.i)]).lower() for t in own]
        token = self.tokens[i]
        return self.cases(token.head) if token.rel in ("conj", "appos") else []

    def _fixed(self, i: int) -> list[str]:
        return [t.text for t in self.sentence.children(i, "fixed")]

    def locative(self, i: int) -> bool:
        """True in a phrase that makes a place of a state: "in Rusland", "in the north of Mali"."""
        if any(case in self.language.locative for case in self.cases(i)):
            return True
        token = self.tokens[i]
        if token.rel != "nmod" or self.tokens[token.head].lemma.lower() not in self.language.parts:
            return False
        return self.locative(token.head)

    def agent(self, i: int) -> bool:
        """True of the subject or agent of a verb, and of whoever is coordinated with it."""
        token = self.tokens[i]
        if token.rel == "conj":
            return self.agent(token.head)
        verbal = token.head >= 0 and self.tokens[token.head].upos in ("VERB", "AUX")
        return verbal and (token.rel == "nsubj" or token.deprel == "obl:agent")

    def source(self, i: int) -> bool:
        """True of whom something is said according to."""
        return any(case in self.sources for case in self.cases(i))

    def words_of(self, i: int) -> list[str]:
        """The function words that stand before a noun, lower case."""
        kids = self.sentence.children(i, "det", "nummod", "amod", "nmod", "advmod")
        return [t.text.lower() for t in kids if t.i < i]

    def number(self, token: Token, kind: str) -> str:
        """The kind of a pronoun, plural where the parse or its verb says so: "ze zeggen"."""
        if kind == "singular":
            return "relative" if token.text.lower() in self.language.relative else "neuter"
        if token.has("Number=Plur"):
            return "plural"
        if token.text.lower() not in self.language.she_or_they or token.head < 0:
            return kind
        verbs = [self.tokens[token.head], *self.sentence.children(token.head, "aux", "cop")]
        infinitive = [v for v in verbs if v.has("VerbForm=Fin") and v.text == v.lemma]
        plural = bool(infinitive) or any(v.has("Number=Plur") for v in verbs)
        return "plural" if plural or token.rel != "nsubj" else kind

    def extent(self, head: int, core: Sequence[int], closed: bool = False) -> Span:
        """The noun phrase without relative clauses and appositions, always with its core;
        `closed` = with nothing behind the core."""
        kept, stack = {*core, head}, [head, *core]
        while stack:
            i = stack.pop()
            for child in self.sentence.children(i):
                inner = child.rel not in _OUTSIDE or self._inner(i, child, (head, *core))
                if child.i not in kept and inner:
                    kept.add(child.i)
                    stack.append(child.i)
        low = high = head
        while low - 1 in kept or (low - 1 >= 0 and min(core) < low):
            low -= 1
        while (high + 1 in kept and not closed) or max(core) > high:
            high += 1
        return self.sentence.span_of(self.tokens[low : high + 1])

    def _inner(self, i: int, child: Token, core: Sequence[int]) -> bool:
        return i not in core and child.rel in ("case", "advmod") and child.i < i

    def modifies(self, i: int) -> bool:
        """True of a word that qualifies a noun: "Chinese", the "US" of "US officials"."""
        token = self.tokens[i]
        if token.rel == "conj" and token.head >= 0:
            return self.modifies(token.head)
        if token.rel not in MODIFIES or token.head < 0:
            return False
        bare = not self.sentence.children(i, "case") and token.deprel != "nmod:poss"
        return bare and self.tokens[token.head].upos in NOMINAL
