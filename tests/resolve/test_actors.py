"""Who is who: country, sector and role from tables and from the words around a name."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lang import load
from dateline.records import Actor, Reading
from dateline.resolve import Knowledge, ResolveActors
from tests.helpers import reading

SPOKESMAN = """
Een een DET 2 det
woordvoerder woordvoerder NOUN 9 nsubj Number=Sing
van van ADP 6 case
het het DET 6 det
Chinese chinees ADJ 6 amod
ministerie ministerie NOUN 2 nmod Number=Sing
van van ADP 8 case
Justitie _ PROPN 6 nmod
sprak spreken VERB 0 root
"""


@pytest.fixture
def resolve(knowledge: Knowledge):  # type: ignore[no-untyped-def]
    stage = ResolveActors(load, knowledge)

    def run(found: Reading) -> Reading:
        (done,) = stage([found])
        return done

    return run


def by_name(done: Reading, name: str) -> Actor:
    found = [a for a in done.actors if a.name == name]
    assert found, f"no {name!r} among {[a.name for a in done.actors]}"
    return found[0]


def told(done: Reading, actor: Actor) -> list[tuple[str, str]]:
    """Words and manner of each mention of an actor."""
    text = done.article.text
    return [(m.span.of(text), m.how) for m in done.mentions if m.actor == actor.id]


def test_adjective_and_title_describe_an_unknown_person(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            De de DET 3 det
            Noorse noors ADJ 3 amod
            premier premier NOUN 6 nsubj Number=Sing
            Kari _ PROPN 3 appos
            Voss _ PROPN 4 flat
            vertrok vertrekken VERB 0 root
            """,
            {"Kari Voss": "PER"},
        )
    )
    actor = by_name(done, "Kari Voss")
    assert (actor.kind, actor.country, actor.sector) == ("person", "NOR", ("GOV",))
    assert actor.role == "prime minister"
    assert actor.wikidata is None
    assert told(done, actor) == [("De Noorse premier Kari Voss", "name")]


def test_mention_head_is_the_head_of_the_whole_phrase(resolve) -> None:  # type: ignore
    """English titles hang below the name, Dutch names below the title."""
    done = resolve(
        reading(
            """
            Norwegian _ ADJ 3 amod
            Prime _ ADJ 3 amod
            Minister minister PROPN 4 nmod:desc
            Kari _ PROPN 6 nsubj
            Voss _ PROPN 4 flat
            left leave VERB 0 root
            """,
            {"Kari Voss": "PER"},
            language="en",
        )
    )
    (mention,) = done.mentions
    assert mention.head == 3
    assert by_name(done, "Kari Voss").country == "NOR"


def test_sector_of_a_body_passes_to_its_spokesman(resolve) -> None:  # type: ignore
    done = resolve(reading(SPOKESMAN))
    spokesman = next(a for a in done.actors if a.role == "spokesperson")
    assert (spokesman.country, spokesman.sector[0]) == ("CHN", "GOV")
    ministry = next(a for a in done.actors if a.kind == "government")
    assert ministry.country == "CHN"


def test_spokesman_of_rebels_is_no_government(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            Een een DET 2 det
            woordvoerder woordvoerder NOUN 6 nsubj Number=Sing
            van van ADP 5 case
            de de DET 5 det
            rebellen rebel NOUN 2 nmod Number=Plur
            sprak spreken VERB 0 root
            """
        )
    )
    spokesman = next(a for a in done.actors if a.role == "spokesperson")
    assert spokesman.sector == ("REB",)


def test_tables_say_what_words_do_not(resolve) -> None:  # type: ignore
    found = "Vladimir _ PROPN 3 nsubj\nPoetin _ PROPN 1 flat\nsprak spreken VERB 0 root"
    actor = by_name(resolve(reading(found, {"Vladimir Poetin": "PER"})), "Vladimir Putin")
    assert (actor.country, actor.sector, actor.role) == ("RUS", ("GOV",), "president")
    assert actor.wikidata == "Q7747"


@pytest.mark.parametrize(
    ("published", "sector"),
    [(date(2020, 5, 1), ("GOV",)), (date(2023, 2, 21), ("ELI",))],
)
def test_office_counts_only_while_it_is_held(resolve, published, sector) -> None:  # type: ignore
    found = "Anna _ PROPN 3 nsubj\nLarsen _ PROPN 1 flat\nsprak spreken VERB 0 root"
    done = resolve(reading(found, {"Anna Larsen": "PER"}, published=published))
    assert by_name(done, "Anna Larsen").sector == sector


def test_word_for_a_former_office_wins_over_the_table(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            De de DET 3 det
            voormalige voormalig ADJ 3 amod
            premier premier NOUN 6 nsubj Number=Sing
            Anna _ PROPN 3 appos
            Larsen _ PROPN 4 flat
            sprak spreken VERB 0 root
            """,
            {"Anna Larsen": "PER"},
            published=date(2020, 5, 1),
        )
    )
    assert by_name(done, "Anna Larsen").sector == ("ELI",)


