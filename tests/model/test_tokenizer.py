"""Guessed spaces and cut words."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import guess_spaces
from dateline.model.tokenizer import Segmenter


def text(words: list[str]) -> str:
    return "".join(" " * word.space_before + word.text for word in guess_spaces(words)).strip()


def test_punctuation_leans_the_right_way() -> None:
    assert text("Hij zei ( zacht ) : nee , dank u .".split()) == "Hij zei (zacht): nee, dank u."


def test_straight_quotes_open_and_close_by_turns() -> None:
    assert text('Hij zei " ja " en " nee " .'.split()) == 'Hij zei "ja" en "nee".'


def test_typographic_quotes_know_their_side() -> None:
    assert text("Zij zei “ ja ” .".split()) == "Zij zei “ja”."


def test_english_endings_are_glued() -> None:
    assert text("They do n't know China 's plan".split()) == "They don't know China's plan"


@given(st.lists(st.text(min_size=1)))
def test_guessing_keeps_every_word(words: list[str]) -> None:
    assert [word.text for word in guess_spaces(words)] == words


@given(st.text(), st.booleans())
def test_any_word_has_one_to_sixteen_pieces(segmenter: Segmenter, word: str, space: bool) -> None:
    assert 1 <= len(segmenter.pieces(word, space)) <= 16


def test_a_word_is_cut_alike_wherever_it_stands(segmenter: Segmenter) -> None:
    first, second = (segmenter.sentence(guess_spaces(line.split())) for line in ("a b", "b a"))
    assert first == second[::-1]


def test_a_space_changes_the_pieces(segmenter: Segmenter) -> None:
    assert segmenter.pieces("Rusland", True) != segmenter.pieces("Rusland", False)
