"""What is known of each mention before anybody asks which of them mean the same.

A mention is any noun phrase, name or pronoun that somebody marked, also of things and places; what
the pipeline itself takes for actors is no more than one of the signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.lang import Pack
from dateline.records import Name, Reading, Sentence, Span, Token
from dateline.resolve.lexicon import fold
from dateline.resolve.parse import Parse
from dateline.resolve.sieve.nouns import Nouns, nouns

_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "thing"}
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})
_EMPTY = frozenset({"DET", "PUNCT", "ADP", "PART", "CCONJ", "SCONJ", "AUX"})
_PRONOUNS = frozenset({"PRON", "DET", "ADV", "SCONJ"})
_PARTS = frozenset({"flat", "compound", "nummod"})
_TITLE = frozenset({"nmod:desc", "compound", "flat"})
_BEHIND = frozenset({"flat", "appos"})
_BESIDE = frozenset({"flat", "compound", "nmod", "nummod"})
_PERSONS = frozenset({"male", "female", "speaker"})
_GENDERS = frozenset({"male", "female"})
_NUMBERED = re.compile(r"(?<=\d)['’]?s$")
_DIGIT = re.compile(r"\d")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One mention.

    form       name, noun or pronoun
    kind       person, organisation, place, thing, or "" where nothing tells
    noun       folded lemma of the head noun, "" of bare names and pronouns
    gender     male or female, where a noun or pronoun says so
    sorts      numbers of the `alike` nouns of the pack that the head noun is one of
    name       folded words of the name that it is, or that its noun bears
    marks      folded modifiers of the head: adjectives, numbers, nouns before it
    country    code of the country that its name or adjective is of
    alias      the short form in brackets behind it: the SIA of "Singapore Airlines (SIA)"
    pronoun    what a pronoun can mean, as in `mentions.toml`
    listed     True of "A and B", which is neither of them
    counted    True of "24 jets" and "the first jet", which are some out of many
    qualified  True where a name or something behind the head says which one is meant
    """

    n: int
    span: Span
    sentence: int
    head: Token
    form: str
    kind: str
    noun: str = ""
    gender: str = ""
    sorts: frozenset[int] = frozenset()
    name: Words = ()
    marks: frozenset[str] = frozenset()
    country: str = ""
    alias: Words = ()
    pronoun: str = ""
    reflexive: bool = False
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    other: bool = False
    listed: bool = False
    counted: bool = False
    qualified: bool = False

    @property
    def at(self) -> tuple[int, int]:
        return self.sentence, self.head.i

    @property
    def owns(self) -> bool:
        """True of a possessive pronoun or a genitive."""
        return self.head.deprel == "nmod:poss"

    @property
    def numbers(self) -> frozenset[str]:
        """Its words with digits: "777", "A380"."""
        return frozenset(w for w in (*self.name, *self.marks) if _DIGIT.search(w))

    def nests(self, other: Told) -> bool:
        return self.span.covers(other.span) or other.span.covers(self.span)


def told(reading: Reading, spans: Sequence[Span], pack: Pack) -> list[Told]:
    """What is known of each of `spans`, in the order given.

    Raises ValueError where no word stands in a span.
    """
    describe = _Describe(reading, nouns(pack))
    return [describe(n, span) for n, span in enumerate(spans)]


def _words(reading: Reading, span: Span) -> tuple[Sentence, list[Token]]:
    """The first sentence with words in a span, and these words; ValueError where there is none."""
    starts = [s.start for s in reading.sentences]
    for sentence in reading.sentences[max(0, bisect_right(starts, span.start) - 1) :]:
        if inside := [t for t in sentence.tokens if t.span.overlaps(span)]:
            return sentence, inside
        if sentence.start >= span.end:
            break
    raise ValueError(f"no word stands at {span.start} to {span.end}")


def _head(sentence: Sentence, inside: Sequence[Token]) -> Token:
    """The highest word; of several, a noun before others, then the first, but for titles the last,
    as in "Apple Inc. CEO" Steve Jobs."""
    within = {t.i for t in inside}
    tops = [t for t in inside if t.head not in within]
    best = min(tops, key=lambda t: (t.upos not in _NOMINAL, t.upos in _EMPTY, _depth(sentence, t)))
    titles = [t for t in tops if t.head == best.head and t.deprel in _TITLE]
    return titles[-1] if best in titles else best


