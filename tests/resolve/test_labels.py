"""What a name is the name of: one worked example for each rule that knows better than the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from dateline.lang import load
from dateline.resolve import Knowledge
from dateline.resolve.labels import Named, relabelled
from dateline.resolve.lexicon import lexicon
from tests.helpers import reading
from tests.resolve.conftest import write

PERSONS = """
Q1 Lula_da_Silva Lula BRA GOV president 2003-01-01 _ test
Q2 Caro_Pele Pele BRA LEG senator 2003-01-01 _ test
Q3 Faustin_Touadéra _ CAF GOV president 2016-03-30 _ test
Q4 Ada_Macron _ FRA GOV president 2017-05-14 _ test
Q5 Ugo_Macron _ FRA GOV foreign_minister 2017-05-14 _ test
Q6 Moskva_Kidal Kharkiv UKR LEG senator 2003-01-01 _ test
Q7 Ivo_Reno _ HRV GOV president 2020-01-01 _ test
"""
ORGANISATIONS = "Q9 Berg Berg|Zor_Bund organisation NOR BUS test\n"
CITIES = "1 Hamlet _ USA GA 32.84 -83.63 1500\n2 Denby _ USA GA 32.84 -83.63 2500\n"
Labels = Callable[..., Mapping[str, str]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("tables")
    write(folder, persons=PERSONS, organisations=ORGANISATIONS, cities=CITIES)
    return Knowledge(folder)


@pytest.fixture
def labels(tables: Knowledge) -> Labels:
    """The label of each name, of those that the model gave its own."""

    def made(parse: str, names: dict[str, str], language: str = "en") -> Mapping[str, str]:
        read = reading(parse, names, language=language)
        text = read.article.text
        named = [Named(n.sentence, n.start, n.end, n.span.of(text), n.label) for n in read.names]
        found = relabelled(named, read, lexicon(load(language), tables), tables)
        return {n.text: n.label for n in found}

    return made


def acts(name: str) -> str:
    """A sentence in which a name of one or more words does something."""
    first, *more = name.split()
    rows = [f"{first} _ PROPN {len(more) + 2} nsubj", *(f"{w} _ PROPN 1 flat" for w in more)]
    return "\n".join([*rows, "waited wait VERB 0 root"])


def behind(word: str, name: str) -> str:
    return f"it it PRON 2 nsubj\nrains rain VERB 0 root\n{word} _ ADP 4 case\n{name} _ PROPN 2 obl"


@pytest.mark.parametrize(
    ("parse", "name", "given", "label"),
    [
        (acts("Anna Larsen"), "Anna Larsen", "ORG", "PER"),  # a whole name of the tables
        (acts("Larsen"), "Larsen", "ORG", "ORG"),  # no whole name
        (acts("Hezbollah"), "Hezbollah", "LOC", "ORG"),  # a body of the tables
        (acts("Hezbollah"), "Hezbollah", "PER", "ORG"),  # and nobody's surname
        (acts("Berg"), "Berg", "PER", "PER"),  # also Eva Berg's
        (acts("Zor Bund"), "Zor Bund", "PER", "ORG"),
        (acts("Zor Treaty"), "Zor Treaty", "ORG", "MISC"),  # what never acts
        (acts("Treaty Council"), "Treaty Council", "ORG", "ORG"),  # but for a word for a body
        (acts("Lula"), "Lula", "LOC", "PER"),  # what the tables call somebody
        (acts("Kharkiv"), "Kharkiv", "LOC", "LOC"),  # large town
        (behind("in", "Lula"), "Lula", "LOC", "PER"),  # a leader, for all that
        (behind("in", "Pele"), "Pele", "LOC", "LOC"),
        (acts("Pele"), "Pele", "LOC", "PER"),
        (behind("beside", "Touadéra"), "Touadéra", "ORG", "PER"),  # surname of one leader
        (behind("beside", "Touadéra"), "Touadéra", "LOC", "PER"),
        (behind("beside", "TOUADÉRA"), "TOUADÉRA", "ORG", "ORG"),
        (behind("in", "Touadéra"), "Touadéra", "LOC", "LOC"),
        (acts("Macron"), "Macron", "ORG", "ORG"),  # two of them
        (acts("Reno"), "Reno", "LOC", "LOC"),  # a town too
        (acts("Reno"), "Reno", "ORG", "PER"),
        (acts("Limburg"), "Limburg", "ORG", "LOC"),  # a region
        (behind("in", "Denby"), "Denby", "PER", "LOC"),  # where nobody would be told of
        (acts("Denby"), "Denby", "PER", "PER"),
        (behind("in", "Hamlet"), "Hamlet", "PER", "PER"),  # a place of 1,500
        (behind("in", "Reno"), "Reno", "PER", "PER"),  # somebody's surname
        (acts("Relief Committee"), "Relief Committee", "MISC", "ORG"),  # a word for a body
        (acts("Council Treaty"), "Council Treaty", "MISC", "MISC"),
        (acts("XYZ"), "XYZ", "LOC", "ORG"),  # an acronym
        (acts("X"), "X", "LOC", "LOC"),
    ],
)
def test_label_of_a_name(labels: Labels, parse: str, name: str, given: str, label: str) -> None:
    assert labels(parse, {name: given})[name] == label


def test_title_in_quotation_marks(labels: Labels) -> None:
    quoted = '" _ PUNCT 2 punct\nZor _ PROPN 5 nsubj\nBund _ PROPN 2 flat\n{} _ PUNCT 2 punct\n'
    quoted += "sank sink VERB 0 root"
    assert labels(quoted.format("”"), {"Zor Bandu": "ORG", "Zor Bund": "ORG"}) == {
        "Zor Bund": "ORG"  # of the tables
    }
    other = quoted.replace("Bund", "Bark")
    assert labels(other.format("”"), {"Zor Bark": "ORG"}) == {"Zor Bark": "MISC"}
    assert labels(other.format(","), {"Zor Bark": "ORG"}) == {"Zor Bark": "ORG"}


def test_storm_that_the_model_took_for_somebody(labels: Labels) -> None:
    storm = "Hurricane _ PROPN 3 nsubj\nHumberto _ PROPN 1 flat\nturned turn VERB 0 root"
    assert labels(storm, {"Humberto": "PER"}) == {"Humberto": "MISC"}
    assert labels(storm.replace("Hurricane", "Uncle"), {"Humberto": "PER"}) == {"Humberto": "PER"}


def test_part_of_a_persons_name_told_elsewhere(labels: Labels) -> None:
    report = acts("Ada Zorn") + "\n\n" + acts("Zorn") + "\n\n" + acts("Ada")
    found = labels(report, {"Ada Zorn": "PER", "Zorn": "ORG", "Ada": "LOC"})
    assert found == {"Ada Zorn": "PER", "Zorn": "PER", "Ada": "PER"}


def test_what_stands_behind_an_article_is_nobody(labels: Labels) -> None:
    moon = "It it PRON 2 nsubj\nreached reach VERB 0 root\nthe the DET 4 det\n{} _ PROPN 2 obj"
    assert labels(moon.format("Touadéra"), {"Touadéra": "ORG"}) == {"Touadéra": "ORG"}


@pytest.mark.parametrize(("of", "label"), [("of", "LOC"), ("with", "PER")])
def test_whose_mayor_somebody_is(labels: Labels, of: str, label: str) -> None:
    mayor = f"The the DET 2 det\nmayor _ NOUN 5 nsubj\n{of} _ ADP 4 case\nDenby _ PROPN 2 nmod\n"
    mayor += "waited wait VERB 0 root"
    assert labels(mayor, {"Denby": "PER"}) == {"Denby": label}
    friend = mayor.replace("mayor", "roof")
    assert labels(friend, {"Denby": "PER"}) == {"Denby": "PER"}


def test_the_label_most_often_given_is_that_of_all(labels: Labels, tables: Knowledge) -> None:
    read = reading("\n\n".join([acts("Zorbex")] * 3), {"Zorbex": "ORG"}, language="en")
    given = ["ORG", "MISC", "ORG"]
    named = [
        Named(n.sentence, n.start, n.end, "Zorbex", label)
        for n, label in zip(read.names, given, strict=True)
    ]
    found = relabelled(named, read, lexicon(load("en"), tables), tables)
    assert [n.label for n in found] == ["ORG"] * 3


def test_names_of_states_are_left_to_the_lexicon_but_for_surnames(labels: Labels) -> None:
    assert labels(acts("Israel"), {"Israel": "LOC"}) == {}
    both = acts("Ada Israel") + "\n\n" + acts("Israel")
    assert labels(both, {"Ada Israel": "PER", "Israel": "PER"}) == {
        "Ada Israel": "PER", "Israel": "PER",
    }  # fmt: skip
    assert labels(both, {"Ada Israel": "PER", "Israel": "LOC"}) == {"Ada Israel": "PER"}


def test_word_for_a_body_at_the_end_of_a_dutch_compound(labels: Labels) -> None:
    assert labels(acts("Noodcomité Zor"), {"Noodcomité Zor": "MISC"}, "nl") == {
        "Noodcomité Zor": "ORG"
    }
