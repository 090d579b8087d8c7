"""Rules and speech model together: who has his way where."""

from __future__ import annotations

import numpy as np
import pytest

from dateline import lang
from dateline.attribute.attribution import Frame
from dateline.attribute.judged import judged
from dateline.attribute.learned import ALONE, SEEN, Heard, frames
from dateline.attribute.lexicon import SpeechWords
from dateline.model.speech import MARKS, PARTS
from dateline.records import Modality
from tests.helpers import reading

SENTENCE = reading(
    """
    De       de        DET   2 det
    minister _         NOUN  3 nsubj
    zei      zeggen    VERB  0 root   VerbForm=Fin|Tense=Past
    dat      _         SCONJ 6 mark
    Moskou   _         PROPN 6 nsubj
    weigert~ weigeren  VERB  3 ccomp  VerbForm=Fin|Tense=Pres
    .        _         PUNCT 3 punct
    """,
    language="nl",
).sentences[0]
WORDS = SpeechWords.of(lang.load("nl").cues)
RULE = Frame(0, (2,), (0, 1), 1, (3, 4, 5), "clause")


def heard(
    cues: dict[int, float] | None = None,
    parts: dict[int, str] | None = None,
    **marks: float,
) -> Heard:
    """What a model might say: chances of cues, and of each word what it is to every cue.

    `parts` holds for each cue a letter a word: q cue, s source, c content, - none.
    """
    count = len(SENTENCE.tokens)
    chances = np.zeros(count)
    tables = {}
    for place, chance in (cues or {}).items():
        chances[place] = chance
        letters = (parts or {}).get(place, "-" * count)
        tables[place] = np.array([[float("-qsc"[k] == c) for c in letters] for k in range(4)])
    told = np.tile([marks.get(name, 0.0) for name in MARKS], (count, 1))
    return Heard(chances, tables, np.zeros(count), told)


def test_the_parts_come_in_the_order_the_examples_use() -> None:
    assert PARTS == ("none", "cue", "source", "content")


def test_a_rule_stands_if_the_model_thinks_it_possible_and_takes_its_words() -> None:
    (found,) = frames(SENTENCE, WORDS, [RULE], heard({2: SEEN}, {2: "-sq-cc-"}))
    assert (found.cue, found.source, found.content) == ((2,), (1,), (4, 5))
    assert (found.holder, found.rule, found.asserts) == (1, "clause", True)


def test_a_rule_falls_where_the_model_hears_no_cue() -> None:
    assert frames(SENTENCE, WORDS, [RULE], heard({2: SEEN / 2}, {2: "ssqcccc"})) == []


def test_a_rule_keeps_its_words_where_the_model_finds_none() -> None:
    (found,) = frames(SENTENCE, WORDS, [RULE], heard({2: 1.0}))
    assert (found.source, found.holder, found.content) == ((0, 1), 1, (3, 4, 5))


def test_the_model_finds_cues_that_no_rule_knows_if_it_is_sure() -> None:
    (found,) = frames(SENTENCE, WORDS, [], heard({2: ALONE}, {2: "ssqccc-"}))
    assert (found.rule, found.holder, found.asserts) == ("learned", 1, True)
    assert frames(SENTENCE, WORDS, [], heard({2: ALONE - 0.01}, {2: "ssqccc-"})) == []


def test_small_holes_in_content_are_filled() -> None:
    (found,) = frames(SENTENCE, WORDS, [RULE], heard({2: 1.0}, {2: "ssqc-c-"}))
    assert found.content == (3, 4, 5)


@pytest.mark.parametrize(
    ("said", "marks", "status"),
    [
        (Modality(tense="present"), {"conditional": 0.9}, ("hypothetical",)),
        (Modality(), {"conditional": 0.9}, ()),
        (Modality(), {"conditional": 0.4}, ()),
        (Modality(), {"past": 0.9}, ("historical",)),
        (Modality(tense="future", status=("future",)), {"past": 0.9}, ("future",)),
        (Modality(status=("negation",)), {"past": 0.9}, ("historical", "negation")),
        (Modality(), {"negative": 0.9, "future": 0.9}, ()),
    ],
)
def test_the_model_adds_conditions_and_background(
    said: Modality, marks: dict[str, float], status: tuple[str, ...]
) -> None:
    told = judged(said, heard(**marks), 2, "speech/1")
    assert told.status == status
    assert told.rules == (("speech/1",) if status != said.status else ())
    assert (told.certainty, told.polarity, told.tense) == (
        said.certainty,
        said.polarity,
        said.tense,
    )
