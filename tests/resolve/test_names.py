"""Names of a report: where they begin and end, and those that the model missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dateline.lang import load
from dateline.resolve import Knowledge
from dateline.resolve.lexicon import lexicon
from dateline.resolve.names import settle
from tests.helpers import reading
from tests.resolve.conftest import write

Settled = Callable[..., list[tuple[str, str]]]
PERSONS = """
Q1 Hamid_Karzai _ AFG GOV president 2014-09-29 _ test
Q2 Ugo_Tanner _ FRA LEG senator 2014-09-29 _ test
Q3 Ada_Macron _ FRA GOV president 2017-05-14 _ test
Q4 Ugo_Macron _ FRA GOV foreign_minister 2017-05-14 _ test
"""
CITIES = "1 Peshawar _ PAK 03 34.0 71.5 1970042\n"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("tables")
    write(folder, persons=PERSONS, cities=CITIES)
    return Knowledge(folder)


@pytest.fixture
def settled(tables: Knowledge) -> Settled:
    """Texts and labels of a report's names, of those that the model gave."""

    def made(parse: str, names: dict[str, str], language: str = "en") -> list[tuple[str, str]]:
        read, words = reading(parse, names, language=language), lexicon(load(language), tables)
        found = settle(read, [words.matches(s) for s in read.sentences], words, tables)
        return [(n.text, n.label) for n in sorted(_all(found), key=lambda n: (n.sentence, n.start))]

    return made


def _all(found):  # type: ignore[no-untyped-def]
    return [n for names in found.values() for n in names]


def chain(words: Sequence[str], verb: str = "waited wait") -> str:
    """Words as subject, the first one the head; those in small letters are prepositions."""
    rows = []
    for n, word in enumerate(words, start=1):
        name = word[:1].isupper()
        head = len(words) + 1 if n == 1 else n + 1 if not name else 1
        rel = "nsubj" if n == 1 else "nmod" if name else "case"
        rows.append(f"{word} _ {'PROPN' if name else 'ADP'} {head} {rel}")
    return "\n".join([*rows, f"{verb} VERB 0 root"])


@pytest.mark.parametrize(
    ("words", "told", "name"),
    [
        ("Shura of Elders", "Shura", "Shura of Elders"),
        ("Shura of Elders", "Shura of", "Shura of Elders"),
        ("Shura of Elders of Zor", "Shura", "Shura of Elders of Zor"),
        ("Shura with Elders", "Shura", "Shura"),
        ("Shura of Peshawar", "Shura", "Shura"),  # whose it is
        ("Shura of Ghana", "Shura", "Shura"),
        ("Shura of Elders of Peshawar", "Shura", "Shura of Elders of Peshawar"),
    ],
)
def test_whole_name_of_a_body(settled: Settled, words: str, told: str, name: str) -> None:
    assert settled(chain(words.split()), {told: "ORG"}) == [(name, "ORG")]


def test_name_of_a_body_behind_a_genitive(settled: Settled) -> None:
    parse = "Zorans~ _ PROPN 3 nmod:poss\n' _ PART 1 case\nCongress _ PROPN 4 nsubj\n"
    parse += "waited wait VERB 0 root"
    assert settled(parse, {"Zorans": "ORG"}) == [("Zorans' Congress", "ORG")]


def test_only_bodies_are_made_whole_and_none_of_the_tables(settled: Settled) -> None:
    assert settled(chain(["Ada", "of", "Elders"]), {"Ada": "PER"}) == [("Ada", "PER")]
    assert settled(chain(["WHO", "of", "Elders"]), {"WHO": "ORG"}) == [("WHO", "ORG")]


def test_persons_name_that_goes_on_behind_a_hyphen(settled: Settled) -> None:
    parse = (
        "Ada _ PROPN 5 nsubj\nShahin~ _ PROPN 1 flat\n-~ _ PUNCT 2 punct\nTadros _ PROPN 2 dep\n"
    )
    parse += "waited wait VERB 0 root"
    assert settled(parse, {"Ada Shahin": "PER"}) == [("Ada Shahin-Tadros", "PER")]
    apart = parse.replace("Shahin~", "Shahin")
    assert settled(apart, {"Ada Shahin": "PER"}) == [("Ada Shahin", "PER")]
    small = parse.replace("Tadros _ PROPN", "tadros _ NOUN")
    assert settled(small, {"Ada Shahin": "PER"}) == [("Ada Shahin", "PER")]


HEADLINE = "{} _ {} 0 root\nnaar naar ADP 4 case\nNew _ PROPN 4 nmod\nDelhi _ PROPN 1 nmod"


@pytest.mark.parametrize(
    ("word", "upos", "names"),
    [
        ("Karzai", "PROPN", [("Karzai", "PER")]),
        ("Karzai", "NOUN", [("Karzai", "PER")]),  # first in its sentence
        ("Karzai", "VERB", []),
        ("Tanner", "PROPN", []),  # no leader and no minister
        ("Macron", "PROPN", []),  # two of them
    ],
)
def test_known_by_surname_in_headlines(
    settled: Settled, word: str, upos: str, names: list[tuple[str, str]]
) -> None:
    assert settled(HEADLINE.format(word, upos), {}, "nl") == names


def test_a_noun_later_in_its_sentence_is_nobody(settled: Settled) -> None:
    parse = "zag zien VERB 0 root\n{} _ {} 1 obj"
    assert settled(parse.format("Karzai", "NOUN"), {}, "nl") == []
    assert settled(parse.format("Karzai", "PROPN"), {}, "nl") == [("Karzai", "PER")]
    behind = "zag zien VERB 0 root\nde de DET 3 det\nKarzai _ PROPN 1 obj"
    assert settled(behind, {}, "nl") == []


def test_an_office_that_has_ended_is_not_enough(settled: Settled) -> None:
    assert settled(HEADLINE.format("Larsen", "PROPN"), {}, "nl") == []
