"""The store: one DuckDB file with every record, its revisions, and tables to query."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from dateline.errors import StoreError
from dateline.export import Record
from dateline.store import projection
from dateline.store.query import Query, where

if TYPE_CHECKING:
    import duckdb

SCHEMA = 1
Put = Literal["new", "same", "revised"]

_ORDER = "coalesce(date_start, date_end), report_id, n"
_SQL = Path(__file__).with_name("schema.sql")
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class Store:
    """Records on disk.  Use `open_store`; close it, or use it in a `with` block.

    Reading the same report again changes nothing; a different record of it (a newer version of
    Dateline, another publication date) becomes its next revision.  Methods raise StoreError.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.path = path
        self._db = connection
        self._events: str | None = None

    def put(self, record: Record) -> Put:
        """Store a record, all of it or nothing: "new", "same" (nothing written) or "revised"."""
        value = record.json()
        digest = _digest(value)
        with self._guarded(), self._transaction():
            found = self._row("SELECT revision, digest FROM reports WHERE report_id = ?", record.id)
            if found and found[1] == digest:
                return "same"
            revision = found[0] + 1 if found else 1
            self._append(record, value, revision, digest)
            if found:
                self._clear(record.id)
            self._fill(record, value, revision, digest)
        return "revised" if found else "new"

    def record(self, report_id: str, revision: int | None = None) -> Record:
        """The record of a report, its newest revision unless one is named."""
        with self._guarded():
            found = self._row(
                "SELECT record FROM revisions WHERE report_id = ? AND revision = "
                "coalesce(?, (SELECT max(revision) FROM revisions WHERE report_id = ?))",
                report_id, revision, report_id,
            )  # fmt: skip
        if found is None:
            raise StoreError(
                f"{self.path} has no report {report_id!r}",
                hint="`dateline events --store FILE` lists events with their report.",
            )
        return Record.from_json(json.loads(found[0]))

    def reports(self) -> list[str]:
        """Ids of all reports, by date of publication."""
        with self._guarded():
            sql = "SELECT report_id FROM reports ORDER BY published, report_id"
            return [row[0] for row in self._db.execute(sql).fetchall()]

    def events(self, query: Query = Query()) -> Iterator[dict[str, Any]]:  # noqa: B008
        """The events that meet a query, by date: rows with the columns of the CSV export."""
        condition, values = where(query)
        limit = "" if query.limit is None else f" LIMIT {int(query.limit)}"
        with self._guarded():
            found = self._db.cursor().execute(
                f"SELECT * EXCLUDE (n) FROM events WHERE {condition} ORDER BY {_ORDER}{limit}",
                values,
            )
            names = [column[0] for column in found.description]
            while rows := found.fetchmany(1000):
                for row in rows:
                    yield {n: _plain(v) for n, v in zip(names, row, strict=True)}

    def counts(self) -> dict[str, int]:
        """Number of rows of each table."""
        with self._guarded():
            return {name: self._count(f"SELECT count(*) FROM {name}") for name in self._tables()}

    def problems(self) -> list[str]:
        """What is wrong with the store, in words; empty if it is sound."""
        with self._guarded():
            return [
                f"{count} {what}" for what, sql in _CHECKS.items() if (count := self._count(sql))
            ]

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _append(self, record: Record, value: dict[str, Any], revision: int, digest: str) -> None:
        self._db.execute(
            "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?)",
            [
                record.id,
                revision,
                datetime.now(UTC).replace(tzinfo=None),
                json.dumps(dict(record.made_with)),
                digest,
                _json(value),
            ],
        )

    def _clear(self, report_id: str) -> None:
        """Take the old revision out of the tables; in `revisions` it stays."""
        for table in (*projection.TABLES, "reports"):
            self._db.execute(f"DELETE FROM {table} WHERE report_id = ?", [report_id])

    def _fill(self, record: Record, value: dict[str, Any], revision: int, digest: str) -> None:
        whole = _json(value)
        self._db.execute(
            projection.REPORT,
            {"id": record.id, "revision": revision, "digest": digest, "record": whole},
        )
        for table, selects in projection.INSERTS.items():
            for select in selects:
                parameters = {"id": record.id, "record": whole}
                self._db.execute(f"INSERT INTO {table} {select}", parameters)
        rows = _json(record.rows())
        self._db.execute(self._events_insert(), {"rows": rows})

    def _events_insert(self) -> str:
        if self._events is None:
            columns = self._db.execute("DESCRIBE events").fetchall()[1:]
            self._events = projection.events_insert({c[0]: c[1] for c in columns})
        return self._events

    def _tables(self) -> tuple[str, ...]:
        return ("reports", "revisions", *projection.TABLES)

    def _row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        return found

    def _count(self, sql: str) -> int:
        row = self._row(sql)
        return int(row[0]) if row else 0

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.begin()
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.commit()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        import duckdb

        try:
            yield
        except duckdb.Error as e:
            raise StoreError(f"store {self.path}: {_first_line(e)}") from e


