"""How alike two partitions of mentions into chains are: the three measures of CoNLL-2012.

MUC (Vilain and others 1995) counts links, B³ (Bagga and Baldwin 1998) mentions, CEAF-e (Luo 2005,
with phi4) chains that are paired one to one.  A mention that only one side has stands alone for
the other, as in the reference scorer (Pradhan and others 2014).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.evaluate.assignment import heaviest
from dateline.evaluate.figures import Scores, harmonic, share

Chains = Sequence[frozenset[Hashable]]
"""Chains of one document: disjoint sets of mentions, whatever stands for a mention."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerators and denominators of recall and precision; they add up over documents."""

    found: float = 0.0
    there: float = 0.0
    right: float = 0.0
    said: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(
            self.found + other.found,
            self.there + other.there,
            self.right + other.right,
            self.said + other.said,
        )

    @property
    def f1(self) -> float:
        return harmonic(share(self.right, self.said), share(self.found, self.there))

    def scores(self) -> Scores:
        precision, recall = share(self.right, self.said), share(self.found, self.there)
        return {"precision": precision, "recall": recall, "f1": self.f1}


def grouped(mentions: Iterable[Hashable], names: Iterable[Hashable]) -> Chains:
    """Chains of mentions that have the same name."""
    chains: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in zip(mentions, names, strict=True):
        chains[name].add(mention)
    return [frozenset(chain) for chain in chains.values()]


def several(chains: Chains) -> Chains:
    """Those with more than one mention."""
    return [chain for chain in chains if len(chain) > 1]


def muc(gold: Chains, said: Chains) -> Ratio:
    return Ratio(*_links(gold, said), *_links(said, gold))


def _links(chains: Chains, others: Chains) -> tuple[int, int]:
    """Links of `chains` that the others keep, and how many there are."""
    where = _where(others)
    kept = there = 0
    for chain in chains:
        parts = {where[m] for m in chain if m in where}
        alone = sum(1 for m in chain if m not in where)
        kept += len(chain) - len(parts) - alone
        there += len(chain) - 1
    return kept, there


def b3(gold: Chains, said: Chains) -> Ratio:
    return Ratio(*_shares(gold, said), *_shares(said, gold))


def _shares(chains: Chains, others: Chains) -> tuple[float, int]:
    """For each mention the share of its chain that stands with it in the others, added up."""
    shared = sum(n * n / len(chains[i]) for i, _, n in _common(chains, others))
    return shared, sum(map(len, chains))


def ceafe(gold: Chains, said: Chains) -> Ratio:
    weights = {
        (i, j): 2 * n / (len(gold[i]) + len(said[j])) for i, j, n in _common(gold, said)
    }  # phi4
    best = heaviest(weights)
    return Ratio(best, len(gold), best, len(said))


def _common(chains: Chains, others: Chains) -> Iterator[tuple[int, int, int]]:
    """Pairs of a chain of each side that share mentions, and how many."""
    where = _where(others)
    for i, chain in enumerate(chains):
        counts: dict[int, int] = defaultdict(int)
        for mention in chain:
            if mention in where:
                counts[where[mention]] += 1
        yield from ((i, j, n) for j, n in counts.items())


def _where(chains: Chains) -> Mapping[Hashable, int]:
    return {mention: i for i, chain in enumerate(chains) for mention in chain}


MEASURES = {"muc": muc, "b3": b3, "ceafe": ceafe}
