"""Attributions as the speech model sees them, and those of the rules weighed by it.

The model says which words head a cue, and of each word of the passage whether it belongs to the
cue, to its source or to its content.  The rules say what kind of construction it is, and have
their way where the model is in doubt: a frame of theirs stands if the model thinks its cue at all
likely, and takes the model's words.  Constructions that do nothing but name a source ("volgens",
an inserted "said X") stand whatever the model thinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from dateline.attribute import clauses
from dateline.attribute.attribution import Frame
from dateline.attribute.lexicon import SpeechWords
from dateline.attribute.passages import passages
from dateline.attribute.paths import paths
from dateline.model.speech import PARTS, SpeechModel, SpeechScores
from dateline.records import Reading, Sentence

CUE, SOURCE, CONTENT = (PARTS.index(part) for part in ("cue", "source", "content"))
ALONE: Final = 0.55
"""Least chance of a cue that only the model sees."""
SEEN: Final = 0.25
"""The same of a cue that a rule sees too."""
SOURCING: Final = ("according", "inserted", "inverted", "unsourced")
"""Rules whose constructions have no other use than to name a source."""
HOLE: Final = 2
"""Words in the midst of content that the model may leave out by mistake."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model says of one sentence.

    `cues` (words): chance that a word heads a cue; `parts`: for each word that may head one,
    chances (4, words) of what each word of the sentence is to it, among PARTS.  `score`
    and `marks` as in `SpeechScores`.
    """

    cues: np.ndarray
    parts: Mapping[int, np.ndarray]
    score: np.ndarray
    marks: np.ndarray


def hear(reading: Reading, model: SpeechModel) -> dict[int, Heard]:
    """What the model says of the sentences whose states are there, by number."""
    found = list(passages(reading))
    scores = model.score([[s.states for s in passage if s.states] for passage in found])
    return {
        n: heard
        for passage, some in zip(found, scores, strict=True)
        for n, heard in _heard(passage, some, model)
    }


def _heard(
    passage: Sequence[Sentence], scores: SpeechScores, model: SpeechModel
) -> Iterator[tuple[int, Heard]]:
    """The scores of a passage by sentence number."""
    start = 0
    for sentence in passage:
        here = slice(start, start + len(sentence.tokens))
        parts = {
            i: model.parts(scores, here.start + i, paths(passage, sentence.n, i))[:, here]
            for i in map(int, np.flatnonzero(scores.cues[here] >= min(SEEN, ALONE)))
        }
        yield sentence.n, Heard(scores.cues[here], parts, scores.score[here], scores.marks[here])
        start = here.stop


def frames(
    sentence: Sentence, words: SpeechWords, rules: Sequence[Frame], heard: Heard
) -> list[Frame]:
    """Frames of a sentence in text order: the rules' that the model lets stand, then its own."""
    found: list[Frame] = []
    taken: set[int] = set()
    for frame in rules:
        head = max(frame.cue, key=lambda k: heard.cues[k])
        if head in taken:
            continue
        seen = heard.cues[head] >= SEEN
        if seen or frame.rule in SOURCING:
            taken.add(head)
            found.append(_worded(sentence, frame, head, heard) if seen else frame)
    for head in map(int, np.flatnonzero(heard.cues >= ALONE)):
        if head not in taken and not any(head in f.cue for f in found):
            frame = _own(sentence, words, head, heard)
            found += [frame] if frame.content else []
    return sorted(found, key=lambda f: f.cue)


def _worded(sentence: Sentence, frame: Frame, head: int, heard: Heard) -> Frame:
    """The frame of a rule with the model's words; its own where the model finds none."""
    chances = heard.parts[head]
    labels = chances.argmax(0)
    cue = tuple(sorted({head, *_places(labels, CUE)}))
    holder, source = _source(sentence, frame, _places(labels, SOURCE), cue)
    content = _filled(_places(labels, CONTENT), {*cue, *source})
    content = content or frame.content
    taken = {*cue, *source}
    return replace(
        frame,
        cue=cue,
        source=source,
        holder=holder,
        content=tuple(k for k in content if k not in taken),
    )


def _source(
    sentence: Sentence, frame: Frame, places: tuple[int, ...], cue: tuple[int, ...]
) -> tuple[int | None, tuple[int, ...]]:
    """Head and words of the source: the model's, without holes in the phrase of the head.

    The head is the rule's, if the model has it too.
    """
    if not places:
        return frame.holder, frame.source
    own = set(places)
    head = next((k for k in frame.source if k in own and k == frame.holder), None)
    if head is None:
        head = next((k for k in places if sentence.tokens[k].head not in own), places[0])
    phrase = {t.i for t in sentence.subtree(head)} - set(cue)
    between = {k for k in phrase if places[0] < k < places[-1]}
    words = tuple(sorted(own | between))
    return clauses.antecedent(sentence, sentence.tokens[head]).i, words


def _filled(places: tuple[int, ...], taken: set[int]) -> tuple[int, ...]:
    """Content without holes of a word or two that belong to nothing else."""
    found = list(places[:1])
    for left, right in pairwise(places):
        hole = range(left + 1, right)
        if len(hole) <= HOLE and not taken.intersection(hole):
            found += hole
        found.append(right)
    return tuple(found)


def _own(sentence: Sentence, words: SpeechWords, head: int, heard: Heard) -> Frame:
    """A frame that no rule sees."""
    plain = Frame(sentence.n, (head,), (), None, (), "learned", False, False)
    frame = _worded(sentence, plain, head, heard)
    speaks = bool(words.lemmas(sentence, sentence.tokens[head]) & words.clause)
    told = any(sentence.tokens[k].has("VerbForm=Fin") for k in frame.content)
    return replace(frame, asserts=speaks and told, speaks=speaks)


def _places(labels: np.ndarray, part: int) -> tuple[int, ...]:
    return tuple(map(int, np.flatnonzero(labels == part)))
