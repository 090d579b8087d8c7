"""When an event took place: from its own clause, by the narrative, or the report's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline import lang
from dateline.coding.dates import Dates, When
from dateline.records import Claim, EventDate, Reading, Source, Span, Time
from tests.helpers import TWO_CLAUSES, reading

UNTOLD = When(None, "report")


def dates(read: Reading) -> Dates:
    return Dates(read, lang.load(read.article.language).times.dating)


@pytest.fixture
def read() -> Reading:
    bare = reading(TWO_CLAUSES)
    words = {t.text: t.span for t in bare.sentences[0].tokens}
    times = tuple(
        Time(f"t{n}", words[w], w, "DATE", day, day, day, day)
        for n, (w, day) in enumerate([("dinsdag", "2023-02-21"), ("maandag", "2023-02-20")])
    )
    return replace(bare, times=times)


@pytest.mark.parametrize(("verb", "day"), [(1, "2023-02-21"), (6, "2023-02-20")])
def test_each_clause_has_its_own_day(read, verb, day):
    assert dated(read, 0, verb) == (day, "clause")


def test_without_a_day_the_report_s_stands_in_as_the_last_possible_one(read):
    told = dates(read).date(UNTOLD)
    assert told is not None
    assert (told.start, told.end, told.basis) == (None, "2023-02-21", "report")


def test_no_publication_date_gives_no_date(read):
    undated = replace(read, article=replace(read.article, published=None))
    assert dates(undated).date(UNTOLD) is None


@pytest.mark.parametrize(("day", "long_ago"), [("2022-02-24", True), ("2023-02-20", False)])
def test_what_ended_long_ago_is_historical(read, day, long_ago):
    assert dates(read).is_historical(EventDate(day, day, day, "clause")) is long_ago
    assert read.article.published == date(2023, 2, 21)


def test_the_first_days_of_the_calendar_are_no_trouble(read):
    told = EventDate("0001-01-01", "0001-01-01", "0001-01-01", "clause")
    first = replace(read, article=replace(read.article, published=date(1, 1, 1)))
    assert not dates(first).is_historical(told)


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
    found = dates(read)
    told = found.date(found.of(read.sentences[sentence], token))
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
    told = dates(read).date(UNTOLD, planned=True)
    assert told is not None
    assert (told.edtf, told.start, told.end) == ("2023-02-21/..", "2023-02-21", None)


def test_an_untold_day_lies_before_the_last_possible_day_of_publication(read):
    between = (date(2023, 2, 3), date(2023, 3, 9))
    article = replace(read.article, published=None, published_between=between)
    undated = replace(read, article=article)
    told = dates(undated).date(UNTOLD)
    assert told is not None
    assert (told.edtf, told.start, told.end) == ("../2023-03-09", None, "2023-03-09")
    planned = dates(undated).date(UNTOLD, planned=True)
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


VISIT = """
Wang _ PROPN 2 nsubj
{verb} VERB 0 root Tense=Past|VerbForm=Fin
dinsdag dinsdag NOUN 2 obl
een een DET 5 det
bezoek bezoek NOUN 2 obj
"""


def with_day(conllu: str, word: str, day: str, language: str = "nl") -> Reading:
    bare = reading(conllu, language=language)
    span = next(t.span for s in bare.sentences for t in s.tokens if t.text == word)
    return replace(bare, times=(Time("t1", span, word, "DATE", day, day, day, day),))


@pytest.mark.parametrize(
    ("verb", "told"),
    [("bracht brengen", ("2023-02-21", "clause")), ("prees prijzen", (None, "report"))],
)
def test_an_act_carried_out_has_the_day_of_its_verb_an_act_judged_has_not(verb, told):
    assert dated(with_day(VISIT.format(verb=verb), "dinsdag", "2023-02-21"), 0, 4) == told


DEAL = """
De de DET 2 det
deal deal NOUN 7 nsubj
die die PRON 6 nsubj:pass
dinsdag dinsdag NOUN 6 obl
werd worden AUX 6 aux:pass
gesloten sluiten VERB 2 acl:relcl
wankelt wankelen VERB 0 root Tense=Pres|VerbForm=Fin
"""


def test_a_noun_has_the_day_of_its_relative_clause():
    read = with_day(DEAL, "dinsdag", "2023-02-21")
    assert dated(read, 0, 1) == ("2023-02-21", "sentence")
    assert dated(read, 0, 6) == (None, "report")


LATER = (
    DEAL
    + """
