"""Whom of the tables a name means: one worked example for each ground, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve import Knowledge, layers, linking
from dateline.resolve.facts import Facts
from dateline.resolve.linking import Link, link
from tests.resolve.conftest import _tsv, write

HEADING = "wikidata name aliases country sector role start end source\n"
PERSONS = """
Q1 Jan_Hoop Jaap_de_Hoop_Scheffer NLD GOV foreign_minister 2002-07-22 2003-12-03 test
Q2 Mario_Silva _ PRT GOV health_minister 2020-01-01 _ test
Q3 Ivo_Silva _ PRT GOV president 2006-01-01 2016-01-01 test
Q4 Odin_Krag _ DNK GOV prime_minister 2019-06-27 _ test
Q4 Odin_Krag _ DNK GOV health_minister 2009-01-01 2012-01-01 test
Q5 Petra_Krag _ DNK GOV prime_minister 2009-01-01 2011-01-01 test
Q6 Alfa_Dupont _ FRA GOV president 2017-05-14 _ test
Q7 Beta_Dupont _ FRA GOV foreign_minister 2017-05-14 _ test
Q8 Gamma_Dupont _ BEL GOV prime_minister 2017-05-14 _ test
Q9 Rex_Oldman _ AUT GOV chancellor 2000-01-01 2007-01-11 test
Q10 Max_Oldman _ AUT GOV chancellor 2008-01-01 2016-05-17 test
Q11 Leo_Vogt _ CHE LEG member_of_parliament 2010-01-01 _ test
Q12 Bashar_al-Assad _ SYR GOV president 2000-07-17 2024-12-08 test
Q13 Kim_Bo _ KHM GOV president 2015-01-01 _ test
Q14 Tomas_Kraus _ CZE GOV foreign_minister 2021-12-17 _ test
"""
OWN = "_ Olga_Bell _ AUS GOV minister 2020-01-01 _ me"
DAY = date(2023, 2, 21)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The small tables with the persons above, under a table of the user's."""
    folder, own = tmp_path_factory.mktemp("tables"), tmp_path_factory.mktemp("own")
    write(folder, persons=PERSONS)
    (own / "mine.csv").mkdir()
    (own / "mine.csv" / "persons.tsv").write_text(_tsv(HEADING + OWN), encoding="utf-8")
    return Knowledge(folder, layers.tables(own))


def said(
    country: str | None = None, title: str | None = None, sector: Sequence[str] = ("GOV",)
) -> Facts:
    return Facts(country, tuple(sector), title)


