"""The reading model: words in, parts of speech, dependencies and names out; and the speech model
and the pair coder, which read on from there.

It is a small multilingual encoder with a few heads, stored as package data; `training/` tells how
it is made and how well it does.
"""

from dateline.model.decode import NameSpan, Parse
from dateline.model.pairs import (
    NOBODY,
    NONE,
    PairLabels,
    PairModel,
    PairQuestion,
    PairScores,
    feed,
)
from dateline.model.politics import Politics
from dateline.model.reading import ReadingModel
from dateline.model.speech import SpeechModel, SpeechScores
from dateline.model.tokenizer import Word, guess_spaces

__all__ = [
    "NOBODY",
    "NONE",
    "NameSpan",
    "PairLabels",
    "PairModel",
    "PairQuestion",
    "PairScores",
    "Parse",
    "Politics",
    "ReadingModel",
    "SpeechModel",
    "SpeechScores",
    "Word",
    "feed",
    "guess_spaces",
]
