"""Floors rise, never sink, and belong to the file they were measured on."""

from pathlib import Path

import msgspec
import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import Evaluation, floors, load_floors
from dateline.evaluate.floors import Floors, Kept


def _evaluation(value: float) -> Evaluation:
    scores = {"f1": value, "end_to_end": {"f1": value / 2}}
    return Evaluation("relations", ("gold.tsv",), 10, 100, scores, ())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "gold.tsv").write_text("gold", encoding="utf-8")
    return tmp_path


KEPT = Kept("relations", ("gold.tsv",), {"f1": 0.0, "end_to_end.f1": 0.0})


def test_a_floor_is_the_value_less_one_item(data: Path) -> None:
    kept = floors.raised(KEPT, _evaluation(0.81235), data)
    # 100 items: 0.81235 - 0.01 and 0.406175 - 0.01, rounded down
    assert kept.floors == {"f1": 0.8023, "end_to_end.f1": 0.3961}
    assert all(line.holds for line in floors.lines(kept, _evaluation(0.81235)))
    assert not any(line.holds for line in floors.lines(kept, _evaluation(0.7)))


def test_a_floor_never_sinks(data: Path) -> None:
    kept = floors.raised(KEPT, _evaluation(0.8), data)
    assert floors.raised(kept, _evaluation(0.5), data).floors == kept.floors
    assert floors.raised(kept, _evaluation(0.9), data).floors["f1"] > kept.floors["f1"]


def test_another_file_is_refused(data: Path) -> None:
    kept = floors.raised(KEPT, _evaluation(0.8), data)
    assert floors.gold_files(kept, data) == [data / "gold.tsv"]
    (data / "gold.tsv").write_text("other", encoding="utf-8")
    with pytest.raises(EvaluationError, match="not the file"):
        floors.gold_files(kept, data)


def test_a_score_that_is_not_there(data: Path) -> None:
    kept = msgspec.structs.replace(KEPT, floors={"end_to_end.las": 0.0})
    with pytest.raises(EvaluationError, match=r"end_to_end\.las"):
        list(floors.lines(kept, _evaluation(0.8)))


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.save_floors(path, Floors((KEPT,)))
    assert load_floors(path) == Floors((KEPT,))
    path.write_text('{"runs": [{"task": "parse"}]}', encoding="utf-8")
    with pytest.raises(EvaluationError, match="files"):
        load_floors(path)


def test_the_floors_of_this_checkout_can_be_read() -> None:
    path = Path(__file__).parents[2] / "quality" / "floors.json"
    for kept in load_floors(path).runs:
        assert all(0 < floor < 1 for floor in kept.floors.values())
        assert len(kept.sha256) == len(kept.files)
