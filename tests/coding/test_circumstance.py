"""Time, place and source of an event come from its own clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.coding import circumstance
from dateline.coding.lexicon import Predicate
from dateline.coding.match import Match
from dateline.lang.frames import Frame
from dateline.records import Claim, Place, Reading, Source, Span, Time
from tests.helpers import reading

PREDICATE = Predicate(Frame(name="go", type="CONSULT"), "verb", "gaan")

TWO_CLAUSES = """
Wang _ PROPN 2 nsubj
kwam komen VERB 0 root
dinsdag dinsdag NOUN 2 obl
nadat nadat SCONJ 7 mark
Biden _ PROPN 7 nsubj
maandag maandag NOUN 7 obl
sprak spreken VERB 2 advcl
in in ADP 9 case
Kiev _ PROPN 7 obl
"""


@pytest.fixture
def read() -> Reading:
    bare = reading(TWO_CLAUSES)
    words = {t.text: t.span for t in bare.sentences[0].tokens}
    times = tuple(
        Time(f"t{n}", words[w], w, "DATE", day, day, day, day)
        for n, (w, day) in enumerate([("dinsdag", "2023-02-21"), ("maandag", "2023-02-20")])
    )
    places = (Place("p1", "Kyiv", "UKR", mentions=(words["Kiev"],)),)
    return replace(bare, times=times, places=places)


@pytest.mark.parametrize(("verb", "day"), [(1, "2023-02-21"), (6, "2023-02-20")])
def test_each_clause_has_its_own_day(read, verb, day):
    time, basis = circumstance.time_of(read, read.sentences[0], Match(PREDICATE, verb, frozenset()))
    assert time is not None
    assert (time.value, basis) == (day, "clause")


def test_a_place_of_another_clause_is_not_the_event_s(read):
    assert circumstance.place_of(read, read.sentences[0], 1) == (None, None)
    place, _ = circumstance.place_of(read, read.sentences[0], 6)
    assert place is not None
    assert place.id == "p1"


def test_without_a_day_the_report_s_stands_in_as_the_last_possible_one(read):
    told = circumstance.date_of(None, "report", read)
    assert told is not None
    assert (told.start, told.end, told.basis) == (None, "2023-02-21", "report")


def test_no_publication_date_gives_no_date(read):
    undated = replace(read, article=replace(read.article, published=None))
    assert circumstance.date_of(None, "report", undated) is None


@pytest.mark.parametrize(("day", "long_ago"), [("2022-02-24", True), ("2023-02-20", False)])
def test_what_ended_long_ago_is_historical(read, day, long_ago):
    time = Time("t", Span(0, 1), "x", "DATE", day, day, day, day)
    assert circumstance.is_historical(time, read) is long_ago
    assert read.article.published == date(2023, 2, 21)


def test_sources_nearest_the_claim_come_first(read):
    inner, outer = Source("a1", Span(5, 9)), Source("a2", Span(0, 4))
    claims = (Claim((Span(0, 50),), (outer,)), Claim((Span(10, 30),), (inner,)))
    found = circumstance.sources_of(replace(read, claims=claims), Span(12, 15))
    assert found == (inner, outer)
    assert circumstance.sources_of(replace(read, claims=claims), Span(40, 45)) == (outer,)


def test_the_first_days_of_the_calendar_are_no_trouble(read):
    time = Time("t1", Span(0, 1), "x", "DATE", "x", "x", "0001-01-01", "0001-01-01")
    first = replace(read, article=replace(read.article, published=date(1, 1, 1)))
    assert not circumstance.is_historical(time, first)
