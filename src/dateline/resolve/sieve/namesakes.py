"""Mentions that share a name, told in full, shortened or as an acronym."""

from __future__ import annotations

from dateline.resolve.lexicon import fold
from dateline.resolve.sieve.chains import Chains
from dateline.resolve.sieve.told import Told, Words

_SHORTEST_ACRONYM = 2
_SMALL = 3  # letters of words such as "of" and "the"
_BY_FIRST = frozenset({"person", "organisation", "place"})  # called by how their names begin


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
                if may_be(other, t):
                    self.made.join(other, t)

    def bare(self, name: Words) -> Words:
        return tuple(w for w in name if w not in self.legal) or name

    def shorter(self) -> None:
        """A part of a longer name, or its first letters; of several the nearest one told before,
        else the first one told later."""
        for t in self.named:
            later = [o for o in self.named if o.at > t.at]
            for other in (*self.made.before(t), *later):
                if self._shorter(other, t):
                    self.made.join(other, t)
                    break

    def _shorter(self, one: Told, other: Told) -> bool:
        """True if the second can be a short form of the first."""
        long, short = self.bare(one.name), self.bare(other.name)
        if one.listed or len(short) >= len(long) or self.made.together(one, other):
            return False
        if not self.made.alike(one, other) or not may_be(one, other):
            return False
        kind = self.made.kind(one)
        last = ends_with(long, short) and kind != "place"  # "Mobile, Alabama" is not Alabama
        first = long[: len(short)] == short and kind in _BY_FIRST and not one.nests(other)
        if first or last:
            return self._agree(one, other)
        return acronym(short, long)

    def _agree(self, one: Told, other: Told) -> bool:
        """False where the chain of one has a name that one in the other's chain denies."""
        mine, theirs = (
            [self.bare(m.name) for m in self.made.of(t) if m.name] for t in (one, other)
        )
        return all(
            {*a} <= {*b} or {*b} <= {*a} or acronym(a, b) or acronym(b, a)
            for a in mine
            for b in theirs
        )


def may_be(one: Told, other: Told) -> bool:
    """False of "24 A320s" and the A320s in it."""
    return not (one.nests(other) and one.counted != other.counted)


def ends_with(long: Words, short: Words) -> bool:
    return bool(short) and long[-len(short) :] == short


def acronym(short: Words, long: Words) -> bool:
    """True of "EADS" for "European Aeronautic Defence & Space", also without the small words."""
    letters = "".join(short).replace(".", "")
    if len(short) != 1 or len(letters) < _SHORTEST_ACRONYM:
        return False
    large = [word for word in long if len(word) > _SMALL]
    return any(len(some) > 1 and letters == "".join(w[0] for w in some) for some in (long, large))