De de DET 2 det
deal deal NOUN 3 nsubj
ligt liggen VERB 0 root Tense=Pres|VerbForm=Fin
vast vast ADJ 3 xcomp
"""
)


def test_an_act_named_before_with_its_year_keeps_it_where_it_is_named_again():
    year = Time("t1", Span(0, 0), "dinsdag", "DATE", "2022", "2022", "2022-01-01", "2022-12-31")
    bare = reading(LATER)
    word = next(t for t in bare.sentences[0].tokens if t.text == "dinsdag")
    told = replace(bare, times=(replace(year, span=word.span),))
    assert dates(told).of(told.sentences[1], 1).time == told.times[0]
    assert dates(told).of(told.sentences[1], 2) == UNTOLD


TRIES = """
Polen _ PROPN 2 nsubj
probeert proberen VERB 0 root Tense=Pres|VerbForm=Fin
{case} {case} ADP 4 case
mei mei NOUN 6 obl
te te ADP 6 mark
bemiddelen bemiddelen VERB 2 xcomp VerbForm=Inf
"""


@pytest.mark.parametrize(
    ("case", "told"), [("sinds", ("2022-05-01", "clause")), ("in", (None, "report"))]
)
def test_what_has_been_tried_since_a_day_is_dated_by_its_infinitive(case, told):
    assert dated(with_day(TRIES.format(case=case), "mei", "2022-05-01"), 0, 1) == told


UNVEILED = """
Yesterday yesterday NOUN 7 obl
at at ADP 6 case
this this DET 4 det
year year NOUN 6 nmod:poss
's 's PART 4 case
conference conference NOUN 7 obl
spoke speak VERB 0 root Tense=Past|VerbForm=Fin
Jobs _ PROPN 7 nsubj
"""


def test_what_hangs_on_the_verb_counts_before_what_stands_nearer():
    bare = reading(UNVEILED, language="en")
    words = {t.text: t.span for t in bare.sentences[0].tokens}
    day = Time("t1", words["Yesterday"], "x", "DATE", "x", *["2023-02-20"] * 3)
    year = Time("t2", words["year"], "x", "DATE", "2023", "2023", "2023-01-01", "2023-12-31")
    assert dated(replace(bare, times=(day, year)), 0, 6) == ("2023-02-20", "clause")


REPORT = """
Minister minister NOUN 2 nsubj
stapt stappen VERB 0 root Tense=Pres|VerbForm=Fin
op op ADP 2 compound:prt

De de DET 2 det
minister minister NOUN 3 nsubj
vertrok vertrekken VERB 0 root Tense=Past|VerbForm=Fin
{day} {day} NOUN 3 obl

Hij hij PRON 2 nsubj
sprak spreken VERB 0 root Tense=Past|VerbForm=Fin
kort kort ADV 2 advmod
"""


@pytest.mark.parametrize(
    ("day", "told"), [("2023-02-20", ("2023-02-20", "narrative")), ("2023-01-20", None)]
)
def test_a_report_goes_on_about_the_day_of_its_lead_if_that_is_recent(day, told):
    read = in_lines(with_day(REPORT.format(day="toen"), "toen", day))
    assert dated(read, 0, 1) == (day, "narrative")  # the title
    assert dated(read, 2, 1) == (told or (None, "report"))


def in_lines(read: Reading) -> Reading:
    """The same with a paragraph for each sentence."""
    text, moved = "", []
    for n, sentence in enumerate(read.sentences):
        text += read.article.text[sentence.start : sentence.end] + "\n\n"
        moved.append(_moved(sentence, n))
    times = tuple(replace(t, span=Span(t.span.start + 1, t.span.end + 1)) for t in read.times)
    article = replace(read.article, text=text.rstrip())
    return replace(read, article=article, sentences=tuple(moved), times=times)
