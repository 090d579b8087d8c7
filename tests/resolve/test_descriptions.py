"""What describes a name in its sentence, beside the role nouns that a pack has."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dateline.lang import load
from dateline.resolve.labels import Named
from dateline.resolve.lexicon import lexicon
from dateline.resolve.phrase import Phrase
from dateline.resolve.phrases import phrases
from tests.helpers import reading

BO = {"Leo Bo": "PER"}


def named(parse: str, names: Mapping[str, str] = BO, language: str = "en") -> Phrase:
    """The phrase of the first name in a sentence."""
    return told(parse, names, language)[0]


def told(parse: str, names: Mapping[str, str] = BO, language: str = "en") -> list[Phrase]:
    """The phrases of a sentence, that of the first name first."""
    read, words = reading(parse, names, language=language), lexicon(load(language))
    (sentence,) = read.sentences
    found = [Named(0, n.start, n.end, n.span.of(read.article.text), n.label) for n in read.names]
    some = phrases(sentence, found, words.matches(sentence), words)
    return sorted(some, key=lambda p: p.name not in names)


def sector(phrase: Phrase) -> tuple[str, ...]:
    return phrase.role.sector if phrase.role else ()


TRADE = """
Loodgieter loodgieter NOUN 4 nsubj
Leo _ PROPN 1 appos
Bo _ PROPN 2 flat
zweeg zwijgen VERB 0 root
"""


def test_trade_before_a_name() -> None:
    assert sector(named(TRADE, language="nl")) == ("CVL",)
    assert named(TRADE, language="nl").noun == "Loodgieter"
    other = TRADE.replace("1 appos", "4 nsubj").replace("NOUN 4 nsubj", "NOUN 4 obj")
    assert named(other, language="nl").role is None


def test_trade_in_apposition() -> None:
    parse = "Leo _ PROPN 6 nsubj\nBo~ _ PROPN 1 flat\n, _ PUNCT 5 punct\na a DET 5 det\n"
    parse += "plumber~ plumber NOUN 1 appos\nwaited wait VERB 0 root"
    assert (sector(named(parse)), named(parse).noun) == (("CVL",), "plumber")
    assert named(parse.replace("NOUN 1 appos", "NOUN 6 obj")).role is None


AGED = """
Leo _ PROPN 6 nsubj
Bo~ _ PROPN 1 flat
, _ PUNCT 4 punct
{}~ _ NUM 1 nummod
, _ PUNCT 4 punct
waited wait VERB 0 root
"""


@pytest.mark.parametrize(("age", "told"), [("43", True), ("4", False), ("1943", False)])
def test_age_behind_a_name(age: str, told: bool) -> None:
    assert sector(named(AGED.format(age))) == (("CVL",) if told else ())


def test_age_of_somebody_known_by_surname_says_nothing() -> None:
    parse = AGED.replace("Leo _ PROPN 6 nsubj\nBo~ _ PROPN 1 flat", "Bo~ _ PROPN 5 nsubj")
    parse = parse.replace("4 punct", "3 punct").format("88")
    assert named(parse, {"Bo": "PER"}).role is None


def test_age_before_a_name() -> None:
    parse = "de de DET 3 det\n43-jarige _ ADJ 3 amod\nLeo _ PROPN 5 nsubj\nBo _ PROPN 3 flat\n"
    parse += "zweeg zwijgen VERB 0 root"
    assert sector(named(parse, language="nl")) == ("CVL",)
    assert named(parse.replace("43-jarige", "oude"), language="nl").role is None


ONE = """
Leo _ PROPN 8 nsubj
Bo~ _ PROPN 1 flat
, _ PUNCT 4 punct
one _ NUM 1 {}
of of ADP 7 case
the the DET 7 det
women~ woman NOUN 4 nmod Number=Plur
waited wait VERB 0 root
"""


def test_one_of_the_women() -> None:
    (one,) = [p for p in told(ONE.format("appos")) if p.core == (3,)]
    assert (one.same, one.plural, one.single, sector(one)) == (0, False, True, ("CVL",))
    assert not [p for p in told(ONE.format("obj")) if p.core == (3,)]


def test_one_of_a_single_thing_is_nobody() -> None:
    parse = ONE.format("appos").replace(
        "women~ woman NOUN 4 nmod Number=Plur", "mayor~ _ NOUN 4 nmod"
    )
    assert not [p for p in told(parse) if p.core == (3,)]


LED = """
Leo _ PROPN 7 nsubj
Bo _ PROPN 1 flat
who _ PRON 4 nsubj
{0} VERB 1 acl:relcl
the the DET 6 det
guerrillas guerrilla NOUN 4 {1} Number=Plur
waited wait VERB 0 root
"""


def test_whom_somebody_leads() -> None:
    leader = named(LED.format("led lead", "obj"))
    assert (sector(leader), leader.owners) == (("CVL",), (5,))
    assert named(LED.format("fled flee", "obj")).owners == ()
    assert named(LED.format("led lead", "obl")).owners == ()


BAND = """
Krok _ PROPN 6 nsubj
Front~ _ PROPN 1 flat
, _ PUNCT 5 punct
a a DET 5 det
militia~ militia NOUN 1 {}
waited wait VERB 0 root
"""


@pytest.mark.parametrize("label", ["MISC", "PER", "LOC"])
def test_body_by_apposition(label: str) -> None:
    names = {"Krok Front": label}
    assert named(BAND.format("appos"), names).sort == "organisation"
    assert named(BAND.format("obj"), names).sort != "organisation"
    mayor = BAND.format("appos").replace("militia~ militia", "mayor~ mayor")
    assert named(mayor, names).sort != "organisation"


def test_a_person_with_a_title_is_no_body_by_apposition() -> None:
    parse = "Mayor mayor NOUN 2 compound\nLeo _ PROPN 7 nsubj\nBo~ _ PROPN 2 flat\n"
    parse += ", _ PUNCT 6 punct\na a DET 6 det\nmilitia~ militia NOUN 2 appos\n"
    parse += "waited wait VERB 0 root"
    assert named(parse).sort == "person"


def test_kind_of_a_body_before_its_name() -> None:
    parse = "Lyceum _ NOUN 3 nsubj\nBakony _ PROPN 1 appos\nzweeg zwijgen VERB 0 root"
    body = named(parse, {"Bakony": "ORG"}, "nl")
    assert (sector(body), body.noun) == (("EDU",), "Lyceum")
    other = parse.replace("Lyceum", "Schuur")
    assert named(other, {"Bakony": "ORG"}, "nl").role is None


def test_name_of_a_town_gets_no_trade() -> None:
    parse = TRADE.replace("Bo _ PROPN 2 flat\n", "").replace("4 nsubj", "3 nsubj")
    assert named(parse, {"Leo": "LOC"}, "nl").role is None


COMMA = """
the the DET 2 det
mayor mayor NOUN 6 nsubj Number=Sing
, _ PUNCT 4 punct
Leo _ PROPN 6 {}
Bo _ PROPN 4 flat
waited wait VERB 0 root
"""


def test_apposition_that_the_parse_missed() -> None:
    assert named(COMMA.replace("mayor mayor", "mayor~ mayor").format("nsubj")).same == 1
    without = COMMA.replace(", _ PUNCT 4 punct", "again _ ADV 6 advmod").format("nsubj")
    assert named(without).same is None


def test_a_list_is_no_apposition() -> None:
    parse = COMMA.replace("mayor mayor", "mayor~ mayor").format("conj")
    parse = parse.replace("Leo _ PROPN 6", "Leo _ PROPN 2")
    listed = parse.replace("Bo _ PROPN 4 flat", "and and CCONJ 4 cc").replace("Leo Bo", "Leo")
    assert named(listed, {"Leo": "PER"}).same is None
