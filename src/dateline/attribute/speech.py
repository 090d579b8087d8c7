"""Indirect speech: constructions in which somebody says, thinks, wants or takes a stand.

Each rule takes a place in a sentence and a word there and gives `Frame`s in token positions.
Words come from the pack (`cues.toml`), structure from Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from dateline.attribute import phrases, verbs
from dateline.attribute.attribution import Frame
from dateline.attribute.lexicon import SpeechWords
from dateline.attribute.place import Place
from dateline.records import Sentence, Token

Rule = Callable[[Place, Token], Iterator[Frame]]


def frames(sentence: Sentence, words: SpeechWords, quoted: Collection[int] = ()) -> list[Frame]:
    """All attributing constructions of a sentence, in text order of their cues.

    Cues inside quoted speech (positions `quoted`) are left out: they are the speaker's words.
    """
    place = Place(sentence, words, quoted)
    rules = _rules(place)
    found: list[Frame] = []
    for token in sentence.tokens:
        if token.i in quoted:
            continue
        made = (frame for rule in rules for frame in rule(place, token))
        found.extend(islice(made, 1))
    return [f for f in found if not _echoes(sentence, f, found)]


def _echoes(sentence: Sentence, frame: Frame, found: Sequence[Frame]) -> bool:
    """True for "he thinks" inside "he said he thinks": the speaker once more, in a pronoun."""
    if frame.holder is None or sentence.tokens[frame.holder].upos != "PRON":
        return False
    return any(f.asserts and f is not frame and frame.cue[-1] in f.content for f in found)


def _rules(place: Place) -> list[Rule]:
    """The rules whose words occur in the sentence, in order of precedence."""
    here = {t.text.lower() for t in place.sentence.tokens}
    words = place.words
    by_word: tuple[tuple[Rule, Collection[str]], ...] = (
        (phrases.script, (":",)),
        (phrases.inverted, words.inverted),
        (phrases.according, words.according_first),
        (phrases.unsourced, words.unsourced),
    )
    return [
        *(r for r, w in by_word if not here.isdisjoint(w)),
        verbs.verb,
        phrases.noun,
        phrases.adjective,
    ]
