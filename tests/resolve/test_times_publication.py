"""Reports that bear no date: what the days they tell of say about it, and what stays open."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lang import load
from dateline.records import Reading
from dateline.resolve.times import ResolveTimes
from tests.helpers import reading

PAST = """
Zij zij PRON 2 nsubj
sprak spreken VERB 0 root Tense=Past|VerbForm=Fin
op op ADP 4 case
3 3 NUM 2 obl
februari februari NOUN 4 nmod
2023 2023 NUM 4 nmod
. . PUNCT 2 punct
"""
FUTURE = """
Zij zij PRON 3 nsubj
zal zullen AUX 3 aux Tense=Pres|VerbForm=Fin
spreken spreken VERB 0 root VerbForm=Inf
op op ADP 5 case
9 9 NUM 3 obl
maart maart NOUN 5 nmod
2023 2023 NUM 5 nmod
. . PUNCT 3 punct
"""
DATELINE = """
MOSKOU~ _ PROPN 0 root
, , PUNCT 1 punct
21 21 NUM 1 nmod
feb feb NOUN 3 nmod
( ( PUNCT 6 punct
ANP ANP PROPN 1 dep
) ) PUNCT 6 punct
- - PUNCT 1 punct
Hij hij PRON 10 nsubj
sprak spreken VERB 1 parataxis Tense=Past|VerbForm=Fin
dinsdag dinsdag NOUN 10 obl
. . PUNCT 10 punct
"""
TWO_YEARS_ON = FUTURE.replace("2023", "2025")


def resolved(*blocks: str, published: date | None = None) -> Reading:
    (done,) = ResolveTimes(load)([reading("\n".join(blocks), published=published)])
    return done


@pytest.mark.parametrize(
    ("blocks", "between"),
    [
        ((PAST, FUTURE), (date(2023, 2, 3), date(2023, 3, 9))),
        ((PAST,), (date(2023, 2, 3), None)),
        ((FUTURE,), (None, date(2023, 3, 9))),
    ],
)
def test_days_told_bound_the_day_of_publication(
    blocks: tuple[str, ...], between: tuple[date | None, date | None]
) -> None:
    article = resolved(*blocks).article
    assert (article.published, article.published_basis) == (None, "inferred")
    assert article.published_between == between


def test_a_dateline_gets_the_only_year_that_fits_and_the_rest_counts_from_it() -> None:
    done = resolved(DATELINE, PAST, FUTURE)
    assert (done.article.published, done.article.published_basis) == (date(2023, 2, 21), "inferred")
    assert {t.text: t.value for t in done.times}["dinsdag"] == "2023-02-21"


def test_a_dateline_that_fits_more_years_stays_open() -> None:
    done = resolved(DATELINE, PAST, TWO_YEARS_ON)
    assert done.article.published is None
    assert {t.text: t.value for t in done.times}["dinsdag"] == "XXXX-WXX-2"


def test_days_that_contradict_each_other_bound_nothing() -> None:
    done = resolved(PAST.replace("2023", "2024"), FUTURE)
    assert done.article.published_basis == "unknown"
    assert done.article.published_between == (None, None)


def test_a_day_given_is_not_inferred_again() -> None:
    article = resolved(PAST, FUTURE, published=date(2020, 1, 1)).article
    assert (article.published, article.published_basis) == (date(2020, 1, 1), "given")
    assert article.published_between == (None, None)