def _depth(sentence: Sentence, token: Token) -> int:
    return sum(1 for _ in sentence.ancestors(token.i))


class _Describe:
    """Describes the mentions of one reading."""

    def __init__(self, reading: Reading, words: Nouns) -> None:
        self.reading, self.words = reading, words
        self.pack, self.mentions = words.pack, words.pack.mentions
        self.names: dict[int, list[Name]] = defaultdict(list)
        votes: dict[Words, Counter[str]] = defaultdict(Counter)
        for name in reading.names:
            self.names[name.sentence].append(name)
            tokens = reading.sentences[name.sentence].tokens[name.start : name.end]
            votes[self._plain(tokens)][_LABELS[name.label]] += 1
        self.kinds = {words: count.most_common(1)[0][0] for words, count in votes.items()}
        self.known = {word for words in votes for word in words}

    def __call__(self, n: int, span: Span) -> Told:
        sentence, inside = _words(self.reading, span)
        head = _head(sentence, inside)
        if pronoun := self._pronoun(sentence, head, inside):
            return self._of_pronoun(Told(n, span, sentence.n, head, "pronoun", ""), pronoun)
        noun, name = self._named(sentence, head, inside)
        country = self.words.country(inside)
        kind = "place" if country else self.kinds.get(name, "")
        described = Told(
            n, span, sentence.n, head,
            form="noun" if noun else "name",
            kind=self.words.kind(noun, head.text) if noun else kind,
            noun=noun,
            sorts=self.words.sorts(noun),
            gender=self.words.gender(noun),
            name=name,
            country=country,
            alias=self._alias(inside),
            plural=head.has("Number=Plur"),
        )  # fmt: skip
        return self._with_signs(described, sentence, inside)

    def _of_pronoun(self, mention: Told, pronoun: str) -> Told:
        return replace(
            mention,
            kind="person" if pronoun in _PERSONS else "place" if pronoun == "place" else "",
            pronoun=pronoun,
            gender=pronoun if pronoun in _GENDERS else "",
            plural=pronoun in ("plural", "speakers"),
            reflexive=mention.head.text.lower() in self.mentions.reflexive,
        )

    def _with_signs(self, mention: Told, sentence: Sentence, inside: Sequence[Token]) -> Told:
        """The mention with what the words around its head say of it.

        A determiner counts where the marked words leave it out, too.
        """
        head = mention.head
        front = {t.text.lower() for t in inside if t.i <= head.i}
        before = {t.text.lower() for t in sentence.children(head.i, "det") if t.i < head.i}
        definite = not (front | before).isdisjoint(self.pack.language.definite)
        return replace(
            mention,
            marks=frozenset(_marks(sentence, head, inside)),
            definite=definite or bool(sentence.children(head.i, "nmod:poss")),
            indefinite=inside[0].text.lower() in self.mentions.indefinite,
            other=not front.isdisjoint(self.mentions.other),
            listed=_listed(head, inside),
            counted=not front.isdisjoint(self.mentions.counting)
            or _counted(sentence, head, inside),
            qualified=_qualified(sentence, head, inside),
        )

    def _plain(self, tokens: Sequence[Token]) -> Words:
        return tuple(self.words.plain(t.text) for t in tokens if t.upos != "PUNCT")

    def _name(self, tokens: Sequence[Token]) -> Words:
        """The words of a name without what counts ("first A380") and without plurals ("MacBooks")
        of names that the report has in the singular."""
        counting = self.mentions.counting
        words = self._plain([t for t in tokens if t.text.lower() not in counting])
        return tuple(w[:-1] if w[-1:] == "s" and w[:-1] in self.known else w for w in words)

    def _alias(self, inside: Sequence[Token]) -> Words:
        for before, token in pairwise(inside):
            if before.text == "(" and token.text.isupper() and token.text.isalpha():
                return self._plain([token])
        return ()

    def _pronoun(self, sentence: Sentence, head: Token, inside: Sequence[Token]) -> str:
        """What the mention can mean as a pronoun, "" if it is none."""
        word = head.text.lower()
        if any(t.upos in ("NOUN", "PROPN", "NUM") for t in inside) or head.upos not in _PRONOUNS:
            return ""
        if word in self.mentions.whole:
            return "neuter"
        if word in self.pack.language.relative:
            return "relative"
        kind = self.mentions.pronouns.get(word) or self.pack.roles.pronouns.get(word, "")
        if kind == "own" or not kind:
            return kind
        return Parse(sentence, self.words.lexicon).number(head, kind)

    def _named(self, sentence: Sentence, head: Token, inside: Sequence[Token]) -> tuple[str, Words]:
        """Head noun and words of the name; a bare name has no noun."""
        front, noun = self.words.glued(head)
        if noun:
            return noun, (front,) if self.kinds.get((front,), "thing") == "thing" else ()
        for name in self.names[sentence.n]:
            if name.start <= head.i < name.end:
                last = _version(sentence, name.end)
                return "", self._name([t for t in inside if name.start <= t.i < last])
        if head.upos == "PROPN" or (head.upos in ("NUM", "SYM") and _DIGIT.search(head.text)):
            return "", self._name([t for t in inside if _part(t, head)])
        if head.text[:1].isupper() and head.i and self.words.plain(head.text) in self.known:
            return "", self._name([head])
        noun = fold(head.lemma)
        return noun, self._borne(sentence, head, noun, inside)

    def _borne(self, sentence: Sentence, head: Token, noun: str, inside: Sequence[Token]) -> Words:
        """The name that a noun bears: "the maker BOEING", "the A380 jet"."""
        within = {t.i for t in inside}
        for name in self.names[sentence.n]:
            tokens = sentence.tokens[name.start : name.end]
            if within.issuperset(t.i for t in tokens) and self._bears(head, noun, tokens):
                return self._name(tokens)
        return self._name([t for t in inside if _DIGIT.search(t.text) and _model(t, head)])

    def _bears(self, head: Token, noun: str, name: Sequence[Token]) -> bool:
        within = {t.i for t in name}
        top = next(t for t in name if t.head not in within)
        if top.head != head.i:
            return False
        if top.i > head.i:
            return top.rel in _BEHIND
        thing = self.kinds[self._plain(name)] == "thing" and top.rel in _BESIDE
        return thing and bool(self.words.sorts(noun))


