"""Keeping, listing and removing tables; what is kept is what the resolver reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UserTableError
from dateline.extend import Row, add, folder, kept, remove
from dateline.resolve import Knowledge, layers

ROWS = [
    Row("Jane Roe", aliases=("J. Roe",), country="NZL", sector=("GOV",), role="minister"),
    Row("Free Front", "organisation", ("FF",), "SOM", ("REB",)),
    Row("quay warden", "role", sector=("COP",), language="en"),
]


def test_what_is_added_is_listed_read_and_removed(tmp_path: Path) -> None:
    home = tmp_path / "new" / "folder"
    made = add(home, "mine.csv", "/somewhere/mine.csv", "table", ROWS)
    assert kept(home) == [made]
    assert made.about.rows == {"organisations.tsv": 1, "persons.tsv": 1, "roles.tsv": 1}
    knowledge = Knowledge(own=layers.tables(home))
    (jane,) = knowledge.people("J. Roe")
    assert (jane.name, jane.offices[0].role, jane.tables) == ("Jane Roe", "minister", ("mine.csv",))
    front = knowledge.organisation("FF")
    assert front and front.basis == "user-table:mine.csv"
    ((role, named),) = knowledge.roles("en").items()
    assert named == "mine.csv"
    assert (role.nouns, role.sector, role.title) == (("quay warden",), ("COP",), "quay warden")
    remove(home, "mine.csv")
    assert kept(home) == [] and list(home.iterdir()) == []


def test_a_table_is_renewed_only_when_asked(tmp_path: Path) -> None:
    add(tmp_path, "a", "a", "table", ROWS)
    with pytest.raises(UserTableError, match="already"):
        add(tmp_path, "a", "a", "table", ROWS[:1])
    add(tmp_path, "a", "a", "table", ROWS[:1], replace=True)
    (only,) = kept(tmp_path)
    assert only.about.rows == {"persons.tsv": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_what_fails_leaves_nothing_and_takes_nothing(tmp_path: Path) -> None:
    add(tmp_path, "a", "a", "table", ROWS)
    with pytest.raises(UserTableError, match="no row"):
        add(tmp_path, "a", "a", "table", [], replace=True)

    def broken():
        yield ROWS[0]
        raise UserTableError("line 2 is broken")

    with pytest.raises(UserTableError, match="line 2"):
        add(tmp_path, "b", "b", "wikidata", broken())
    assert [k.name for k in kept(tmp_path)] == ["a"]
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "", "a\nb", ".."])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with pytest.raises(UserTableError, match="name of a table"):
        add(home, name, "a", "table", ROWS)
    with pytest.raises(UserTableError):
        remove(home, name)
    assert [p.name for p in tmp_path.iterdir()] == ["home"]


def test_removing_what_is_not_there_names_what_is(tmp_path: Path) -> None:
    add(tmp_path, "mine.csv", "a", "table", ROWS)
    with pytest.raises(UserTableError) as caught:
        remove(tmp_path, "mine.cvs")
    assert "mine.csv" in caught.value.hint


def test_a_folder_that_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    with pytest.raises(UserTableError, match="odd"):
        kept(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserTableError, match="cannot be written"):
        add(tmp_path / "file", "a", "a", "table", ROWS)


_names = st.text(min_size=1, max_size=40).map(lambda t: " ".join(t.split())).filter(bool)


@given(name=_names, alias=_names.filter(lambda a: "|" not in a))
def test_any_name_comes_back_by_name_and_alias(
    tmp_path_factory: pytest.TempPathFactory, name: str, alias: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    row = Row(name, "person", (alias,), "NZL", ("GOV",), "minister", "2020")
    folder.add(home, "t", "t", "table", [row])
    knowledge = Knowledge(own=layers.tables(home))
    for called in (name, alias):
        found = [p for p in knowledge.people(called) if p.tables]
        assert found and found[0].office(date(2021, 1, 1))
