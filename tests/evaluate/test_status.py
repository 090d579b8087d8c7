"""Status scores on hand-worked cases, with the baseline beside them."""

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import status
from dateline.evaluate.status import EventWord, StatusSaid


def _classed(certainty: str, polarity: str, tense: str) -> EventWord:
    parts = {"certainty": certainty, "polarity": polarity, "tense": tense}
    return EventWord("x", 0, 1, "en", **parts)


FACT, PLAN = ("CERTAIN", "POS", "NON_FUTURE"), ("CERTAIN", "POS", "FUTURE")


def test_classes_by_hand() -> None:
    # gold: 3 facts, 1 plan; said: fact, fact, plan, plan.  Accuracy 3/4.  F1: facts 4/5, plans
    # 2/3.  The baseline says "fact" always: accuracy 3/4, F1 6/7 and 0.
    gold = [_classed(*kind) for kind in (FACT, FACT, FACT, PLAN)]
    said = [StatusSaid("", " ".join(kind), 0.0) for kind in (FACT, FACT, PLAN, PLAN)]
    assert status.score(gold, said) == pytest.approx(
        {
            "accuracy": 3 / 4,
            "macro_f1": (4 / 5 + 2 / 3) / 2,
            "baseline_accuracy": 3 / 4,
            "baseline_macro_f1": 3 / 7,
        }
    )


def test_scores_by_hand() -> None:
    # gold 3, 0, -3; said 2, 0, -2: in one line, so r = 1; errors 1, 0, 1
    gold = [EventWord("x", 0, 1, "en", score=s) for s in (3.0, 0.0, -3.0)]
    said = [StatusSaid("", "", s) for s in (2.0, 0.0, -2.0)]
    assert status.score(gold, said) == pytest.approx({"pearson": 1, "mae": 2 / 3})
    same = [StatusSaid("", "", 1.0)] * 3
    assert status.score(gold, same)["pearson"] == 0


def test_a_row_with_nothing_to_score(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id":"r1","text":"x","start":0,"end":1,"language":"nl"}', encoding="utf-8")
    with pytest.raises(EvaluationError, match="r1"):
        status.read(path)
