"""The ways in the trees by which the speech model knows how words stand to a cue."""

from __future__ import annotations

from dateline.attribute.passages import passages
from dateline.attribute.paths import paths
from tests.helpers import reading

SAID = """
    De       de       DET   2 det
    minister _        NOUN  3 nsubj
    zei      zeggen   VERB  0 root     VerbForm=Fin|Tense=Past
    dat      _        SCONJ 6 mark
    Moskou   _        PROPN 6 nsubj
    weigert~ weigeren VERB  3 ccomp    VerbForm=Fin|Tense=Pres
    .        _        PUNCT 3 punct

    Hij      _        PRON  2 nsubj
    vertrok~ vertrekken VERB 0 root    VerbForm=Fin|Tense=Past
    .        _        PUNCT 2 punct
"""


def test_each_word_is_named_by_its_branch_and_side() -> None:
    sentences = reading(SAID, language="nl").sentences
    assert paths(sentences, 0, 2) == [
        *("down nsubj <", "down nsubj <", "self", "down ccomp >", "down ccomp >"),
        *("down ccomp >", "down punct >"),
        *("sentence after", "sentence after", "sentence after"),
    ]


def test_ways_up_are_named_by_the_steps_and_both_branches() -> None:
    sentences = reading(SAID, language="nl").sentences
    assert paths(sentences[:1], 0, 4) == [
        *("up2 ccomp nsubj <", "up2 ccomp nsubj <", "up2 ccomp self <", "up1 nsubj mark <"),
        *("self", "up1 nsubj self >", "up2 ccomp punct >"),
    ]


def test_sentences_that_no_model_read_are_in_no_passage() -> None:
    assert list(passages(reading(SAID, language="nl"))) == []
