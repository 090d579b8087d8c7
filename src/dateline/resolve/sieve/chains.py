"""Mentions put together into chains, and what a chain as a whole is known to be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dateline.lang import Pack
from dateline.records import Reading, Sentence
from dateline.resolve.sieve.told import Told


class Chains:
    """The chains of one reading while they grow; at first every mention stands alone.

    `order` has the mentions as they are read, of those with one head the longer first.
    """

    def __init__(self, reading: Reading, mentions: Sequence[Told], pack: Pack) -> None:
        self.reading, self.pack = reading, pack
        self.mentions = mentions
        self.order = sorted(mentions, key=lambda t: (t.at, t.span.start, -t.span.end, t.n))
        self._chain = [[t] for t in sorted(mentions, key=lambda t: t.n)]
        self._place = {t.n: k for k, t in enumerate(self.order)}
        self._by_head: dict[tuple[int, int], list[Told]] = defaultdict(list)
        for t in self.order:
            self._by_head[t.at].append(t)

    def join(self, one: Told, other: Told) -> None:
        """Puts the chains of two mentions together."""
        if not self.together(one, other):
            whole = self.of(one) + self.of(other)
            for t in whole:
                self._chain[t.n] = whole

    def of(self, t: Told) -> list[Told]:
        return self._chain[t.n]

    def together(self, one: Told, other: Told) -> bool:
        return self.of(one) is self.of(other)

    def alone(self, t: Told) -> bool:
        """True if nothing that stands elsewhere is in its chain."""
        return all(o.at == t.at for o in self.of(t))

    def numbers(self) -> tuple[int, ...]:
        """For each mention the number of its chain, in the order in which chains begin."""
        seen: dict[int, int] = {}
        for t in sorted(self.mentions, key=lambda t: (t.span.start, -t.span.end, t.n)):
            seen.setdefault(id(self.of(t)), len(seen))
        return tuple(seen[id(chain)] for chain in self._chain)

    def before(self, t: Told, sentences: int | None = None) -> Iterator[Told]:
        """Mentions told before it, nearest first, in its sentence and so many before that."""
        first = 0 if sentences is None else t.sentence - sentences
        for other in reversed(self.order[: self._place[t.n]]):
            if other.sentence < first:
                return
            yield other

    def at(self, sentence: int, head: int) -> list[Told]:
        """Mentions with that head, the longest first."""
        return self._by_head.get((sentence, head), [])

    def sentence(self, t: Told) -> Sentence:
        return self.reading.sentences[t.sentence]

    def kind(self, t: Told) -> str:
        """What its chain is: what its names say, else its nouns, else its pronouns."""
        for form in ("name", "noun", "pronoun"):
            told = Counter(m.kind for m in self.of(t) if m.form == form and m.kind)
            if told:
                return max(told, key=lambda kind: (told[kind], kind))
        return ""

    def plural(self, t: Told) -> bool:
        told = [m for m in self.of(t) if m.form != "pronoun"] or self.of(t)
        return any(m.plural or m.listed for m in told)

    def alike(self, one: Told, other: Told) -> bool:
        """False where the kinds of two chains differ."""
        first, second = self.kind(one), self.kind(other)
        return not first or not second or first == second

    def gender(self, t: Told) -> str:
        """male or female, as a noun or pronoun says; "" where none does."""
        return next((m.gender for m in self.of(t) if m.gender), "")
