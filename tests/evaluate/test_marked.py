"""The format of sentences with marked participants."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import marked

BLOCK = [
    "< De president ontving een delegatie.",
    "[1 Hij] dreigt [2 de Griekse gezant] en [3 Athene], zei [1 de Turk].",
    "1>2,3 THREATEN/expel +future +hypothetical {diplomatic}",
    "2=3 CONSULT",
    "1>- PROTEST",
    "->3 ASSAULT/firearms,aerial",
]


def test_marks_are_places_in_the_plain_sentence() -> None:
    example = marked.parse("x:1", BLOCK)
    assert example.text == "Hij dreigt de Griekse gezant en Athene, zei de Turk."
    named = [(m.number, example.text[m.start : m.end]) for m in example.marks]
    assert named == [(1, "Hij"), (2, "de Griekse gezant"), (3, "Athene"), (1, "de Turk")]


def test_sides_modes_status_and_contexts() -> None:
    threat, talk, protest, attack = marked.parse("x:1", BLOCK).events
    assert (threat.actors, threat.recipients, threat.modes) == ((1,), (2, 3), ("expel",))
    assert (threat.status, threat.contexts) == (("future", "hypothetical"), ("diplomatic",))
    assert (talk.actors, talk.recipients) == ((2, 3), ())
    assert (protest.actors, protest.recipients) == ((1,), ())
    assert (attack.actors, attack.recipients, attack.modes) == ((), (3,), ("firearms", "aerial"))


@pytest.mark.parametrize(
    ("source", "target", "types"),
    [(1, 2, {"THREATEN"}), (2, 1, set()), (2, 3, {"CONSULT"}), (3, 2, {"CONSULT"})],
)
def test_events_between_a_pair_have_a_direction(source: int, target: int, types: set[str]) -> None:
    events = marked.parse("x:1", BLOCK).events
    assert {e.type for e in events if e.between(source, target)} == types


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["< before"], "no sentence"),
        (["Nobody is marked."], "no participant"),
        (["[1 A] met [2,3 B and C]."], "bracket"),
        (["[1 A] met [2 B].", "1>3 CONSULT"], r"nobody is marked \[3\]"),
        (["[1 A] met [2 B].", "1>2 MEET"], "no type is MEET"),
        (["[1 A] met [2 B].", "1>2 CONSULT/beat"], "has no mode"),
        (["[1 A] met [2 B].", "1>2 CONSULT +soon"], "no status"),
        (["[1 A] met [2 B].", "1>2 CONSULT {golf}"], "no context"),
        (["[1 A] met [2 B].", "they met"], "not an event line"),
        (["[1 A] met [2 B].", "->- CONSULT"], "no side"),
        (["[1 A] met [2 B].", "1>1 AID"], "named twice"),
        (["[1 A] met [2 B].", "1-2>1 AID"], "not an event line"),
    ],
)
def test_every_mistake_is_named(lines: list[str], told: str) -> None:
    with pytest.raises(EvaluationError, match=told):
        marked.parse("x:1", lines)


def test_blocks_have_the_line_of_their_sentence(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text("# a remark\n\n[1 A] slept.\n\n# another\n[1 B] woke.\n", encoding="utf-8")
    assert [e.id for e in marked.read(path)] == ["some:3", "some:6"]
