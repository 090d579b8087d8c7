"""The bundled model: what holds for any text, and a few sentences it must understand."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.model import Parse, ReadingModel, Word, guess_spaces

from .conftest import DATA

SENTENCES = [
    guess_spaces(line.split())
    for line in (
        "De Amerikaanse president Joe Biden heeft dinsdag in Warschau gezegd dat Rusland de "
        "oorlog in Oekraïne nooit zal winnen .",
        "China 's top diplomat Wang Yi met Russian foreign minister Sergei Lavrov in Moscow .",
        "“ Wij onderhandelen niet ” – aldus de minister",
        "Nee .",
        "Привет , 世界 🙂",
    )
]

words = st.builds(Word, st.text(max_size=12), st.booleans())
sentences = st.lists(words, max_size=12)


def check(parse: Parse, length: int) -> None:
    """Assert that a parse is a tree over so many words."""
    columns = (parse.upos, parse.feats, parse.heads, parse.deprels, parse.arc_scores)
    assert {len(column) for column in columns} == {length}
    assert parse.heads.count(-1) == min(length, 1)
    for place, (head, deprel) in enumerate(zip(parse.heads, parse.deprels, strict=True)):
        assert (head == -1) == (deprel == "root")
        seen = {place}
        while head != -1:
            assert head not in seen
            seen.add(head)
            head = parse.heads[head]
    assert all(0 <= score <= 1 for score in parse.arc_scores)
    assert all(0 <= name.start < name.end <= length for name in parse.names)


def names(model: ReadingModel, line: str) -> set[tuple[str, str]]:
    tokens = line.split()
    (parse,) = model.parse([guess_spaces(tokens)])
    return {(" ".join(tokens[n.start : n.end]), n.label) for n in parse.names}


@settings(max_examples=25, deadline=None)
@given(st.lists(sentences, max_size=5))
def test_any_words_give_trees(model: ReadingModel, batch: list[list[Word]]) -> None:
    parses = model.parse(batch)
    assert len(parses) == len(batch)
    for parse, sentence in zip(parses, batch, strict=True):
        check(parse, len(sentence))


@settings(max_examples=20, deadline=None)
@given(st.permutations(SENTENCES), st.lists(sentences, max_size=3))
def test_company_does_not_matter(
    model: ReadingModel, order: list[list[Word]], others: list[list[Word]]
) -> None:
    alone = [model.parse([sentence])[0] for sentence in order]
    assert model.parse([*others, *order])[len(others) :] == alone


def test_one_thread_reads_as_two(model: ReadingModel) -> None:
    assert ReadingModel.load(threads=1).parse(SENTENCES) == model.parse(SENTENCES)


def test_a_sentence_of_four_thousand_words(model: ReadingModel) -> None:
    long = guess_spaces(["woord", "na", "woord", ","] * 1000)
    (parse,) = model.parse([long])
    assert len(parse.heads) == 4000
    assert parse.heads.count(-1) == 1
    assert max(parse.heads) > 3600


def test_strange_words(model: ReadingModel) -> None:
    strange = ["x" * 5000, "", " ", "\u200b", "🙂🙂", "ελληνικά", "日本語", "\ud800", "a b\nc"]
    check(model.parse([[Word(text, True) for text in strange]])[0], len(strange))


def test_nothing_and_empty_sentences(model: ReadingModel) -> None:
    assert model.parse([]) == []
    assert model.parse([[], SENTENCES[3], []])[0].heads == ()


def test_dutch_is_understood(model: ReadingModel) -> None:
    (parse,) = model.parse([guess_spaces("Rusland heeft de Oekraïense stad aangevallen .".split())])
    assert parse.heads == (5, 5, 4, 4, 5, -1, 5)
    assert parse.deprels[:2] == ("nsubj", "aux")
    assert parse.feats[5] == "VerbForm=Part|Tense=Past"


def test_english_is_understood(model: ReadingModel) -> None:
    (parse,) = model.parse([guess_spaces("The protesters were arrested by the police .".split())])
    assert parse.heads[:4] == (1, 3, 3, -1)
    assert parse.deprels[1:3] == ("nsubj:pass", "aux:pass")


def test_names_are_found(model: ReadingModel) -> None:
    assert ("Joe Biden", "PER") in names(model, "President Joe Biden flew to Warsaw on Monday .")
    assert ("Warsaw", "LOC") in names(model, "President Joe Biden flew to Warsaw on Monday .")
    assert ("NAVO", "ORG") in names(model, "De NAVO stuurde woensdag troepen naar Letland .")


def test_the_model_names_its_version(model: ReadingModel) -> None:
    assert model.version.startswith("reading/")


@pytest.mark.parametrize(
    "missing", ["model.onnx", "tokenizer.json", "labels.json", "relations.npz"]
)
def test_a_missing_file_is_told(tmp_path: Path, missing: str) -> None:
    copy = shutil.copytree(DATA, tmp_path / "model")
    (copy / missing).unlink()
    with pytest.raises(ModelError):
        ReadingModel.load(copy)


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json", "labels.json", "relations.npz"])
def test_a_broken_file_is_told(tmp_path: Path, broken: str) -> None:
    copy = shutil.copytree(DATA, tmp_path / "model")
    (copy / broken).write_bytes(b"{}")
    with pytest.raises(ModelError):
        ReadingModel.load(copy)
