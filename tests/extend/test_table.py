"""Tables written by hand: what is kept, and what is refused with row and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UserTableError
from dateline.extend import Row, table
from dateline.extend.rows import KINDS

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(content: str, name: str = "mine.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return path

    return made


def test_columns_in_any_order_with_defaults(write: Write) -> None:
    path = write(
        "Role,name,country,start,aliases\nForeign Minister,Wang Yi,chn,2013-03, Wang I | 王毅 \n"
    )
    assert table.read(path) == [
        Row("Wang Yi", "person", ("Wang I", "王毅"), "CHN", ("GOV",), "foreign minister", "2013-03")
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "name,sector\nJan Smit,GOV|MIL\n"),
        ("a.csv", "name;sector\r\nJan Smit;GOV|MIL\r\n"),
        ("a.tsv", "name\tsector\nJan Smit\tGOV|MIL\n\n"),
        ("a.csv", '\ufeffname,sector\n"Jan  Smit","GOV|MIL"\n'),
    ],
)
def test_the_ways_in_which_spreadsheets_write(write: Write, name: str, content: str) -> None:
    assert table.read(write(content, name)) == [Row("Jan Smit", sector=("GOV", "MIL"))]


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        ("name,sector", ",GOV", "column name: is empty"),
        ("name,kind,sector", "x,persn,GOV", "column kind: 'persn' is no kind; did you mean person"),
        ("name,country,sector", "x,NLT,GOV", "column country: 'NLT' is no country code"),
        ("name,sector", "x,GOVT", "column sector: 'GOVT' is no sector; did you mean GOV"),
        ("name,role", "x,zaniness", "column sector: is empty, and the role"),
        ("name,sector,start", "x,GOV,2023-02-30", "column start: there is no day 2023-02-30"),
        ("name,sector,start", "x,GOV,21-2-2023", "column start: '21-2-2023' is no date"),
        ("name,sector,start,end", "x,GOV,2023,2022-12", "column end: 2022-12 comes before"),
        ("name,kind,sector,end", "x,organisation,REB,2022", "column end: only a person has dates"),
        ("name,sector,wikidata", "x,GOV,58217", "column wikidata: is no Q number"),
        ("name,sector,language", "x,GOV,nl", "column language: only the kinds role and roles"),
        ("name,kind,sector,language", "x,role,GOV,xx", "column language: 'xx' is no language"),
    ],
)
def test_what_is_wrong_is_told_with_row_and_column(
    write: Write, heading: str, row: str, told: str
) -> None:
    with pytest.raises(UserTableError) as caught:
        table.read(write(f"{heading}\n{row}\n"))
    assert f"mine.csv, row 2, {told}" in caught.value.message


def test_all_that_is_wrong_is_told_at_once_with_the_line_of_the_file(write: Write) -> None:
    path = write('name,country,sector\n"a\nb",NLD,GOV\n\nc,XXX,GOV\nd,NLD,YYY\n')
    with pytest.raises(UserTableError) as caught:
        table.read(path)
    assert [p.partition(":")[0] for p in caught.value.problems] == [
        "mine.csv, row 5, column country",
        "mine.csv, row 6, column sector",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("naam,sector\nx,GOV\n", "there is no column 'naam'"),
        ("sector\nGOV\n", "no column 'name'"),
        ("name,name\nx,y\n", "two columns 'name'"),
        ("name,sector\nx,GOV,extra\n", "row 2: 3 cells, but the heading has 2"),
        ("", "no column 'name'"),
    ],
)
def test_a_file_that_is_no_such_table(write: Write, content: str, told: str) -> None:
    with pytest.raises(UserTableError, match=told):
        table.read(write(content))


def test_a_file_that_cannot_be_read(write: Write, tmp_path: Path) -> None:
    with pytest.raises(UserTableError, match="not UTF-8"):
        table.read(write("name,sector\nZoë,GOV\n", encoding="latin-1"))
    with pytest.raises(UserTableError, match="cannot be read"):
        table.read(tmp_path / "none.csv")


@given(st.text(max_size=200))
def test_any_text_is_rows_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text("name,sector\n" + content, encoding="utf-8")
    try:
        rows = table.read(path)
    except UserTableError as e:
        assert "any.csv" in e.message
    else:
        assert all(row.name and row.sector for row in rows)


def test_roles_that_no_words_lead_to() -> None:
    rows = [
        Row("a", role="foreign minister"),
        Row("b", role="chief harbour master"),
        Row("c", role="quay warden"),
        Row("warden", "role", role="quay warden", language="en"),
    ]
    assert table.unknown_roles(rows) == ["chief harbour master"]


DOCS = Path(__file__).parents[2] / "docs" / "knowledge.md"


def test_the_example_in_the_docs_is_a_sound_table(write: Write) -> None:
    blocks = DOCS.read_text(encoding="utf-8").split("```")
    example = next(b for b in blocks if b.startswith("\nname,kind"))
    rows = table.read(write(example.lstrip()))
    assert [row.kind for row in rows] == ["person", "person", "organisation", "role"]
    assert table.unknown_roles(rows) == ["party diplomat", "rebel commander"]


@pytest.mark.parametrize("word", [*table.COLUMNS, *KINDS])
def test_every_column_and_kind_is_documented(word: str) -> None:
    assert f"`{word}`" in DOCS.read_text(encoding="utf-8")
