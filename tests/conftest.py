"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from dateline.resolve.layers import FOLDER

settings.register_profile("dateline", deadline=None)  # a busy machine is no failure
settings.load_profile("dateline")


@pytest.fixture(autouse=True)
def no_tables_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever runs the tests may have tables of his own; the tests never see them."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "no tables"))
