"""Whom titles and groups mean that no name stands by: one worked example for each rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.lang import load
from dateline.records import Reading
from dateline.resolve import Knowledge, ResolveActors
from tests.helpers import reading

DAY = date(2023, 7, 1)
NAMES = {
    "Marcela Quin": "PER", "Vladimir Putin": "PER", "Quin": "PER",
    "Leo Bo": "PER", "Jansen": "PER", "Zorbex": "ORG",
}  # fmt: skip
MINISTER = """
the the DET 4 det
Dutch _ ADJ 4 amod
finance _ NOUN 4 compound
minister _ NOUN 5 nsubj
spoke speak VERB 0 root
"""
Run = Callable[[str], Reading]


@pytest.fixture
def run(knowledge: Knowledge) -> Run:
    stage = ResolveActors(load, knowledge)
    return lambda parse: stage.resolve(reading(parse, NAMES, language="en", published=DAY))


def meant(done: Reading, words: str) -> list[str]:
    """Names of the actors that these words mean."""
    names = {a.id: a.name for a in done.actors}
    text = done.article.text
    return [names[m.actor] for m in done.mentions if m.span.of(text) == words]


def country(done: Reading, words: str) -> str | None:
    """The country of the actor that these words mean."""
    actors = {a.id: a.country for a in done.actors}
    (found,) = [actors[m.actor] for m in done.mentions if m.span.of(done.article.text) == words]
    return found


def said(noun: str, lemma: str = "", number: str = "Sing", article: str = "the") -> str:
    """A sentence: the NOUN waited."""
    first = f"{article} _ DET 2 det\n" if article else ""
    n = 2 if article else 1
    return (
        f"{first}{noun} {lemma or noun} NOUN {n + 1} nsubj Number={number}\nwaited wait VERB 0 root"
    )


def named(name: str) -> str:
    first, *more = name.split()
    flat = "".join(f"{w} _ PROPN 1 flat\n" for w in more)
    return f"{first} _ PROPN {len(more) + 2} nsubj\n{flat}spoke speak VERB 0 root"


def of_state(adjective: str, noun: str, verb: str = "spoke speak") -> str:
    return f"the the DET 3 det\n{adjective} _ ADJ 3 amod\n{noun} _ NOUN 4 nsubj\n{verb} VERB 0 root"


def inside(*states: str) -> str:
    """A sentence that takes place in a state: it rained in Mali."""
    rows = [f"in in ADP {2 * n + 4} case\n{s} _ PROPN 2 obl" for n, s in enumerate(states)]
    return "\n".join(["it it PRON 2 nsubj\nrained rain VERB 0 root", *rows])


def report(*sentences: str) -> str:
    return "\n\n".join(s.strip() for s in sentences)


def test_who_is_named_first_and_described_next(run: Run) -> None:
    done = run(report(named("Marcela Quin"), said("mayor")))
    assert meant(done, "the mayor") == ["Marcela Quin"]
    (quin,) = done.actors
    assert quin.role == "mayor"


@pytest.mark.parametrize(
    "sentences",
    [
        [named("Marcela Quin"), said("mayor", article="a")],
        [named("Marcela Quin") + "\nwith with ADP 6 case\nLeo _ PROPN 3 obl\nBo _ PROPN 5 flat"],
        [named("Marcela Quin"), inside("Mali"), said("mayor")],  # too far
        [named("Vladimir Putin"), said("mayor")],  # the tables know what he is
        [
            "Judge judge NOUN 2 compound\nQuin _ PROPN 3 nsubj\nspoke speak VERB 0 root",
            said("mayor"),
        ],
    ],
)
def test_who_is_not_described_next(run: Run, sentences: list[str]) -> None:
    if len(sentences) == 1:
        sentences = [*sentences, said("mayor")]  # two were named
    done = run(report(*sentences))
    words = "a mayor" if "a _ DET" in sentences[-1] else "the mayor"
    assert meant(done, words)[0] not in NAMES


def test_somebodys_mayor_is_not_himself(run: Run) -> None:
    his = said("mayor").replace("the _ DET 2 det", "his his PRON 2 nmod:poss")
    done = run(report(named("Marcela Quin"), his))
    assert meant(done, "his mayor") == ["his mayor"]


def test_in_one_clause_they_are_two(run: Run) -> None:
    parse = named("Marcela Quin") + "\nto to ADP 6 case\nthe the DET 6 det\nmayor _ NOUN 3 obl"
    assert meant(run(parse), "the mayor") == ["the mayor"]


def test_group_is_of_the_state_of_its_kind(run: Run) -> None:
    told = report(of_state("French", "court"), inside("Mali"), said("judges", "judge", "Plur"))
    assert country(run(told), "the judges") == "FRA"
    other = report(of_state("French", "army"), inside("Mali"), said("judges", "judge", "Plur"))
    assert country(run(other), "the judges") == "MLI"


def test_group_is_not_of_its_kind_where_its_sentence_tells_of_another_state(run: Run) -> None:
    about = said("judges", "judge", "Plur") + "\nfor for ADP 5 case\nGhana _ PROPN 3 obl"
    assert country(run(report(of_state("French", "court"), about)), "the judges") != "FRA"


def test_group_without_article_is_not_of_its_kind(run: Run) -> None:
    told = report(of_state("French", "court"), inside("Mali"), said("judges", "judge", "Plur", ""))
    assert country(run(told), "judges") == "MLI"


def test_officials_are_not_of_their_kind(run: Run) -> None:
    told = report(
        of_state("French", "ministry"), inside("Mali"), said("officials", "official", "Plur")
    )
    assert country(run(told), "the officials") == "MLI"


def test_officials_without_article_are_placed_only_in_a_report_of_one_state(run: Run) -> None:
    here = "officials official NOUN 2 nsubj Number=Plur\nmet meet VERB 0 root\nin in ADP 4 case\n"
    here += "Mali _ PROPN 2 obl"
    the = "the the DET 2 det\nofficials official NOUN 3 nsubj Number=Plur\nmet meet VERB 0 root\n"
    the += "in in ADP 5 case\nMali _ PROPN 3 obl"
    assert country(run(here), "officials") == "MLI"
    assert country(run(report(here, of_state("French", "army"))), "officials") is None
    assert country(run(report(the, of_state("French", "army"))), "the officials") == "MLI"


@pytest.mark.parametrize(
    ("noun", "lemma", "code"),
    [
        ("refugees", "refugee", None),  # are not from where they are told of
        ("allies", "ally", None),  # are of many states
        ("civilians", "civilian", "MLI"),
    ],
)
def test_who_is_of_where_he_is_told_of(run: Run, noun: str, lemma: str, code: str | None) -> None:
    done = run(report(inside("Mali"), said(noun, lemma, "Plur")))
    assert country(done, f"the {noun}") == code


def test_who_is_called_by_surname_and_then_by_office(run: Run) -> None:
    done = run(report(named("Jansen"), MINISTER))
    (jansen,) = [a for a in done.actors if a.kind == "person"]
    assert (jansen.name, jansen.wikidata) == ("Piet Jansen", "Q8004")
    assert len(jansen.mentions) == 2


def test_an_office_is_not_that_of_somebody_who_is_called_something_else(run: Run) -> None:
    mayor = "Mayor mayor NOUN 2 compound\nJansen _ PROPN 3 nsubj\nspoke speak VERB 0 root"
    found = [a.name for a in run(report(mayor, MINISTER)).actors if a.kind == "person"]
    assert found == ["Jansen", "Piet Jansen"]


def test_headline_office_without_article_is_its_holders(run: Run) -> None:
    parse = "Russian _ ADJ 2 amod\npresident _ NOUN 3 nsubj\nspoke speak VERB 0 root"
    assert meant(run(parse), "Russian president") == ["Vladimir Putin"]
    no = "no no DET 3 det\n" + parse.replace("3 nsubj", "4 nsubj").replace("2 amod", "3 amod")
    assert meant(run(no), "no Russian president") == ["no Russian president"]


def test_name_without_country_gets_that_of_where_the_report_has_it(run: Run) -> None:
    done = run(report(named("Marcela Quin"), inside("Mali")))
    (quin,) = [a for a in done.actors if a.kind == "person"]
    assert quin.country == "MLI" and "context:country" in quin.made_by


def test_an_official_travels(run: Run) -> None:
    mayor = "Mayor mayor NOUN 2 compound\nQuin _ PROPN 3 nsubj\nspoke speak VERB 0 root"
    for first, code in ((mayor, None), (named("Quin"), "MLI")):
        done = run(report(first, inside("Mali"), of_state("French", "army")))
        (quin,) = [a for a in done.actors if a.kind == "person"]
        assert quin.country == code


def test_firms_are_at_home_elsewhere(run: Run) -> None:
    firm = "the the DET 2 det\ncompany company NOUN 4 nsubj\nZorbex _ PROPN 2 appos\n"
    firm += "spoke speak VERB 0 root"
    (body,) = [a for a in run(report(firm, inside("Mali"))).actors if "Zorbex" in a.name]
    assert (body.country, body.sector) == (None, ("BUS",))
    court = firm.replace("company company", "court court")
    (body,) = [a for a in run(report(court, inside("Mali"))).actors if "Zorbex" in a.name]
    assert (body.country, body.sector) == ("MLI", ("JUD",))
