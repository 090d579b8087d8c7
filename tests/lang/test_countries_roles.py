"""Countries and roles of the Dutch and the English pack."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import msgspec
import pytest

from dateline.lang.countries import Country
from dateline.lang.roles import Roles

LANGUAGES = ("nl", "en")
KINDS = {"person", "government", "organisation", "group"}
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC".split()
)


def countries(language: str) -> dict[str, Country]:
    raw = (files("dateline.lang") / language / "countries.toml").read_bytes()
    return msgspec.toml.decode(raw, type=dict[str, Country])


def roles(language: str) -> Roles:
    raw = (files("dateline.lang") / language / "roles.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Roles)


def test_packs_know_the_same_countries() -> None:
    assert set(countries("nl")) == set(countries("en"))
    assert len(countries("nl")) >= 198
    assert all(re.fullmatch("[A-Z]{3}", code) for code in countries("nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_means_two_countries(language: str) -> None:
    listed = countries(language).values()
    for words in (
        [word for c in listed for word in {*c.names, *c.seats}],
        [word for c in listed for word in set(c.adjectives)],
        [word for c in listed for word in set(c.people)],
    ):
        assert [word for word, number in Counter(words).items() if number > 1] == []


def test_dutch_adjectives_have_their_inflected_form() -> None:
    for code, country in countries("nl").items():
        for word in country.adjectives:
            if word.endswith(("isch", "aans", "ijns", "iens")):
                assert word + "e" in country.adjectives, (code, word)
            if word.endswith("ees"):
                assert word[:-3] + "ese" in country.adjectives, (code, word)


@pytest.mark.parametrize(
    ("language", "code", "field", "word"),
    [
        ("nl", "UKR", "adjectives", "Oekraïense"),
        ("nl", "RUS", "seats", "Kremlin"),
        ("nl", "CHN", "seats", "Peking"),
        ("nl", "USA", "names", "VS"),
        ("nl", "EUR", "seats", "Brussel"),
        ("en", "NLD", "adjectives", "Dutch"),
        ("en", "GBR", "seats", "Downing Street"),
        ("en", "KOS", "people", "Kosovars"),
    ],
)
def test_usual_words(language: str, code: str, field: str, word: str) -> None:
    assert word in getattr(countries(language)[code], field)


def test_packs_have_the_same_roles() -> None:
    def facts(language: str) -> dict[str, tuple[object, ...]]:
        listed = roles(language).role
        return {r.title: (r.kind, r.sector, r.office, r.plural) for r in listed}

    assert facts("nl") == facts("en")
    assert len(facts("nl")) >= 250


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_are_legal_and_clear(language: str) -> None:
    pack = roles(language)
    nouns = Counter(noun for role in pack.role for noun in role.nouns)
    assert len(nouns) >= 500
    assert [noun for noun, number in nouns.items() if number > 1] == []
    for role in pack.role:
        assert role.nouns and role.kind in KINDS and set(role.sector) <= SECTORS
    assert len({role.title for role in pack.role}) == len(pack.role)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pronouns_and_lists_are_filled(language: str) -> None:
    pack = roles(language)
    assert set(pack.pronouns.values()) >= {"male", "female", "plural", "singular"}
    assert pack.former and pack.opposition and pack.honorifics and pack.told


@pytest.mark.parametrize(
    ("language", "noun", "sector", "kind"),
    [
        ("en", "sailor", "MIL", "group"),
        ("en", "coastguard", "COP", "group"),
        ("en", "plaintiff", "SOC", "person"),
        ("en", "archaeologist", "EDU", "person"),
        ("en", "abolitionist", "SOC", "group"),
        ("en", "pension fund", "BUS", "organisation"),
        ("en", "synod", "REL", "organisation"),
        ("en", "vigilante", "PRM", "organisation"),
        ("nl", "matroos", "MIL", "group"),
        ("nl", "gedeputeerde", "GOV", "person"),
        ("nl", "schepencollege", "GOV", "organisation"),
        ("nl", "dakloze", "CVL", "group"),
        ("nl", "zeevarende", "LAB", "group"),
        ("nl", "ondernemingsraad", "LAB", "organisation"),
        ("nl", "vroedvrouw", "MED", "group"),
        ("nl", "archeoloog", "EDU", "person"),
    ],
)
def test_usual_nouns_of_actors(language: str, noun: str, sector: str, kind: str) -> None:
    role = next(r for r in roles(language).role if noun in r.nouns)
    assert (role.sector[0], role.kind) == (sector, kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_acts_at_times_is_a_role_too(language: str) -> None:
    pack = roles(language)
    nouns = {noun for role in pack.role for noun in role.nouns}
    assert [word for word in pack.acting if word not in nouns] == []
