"""Who a name means on a day: the candidates, the winner and why; the user's tables win."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dateline import lang
from dateline.errors import TableError
from dateline.export import words
from dateline.export.explain import described
from dateline.resolve import Knowledge, ResolveActors, layers
from dateline.resolve.facts import Facts
from dateline.resolve.holders import Office
from dateline.resolve.identify import of_person, settle
from dateline.resolve.linking import link
from dateline.resolve.scene import lexicon
from dateline.resolve.who import Resolution, who
from tests.helpers import reading
from tests.resolve.conftest import _tsv, write

PACKS = [lang.load("nl"), lang.load("en")]
HEADING = "wikidata name aliases country sector role start end source\n"
Add = Callable[..., Knowledge]


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """Knowledge with the small shipped tables under tables of the user's, given as file=rows."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    write(shipped)

    def made(**tables: str) -> Knowledge:
        for name, rows in tables.items():
            folder = tmp_path / "own" / f"{name}.csv"
            folder.mkdir(parents=True)
            (folder / "persons.tsv").write_text(_tsv(HEADING + rows), encoding="utf-8")
        return Knowledge(shipped, layers.tables(tmp_path / "own"))

    return made


def ask(name: str, knowledge: Knowledge, day: str = "2023-02-21") -> Resolution:
    return who(name, knowledge, PACKS, date.fromisoformat(day))


def told(found: Resolution) -> tuple[str, str | None, tuple[str, ...], str | None] | None:
    won = found.winner
    return (won.name, won.country, won.sector, won.role) if won else None


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Anna Larsen", "2020-01-01", ("Anna Larsen", "NOR", ("GOV",), "prime minister")),
        ("Anna Larsen", "2022-01-01", ("Anna Larsen", "NOR", ("ELI",), "former prime minister")),
        ("Anna Larsen", "2012-01-01", ("Anna Larsen", "NOR", (), None)),
        ("anna larsen", "2020-01-01", ("Anna Larsen", "NOR", ("GOV",), "prime minister")),
        ("Poetin", "2023-02-21", ("Vladimir Putin", "RUS", ("GOV",), "president")),
        ("Sergey Lavrof", "2023-02-21", ("Sergey Lavrov", "RUS", ("GOV",), "foreign minister")),
        ("het Kremlin", "2023-02-21", None),
        ("Kremlin", "2023-02-21", ("Rusland", "RUS", ("GOV",), None)),
        ("WHO", "2023-02-21", ("World Health Organization", "IGO", ("MED",), None)),
        ("who", "2023-02-21", None),
        ("Somebody Else", "2023-02-21", None),
    ],
)
def test_who_wins_on_a_day(
    knowledge: Knowledge, name: str, day: str, expected: tuple[str, ...] | None
) -> None:
    assert told(ask(name, knowledge, day)) == expected


def test_a_namesake_in_office_wins_and_otherwise_nobody_does(knowledge: Knowledge) -> None:
    found = ask("John Smith", knowledge, "2020-01-01")
    assert found.winner and found.winner.wikidata == "Q8001"
    assert "2 bear this name" in found.why and "in office" in found.why
    both = ask("John Smith", knowledge, "2023-01-01")
    assert both.winner is None
    assert [c.wikidata for c in both.candidates] == ["Q8001", "Q8002"]


def test_who_agrees_with_the_resolver(knowledge: Knowledge) -> None:
    for name in ("Anna Larsen", "John Smith", "Eva Berg", "Nobody Here"):
        for day in (date(2015, 1, 1), date(2020, 1, 1), date(2023, 1, 1)):
            linked = link([name], Facts(), (), knowledge, day)
            won = who(name, knowledge, PACKS, day).winner
            assert (linked and linked.person.name) == (won and won.name)
            if linked and won:
                facts = of_person(linked.person, day)
                assert (facts.country, facts.sector) == (won.country, won.sector)


