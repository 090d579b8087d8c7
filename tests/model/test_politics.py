"""The probe that tells sentences about politics from others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import ModelError
from dateline.model import Politics
from dateline.model.politics import features
from dateline.records import States

VALUES = np.array([[1, 0], [2, 4], [4, 0], [9, 9]], np.float16)


def test_features_are_the_mean_of_the_pieces_and_the_beginning() -> None:
    assert features(States(VALUES, (1, 2))).tolist() == [3.0, 2.0, 1.0, 0.0]


def test_the_score_is_linear() -> None:
    probe = Politics(np.array([1, 10, 100, 1000], np.float32), -5.0)
    assert probe.score(States(VALUES, (1, 2))) == 3 + 20 + 100 - 5


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"politics\.npz"):
        Politics.load(tmp_path)
