"""What is fact and what is not: one worked example a rule, and how rules combine."""

from __future__ import annotations

from dataclasses import replace
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