def _orphans(table: str, of: str, *keys: str) -> str:
    return f"SELECT count(*) FROM {table} ANTI JOIN {of} USING ({', '.join(keys)})"


_CHECKS = {
    "events without their report": _orphans("events", "reports", "report_id"),
    "actors without their report": _orphans("actors", "reports", "report_id"),
    "quotes without their report": _orphans("quotes", "reports", "report_id"),
    "revisions without their report": _orphans("revisions", "reports", "report_id"),
    "sides without their event": _orphans("event_actors", "events", "report_id", "event_id"),
    "sides without their actor": _orphans("event_actors", "actors", "report_id", "actor_id"),
    "reports that are not at their newest revision": (
        "SELECT count(*) FROM reports r WHERE revision <> "
        "(SELECT coalesce(max(revision), 0) FROM revisions v WHERE v.report_id = r.report_id)"
    ),
    "reports whose events do not match their record": (
        "SELECT count(*) FROM revisions v JOIN reports r USING (report_id, revision) WHERE "
        "(SELECT count(*) FROM events e WHERE e.report_id = r.report_id) "
        "<> json_array_length(v.record::JSON, '$.events')"
    ),
}


def open_store(path: str | Path, *, read_only: bool = False) -> Store:
    """The store in a file, made there if there is none (unless `read_only`).

    Raises StoreError if the file is missing, no store, of another schema, or being written to by
    another process.
    """
    import duckdb

    path = Path(path)
    if read_only and not path.exists():
        raise StoreError(
            f"there is no store {path}", hint="`dateline read ... --store FILE` makes one."
        )
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=_OFFLINE)
        if not read_only:  # one report is too small a thing to share among threads
            connection.execute("SET threads = 1")
    except duckdb.Error as e:
        raise _unopened(path, e) from e
    try:
        _check_schema(connection, path, read_only)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path)


def _unopened(path: Path, error: Exception) -> StoreError:
    if "lock" in str(error).lower():
        return StoreError(
            f"store {path} is in use by another process", hint="Wait until it is done."
        )
    if path.is_file():
        return StoreError(
            f"{path} is no store that this version can open: {_first_line(error)}",
            hint="Give another name, or upgrade dateline.",
        )
    return StoreError(f"store {path} cannot be opened: {_first_line(error)}")


def _check_schema(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> None:
    tables = {row[0] for row in connection.execute("SHOW TABLES").fetchall()}
    if not tables and not read_only:
        _create(connection)
        return
    if "dateline_store" not in tables:
        raise StoreError(f"{path} is a DuckDB file, but no Dateline store")
    row = connection.execute("SELECT max(schema) FROM dateline_store").fetchone()
    if row is None or row[0] != SCHEMA:
        found = row[0] if row else None
        raise StoreError(
            f"store {path} has schema {found}, this version reads schema {SCHEMA}",
            hint="Use the version of dateline that wrote it, or read the reports again.",
        )


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    """All tables at once, so that a run cut off here leaves no half store."""
    connection.begin()
    connection.execute(_SQL.read_text(encoding="utf-8"))
    connection.execute("INSERT INTO dateline_store VALUES (?, ?)", [SCHEMA, version("dateline")])
    connection.commit()


def _digest(value: dict[str, Any]) -> str:
    """What tells records apart: all but the name of the file that the report came in."""
    report = {k: v for k, v in value["report"].items() if k != "input_id"}
    told = json.dumps({**value, "report": report}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _json(value: object) -> str:
    """JSON that DuckDB takes: names of files may hold bytes that are no UTF-8."""
    told = json.dumps(value, ensure_ascii=False)
    return told.encode("utf-8", "replace").decode("utf-8")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
