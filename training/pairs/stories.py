"""Sentences of stories of which only the type of the main event is known.

The synthetic stories of NGEC tell one event each, of a type and mode that are given, without saying
where or between whom. An earlier pair coder finds the pair: of the story's first sentences those
are kept in which it thinks the given type likely between two actors, if not likeliest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Final

import msgspec

from dateline.coding import Code, Key, Verdict
from dateline.evaluate import files
from dateline.evaluate.predict.stages import Stages
from dateline.model import NONE
from dateline.records import Reading, Sentence, Span
from training.pairs.items import MODES, Gold, Item

SENTENCES: Final = 3
"""The first ones of a story: the event is told there."""
CHARACTERS: Final = 700
"""What is read of a story to have them."""
LEAST: Final = 0.15
"""Chance from which the likeliest pair is taken to do what the story is about."""
SURE: Final = 0.9
"""Chance of none from which a pair is taken to do nothing; what lies between is left out."""
MOST_SIDES: Final = 5


class Story(msgspec.Struct, frozen=True):
    id: str
    text: str
    language: str
    label: str
    mode: str | None = None


def from_stories(path: Path, stages: Stages) -> Iterator[Item]:
    """Items of the sentences in which a pair does what its story is about."""
    code = stages.stage(Code)
    for story in files.json_rows(path, Story):
        reading = stages.uncoded(story.id, story.text[:CHARACTERS], story.language)
        for sentence in reading.sentences[:SENTENCES]:
            sides = _sides(reading, sentence)
            pairs = list(permutations(sides, 2))
            verdicts = code.verdicts(reading, sentence.n, pairs) if pairs else {}
            gold = _gold(story, verdicts)
            if any(NONE not in g.types for g in gold.values()):
                id_ = f"{story.id}:{sentence.n}"
                text = sentence.span.of(story.text)
                yield Item(id_, story.language, text, sides, gold)


def _sides(reading: Reading, sentence: Sentence) -> dict[str, list[Span]]:
    """Actors of a sentence and where they are named, counted from its start."""
    found: dict[str, list[Span]] = {}
    for mention in reading.mentions:
        if mention.sentence == sentence.n and len(found) <= MOST_SIDES:
            start, end = mention.span.start, mention.span.end
            here = Span(start - sentence.start, end - sentence.start)
            found.setdefault(mention.actor, []).append(here)
    return dict(list(found.items())[:MOST_SIDES])


def _gold(story: Story, verdicts: Mapping[Key, Verdict]) -> dict[Key, Gold]:
    """The likeliest pair, if it is likely enough, and those that surely do nothing."""
    mode = f"{story.label}/{(story.mode or '').lower()}"
    modes = frozenset({mode}) if mode in MODES else None
    gold = {
        key: Gold(frozenset({NONE})) for key, verdict in verdicts.items() if verdict.none >= SURE
    }
    likeliest = max(verdicts, key=lambda key: verdicts[key].events[story.label], default=None)
    if likeliest is not None:
        told = verdicts[likeliest]
        if told.events[story.label] >= max(LEAST, told.best[1] / 2):
            gold[likeliest] = Gold(frozenset({story.label}), modes)
    return gold
