"""Quotation marks are paired by what stands around them, and damage does no harm."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribute.marks import quotations

PAIRED = {
    "curly": ("Hij zei “ik kom niet” en ging.", ["ik kom niet"]),
    "straight": ('He said "I will not come" and left.', ["I will not come"]),
    "low and high": ("Zij noemde het „een schande” gisteren.", ["een schande"]),
    "angular": ("Il dit «on y va» alors.", ["on y va"]),
    "single": ("Hij noemde het ‘een grote fout’ van toen.", ["een grote fout"]),
    "straight single": ("Hij noemde het 'een grote fout' van toen.", ["een grote fout"]),
    "genitive and elision are no marks": ("China’s leiders en 's lands wijs, Jones’ huis", []),
    "apostrophe inside": ("“We don’t know,” she said.", ["We don’t know,"]),
    "inner quotation belongs to the outer": (
        "“He said ‘no’ to me,” she said.",
        ["He said ‘no’ to me,"],
    ),
    "closed by the wrong mark": ("“Wij zijn voor vrede’, aldus de man.", ["Wij zijn voor vrede"]),
    "opened by a closing mark": ("Hij zei ”ik kom niet” en ging.", ["ik kom niet"]),
    "lost closing mark ends with its sentence": (
        "Hij riep “ik kom niet. Daarna ging hij weg.",
        ["ik kom niet."],
    ),
    "lost opening mark": ("Ik kom niet” zei hij.", []),
    "two in a row": ("“Ja,” zei hij. “Nee,” zei zij.", ["Ja,", "Nee,"]),
}


@pytest.mark.parametrize("name", PAIRED)
def test_marks_are_paired(name: str) -> None:
    text, expected = PAIRED[name]
    assert [q.inner.of(text) for q in quotations(text)] == expected


def test_a_speech_over_paragraphs_runs_to_the_end_of_each() -> None:
    text = "“Eerste alinea.\n\n“Tweede alinea,” zei hij."
    first, second = quotations(text)
    assert (first.inner.of(text), first.closed) == ("Eerste alinea.", False)
    assert (second.inner.of(text), second.closed) == ("Tweede alinea,", True)
    assert first.opens and first.ends and second.opens and not second.ends


@given(st.text(alphabet="ab .,\n“”\"'‘’„«»s", max_size=80))
def test_quotations_are_ordered_apart_and_inside_their_paragraph(text: str) -> None:
    found = quotations(text)
    for q in found:
        assert q.outer.covers(q.inner) and q.outer.start >= 0 and q.outer.end <= len(text)
        assert "\n" not in q.outer.of(text)
    for one, other in itertools.pairwise(found):
        assert one.outer.end <= other.outer.start
