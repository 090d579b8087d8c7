"""What is known of each mention before anybody asks which of them mean the same.

A mention is any noun phrase, name or pronoun that somebody marked, also of things and places; what
the pipeline itself takes for actors is no more than one of the signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.lang import Pack
from dateline.records import Name, Reading, Sentence, Span, Token
from dateline.resolve.lexicon import Lexicon, fold, lexicon

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "thing"}
_ROLES = {"person": "person", "group": "person"}  # other kinds of role are bodies
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_EMPTY = frozenset({"DET", "PUNCT", "ADP", "PART", "CCONJ", "SCONJ", "AUX"})
_IN_NAME = frozenset({"flat", "compound", "nmod", "nummod", "appos"})
_NUMBERED = re.compile(r"(?<=\d)['’]?s$")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Told:
    """One mention.

    form       name, noun or pronoun
    kind       person, organisation, place, thing, or "" where nothing tells
    noun       folded lemma of the head noun, "" of bare names and pronouns
    name       folded words of the name that it is or bears
    words      all its folded words that mean something
    marks      modifiers of the head: adjectives, numbers, nouns before it
    pronoun    kind of a pronoun, as in `roles.toml` and `mentions.toml`
    listed     True of "A and B", which is neither of them
    """

    n: int
    span: Span
    sentence: int
    head: Token
    form: str
    kind: str
    noun: str = ""
    name: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    pronoun: str = ""
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    other: bool = False
    listed: bool = False

    @property
    def at(self) -> tuple[int, int]:
        return self.sentence, self.head.i

    @property
    def numbers(self) -> frozenset[str]:
        """Its words with digits: "777", "A380"."""
        return frozenset(w for w in (*self.name, *self.marks) if _DIGIT.search(w))


def told(reading: Reading, spans: Sequence[Span], pack: Pack) -> list[Told]:
    """What is known of each of `spans`, in the order given.

    Raises ValueError where no word stands in a span.
    """
    describe = _Describe(reading, lexicon(pack))
    return [describe(n, span) for n, span in enumerate(spans)]


def plain(word: str) -> str:
    """A word of a name folded, without the plural or genitive of a number: "777s" -> "777"."""
    return _NUMBERED.sub("", fold(word))


class _Describe:
    def __init__(self, reading: Reading, words: Lexicon) -> None:
        self.sentences = reading.sentences
        self.starts = [s.start for s in reading.sentences]
        self.lexicon, self.pack = words, words.pack
        self.names: dict[int, list[Name]] = defaultdict(list)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for name in reading.names:
            self.names[name.sentence].append(name)
            votes[self._key(name)][_KINDS[name.label]] += 1
        self.kinds = {key: count.most_common(1)[0][0] for key, count in votes.items()}

    def _key(self, name: Name) -> str:
        tokens = self.sentences[name.sentence].tokens[name.start : name.end]
        return " ".join(self._bare(t) for t in tokens)

    def _bare(self, token: Token) -> str:
        return plain(self.lexicon.nominative(token.text))

    def __call__(self, n: int, span: Span) -> Told:
        sentence, inside = self._inside(span)
        head = _head(sentence, inside)
        pronoun = self._pronoun(head, inside)
        if pronoun:
            return self._of_pronoun(n, span, sentence, head, pronoun)
        noun, name, own = self._named(sentence, head, inside)
        front = [t.text.lower() for t in inside if t.i <= head.i]
        mentions = self.pack.mentions
        indefinite = bool(front) and front[0] in mentions.indefinite
        return Told(
            n, span, sentence.n, head,
            form="noun" if noun else "name",
            kind=self._kind(head, noun, name, own),
            noun=noun,
            name=name,
            words=frozenset(self._bare(t) for t in inside if t.upos not in _EMPTY),
            marks=frozenset(_marks(sentence, head, inside)),
            plural=_plural(sentence, head),
            definite=bool({*front} & {*self.pack.language.definite}) or _owned(sentence, head),
            indefinite=indefinite,
            other=bool({*front} & {*mentions.other}),
            listed=any(t.rel == "conj" and t.head == head.i for t in inside),
        )  # fmt: skip

    def _of_pronoun(
        self, n: int, span: Span, sentence: Sentence, head: Token, pronoun: str
    ) -> Told:
        persons = ("male", "female", "speaker", "speakers")
        kind = "person" if pronoun in persons else "place" if pronoun == "place" else ""
        plural = pronoun in ("plural", "speakers")
        return Told(n, span, sentence.n, head, "pronoun", kind, pronoun=pronoun, plural=plural)

    def _inside(self, span: Span) -> tuple[Sentence, list[Token]]:
        sentence = self.sentences[max(0, bisect_right(self.starts, span.start) - 1)]
        inside = [t for t in sentence.tokens if t.span.overlaps(span)]
        if not inside:
            raise ValueError(f"no word stands at {span.start} to {span.end}")
        return sentence, inside

    def _pronoun(self, head: Token, inside: Sequence[Token]) -> str:
        """The kind of pronoun that the mention is, "" for none."""
        word, mentions = head.text.lower(), self.pack.mentions
        if len(inside) > 1 and head.upos not in ("PRON", "ADV"):
            return ""
        if any(t.upos in ("NOUN", "PROPN") for t in inside):
            return ""
        if word in mentions.whole:
            return "neuter"
        if head.upos not in ("PRON", "DET", "ADV", "SCONJ"):
            return ""
        if word in self.pack.language.relative and self._relative(head):
            return "relative"
        return mentions.pronouns.get(word) or self.pack.roles.pronouns.get(word, "")

    def _relative(self, head: Token) -> bool:
        return head.upos in ("PRON", "SCONJ")

    def _named(
        self, sentence: Sentence, head: Token, inside: Sequence[Token]
    ) -> tuple[str, tuple[str, ...], str]:
        """Head noun, words of the name, and what kind of name that is; "" for what there is not."""
        first, last = inside[0].i, inside[-1].i + 1
        for name in self.names[sentence.n]:
            if name.start <= head.i < name.end:
                tokens = sentence.tokens[max(first, name.start) : min(last, name.end)]
                kind = self.kinds[self._key(name)]
                front, glue, noun = _glued(head)
                if glue:
                    return noun, (front,), kind
                return "", tuple(self._bare(t) for t in tokens if t.upos != "PUNCT"), kind
        if head.upos == "PROPN" or (head.upos in ("NUM", "SYM") and _DIGIT.search(head.text)):
            run = list(_run(sentence, head, inside))
            return "", tuple(self._bare(t) for t in run), ""
        return self._with_name(sentence, head, inside)

    def _with_name(
        self, sentence: Sentence, head: Token, inside: Sequence[Token]
    ) -> tuple[str, tuple[str, ...], str]:
        """A noun with the name behind it ("the aircraft maker Boeing"), or of what it is one."""
        front, _, noun = _glued(head)
        noun = noun or fold(head.lemma)
        first, last = inside[0].i, inside[-1].i + 1
        for name in self.names[sentence.n]:
            if not (first <= name.start and name.end <= last):
                continue
            kind = self.kinds[self._key(name)]
            top = next(
                t for t in sentence.tokens[name.start : name.end]
                if not name.start <= t.head < name.end
            )  # fmt: skip
            behind = name.start > head.i and top.head == head.i and top.rel in ("flat", "appos")
            model = name.end <= head.i and top.head == head.i and kind == "thing"
            if behind or (model and top.rel in _IN_NAME):
                words = sentence.tokens[name.start : name.end]
                return noun, tuple(self._bare(t) for t in words), kind
        numbered = [
            self._bare(t) for t in inside
            if t.head == head.i and t.rel in ("compound", "flat") and _DIGIT.search(t.text)
        ]  # fmt: skip
        if front and _DIGIT.search(front):
            numbered = [front]
        return noun, tuple(numbered), ""

    def _kind(self, head: Token, noun: str, name: tuple[str, ...], own: str) -> str:
        if not noun:
            return own or self.kinds.get(" ".join(name), "")
        if told := self.pack.mentions.kinds.get(noun):
            return told
        role = self.lexicon.role(noun) or self.lexicon.role(head.text)
        role = role or next((m.term.role for m in self._compound(head) if m.term.role), None)
        if role:
            return _ROLES.get(role.kind, "organisation")
        return "thing" if own != "person" else "person"

    def _compound(self, head: Token) -> Iterator[object]:
        found = self.lexicon._compound(head)
        if found:
            yield found


def _head(sentence: Sentence, inside: Sequence[Token]) -> Token:
    """The highest word of a span; of several, a noun before others, then the first."""
    within = {t.i for t in inside}
    tops = [t for t in inside if t.head not in within and t.upos not in ("PUNCT", "ADP", "DET")]
    tops = tops or [t for t in inside if t.head not in within]
    return min(tops, key=lambda t: (t.upos not in _NOMINAL, _depth(sentence, t), t.i))


def _depth(sentence: Sentence, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token.i))


def _run(sentence: Sentence, head: Token, inside: Sequence[Token]) -> Iterator[Token]:
    """The words of a name around its head."""
    for token in inside:
        part = token.head == head.i and token.rel in ("flat", "compound", "nummod")
        if token.i == head.i or (part and token.upos in ("PROPN", "NUM", "SYM", "X", "NOUN")):
            yield token


def _glued(head: Token) -> tuple[str, bool, str]:
    """Name and noun of a compound of both: "A380-toestel"."""
    front, hyphen, noun = head.text.rpartition("-")
    name = front[:1].isupper() or front[:1].isdigit()
    if hyphen and name and noun.islower() and len(noun) > 2:
        lemma = head.lemma.rpartition("-")[2]
        return plain(front), True, fold(lemma)
    return "", False, ""


def _marks(sentence: Sentence, head: Token, inside: Sequence[Token]) -> Iterator[str]:
    within = {t.i for t in inside}
    for token in sentence.children(head.i, "amod", "nummod", "compound", "nmod", "flat"):
        if token.i in within and token.upos not in _EMPTY and token.i < head.i:
            yield plain(token.text) if token.upos == "PROPN" else plain(token.lemma)


def _owned(sentence: Sentence, head: Token) -> bool:
    return bool(sentence.children(head.i, "nmod:poss"))


def _plural(sentence: Sentence, head: Token) -> bool:
    return head.has("Number=Plur")
