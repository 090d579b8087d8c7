"""The store: idempotent, exact, append-only, and clear about what is no store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dateline.errors import SettingError, StoreError
from dateline.export.flat import COLUMNS
from dateline.store import Query, Store, open_store, projection
from tests.helpers_record import READING, RECORD, other

ORDER = ["e3", "e1", "e4", "e2"]  # by date; an untold day counts as the day of publication


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.duckdb") as made:
        yield made


def ids(store: Store, **conditions: object) -> list[str]:
    return [row["event_id"] for row in store.events(Query(**conditions))]


def test_what_was_put_in_comes_out_whole(store: Store) -> None:
    assert store.put(RECORD) == "new"
    assert store.record(RECORD.id) == RECORD
    assert store.reports() == [RECORD.id]


def test_the_same_report_twice_changes_nothing(store: Store) -> None:
    store.put(RECORD)
    before = store.counts()
    assert store.put(RECORD) == "same"
    renamed = replace(READING, article=replace(READING.article, input_id="copy.txt"))
    assert store.put(replace(RECORD, reading=renamed)) == "same"
    assert store.counts() == before


def test_a_new_version_is_a_revision_and_the_old_one_stays(store: Store) -> None:
    store.put(RECORD)
    better = replace(
        RECORD, reading=replace(READING, events=READING.events[:1]), made_with={"dateline": "9"}
    )
    assert store.put(better) == "revised"
    assert store.record(RECORD.id) == better
    assert store.record(RECORD.id, revision=1) == RECORD
    counts = store.counts()
    assert (counts["reports"], counts["revisions"], counts["events"]) == (1, 2, 1)
    assert store.problems() == []


def test_a_store_survives_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with open_store(path) as store:
        store.put(RECORD)
    with open_store(path, read_only=True) as store:
        assert store.record(RECORD.id) == RECORD


def test_a_put_that_fails_leaves_the_store_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(RECORD)
    before = store.counts()
    broken = {**projection.INSERTS, "quotes": ("SELECT no_such_column",)}
    monkeypatch.setattr(projection, "INSERTS", broken)
    with pytest.raises(StoreError):
        store.put(replace(RECORD, made_with={"dateline": "9"}))
    assert store.counts() == before
    assert store.record(RECORD.id) == RECORD
    monkeypatch.undo()
    assert store.put(replace(RECORD, made_with={"dateline": "9"})) == "revised"


def test_every_part_of_a_record_has_its_rows(store: Store) -> None:
    store.put(RECORD)
    assert store.counts() == {
        "reports": 1, "revisions": 1, "sentences": 3, "actors": 4, "places": 1, "times": 2,
        "quotes": 2, "events": 4, "event_actors": 7, "event_sources": 3,
    }  # fmt: skip


def test_events_come_as_the_rows_of_the_export(store: Store) -> None:
    store.put(RECORD)
    found = list(store.events())
    assert all(tuple(row) == COLUMNS for row in found)
    assert sorted(found, key=lambda r: r["event_id"]) == RECORD.rows()
    assert [row["event_id"] for row in found] == ORDER


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"actor": "anna"}, ["e1", "e4", "e2"]),
        ({"actor": "ANNA BERG"}, ["e1", "e4", "e2"]),
        ({"actor": "Q1"}, ["e1", "e4", "e2"]),
        ({"actor": "%"}, []),
        ({"actor": "x' OR '1'='1"}, []),
        ({"country": "nld"}, ["e1", "e4", "e2"]),
        ({"country": "BEL"}, ["e3", "e1", "e2"]),
        ({"pair": ("BEL", "NLD")}, ["e1", "e2"]),
        ({"pair": ("nld", "bel")}, ["e1", "e2"]),
        ({"pair": ("BEL", "BEL")}, []),
        ({"types": ("CONSULT",)}, ["e1"]),
        ({"types": ("consult/visit", "THREATEN")}, ["e3", "e1"]),
        ({"types": ("CONSULT/phone",)}, []),
        ({"since": date(2023, 2, 22)}, ["e2"]),
        ({"until": date(2022, 6, 1)}, ["e3"]),
        ({"since": date(2022, 6, 1), "until": date(2022, 6, 2)}, ["e3"]),
        ({"status": "fact"}, ["e1", "e4"]),
        ({"status": "future"}, ["e2"]),
        ({"status": "historical"}, ["e3"]),
        ({"report": "nope"}, []),
        ({"limit": 2}, ["e3", "e1"]),
        ({"country": "BEL", "status": "future"}, ["e2"]),
    ],
)
def test_a_query_finds_what_meets_all_its_conditions(
    store: Store, conditions: dict[str, object], found: list[str]
) -> None:
    store.put(RECORD)
    assert ids(store, **conditions) == found


def test_a_query_that_nothing_can_meet_is_refused() -> None:
    with pytest.raises(SettingError):
        Query(status="maybe")
    with pytest.raises(SettingError):
        Query(since=date(2023, 2, 2), until=date(2023, 2, 1))


def test_one_report_of_several(store: Store) -> None:
    store.put(RECORD)
    store.put(other("bb", title="' ; DROP TABLE events; --"))
    assert ids(store, report="bb") == ORDER
    assert len(ids(store)) == 8
    assert store.record("bb").title == "' ; DROP TABLE events; --"


def test_odd_characters_are_stored(store: Store) -> None:
    odd = "'\"\\ \x00 \u2028 \\u0000 👍🏽"
    store.put(other("odd", title=odd))
    assert store.record("odd").title == odd
    assert next(store.events())["title"] == odd
    assert store.put(other("bytes", input_id="caf\udce9.txt")) == "new"
    assert store.record("bytes").input_id == "caf?.txt"


def test_an_unknown_report_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="cc"):
        store.record("cc")


def test_rows_without_their_report_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    with open_store(path) as store:
        store.put(RECORD)
        assert store.problems() == []
    with duckdb.connect(str(path)) as raw:
        raw.execute("DELETE FROM reports")
    with open_store(path) as store:
        assert any("events without their report" in problem for problem in store.problems())


def test_what_is_no_store_is_told_apart(tmp_path: Path) -> None:
    text, foreign = tmp_path / "text", tmp_path / "foreign"
    text.write_text("no database " * 1000, encoding="utf-8")
    with duckdb.connect(str(foreign)) as raw:
        raw.execute("CREATE TABLE t (i INTEGER)")
    for path, why in ((text, "no store"), (foreign, "no Dateline store")):
        with pytest.raises(StoreError, match=why):
            open_store(path)
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    open_store(path).close()
    with duckdb.connect(str(path)) as raw:
        raw.execute("UPDATE dateline_store SET schema = 99")
    with pytest.raises(StoreError, match="schema 99"):
        open_store(path)


def test_a_store_in_use_by_another_process_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    open_store(path).close()
    hold = f"import duckdb; c = duckdb.connect({str(path)!r}); print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="in use"):
            open_store(path)
        process.communicate(b"\n")
