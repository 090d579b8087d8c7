"""Readings built from hand-made parses, so that stages can be tested without the model.

A sentence is CoNLL-U (ten columns), or its short form: one line a word with

    FORM  LEMMA  UPOS  HEAD  DEPREL  [FEATS]

separated by blanks, HEAD counted from 1 (0 = root), "_" for a lemma equal to the form.  A form
that ends in "~" has no space after it.  Sentences are separated by an empty line; lines that
begin with # are comments.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dateline.records import Article, Name, Reading, Sentence, Token

_FEATURES = ("VerbForm", "Tense", "Mood", "Number")

# Wang came on Tuesday, after Biden spoke in Kyiv on Monday: two clauses, each with its own day.
TWO_CLAUSES = """
Wang _ PROPN 2 nsubj
kwam komen VERB 0 root
dinsdag dinsdag NOUN 2 obl
nadat nadat SCONJ 7 mark
Biden _ PROPN 7 nsubj
maandag maandag NOUN 7 obl
sprak spreken VERB 2 advcl
in in ADP 9 case
Kiev _ PROPN 7 obl
"""


def read_conllu(conllu: str) -> tuple[str, tuple[Sentence, ...]]:
    """The text that the parses spell, and its sentences with offsets into that text."""
    text, sentences = "", []
    for block in conllu.strip().split("\n\n"):
        rows = [_row(line) for line in block.splitlines() if line.strip()[:1] not in ("#", "")]
        tokens = []
        for i, (form, lemma, upos, feats, head, deprel, joined) in enumerate(rows):
            span = len(text), len(text) + len(form)
            tokens.append(Token(i, *span, form, lemma, upos, feats, head - 1, deprel))
            text += form + ("" if joined else " ")
        _check_tree(block, [t.head for t in tokens])
        sentences.append(Sentence(len(sentences), tokens[0].start, tokens[-1].end, tuple(tokens)))
    return text.rstrip(), tuple(sentences)


def _check_tree(block: str, heads: list[int]) -> None:
    """A wrongly numbered head would send a stage round in circles."""
    for start in range(len(heads)):
        i, steps = start, 0
        while i >= 0:
            i, steps = heads[i], steps + 1
            if steps > len(heads):
                raise ValueError(f"no tree: word {start + 1} hangs from itself in\n{block}")


def _row(line: str) -> tuple[str, str, str, str, int, str, bool]:
    columns = line.strip().split("\t") if "\t" in line else line.split()
    if len(columns) == 10:
        form, lemma, upos, feats = columns[1], columns[2], columns[3], columns[5]
        head, deprel, joined = columns[6], columns[7], "SpaceAfter=No" in columns[9]
    else:
        form, lemma, upos, head, deprel = columns[:5]
        feats = columns[5] if len(columns) > 5 else ""
        joined, form = form.endswith("~"), form.removesuffix("~")
    lemma = lemma if lemma != "_" else form if upos == "PROPN" else form.lower()
    kept = [f for f in feats.split("|") if f.split("=")[0] in _FEATURES]
    return form, lemma, upos, "|".join(kept), int(head), deprel, joined


def reading(
    conllu: str,
    names: Mapping[str, str] | None = None,
    *,
    language: str = "nl",
    published: date | None = date(2023, 2, 21),
    title: str | None = None,
) -> Reading:
    """A reading with sentences; `names` says which words are names: {"Wang Yi": "PER"}."""
    text, sentences = read_conllu(conllu)
    article = Article(
        "test", "test", text, language, title, published, "given" if published else "unknown"
    )
    wanted = (names or {}).items()
    found = [n for s in sentences for form, label in wanted for n in _find(s, form, label)]
    return Reading(article, sentences, tuple(sorted(found, key=lambda n: n.span)))


def _find(sentence: Sentence, form: str, label: str) -> list[Name]:
    """Every place in the sentence where the words of a name stand."""
    found = []
    tokens = sentence.tokens
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + 8, len(tokens)) + 1):
            told = "".join(
                (" " if t.i > start and t.start > tokens[t.i - 1].end else "") + t.text
                for t in tokens[start:end]
            )
            if told == form:
                span = sentence.span_of(tokens[start:end])
                found.append(Name(sentence.n, start, end, span, label, 1.0))
    return found
