"""Name scores on hand-worked cases, and what counts as a name in each format."""

import json
from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import ner
from dateline.evaluate.ner import FoundNames, Tagged


def test_exact_span_and_type() -> None:
    # 4 gold names, 5 predicted, 2 right: one has the wrong type, one is a word short, one is made
    # up.  P = 2/5, R = 2/4, F1 = 4/9.
    gold = [
        Tagged("a", ("x",) * 6, frozenset({(0, 1, "PER"), (2, 4, "ORG")})),
        Tagged("b", ("x",) * 6, frozenset({(0, 2, "LOC"), (3, 4, "PER")})),
    ]
    said = [
        FoundNames("a", frozenset({(0, 1, "PER"), (2, 4, "LOC")})),
        FoundNames("b", frozenset({(0, 1, "LOC"), (3, 4, "PER"), (5, 6, "MISC")})),
    ]
    scores = ner.score(gold, said)
    assert (scores["precision"], scores["recall"], scores["f1"]) == (2 / 5, 2 / 4, 4 / 9)
    # without the MISC, which gold never uses: 2 of 4 predicted
    assert scores["f1_gold_types"] == 4 / 8
    assert scores["per_type"]["PER"]["f1"] == 1
    assert scores["per_type"]["LOC"] == {"precision": 0, "recall": 0, "f1": 0, "n": 1}


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("I-ORG I-ORG", [(0, 2, "ORG")]),
        ("B-PER I-ORG", [(0, 1, "PER"), (1, 2, "ORG")]),
        ("O O", []),
    ],
)
def test_names_of_bio_tags(tags: str, names: list[ner.Name]) -> None:
    assert list(ner.spans(tags.split())) == names


def test_columns(tmp_path: Path) -> None:
    path = tmp_path / "gold.conll"
    path.write_text("Wang\tB-PER\nYi\tI-PER\n\nsprak\tO\nParijs\tB-LOC\n", encoding="utf-8")
    first, second = ner.read(path)
    assert isinstance(first, Tagged)
    assert first.names == {(0, 2, "PER")}
    assert second.names == {(1, 2, "LOC")}
    path.write_text("Wang\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="without a tag"):
        ner.read(path)


def test_only_the_types_of_re3d_that_are_names(tmp_path: Path) -> None:
    kinds = ("Person", "Nationality", "Weapon", "Temporal")
    entities = [{"start": k, "end": k + 1, "type": kind} for k, kind in enumerate(kinds)]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": "abcd", "entities": entities}), encoding="utf-8")
    (passage,) = ner.read(path)
    assert passage.names == {(0, 1, "PER"), (1, 2, "MISC")}