FORMER = ("ELI",)
EXAMPLES: dict[str, tuple[str, Facts, Sequence[str], str, set[str]]] = {
    "a whole name of who holds an office": (
        "Leo Vogt", Facts(), (), "Leo Vogt", {"name", "holds an office"},
    ),
    "the user's own person": (
        "Olga Bell", Facts(), (), "Olga Bell", {"name", "holds an office", "your table"},
    ),
    "the country that the words name": (
        "Leo Vogt", said("CHE", sector=()), (), "Leo Vogt",
        {"name", "holds an office", "country"},
    ),
    "a country of which the report tells": (
        "Leo Vogt", Facts(), ["CHE"], "Leo Vogt",
        {"name", "holds an office", "country of the report"},
    ),
    "a surname and the very title": (
        "Kraus", said("CZE", "foreign minister"), (), "Tomas Kraus",
        {"surname", "leads or is known", "title", "country", "the only one known"},
    ),
    "a title that may mean the office": (
        "Kraus", said("CZE", "top diplomat"), (), "Tomas Kraus",
        {"surname", "leads or is known", "title", "country", "the only one known"},
    ),
    "part of the title": (
        "Kraus", said("CZE", "minister"), (), "Tomas Kraus",
        {"surname", "leads or is known", "title", "country", "the only one known"},
    ),
    "a surname of who holds a lesser office, with his title": (
        "Silva", said("PRT", "health minister"), (), "Mario Silva",
        {"surname", "in office", "title", "country"},
    ),
    "a surname of who held a lesser office": (
        "Vogt", said("CHE", "member of parliament", sector=("LEG",)), (), "Leo Vogt",
        {"surname", "in office", "title", "country"},
    ),
    "an office that was held before another": (
        "Odin Krag", said("DNK", "health minister"), (), "Odin Krag",
        {"name", "holds an office", "earlier title", "country"},
    ),
    "the kind of work": (
        "Leo Vogt", said(None, "senator", ("LEG",)), (), "Leo Vogt",
        {"name", "holds an office", "kind of work"},
    ),
    "who is called a politician": (
        "Leo Vogt", said(None, "politician"), (), "Leo Vogt",
        {"name", "holds an office", "kind of work"},
    ),
    "a whole name with a title that no table has, at home": (
        "Leo Vogt", said("CHE", "mayor"), (), "Leo Vogt",
        {"name", "holds an office", "country"},
    ),
    "the same where nothing tells of that country": (
        "Leo Vogt", said(None, "mayor"), (), "Leo Vogt",
        {"name", "holds an office", "other title abroad"},
    ),
    "a surname with another title": (
        "Kraus", said("CZE", "mayor"), (), "Tomas Kraus",
        {"surname", "leads or is known", "other title", "country", "the only one known"},
    ),
    "former, of who still holds the only office known": (
        "Leo Vogt", said(None, "former mayor", FORMER), (), "Leo Vogt",
        {"name", "holds an office", "still in office"},
    ),
    "former, of an office that ended": (
        "Ivo Silva", said(None, "former president", FORMER), (), "Ivo Silva",
        {"name", "led or was known", "title"},
    ),
    "former politician, of any office that ended": (
        "Ivo Silva", said(None, "former politician", FORMER), (), "Ivo Silva",
        {"name", "led or was known", "title"},
    ),
    "a surname of who led": (
        "Oldman", said("AUT", "former chancellor", FORMER), (), "Max Oldman",
        {"surname", "led or was known", "title", "country", "the only one known"},
    ),
    "the end of a name": (
        "De Hoop Scheffer", said("NLD", "former foreign minister", FORMER), (), "Jan Hoop",
        {"end of the name", "led or was known", "title", "country", "the only one known"},
    ),
    "a whole name spelt otherwise": (
        "Tomas Krauss", said(None, "foreign minister"), ["CZE"], "Tomas Kraus",
        {"spelling", "leads or is known", "title", "country of the report"},
    ),
    "the same where nothing tells of the country": (
        "Thomas Kraus", said(None, "foreign minister"), (), "Tomas Kraus",
        {"spelling", "leads or is known", "title", "nothing tells of the country"},
    ),
    "a surname spelt otherwise, with title and country": (
        "Krauss", said("CZE", "foreign minister"), (), "Tomas Kraus",
        {"sound", "leads or is known", "title", "country"},
    ),
    "a surname spelt quite otherwise, with title and country": (
        "Krauze", said("CZE", "foreign minister"), (), "Tomas Kraus",
        {"sound", "leads or is known", "title", "country"},
    ),
    "other work, of whom the user named": (
        "Olga Bell", said(None, "professor", ("EDU",)), ["AUS"], "Olga Bell",
        {"name", "holds an office", "your table", "country of the report", "other work"},
    ),
    "other work, told in passing": (
        "Leo Vogt", said("CHE", None, ("CVL",)), (), "Leo Vogt",
        {"name", "holds an office", "country", "other work, told in passing"},
    ),
}  # fmt: skip


def asked(tables: Knowledge, name: str, words: Facts, told: Sequence[str]) -> Link | None:
    return link([name], words, told, tables, DAY)


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_speaks_for_a_person(tables: Knowledge, example: str) -> None:
    name, words, told, person, grounds = EXAMPLES[example]
    found = asked(tables, name, words, told)
    assert found, "nobody is meant"
    assert (found.person.name, {*found.grounds}) == (person, grounds)


def test_who_was_in_office_long_ago_is_meant_with_the_office_and_the_country(
    extended,  # type: ignore[no-untyped-def]
) -> None:
    rows = "Q1 Ada_Blum _ LUX GOV health_minister 1999-01-01 2004-01-01 test"
    found = asked(extended(persons=rows), "Blum", said("LUX", "former health minister", FORMER), ())
    assert found
    assert {*found.grounds} == {"surname", "was in office", "title", "country"}


def test_every_ground_that_has_a_weight_has_an_example() -> None:
    """Of the two only `was in office` has one of its own, above; a ground without a weight would
    be a KeyError in its example."""
    grounds = {ground for *_, told in EXAMPLES.values() for ground in told}
    assert grounds | {"was in office"} == {*linking._WEIGHT}


NOBODY: dict[str, tuple[str, Facts, Sequence[str]]] = {
    "words name another country": ("Leo Vogt", said("DEU"), ["CHE"]),
    "a surname of whom nothing is said": ("Vogt", Facts(), ()),
    "a surname of who holds a lesser office, and only the country": ("Vogt", Facts(), ["CHE"]),
    "a namesake who does other work": ("Leo Vogt", said("CHE", "nurse", ("MED",)), ()),
    "who still leads is no former leader by surname": (
        "Krag", said(None, "former mayor", FORMER), ()
    ),
    "only the first name fits": ("Leo Vogel", Facts(), ["CHE"]),
    "a surname spelt otherwise, and nothing else": ("Krauss", Facts(), ()),
    "a word of three letters sounds like anybody": ("Bos", said("KHM", "president"), ()),
}  # fmt: skip


