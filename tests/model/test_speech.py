"""The shipped speech model: what goes in, and laws of what comes out."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.errors import ModelError
from dateline.model import ReadingModel, SpeechModel, guess_spaces
from dateline.model.speech import PARTS, feed
from dateline.records import States

SENTENCES = ("De minister zei dat Moskou weigert .", "Daarna vertrok hij niet .")


@pytest.fixture(scope="module")
def model() -> SpeechModel:
    return SpeechModel.load(threads=2)


@pytest.fixture(scope="module")
def states() -> list[States]:
    parses = ReadingModel.load(threads=1).parse([guess_spaces(s.split()) for s in SENTENCES])
    return [p.states for p in parses if p.states is not None]


def test_words_know_their_pieces_and_pieces_their_sentence() -> None:
    two = [States(np.zeros((6, 384), np.float16), (2, 4)), States(np.ones((4, 384)), (1, 2))]
    inputs = feed(two)
    assert inputs["first"].tolist() == [1, 3, 7, 8]
    assert inputs["last"].tolist() == [2, 4, 7, 8]
    assert inputs["places"].tolist() == [0] * 6 + [1] * 4
    assert inputs["states"].shape == (1, 10, 384)


def test_every_word_has_its_scores_and_chances_add_up(
    model: SpeechModel, states: list[States]
) -> None:
    (scores,) = model.score([states])
    words = sum(len(s.split()) for s in SENTENCES)
    assert scores.cues.shape == scores.score.shape == (words,)
    assert np.allclose(scores.standings.sum(1), 1, atol=1e-5)
    parts = model.parts(scores, 2, ["self"] * words)
    assert parts.shape == (len(PARTS), words)
    assert np.allclose(parts.sum(0), 1, atol=1e-5)


def test_company_and_order_of_passages_change_nothing(
    model: SpeechModel, states: list[States]
) -> None:
    one, two = states[:1], states
    there = model.score([one, two])
    back = model.score([two, one])[::-1]
    for here, other in zip(there, back, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(here, other, strict=True))


def test_an_unknown_way_counts_as_the_common_rest(model: SpeechModel, states: list[States]) -> None:
    (scores,) = model.score([states[:1]])
    strange, rest = model.parts(scores, 2, ["no such way"] * 7), model.parts(scores, 2, [""] * 7)
    assert np.array_equal(strange, rest)


def test_a_missing_model_says_what_to_do(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        SpeechModel.load(tmp_path)  # type: ignore[arg-type]
