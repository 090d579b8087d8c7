"""Many reports: in order, complete, whatever happens to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline import config
from dateline.errors import BadReport, EmptyReport, ReportError, StopError
from dateline.export import Record
from dateline.records import Failure, Report
from dateline.run import Reader, local, run
from dateline.run.local import in_processes
from dateline.run.reader import is_text
from tests.helpers_record import HandMade
from tests.run import work

GIVEN = Failure("before", BadReport("broken row"))


@pytest.fixture(autouse=True)
def hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_pipeline", lambda settings, threads: HandMade())


def named(results: Iterator[Record | Failure]) -> list[str]:
    return [
        r.input_id if isinstance(r, Record) else f"{r.input_id}:{r.error.code}" for r in results
    ]


def reports(*contents: str) -> list[Report]:
    return [Report(f"r{n}", content) for n, content in enumerate(contents)]


def test_every_report_has_its_result_in_its_place() -> None:
    many = [*reports("a", "FAIL", "b", "BREAK"), GIVEN, Report("last", "c")]
    found = named(run(many, config.load()))
    assert found == ["r0", "r1:D101", "r2", "r3:D100", "before:D106", "last"]


def test_a_fault_of_ours_names_itself_and_its_place() -> None:
    (result,) = run(reports("BREAK"), config.load())
    assert isinstance(result, Failure) and isinstance(result.error, ReportError)
    assert "ZeroDivisionError" in result.error.message and ".py:" in result.error.message
    assert result.error.hint


def test_results_come_as_they_are_read() -> None:
    def endless() -> Iterator[Report]:
        while True:
            yield Report("again", "a")

    assert next(run(endless(), config.load())).input_id == "again"


def test_processes_give_the_same_results_in_the_same_order() -> None:
    many = [*reports(*"abcdefghijkl", "FAIL", "m"), GIVEN]
    assert named(in_processes(iter(many), work.read, 2)) == named(map(work.read, many))


def test_a_process_that_dies_takes_only_its_own_report_with_it() -> None:
    many = reports("a", "b", "DIE", "c", "d", "DIE", "e")
    found = named(in_processes(iter(many), work.read, 2))
    assert found == ["r0", "r1", "r2:D100", "r3", "r4", "r5:D100", "r6"]


def test_what_must_stop_the_run_stops_it() -> None:
    with pytest.raises(StopError):
        list(in_processes(iter(reports("a", "STOP", "b")), work.read, 2))


def test_one_report_is_a_record_or_its_error(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Een bericht.", encoding="utf-8")
    reader = Reader()
    assert reader.read(file).input_id == "a.txt"
    assert reader.read_text("Een bericht.", input_id="mine").input_id == "mine"
    file.write_text("FAIL", encoding="utf-8")
    with pytest.raises(EmptyReport):
        reader.read(file)
    with pytest.raises(EmptyReport):
        reader.read_text("  ")
    with pytest.raises(BadReport):
        reader.read(tmp_path / "none.txt")


def test_several_reports_are_not_one(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Een bericht.", encoding="utf-8")
    with pytest.raises(BadReport, match="several"):
        Reader().read(tmp_path)
    found = Reader().read_many([tmp_path, tmp_path / "none.txt"])
    assert named(found) == ["a.txt", "b.txt", "none.txt:D106"]


def test_dateline_read_takes_a_file_or_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Een bericht.", encoding="utf-8")
    assert dateline.read(file).input_id == dateline.read(str(file)).input_id == "a.txt"
    assert dateline.read("De minister bezocht dinsdag de stad.").input_id == "text"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("report.txt", False),
        ("no such file", False),
        ("my own long file name here.txt", False),
        ("https://example.org/a b c d e f", False),
        ("-", False),
        ("one\ntwo", True),
        ("The minister arrived in Moscow on Tuesday.", True),
        ("The minister arrived in Moscow on Tuesday", True),
    ],
)
def test_text_is_told_from_names_of_files(source: str, text: bool) -> None:
    assert is_text(source) is text


def test_settings_may_be_a_file(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text("[clean]\nmin_letters = 7\n", encoding="utf-8")
    assert Reader(str(file)).settings.clean.min_letters == 7
    assert Reader(file).settings == Reader(config.load(file)).settings
