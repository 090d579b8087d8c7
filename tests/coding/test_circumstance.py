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


STORY = """
Op op ADP 3 case
18 18 NUM 3 nummod
juni juni NOUN 4 obl
klaagde klagen VERB 0 root Tense=Past|VerbForm=Fin
Boeing _ PROPN 4 nsubj

De de DET 2 det
rekenkamer rekenkamer NOUN 3 nsubj
bevestigde bevestigen VERB 0 root Tense=Past|VerbForm=Fin
de de DET 5 det
klacht klacht NOUN 3 obj

De de DET 2 det
rekenkamer rekenkamer NOUN 3 nsubj
eist eisen VERB 0 root Tense=Pres|VerbForm=Fin
geld geld NOUN 3 obj
"""
JUNE = "2022-06-18"


def story(blank_after_first: bool = False, cue: str = "") -> Reading:
    """The story with its day; perhaps a new paragraph, perhaps a word that tells who says so."""
    bare = reading(STORY)
    if blank_after_first:
        end = bare.sentences[0].end
        text = bare.article.text[:end] + "\n\n" + bare.article.text[end + 1 :]
        moved = tuple(_moved(s, 1) if s.n else s for s in bare.sentences)
        bare = replace(bare, article=replace(bare.article, text=text), sentences=moved)
    words = [t for s in bare.sentences for t in s.tokens]
    june = Span(words[1].start, words[2].end)
    time = Time("t1", june, "18 juni", "DATE", JUNE, JUNE, JUNE, JUNE)
    cued = tuple(Source("a1", t.span) for t in words if t.text == cue)
    return replace(bare, times=(time,), claims=(Claim((Span(0, 1),), cued),) if cued else ())


def _moved(sentence, n):
    tokens = tuple(replace(t, start=t.start + n, end=t.end + n) for t in sentence.tokens)
    return replace(sentence, start=sentence.start + n, end=sentence.end + n, tokens=tokens)


def dated(read: Reading, sentence: int, token: int) -> tuple[str | None, str]:
    told = circumstance.date_at(read, read.sentences[sentence], token)
    assert told is not None
    return told.start, told.basis


def test_a_paragraph_in_the_past_tense_goes_on_on_the_day_told():
    assert dated(story(), 0, 3) == (JUNE, "clause")
    assert dated(story(), 1, 2) == (JUNE, "narrative")
    assert dated(story(), 2, 2) == (None, "report")


def test_a_new_paragraph_does_not():
    assert dated(story(blank_after_first=True), 1, 2) == (None, "report")


def test_who_says_so_speaks_on_the_day_of_the_report():
    assert dated(story(cue="bevestigde"), 1, 2) == (None, "report")


FLIGHT = """
De de DET 2 det
vlucht vlucht NOUN 3 nsubj
mislukte mislukken VERB 0 root

De de DET 2 det
vlucht vlucht NOUN 0 root
op op ADP 4 case
maandag maandag NOUN 2 nmod
"""


def test_an_act_named_twice_by_the_same_noun_has_one_day():
    bare = reading(FLIGHT)
    monday = bare.sentences[1].tokens[3].span
    day = "2023-02-20"
    read = replace(bare, times=(Time("t1", monday, "maandag", "DATE", day, day, day, day),))
    assert dated(read, 0, 1) == (day, "narrative")
    assert dated(read, 0, 2) == (None, "report")


def test_a_dated_time_counts_before_a_vague_one_that_stands_nearer(read):
    nearer = read.sentences[0].tokens[0].span
    now = Time("t0", nearer, "nu", "DATE", "PRESENT_REF", None, "2023-02-20", "2023-02-20")
    assert dated(replace(read, times=(now, *read.times)), 0, 1) == ("2023-02-21", "clause")
    assert dated(replace(read, times=(now,)), 0, 1) == ("2023-02-20", "clause")


def test_what_is_planned_comes_after_the_report(read):
    told = circumstance.date_of(None, "report", read, planned=True)
    assert told is not None
    assert (told.edtf, told.start, told.end) == ("2023-02-21/..", "2023-02-21", None)


def test_an_untold_day_lies_before_the_last_possible_day_of_publication(read):
    between = (date(2023, 2, 3), date(2023, 3, 9))
    article = replace(read.article, published=None, published_between=between)
    undated = replace(read, article=article)
    told = circumstance.date_of(None, "report", undated)
    assert told is not None
    assert (told.edtf, told.start, told.end) == ("../2023-03-09", None, "2023-03-09")
    planned = circumstance.date_of(None, "report", undated, planned=True)
    assert planned is not None
    assert (planned.edtf, planned.start, planned.end) == ("2023-02-03/..", "2023-02-03", None)


def test_a_stretch_dates_what_has_no_date(read):
    nearer = read.sentences[0].tokens[0].span
    weeks = Time(
        "t0",
        nearer,
        "weken",
        "DURATION",
        "P3W",
        "2023-01-31/2023-02-21",
        "2023-01-31",
        "2023-02-21",
    )
    assert dated(replace(read, times=(weeks,)), 0, 1) == ("2023-01-31", "clause")
    assert dated(replace(read, times=(weeks, *read.times)), 0, 1) == ("2023-02-21", "clause")
    length = replace(weeks, edtf=None, start=None, end=None)
    assert dated(replace(read, times=(length,)), 0, 1) == (None, "report")
