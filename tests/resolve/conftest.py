"""Small knowledge tables in the formats of the shipped ones."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.resolve import Knowledge

PERSONS = """wikidata name aliases country sector role start end source
Q7747 Vladimir_Putin Vladimir_Poetin RUS GOV president 2012-05-07 _ test
Q58217 Sergey_Lavrov Sergej_Lavrov RUS GOV foreign_minister 2004-03-09 _ test
Q8001 John_Smith _ USA LEG senator 2019-01-03 _ test
Q8002 John_Smith _ GBR GOV foreign_minister 2022 2024 test
Q8003 Anna_Larsen _ NOR GOV prime_minister 2013-10-16 2021-10-14 test
Q8005 Eva_Berg _ SWE GOV deputy_prime_minister 2022-01-10 _ test
Q8005 Eva_Berg _ SWE GOV foreign_minister 2022-01-10 2023-09-01 test
Q8005 Eva_Berg _ SWE GOV defence_minister 2022-01-10 _ test
Q8004 Piet_Jansen _ NLD GOV finance_minister 2023-06-01 _ test
"""
ORGANISATIONS = """wikidata name aliases kind country sector source
Q7817 World_Health_Organization WHO|Wereldgezondheidsorganisatie igo IGO MED test
Q9101 Hezbollah Hezbollah|Hizbollah armed LBN REB test
"""
OUTLETS = """domain name aliases country ownership
tass.com TASS TASS RUS state
cnn.com CNN CNN USA private
"""
CITIES = """geonames name names country admin1 lat lon population
2988507 Paris Parijs|Paris FRA 11 48.85341 2.3488 2138551
4717560 Paris _ USA TX 33.66094 -95.55551 24171
524901 Moscow Moskou|Moskva RUS 48 55.75222 37.61556 10381222
706483 Kharkiv Charkov|Charkiv|Kharkov UKR 07 49.98081 36.25272 1433886
2 Springfield _ USA IL 39.8 -89.6 116250
3 Springfield _ CAN ON 42.8 -80.9 110000
"""
REGIONS = """geonames name names country admin1 lat lon population
_ Colorado _ USA CO 39.03 -105.55 5000000
_ Texas _ USA TX 31.25 -99.25 25000000
_ Scotland Schotland GBR SCT 56.30 -3.69 5184948
_ Limburg Nederlands-Limburg NLD 05 51.10 5.92 1279291
_ Limburg Belgisch-Limburg BEL VLG 51.00 5.40 1200000
_ Svalbard Spitsbergen NOR 21 78.50 16.00 2000
"""
TOWNS = """name kind country admin1 lat lon population geonames
Colorado town USA TX 32.39 -100.86 100000 4683774
Georgia region USA GA 32.75 -83.50 10000000 4197000
Lamar_County county USA TX 33.67 -95.57 50000 4705086
Macon town USA GA 32.84 -83.63 14000 4207400
Reno town USA TX 33.67 -95.46 3289 4722604
Savannah town USA GA 32.08 -81.10 14500 4221552
Texas region USA TX 31.25 -99.25 25000000 4736286
"""
COUNTRIES = """alpha3 iso2 gec cow lat lon geonames
RUS RU RS 365 60 100 2017370
GEO GE GG 372 42 43.5 614540
FRA FR FR 220 46 2 3017382
"""


def _tsv(rows: str) -> str:
    cells = ([c.replace("_", " ").strip() for c in row.split()] for row in rows.split("\n"))
    return "\n".join(map("\t".join, cells))


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("tables")
    write(folder)
    return Knowledge(folder)


def write(folder: Path, **more: str) -> None:
    """The small tables in a folder, each with the rows given for it at its end: persons="..."."""
    plain = {
        "persons": PERSONS, "organisations": ORGANISATIONS, "outlets": OUTLETS,
        "countries": COUNTRIES, "regions": REGIONS,
    }  # fmt: skip
    for name, rows in plain.items():
        text = _tsv(rows + more.get(name, ""))
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    for name, rows in {"cities": CITIES, "towns": TOWNS}.items():
        packed = gzip.compress(_tsv(rows + more.get(name, "")).encode())
        (folder / f"{name}.tsv.gz").write_bytes(packed)


@pytest.fixture
def extended(tmp_path: Path) -> Callable[..., Knowledge]:
    """Makes knowledge of the small tables with more rows, given as table=rows."""

    def made(**more: str) -> Knowledge:
        folder = tmp_path / "extended"
        folder.mkdir(exist_ok=True)
        write(folder, **more)
        return Knowledge(folder)

    return made