def test_every_fact_names_its_table_and_source(knowledge: Knowledge) -> None:
    (lavrov,) = ask("Sergey Lavrov", knowledge).candidates
    assert lavrov.grounds == ("shipped table persons, source test",)
    (russia,) = ask("Rusland", knowledge).candidates
    assert russia.grounds == ("language pack nl, countries: name of Rusland",)


def test_the_users_row_wins_over_the_shipped_one_of_the_same_post(add: Add) -> None:
    knowledge = add(mine="Q58217 Sergey_Lavrov _ RUS GOV foreign_minister 2004-03-09 2023-01-31 me")
    found = ask("Sergej Lavrov", knowledge)
    assert told(found) == ("Sergey Lavrov", "RUS", ("ELI",), "former foreign minister")
    assert found.winner and found.winner.grounds == ("your table mine.csv, source me",)
    assert found.winner.offices == (
        Office("RUS", ("GOV",), "foreign minister", "2004-03-09", "2023-01-31", "me", "mine.csv"),
    )


def test_the_users_other_post_comes_first_and_the_shipped_one_stays(add: Add) -> None:
    knowledge = add(mine="_ Sergey_Lavrov Lawrow RUS SPY spy_chief 2020 _ me")
    won = ask("Lawrow", knowledge).winner
    assert won and [o.role for o in won.held] == ["spy chief", "foreign minister"]
    assert won.wikidata == "Q58217"
    (person,) = knowledge.people("Sergej Lavrov")
    assert of_person(person, date(2023, 1, 1), "foreign minister").title == "foreign minister"


def test_a_name_in_another_country_or_with_another_item_is_somebody_else(add: Add) -> None:
    knowledge = add(
        mine="_ Sergey_Lavrov _ BGR BUS banker _ _ me\nQ1 Anna_Larsen _ NOR EDU professor _ _ me"
    )
    assert len(knowledge.people("Sergey Lavrov")) == 2
    assert len(knowledge.people("Anna Larsen")) == 2


def test_the_users_namesake_wins_over_the_shipped_one(add: Add) -> None:
    found = ask("Piet Jansen", add(mine="_ Piet_Jansen _ BEL MIL general 2001 _ me"))
    assert told(found) == ("Piet Jansen", "BEL", ("MIL",), "general")
    assert "your tables win" in found.why


def test_the_first_of_two_tables_wins(add: Add) -> None:
    knowledge = add(b="_ Xi_Ho _ CHN MIL general _ _ b", a="_ Xi_Ho _ CHN GOV minister _ _ a")
    won = ask("Xi Ho", knowledge).winner
    assert won and won.held[0].table == "a.csv"


def test_a_row_without_role_is_completed_and_one_without_dates_is_the_last_resort(
    add: Add,
) -> None:
    knowledge = add(
        mine="_ Sergey_Lavrov _ RUS GOV _ 2004-03 _ me\n"
        "_ Max_Muller _ DEU GOV _ 2001 2005 me\n_ Max_Muller _ DEU ELI _ _ _ me"
    )
    assert told(ask("Sergey Lavrov", knowledge)) == (
        "Sergey Lavrov", "RUS", ("GOV",), "foreign minister",
    )  # fmt: skip
    assert told(ask("Max Muller", knowledge, "2003-01-01")) == ("Max Muller", "DEU", ("GOV",), None)
    assert told(ask("Max Muller", knowledge, "2013-01-01")) == ("Max Muller", "DEU", ("ELI",), None)


def test_whom_the_user_names_holds_the_office(add: Add) -> None:
    knowledge = add(mine="_ Ivan_Novak _ RUS GOV foreign_minister 2023-01-01 _ me")
    holder = knowledge.holder("foreign minister", "RUS", date(2023, 2, 1))
    assert holder and holder.name == "Ivan Novak"
    earlier = knowledge.holder("foreign minister", "RUS", date(2022, 2, 1))
    assert earlier and earlier.name == "Sergey Lavrov"


def test_the_rule_that_made_a_link_names_the_users_table(add: Add) -> None:
    knowledge = add(mine="_ Ivan_Novak _ RUS GOV foreign_minister 2023-01-01 _ me")
    found = link(["Ivan Novak"], Facts(), (), knowledge, date(2023, 2, 1))
    assert settle(Facts(), found, date(2023, 2, 1)).made_by == ("user-table:mine.csv:name",)