@pytest.mark.parametrize("example", NOBODY)
def test_nobody_is_meant(tables: Knowledge, example: str) -> None:
    assert asked(tables, *NOBODY[example]) is None


@pytest.mark.parametrize(
    ("told", "person"),
    [(["FRA"], "Alfa Dupont"), (["BEL"], "Gamma Dupont"), (["FRA", "BEL"], None), ([], None)],
)
def test_leaders_come_first_among_those_of_one_surname(
    tables: Knowledge, told: list[str], person: str | None
) -> None:
    found = asked(tables, "Dupont", Facts(), told)
    assert (found and found.person.name) == person


def test_who_leads_comes_before_who_led(tables: Knowledge) -> None:
    found = asked(tables, "Krag", Facts(), ["DNK"])
    assert found and found.person.name == "Odin Krag"
    assert "the only one known" in found.grounds


def test_of_those_who_led_the_last_is_meant(tables: Knowledge) -> None:
    found = asked(tables, "Oldman", said(None, "former chancellor", FORMER), ["AUT"])
    assert found and found.person.name == "Max Oldman"


def test_two_who_are_as_likely_are_nobody(extended) -> None:  # type: ignore[no-untyped-def]
    rows = """
    Q1 Ada_Blum _ LUX LEG senator 1999-01-01 _ test
    Q2 Ada_Blum _ LUX LEG senator 1999-01-01 _ test
    """
    assert asked(extended(persons=rows), "Ada Blum", Facts(), ["LUX"]) is None


def test_a_whole_name_comes_before_the_surname(tables: Knowledge) -> None:
    """ "Krag" alone would mean the prime minister."""
    found = link(["Krag", "Petra Krag"], Facts(), ["DNK"], tables, DAY)
    assert found and (found.person.name, found.how) == ("Petra Krag", "name")


def test_how_a_person_was_found_is_told_in_three_words(tables: Knowledge) -> None:
    ends = asked(tables, *EXAMPLES["the end of a name"][:3])
    sounds = asked(tables, *EXAMPLES["a surname spelt otherwise, with title and country"][:3])
    assert ends and sounds
    assert (ends.how, sounds.how) == ("surname", "spelling")


def test_an_arab_surname_is_found_with_its_article(tables: Knowledge) -> None:
    for name in ("Assad", "al-Assad"):
        found = asked(tables, name, Facts(), ["SYR"])
        assert found and found.person.name == "Bashar al-Assad"


NAMES = st.lists(
    st.sampled_from("Krag|Petra Krag|Odin Krag|Dupont|Alfa Dupont|Krauss|Tomas Krauss|Silva"
                    "|Oldman|De Hoop Scheffer|Assad|Leo Vogt|Vladimir Poetin|Poetin".split("|")),
    min_size=1, max_size=3, unique=True,
)  # fmt: skip
TOLD = st.lists(st.sampled_from("DNK FRA BEL CZE AUT SYR RUS NLD".split()), max_size=4, unique=True)
WORDS = st.builds(
    said,
    country=st.sampled_from([None, "DNK", "FRA", "CZE"]),
    title=st.sampled_from([None, "president", "foreign minister", "former chancellor", "mayor"]),
    sector=st.sampled_from([(), ("GOV",), FORMER, ("EDU",)]),
)


@settings(max_examples=150, deadline=None)
@given(names=NAMES, told=TOLD, words=WORDS)
def test_the_order_of_names_and_of_states_told_changes_nothing(
    tables: Knowledge, names: list[str], told: list[str], words: Facts
) -> None:
    found = {
        (n and (n.person.wikidata, n.how, frozenset(n.grounds)))
        for some in permutations(names)
        for states in list(permutations(told))[:6]
        for n in [link(some, words, states, tables, DAY)]
    }
    assert len(found) == 1


@settings(max_examples=150, deadline=None)
@given(names=NAMES, told=TOLD, words=WORDS)
def test_who_is_meant_belongs_to_the_country_that_the_words_name(
    tables: Knowledge, names: list[str], told: list[str], words: Facts
) -> None:
    found = link(names, words, told, tables, DAY)
    if found:
        assert words.country is None or words.country in found.person.countries
        assert found.score == sum(linking._WEIGHT[g] for g in found.grounds)
