"""Role nouns at the end of compounds."""

from __future__ import annotations

import pytest

from dateline.lang import load
from dateline.resolve.lexicon import lexicon
from tests.helpers import reading


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("regeringsleger", "army"),
        ("oud-Kamerlid", "member of parliament"),
        ("slaapkamer", None),  # no Kamer, the parliament: the capital is missing
        ("geweldplegers", "unidentified gunmen"),  # no leger
        ("couppleger", "junta"),
        ("voetgangster", "civilians"),  # no gangster
        ("schouders", None),
        ("verleden", None),
        ("kangoeroe", None),
        ("deelrepubliek", None),
    ],
)
def test_tail_of_a_dutch_compound(word: str, title: str | None) -> None:
    parse = f"De de DET 2 det\n{word} _ NOUN 3 nsubj\nkomt komen VERB 0 root"
    (sentence,) = reading(parse).sentences
    roles = [m.term.role.title for m in lexicon(load("nl")).matches(sentence) if m.term.role]
    assert roles == ([title] if title else [])