def _version(sentence: Sentence, end: int) -> int:
    """Where a name ends with the number of its version: the 9 of "Internet Explorer 9"."""
    after = sentence.tokens[end : end + 1]
    beside = bool(after) and bool(_DIGIT.search(after[0].text)) and 0 <= after[0].head < end
    return end + beside if beside and after[0].rel in _BESIDE else end


def _part(token: Token, head: Token) -> bool:
    """True of the words of a name around its head."""
    part = token.head == head.i and token.rel in _PARTS
    return token.i == head.i or (part and token.upos in _NOMINAL)


def _model(token: Token, head: Token) -> bool:
    """True of the 777 of "777 airliner"."""
    return token.head == head.i and token.rel in ("compound", "flat") and token.i < head.i


def _marks(sentence: Sentence, head: Token, inside: Sequence[Token]) -> Iterator[str]:
    first = inside[0].i
    for token in sentence.children(head.i, "amod", "nummod", "compound", "nmod", "flat"):
        if first <= token.i < head.i and token.upos not in _EMPTY:
            yield _NUMBERED.sub("", token.lemma.casefold())


def _listed(head: Token, inside: Sequence[Token]) -> bool:
    """True if something is coordinated with the head or with a part of its name."""
    parts = {head.i, *(t.i for t in inside if _part(t, head))}
    return any(t.rel == "conj" and t.head in parts for t in inside)


def _counted(sentence: Sentence, head: Token, inside: Sequence[Token]) -> bool:
    numbers = sentence.children(head.i, "nummod")
    return any(t.i < head.i and t.i >= inside[0].i for t in numbers)


def _qualified(sentence: Sentence, head: Token, inside: Sequence[Token]) -> bool:
    beside = sentence.children(head.i, "nmod", "acl", "amod", "obl", "compound")
    within = [t for t in beside if inside[0].i <= t.i <= inside[-1].i]
    return any(t.i > head.i or t.upos == "PROPN" for t in within)
