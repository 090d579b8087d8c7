"""Task `events`: the coded events of whole reports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import msgspec

from dateline import ontology
from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.edtf import days
from dateline.evaluate.figures import Scores, harmonic, share

UNKNOWN = "---"
_NEAR = 1  # sentences that a trigger may stand off from where gold has the event
_LEGAL = frozenset(ontology.TYPES)


class GoldEvent(msgspec.Struct, frozen=True):
    """An event as a coder wrote it down.

    `s`: numbers of sentences that tell it, or `p`: of the paragraph; `alt`: other types that are
    right; `says`: countries or names of who says so; `core`: must be found; `symmetric`: the sides
    may be turned or be one list.
    """

    type: str
    s: tuple[int, ...] = ()
    p: int | tuple[int, ...] | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    alt: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    date: str | None = None
    says: tuple[str, ...] = ()
    core: bool = True
    symmetric: bool = False

    @property
    def paragraphs(self) -> tuple[int, ...]:
        return self.p if isinstance(self.p, tuple) else () if self.p is None else (self.p,)


class GoldReport(msgspec.Struct, frozen=True):
    """A report and its events; `text` is empty where it is not ours to ship."""

    language: str
    events: tuple[GoldEvent, ...]
    id: str = ""
    text: str = ""
    published: str | None = None


class SourceSaid(msgspec.Struct, frozen=True):
    country: str | None
    name: str


class EventSaid(msgspec.Struct, frozen=True):
    """A predicted event; countries are "---" where unknown.

    `sentences` and `paragraphs` number, from 0, those that trigger and evidence stand in.
    """

    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    trigger: tuple[int, int]
    status: tuple[str, ...] = ()
    date: str | None = None
    sources: tuple[SourceSaid, ...] = ()


class EventsSaid(msgspec.Struct, frozen=True):
    """`error` says why a report could not be read; it then has no events."""

    id: str
    events: tuple[EventSaid, ...]
    error: str | None = None


Pairs = list[tuple[GoldEvent, EventSaid]]


def score(gold: Sequence[GoldReport], predicted: Sequence[EventsSaid]) -> Scores:
    """Precision over all predicted events, recall over the core ones, and what is right of both.

    Events are paired one to one so that as many core events as possible have a partner, see
    `agrees`.  Over pairs: `status_accuracy` (same set), `date_accuracy` (same date, or days that
    overlap at the same grain; where gold has a date), `source_accuracy` (a source in common, or
    none on either side).
    """
    base = first_number(gold)
    pairs: Pairs = []
    for report, said in zip(gold, predicted, strict=True):
        pairs += paired(report.events, said.events, base)
    told = sum(len(said.events) for said in predicted)
    precision = share(len(pairs), told)
    recall = share(sum(g.core for g, _ in pairs), items(gold))
    dated = [(g, p) for g, p in pairs if g.date]
    return {
        "precision": precision,
        "recall": recall,
        "f1": harmonic(precision, recall),
        "status_accuracy": _share(pairs, lambda g, p: set(g.status) == set(p.status)),
        "date_accuracy": _share(dated, lambda g, p: same_date(g.date, p.date)),
        "source_accuracy": _share(pairs, lambda g, p: same_source(g.says, p.sources)),
    }


def _share(pairs: Pairs, right: Callable[[GoldEvent, EventSaid], bool]) -> float:
    return share(sum(right(g, p) for g, p in pairs), len(pairs))


def first_number(gold: Sequence[GoldReport]) -> int:
    """0 where a file numbers sentences and paragraphs from 0, else 1."""
    numbers = {n for report in gold for e in report.events for n in (*e.s, *e.paragraphs)}
    return 0 if 0 in numbers else 1


def paired(gold: Sequence[GoldEvent], predicted: Sequence[EventSaid], base: int) -> Pairs:
    """As many pairs as can be, of core events first; no event stands in two.

    Those nearest in the text, of the first type and with both sides known, find each other first;
    then augmenting paths make room for the rest (Kuhn).
    """
    options = {
        i: sorted((_distance(g, p, base), j) for j, p in enumerate(predicted) if agrees(g, p, base))
        for i, g in enumerate(gold)
    }
    partners: dict[int, int] = {}
    for core in (True, False):
        some = {i: options[i] for i, g in enumerate(gold) if g.core is core}
        _nearest_first(some, partners)
        for i in sorted(some.keys() - partners.values()):
            _place(i, options, partners, set())
    return [(gold[i], predicted[j]) for j, i in sorted(partners.items())]


Far = tuple[int, bool, int]
"""Sentences between, whether the type is an alternative only, sides that agree with anything."""
Options = Mapping[int, list[tuple[Far, int]]]
"""Gold event -> predicted ones that agree with it, the nearest first."""


def _distance(gold: GoldEvent, said: EventSaid, base: int) -> Far:
    steps = [abs(n - base - k) for n in gold.s for k in said.sentences]
    sides = (gold.actor, said.actors), (gold.recipient, said.recipients)
    unsure = sum(bool(a) != bool(b) or UNKNOWN in b for a, b in sides)
    return min(steps, default=0), said.type != gold.type, unsure


def _nearest_first(options: Options, partners: dict[int, int]) -> None:
    edges = [(far, i, j) for i, near in options.items() for far, j in near]
    for _, i, j in sorted(edges):
        if j not in partners and i not in partners.values():
            partners[j] = i


def _place(i: int, options: Options, partners: dict[int, int], tried: set[int]) -> bool:
    """Find a partner for gold event `i`, moving others to another of theirs where need be."""
    for _, j in options[i]:
        if j not in tried:
            tried.add(j)
            if j not in partners or _place(partners[j], options, partners, tried):
                partners[j] = i
                return True
    return False


def agrees(gold: GoldEvent, said: EventSaid, base: int) -> bool:
    """True if type, sides and place in the text agree.

    Type: that of gold or an alternative.  Sides: countries in common; an empty or unknown side
    agrees with any.  Place: trigger or evidence at most one sentence away, or in the paragraph.
    """
    return said.type in (gold.type, *gold.alt) and _sides(gold, said) and _placed(gold, said, base)


def _sides(gold: GoldEvent, said: EventSaid) -> bool:
    if _meet(gold.actor, said.actors) and _meet(gold.recipient, said.recipients):
        return True
    if not gold.symmetric:
        return False
    everyone = (*said.actors, *said.recipients)
    turned = _meet(gold.actor, said.recipients) and _meet(gold.recipient, said.actors)
    return turned or (_meet(gold.actor, everyone) and _meet(gold.recipient, everyone))


def _meet(one: Collection[str], other: Collection[str]) -> bool:
    if not one or not other or UNKNOWN in one or UNKNOWN in other:
        return True
    return not {c[:3] for c in one}.isdisjoint(c[:3] for c in other)


def _placed(gold: GoldEvent, said: EventSaid, base: int) -> bool:
    if not gold.s and not gold.paragraphs:
        return True
    sentences = [n - base for n in gold.s]
    if any(abs(n - k) <= _NEAR for n in sentences for k in said.sentences):
        return True
    return any(n - base in said.paragraphs for n in gold.paragraphs)


def same_date(gold: str | None, said: str | None) -> bool:
    if gold == said or not gold or not said:
        return gold == said
    one, other = days(gold), days(said)
    return bool(one and other and one.grain == other.grain and one.overlaps(other))


def same_source(gold: Collection[str], said: Collection[SourceSaid]) -> bool:
    if not gold or not said:
        return not gold and not said
    return any(_is(entry, source) for entry in gold for source in said)


def _is(entry: str, source: SourceSaid) -> bool:
    """True if the entry is the source's country or part of its name, or the name part of it."""
    if source.country is not None and entry[:3] == source.country and entry.isupper():
        return True
    one, other = entry.casefold(), source.name.casefold()
    return bool(other) and (one in other or other in one)


def items(gold: Sequence[GoldReport]) -> int:
    return sum(e.core for report in gold for e in report.events)


def read(path: Path) -> list[GoldReport]:
    """Raises EvaluationError where a type is none of PLOVER's."""
    reports = files.json_rows(path, GoldReport)
    for report in reports:
        for event in report.events:
            if unknown := {event.type, *event.alt} - _LEGAL:
                raise EvaluationError(
                    f"{path}, report {report.id!r}: no PLOVER type is {unknown.pop()!r}"
                )
    return reports
