"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.resolve.layers import FOLDER


@pytest.fixture(autouse=True)
def no_tables_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever runs the tests may have tables of his own; the tests never see them."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "no tables"))
