"""Laws of merging: idempotent, order-free, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merge import Merge
from dateline.records import Actor, Article, Event, EventDate, Reading, Source, Span

ACTORS = (
    Actor("china", "China", "country", "CHN", ("GOV",)),
    Actor("wang", "Wang Yi", "person", "CHN", ("GOV",)),
    Actor("li", "Li Keqiang", "person", "CHN", ("GOV",)),
    Actor("russia", "Russia", "country", "RUS", ("GOV",)),
    Actor("protesters", "demonstrators", "group", "RUS", ("CVL",)),
)


def event(
    kind="CONSULT", actors=("wang",), recipients=("russia",), at=0, day=None, **more
) -> Event:
    date = EventDate(day, day, day, "clause") if day else None
    span = Span(at, at + 5)
    made = Event(
        "e", kind, (), (), "040", 1, 2.5, (1.0, 1.0), actors, recipients, None, None, (), (),
        span, (span,), 0.8, ("lexicon:nl/x",), date,
    )  # fmt: skip
    return replace(made, **more)


def merge(*events: Event) -> tuple[Event, ...]:
    reading = Reading(Article("r", "r", "", "en"), actors=ACTORS, events=events)
    (merged,) = Merge()([reading])
    return merged.events


events = st.builds(
    event,
    kind=st.sampled_from(["CONSULT", "AID"]),
    actors=st.sampled_from([("wang",), ("china",), ("wang", "china")]),
    recipients=st.sampled_from([("russia",), ()]),
    at=st.integers(0, 9).map(lambda n: n * 10),
    day=st.sampled_from([None, "2023-02-20", "2023-02-21"]),
)


@given(st.lists(events, max_size=6))
def test_merging_twice_changes_nothing(some):
    once = merge(*some)
    assert merge(*once) == once


def test_an_event_that_took_a_date_is_compared_again():
    month = EventDate("2023-02", "2023-02-01", "2023-02-28", "clause")
    once = merge(
        event("AID", ("li",), ("russia",), day="2023-02-20"),
        event("AID", ("china", "wang"), ("wang", "li"), at=10, date=month, confidence=0.5),
        event("AID", ("china", "li"), ("china", "russia"), at=20),
    )
    assert merge(*once) == once


@given(st.lists(events, max_size=6))
def test_no_evidence_is_lost(some):
    assert {s for e in merge(*some) for s in e.evidence} == {s for e in some for s in e.evidence}


@given(st.lists(events, max_size=5, unique_by=lambda e: (e.trigger, e.type)), st.randoms())
def test_the_order_of_tellings_does_not_matter(some, random):
    shuffled = some[:]
    random.shuffle(shuffled)
    assert merge(*shuffled) == merge(*some)


def test_a_person_stands_for_his_government():
    (one,) = merge(event(), event(actors=("china",), at=50))
    assert one.evidence == (Span(0, 5), Span(50, 55))


@pytest.mark.parametrize(
    "other",
    [
        event("AID", at=50),
        event(recipients=("china",), at=50),
        event(at=50, day="2023-02-20"),
        event(at=50, status=("future",)),
        event(actors=("protesters",), at=50),
    ],
    ids=["type", "recipient", "day", "status", "civilians are not the government"],
)
def test_different_events_stay_apart(other):
    assert len(merge(event(day="2023-02-21"), other)) == 2


def test_words_told_by_another_frame_are_other_words():
    said = [event("ACCUSE"), event("ACCUSE", at=50, made_by=("lexicon:nl/other",))]
    assert len(merge(*said)) == 2


def test_a_chain_of_sources_belongs_to_one_telling():
    one, two = Source("wang", Span(0, 2)), Source("russia", Span(60, 62))
    (merged,) = merge(event(according_to=(one,)), event(at=50, according_to=(two,)))
    assert merged.according_to == (one,)
    (merged,) = merge(event(), event(at=50, according_to=(two,)))
    assert merged.according_to == ()


def test_what_one_says_and_another_denies_is_one_event_with_two_stances():
    kyiv, moscow = Source("li", Span(0, 2)), Source("russia", Span(60, 62))
    told = event("ASSAULT", ("russia",), ("china",), according_to=(kyiv,))
    denied = event(
        "ASSAULT", ("russia",), ("china",), at=50, status=("negation",), according_to=(moscow,)
    )
    (one,) = merge(told, denied)
    assert (one.status, one.according_to, one.disputed_by) == ((), (kyiv,), (moscow,))
    assert one.evidence == (Span(0, 5), Span(50, 55))


def test_a_denial_stands_alone_if_nobody_else_tells_the_event_or_no_one_denies_it():
    moscow = Source("russia", Span(60, 62))
    denied = event("ASSAULT", status=("negation",), according_to=(moscow,))
    assert merge(denied) == (replace(denied, id="e1"),)
    assert len(merge(denied, event("ASSAULT", at=50, according_to=(moscow,)))) == 2
    assert len(merge(event("AID"), event("AID", at=50, status=("negation",)))) == 2
