from pathlib import Path

import pytest

import dateline.model
from dateline.model import ReadingModel
from dateline.model.tokenizer import Segmenter

DATA = Path(dateline.model.__file__).parent / "data"


@pytest.fixture(scope="session")
def model() -> ReadingModel:
    return ReadingModel.load(threads=2)


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return Segmenter(DATA / "tokenizer.json")
