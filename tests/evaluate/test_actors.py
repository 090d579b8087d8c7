"""Actors scored on hand-worked cases, and the files of marked mentions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import actors
from dateline.evaluate.actors import ActorMention, ActorSaid
from dateline.evaluate.predict.actors import actor_at, said
from dateline.records import Actor, Mention, Span
from dateline.resolve.holders import Office, Person

from ..helpers import reading

DAY = date(2022, 9, 21)


def mention(
    kind: str = "holder", country: str = "RUS", sector: str = "GOV", person: str = "-",
    language: str = "en",
) -> ActorMention:  # fmt: skip
    return ActorMention(
        "x", DAY, kind, tuple(country.split("/")), tuple(sector.split("/")), person, "Ivan", 0, 4,
        language,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "given", "right"),
    [
        ("GOV/MIL", ("MIL",), True),
        ("GOV", ("GOV", "MIL"), False),  # MIL contradicts
        ("COP", ("GOV", "COP"), True),  # GOV is the second code of a body of the state
        ("COP", ("GOV",), False),
        ("CVL", ("CVL", "GOV"), False),
        ("REB", ("REB", "PRE"), True),
        ("REB", ("PRE",), False),
        ("CVL", ("CVL", "OPP"), False),
        ("-/GOV", (), True),
        ("-", ("GOV",), False),
        ("GOV", (), False),
    ],
)
def test_a_sector_is_right_if_one_of_golds_is_given_and_nothing_contradicts(
    gold: str, given: tuple[str, ...], right: bool
) -> None:
    assert actors.sector_right(mention(sector=gold), ActorSaid("x", sector=given)) is right


def test_countries_are_alternatives_and_none_is_right_only_where_gold_says_so() -> None:
    gold = mention(country="MNC/NLD")
    assert actors.country_right(gold, ActorSaid("x", "NLD"))
    assert not actors.country_right(gold, ActorSaid("x", "GBR"))
    assert not actors.country_right(gold, ActorSaid("x"))
    assert actors.country_right(mention(country="-/IMG"), ActorSaid("x"))


def test_figures_by_hand() -> None:
    ivan = "Ivan Ivanov"
    pairs = [
        # The tables have him: two of three linked, the third to his brother.
        (mention(person=ivan), ActorSaid("x", "RUS", ("GOV",), ivan, True)),
        (mention(person=ivan, language="nl"), ActorSaid("x", "RUS", ("GOV",), ivan, True)),
        (mention(person=ivan), ActorSaid("x", "RUS", (), "Igor Ivanov", True)),
        # They do not: one of four is linked, that one a named person; two of the four are named.
        (mention(person="Oleg Olegov"), ActorSaid("x", "RUS", ("GOV",), ivan)),
        (mention("stranger", language="nl"), ActorSaid("x", "UKR")),
        (mention("crowd", sector="CVL"), ActorSaid("x", "RUS", ("CVL",))),
        (mention("state", sector="-/GOV"), ActorSaid("x", "RUS")),
        # Linking a title without a name is not scored.
        (mention("role", person="?"), ActorSaid("x", None, ("GOV",), ivan)),
    ]
    scores = actors.score([g for g, _ in pairs], [p for _, p in pairs])
    assert scores["country"] == 6 / 8
    assert scores["sector"] == 6 / 8
    assert (scores["linked"], scores["unlinked"]) == (2 / 3, 3 / 4)
    assert scores["unlinked_named"] == 1 / 2
    assert scores["nl"] == {
        "country": 0.5, "sector": 0.5, "linked": 1, "unlinked": 1, "unlinked_named": 1,
    }  # fmt: skip
    assert scores["en"]["linked"] == 0.5
    assert scores["kinds"]["holder"] == {"country": 1, "sector": 3 / 4}
    assert "ngo" not in scores["kinds"]


LINE = "2022-09-21 | holder | RUS | GOV/MIL | Sergei Shoigu | De minister {Sjojgoe} riep ze op."


def write(folder: Path, text: str) -> Path:
    path = folder / "proef.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_mentions(tmp_path: Path) -> None:
    (row,) = actors.read(write(tmp_path, f"# a remark | with a bar\n\n{LINE}\n"))
    assert row.text == "De minister Sjojgoe riep ze op."
    assert row.text[row.start : row.end] == "Sjojgoe"
    assert (row.id, row.day, row.language) == ("proef:3", DAY, "nl")
    assert (row.countries, row.sectors) == (("RUS",), ("GOV", "MIL"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("holder", "hero"),
        ("RUS", "Rusland"),
        ("GOV/MIL", "GOV,MIL"),
        ("{Sjojgoe}", "Sjojgoe"),
        ("{Sjojgoe}", "{Sjojgoe"),
        ("{Sjojgoe} riep", "{Sjojgoe} {riep}"),
        ("2022-09-21", "September"),
        ("2022-09-21", ""),
        ("holder", "namesake"),
        (" | GOV/MIL", ""),
    ],
)
def test_a_broken_line_is_refused_with_its_place(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(EvaluationError):
        actors.read(write(tmp_path, LINE.replace(old, new)))


def test_our_own_files_are_whole() -> None:
    for language in ("nl", "en"):
        rows = actors.read(Path("quality/gold") / f"actors_{language}.txt")
        assert {r.language for r in rows} == {language}
        assert len(rows) == 200
        assert sum(r.kind in ("stranger", "unheard") for r in rows) == 50
        assert len({r.text for r in rows}) == 200
        assert all(1995 <= r.day.year <= 2026 for r in rows)


PARSE = """\
Russian      Russian      ADJ    2  amod
minister     minister     NOUN   4  nsubj
Ivanov       Ivanov       PROPN  2  appos
met          meet         VERB   0  root
protesters   protester    NOUN   4  obj
in           in           ADP    7  case
Tehran~      Tehran       PROPN  5  nmod
.            .            PUNCT  4  punct
"""
RUSSIAN, NOUN_PHRASE, IVANOV = Span(0, 7), Span(0, 23), Span(17, 23)
PROTESTERS, TEHRAN = Span(28, 48), Span(42, 48)
ACTORS = (
    Actor("a1", "Igor Ivanov", "person", "RUS", ("GOV",), made_by=("table:persons:name",)),
    Actor("a2", "Russia", "country", "RUS"),
    Actor("a3", "Iran", "country", "IRN"),
)


def test_the_actor_at_marked_words_is_that_of_their_head() -> None:
    mentions = (
        Mention("a2", 0, 0, RUSSIAN, "adjective"),
        Mention("a1", 0, 1, NOUN_PHRASE, "name"),
        Mention("a3", 0, 6, TEHRAN, "place"),
    )
    read = replace(reading(PARSE, language="en"), actors=ACTORS, mentions=mentions)
    assert actor_at(read, IVANOV) == ACTORS[0]  # an apposition to the head of its mention
    assert actor_at(read, TEHRAN) == ACTORS[2]
    assert actor_at(read, PROTESTERS) is None  # the place is not they
    assert actor_at(read, RUSSIAN) is None


def test_a_name_that_the_record_has_under_its_title() -> None:
    slipped = PARSE.replace("PROPN  2  appos", "PROPN  1  flat")
    named = Mention("a1", 0, 1, NOUN_PHRASE, "name")
    read = replace(reading(slipped, language="en"), actors=ACTORS, mentions=(named,))
    assert actor_at(read, IVANOV) == ACTORS[0]  # whatever the name hangs on
    leader = Mention("a3", 0, 1, NOUN_PHRASE, "nominal")
    assert actor_at(replace(read, mentions=(leader,)), IVANOV) is None
    title = replace(leader, actor="a1", span=Span(0, 16))
    apposed = replace(reading(PARSE, language="en"), actors=ACTORS, mentions=(title,))
    assert actor_at(apposed, IVANOV) == ACTORS[0]


def test_a_link_counts_if_it_is_to_the_person_whom_gold_means() -> None:
    row = mention(person="Igor Iwanow")
    office = Office("RUS", ("GOV",), "foreign minister", "1998", "2004")
    meant = Person("Q1", "Igor Ivanov", ("Igor Iwanow",), (office,))
    assert said(row, ACTORS[0], [meant]).person == "Igor Iwanow"
    namesake = replace(ACTORS[0], wikidata="Q2")
    assert said(row, namesake, [meant]).person == "Igor Ivanov"
    assert said(row, ACTORS[0], []) == ActorSaid("x", "RUS", ("GOV",), "Igor Ivanov")
    guessed = replace(ACTORS[0], made_by=("words:role",))
    assert said(row, guessed, [meant]) == ActorSaid("x", "RUS", ("GOV",), None, True)
    assert said(row, None, [meant]) == ActorSaid("x", known=True)
