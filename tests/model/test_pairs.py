"""The shipped pair coder: what goes in, and laws of what comes out."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.model import NOBODY, PairModel, PairQuestion, ReadingModel, feed, guess_spaces
from dateline.model.pairs import _mask
from dateline.records import States

WORDS = "Het Nigeriaanse leger bombardeerde dinsdag kampen van Boko Haram .".split()


@pytest.fixture(scope="module")
def model() -> PairModel:
    return PairModel.load(threads=2)


@pytest.fixture(scope="module")
def states() -> States:
    (parse,) = ReadingModel.load(threads=1).parse([guess_spaces(WORDS)])
    assert parse.states is not None
    return parse.states


def question(states: States, *pairs: tuple[int, int]) -> PairQuestion:
    """The army (words 0 to 3) is side 0, Boko Haram (7 to 9) side 1."""
    nothing = ("NONE",) * len(pairs)
    return PairQuestion(states, ((0, 3), (7, 9)), pairs, {3: "ASSAULT"}, nothing, nothing)


def test_a_mark_is_the_mean_of_its_pieces(model: PairModel) -> None:
    values = np.arange(10, dtype=np.float16).repeat(384).reshape(10, 384)
    asked = PairQuestion(
        States(values, (2, 3, 8)), ((0, 1), (1, 3)), ((0, 1),), {2: "AID"}, ("AID",), ("NONE",)
    )
    inputs = feed(asked, model.labels)
    assert inputs["marks"][0, :, 0].tolist() == [1.5, 5.5]
    aid = model.labels.types.index("AID")
    assert inputs["triggers"][0].tolist() == [0] * 4 + [aid] * 5 + [0]
    assert inputs["votes"].tolist() == [aid, aid]
    assert inputs["roles"].tolist() == [0, 1]


def test_nobody_has_a_role_of_its_own(model: PairModel, states: States) -> None:
    assert feed(question(states, (0, NOBODY)), model.labels)["roles"].tolist() == [0, 3]


def test_marks_see_the_sentence_and_their_own_pair_only() -> None:
    seen = _mask(3, 2)[0, 0] == 0
    assert seen[:3].tolist() == [[True] * 3 + [False] * 4] * 3
    assert seen[3].tolist() == [True] * 3 + [True, False, True, False]


def test_the_order_and_company_of_sentences_change_nothing(
    model: PairModel, states: States
) -> None:
    one, two = question(states, (0, 1), (1, 0)), question(states, (0, NOBODY))
    first, second = model.score([one, two])
    again, alone = model.score([two, one])[1], model.score([two])[0]
    assert np.array_equal(first.types, again.types)
    assert np.array_equal(second.types, alone.types)


def test_who_does_it_to_whom(model: PairModel, states: States) -> None:
    (scores,) = model.score([question(states, (0, 1), (1, 0))])
    assault = model.labels.types.index("ASSAULT")
    assert scores.types[0].argmax() == assault
    assert scores.types[1].argmax() != assault


def test_every_column_has_its_label(model: PairModel, states: States) -> None:
    (scores,) = model.score([question(states, (0, 1))])
    assert tuple(part.shape[1] for part in scores) == model.labels.widths
    assert ((scores.status >= 0) & (scores.status <= 1)).all()
