"""The command line: statuses, formats, one line for each thing that goes wrong."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.cli import COMMANDS, main
from dateline.export import Record, flat
from dateline.export.flat import COLUMNS
from dateline.resolve import Knowledge
from dateline.run import local
from dateline.store import open_store
from tests.helpers_record import RECORD, HandMade, other

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process: status, standard output, standard error."""
    monkeypatch.setattr(local, "_pipeline", lambda settings, threads: HandMade())

    def call(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in args])
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return call


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.txt"
    file.write_text("Een bericht.", encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.txt"
    file.write_text("FAIL", encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "a.duckdb"
    with open_store(path) as made:
        made.put(RECORD)
    return path


def test_the_status_tells_how_much_was_read(run: Run, good: Path, bad: Path) -> None:
    assert run("read", good)[0] == 0
    assert run("read", good, bad)[0] == 2
    assert run("read", bad)[0] == 3
    assert run("read")[0] == 1


def test_a_report_that_fails_is_one_line_and_stops_no_other(
    run: Run, good: Path, bad: Path
) -> None:
    _, out, err = run("read", bad, good, "--format", "jsonl")
    assert len(out.splitlines()) == 1
    lines = err.splitlines()
    assert "bad.txt" in lines[0] and "D101" in lines[0]
    assert lines[1:] == ["dateline: 1 read, 1 failed"]


def test_json_is_an_object_a_report_and_jsonl_a_line(run: Run, good: Path) -> None:
    _, out, _ = run("read", good, good, "--format", "jsonl")
    assert [json.loads(line)["report"]["input_id"] for line in out.splitlines()] == ["good.txt"] * 2
    _, out, _ = run("read", good, "--format", "json")
    assert out.startswith("{\n  ")
    assert Record.from_json(json.loads(out)).input_id == "good.txt"


def test_csv_is_an_event_a_row_under_one_header(run: Run, good: Path) -> None:
    _, out, _ = run("read", good, good, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["event_id"] for row in rows] == ["e1", "e2", "e3", "e4"] * 2
    assert rows[2]["status"] == "hypothetical; historical"


def test_output_goes_where_it_is_sent(run: Run, good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    status, printed, _ = run("read", good, "--format", "jsonl", "--out", out)
    assert (status, printed) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "dateline/1"
    status, _, err = run("read", good, "--out", tmp_path)
    assert status == 1 and "cannot be written" in err


def test_a_source_is_never_written_over(run: Run, good: Path) -> None:
    before = good.read_text(encoding="utf-8")
    status, _, err = run("read", good, "--out", good)
    assert status == 1 and "write over" in err
    assert good.read_text(encoding="utf-8") == before


def test_reading_into_a_store_twice_changes_nothing(run: Run, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.duckdb"
    first = run("read", good, "--store", path)
    second = run("read", good, "--store", path)
    assert "1 new" in first[2] and "1 same" in second[2]
    assert first[1] == second[1]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["reed"], "Did you mean `read`?"),
        (["read", "--nonsense"], "--nonsense"),
        (["read", "x.txt", "--published", "gisteren"], "gisteren"),
        (["read", "x.txt", "--language", "xx"], "xx"),
        (["read", "x.txt", "--jobs", "0"], "--jobs"),
        (["read", "x.txt", "--settings", "none.toml"], "none.toml"),
        (["why", "e1"], "say where the event is"),
        (["why", "e1", "--record", "none.json"], "none.json"),
        (["events", "--store", "none.duckdb"], "none.duckdb"),
        (["events", "--store", "none.duckdb", "--pair", "CHN"], "CHN:RUS"),
        (["events", "--store", "none.duckdb", "--type", "WAR"], "ASSAULT"),
        (["events", "--store", "none.duckdb", "--type", "AID/visit"], "AID has no mode"),
        (["events", "--store", "none.duckdb", "--since", "2023"], "--since"),
        (["events", "--store", "none.duckdb", "--status", "maybe"], "hypothetical"),
    ],
)
def test_wrong_use_is_one_line_and_status_1(run: Run, args: list[str], told: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1 and told in err


def test_every_command_has_help_and_the_overview_lists_it(run: Run) -> None:
    _, overview, _ = run("--help")
    for name in COMMANDS:
        assert name in overview
        status, out, _ = run(name, "--help")
        assert status == 0 and f"dateline {name}" in out
    assert run("--version")[1].startswith("dateline ")
    assert run()[1] == overview


def test_events_are_found_and_printed_in_each_format(run: Run, store: Path) -> None:
    _, out, _ = run("events", "--store", store, "--pair", "NLD:BEL", "--format", "jsonl")
    assert [json.loads(line)["event_id"] for line in out.splitlines()] == ["e1", "e2"]
    _, out, _ = run("events", "--store", store, "--status", "future", "--format", "json")
    assert [row["event_id"] for row in json.loads(out)] == ["e2"]
    _, out, _ = run("events", "--store", store, "--type", "threaten", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["actor_names"] == "Landland"
    _, out, _ = run("events", "--store", store, "--limit", 1)
    assert "00000000000000aa/e3" in out and "e1" not in out
    assert "No event" in run("events", "--store", store, "--country", "XXX")[1]


def test_why_is_the_same_from_store_and_record(run: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(json.dumps(RECORD.json(), indent=2), encoding="utf-8")
    told = run("why", "e1", "--store", store)
    assert told[0] == 0 and "[[bezocht]]" in told[1] and "lexicon:nl/visit" in told[1]
    assert run("why", "e1", "--record", file) == told
    assert run("why", f"{RECORD.id[:14]}/e1", "--record", file) == told


def test_why_asks_which_report_where_several_may_be_meant(
    run: Run, store: Path, tmp_path: Path
) -> None:
    with open_store(store) as made:
        made.put(other("bb"))
    status, _, err = run("why", "e1", "--store", store)
    assert status == 1 and "bb" in err
    assert run("why", "bb/e1", "--store", store)[0] == 0
    file = tmp_path / "r.jsonl"
    file.write_text(f"{RECORD.to_jsonl()}\n{other('bb').to_jsonl()}\n", encoding="utf-8")
    assert run("why", "bb/e1", "--record", file)[0] == 0
    assert run("why", "cc/e1", "--record", file)[0] == 1
    assert run("why", "bb/e99", "--record", file)[0] == 1


def test_why_reads_a_report_now(run: Run, good: Path, bad: Path) -> None:
    assert "CONSULT/visit" in run("why", "e1", good)[1]
    status, _, err = run("why", "e1", bad)
    assert status == 1 and "D101" in err


def test_doctor_looks_at_every_part(run: Run, store: Path) -> None:
    status, out, _ = run("doctor", "--store", store)
    assert status == 0
    for part in ("version", "language nl", "frames", "parses", "persons.tsv", "duckdb", "4 events"):
        assert part in out


def test_doctor_fails_on_a_store_that_is_not_sound(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("no store " * 1000, encoding="utf-8")
    status, out, _ = run("doctor", "--store", broken)
    assert status == 1 and "D304" in out and "✗" in out


def test_doctor_misses_a_table(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Knowledge, "load", lambda: Knowledge(tmp_path))
    status, out, _ = run("doctor")
    assert status == 1 and "D305" in out


@pytest.mark.parametrize("content", ["[" * 100_000, "9" * 5000])
def test_a_file_that_json_chokes_on_is_no_record(run: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content)
    status, _, err = run("why", "e1", "--record", file)
    assert status == 1 and "D106" in err and err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "dateline.cli", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("dateline: ") and done.stderr.count("\n") == 1


def test_no_cell_is_a_formula() -> None:
    article = replace(RECORD.reading.article, title="=1+1", outlet="@x", input_id="-")
    record = Record(replace(RECORD.reading, article=article))
    row = dict(zip(COLUMNS, flat.cells(record.rows()[0]), strict=True))
    assert (row["title"], row["outlet"], row["input_id"]) == ("'=1+1", "'@x", "-")
    assert float(row["intensity"]) == record.events[0].intensity
