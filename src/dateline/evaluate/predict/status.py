"""Predictor of task `status`: the modality that `attribute` gives the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.attribute import Attribute, factuality, label, status_class
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.status import EventWord, StatusSaid
from dateline.records import Modality, Reading, Ref, Sentence, Span, Token

_PLAIN = Modality()


def predict(rows: Sequence[EventWord], stages: Stages) -> Iterator[StatusSaid]:
    attribute = stages.stage(Attribute)
    for (text, language), group in groupby(rows, lambda row: (row.text, row.language)):
        words = list(group)
        reading = attribute.attribute(stages.annotated(words[0].id, text, language))
        for word in words:
            modality = modality_at(reading, Span(word.start, word.end))
            classes = " ".join(status_class(modality))
            kind = classes if word.label is None else label(modality)
            yield StatusSaid(word.id, kind, factuality(modality))


def modality_at(reading: Reading, span: Span) -> Modality:
    """Modality of the predicate in `span`; plain past fact where nothing else is said."""
    for sentence in reading.sentences:
        inside = [t for t in sentence.tokens if t.span.overlaps(span)]
        if inside:
            token = _predicate(sentence, _top(inside))
            return reading.modalities.get(Ref(sentence.n, token.i), _PLAIN)
    return _PLAIN


def _top(tokens: list[Token]) -> Token:
    """The word whose head stands outside."""
    within = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in within), tokens[0])


def _predicate(sentence: Sentence, token: Token) -> Token:
    """The predicate that an auxiliary or copula belongs to."""
    return sentence.tokens[token.head] if token.rel in ("aux", "cop") else token
