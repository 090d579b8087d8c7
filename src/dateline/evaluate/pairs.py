"""Task `pairs`: what each participant of a sentence does to each other one, participants given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline.evaluate import files, marked
from dateline.evaluate.figures import Counts, Scores, accuracy, macro_f1, per_class, share
from dateline.model import NONE

_BINS = 10  # of the chances by which calibration is measured


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """An example and its language."""

    example: marked.Example
    language: str

    @property
    def id(self) -> str:
        return self.example.id


class PairSaid(msgspec.Struct, frozen=True):
    """Chances by type, NONE among them; the likeliest mode of each type; status."""

    source: int
    target: int
    chances: dict[str, float]
    modes: dict[str, str]
    status: frozenset[str]

    @property
    def label(self) -> str:
        return max(self.chances, key=lambda kind: self.chances[kind])

    @property
    def event(self) -> str:
        """The likeliest type, there being an event."""
        return max((k for k in self.chances if k != NONE), key=lambda kind: self.chances[kind])


class PairsSaid(msgspec.Struct, frozen=True):
    id: str
    pairs: tuple[PairSaid, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with the events that gold has between the two, none or more."""

    said: PairSaid
    events: tuple[marked.Coded, ...]

    @property
    def gold(self) -> str:
        """The right label: of several that of the prediction if it is among them."""
        types = [e.type for e in self.events] or [NONE]
        return self.said.label if self.said.label in types else types[0]

    @property
    def right(self) -> bool:
        return self.gold == self.said.label


def score(gold: Sequence[MarkedSentence], predicted: Sequence[PairsSaid]) -> Scores:
    """`accuracy`, `macro_f1`, `per_class`: type of the pairs between which gold has an event.

    `precision`, `recall`, `f1`: events of the right type among all ordered pairs.
    `mode_accuracy`, `status_accuracy`: over pairs with an event of the right type; modes where
    gold has one.  `calibration` is 1 less the expected calibration error of the likeliest label
    over all pairs, in ten bins (Guo et al. 2017).
    """
    judged = [j for g, p in zip(gold, predicted, strict=True) for j in judge(g.example, p)]
    telling = [j for j in judged if j.events]
    types, said = [_typed(j) for j in telling], [j.said.event for j in telling]
    found = [j for j in telling if j.right]
    moded = [j for j in found if any(e.modes for e in j.events)]
    counts = Counts(len(found), sum(j.said.label != NONE for j in judged), len(telling))
    return {
        "accuracy": accuracy(types, said),
        "macro_f1": macro_f1(types, said),
        **counts.scores(),
        "mode_accuracy": share(sum(_moded(j) for j in moded), len(moded)),
        "status_accuracy": share(sum(_statused(j) for j in found), len(found)),
        "calibration": 1
        - calibration_error([(max(j.said.chances.values()), j.right) for j in judged]),
        "per_class": {c: {**v.scores(), "n": v.gold} for c, v in per_class(types, said).items()},
    }


def judge(gold: marked.Example, said: PairsSaid) -> Iterator[Judged]:
    """Every ordered pair; one that was not predicted counts as NONE."""
    by_pair = {(p.source, p.target): p for p in said.pairs}
    numbers = list(gold.places)
    for a in numbers:
        for b in (n for n in numbers if n != a):
            events = tuple(e for e in gold.events if e.between(a, b))
            missing = PairSaid(a, b, {NONE: 1.0, "": 0.0}, {}, frozenset())
            yield Judged(by_pair.get((a, b), missing), events)


def _typed(judged: Judged) -> str:
    types = [e.type for e in judged.events]
    return judged.said.event if judged.said.event in types else types[0]


def _moded(judged: Judged) -> bool:
    said = judged.said.modes.get(judged.said.label)
    return any(said in e.modes for e in judged.events if e.type == judged.said.label)


def _statused(judged: Judged) -> bool:
    return any(
        set(e.status) == judged.said.status for e in judged.events if e.type == judged.said.label
    )


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error of (chance, was it right)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for chance, right in pairs:
        bins.setdefault(min(int(chance * _BINS), _BINS - 1), []).append((chance, right))
    gaps = (abs(sum(r - c for c, r in some)) for some in bins.values())
    return share(sum(gaps), len(pairs))


def items(gold: Sequence[MarkedSentence]) -> int:
    return sum(len(g.example.events) for g in gold)


def read(path: Path) -> list[MarkedSentence]:
    """Blocks of `dateline.evaluate.marked`; the language of the file is recognised."""
    examples = marked.read(path)
    language = files.language(e.text for e in examples)
    return [MarkedSentence(example, language) for example in examples]
