"""The annotate stage: splits the text, asks the reading model, builds sentences and names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from dateline.annotate import lemmas, sentences, words
from dateline.lang import Pack
from dateline.model import Parse, ReadingModel, Word
from dateline.records import Article, Name, Reading, Sentence, Span, Token

_MOST_PIECES: Final = 100_000
"""Pieces of a report of which states are kept, at 768 bytes each: some 70,000 words."""


class Annotate:
    """Fills `sentences` and `names`.  Raises ModelError where the model cannot be loaded."""

    name = "annotate/1"

    def __init__(self, model: ReadingModel, packs: Callable[[str], Pack]) -> None:
        self.model = model
        self.packs = packs

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.annotate(reading)

    def annotate(self, reading: Reading) -> Reading:
        article = reading.article
        pack = self.packs(article.language)
        spans = sentences.split(article, pack)
        split = [words.split(article.text, span, pack) for span in spans]
        parses = _within_memory(self.model.parse([_forms(article.text, ws) for ws in split]))
        built = tuple(
            _sentence(n, article, pack, ws, parse)
            for n, (ws, parse) in enumerate(zip(split, parses, strict=True))
        )
        named = tuple(n for s, p in zip(built, parses, strict=True) for n in _names(s, p))
        return replace(reading, sentences=built, names=named)


def _within_memory(parses: list[Parse]) -> list[Parse]:
    """The parses, without the states of those that come after very many pieces."""
    ends = accumulate(len(p.states.values) if p.states else 0 for p in parses)
    return [
        p if end <= _MOST_PIECES else replace(p, states=None)
        for p, end in zip(parses, ends, strict=True)
    ]


def _forms(text: str, spans: Sequence[Span]) -> list[Word]:
    before = [None, *spans[:-1]]
    return [
        Word(span.of(text), prev is None or prev.end < span.start)
        for prev, span in zip(before, spans, strict=True)
    ]


def _sentence(n: int, article: Article, pack: Pack, spans: list[Span], parse: Parse) -> Sentence:
    tokens = [_token(i, span, article.text, pack, parse) for i, span in enumerate(spans)]
    for verb in [t for t in tokens if t.upos in ("VERB", "AUX")]:
        particles = [t.text.lower() for t in tokens if _is_particle(t, verb, tokens)]
        if particles:
            joined = lemmas.with_particles(verb.lemma, particles, pack)
            tokens[verb.i] = replace(verb, lemma=joined)
    return Sentence(n, spans[0].start, spans[-1].end, tuple(tokens), parse.states)


def _is_particle(token: Token, verb: Token, tokens: Sequence[Token]) -> bool:
    """True for a particle of the verb, not for a phrase in its place: "in beslag nemen"."""
    if token.head != verb.i or token.deprel != "compound:prt":
        return False
    phrase = any(t.head == token.i and t.deprel == "case" for t in tokens)
    return token.upos in ("ADP", "ADV", "ADJ") and not phrase


def _token(i: int, span: Span, text: str, pack: Pack, parse: Parse) -> Token:
    form, upos = span.of(text), parse.upos[i]
    return Token(
        i=i,
        start=span.start,
        end=span.end,
        text=form,
        lemma=lemmas.lemma(form, upos, pack),
        upos=upos,
        feats=parse.feats[i],
        head=parse.heads[i],
        deprel=parse.deprels[i],
    )


def _names(sentence: Sentence, parse: Parse) -> Iterator[Name]:
    for found in parse.names:
        inside = sentence.tokens[found.start : found.end]
        span = sentence.span_of(inside)
        yield Name(sentence.n, found.start, found.end, span, found.label, found.score)
