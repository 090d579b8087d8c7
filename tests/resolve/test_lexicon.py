"""Role nouns at the end of compounds."""

from __future__ import annotations

import pytest

from dateline.lang import load
from dateline.resolve.lexicon import lexicon
from tests.helpers import reading


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("regeringsleger", "army"),
        ("oud-Kamerlid", "member of parliament"),
        ("slaapkamer", None),  # no Kamer, the parliament: the capital is missing
        ("geweldplegers", "unidentified gunmen"),  # no leger
        ("couppleger", "junta"),
        ("voetgangster", "civilians"),  # no gangster
        ("schouders", None),
        ("verleden", None),
        ("kangoeroe", None),
        ("deelrepubliek", None),
    ],
)
def test_tail_of_a_dutch_compound(word: str, title: str | None) -> None:
    parse = f"De de DET 2 det\n{word} _ NOUN 3 nsubj\nkomt komen VERB 0 root"
    (sentence,) = reading(parse).sentences
    roles = [m.term.role.title for m in lexicon(load("nl")).matches(sentence) if m.term.role]
    assert roles == ([title] if title else [])


def matched(parse: str, language: str = "nl") -> list[tuple[str, str]]:
    """Words of each match, with the title of its role or the code of its state."""
    (sentence,) = reading(parse, language=language).sentences
    text = reading(parse, language=language).article.text
    found = lexicon(load(language)).matches(sentence)
    spans = [sentence.span_of(sentence.tokens[m.start : m.end]) for m in found]
    said = [m.term.role.title if m.term.role else m.term.code or "" for m in found]
    return [(span.of(text), what) for span, what in zip(spans, said, strict=True)]


HOUSE = "The the DET 2 det\nHouse _ PROPN {} nsubj\n{}waited wait VERB 0 root"
OF = "of of ADP 4 case\n{} _ PROPN 2 nmod\n"


def test_the_house_is_a_body_and_not_that_of_lords() -> None:
    assert matched(HOUSE.format(3, ""), "en") == [("The House", "lower house")]
    longer = HOUSE.format(5, OF.format("Representatives"))
    assert matched(longer, "en") == [("House of Representatives", "lower house")]


def test_a_tail_of_a_compound_has_the_capital_that_the_pack_gives_it() -> None:
    term = lexicon(load("nl")).terms["vn-vluchtelingenchef"]
    assert term.fits("VN-vluchtelingenchef") and not term.fits("vn-vluchtelingenchef")
    for word, title in (("Kamerlid", "member of parliament"), ("oud-kamerlid", None)):
        parse = f"Het het DET 2 det\n{word} _ NOUN 3 nsubj\nkomt komen VERB 0 root"
        assert [what for _, what in matched(parse)] == ([title] if title else [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("oud-minister oud-minister NOUN 5 nsubj", [("oud-minister van Defensie", True)]),
        ("ex-minister ex-minister NOUN 5 nsubj", [("ex-minister van Defensie", True)]),
        ("minister minister NOUN 5 nsubj", [("minister van Defensie", False)]),
    ],
)
def test_prefix_that_ends_an_office_of_several_words(
    words: str, found: list[tuple[str, bool]]
) -> None:
    parse = f"De de DET 2 det\n{words}\nvan van ADP 4 case\nDefensie _ PROPN 2 nmod\n"
    parse += "komt komen VERB 0 root"
    read = reading(parse)
    (sentence,) = read.sentences
    (match,) = [m for m in lexicon(load("nl")).matches(sentence) if m.term.role]
    assert match.term.role and match.term.role.title == "defence minister"
    told = sentence.span_of(sentence.tokens[match.start : match.end]).of(read.article.text)
    assert [(told, bool(match.front))] == found


@pytest.mark.parametrize(
    ("word", "upos", "code"),
    [
        ("Moskouse", "ADJ", "RUS"),
        ("Haagse", "ADJ", None),  # its own form, which the pack does not make
        ("Parijse", "ADJ", "FRA"),
        ("moskouse", "ADJ", None),
        ("Moskouse", "NOUN", None),
    ],
)
def test_adjective_of_a_seat_of_government(word: str, upos: str, code: str | None) -> None:
    parse = f"de de DET 3 det\n{word} {word.lower()} {upos} 3 amod\nbrief _ NOUN 0 root"
    assert [what for _, what in matched(parse)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("noun", "code"),
    [
        ("VN-chef", "UNO"),
        ("EU-commissaris", "EUR"),
        ("VN-vluchtelingenchef", "UNO"),
        ("chef", None),
        ("VN-deskundige", None),  # an expert on it need not be its own
    ],
)
def test_state_or_union_that_a_role_noun_tells(noun: str, code: str | None) -> None:
    words = lexicon(load("nl"))
    role = words.role(noun) or words.role(noun.rpartition("-")[2])
    assert role
    assert words.within(role, noun) == code


def test_a_band_beside_a_state_is_not_its_own() -> None:
    words = lexicon(load("en"))
    band = words.role("UN chief")
    assert band
    rebel = type(band)(band.nouns, ("REB",), "group", "rebels")
    ousted = type(band)(band.nouns, ("MIL", "PRE"), "group", "rebels")
    assert words.within(band, "UN chief") == "UNO"
    assert words.within(rebel, "UN rebels") is words.within(ousted, "UN rebels") is None


@pytest.mark.parametrize(
    ("language", "name", "sector"),
    [
        ("en", "Zor People's Party", ("PTY",)),
        ("en", "Zor Constabulary", ("COP",)),
        ("en", "Party of the Constabulary", ("PTY",)),  # the more telling word
        ("en", "Zor Bund", ()),
        ("en", "Zorparty", ()),  # no compounds in English
        ("nl", "Zorpartij", ("PTY",)),
        ("nl", "Openbaar Ministerie Zor", ("JUD",)),  # two words
    ],
)
def test_sector_that_the_words_of_a_name_tell(
    language: str, name: str, sector: tuple[str, ...]
) -> None:
    assert lexicon(load(language)).kind(name) == sector


@pytest.mark.parametrize(("text", "fits"), [("EST", False), ("Est", True)])
def test_capitals_alone_are_no_name_with_one(text: str, fits: bool) -> None:
    """EST, the time zone, is no inhabitant of Estonia."""
    assert lexicon(load("nl")).terms["est"].fits(text) is fits


def test_a_seat_of_two_has_a_rival() -> None:
    for language, town in (("nl", "brussel"), ("en", "brussels")):
        term = lexicon(load(language)).terms[town]
        assert (term.code, term.rival) == ("BEL", "EUR")
