"""Words are cut as the treebanks cut them, and lose nothing of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import words
from dateline.lang import installed, load
from dateline.records import Span

CASES = [
    ("nl", "China’s auto's en zo'n 's-Gravenhage", "China’s|auto's|en|zo'n|'s-Gravenhage"),
    ("nl", "De 47-jarige VN-gezant, o.a. in de V.S.", "De|47-jarige|VN-gezant|,|o.a.|in|de|V.S."),
    ("nl", "Om 15.30 uur voor 1.300,50 euro.", "Om|15.30|uur|voor|1.300,50|euro|."),
    ("nl", "“We gaan”, zei J.W. de Vries.", "“|We|gaan|”|,|zei|J.W.|de|Vries|."),
    ("nl", "land- en tuinbouw", "land-|en|tuinbouw"),
    ("en", "Mr. Smith's state-run firm didn't pay.", "Mr.|Smith|'s|state|-|run|firm|did|n't|pay|."),
    ("en", "The soldiers' e-mail can't, cannot be.", "The|soldiers|'|e-mail|ca|n't|,|can|not|be|."),
    ("en", "$1,300.50 (U.N.)", "$|1,300.50|(|U.N.|)"),
    ("en", "see https://example.org/a?b=c now", "see|https://example.org/a?b=c|now"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_worked_example(language, text, expected):
    found = words.split(text, Span(0, len(text)), load(language))
    assert [w.of(text) for w in found] == expected.split("|")


@pytest.mark.parametrize("language", installed())
@given(text=st.text(max_size=200))
def test_every_character_but_white_space_is_in_exactly_one_word(language, text):
    found = words.split(text, Span(0, len(text)), load(language))
    inside = [i for w in found for i in range(w.start, w.end)]
    assert inside == sorted(set(inside))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(inside))


@pytest.mark.parametrize("language", installed())
def test_a_long_run_without_spaces_is_read(language):
    text = "a" * 5_000 + "-" * 5_000 + "'" * 5_000
    assert words.split(text, Span(0, len(text)), load(language))
