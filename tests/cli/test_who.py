"""`dateline who` and `dateline knowledge` as they are called."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cli import main

Run = Callable[..., tuple[int, str, str]]
MINE = """\
name,kind,aliases,country,sector,role,start,end,source
Wang Yi,,,CHN,GOV,director of the office,2023-01-01,,our desk
Free Harbour Front,organisation,FHF,SOM,REB,,,,our desk
"""
PETRARCH = "JOHANNES_VAN_DOORN_\n\t[NLDGOV 970101-061231]\nGHOST_NAME_\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(tmp_path / "home"))

    def call(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in args])
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return call


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_who_tells_office_country_and_source_on_a_day(run: Run) -> None:
    status, out, _ = run("who", "Wang Yi", "--on", "2022-02-21")
    assert status == 0
    for told in ("Wang Yi", "CHN", "foreign minister", "16 Mar 2013", "30 Dec 2022", "persons"):
        assert told in out
    assert "former foreign minister" in run("who", "Hillary Clinton", "--on", "2014-01-01")[1]


def test_the_status_says_whether_one_several_or_nobody(run: Run) -> None:
    assert run("who", "Angela Merkel", "--on", "2010-01-01")[0] == 0
    status, out, _ = run("who", "Ali")
    assert status == 2 and "none wins" in out
    status, out, _ = run("who", "Qwerty Uiop")
    assert status == 3 and "nothing found" in out


def test_json_is_one_object_with_all_candidates(run: Run) -> None:
    status, out, _ = run("who", "Wang Yi", "--on", "2022-02-21", "--json")
    told = json.loads(out)
    winner = told["candidates"][told["winner"]]
    assert (status, told["on"], winner["country"], winner["sector"]) == (
        0, "2022-02-21", "CHN", ["GOV"],
    )  # fmt: skip
    assert winner["held"][0]["table"] is None and winner["held"][0]["source"]
    empty = json.loads(run("who", "Qwerty Uiop", "--json")[1])
    assert empty["winner"] is None and empty["candidates"] == [] and empty["why"]


def test_the_language_says_how_the_name_is_read(run: Run) -> None:
    assert run("who", "Rusland", "--language", "nl")[0] == 0
    assert run("who", "Rusland", "--language", "en")[0] == 3


def test_a_table_is_added_listed_used_and_removed(run: Run, mine: Path) -> None:
    assert "No tables" in run("knowledge", "list")[1]
    status, out, err = run("knowledge", "add", mine)
    assert status == 0 and "1 organisation, 1 office" in out
    assert "director of the office" in err
    assert "mine.csv" in run("knowledge", "list")[1]
    assert json.loads(run("knowledge", "list", "--json")[1])["tables"][0]["name"] == "mine.csv"
    out = run("who", "Wang Yi", "--on", "2023-02-21")[1]
    assert "your table mine.csv" in out and "our desk" in out
    assert run("who", "FHF")[0] == 0
    assert run("knowledge", "remove", "mine.csv")[0] == 0
    assert run("who", "FHF")[0] == 3


def test_where_the_tables_are_is_an_option_a_setting_and_a_variable(
    run: Run, mine: Path, tmp_path: Path
) -> None:
    other, settings = tmp_path / "other", tmp_path / "s.toml"
    settings.write_text(f'[knowledge]\nfolder = "{other.as_posix()}"\n', encoding="utf-8")
    assert run("knowledge", "add", mine, "--settings", settings)[0] == 0
    assert (other / "mine.csv" / "persons.tsv").exists()
    assert run("who", "FHF", "--tables", other)[0] == 0
    assert run("who", "FHF", "--settings", settings)[0] == 0
    assert run("who", "FHF")[0] == 3


def test_a_wrong_table_is_told_cell_by_cell_and_not_added(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,country,sector\nx,NLT,GOV\ny,NLD,GOVT\n", encoding="utf-8")
    status, out, err = run("knowledge", "add", path)
    lines = err.splitlines()
    assert (status, out, len(lines)) == (1, "", 3)
    assert "row 2, column country" in lines[0] and "row 3, column sector" in lines[1]
    assert "D307" in lines[2] and "nothing was added" in lines[2]
    assert "No tables" in run("knowledge", "list")[1]


def test_a_dictionary_is_imported_with_an_account(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text(PETRARCH, encoding="utf-8")
    status, out, _ = run("knowledge", "import-petrarch", path)
    assert status == 0 and "1 person" in out and "line 3: GHOST NAME: no code" in out
    told = run("who", "Johannes van Doorn", "--on", "2001-01-01")[1]
    assert "your table actors.txt" in told and "NLD" in told
    status, out, _ = run("knowledge", "import-petrarch", path, "--replace", "--json")
    assert json.loads(out)["actors.txt"]["left"] == [{"line": 3, "what": "GHOST NAME: no code"}]


def test_a_dump_is_imported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    claim = {"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q7278"}}}}
    party = {"id": "Q3", "labels": {"en": {"value": "Quay Party"}}, "claims": {"P31": [claim]}}
    path.write_text(f"[\n{json.dumps(party)}\n]\n", encoding="utf-8")
    status, out, _ = run("knowledge", "import-wikidata", path)
    assert status == 0 and "1 organisation." in out
    assert "your table d.json" in run("who", "Quay Party")[1]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["who", "X", "--on", "yesterday"], "--on"),
        (["who", "X", "--language", "xx"], "xx"),
        (["knowledge", "add", "none.csv"], "none.csv"),
        (["knowledge", "remove", "none"], "no table none"),
        (["knowledge", "import-petrarch", "none.txt"], "none.txt"),
        (["knowledge", "import-wikidata", "none.json"], "none.json"),
        (["knowledge", "import-wikidata", "none.json", "--kind", "cat"], "--kind"),
        (["knowledge", "import-petrarch", "none.txt", "--as-of", "2014-13-01"], "2014-13-01"),
        (["knowledge"], "Missing command"),
    ],
)
def test_wrong_use_is_one_line_and_status_1(run: Run, args: list[str], told: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1 and told in err
