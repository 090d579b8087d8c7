"""Every language pack is whole."""

from __future__ import annotations

import pytest

from dateline.errors import PackError, UnknownLanguage
from dateline.lang import Pack, installed, load

PARTS = [
    "language", "abbreviations", "lemmas", "countries", "roles", "mentions", "cues", "times",
    "frames",
]  # fmt: skip


def test_dutch_and_english_are_there():
    assert {"nl", "en"} <= set(installed())


@pytest.mark.parametrize("language", installed())
@pytest.mark.parametrize("part", PARTS)
def test_every_part_reads_and_holds_something(language, part):
    assert getattr(load(language), part)


def test_packs_speak_of_the_same_countries():
    packs = [load(code) for code in installed()]
    assert all(set(p.countries) == set(packs[0].countries) for p in packs)


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(UnknownLanguage, match=r"'xx'.*nl"):
        load("xx")


@pytest.mark.parametrize(
    ("content", "message"),
    [("particle = 1", "particle"), ("nonsense", "language.toml"), ("colour = 'red'", "colour")],
)
def test_a_broken_pack_names_file_and_value(tmp_path, content, message):
    (tmp_path / "language.toml").write_text(f'name = "x"\nquotes = []\n{content}\n')
    with pytest.raises(PackError, match=message):
        _ = Pack(tmp_path).language


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PackError, match=r"language\.toml"):
        _ = Pack(tmp_path).language
