"""Names from tag scores, and windows joined."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import NameSpan, Parse, Word
from dateline.model.decode import find_names, legal_steps
from dateline.model.tokenizer import MAX_PIECES
from dateline.model.windows import cut, join

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
LEGAL = legal_steps(TAGS)


def scores(*tags: str) -> np.ndarray:
    """Return scores that favour the given tags."""
    table = np.zeros((len(tags), len(TAGS)), np.float32)
    for row, tag in enumerate(tags):
        table[row, TAGS.index(tag)] = 5
    return table


def parse(words: int, *names: NameSpan) -> Parse:
    """Return a parse whose first word is the root and heads all others."""
    heads = (-1, *[0] * (words - 1))
    deprels = ("root", *["dep"] * (words - 1))
    return Parse(("X",) * words, ("_",) * words, heads, deprels, names, (0.5,) * words)


def test_inside_follows_only_the_same_name() -> None:
    pairs = [(TAGS[i], TAGS[j]) for i, j in zip(*np.nonzero(~LEGAL), strict=True)]
    assert ("O", "I-PER") in pairs
    assert ("B-ORG", "I-PER") in pairs
    assert ("B-PER", "I-PER") not in pairs
    assert all(to.startswith("I-") for _, to in pairs)


def test_legal_tags_are_read_as_they_stand() -> None:
    found = find_names(scores("B-PER", "I-PER", "O", "B-LOC", "B-LOC"), TAGS, LEGAL)
    assert [(n.start, n.end, n.label) for n in found] == [
        (0, 2, "PER"),
        (3, 4, "LOC"),
        (4, 5, "LOC"),
    ]


def test_a_name_without_beginning_is_repaired() -> None:
    table = scores("O", "I-PER", "I-PER")
    table[1, TAGS.index("B-PER")] = 4
    (name,) = find_names(table, TAGS, LEGAL)
    assert (name.start, name.end, name.label) == (1, 3, "PER")


def test_the_score_is_a_mean_probability() -> None:
    (name,) = find_names(scores("B-ORG", "I-ORG"), TAGS, LEGAL)
    assert np.isclose(name.score, np.exp(5) / (np.exp(5) + 8))


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_any_scores_give_names_that_do_not_overlap(words: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(words, len(TAGS))).astype(np.float32) * 4
    names = find_names(table, TAGS, LEGAL)
    ends = [0, *(name.end for name in names)]
    assert all(end <= name.start < name.end for end, name in zip(ends, names, strict=False))
    assert all(name.end <= words and 0 < name.score <= 1 for name in names)


@given(st.lists(st.integers(1, 16), max_size=400), st.integers(2, 30))
def test_windows_cover_the_sentence_and_fit(sizes: list[int], every: int) -> None:
    words = [Word("," if i % every == 0 else "woord", True) for i in range(len(sizes))]
    windows = cut(words, sizes)
    assert [i for start, end in windows for i in range(start, end)] == list(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= MAX_PIECES for start, end in windows)


def test_windows_end_after_punctuation() -> None:
    words = [Word("woord", True)] * 400 + [Word(",", False)] + [Word("woord", True)] * 400
    assert cut(words, [1] * 801)[0] == (0, 401)


def test_joined_windows_are_one_tree() -> None:
    joined = join([parse(3), parse(2, NameSpan(0, 2, "PER", 0.9))])
    assert joined.heads == (-1, 0, 0, 0, 3)
    assert joined.deprels == ("root", "dep", "dep", "parataxis", "dep")
    assert joined.names == (NameSpan(3, 5, "PER", 0.9),)


def test_nothing_joined_is_an_empty_parse() -> None:
    assert join([]).heads == ()
