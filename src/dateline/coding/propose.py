"""Events that the pair coder sees where the lexicon has none.

The tree gives such an event its trigger: the lowest word above all participants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from dateline.coding.candidate import CERTAIN, PROPOSED, Candidate, Judged, aged, settled, unfit
from dateline.coding.lexicon import Predicate
from dateline.coding.match import Match
from dateline.coding.pairs import NO_ONE, Asked, Key
from dateline.coding.sides import Cast, Side
from dateline.coding.weigh import Verdict, contexts_of
from dateline.lang.frames import Frame
from dateline.records import Reading, Ref, Sentence, Token

_TELLING = ("VERB", "NOUN", "ADJ", "AUX")
_NOMINAL = ("NOUN", "PROPN")
_POS = {"NOUN": "noun", "ADJ": "adj"}
_PLACE = "place"
_TOGETHER = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
_MUTUAL = _TOGETHER | {"ASSAULT"}
"""Types of which both ways round is one event of all: PLOVER manual, CONSULT and ASSAULT."""


class Group(NamedTuple):
    """The pairs of one event; no `targets` where all act alike."""

    keys: tuple[Key, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def propose(
    sentence: Sentence,
    asked: Asked,
    verdicts: Mapping[Key, Verdict],
    least: float,
    cast: Cast,
    reading: Reading,
) -> Iterator[Judged]:
    """Candidates of the pairs likelier than `least`, with the reason why one falls.

    A place that stands for its government is no side of what is said or done together: the pair
    coder cannot tell the place of a meeting from its host.
    """
    by_type: dict[str, list[Key]] = defaultdict(list)
    for key, verdict in verdicts.items():
        kind, chance = verdict.best
        if chance >= least and NO_ONE not in key and not _is_setting(key, kind, asked):
            by_type[kind].append(key)
    for kind, keys in by_type.items():
        for group in groups(keys, mutual=kind in _MUTUAL):
            found = _candidate(sentence, asked, kind, group, verdicts, reading)
            yield found, unfit(found, cast)


def _is_setting(key: Key, kind: str, asked: Asked) -> bool:
    """True for a pair one of which may only be where it takes place."""
    return kind in _TOGETHER and any(asked.sides[actor].how == _PLACE for actor in key)


def groups(keys: Sequence[Key], *, mutual: bool) -> Iterator[Group]:
    """Pairs of one type by event, compound actors as lists.

    All who stand in pairs both ways with one another are one event if `mutual`; sources with the
    same targets are another.
    """
    left = list(dict.fromkeys(keys))
    while mutual and (pair := next((k for k in left if k[::-1] in left), None)):
        together = _clique(pair, left)
        inside = tuple(k for k in left if k[0] in together and k[1] in together)
        yield Group(inside, together, ())
        left = [k for k in left if k not in inside]
    targets: dict[str, list[str]] = defaultdict(list)
    for source, target in left:
        targets[source].append(target)
    sources: dict[frozenset[str], list[str]] = defaultdict(list)
    for source, some in targets.items():
        sources[frozenset(some)].append(source)
    for doers in sources.values():
        members = tuple(k for k in left if k[0] in doers)
        yield Group(members, tuple(doers), tuple(targets[doers[0]]))


def _clique(pair: Key, keys: Sequence[Key]) -> tuple[str, ...]:
    """The pair and whoever stands in pairs both ways with all that are in already."""
    together = list(pair)
    for actor in dict.fromkeys(a for key in keys for a in key):
        both = all((actor, a) in keys and (a, actor) in keys for a in together)
        if actor not in together and both:
            together.append(actor)
    return tuple(together)


def _candidate(
    sentence: Sentence,
    asked: Asked,
    seen: str,
    group: Group,
    verdicts: Mapping[Key, Verdict],
    reading: Reading,
) -> Candidate:
    some = [verdicts[key] for key in group.keys]
    actors = tuple(asked.sides[a] for a in group.sources)
    recipients = tuple(asked.sides[a] for a in group.targets)
    trigger = _trigger(sentence, (*actors, *recipients))
    frame = Frame(PROPOSED, seen, roles="directed" if recipients else "symmetric")
    modality = reading.modalities.get(Ref(sentence.n, trigger.i), CERTAIN)
    kind, mode, status = settled(frame, modality.status)
    mode = mode or max(some, key=lambda v: v.chances[seen]).modes.get(kind, "")
    predicate = Predicate(frame, _POS.get(trigger.upos, "verb"), trigger.lemma)
    return Candidate(
        sentence=sentence,
        match=Match(predicate, trigger.i, frozenset({trigger.i})),
        type=kind,
        modes=(mode,) if mode else (),
        actors=actors,
        recipients=recipients,
        status=aged(status, ["historical" in v.status for v in some]),
        modality=modality,
        contexts=contexts_of(some),
        chance=fmean(v.chances[seen] for v in some),
    )


def _trigger(sentence: Sentence, sides: Sequence[Side]) -> Token:
    """The lowest telling word that is above all sides.

    Where that is a noun at the root, as when a parser takes a dateline for the sentence, it is the
    topmost verb below it.
    """
    paths = [[t.i for t in sentence.ancestors(_head(sentence, side).i)] for side in sides]
    common = [k for k in paths[0] if all(k in path for path in paths[1:])]
    telling = [sentence.tokens[k] for k in common if sentence.tokens[k].upos in _TELLING]
    found = telling[0] if telling else next(t for t in sentence.tokens if t.head < 0)
    if found.head >= 0 or found.upos not in _NOMINAL:
        return found
    below = (sentence.tokens[k] for path in paths for k in reversed(path) if k not in common)
    return next((t for t in below if t.upos == "VERB"), found)


def _head(sentence: Sentence, side: Side) -> Token:
    """The word of a side that the others of it hang on."""
    inside = [t for t in sentence.tokens if t.span.overlaps(side.span)]
    positions = {t.i for t in inside}
    return next((t for t in inside if t.head not in positions), inside[0])
