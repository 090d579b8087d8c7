"""What is fact and what is not: one worked example a rule, and how rules combine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import lang
from dateline.attribute import Attribute, factuality, status_class
from dateline.attribute.standing import Standing
from dateline.lang.cues import Operator
from dateline.model import SpeechModel
from dateline.records import Modality, Ref, Span, Time
from tests.helpers import reading

MODEL = SpeechModel.load(threads=1)


def examples() -> dict[str, tuple[str, str, int, list[str]]]:
    """Name -> language, parse, token, [certainty, polarity, tense, *status]."""
    found = {}
    text = Path(__file__).with_name("status_examples.txt").read_text(encoding="utf-8")
    for block in text.split("\n== ")[1:]:
        head, _, parse = block.partition("\n")
        name, code, word, expected = head.split(" | ")
        found[name] = code, parse, int(word) - 1, expected.split()
    return found


EXAMPLES = examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_modality(name: str) -> None:
    code, conllu, token, expected = EXAMPLES[name]
    done = Attribute(lang.load, MODEL).attribute(reading(conllu, language=code))
    got = done.modalities.get(Ref(0, token), Modality())
    assert [got.certainty, got.polarity, got.tense, *got.status] == expected


def test_what_is_not_plain_names_its_words_and_rules() -> None:
    done = Attribute(lang.load, MODEL).attribute(reading(EXAMPLES["refused"][1], language="en"))
    got = done.modalities[Ref(0, 3)]
    assert [c.of(done.article.text) for c in got.cues] == ["refused"]
    assert got.rules == ("operator:refuse",)


def test_present_tense_with_a_day_ahead_is_future() -> None:
    read = reading(
        "Macron _ PROPN 2 nsubj\n"
        "reist reizen VERB 0 root VerbForm=Fin|Tense=Pres\n"
        "vrijdag vrijdag NOUN 2 obl"
    )
    span = read.sentences[0].tokens[2].span
    friday = Time("t1", span, "vrijdag", "DATE", "2023-02-24", start="2023-02-24", end="2023-02-24")
    done = Attribute(lang.load, MODEL).attribute(replace(read, times=(friday,)))
    assert done.modalities[Ref(0, 1)].status == ("future",)
    before = replace(friday, start="2023-02-17", end="2023-02-17")
    done = Attribute(lang.load, MODEL).attribute(replace(read, times=(before,)))
    assert done.modalities[Ref(0, 1)].status == ()


@pytest.mark.parametrize("signature, positive, negative", [
    ("+-", ("certain", True), ("certain", False)),
    ("-+", ("certain", False), ("certain", True)),
    ("++", ("certain", True), ("certain", True)),
    ("-o", ("certain", False), ("possible", True)),
    ("on", ("possible", True), ("possible", False)),
])  # fmt: skip
def test_implication_signatures(
    signature: str, positive: tuple[str, bool], negative: tuple[str, bool]
) -> None:
    operator = Operator(name="x", signature=signature, certainty="possible")
    for host, expected in ((Standing(), positive), (Standing(positive=False), negative)):
        below = host.below(operator, Span(0, 1))
        assert (below.certainty, below.positive) == expected


def test_nothing_below_the_uncertain_is_certain() -> None:
    for certainty in ("probable", "possible"):
        below = Standing(certainty=certainty).below(Operator(name="x"), Span(0, 1))
        assert below.certainty == certainty


def test_classes_follow_the_modality() -> None:
    assert status_class(Modality()) == ("CERTAIN", "POS", "NON_FUTURE")
    ahead = Modality(certainty="possible", polarity="negative", tense="future")
    assert status_class(ahead) == ("POSSIBLE", "NEG", "FUTURE")
    assert factuality(Modality()) > factuality(ahead)


IF = (
    "Als als SCONJ 3 mark\n"
    "Iran _ PROPN 3 nsubj\n"
    "weigert weigeren VERB {head} advcl VerbForm=Fin|Tense=Pres\n"
)
FOLLOW = "volgen volgen VERB 0 root VerbForm=Fin|Tense=Pres\nsancties sanctie NOUN 4 nsubj"
THREATEN = (
    "Bern _ PROPN 2 nsubj\n"
    "dreigt dreigen VERB 0 root VerbForm=Fin|Tense=Pres\n"
    "te te PART 4 mark\n"
    "vertrekken _ VERB 2 xcomp VerbForm=Inf\n"
    "als als SCONJ 7 mark\n"
    "Iran _ PROPN 7 nsubj\n"
    "weigert weigeren VERB 2 advcl VerbForm=Fin|Tense=Pres"
)
WOULD = (
    "Een een DET 2 det\n"
    "embargo _ NOUN 4 nsubj\n"
    "zou zullen AUX 4 aux VerbForm=Fin|Tense=Past\n"
    "schaden _ VERB 0 root VerbForm=Inf"
)


@pytest.mark.parametrize("conllu, word, conditional", [
    (IF.format(head=4) + FOLLOW, 3, True),
    (IF.format(head=4) + FOLLOW, 4, True),
    (THREATEN, 7, True),
    (THREATEN, 2, False),  # the threat is made
    (THREATEN, 4, False),
    (WOULD, 2, True),
    (WOULD, 4, True),
])  # fmt: skip
def test_conditions_and_what_hangs_on_them_are_known_by_rule(
    conllu: str, word: int, conditional: bool
) -> None:
    done = Attribute(lang.load, MODEL).attribute(reading(conllu))
    assert done.modalities.get(Ref(0, word - 1), Modality()).conditional is conditional


IN_2021 = (
    "Parijs _ PROPN 2 nsubj\n"
    "viel vallen VERB 0 root VerbForm=Fin|Tense=Past\n"
    "in _ ADP 4 case\n"
    "2021 _ NUM 2 obl"
)


@pytest.mark.parametrize("published, status", [
    (date(2026, 3, 1), ("historical",)),
    (date(2022, 3, 1), ()),
    (None, ("historical",)),
])  # fmt: skip
def test_a_year_is_background_if_it_lies_well_before_publication(
    published: date | None, status: tuple[str, ...]
) -> None:
    read = reading(IN_2021)
    read = replace(read, article=replace(read.article, published=published))
    done = Attribute(lang.load, MODEL).attribute(read)
    assert done.modalities.get(Ref(0, 1), Modality()).status == status


@pytest.mark.parametrize("rules, certainty, tense", [
    (("operator:promise",), "CERTAIN", "FUTURE"),
    (("operator:want",), "UNDERSPECIFIED", "FUTURE"),
    (("operator:say", "operator:can", "marker:to-come"), "CERTAIN", "NON_FUTURE"),
    (("operator:future", "marker:aim"), "CERTAIN", "FUTURE"),
    (("marker:aim",), "CERTAIN", "NON_FUTURE"),
    (("marker:if",), "UNDERSPECIFIED", "FUTURE"),
    (("operator:want", "operator:consider"), "POSSIBLE", "FUTURE"),
])  # fmt: skip
def test_what_is_bound_wanted_or_supposed_in_the_classes_of_meantime(
    rules: tuple[str, ...], certainty: str, tense: str
) -> None:
    said = Modality(certainty="possible", tense="future", rules=rules)
    assert status_class(said) == (certainty, "POS", tense)
