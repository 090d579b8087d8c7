"""Place and source of an event come from its own clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.coding import circumstance
from dateline.records import Claim, Place, Reading, Source, Span
from tests.helpers import TWO_CLAUSES, reading


@pytest.fixture
def read() -> Reading:
    bare = reading(TWO_CLAUSES)
    words = {t.text: t.span for t in bare.sentences[0].tokens}
    places = (Place("p1", "Kyiv", "UKR", mentions=(words["Kiev"],)),)
    return replace(bare, places=places)


def test_a_place_of_another_clause_is_not_the_event_s(read):
    assert circumstance.place_of(read, read.sentences[0], 1) == (None, None)
    place, _ = circumstance.place_of(read, read.sentences[0], 6)
    assert place is not None
    assert place.id == "p1"


def test_sources_nearest_the_claim_come_first(read):
    inner, outer = Source("a1", Span(5, 9)), Source("a2", Span(0, 4))
    claims = (Claim((Span(0, 50),), (outer,)), Claim((Span(10, 30),), (inner,)))
    found = circumstance.sources_of(replace(read, claims=claims), Span(12, 15))
    assert found == (inner, outer)
    assert circumstance.sources_of(replace(read, claims=claims), Span(40, 45)) == (outer,)
