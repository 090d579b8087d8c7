"""Settings: complete defaults, overrides, and errors that name the culprit."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config
from dateline.errors import SettingError


def settings(tmp_path: Path, content: str) -> config.Settings:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    return config.load(path)


def test_a_file_overrides_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    mine, default = settings(tmp_path, "[read]\nmax_bytes = 10\n"), config.load()
    assert mine.read.max_bytes == 10
    assert mine.read.timeout == default.read.timeout
    assert mine.clean == default.clean


def test_every_default_setting_has_a_comment() -> None:
    lines = config.DEFAULTS.read_text(encoding="utf-8").split("\n")
    sections = "\n".join(lines).split("\n[clean.languages]")[0].split("\n")
    for number, line in enumerate(sections):
        if "=" in line and not line.startswith("#"):
            before = sections[number - 1]
            assert before.startswith("#") or "=" in before, line


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[read]\nmax_byte = 10\n", "max_byte"),
        ("[read]\nmax_bytes = 0\n", "$.read.max_bytes"),
        ("[read]\nmax_bytes = 'much'\n", "$.read.max_bytes"),
        ("[clean]\nlanguage_sure = 2.0\n", "$.clean.language_sure"),
        ("[reed]\n", "reed"),
        ("read = 3\n", "$.read"),
        ("[read\n", "not TOML"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings(tmp_path, content)
    assert words in caught.value.message
    assert "mine.toml" in caught.value.message


def test_a_settings_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"none\.toml"):
        config.load(tmp_path / "none.toml")
