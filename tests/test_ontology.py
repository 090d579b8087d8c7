"""PLOVER's tables hold together."""

from __future__ import annotations

import pytest

from dateline import ontology
from dateline.ontology import TYPES


def test_sixteen_types_sixty_seven_modes():
    assert len(TYPES) == 16
    assert sum(len(t.modes) for t in TYPES.values()) == 67


@pytest.mark.parametrize("event", TYPES.values(), ids=list(TYPES))
def test_cooperation_scores_above_conflict(event):
    scores = [event.score, *(m.score for m in event.modes.values())]
    if event.quad in (1, 2):
        assert all(s > 0 for s in scores)
    else:
        assert all(s <= 0.5 for s in scores)  # a request for assistance is mildly cooperative


@pytest.mark.parametrize("event", TYPES.values(), ids=list(TYPES))
def test_every_mode_has_a_cameo_code_with_a_goldstein_value(event):
    for mode in (None, *event.modes):
        code = ontology.cameo_of(event.name, [mode] if mode else [])
        assert ontology.goldstein(code).icews is not None


def test_an_unknown_cameo_code_takes_the_value_of_its_root():
    assert ontology.goldstein("0499") == ontology.goldstein("04")


def test_goldstein_tables_are_kept_apart():
    # 163 is an embargo in ICEWS's numbering; GDELT's older one means something else by it
    assert ontology.goldstein("163").icews == -8.0
    assert ontology.goldstein("163").gdelt == ontology.goldstein("16").gdelt


@pytest.mark.parametrize(
    ("now", "later"),
    [("CONSULT", "AGREE"), ("AID", "AGREE"), ("RETREAT", "CONCEDE"), ("ASSAULT", "ASSAULT")],
)
def test_what_is_still_to_come(now, later):
    assert ontology.future_type(now) == later


@pytest.mark.parametrize(
    ("operator", "content", "mode", "expected"),
    [
        ("REQUEST", "CONSULT", "", "meet"),
        ("REJECT", "AID", "", "assist"),
        ("REQUEST", "RETREAT", "release", "yield"),
        ("REJECT", "ACCUSE", "", "change"),
        ("THREATEN", "ASSAULT", "drone", "violence"),
        ("THREATEN", "COERCE", "arrest", "arrest"),
        ("AGREE", "AID", "", ""),
    ],
)
def test_what_an_operator_is_about_gives_its_mode(operator, content, mode, expected):
    found = ontology.mode_of_content(operator, content, mode)
    assert found == expected
    assert not found or found in TYPES[operator].modes


def test_intensity_is_that_of_the_strongest_mode():
    assert ontology.intensity("ASSAULT", ["primitive", "drone"]) == -9.5
    assert ontology.intensity("CONSULT", ["phone", "visit"]) == 4.0
    assert ontology.intensity("ACCUSE") == -3.0


def test_concede_and_retreat_are_one_root_in_the_benchmark():
    assert {ontology.merged(t) for t in ("CONCEDE", "RETREAT", "AID")} == {"YIELD", "AID"}
