"""Merges events that one report tells more than once.

Two events are the same if type and status agree, their dates can be the same day, and their
sides agree: the same actors, or the one names a person where the other names his government.
What is said can be said many times, so acts of words are one only if told by the same frame.
The telling with the most sides is kept, and takes the evidence of the others; a chain of sources
belongs to one telling: what the report tells in its own voice takes none from another.

What one source tells and another denies is one event too: the denial is no event of its own but
becomes `disputed_by` of what is denied.
Merging is idempotent and its result does not depend on the order of the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from dateline.records import Actor, Event, EventDate, Reading


class Merge:
    """Replaces `events` by distinct ones, numbered in the order of the text."""

    name = "merge/1"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            actors = {a.id: a for a in reading.actors}
            distinct = _disputed(_distinct(reading.events, actors), actors)
            merged = sorted(distinct, key=lambda e: (e.trigger, e.type))
            events = tuple(replace(e, id=f"e{n}") for n, e in enumerate(merged, 1))
            yield replace(reading, events=events)


_SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})


def _distinct(events: Sequence[Event], actors: dict[str, Actor]) -> Sequence[Event]:
    """The events merged, and again: one that took a date or a mode may now agree with another."""
    merged = [_merged(g) for g in _groups(events, actors)]
    return merged if len(merged) == len(events) else _distinct(merged, actors)


def _groups(events: Sequence[Event], actors: dict[str, Actor]) -> list[list[Event]]:
    """Events grouped with the fullest telling first; each joins the first group it fits."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=_fullness):
        home = next((g for g in groups if same(g[0], event, actors)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _fullness(event: Event) -> tuple[int, int, float, int]:
    told = event.date is not None and event.date.basis != "report"
    sides = len(event.actors) + len(event.recipients)
    return (-sides, -int(told), -event.confidence, event.trigger.start)


def _disputed(events: Sequence[Event], actors: dict[str, Actor]) -> list[Event]:
    """The events without those that deny another, which takes their sources and evidence."""
    told = [e for e in events if "negation" not in e.status]
    kept: list[Event] = []
    for denial in events:
        if "negation" not in denial.status:
            continue
        n = next((n for n, e in enumerate(told) if _denies(denial, e, actors)), None)
        if n is None:
            kept.append(denial)
        else:
            told[n] = replace(
                told[n],
                disputed_by=told[n].disputed_by or denial.according_to,
                evidence=tuple(sorted({*told[n].evidence, *denial.evidence})),
            )
    return [*told, *kept]


def _denies(denial: Event, event: Event, actors: dict[str, Actor]) -> bool:
    """True if somebody else, by name, says of the same event that it did not happen."""
    status = tuple(s for s in denial.status if s != "negation")
    whose = {s.actor for s in denial.according_to}
    others = whose and whose.isdisjoint(s.actor for s in event.according_to)
    return bool(others) and same(replace(denial, status=status), event, actors)


def same(one: Event, two: Event, actors: dict[str, Actor]) -> bool:
    """True if two tellings can be one event."""
    if one.type != two.type or one.status != two.status:
        return False
    if one.modes and two.modes and not set(one.modes) & set(two.modes):
        return False
    if one.type in _SPOKEN and one.made_by[:1] != two.made_by[:1]:
        return False
    if not _dates_agree(one.date, two.date):
        return False
    return _side_agrees(one.actors, two.actors, actors) and _side_agrees(
        one.recipients, two.recipients, actors
    )


def _dates_agree(one: EventDate | None, two: EventDate | None) -> bool:
    if one is None or two is None or "report" in (one.basis, two.basis):
        return True
    if one.start is None or two.start is None:
        return True
    return one.start <= (two.end or two.start) and two.start <= (one.end or one.start)


def _side_agrees(one: tuple[str, ...], two: tuple[str, ...], actors: dict[str, Actor]) -> bool:
    """The fuller side names everybody of the other; an empty side agrees with an empty one."""
    if not one or not two:
        return not one and not two
    more, less = (one, two) if len(one) >= len(two) else (two, one)
    return all(any(_stands_for(a, b, actors) for b in more) for a in less)


def _stands_for(a: str, b: str, actors: dict[str, Actor]) -> bool:
    if a == b:
        return True
    one, two = actors.get(a), actors.get(b)
    if one is None or two is None or one.country is None or one.country != two.country:
        return False
    bodies = {"country", "government"}
    official = {"GOV", "MIL"}
    return (one.kind in bodies and bool(official & set(two.sector))) or (
        two.kind in bodies and bool(official & set(one.sector))
    )


def _merged(group: Sequence[Event]) -> Event:
    return reduce(_join, group)


def _join(kept: Event, other: Event) -> Event:
    """`kept` with what `other` adds: evidence, modes; date and place if it has none."""
    dated = kept.date is not None and kept.date.basis != "report"
    return replace(
        kept,
        modes=tuple(dict.fromkeys(kept.modes + other.modes)),
        contexts=tuple(dict.fromkeys(kept.contexts + other.contexts)),
        time=kept.time or other.time,
        date=kept.date if dated else other.date,
        place=kept.place or other.place,
        according_to=kept.according_to,
        evidence=tuple(sorted({*kept.evidence, *other.evidence})),
        confidence=max(kept.confidence, other.confidence),
        made_by=tuple(dict.fromkeys(kept.made_by + other.made_by)),
    )
