"""Events that the pair coder sees where the lexicon has none.

The tree gives such an event its trigger: the lowest word above both participants.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.coding.candidate import CERTAIN, PROPOSED, Candidate
from dateline.coding.lexicon import Predicate
from dateline.coding.match import Match
from dateline.coding.pairs import NO_ONE, Asked, Key
from dateline.coding.sides import Side
from dateline.coding.weigh import Verdict
from dateline.lang.frames import Frame
from dateline.records import Reading, Ref, Sentence, Token

_TELLING = ("VERB", "NOUN", "ADJ", "AUX")
_PLACE = "place"
_TOGETHER = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
_POS = {"NOUN": "noun", "ADJ": "adj"}


def propose(
    sentence: Sentence,
    asked: Asked,
    verdicts: Mapping[Key, Verdict],
    taken: Collection[Key],
    least: float,
    reading: Reading,
) -> Iterator[Candidate]:
    """Candidates of the pairs likelier than `least` that no other candidate has `taken`.

    A place that stands for its government is no side of what is said or done together: the pair
    coder cannot tell the place of a meeting from its host.  Pairs of one type with the same source,
    or the same target, are one event.
    """
    open_ = {
        key: verdict
        for key, verdict in verdicts.items()
        if NO_ONE not in key and key not in taken and key[::-1] not in taken
    }
    sure = {key: v.best for key, v in open_.items() if v.best[1] >= least}
    for kind in dict.fromkeys(kind for kind, _ in sure.values()):
        keys = [key for key, best in sure.items() if best[0] == kind]
        for group in _groups(keys):
            chance = max(sure[key][1] for key in group.keys)
            verdict = verdicts[group.keys[0]]
            yield _candidate(sentence, asked, kind, group, verdict, chance, reading)


def _is_setting(key: Key, kind: str, asked: Asked) -> bool:
    """True for a pair one of which may only be where it takes place."""
    return kind in _TOGETHER and any(asked.sides[actor].how == _PLACE for actor in key)


class _Group(NamedTuple):
    """The pairs of one event; no `targets` where all act alike."""

    keys: tuple[Key, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def _groups(keys: Sequence[Key]) -> Iterator[_Group]:
    """Pairs of one type, by event: both ways round, one to many, many to one."""
    left = list(keys)
    while left:
        a, b = left[0]
        if (b, a) in left:
            group = _Group(((a, b), (b, a)), (a, b), ())
        else:
            directed = [k for k in left if k[::-1] not in left]
            targets = tuple(t for s, t in directed if s == a)
            sources = tuple(s for s, t in directed if t == b) if targets == (b,) else (a,)
            members = tuple(k for k in directed if k[0] in sources and k[1] in targets)
            group = _Group(members, sources, targets)
        yield group
        left = [k for k in left if k not in group.keys]


def _candidate(
    sentence: Sentence,
    asked: Asked,
    kind: str,
    group: _Group,
    verdict: Verdict,
    chance: float,
    reading: Reading,
) -> Candidate:
    actors = tuple(asked.sides[a] for a in group.sources)
    recipients = tuple(asked.sides[a] for a in group.targets)
    trigger = _trigger(sentence, (*actors, *recipients))
    mode = verdict.modes.get(kind)
    predicate = Predicate(Frame(PROPOSED, kind), _POS.get(trigger.upos, "verb"), trigger.lemma)
    modality = reading.modalities.get(Ref(sentence.n, trigger.i), CERTAIN)
    return Candidate(
        sentence=sentence,
        match=Match(predicate, trigger.i, frozenset({trigger.i})),
        type=kind,
        modes=(mode,) if mode else (),
        actors=actors,
        recipients=recipients,
        status=tuple(s for s in modality.status),
        modality=modality,
        contexts=verdict.contexts,
        chance=chance,
    )


def _trigger(sentence: Sentence, sides: Sequence[Side]) -> Token:
    """The lowest telling word that is above all sides, or the root."""
    heads = [_head(sentence, side) for side in sides]
    paths = [[t.i for t in sentence.ancestors(head.i)] for head in heads]
    common = [k for k in paths[0] if all(k in path for path in paths[1:])]
    telling = [k for k in common if sentence.tokens[k].upos in _TELLING]
    root = next(t for t in sentence.tokens if t.head < 0)
    return sentence.tokens[(telling or common or [root.i])[0]]


def _head(sentence: Sentence, side: Side) -> Token:
    """The word of a side that the others of it hang on."""
    inside = [t for t in sentence.tokens if t.span.overlaps(side.span)]
    positions = {t.i for t in inside}
    return next((t for t in inside if t.head not in positions), inside[0])
