"""What comes out of files, folders, tables and streams."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import config, errors
from dateline.config import ReadSettings
from dateline.read import read
from dateline.records import Failure, Report

SETTINGS = config.load().read
SMALL = msgspec.structs.replace(SETTINGS, max_bytes=200)
TEXT = "De minister sprak dinsdag met zijn ambtgenoot.\n"


def run(
    path: Path | str, settings: ReadSettings = SETTINGS, **options: str
) -> list[Report | Failure]:
    return list(read(path, settings=settings, **options))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only_failure(path: Path | str, settings: ReadSettings = SETTINGS) -> errors.DatelineError:
    (item,) = run(path, settings)
    assert isinstance(item, Failure)
    return item.error


def test_a_text_file_is_one_report_named_by_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, "one.txt", TEXT)
    assert run(path) == [Report("one.txt", TEXT.encode())]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("page.html", "plain words", "text/html"),
        ("page.txt", "<html><p>x</p></html>", "text/plain"),
        ("page", "<!DOCTYPE html><p>words</p>", "text/html"),
        ("page", "  <html lang=nl><p>words</p>", "text/html"),
        ("page", "words < more words", "text/plain"),
        ("page", "<!-- note -->\n<!-- note --><html><p>words</p>", "text/html"),
        ("page", "<!-- -->" * 5000 + "words", "text/plain"),
    ],
)
def test_the_extension_decides_and_else_the_content(
    tmp_path: Path, name: str, content: str, media_type: str
) -> None:
    (report,) = run(write(tmp_path, name, content))
    assert isinstance(report, Report)
    assert report.media_type == media_type


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "a/.y.txt", "A.txt"):
        write(tmp_path, name, TEXT)
    assert [r.input_id for r in run(tmp_path)] == ["A.txt", "b.txt", "a/z.txt"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"%PDF-1.7 ...")
    write(tmp_path, "b.txt", TEXT)
    first, second = run(tmp_path)
    assert isinstance(first, Failure) and isinstance(first.error, errors.BinaryReport)
    assert isinstance(second, Report)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\nabc",
        b"PK\x03\x04docx",
        b"\x89PNG\r\n\x1a\n",
        b"text with \0 in it",
        b"\x01\x02\x03 a",
        b"x" * 70_000 + b"\0",
    ],
)
def test_what_is_not_text_is_refused_with_a_hint(tmp_path: Path, content: bytes) -> None:
    error = only_failure(write(tmp_path, "report.txt", content))
    assert isinstance(error, errors.BinaryReport)
    assert "convert" in error.hint


def test_utf_16_with_a_byte_order_mark_is_text(tmp_path: Path) -> None:
    (report,) = run(write(tmp_path, "wide.txt", TEXT.encode("utf-16")))
    assert isinstance(report, Report)


@pytest.mark.parametrize("content", ["", " \n\t \n"])
def test_blank_files_are_empty_reports(tmp_path: Path, content: str) -> None:
    assert isinstance(only_failure(write(tmp_path, "a.txt", content)), errors.EmptyReport)


def test_too_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x" * 201)
    assert isinstance(only_failure(path, SMALL), errors.ReportTooLarge)
    assert isinstance(run(write(tmp_path, "b.txt", "x" * 200), SMALL)[0], Report)


def test_gzip_is_unpacked_and_its_bombs_are_not(tmp_path: Path) -> None:
    assert run(write(tmp_path, "a.txt.gz", gzip.compress(TEXT.encode()))) == [
        Report("a.txt.gz", TEXT.encode())
    ]
    bomb = write(tmp_path, "b.txt.gz", gzip.compress(b"x" * 1_000_000))
    assert isinstance(only_failure(bomb, SMALL), errors.ReportTooLarge)


def test_a_cut_off_gzip_table_gives_the_rows_before_the_cut(tmp_path: Path) -> None:
    rows = "".join(f'{{"id":"{n}","text":"{n * 7919 % 10007} words"}}\n' for n in range(20_000))
    packed = gzip.compress(rows.encode())
    items = run(write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]))
    assert all(isinstance(item, Report) for item in items[:-1])
    assert len(items) > 2
    assert isinstance(items[-1], Failure) and isinstance(items[-1].error, errors.BadReport)


@pytest.mark.parametrize("name", ["feed.xml", "feed"])
def test_a_feed_is_refused_with_a_way_out(tmp_path: Path, name: str) -> None:
    error = only_failure(write(tmp_path, name, '<?xml version="1.0"?><rss><item/></rss>'))
    assert isinstance(error, errors.BadReport) and "JSON Lines" in error.hint


def test_a_json_file_that_is_no_json(tmp_path: Path) -> None:
    assert isinstance(only_failure(write(tmp_path, "a.json", "plain words")), errors.BadReport)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    error = only_failure(tmp_path / "none.txt")
    assert isinstance(error, errors.BadReport) and "none.txt" in error.message


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(b'{"id":7,"text":"words"}\n{"text":"more"}'))
    monkeypatch.setattr("sys.stdin", stdin)
    assert run("-") == [Report("7", "words"), Report("-:2", "more")]
    assert not stdin.buffer.closed


def test_options_override_what_a_row_says(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "text,published,language\nwords,2020-01-01,en\n")
    (report,) = run(path, published="2023-02-21", language="nl")
    assert isinstance(report, Report)
    assert (report.published, report.language) == ("2023-02-21", "nl")


def test_columns_of_a_table(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.csv",
        "outlet,id,title,more,text,published,language,url\nNOS,n1,Kop,x,woorden,2023-02-21,nl,http://a.nl\n",
    )
    assert run(path) == [
        Report("n1", "woorden", "text/plain", "Kop", "2023-02-21", "nl", "http://a.nl", "NOS")
    ]


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(",;\t|"),
)
def test_csv_comes_back_as_it_was_written(rows: list[tuple[str, str]], delimiter: str) -> None:
    from dateline.read import tables
    from dateline.read.sources import Source
    from dateline.read.streams import Peeked

    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(["id", "text"])
    writer.writerows((f"i{k}", "woord " + a + b) for k, (a, b) in enumerate(rows))
    stream = Peeked(io.BytesIO(written.getvalue().encode()))
    got = list(tables.rows(Source("t", lambda: stream), stream, SETTINGS))
    expected = ["woord " + a + b for a, b in rows]
    kept = [(r.input_id, r.content) for r in got if isinstance(r, Report)]
    refused = [r for r in got if isinstance(r, Failure)]
    assert all(isinstance(r.error, errors.BinaryReport) for r in refused)
    assert len(kept) + len(refused) == len(rows)
    assert set(kept) <= {(f"i{k}", text) for k, text in enumerate(expected)}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_byte_order_marks(tmp_path: Path, mark: str, separator: str) -> None:
    row = separator.join(["id", "text"]) + "\r\n" + separator.join(["1", '"a ""b""\r\nc"']) + "\r\n"
    assert run(write(tmp_path, "a.csv", mark + row)) == [Report("1", 'a "b"\r\nc')]


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    error = only_failure(write(tmp_path, "a.csv", "id,body,date\n1,x,2\n2,y,3\n"))
    assert isinstance(error, errors.BadReport)
    assert "id, body, date" in error.message


BROKEN_ROWS = {
    "too few fields": "2,x",
    "too many fields": "2,x,nl,more",
    "text after a quote": '2,"x"y,nl',
    "a quote left open": '2,"x,nl',
    "no text": "2,,nl",
    "binary": "2,x\0y,nl",
}


@pytest.mark.parametrize("broken", BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys())
def test_a_broken_row_is_an_error_of_that_row_only(tmp_path: Path, broken: str) -> None:
    path = write(tmp_path, "a.csv", f"id,text,language\n1,een,nl\n{broken}\n3,drie,nl\n4,vier,nl\n")
    first, second, *others = run(path)
    assert isinstance(first, Report)
    assert isinstance(second, Failure) and isinstance(second.error, errors.ReportError)
    assert [r.input_id for r in others] == ["3", "4"]
    assert all(isinstance(r, Report) for r in others)


@pytest.mark.parametrize("row", ["2," + "x" * 500, '2,"' + "x\n" * 300 + '"'])
def test_the_limit_holds_for_each_row(tmp_path: Path, row: str) -> None:
    path = write(tmp_path, "a.csv", f"id,text\n1,een\n{row}\n3,drie\n")
    items = run(path, SMALL)
    good = [r.input_id for r in items if isinstance(r, Report)]
    assert (good[0], good[-1]) == ("1", "3")
    assert any(isinstance(r, Failure) and isinstance(r.error, errors.ReportTooLarge) for r in items)


def test_many_small_rows_may_pass_the_limit_together(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'x' * 100}\n" for n in range(50))
    items = run(write(tmp_path, "a.csv", "id,text\n" + rows), SMALL)
    assert len(items) == 50 and all(isinstance(item, Report) for item in items)


def test_a_huge_field_below_the_limit_is_read(tmp_path: Path) -> None:
    (report,) = run(write(tmp_path, "a.csv", "id,text\n1," + "x" * 1_000_000 + "\n"))
    assert isinstance(report, Report) and len(report.content) == 1_000_000


def test_bytes_that_are_not_utf_8_reach_clean_as_they_are(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "id,title,text\n1,Café,Oekraïne\n2,b,c\n".encode("cp1252"))
    first, second = run(path)
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.title, first.content) == ("Café", "Oekraïne".encode("cp1252"))
    assert second.content == "c"


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"2"',
        "[1]",
        '{"id":"2","text":3}',
        '{"id":"2","t":"x"}',
        '{"id":"2","text":""}',
        "[" * 100_000,
    ],
)
def test_a_broken_line_is_an_error_of_that_line_only(tmp_path: Path, line: str) -> None:
    path = write(
        tmp_path, "a.jsonl", f'{{"id":"1","text":"een"}}\n{line}\n\n{{"id":"3","text":"drie"}}\n'
    )
    first, second, third = run(path)
    assert isinstance(first, Report) and isinstance(third, Report)
    assert isinstance(second, Failure) and isinstance(second.error, errors.ReportError)


ROWS = [{"id": f"{n}", "text": f"woorden {n}" * (n + 1)} for n in range(4)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(ROWS)),
        ("a.json", json.dumps(ROWS, indent=2)),
        ("a.json", "\n".join(map(json.dumps, ROWS))),
        ("a", "\n".join(map(json.dumps, ROWS))),
        ("a.json", "\n".join(json.dumps(row, indent=2) for row in ROWS)),
        ("a", "\ufeff" + json.dumps(ROWS)),
        ("a.ndjson", "\r\n".join(map(json.dumps, ROWS))),
    ],
)
def test_json_in_all_its_shapes(tmp_path: Path, name: str, content: str) -> None:
    reports = run(write(tmp_path, name, content))
    assert reports == [Report(row["id"], row["text"]) for row in ROWS]


def test_a_json_list_longer_than_any_buffer(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": "woord " * 20_000} for n in range(3)]
    reports = run(write(tmp_path, "a.json", json.dumps(rows)))
    assert [len(r.content) for r in reports if isinstance(r, Report)] == [120_000] * 3


def test_broken_json_keeps_the_rows_before_it(tmp_path: Path) -> None:
    first, second = run(
        write(tmp_path, "a.json", '[{"id":1,"text":"een"}, {"id" 2}, {"text":"x"}]')
    )
    assert isinstance(first, Report)
    assert isinstance(second, Failure) and isinstance(second.error, errors.BadReport)


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.json"])
def test_a_number_too_long_for_python_fails_its_row(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, '{"id": ' + "9" * 5000 + ', "text": "words"}\n')
    assert isinstance(only_failure(path), errors.BadReport)


def test_a_broken_row_that_is_not_utf8_fails_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "rows.jsonl", b'{"text": "caf\xe9\n{"text": "words"}\n')
    bad, good = run(path)
    assert isinstance(bad, Failure) and isinstance(bad.error, errors.BadReport)
    assert isinstance(good, Report)


def test_a_folder_without_files_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text(TEXT)
    assert isinstance(only_failure(tmp_path), errors.EmptyReport)


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_not_the_present_folder(name: str) -> None:
    assert isinstance(only_failure(name), errors.BadReport)
