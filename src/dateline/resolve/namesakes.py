"""Mentions that share a name, told in full, shortened or as an acronym."""

from __future__ import annotations

from dateline.resolve.chains import Chains
from dateline.resolve.lexicon import fold
from dateline.resolve.told import Told, Words

_SHORTEST_ACRONYM = 2


class Namesakes:
    def __init__(self, made: Chains) -> None:
        self.made = made
        self.named = [t for t in made.order if t.name and not t.listed]
        self.legal = frozenset(map(fold, made.pack.mentions.legal))

    def same(self) -> None:
        """The same name, but for the words that firms leave out."""
        first: dict[Words, Told] = {}
        for t in self.named:
            for name in filter(None, (self.bare(t.name), t.alias)):
                other = first.setdefault(name, t)
                if self.may_be(other, t):
                    self.made.join(other, t)

    def bare(self, name: Words) -> Words:
        return tuple(w for w in name if w not in self.legal) or name

    def may_be(self, one: Told, other: Told) -> bool:
        """False of "24 A320s" and the A320s in it."""
        return not (one.nests(other) and one.counted != other.counted)

    def shorter(self) -> None:
        """A part of a longer name, or its first letters; of several the nearest one told before,
        else the first one told later."""
        for t in self.named:
            later = [o for o in self.named if o.at > t.at]
            for other in (*self.made.before(t), *later):
                if other.name and not other.listed and self._shorter(other, t):
                    self.made.join(other, t)
                    break

    def _shorter(self, one: Told, other: Told) -> bool:
        long, short = self.bare(one.name), self.bare(other.name)
        if len(short) >= len(long) or self.made.together(one, other):
            return False
        if (
            not self.made.alike(one, other)
            or not self.may_be(one, other)
            or (one.nests(other) and long[-len(short) :] != short)
        ):
            return False
        if acronym(short, long):
            return True
        if long[-len(short) :] == short:
            return self._agree(one, other)
        front = long[: len(short)] == short and self.made.kind(one) in ("person", "organisation")
        return front and self._agree(one, other)

    def _agree(self, one: Told, other: Told) -> bool:
        """False where the chain of one has a longer name that the other's denies."""
        names = [self.bare(m.name) for t in (one, other) for m in self.made.of(t) if m.name]
        return all(
            {*a} <= {*b} or {*b} <= {*a} or acronym(a, b) or acronym(b, a)
            for a in names
            for b in names
        )


def acronym(short: Words, long: Words) -> bool:
    """True of "EADS" for "European Aeronautic Defence & Space"."""
    letters = "".join(short).replace(".", "")
    if len(short) != 1 or len(letters) < _SHORTEST_ACRONYM or len(long) < 2:
        return False
    whole = "".join(w[0] for w in long)
    return letters in (
        whole,
        "".join(w[0] for w in long if len(w) > 3),
        "".join(
            w[0]
            for w in long
            if w[0].isalpha() and w not in ("and", "en", "of", "van", "the", "de")
        ),
    )
