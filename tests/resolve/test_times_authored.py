"""Expressions of Dutch and English news, authored: found where they stand, with their value."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.test_times import found

HERE = Path(__file__).parent


def told(language: str) -> list[str]:
    lines = (HERE / f"phrases_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_expressions_of_news(language: str) -> None:
    wrong = [line for line in told(language) if not _right(language, line)]
    assert wrong == []


def _right(language: str, line: str) -> bool:
    marked, value = line.rsplit(" = ", 1)
    begin, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "") + "."
    times = found(text, language)
    return (begin, end, value) in [(t.span.start, t.span.end, t.value) for t in times]
