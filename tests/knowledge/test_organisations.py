"""What the list of organisations promises: certain names only, legislatures as bodies."""

from __future__ import annotations

import pytest

from dateline import lang
from dateline.resolve import Knowledge
from knowledge.organisations import Organisation, without_clashes


def _party(name: str, country: str, *aliases: str) -> Organisation:
    return Organisation("", name, aliases, "organisation", country, ("PTY",), "partyfacts")


def test_a_name_of_parties_in_two_countries_is_nobodys() -> None:
    parties = [
        _party("Green Party", "SWE", "Miljöpartiet"),
        _party("Green Party", "BRA", "Partido Verde"),
        _party("Green Party", "COL"),
    ]
    kept = without_clashes([], parties)
    assert [(p.name, p.country) for p in kept] == [
        ("Miljöpartiet", "SWE"),
        ("Partido Verde", "BRA"),
    ]


def test_two_spellings_of_one_party_do_not_clash() -> None:
    (party,) = without_clashes([], [_party("Fidesz", "HUN", "FIDESZ", "Hungarian Civic Alliance")])
    assert party.name == "Fidesz"


def test_our_own_list_keeps_the_name_that_a_party_elsewhere_bears_too() -> None:
    own = Organisation("", "Labour Party", (), "organisation", "GBR", ("PTY",), "own")
    kept = without_clashes([own], [_party("Labour Party", "MLT", "Partit Laburista")])
    assert [(b.name, b.country) for b in kept] == [
        ("Labour Party", "GBR"), ("Partit Laburista", "MLT"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_legislature_or_court_is_no_seat_of_government(language: str) -> None:
    knowledge = Knowledge()
    for country in lang.load(language).countries.values():
        for seat in country.seats:
            body = knowledge.organisation(seat)
            assert not body or not {"LEG", "JUD"} & {*body.sector}, seat


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Knesset", "ISR", "LEG"),
        ("Doema", "RUS", "LEG"),
        ("Tweede Kamer", "NLD", "LEG"),
        ("House of Lords", "GBR", "LEG"),
        ("Revolutionaire Garde", "IRN", "MIL"),
        ("Sinaloakartel", "MEX", "CRM"),
        ("Real IRA", "GBR", "REB"),
        ("EFCC", "NGA", "COP"),
        ("Petronas", "MYS", "BUS"),
        ("Le Nouvelliste", "HTI", "JRN"),
    ],
)
def test_bodies_of_the_news_are_known(name: str, country: str, sector: str) -> None:
    body = Knowledge().organisation(name)
    assert body and body.country == country and body.sector[0] == sector


@pytest.mark.parametrize("name", ["RSF", "PS", "MIT", "AA", "Green Party", "Liberal Party"])
def test_a_name_of_bodies_in_several_countries_is_left_open(name: str) -> None:
    assert Knowledge().organisation(name) is None
