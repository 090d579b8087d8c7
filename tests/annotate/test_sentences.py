"""Sentence boundaries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import sentences
from dateline.lang import installed, load
from dateline.records import Article

CASES = [
    ("nl", "Volgens A. de Vries kwam dr. Jansen o.a. voor adviseurs. Hij bleef.", 2),
    ("nl", "“We gaan. We blijven.” Dat zei hij.", 3),
    ("nl", "Kop zonder punt\nEerste zin. Tweede zin.", 3),
    ("nl", "Dat is zo? Ja! Goed…", 3),
    ("en", "Mr. Smith met Gen. Jones in the U.S. on Jan. 5. They talked.", 2),
    ("en", 'He left. "I am done," he said. She stayed.', 3),
]


def split(language: str, text: str, **marks: tuple[int, ...]) -> list[str]:
    article = Article("x", "x", text, language, **marks)
    return [s.of(text) for s in sentences.split(article, load(language))]


@pytest.mark.parametrize(("language", "text", "count"), CASES)
def test_worked_example(language, text, count):
    assert len(split(language, text)) == count


def test_a_full_stop_that_the_repair_found_false_does_not_end_a_sentence():
    text = "De plannen van Peking en Moskou. Ambities om te groeien."
    assert len(split("nl", text)) == 2
    assert len(split("nl", text, joins=(text.index("."),))) == 1


def test_a_boundary_that_the_repair_found_begins_a_sentence():
    text = "Hij kwam aan in Moskou Amerikaanse functionarissen waren bezorgd."
    cut = text.index("Amerikaanse")
    assert split("nl", text, boundaries=(cut,))[1].startswith("Amerikaanse")


@pytest.mark.parametrize("language", installed())
@given(text=st.text(st.sampled_from("ab A.B!? \n“”'\"1"), max_size=120))
def test_sentences_lose_nothing_and_do_not_overlap(language, text):
    spans = sentences.split(Article("x", "x", text, language), load(language))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in set(range(len(text))) - inside)


def test_a_paragraph_without_full_stops_is_cut_into_pieces():
    text = "woord " * 20_000
    assert max(map(len, split("nl", text))) <= 5_000
