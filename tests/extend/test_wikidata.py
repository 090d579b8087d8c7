"""Wikidata dumps: office holders with dates, organisations, whatever the order of the items."""

from __future__ import annotations

import bz2
import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import UserTableError
from dateline.extend import Row, wikidata

ALL = ("person", "organisation", "government")


def snak(prop: str, value: Any, kind: str = "value") -> dict[str, Any]:
    if kind != "value":
        return {"snaktype": kind, "property": prop, "datatype": "time"}
    return {"snaktype": "value", "property": prop, "datavalue": value}


def link(prop: str, item: str) -> dict[str, Any]:
    value = {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}
    return snak(prop, {"value": value, "type": "wikibase-entityid"})


def time(prop: str, moment: str, precision: int = 11) -> dict[str, Any]:
    value = {
        "time": moment, "timezone": 0, "before": 0, "after": 0, "precision": precision,
        "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
    }  # fmt: skip
    return snak(prop, {"value": value, "type": "time"})


def claim(main: dict[str, Any], *qualifiers: dict[str, Any], rank: str = "normal") -> Any:
    made: dict[str, Any] = {"mainsnak": main, "type": "statement", "id": "x", "rank": rank}
    if qualifiers:
        made["qualifiers"] = {q["property"]: [q] for q in qualifiers}
        made["qualifiers-order"] = [q["property"] for q in qualifiers]
    return made


def item(ident: str, label: str, *claims: Any, also: tuple[str, ...] = ()) -> dict[str, Any]:
    made: dict[str, list[Any]] = {}
    for c in claims:
        made.setdefault(c["mainsnak"]["property"], []).append(c)
    aliases = {"en": [{"language": "en", "value": a} for a in also]} if also else []
    return {
        "type": "item", "id": ident, "labels": {"en": {"language": "en", "value": label}},
        "descriptions": [], "aliases": aliases, "claims": made or [], "sitelinks": [],
        "lastrevid": 1,
    }  # fmt: skip


HOLDER = item(
    "Q100", "Wang Da",
    claim(link("P31", "Q5")),
    claim(link("P27", "Q148")),
    claim(link("P39", "Q900"), time("P580", "+2013-03-16T00:00:00Z"),
          time("P582", "+2022-12-00T00:00:00Z", 10)),
    claim(link("P39", "Q901"), time("P580", "+2023-00-00T00:00:00Z", 9)),
    claim(link("P39", "Q900"), time("P580", "+1980-01-01T00:00:00Z"),
          time("P582", "+1985-01-01T00:00:00Z")),
    claim(link("P39", "Q900"), snak("P582", None, "somevalue")),
    claim(link("P39", "Q900"), time("P580", "+2001-01-01T00:00:00Z"), rank="deprecated"),
    claim(link("P39", "Q902"), time("P580", "+2001-01-01T00:00:00Z")),
    also=("Wang the Elder", "W|D"),
)  # fmt: skip
OFFICE = item(
    "Q900", "Minister of Foreign Affairs of Nowhere",
    claim(link("P31", "Q294414")), claim(link("P1001", "Q55")),
)  # fmt: skip
AMBASSADOR = item("Q901", "ambassador", claim(link("P31", "Q4164871")))
ODD = item("Q902", "keeper of the seventh seal", claim(link("P31", "Q4164871")))
CODE = {"snaktype": "value", "property": "P298", "datavalue": {"value": "NLD", "type": "string"}}
STATE = item("Q55", "Nowhere", claim(CODE))
HOME = item("Q148", "Home", claim({**CODE, "datavalue": {"value": "CHN", "type": "string"}}))
PARTY = item("Q300", "Harbour Party", claim(link("P31", "Q7278")), claim(link("P17", "Q55")))
CLUB = item("Q301", "World Club", claim(link("P31", "Q245065")))
OTHER = item("Q999", "A mountain", claim(link("P31", "Q8502")))
EVERYTHING = [HOLDER, PARTY, OTHER, OFFICE, STATE, CLUB, AMBASSADOR, HOME, ODD]


def dump(path: Path, items: list[dict[str, Any]]) -> Path:
    text = "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n"
    packed = {".gz": gzip.compress, ".bz2": bz2.compress}.get(path.suffix, bytes)
    path.write_bytes(packed(text.encode()))
    return path


def read(path: Path, kinds: tuple[str, ...] = ALL, since: str = "1990") -> list[Row]:
    with path.open("rb") as raw:
        return list(wikidata.read(raw, path, kinds, since, wikidata.Account()))


PEOPLE = [
    Row("Wang Da", "person", ("Wang the Elder", "W D"), "NLD", ("GOV",), "foreign minister",
        "2013-03-16", "2022-12", "Q100", "Wikidata"),
    Row("Wang Da", "person", ("Wang the Elder", "W D"), "CHN", ("GOV",), "ambassador",
        "2023", "", "Q100", "Wikidata"),
]  # fmt: skip
BODIES = [
    Row("Harbour Party", "organisation", (), "NLD", ("PTY",), wikidata="Q300", source="Wikidata"),
    Row("World Club", "organisation", (), "IGO", ("GOV",), wikidata="Q301", source="Wikidata"),
]


@pytest.mark.parametrize("name", ["d.json", "d.json.gz", "d.json.bz2"])
def test_offices_and_organisations_of_a_dump(tmp_path: Path, name: str) -> None:
    assert read(dump(tmp_path / name, EVERYTHING)) == PEOPLE + BODIES


def test_the_order_of_items_does_not_matter(tmp_path: Path) -> None:
    forward = read(dump(tmp_path / "a.json", EVERYTHING))
    backward = read(dump(tmp_path / "b.json", EVERYTHING[::-1]))
    assert sorted(forward, key=str) == sorted(backward, key=str)


def test_only_the_kinds_and_the_time_asked_for(tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", EVERYTHING)
    assert read(path, ("person",)) == PEOPLE
    assert read(path, ("organisation",)) == BODIES
    assert [r.start for r in read(path, ("person",), "1984")] == [
        "2013-03-16",
        "2023",
        "1980-01-01",
    ]
    assert [r.start for r in read(path, ("person",), "2023")] == ["2023"]


def test_the_account_counts(tmp_path: Path) -> None:
    path = dump(tmp_path / "d.json", EVERYTHING)
    account = wikidata.Account()
    with path.open("rb") as raw:
        list(wikidata.read(raw, path, ALL, "1990", account))
    assert (account.items, dict(account.rows), account.unknown) == (
        8, {"person": 2, "organisation": 2}, 1,
    )  # fmt: skip


def test_memory_does_not_grow_with_the_dump(tmp_path: Path) -> None:
    def peak(n: int) -> int:
        people = [{**HOLDER, "id": f"Q{10_000 + k}"} for k in range(n)]
        path = dump(tmp_path / f"{n}.json", [*people, *EVERYTHING])
        tracemalloc.start()
        with path.open("rb") as raw:
            rows = wikidata.read(raw, path, ALL, "1990", wikidata.Account())
            assert sum(1 for _ in rows) == 2 * n + 4
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)  # packs are read once
    assert peak(4_000) < peak(400) + 200_000


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("d.json", b'[\n{"id": "Q1", "P39"\n', r"d\.json, line 2"),
        ("d.json", b'{"claims": {"P39": []}}', "line 1"),
        ("d.gz", b"no gzip", "cannot be unpacked"),
        ("d.bz2", bz2.compress(b"[\n" * 9)[:-4], "cannot be unpacked"),
    ],
)
def test_a_file_that_is_no_dump(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserTableError, match=told):
        read(path)
