"""Country and sector of actors with names: what stands beside them, and whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.lang import load
from dateline.records import Actor, Reading
from dateline.resolve import Knowledge, ResolveActors
from tests.helpers import reading

Resolve = Callable[..., dict[str, Actor]]
CITIES = "1 Denby _ USA GA 32.8 -83.6 2500\n2 Midton _ USA GA 32.8 -83.6 100000\n"


@pytest.fixture
def actors(extended: Callable[..., Knowledge]) -> Resolve:
    """The actors of a parse by name."""
    stage = ResolveActors(load, extended(cities=CITIES))

    def run(
        parse: str, names: dict[str, str] | None = None, language: str = "en"
    ) -> dict[str, Actor]:
        done: Reading = stage.resolve(reading(parse, names, language=language))
        return {a.name: a for a in done.actors}

    return run


BODY = """
Salem _ PROPN 6 nsubj
Constabulary~ _ PROPN 1 flat
, _ PUNCT 5 punct
a a DET 5 det
{} NOUN 1 {} Number=Sing
waited wait VERB 0 root
"""
CONSTABULARY = {"Salem Constabulary": "ORG"}


@pytest.mark.parametrize(
    ("noun", "rel", "sector"),
    [
        ("militia~ militia", "appos", ("PRM",)),
        ("shed~ shed", "appos", ("COP",)),  # says nothing of it
        ("militia~ militia", "dep", ("COP",)),
    ],
)
def test_what_is_said_beside_a_body_knows_better_than_its_name(
    actors: Resolve, noun: str, rel: str, sector: tuple[str, ...]
) -> None:
    body = actors(BODY.format(noun, rel), CONSTABULARY)["Salem Constabulary"]
    assert body.sector == sector


def test_what_is_said_beside_a_body_knows_better_than_a_role_noun_in_its_name(
    actors: Resolve,
) -> None:
    parse = BODY.replace("PROPN 6 nsubj", "PROPN 2 compound").replace("NOUN 1", "NOUN 2")
    parse = parse.replace("Constabulary~ _ PROPN 1 flat", "Army~ _ PROPN 6 nsubj")
    names = {"Salem Army": "ORG"}
    assert actors(parse.format("shed~ shed", "appos"), names)["Salem Army"].sector == ("MIL",)
    assert actors(parse.format("militia~ militia", "appos"), names)["Salem Army"].sector == ("PRM",)


def owned(noun: str, of: str, owner: str) -> str:
    """The NOUN of the OWNER waited."""
    rows = f"the the DET 2 det\n{noun} NOUN {{0}} nsubj Number=Sing\n{of} _ ADP {{1}} case\n"
    words = owner.split()
    head = 4 if words[0][:1].isupper() else 5
    if head == 5:
        rows += "the the DET 5 det\n"
    upos = "PROPN" if head == 4 else "NOUN"
    rows += f"{words[0]} {words[0].lower() if head == 5 else '_'} {upos} 2 nmod\n"
    rows += "".join(f"{w} _ PROPN {head} flat\n" for w in words[1:])
    return rows.format(head + len(words), head) + "waited wait VERB 0 root"


@pytest.mark.parametrize(
    ("noun", "owner", "sector"),
    [
        ("spokesman", "Salem Constabulary", ("COP",)),
        ("chairman", "Salem Constabulary", ("COP",)),
        ("member", "Salem Constabulary", ("COP",)),
        ("head", "Zorbex Front", ()),  # of a body of which nothing is known
        ("mayor", "Denby", ("GOV",)),
        ("commander", "rebels", ("REB",)),  # whose he is knows better than his rank
        ("commander", "ministry", ("MIL",)),
        ("judge", "rebels", ("JUD",)),
        ("pastor", "Salem Constabulary", ("REL",)),
    ],
)
def test_sector_of_whose_somebody_is(
    actors: Resolve, noun: str, owner: str, sector: tuple[str, ...]
) -> None:
    names = {"Salem Constabulary": "ORG", "Zorbex Front": "ORG", "Denby": "LOC"}
    found = actors(owned(f"{noun} {noun}", "of", owner), names)
    assert next(a for name, a in found.items() if noun in name).sector == sector


def test_mayor_of_a_small_place(actors: Resolve) -> None:
    """Wherever he is."""
    parse = owned("mayor mayor", "of", "Denby") + "\nin in ADP 7 case\nMali _ PROPN 5 obl"
    assert actors(parse, {"Denby": "LOC"})["the mayor of Denby"].country == "USA"


@pytest.mark.parametrize(
    ("owner", "sector"), [("Hezbollah _ PROPN", ("REB",)), ("rebels rebel NOUN", ("REB",))]
)
def test_name_is_of_the_sector_of_whose_it_is(
    actors: Resolve, owner: str, sector: tuple[str, ...]
) -> None:
    parse = f"Leo _ PROPN 5 nsubj\nBo _ PROPN 1 flat\nof of ADP 4 case\n{owner} 1 nmod\n"
    parse += "waited wait VERB 0 root"
    assert actors(parse, {"Leo Bo": "PER", "Hezbollah": "ORG"})["Leo Bo"].sector == sector


@pytest.mark.parametrize(("noun", "is_actor"), [("pastor", True), ("roof", False)])
def test_name_to_which_somebody_belongs_is_a_body(
    actors: Resolve, noun: str, is_actor: bool
) -> None:
    found = actors(owned(f"{noun} {noun}", "of", "Zorbex"), {"Zorbex": "ORG"})
    assert ("Zorbex" in found) is is_actor


@pytest.mark.parametrize(
    ("parse", "language", "sector"),
    [
        ("the the DET 3 det\npolice police NOUN 3 compound\nspokesman spokesman NOUN 4 nsubj\n"
         "waited wait VERB 0 root", "en", ("COP",)),
        ("the the DET 3 det\nintelligence intelligence NOUN 3 compound\nspokesman spokesman NOUN 4 "
         "nsubj\nwaited wait VERB 0 root", "en", ("SPY",)),  # no actor of its own there
        ("the the DET 3 det\ngrey grey NOUN 3 compound\nspokesman spokesman NOUN 4 nsubj\n"
         "waited wait VERB 0 root", "en", ("GOV",)),
        ("the the DET 3 det\npolice police NOUN 3 compound\npastor pastor NOUN 4 nsubj\n"
         "waited wait VERB 0 root", "en", ("REL",)),
        ("de de DET 2 det\nrebellenwoordvoerder _ NOUN 3 nsubj\nzweeg zwijgen VERB 0 root",
         "nl", ("REB",)),
    ],
)  # fmt: skip
def test_role_in_front_of_a_role_noun(
    actors: Resolve, parse: str, language: str, sector: tuple[str, ...]
) -> None:
    found = actors(parse, language=language)
    assert max(found.values(), key=lambda a: len(a.name)).sector == sector


def test_sector_of_whom_a_possessive_means(actors: Resolve) -> None:
    parse = "Hezbollah _ PROPN 2 nsubj\nfled flee VERB 0 root\n\n"
    parse += "its its PRON 2 nmod:poss\n{0} {0} NOUN 3 nsubj Number=Sing\nwaited wait VERB 0 root"
    chief = actors(parse.format("commander"), {"Hezbollah": "ORG"})["its commander"]
    assert (chief.country, chief.sector) == ("LBN", ("REB",))
    pastor = actors(parse.format("pastor"), {"Hezbollah": "ORG"})["its pastor"]
    assert (pastor.country, pastor.sector) == ("LBN", ("REL",))


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Zorbex Constabulary", None, ("COP",)),
        ("Kharkiv Constabulary", "UKR", ("COP",)),  # a large town
        ("Midton Constabulary", None, ("COP",)),  # an accident
    ],
)
def test_what_the_words_of_a_bodys_name_tell(
    actors: Resolve, name: str, country: str | None, sector: tuple[str, ...]
) -> None:
    first, last = name.split()
    parse = f"{first} _ PROPN 2 compound\n{last} _ PROPN 3 nsubj\nwaited wait VERB 0 root"
    body = actors(parse, {name: "ORG"})[name]
    assert (body.country, body.sector) == (country, sector)


def test_small_place_that_a_bodys_name_says_it_is_of(actors: Resolve) -> None:
    parse = "Constabulary _ PROPN 4 nsubj\nof of ADP 3 case\nDenby _ PROPN 1 nmod\n"
    parse += "waited wait VERB 0 root"
    name = "Constabulary of Denby"
    assert actors(parse, {name: "ORG"})[name].country == "USA"


def test_states_are_told_of_through_people_and_bodies(actors: Resolve) -> None:
    """ "The police" are those of the only state of the report, also if only a minister of it is."""
    police = "\n\nthe the DET 2 det\npolice police NOUN 3 nsubj\nwaited wait VERB 0 root"
    putin = "Vladimir _ PROPN 3 nsubj\nPutin _ PROPN 1 flat\nwaited wait VERB 0 root"
    names = {"Vladimir Putin": "PER", "Hezbollah": "ORG", "Leo Bo": "PER"}
    body = "Hezbollah _ PROPN 2 nsubj\nwaited wait VERB 0 root"
    nobody = putin.replace("Vladimir", "Leo").replace("Putin", "Bo")
    found = [actors(some + police, names)["the police"].country for some in (putin, body, nobody)]
    assert found == ["RUS", "LBN", None]


def test_one_of_a_trade_is_described_by_the_noun_for_many(actors: Resolve) -> None:
    parse = BODY.replace("Constabulary", "Bo").format("{}", "appos")
    one = actors(parse.format("fisherman~ fisherman"), {"Salem Bo": "PER"})
    assert one["Salem Bo"].sector == ("AGR",)
    many = parse.replace("Number=Sing", "Number=Plur").format("fishermen~ fisherman")
    assert actors(many, {"Salem Bo": "PER"})["Salem Bo"].sector != ("AGR",)


def test_one_person_spelt_in_two_ways(actors: Resolve) -> None:
    row = "{} _ PROPN 3 nsubj\nChalabi _ PROPN 1 flat\nwaited wait VERB 0 root"
    report = row.format("Ahmed") + "\n\n" + row.format("{}")
    names = {f"{n} Chalabi": "PER" for n in ("Ahmed", "Ahmad", "Omar")}
    assert len(actors(report.format("Ahmad"), names)) == 1
    assert len(actors(report.format("Omar"), names)) == 2


def test_a_former_title_is_former_once(actors: Resolve) -> None:
    parse = "former former ADJ 3 amod\nprime prime ADJ 3 amod\nminister minister NOUN 4 compound\n"
    parse += "Leo _ PROPN 6 nsubj\nBo _ PROPN 4 flat\nwaited wait VERB 0 root"
    leo = actors(parse, {"Leo Bo": "PER"})["Leo Bo"]
    assert (leo.sector, leo.role) == (("ELI",), "former prime minister")


def test_who_belongs_to_what_he_leads(actors: Resolve) -> None:
    parse = (
        "Leo _ PROPN 7 nsubj\nBo _ PROPN 1 flat\nwho _ PRON 4 nsubj\nled lead VERB 1 acl:relcl\n"
    )
    parse += "the the DET 6 det\nrebels rebel NOUN 4 obj Number=Plur\nwaited wait VERB 0 root"
    assert actors(parse, {"Leo Bo": "PER"})["Leo Bo"].sector == ("REB",)
    assert actors(parse.replace("led lead", "saw see"), {"Leo Bo": "PER"})["Leo Bo"].sector == ()


def test_person_of_a_table_without_country_is_placed(extended: Callable[..., Knowledge]) -> None:
    stage = ResolveActors(load, extended(persons="Q1 Ada_Blum _ _ GOV envoy 2000 _ test"))
    parse = "Ada _ PROPN 3 nsubj\nBlum _ PROPN 1 flat\nspoke speak VERB 0 root\n"
    parse += "in in ADP 5 case\nMali _ PROPN 3 obl"
    done = stage.resolve(reading(parse, {"Ada Blum": "PER"}, language="en"))
    (ada,) = [a for a in done.actors if a.kind == "person"]
    assert (ada.country, ada.wikidata, ada.role) == ("MLI", "Q1", "envoy")
