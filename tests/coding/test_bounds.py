"""What "since", "until", "before" and "after" make of a date: worked examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import lang
from dateline.coding.bounds import Bound, bounded
from dateline.coding.dates import Dates
from dateline.records import EventDate, Span, Time
from tests.helpers import reading

OCCUPIES = """
Het het DET 2 det
leger leger NOUN 3 nsubj
bezet bezetten VERB 0 root Tense=Pres|VerbForm=Fin
Cherson _ PROPN 3 obj
{case}
{date} {date} NOUN 3 obl
"""
FALLS = """
The the DET 2 det
cabinet cabinet NOUN 3 nsubj
fell fall VERB 0 root Tense=Past|VerbForm=Fin
{case}
{date} {date} NOUN 3 obl
"""
DAY = ("2023-02-17", "2023-02-17", "2023-02-17")
YEAR = ("2014", "2014-01-01", "2014-12-31")
MONTH = ("2022-05", "2022-05-01", "2022-05-31")
END_OF_MAY = ("2023-05-21~/2023-05-31~", "2023-05-21", "2023-05-31")


def told(conllu: str, language: str, words: str, when: tuple[str, str, str], planned: bool = False):
    """Date of token 2 where `words` ("sinds X") stand with the date `when`."""
    *case, date = words.split()
    at = 6 if language == "nl" else 5
    rows = [f"{w} {w} ADP {at + len(case) - 1} {'case' if n == 0 else 'fixed'}"
            for n, w in enumerate(case)]  # fmt: skip
    text = conllu.format(case="\n".join(rows), date=date)
    return dated(text, language, date, when, 2, planned)


def dated(
    conllu: str, language: str, word: str, when: tuple[str, str, str], token: int, planned: bool
) -> EventDate:
    bare = reading(conllu, language=language)
    span = next(t.span for t in bare.sentences[0].tokens if t.text == word)
    time = Time("t1", span, word, "DATE", word, *when)
    dates = Dates(replace(bare, times=(time,)), lang.load(language).times.dating)
    found = dates.date(dates.of(bare.sentences[0], token), planned=planned)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "when", "planned", "edtf", "start", "end"),
    [
        ("sinds maandag", DAY, False, "2023-02-17/..", "2023-02-17", None),
        ("sinds 2014", YEAR, False, "2014/..", "2014-01-01", None),
        ("vanaf mei", MONTH, False, "2022-05/..", "2022-05-01", None),
        ("met ingang van mei", MONTH, False, "2022-05/..", "2022-05-01", None),
        ("tot mei", END_OF_MAY, False, "../2023-05-31~", None, "2023-05-31"),
        ("tot mei", END_OF_MAY, True, "2023-02-21/2023-05-31~", "2023-02-21", "2023-05-31"),
        ("vóór 2014", YEAR, False, "../2013", None, "2013-12-31"),
        ("na 2014", YEAR, False, "2015/2023-02-21", "2015-01-01", "2023-02-21"),
        ("na mei", END_OF_MAY, True, "2023-06-01/..", "2023-06-01", None),
        ("op vrijdag", DAY, False, "2023-02-17", "2023-02-17", "2023-02-17"),
    ],
)
def test_a_dutch_preposition_opens_the_interval(words, when, planned, edtf, start, end):
    found = told(OCCUPIES, "nl", words, when, planned)
    assert (found.edtf, found.start, found.end, found.basis) == (edtf, start, end, "clause")


@pytest.mark.parametrize(
    ("words", "when", "edtf"),
    [
        ("since Friday", DAY, "2023-02-17/.."),
        ("as of Friday", DAY, "2023-02-17/.."),
        ("from May", MONTH, "2022-05/.."),
        ("until May", END_OF_MAY, "../2023-05-31~"),
        ("by Friday", DAY, "../2023-02-17"),
        ("no later than Friday", DAY, "../2023-02-17"),
        ("before May", MONTH, "../2022-04"),
        ("after May", MONTH, "2022-06/2023-02-21"),
        ("in May", MONTH, "2022-05"),
    ],
)
def test_an_english_one_does(words, when, edtf):
    assert told(FALLS, "en", words, when).edtf == edtf


ELECTIONS = """
Na na ADP 3 case
de de DET 3 det
verkiezingen verkiezing NOUN 6 obl
van van ADP 5 case
2014 2014 NUM 3 nmod
vertrok vertrekken VERB 0 root Tense=Past|VerbForm=Fin
Rutte _ PROPN 6 nsubj
"""


def test_after_an_event_of_a_year_may_be_in_that_year():
    found = dated(ELECTIONS, "nl", "2014", YEAR, 5, planned=False)
    assert (found.edtf, found.start) == ("2014/2023-02-21", "2014-01-01")


CONDEMNS = """
Rutte _ PROPN 2 nsubj
veroordeelde veroordelen VERB 0 root Tense=Past|VerbForm=Fin
de de DET 4 det
aanvallen aanval NOUN 2 obj
sinds sinds ADP 6 case
maandag maandag NOUN 4 nmod
"""


def test_only_what_it_hangs_on_has_the_interval():
    assert dated(CONDEMNS, "nl", "maandag", DAY, 3, planned=False).edtf == "2023-02-17/.."
    assert dated(CONDEMNS, "nl", "maandag", DAY, 1, planned=False).end == "2023-02-17"


PUT_OFF = """
De de DET 2 det
stemming stemming NOUN 4 nsubj:pass
is zijn AUX 4 aux:pass Tense=Pres|VerbForm=Fin
{verb} VERB 0 root VerbForm=Part
{case} {case} ADP 6 case
vrijdag vrijdag NOUN 4 obl
"""


def test_what_is_put_off_has_the_day_it_is_put_off_to():
    text = PUT_OFF.format(verb="uitgesteld uitstellen", case="tot")
    assert dated(text, "nl", "vrijdag", DAY, 1, planned=False).edtf == "2023-02-17"
    assert dated(text, "nl", "vrijdag", DAY, 3, planned=False).basis == "report"


def test_what_is_set_for_a_day_is_on_it():
    text = PUT_OFF.format(verb="gepland plannen", case="voor")
    assert dated(text, "nl", "vrijdag", DAY, 3, planned=True).edtf == "2023-02-17"


@given(
    st.sampled_from(["since", "until", "before", "after"]),
    st.dates(min_value=reading("A a NOUN 0 root").article.published.replace(year=1900)),
    st.booleans(),
    st.booleans(),
)
def test_an_interval_never_ends_before_it_begins(kind, day, planned, within):
    iso = day.isoformat()
    if iso == "9999-12-31":
        return
    time = Time("t1", Span(0, 1), "x", "DATE", iso, iso, iso, iso)
    published = reading("A a NOUN 0 root").article.published
    found = bounded(time, Bound(kind, Span(0, 1), within), "clause", published, planned=planned)
    assert found.start or found.end
    assert not (found.start and found.end) or found.start <= found.end
    assert found.edtf.count("/") == 1
