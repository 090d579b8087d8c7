"""Predictor of task `status`: the modality that `attribute` gives the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.attribute import Attribute, factuality, label, status_class
from dateline.evaluate.predict.stages import Stages
from dateline.evaluate.predict.words import predicate_at
from dateline.evaluate.status import EventWord, StatusSaid
from dateline.records import Modality, Reading, Ref, Span

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
    found = predicate_at(reading, span)
    if found is None:
        return _PLAIN
    sentence, token = found
    return reading.modalities.get(Ref(sentence.n, token.i), _PLAIN)
