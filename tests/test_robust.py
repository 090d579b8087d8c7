"""Whatever is done to a report, its reading keeps the laws of `tests.invariants`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from dateline import config
from dateline.pipeline import Pipeline
from dateline.records import Failure, Report
from tests.invariants import broken

REPORTS = {
    "en": """The Kenyan president flew to Kampala on Monday, where he met his Ugandan counterpart.
"We will sign the treaty before 1 March," she told reporters, according to the state broadcaster.
Rebels attacked two villages near the border last week; the army said it had killed three of them.
Uganda may not send troops, and has threatened to expel the ambassador.""",
    "nl": """De Keniaanse president vloog maandag naar Kampala en ontmoette zijn ambtgenoot.
"We tekenen het verdrag vóór 1 maart", zei zij volgens de staatsomroep tegen verslaggevers.
Rebellen vielen vorige week twee dorpen bij de grens aan; het leger zei er drie te hebben gedood.
Oeganda stuurt mogelijk geen troepen en heeft gedreigd de ambassadeur uit te wijzen.""",
}

Damage = Callable[[str, random.Random], str]


def _lost_letters(text: str, chance: random.Random) -> str:
    return "".join(c for c in text if chance.random() > 0.03)


def _shuffled(text: str, chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(chance.sample(sentences, len(sentences)))


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) // 2)
    return text[start : start + chance.randrange(60, 200)]


DAMAGES: dict[str, Damage] = {
    "none": lambda text, _: text,
    "lost letters": _lost_letters,
    "shuffled sentences": _shuffled,
    "cut out": _cut,
    "no quotation marks": lambda text, _: text.replace('"', ""),
    "capitals": lambda text, _: text.upper(),
    "no capitals": lambda text, _: text.lower(),
    "glued sentences": lambda text, _: re.sub(r"([.;])\s+", r"\1", text),
    "told twice": lambda text, _: f"{text}\n\n{text}",
    "odd blanks": lambda text, _: text.replace(" ", " \u00a0\u200b"),
    "odd characters": lambda text, _: text.replace("e", "e\u0301😀\u202e"),
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(config.load(), threads=1)


@pytest.mark.parametrize("language", REPORTS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_readings_of_damaged_reports_are_sound(
    pipeline: Pipeline, language: str, damage: str
) -> None:
    text = DAMAGES[damage](REPORTS[language], random.Random(damage))
    reading = pipeline.read(Report("r", text, language=language, published="2024-02-20"))
    assert not isinstance(reading, Failure)
    assert broken(reading) == []


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", None])
@pytest.mark.parametrize("language", REPORTS)
def test_any_day_of_publication_will_do(
    pipeline: Pipeline, language: str, published: str | None
) -> None:
    reading = pipeline.read(Report("r", REPORTS[language], language=language, published=published))
    assert not isinstance(reading, Failure)
    assert broken(reading) == []
