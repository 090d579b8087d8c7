"""The shipped tables hold what the resolver relies on."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from importlib.resources import files

import msgspec
import pytest

from dateline.lang.countries import Country
from dateline.lang.roles import Roles

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC".split()
)
BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"})
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
HEADERS = {
    "persons.tsv": "wikidata name aliases country sector role start end source",
    "organisations.tsv": "wikidata name aliases kind country sector source",
    "outlets.tsv": "domain name aliases country ownership",
    "cities.tsv.gz": "geonames name names country admin1 lat lon population",
    "regions.tsv": "geonames name names country admin1 lat lon population",
    "towns.tsv.gz": "name kind country admin1 lat lon population geonames",
    "countries.tsv": "alpha3 iso2 fips cow lat lon geonames",
}


def table(name: str) -> list[dict[str, str]]:
    raw = (files("dateline.resolve") / "tables" / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
    lines = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert lines[0] == HEADERS[name].split()
    assert {len(line) for line in lines} == {len(lines[0])}
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def states() -> set[str]:
    raw = (files("dateline.lang") / "en" / "countries.toml").read_bytes()
    return set(msgspec.toml.decode(raw, type=dict[str, Country]))


def titles(language: str) -> set[str]:
    raw = (files("dateline.lang") / language / "roles.toml").read_bytes()
    return {role.title for role in msgspec.toml.decode(raw, type=Roles).role}


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("persons.tsv", 6000),
        ("organisations.tsv", 2500),
        ("outlets.tsv", 250),
        ("cities.tsv.gz", 30000),
        ("regions.tsv", 600),
        ("towns.tsv.gz", 200000),
        ("countries.tsv", 195),
    ],
)
def test_tables_are_whole(name: str, least: int) -> None:
    assert len(table(name)) >= least


def test_country_codes_and_sectors_are_legal() -> None:
    legal = states() | BODIES
    for name in ("persons.tsv", "organisations.tsv"):
        for row in table(name):
            assert row["country"] in legal, row
            assert set(row["sector"].split("|")) <= SECTORS, row
    assert {row["country"] for row in table("cities.tsv.gz")} <= states()
    assert {row["country"] for row in table("regions.tsv")} <= states()
    assert {row["country"] for row in table("towns.tsv.gz")} <= states()
    assert {row["country"] for row in table("outlets.tsv")} <= states()
    assert {row["alpha3"] for row in table("countries.tsv")} == states() - {"EUR", "UNO"}


def test_offices_begin_before_they_end() -> None:
    for row in table("persons.tsv"):
        assert all(not d or DATE.fullmatch(d) for d in (row["start"], row["end"])), row
        if row["start"] and row["end"]:
            shared = min(len(row["start"]), len(row["end"]))
            assert row["start"][:shared] <= row["end"][:shared], row


def test_every_office_has_a_noun_in_both_packs() -> None:
    assert titles("nl") == titles("en")
    assert {row["role"] for row in table("persons.tsv")} <= titles("nl")


def test_no_row_stands_twice() -> None:
    def twice(name: str, *columns: str) -> list[tuple[str, ...]]:
        seen = Counter(tuple(row[c] for c in columns) for row in table(name))
        return [key for key, number in seen.items() if number > 1]

    person = ("name", "country", "role", "start", "end", "source", "wikidata", "sector")
    assert not twice("persons.tsv", *person)
    assert not twice("organisations.tsv", "wikidata", "name", "country")
    assert not twice("outlets.tsv", "domain")
    assert not twice("cities.tsv.gz", "geonames")
    assert not twice("countries.tsv", "alpha3")


def test_a_name_is_never_its_own_alias() -> None:
    for name in ("persons.tsv", "organisations.tsv", "outlets.tsv"):
        for row in table(name):
            aliases = row["aliases"].split("|") if row["aliases"] else []
            assert row["name"] and row["name"] not in aliases, row
            assert "" not in aliases and len(aliases) == len(set(aliases)), row


def test_towns_stand_in_the_order_of_their_bytes_for_bisection() -> None:
    rows = table("towns.tsv.gz")
    names = [row["name"].encode() for row in rows]
    assert names == sorted(names)
    assert {row["kind"] for row in rows} == {"town", "county", "region"}
    assert not {row["geonames"] for row in rows} & {r["geonames"] for r in table("cities.tsv.gz")}


def test_counties_lie_in_their_state() -> None:
    rows = [row for row in table("towns.tsv.gz") if row["name"] == "Marion County"]
    assert len(rows) == 17 and {row["country"] for row in rows} == {"USA"}
    assert {row["admin1"] for row in rows} >= {"OH", "IN", "FL", "OR"}


def test_places_lie_on_the_globe() -> None:
    for row in (*table("cities.tsv.gz"), *table("countries.tsv"), *table("towns.tsv.gz")):
        assert abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180


def test_ownership_is_known() -> None:
    assert {row["ownership"] for row in table("outlets.tsv")} <= {"state", "public", "private"}


def test_offices_of_one_holder_do_not_stand_open_twice() -> None:
    """Two people cannot both be foreign minister of a country today."""
    heads = {"foreign minister", "prime minister"}
    rows = [r for r in table("persons.tsv") if r["role"] in heads and r["source"] == "own"]
    still = Counter((r["country"], r["role"]) for r in rows if not r["end"])
    assert [key for key, number in still.items() if number > 1] == []


def test_tables_are_small_enough_to_ship() -> None:
    folder = files("dateline.resolve") / "tables"
    assert sum(len((folder / name).read_bytes()) for name in HEADERS) < 8_000_000
