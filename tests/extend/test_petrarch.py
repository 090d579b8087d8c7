"""Dictionaries in PETRARCH's format: what is read, what it becomes, what cannot be mapped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import lang
from dateline.errors import UserTableError
from dateline.extend import Row, petrarch, petrarch_rows
from dateline.extend.cameo_actors import meaning
from dateline.extend.petrarch import Coded

ACTORS = """\
# A dictionary of nobody, in the exact format of the real ones
NOWHERELAND_  [NLD]
+NOWHERELANDER_

######  People  #######
JOHANNES_VAN_DOORN_	# CountryInfo.txt
+J._VAN_DOORN_
+PRESIDENT_VAN_DOORN
	[NLDELI 320101-331108]
	[NLDGOV 970101-20061231]
	[NLDELI]
MARIA_DUBOIS_	[FRAGOVMIL >081201] [---] # notes [BELGOV]
PIOTR_NOWAK_  # CountryInfo.txt
	[POLGOV <891231]
	[POLGOV 2004017-20061201]

FREE_HARBOUR_FRONT_(FHF)_ [SOMREB] #  kkl 21 Mar 13
+FHF
+AL-MINA_GROUP_
WORLD_PORT_UNION_	[IGOUNOKID]# NGO_Actors
DREDGE_AND_SONS_	[MNCUSABUS]
GHOST_NAME_
STEPPE_FRONT_	[XQZ]
"""
AGENTS = """\
!PERSON! = MAN, MEN, WOMAN
DIKE_REEVE [~GOV]
POLDER!PERSON! [~AGR]
CHAMBER_OF_DREDGERS {CHAMBERS_OF_DREDGERS} [~BUS]
HARBOUR_POLICE_UNIT [~COP] # a body
MINISTER [~GOV]
BANK!GHOST! [~BUS]
NOTHING_MUCH [~]
"""


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "actors.txt"
    path.write_text(ACTORS, encoding="utf-8")
    return path


@pytest.fixture
def agents(tmp_path: Path) -> Path:
    path = tmp_path / "agents.txt"
    path.write_text(AGENTS, encoding="utf-8")
    return path


def rows(path: Path, as_of: str = "") -> tuple[list[Row], petrarch_rows.Account]:
    return petrarch_rows.read(path, lang.load("en"), as_of)


def test_names_and_codes_of_an_entry(actors: Path) -> None:
    entries, _ = petrarch.parse(actors)
    doorn = entries[1]
    assert doorn.line == 6
    assert doorn.names == ["JOHANNES VAN DOORN", "J. VAN DOORN", "PRESIDENT VAN DOORN"]
    assert doorn.codes == [
        Coded("NLDELI", "1932-01-01", "1933-11-08"),
        Coded("NLDGOV", "1997-01-01", "2006-12-31"),
        Coded("NLDELI"),
    ]
    assert entries[2].codes == [Coded("FRAGOVMIL", "2008-12-01")]


def test_people_keep_their_dates(actors: Path) -> None:
    found, _ = rows(actors)
    people = [(r.name, r.country, r.sector, r.start, r.end) for r in found if r.kind == "person"]
    assert people == [
        ("Johannes Van Doorn", "NLD", ("ELI",), "1932-01-01", "1933-11-08"),
        ("Johannes Van Doorn", "NLD", ("GOV",), "1997-01-01", "2006-12-31"),
        ("Johannes Van Doorn", "NLD", ("ELI",), "", ""),
        ("Maria Dubois", "FRA", ("GOV", "MIL"), "2008-12-01", ""),
        ("Piotr Nowak", "POL", ("GOV",), "", "1989-12-31"),
    ]
    assert found[0].aliases == ("J. Van Doorn", "President Van Doorn")


def test_what_a_dictionary_leaves_open_ends_on_its_own_day(actors: Path) -> None:
    found, _ = rows(actors, "2014-01-30")
    ends = {(r.name, r.start): r.end for r in found if r.kind == "person"}
    assert ends["Maria Dubois", "2008-12-01"] == "2014-01-30"
    assert ends["Johannes Van Doorn", ""] == ""


def test_bodies_keep_their_names_and_acronyms(actors: Path) -> None:
    found, _ = rows(actors)
    bodies = {r.name: (r.aliases, r.country, r.sector) for r in found if r.kind == "organisation"}
    assert bodies == {
        "Free Harbour Front": (("FHF", "Al-Mina Group"), "SOM", ("REB",)),
        "World Port Union": ((), "UNO", ("GOV",)),
        "Dredge And Sons": ((), "USA", ("BUS",)),
    }


def test_the_account_says_what_became_no_row(actors: Path) -> None:
    _, account = rows(actors)
    assert (account.entries, account.places) == (9, 1)
    assert [(u.line, u.what) for u in account.left] == [
        (15, "no dates: [POLGOV 2004017-20061201]"),
        (22, "GHOST NAME: no code"),
        (23, "STEPPE FRONT: code XQZ means nothing to Dateline"),
    ]


def test_agents_are_nouns_that_the_pack_does_not_have(agents: Path) -> None:
    found, account = rows(agents)
    assert [(r.name, r.kind, r.sector, r.language) for r in found] == [
        ("dike reeve", "role", ("GOV",), "en"),
        ("polderman", "role", ("AGR",), "en"),
        ("poldermen", "role", ("AGR",), "en"),
        ("polderwoman", "role", ("AGR",), "en"),
        ("chamber of dredgers", "roles", ("BUS",), "en"),
        ("chambers of dredgers", "role", ("BUS",), "en"),
        ("harbour police unit", "roles", ("COP",), "en"),
    ]
    assert account.known == 1
    assert [u.line for u in account.left] == [7, 7, 8]


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("", "", ""),
        ("970101-061231", "1997-01-01", "2006-12-31"),
        ("300101-310101", "2030-01-01", "1931-01-01"),
        ("> 20070101", "2007-01-01", ""),
        ("<20070101", "", "2007-01-01"),
        (">010431", "2001-04", ""),
        (">011301", "2001", ""),
    ],
)
def test_date_restrictions(tmp_path: Path, dates: str, start: str, end: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"X_Y_ [NLDGOV {dates}]\n")
    ((entry,), unread) = petrarch.parse(path)
    assert (entry.codes, unread) == ([Coded("NLDGOV", start, end)], [])


@pytest.mark.parametrize(
    ("code", "country", "sector", "left"),
    [
        ("USA", "USA", (), ()),
        ("USAGOVMIL", "USA", ("GOV", "MIL"), ()),
        ("~MED", "", ("JRN",), ()),
        ("~HLH", "", ("MED",), ()),
        ("IGOUNOREFHCR", "UNO", ("REF",), ()),
        ("IGOEEC", "EUR", ("GOV",), ()),
        ("IGOEURDEV", "IGO", ("SOC",), ("EUR",)),
        ("NGOUSA", "USA", ("SOC",), ()),
        ("NGOCHRCTH", "NGO", ("SOC", "REL"), ()),
        ("IMGMUSALQ", "IMG", ("REB",), ("ALQ",)),
        ("MNC", "MNC", ("BUS",), ()),
        ("TMPGOV", "TLS", ("GOV",), ()),
        ("KSVGOV", "KOS", ("GOV",), ()),
        ("BMUGOV", "GBR", ("GOV",), ()),
        ("WEUREB", "", ("REB",), ("WEU",)),
        ("QQQ", "", (), ("QQQ",)),
    ],
)
def test_cameo_codes(
    code: str, country: str, sector: tuple[str, ...], left: tuple[str, ...]
) -> None:
    found = meaning(code)
    assert (found.country, found.sector, found.left) == (country, sector, left)


def test_lines_that_are_not_utf8_are_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("JOSÉ_MUÑOZ_ [ESPGOV 970101-061231]\n".encode("latin-1"))
    found, _ = rows(path)
    assert found[0].name == "José Muñoz"


@pytest.mark.parametrize("content", ["", "just some prose\nand more\n", "+ALIAS_OF_NOTHING\n"])
def test_a_file_that_is_no_dictionary(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content)
    with pytest.raises(UserTableError, match="no PETRARCH dictionary"):
        petrarch.parse(path)


@given(st.text(alphabet="AB_+-!={}[]<>~# \n\t01290", max_size=200))
def test_any_text_is_entries_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text(content, encoding="utf-8")
    try:
        found, account = rows(path)
    except UserTableError as e:
        assert "any.txt" in e.message
    else:
        assert all(row.name and row.line()[1] for row in found)
        assert sum(account.rows.values()) == len(found)
