"""The frame lexicon of a language, ready for look-up by part of speech and lemma.

The mini-language of predicates is described in `dateline.lang.frames`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.errors import PackError
from dateline.lang import Pack
from dateline.lang.frames import Frame, FrameFile

_PART = re.compile(r"\{([^}]*)\}|\[([^\]]*)\]|<([^>]*)>|(!)|([^\s{}\[\]<>!]+)")
_SHORTEST_TAIL = 5  # letters of a noun that may be the tail of a compound


@dataclass(frozen=True, slots=True)
class Requirement:
    """A word that must depend on the predicate; empty `preps`: without a preposition.

    Empty `words`: any noun with the preposition, but for those in `never` (times: "on Tuesday").
    """

    words: frozenset[str]
    preps: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Predicate:
    """One way to tell an event: a lemma, what must stand with it, where its sides stand."""

    frame: Frame
    pos: str
    lemma: str
    requires: tuple[Requirement, ...] = ()
    recipient: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    intransitive: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All predicates of a language, and the words around them that the engine needs."""

    predicates: dict[tuple[str, str], tuple[Predicate, ...]]
    modes: dict[str, dict[str, frozenset[str]]]
    noun_recipient: tuple[str, ...]
    noun_actor: tuple[str, ...]
    agent: frozenset[str]
    support: frozenset[str]
    including: frozenset[str]
    occasion: frozenset[str]
    quantity: frozenset[str]
    first_person: frozenset[str]
    neuter: frozenset[str]
    means: frozenset[str]  # nouns through which their owner uses force: arms and troops
    opaque: frozenset[str]
    compounds: bool
    _tails: dict[str, str | None] = field(default_factory=dict)

    def find(self, pos: str, lemma: str) -> tuple[Predicate, ...]:
        """Predicates of this lemma, the most demanding first; a compound noun by its tail."""
        found = self.predicates.get((pos, lemma), ())
        if found or pos != "noun" or not self.compounds:
            return found
        if lemma not in self._tails:
            self._tails[lemma] = self._tail(lemma)
        tail = self._tails[lemma]
        return self.predicates.get((pos, tail), ()) if tail else ()

    def _tail(self, lemma: str) -> str | None:
        tails = (lemma, *(lemma[k:] for k in range(2, len(lemma) - _SHORTEST_TAIL + 1)))
        known = (t for t in tails if t in self.opaque or ("noun", t) in self.predicates)
        return next(known, None)


def build(pack: Pack) -> Lexicon:
    """The lexicon of a pack.  Raises PackError naming a predicate that cannot be parsed."""
    files = pack.frames
    classes = {name: words for file in files for name, words in file.classes.items()}
    index: dict[tuple[str, str], list[Predicate]] = defaultdict(list)
    for listed in _predicates(files, classes):
        for predicate in (listed, *_with_preposition(listed)):
            index[predicate.pos, predicate.lemma].append(predicate)
    return Lexicon(
        predicates={key: tuple(sorted(some, key=_demand)) for key, some in index.items()},
        modes=_modes(files),
        noun_recipient=_all(files, "recipient"),
        noun_actor=_all(files, "actor"),
        agent=frozenset(_all(files, "agent")),
        support=frozenset(_all(files, "support")),
        including=frozenset(_all(files, "including")),
        occasion=frozenset(_all(files, "occasion")),
        quantity=frozenset(_all(files, "quantity")),
        neuter=frozenset(_all(files, "neuter")),
        means=frozenset((*classes.get("arms", ()), *classes.get("troops", ()))),
        first_person=frozenset(_all(files, "first_person")),
        opaque=frozenset(_all(files, "opaque")),
        compounds=pack.language.compounds,
    )


def _with_preposition(predicate: Predicate) -> Iterator[Predicate]:
    """`call off {strike}` as parsers often see it, with a preposition: `call {off:strike}`."""
    verb, _, particle = predicate.lemma.partition(" ")
    if particle and predicate.requires and not predicate.requires[0].preps:
        asked = replace(predicate.requires[0], preps=frozenset({particle}))
        yield replace(predicate, lemma=verb, requires=(asked, *predicate.requires[1:]))


def _demand(predicate: Predicate) -> tuple[int, float, str]:
    return -len(predicate.requires), -predicate.frame.score, predicate.frame.name


def _all(files: Iterable[FrameFile], name: str) -> tuple[str, ...]:
    return tuple(word for file in files for word in getattr(file, name))


def _modes(files: Iterable[FrameFile]) -> dict[str, dict[str, frozenset[str]]]:
    modes: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for file in files:
        for kind, by_mode in file.modes.items():
            for mode, words in by_mode.items():
                modes[kind][mode] = modes[kind].get(mode, frozenset()) | frozenset(words)
    return dict(modes)


def _predicates(
    files: Iterable[FrameFile], classes: dict[str, tuple[str, ...]]
) -> Iterator[Predicate]:
    for file in files:
        for frame in file.frame:
            for pos, texts in (
                ("verb", frame.verbs),
                ("noun", frame.nouns),
                ("adj", frame.adjectives),
            ):
                for text in texts:
                    yield parse(text, pos, frame, classes)


def parse(text: str, pos: str, frame: Frame, classes: dict[str, tuple[str, ...]]) -> Predicate:
    """One predicate of the mini-language.  Raises PackError where it breaks it."""
    lemma: list[str] = []
    requires: list[Requirement] = []
    recipient: list[str] = []
    actor: list[str] = []
    for required, to, by, _bang, word in _PART.findall(text):
        lemma.extend([word] if word else [])
        requires.extend([_requirement(required, classes, frame)] if required else [])
        recipient.extend(to.split("|") if to else [])
        actor.extend(by.split("|") if by else [])
    if not lemma:
        raise PackError(f"frame {frame.name!r}: no lemma in {text!r}")
    return Predicate(
        frame=frame,
        pos=pos,
        lemma=" ".join(lemma),
        requires=tuple(requires),
        recipient=tuple(recipient),
        actor=tuple(actor),
        intransitive="!" in text,
    )


def _requirement(text: str, classes: dict[str, tuple[str, ...]], frame: Frame) -> Requirement:
    preps, colon, words = text.rpartition(":")
    expanded: list[str] = []
    for word in filter(None, words.split("|")):
        if not word.startswith("@"):
            expanded.append(word)
        elif (known := classes.get(word[1:])) is not None:
            expanded.extend(known)
        else:
            raise PackError(f"frame {frame.name!r}: no word class {word!r}")
    never = () if expanded else classes.get("calendar", ())
    cases = preps.split("|") if colon else ()
    return Requirement(frozenset(expanded), frozenset(cases), frozenset(never))