@pytest.mark.parametrize(("adjective", "qid"), [("American", "Q8001"), ("British", "Q8002")])
def test_namesakes_are_told_apart_by_country(resolve, adjective, qid) -> None:  # type: ignore
    done = resolve(
        reading(
            f"""
            The the DET 3 det
            {adjective} _ ADJ 3 amod
            politician _ NOUN 4 nmod:desc Number=Sing
            John _ PROPN 6 nsubj
            Smith _ PROPN 4 flat
            spoke speak VERB 0 root
            """,
            {"John Smith": "PER"},
            language="en",
        )
    )
    assert by_name(done, "John Smith").wikidata == qid


def test_namesake_of_another_country_is_not_linked(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            The the DET 3 det
            Ghanaian _ ADJ 3 amod
            politician _ NOUN 4 nmod:desc Number=Sing
            John _ PROPN 6 nsubj
            Smith _ PROPN 4 flat
            spoke speak VERB 0 root
            """,
            {"John Smith": "PER"},
            language="en",
        )
    )
    actor = by_name(done, "John Smith")
    assert (actor.country, actor.wikidata) == ("GHA", None)


def test_compound_gives_role_and_country(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            Kremlin-woordvoerder kremlin-woordvoerder NOUN 4 nsubj Number=Sing
            Ivan _ PROPN 1 appos
            Petrov _ PROPN 2 flat
            sprak spreken VERB 0 root
            """,
            {"Ivan Petrov": "PER"},
        )
    )
    actor = by_name(done, "Ivan Petrov")
    assert (actor.country, actor.sector, actor.role) == ("RUS", ("GOV",), "spokesperson")


def test_state_seat_and_capital_are_one_actor(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            Rusland _ PROPN 2 nsubj
            weigert weigeren VERB 0 root

            Het het DET 2 det
            Kremlin _ PROPN 3 nsubj
            zwijgt zwijgen VERB 0 root

            Ruslands _ PROPN 2 nmod:poss
            leger leger NOUN 3 nsubj Number=Sing
            wacht wachten VERB 0 root
            """,
            {"Kremlin": "LOC", "Rusland": "LOC"},
        )
    )
    state = by_name(done, "Rusland")
    assert (state.kind, state.country, state.sector) == ("country", "RUS", ("GOV",))
    assert [t for t, _ in told(done, state)] == ["Rusland", "Kremlin", "Ruslands"]
    army = next(a for a in done.actors if a.role == "army")
    assert army.country == "RUS"


def test_seat_alone_is_a_government(resolve) -> None:  # type: ignore
    done = resolve(reading("Washington _ PROPN 2 nsubj\nzwijgt zwijgen VERB 0 root"))
    (actor,) = done.actors
    assert (actor.kind, actor.country, actor.sector) == ("government", "USA", ("GOV",))


def test_state_in_a_phrase_of_place_keeps_a_mention(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            "Zij zij PRON 2 nsubj\nlandde landen VERB 0 root\n"
            "in in ADP 4 case\nMoskou _ PROPN 2 obl"
        )
    )
    assert told(done, by_name(done, "Rusland")) == [("Moskou", "place")]


def test_inhabitants_are_not_the_state(resolve) -> None:  # type: ignore
    done = resolve(reading("Russen rus NOUN 2 nsubj Number=Plur\nstemmen stemmen VERB 0 root"))
    (actor,) = done.actors
    assert (actor.kind, actor.country, actor.sector) == ("group", "RUS", ("CVL",))


def test_group_of_two_nationalities_is_two_actors(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            Franse frans ADJ 4 amod
            en en CCONJ 3 cc
            Duitse duits ADJ 1 conj
            troepen troep NOUN 5 nsubj Number=Plur
            vertrekken vertrekken VERB 0 root
            """
        )
    )
    assert sorted(a.country or "" for a in done.actors) == ["DEU", "FRA"]
    assert len({(m.sentence, m.head) for m in done.mentions}) == 1


def test_adjective_before_a_thing_means_the_state(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            "De de DET 3 det\nRussische russisch ADJ 3 amod\ninvasie invasie NOUN 4 nsubj\n"
            "begon beginnen VERB 0 root"
        )
    )
    assert told(done, by_name(done, "Rusland")) == [("Russische", "adjective")]


