"""Training sentences of the pair coder: participants, and what each pair of them does.

A pair is an ordered couple of participants, source and target, or one participant and nobody. Its
gold types are a set, since a set may not tell two types apart (PLV's YIELD is CONCEDE or RETREAT)
and two participants may do two things in one sentence.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline import ontology
from dateline.coding import NO_ONE, Key
from dateline.evaluate.files import sampled
from dateline.evaluate.marked import STATUSES, Coded, Example
from dateline.evaluate.relations import spans_of
from dateline.model import NONE
from dateline.records import Span

DEV_SHARE: Final = 5
"""One row in five of PLV's training half is never trained on: see `dateline.evaluate.files`."""

LABELS: Final = (NONE, *ontology.TYPES)
MODES: Final = tuple(f"{t}/{m}" for t, kind in ontology.TYPES.items() for m in kind.modes)
CONTEXTS: Final = tuple(sorted(ontology.CONTEXTS))
STATUS: Final = STATUSES


@dataclass(frozen=True, slots=True)
class Gold:
    """What a pair does: any of `types` counts as right.

    `modes`, `status` and `contexts` are None where the set does not tell them.
    """

    types: frozenset[str]
    modes: frozenset[str] | None = None
    status: frozenset[str] | None = None
    contexts: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with its participants, where each is named, and the gold of their pairs."""

    id: str
    language: str
    text: str
    sides: dict[str, list[Span]]
    pairs: dict[Key, Gold]


def from_examples(examples: Iterable[Example], language: str) -> Iterator[Item]:
    """Items of authored examples: every ordered pair of participants, events or not."""
    for example in examples:
        sides = {str(n): spans for n, spans in example.places.items()}
        pairs = dict(_pairs(list(example.places), example.events))
        yield Item(example.id, language, example.text, sides, pairs)


def _pairs(numbers: Sequence[int], events: Sequence[Coded]) -> Iterator[tuple[Key, Gold]]:
    """All ordered pairs of participants, and each with nobody where that can be judged."""
    for a in numbers:
        for b in numbers:
            if a != b:
                yield (str(a), str(b)), _gold([e for e in events if e.between(a, b)])
    for n in numbers:
        alone = [e for e in events if e.actors == (n,) and not e.recipients]
        if alone or not any(n in e.actors for e in events):
            yield (str(n), NO_ONE), _gold(alone)
        undergone = [e for e in events if not e.actors and n in e.recipients]
        if undergone or not any(n in (*e.actors, *e.recipients) for e in events):
            yield (NO_ONE, str(n)), _gold(undergone)


def _gold(events: Sequence[Coded]) -> Gold:
    if not events:
        return Gold(frozenset({NONE}))
    return Gold(
        frozenset(e.type for e in events),
        frozenset(f"{e.type}/{m}" for e in events for m in e.modes),
        frozenset(s for e in events for s in e.status),
        frozenset(c for e in events for c in e.contexts),
    )


def from_plv(path: Path, *, dev: bool) -> Iterator[Item]:
    """Rows of the PLV set: one pair each. `dev` chooses the fifth that is kept for choosing."""
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if sampled(row["id"], DEV_SHARE) == dev and (item := _plv_item(row)):
                yield item


def _plv_item(row: dict[str, str]) -> Item | None:
    source = spans_of(row["sentence"], row["source"])
    target = [s for s in spans_of(row["sentence"], row["target"]) if s not in source[:1]]
    named = {"source": source[:1], "target": tuple(target[:1])}
    sides = {name: [Span(*s) for s in spans] for name, spans in named.items() if spans}
    if not sides:
        return None
    pair = ("source" if source else NO_ONE, "target" if target else NO_ONE)
    types = frozenset(t for t in ontology.TYPES if ontology.merged(t) == row["root"])
    return Item(row["id"], "en", row["sentence"], sides, {pair: Gold(types)})
