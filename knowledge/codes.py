"""From the country names and codes of the sources to ISO 3166 alpha-3."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.lang.countries import Country
from knowledge.tables import PACKS, SUPPLEMENT, rows
from knowledge.transliterate import plain

OTHER_NAMES = {
    "us": "USA",
    "united-kingdom": "GBR",
    "kingdom of denmark": "DNK",
    "kingdom of the netherlands": "NLD",
    "people's republic of china": "CHN",
    "republic of ireland": "IRL",
    "holy see (vatican city)": "VAT",
    "korea, north": "PRK",
    "korea, south": "KOR",
    "cote d'ivoire": "CIV",
    "congo, democratic republic of the": "COD",
    "congo, republic of the": "COG",
    "bahamas, the": "BHS",
    "gambia, the": "GMB",
    "micronesia, federated states of": "FSM",
    "turkey (turkiye)": "TUR",
    "european union": "EUR",
    "south ossetia": "GEO",
    "republic of abkhazia": "GEO",
    "transnistria": "MDA",
    "turkish republic of northern cyprus": "CYP",
    "sahrawi arab democratic republic": "MAR",
    "somaliland": "SOM",
    "republic of artsakh": "AZE",
    "republika srpska": "BIH",
    "luhansk people's republic": "UKR",
    "donetsk people's republic": "UKR",
    "kurdistan region": "IRQ",
    "catalonia": "ESP",
    "cantabria": "ESP",
    "quebec": "CAN",
    "faroe islands": "DNK",
    "jersey": "GBR",
    "bailiwick of guernsey": "GBR",
    "tibet": "CHN",
}
DEPENDENCIES = (
    "Aruba",
    "Curaçao",
    "Sint Maarten",
    "Bermuda",
    "Gibraltar",
    "Falkland Islands",
    "Greenland",
    "Faroe Islands",
    "New Caledonia",
    "French Polynesia",
    "Cook Islands",
    "Niue",
    "Tokelau",
    "Macau",
    "Puerto Rico",
    "Guam",
    "Gaza Strip",
    "West Bank",
)
PARTLY_RECOGNISED = frozenset(
    map(
        plain,
        (
            "south ossetia",
            "republic of abkhazia",
            "transnistria",
            "turkish republic of northern cyprus",
            "sahrawi arab democratic republic",
            "somaliland",
            "republic of artsakh",
            "luhansk people's republic",
            "donetsk people's republic",
            "tibet",
        ),
    )
)
PARTS = frozenset(
    {
        "scotland",
        "catalonia",
        "quebec",
        "cantabria",
        "faroe islands",
        "jersey",
        "bailiwick of guernsey",
        "kurdistan region",
        "republika srpska",
    }
)
"""Parts of states with governments of their own, whose ministers are not the state's."""


@cache
def pack(language: str) -> dict[str, Country]:
    """The countries of one language pack, by code."""
    path = PACKS / language / "countries.toml"
    return msgspec.toml.decode(path.read_bytes(), type=dict[str, Country])


def codes() -> frozenset[str]:
    """Every code that an actor's country may have."""
    return frozenset(pack("en")) | {"IGO", "NGO", "IMG", "ISM", "MNC"}


@cache
def _names() -> dict[str, str]:
    known = {plain(name): code for code, c in pack("en").items() for name in c.names}
    return known | {plain(name): code for name, code in OTHER_NAMES.items()}


def country(name: str) -> str:
    """The code of a country called `name` in English, "" if none is."""
    bare = plain(re.sub(r"^the |^state of ", "", name.strip(), flags=re.IGNORECASE))
    return _names().get(plain(name)) or _names().get(bare, "")


def state(name: str) -> str:
    """Like `country`, but "" for a dependency, whose leaders do not lead the state."""
    code = country(name)
    if plain(name) in PARTLY_RECOGNISED | PARTS:
        return ""
    if plain(name) in OTHER_NAMES:
        return code
    names = pack("en")[code].names if code else ()
    dependencies = {plain(n) for n in names[1:]} & _dependencies()
    return "" if plain(name) in dependencies else code


def _dependencies() -> frozenset[str]:
    return frozenset(plain(name) for name in DEPENDENCIES)


@cache
def correlates_of_war() -> dict[str, str]:
    """Correlates of War abbreviation -> alpha-3."""
    return {row["cow"]: row["alpha3"] for row in rows(SUPPLEMENT / "cow.tsv")}
