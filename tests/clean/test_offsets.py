"""The way back to the source: laws of the map, whatever the edits."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from dateline.clean.offsets import Draft, Edit, OffsetMap
from dateline.clean.repair import repair

SPECIAL = [
    "\xa0",
    "\xad",
    "\u200b",
    "&amp;",
    "ﬁ",
    "e\u0301",
    "é",
    "Ã©",
    "â€œ",
    "\x07",
    "\ud800",
    "\u2028",
]
PLAIN = [
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n\n",
    "\t",
    "“",
    "”",
    "woord",
    "Moskou",
    "a",
    ".",
    "가",
    "\u1100\u1161",
]
PIECES = st.sampled_from(SPECIAL + PLAIN)
SOURCES = st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join)


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [(start, end, draw(st.text(max_size=4))) for start, end in pairs]


def assert_lawful(origin: OffsetMap, text: str, source: str) -> None:
    images = [origin.to_source(k) for k in range(len(text) + 1)]
    assert images == sorted(images)
    assert all(0 <= image <= len(source) for image in images)
    assert images[-1] == len(source)


@given(st.data(), st.text(max_size=30))
def test_edits_keep_the_way_back(data: st.DataObject, source: str) -> None:
    draft = Draft(source)
    unchanged = [(k, k) for k in range(len(source))]
    for _ in range(data.draw(st.integers(0, 3))):
        made = data.draw(edits(draft.text))
        unchanged = [(_after(k, made), s) for k, s in unchanged if not _touched(k, made)]
        draft.replace(made)
    assert_lawful(draft.origin, draft.text, source)
    for k, s in unchanged:
        assert draft.text[k] == source[s]
        assert draft.origin.to_source(k) == s


def _touched(k: int, made: list[Edit]) -> bool:
    return any(start <= k < end for start, end, _ in made)


def _after(k: int, made: list[Edit]) -> int:
    return k + sum(len(new) - (end - start) for start, end, new in made if end <= k)


@given(SOURCES)
@example("Sino-\nRussische " * 8)
def test_repair_keeps_the_way_back(source: str) -> None:
    draft = repair(source, wrapped=True).draft
    assert_lawful(draft.origin, draft.text, source)


@given(st.lists(st.sampled_from(["een", "Moskou,", "zei.", "  ", "\n\n", "\r\n", "\xad", "\t"])))
def test_repair_leads_each_letter_back_to_itself(pieces: list[str]) -> None:
    source = " ".join(pieces)
    draft = repair(source, wrapped=True).draft
    for k, char in enumerate(draft.text):
        if not char.isspace():
            assert source[draft.origin.to_source(k)] == char


def test_to_text_undoes_to_source() -> None:
    draft = Draft("een  twee  drie")
    draft.sub(re.compile(" +"), " ")
    for word in ("een", "twee", "drie"):
        at = draft.text.index(word)
        assert draft.origin.to_text(draft.origin.to_source(at)) == at


def test_a_character_put_in_stays_within_what_it_replaces() -> None:
    draft = Draft("ab\u2026cd")
    draft.sub(re.compile("\u2026"), "...")
    assert [draft.origin.to_source(k) for k in range(8)] == [0, 1, 2, 3, 3, 3, 4, 5]