def test_a_report_says_which_actors_come_from_the_users_table(add: Add) -> None:
    knowledge = add(mine="_ Ivan_Novak Novak RUS SPY spy_chief 2023-01-01 _ me")
    parse = "Ivan _ PROPN 3 nsubj\nNovak _ PROPN 1 flat\nzweeg zwijgen VERB 0 root"
    told = reading(parse, {"Ivan Novak": "PER"})
    (done,) = ResolveActors(lang.load, knowledge)([told])
    (actor,) = done.actors
    assert (actor.country, actor.sector, actor.role) == ("RUS", ("SPY",), "spy chief")
    assert words.user_table(actor.made_by) == "mine.csv"
    assert described(actor) == "Ivan Novak (RUS, intelligence, spy chief; your table mine.csv)"
    (without,) = ResolveActors(lang.load, Knowledge(knowledge.folder))([told])
    assert words.user_table(without.actors[0].made_by) == ""


def test_organisations_and_role_nouns_of_the_user_win(add: Add, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "mine.csv"
    folder.mkdir(parents=True)
    (folder / "organisations.tsv").write_text(
        "wikidata\tname\taliases\tkind\tcountry\tsector\tsource\n"
        "\tHezbollah\t\torganisation\tLBN\tPTY\tme\n"
        "\tThe CNN\tCNN\torganisation\t\tJRN\tme\n"
        "\tTASS\t\torganisation\t\tSPY\tme\n",
        encoding="utf-8",
    )
    (folder / "roles.tsv").write_text(
        "language\tnoun\tkind\tsector\ttitle\nen\tharbour watch\troles\tCOP\tharbour police\n"
        "en\tforeign minister\trole\tLEG\ttest\n",
        encoding="utf-8",
    )
    knowledge = add()
    assert told(ask("Hizbollah", knowledge)) == ("Hezbollah", "LBN", ("REB",), None)
    assert told(ask("Hezbollah", knowledge)) == ("Hezbollah", "LBN", ("PTY",), None)
    assert told(ask("CNN", knowledge)) == ("The CNN", "USA", ("JRN",), None)
    assert told(ask("TASS", knowledge)) == ("TASS", None, ("SPY",), None)
    assert told(ask("harbour watch", knowledge)) == (
        "harbour watch", None, ("COP",), "harbour police",
    )  # fmt: skip
    assert ask("harbour watch", knowledge).candidates[0].grounds == ("your table mine.csv",)
    role = lexicon(lang.load("en"), knowledge).role("foreign minister")
    assert role and role.title == "test"
    assert lexicon(lang.load("nl"), knowledge).role("harbour watch") is None


def test_a_broken_table_is_an_error(add: Add) -> None:
    with pytest.raises(TableError, match=r"persons\.tsv"):
        add(mine="too few cells").people("Sergey Lavrov")


def test_the_folder_of_the_users_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert layers.home("~/x") == Path.home() / "x"
    monkeypatch.setenv(layers.FOLDER, str(tmp_path))
    assert layers.home() == tmp_path
    assert layers.home(tmp_path / "y") == tmp_path / "y"
    monkeypatch.delenv(layers.FOLDER)
    assert layers.home().parts[-2:] == ("dateline", "knowledge")
    assert layers.tables(tmp_path / "none") == ()


def test_who_is_meant_by_the_end_of_a_name_or_a_spelling_is_a_candidate(
    extended: Callable[..., Knowledge],
) -> None:
    """Also where somebody else of that country is spelt almost so."""
    rows = """
    Q1 Jan_Dam Jan_van_Dam NLD GOV prime_minister 2020-01-01 _ test
    Q2 Vaan_Dam _ NLD LEG senator 2020-01-01 _ test
    """
    found = ask("Van Dam", extended(persons=rows))
    assert found.winner and found.winner.name == "Jan Dam"
    assert found.winner in found.candidates
