"""Relation scores, given the pair and end to end, on hand-worked cases."""

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import relations
from dateline.evaluate.relations import PairEvent, Relation, RelationSaid

TEXT = "Iran threatened Iraq and released ten sailors."
IRAN, IRAQ, SAILORS = ((0, 4),), ((16, 20),), ((34, 45),)


def _row(target: str, root: str, quad: str, sentence: str = TEXT) -> Relation:
    return Relation("r", sentence, "Iran", target, root, quad, "en")


def _said(root: str, *events: PairEvent) -> RelationSaid:
    return RelationSaid("r", root, "", events)


def test_types_by_hand() -> None:
    # gold THREATEN, YIELD, YIELD; said THREATEN, RETREAT (the same as YIELD), AID.
    # Accuracy 2/3; F1: THREATEN 1, YIELD 2/3.  Quads: 3 2 2 against 3 2 2.
    gold = [_row("Iraq", "THREATEN", "3"), *[_row("ten sailors", "YIELD", "2")] * 2]
    scores = relations.score(gold, [_said("THREATEN"), _said("RETREAT"), _said("AID")])
    assert scores["accuracy"] == 2 / 3
    assert scores["macro_f1"] == pytest.approx(5 / 6)
    assert scores["quad_macro_f1"] == 1
    assert scores["per_class"]["YIELD"] == {"precision": 1, "recall": 1 / 2, "f1": 2 / 3, "n": 2}


def test_end_to_end_by_hand() -> None:
    # two gold rows of one sentence, whose events count once: the threat is found, the release has
    # the wrong recipient; a third event has one side only and is not counted.  P = R = 1/2.
    events = (
        PairEvent("THREATEN", (IRAN,), (IRAQ,)),
        PairEvent("RETREAT", (IRAN,), (IRAQ,)),
        PairEvent("PROTEST", (IRAN,), ()),
    )
    gold = [_row("Iraq", "THREATEN", "3"), _row("ten sailors", "YIELD", "2")]
    pairs = [(row, _said("", *events)) for row in gold]
    assert relations.end_to_end(pairs) == {"precision": 1 / 2, "recall": 1 / 2, "f1": 1 / 2}


def test_only_some_types_may_be_turned() -> None:
    row = _row("Iraq", "CONSULT", "1")
    assert relations.agrees(row, PairEvent("CONSULT", (IRAQ,), (IRAN,)))
    assert relations.agrees(row, PairEvent("CONSULT", (IRAQ, IRAN), ()))
    assert not relations.agrees(row, PairEvent("CONSULT", (IRAN, SAILORS), ()))
    row = _row("Iraq", "ASSAULT", "4")
    assert relations.agrees(row, PairEvent("ASSAULT", (IRAN,), (IRAQ,)))
    assert not relations.agrees(row, PairEvent("ASSAULT", (IRAQ,), (IRAN,)))


def test_where_the_texts_of_a_side_stand() -> None:
    assert relations.spans_of("the UN and the  un army", "the UN") == ((0, 6), (11, 18))
    assert relations.spans_of(TEXT, "Iraq | Iran") == ((16, 20), (0, 4))
    assert relations.spans_of("a.b", "axb") == ()


def test_tables(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    header = "id\tsentence\tsource\ttarget\troot\tquad\n"
    path.write_text(header + f'r\t{TEXT}\t"Iran\tIraq\tTHREATEN\t3\n', encoding="utf-8")
    (row,) = relations.read(path)
    assert row.source == '"Iran'
    assert row.language == "en"
    path.write_text(header + f"r\t{TEXT}\tIran\tIraq\tNUKE\t4\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="NUKE"):
        relations.read(path)
    path.write_text(header + f"r\t{TEXT}\tIran\tIraq\t\t\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="neither"):
        relations.read(path)