def test_outlet_and_acronym(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            De de DET 2 det
            Wereldgezondheidsorganisatie _ PROPN 6 nsubj
            ( ( PUNCT 4 punct
            WHO _ PROPN 2 appos
            ) ) PUNCT 4 punct
            waarschuwt waarschuwen VERB 0 root

            TASS _ PROPN 2 nsubj
            meldt melden VERB 0 root
            """,
            {"Wereldgezondheidsorganisatie": "ORG", "WHO": "ORG", "TASS": "ORG"},
        )
    )
    who = by_name(done, "World Health Organization")
    assert (who.kind, who.country, who.wikidata) == ("organisation", "IGO", "Q7817")
    assert [t for t, _ in told(done, who)] == ["De Wereldgezondheidsorganisatie", "WHO"]
    assert (by_name(done, "TASS").country, by_name(done, "TASS").sector) == ("RUS", ("JRN",))


def test_unknown_body_takes_country_and_sector_from_its_name(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            "Bank _ PROPN 4 nsubj\nof of ADP 3 case\n"
            "Ghana _ PROPN 1 nmod\nclosed close VERB 0 root",
            {"Bank of Ghana": "ORG"},
            language="en",
        )
    )
    assert by_name(done, "Bank of Ghana").country == "GHA"


def test_title_in_quotation_marks_is_no_actor(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            Hij hij PRON 2 nsubj
            keek kijken VERB 0 root
            “~ _ PUNCT 4 punct
            Face _ PROPN 2 obj
            the _ PROPN 4 flat
            Nation~ _ PROPN 4 flat
            ” _ PUNCT 4 punct
            """,
            {"Face the Nation": "ORG"},
        )
    )
    assert done.actors == ()


def test_unknown_name_abstains(resolve) -> None:  # type: ignore
    found = "Jan _ PROPN 3 nsubj\nBos _ PROPN 1 flat\nsprak spreken VERB 0 root"
    done = resolve(reading(found, {"Jan Bos": "PER"}))
    actor = by_name(done, "Jan Bos")
    assert (actor.country, actor.sector, actor.role) == (None, (), None)
    assert actor.confidence <= 0.3


def test_bare_role_takes_the_only_country_with_low_confidence(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            De de DET 2 det
            politie politie NOUN 3 nsubj Number=Sing
            schoot schieten VERB 0 root
            in in ADP 5 case
            Ghana _ PROPN 3 obl
            """
        )
    )
    police = next(a for a in done.actors if a.role == "police")
    assert (police.country, police.sector) == ("GHA", ("COP",))
    assert police.confidence <= 0.8
    alone = "De de DET 2 det\npolitie politie NOUN 3 nsubj\nschoot schieten VERB 0 root"
    bare = resolve(reading(alone))
    assert bare.actors[0].country is None


def test_ids_follow_first_mention_and_mentions_name_actors(resolve) -> None:  # type: ignore
    done = resolve(reading(SPOKESMAN))
    assert [a.id for a in done.actors] == [f"a{n}" for n in range(1, len(done.actors) + 1)]
    firsts = [a.mentions[0].start for a in done.actors]
    assert firsts == sorted(firsts)
    assert {m.actor for m in done.mentions} <= {a.id for a in done.actors}
    assert all(m.span.covers(done.sentences[m.sentence].tokens[m.head].span) for m in done.mentions)


def test_dateline_is_a_place(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            WARSCHAU _ PROPN 4 dislocated
            - - PUNCT 1 punct
            Biden _ PROPN 4 nsubj
            sprak spreken VERB 0 root
            """,
            {"Biden": "PER"},
        )
    )
    assert told(done, by_name(done, "Polen")) == [("WARSCHAU", "place")]


def test_embassy_is_of_the_state_that_sent_it(resolve) -> None:  # type: ignore
    done = resolve(
        reading(
            """
            De de DET 3 det
            Franse frans ADJ 3 amod
            ambassade ambassade NOUN 6 nsubj Number=Sing
            in in ADP 5 case
            Moskou _ PROPN 3 nmod
            sluit sluiten VERB 0 root
            """
        )
    )
    embassy = next(a for a in done.actors if a.role == "embassy")
    assert embassy.country == "FRA"


def test_name_that_ends_like_a_role_noun_is_none(resolve) -> None:  # type: ignore
    done = resolve(reading("Christchurch _ PROPN 2 nsubj\nmourns mourn VERB 0 root", language="en"))
    assert done.actors == ()


def test_full_stop_is_no_part_of_a_name_in_the_tables(resolve) -> None:  # type: ignore
    met = "Putin _ PROPN 2 nsubj\nmet meet VERB 0 root\nTASS~ _ PROPN 2 obj\n. . PUNCT 2 punct"
    done = resolve(reading(met, language="en"))
    assert "TASS" in {s.of(done.article.text) for a in done.actors for s in a.mentions}


COLORADO = """
The the DET 3 det
Colorado _ PROPN 3 compound
secretary secretary NOUN 6 nsubj Number=Sing
of of ADP 5 case
state state NOUN 3 nmod Number=Sing
resigned resign VERB 0 root
"""


def test_office_of_a_region_is_not_that_of_the_state(resolve) -> None:  # type: ignore
    done = resolve(reading(COLORADO, {"Colorado": "LOC"}, language="en"))
    actor = by_name(done, "The Colorado secretary of state")
    assert (actor.country, actor.sector, actor.role) == ("USA", ("GOV",), "regional official")
    assert told(done, by_name(done, "United States")) == [("Colorado", "place")]


@pytest.mark.parametrize(("parse", "actors"), [
    ("The the DET 2 det\nfleet fleet NOUN 3 nsubj\nfired fire VERB 0 root", ["The fleet"]),
    ("They they PRON 2 nsubj\nsold sell VERB 0 root\nthe the DET 4 det\n"
     "fleet fleet NOUN 2 obj", []),
])  # fmt: skip
def test_arms_are_an_actor_only_where_they_act(resolve, parse: str, actors: list[str]) -> None:  # type: ignore
    assert [a.name for a in resolve(reading(parse, language="en")).actors] == actors


def test_what_is_sold_still_tells_of_its_country(resolve) -> None:  # type: ignore
    parse = "It it PRON 2 nsubj\nsank sink VERB 0 root\nthe the DET 5 det\n"
    parse += "Russian russian ADJ 5 amod\nfrigate frigate NOUN 2 obj"
    done = resolve(reading(parse, language="en"))
    assert told(done, by_name(done, "Russia")) == [("Russian", "adjective")]


def test_words_that_end_like_a_role_are_none_where_compounds_stand_apart(resolve) -> None:  # type: ignore
    won = "They they PRON 2 nsubj\nwon win VERB 0 root\nvictories victory NOUN 2 obj Number=Plur"
    assert resolve(reading(won, language="en")).actors == ()


@pytest.mark.parametrize(
    ("day", "title", "role"),
    [
        (date(2022, 6, 1), None, "foreign minister"),
        (date(2022, 6, 1), "minister", "foreign minister"),
        (date(2022, 6, 1), "defence minister", "defence minister"),
        (date(2022, 6, 1), "prime minister", "deputy prime minister"),
        (date(2024, 6, 1), None, "defence minister"),
    ],
)
def test_of_offices_held_together(
    knowledge: Knowledge, day: date, title: str | None, role: str
) -> None:
    """The one that the words name, else the most diplomatic."""
    (person,) = knowledge.people("Eva Berg")
    office = person.office(day, title)
    assert office and office.role == role


@pytest.mark.parametrize(
    ("name", "words", "is_actor"),
    [
        ("Zorbex", "They they PRON 2 nsubj\nuse use VERB 0 root\nZorbex _ PROPN 2 obj", False),
        ("Zorbex", "Zorbex _ PROPN 2 nsubj\nacts act VERB 0 root", True),
        ("Zor Front", "They they PRON 2 nsubj\nsee see VERB 0 root\nZor _ PROPN 4 compound\n"
         "Front _ PROPN 2 obj", True),
        ("Zor Treaty", "Zor _ PROPN 2 compound\nTreaty _ PROPN 3 nsubj\nholds hold VERB 0 root",
         False),
        ("Zorbex", "According accord VERB 3 case\nto to ADP 1 fixed\nZorbex _ PROPN 5 obl\n"
         "it it PRON 5 nsubj\nrains rain VERB 0 root", True),
    ],
)  # fmt: skip
def test_unknown_name_is_an_actor_if_it_acts_or_is_called_a_body(  # type: ignore
    resolve, name: str, words: str, is_actor: bool
) -> None:
    done = resolve(reading(words, {name: "ORG"}, language="en"))
    assert (name in {a.name for a in done.actors}) is is_actor


def test_surname_that_ends_like_a_thing_stays_a_person(resolve) -> None:  # type: ignore
    parse = "Leo _ PROPN 3 nsubj\nKaplan _ PROPN 1 flat\nzweeg zwijgen VERB 0 root"
    assert by_name(resolve(reading(parse, {"Leo Kaplan": "PER"})), "Leo Kaplan")


def test_one_of_many_is_not_described_by_them(resolve) -> None:  # type: ignore
    parse = "Leiders leider NOUN 6 nsubj Number=Plur\nals als ADP 4 case\nook ook ADV 4 advmod\n"
    parse += "Leo _ PROPN 1 appos\nBo _ PROPN 4 flat\nzwegen zwijgen VERB 0 root"
    done = resolve(reading(parse, {"Leo Bo": "PER"}))
    assert by_name(done, "Leo Bo").role is None
