"""Sentences with marked participants and coded events: the format of authored examples.

    < De Turkse president ontving dinsdag een Europese delegatie in Ankara.
    [1 Hij] waarschuwde dat hij [2 de Griekse ambassadeur] zal uitwijzen.
    1>2 THREATEN/expel +future {diplomatic}

Blocks are parted by empty lines, remarks begin with `#`; `training/examples/README.md` tells all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline import ontology
from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.records import Span

STATUSES: Final = ("historical", "future", "hypothetical", "negation")

_NOBODY: Final = "-"
_MARK: Final = re.compile(r"\[(\d+) ([^\[\]]+)\]")
_LINE: Final = re.compile(
    r"(?P<sides>\d+(?:,\d+)*=\d+(?:[=,]\d+)*|(?:-|\d+(?:,\d+)*)>(?:-|\d+(?:,\d+)*))\s+(?P<type>[A-Z]+)(?:/(?P<modes>[a-z,-]+))?"
    r"(?P<status>(?:\s+\+[a-z]+)*)\s*(?:\{(?P<contexts>[a-z_ ]*)\})?"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of participant `number`: code points `start` to `end` of the sentence."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coded:
    """An event: numbers of both sides (no recipients where all act alike), type and the rest."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    type: str
    modes: tuple[str, ...]
    status: tuple[str, ...]
    contexts: tuple[str, ...]

    def between(self, source: int, target: int) -> bool:
        """True if `source` does it to `target`, or both do it together."""
        if not self.recipients:
            return source != target and {source, target} <= set(self.actors)
        return source in self.actors and target in self.recipients


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its participants and events, and the sentence `before` it ("" if none)."""

    id: str
    before: str
    text: str
    marks: tuple[Mark, ...]
    events: tuple[Coded, ...]

    @property
    def places(self) -> dict[int, list[Span]]:
        """Where each participant is named, in the order in which they first are."""
        found: dict[int, list[Span]] = {}
        for mark in self.marks:
            found.setdefault(mark.number, []).append(Span(mark.start, mark.end))
        return found


def read(path: Path) -> list[Example]:
    """Read one file; ids are `name-of-file:line`.  Raises EvaluationError at the first mistake."""
    return [parse(f"{path.stem}:{line}", block) for line, block in blocks(path)]


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Blocks of lines without remarks, each with the number of its first line in the file."""
    for number, block in files.blocks(path):
        kept = [line.strip() for line in block if not line.startswith("#")]
        if kept:
            yield number + len(block) - len(kept), kept


def parse(id_: str, lines: Sequence[str]) -> Example:
    """Parse one block.  Raises EvaluationError, with the id, where it breaks the format."""
    before = lines[0][1:].strip() if lines[0].startswith("<") else ""
    rest = lines[1:] if before else lines
    if not rest:
        raise EvaluationError(f"{id_}: no sentence")
    text, marks = unmark(rest[0])
    if not marks or re.search(r"[\[\]]", text):
        raise EvaluationError(f"{id_}: no participant marked, or a bracket too many: {rest[0]}")
    known = {mark.number for mark in marks}
    return Example(id_, before, text, marks, tuple(_event(id_, line, known) for line in rest[1:]))


def unmark(line: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the plain sentence and where its participants stand."""
    text, at, marks = "", 0, []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        marks.append(Mark(int(match[1]), len(text), len(text) + len(match[2])))
        text, at = text + match[2], match.end()
    return text + line[at:], tuple(marks)


def _event(id_: str, line: str, known: set[int]) -> Coded:
    match = _LINE.fullmatch(line)
    if not match:
        raise EvaluationError(f"{id_}: not an event line: {line}")
    actors, recipients = _sides(match["sides"])
    event = Coded(
        actors,
        recipients,
        match["type"],
        tuple((match["modes"] or "").split(",")) if match["modes"] else (),
        tuple(match["status"].replace("+", "").split()),
        tuple((match["contexts"] or "").split()),
    )
    if wrong := list(_wrong(event, known)):
        raise EvaluationError(f"{id_}: {'; '.join(wrong)}: {line}")
    return event


def _sides(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if "=" in text:
        return tuple(int(n) for n in re.split("[=,]", text) if n), ()
    actors, _, recipients = text.partition(">")
    return _numbers(actors), _numbers(recipients)


def _numbers(text: str) -> tuple[int, ...]:
    return () if text in ("", _NOBODY) else tuple(int(n) for n in text.split(","))


def _wrong(event: Coded, known: set[int]) -> Iterator[str]:
    """What is wrong with an event."""
    if unknown := {*event.actors, *event.recipients} - known:
        yield f"nobody is marked {sorted(unknown)}"
    if not event.actors and not event.recipients:
        yield "no side"
    sides = (*event.actors, *event.recipients)
    if len(set(sides)) < len(sides):
        yield "somebody is named twice"
    kind = ontology.TYPES.get(event.type)
    if kind is None:
        yield f"no type is {event.type}"
    elif bad := set(event.modes) - set(kind.modes):
        yield f"{event.type} has no mode {sorted(bad)}"
    if bad := set(event.status) - set(STATUSES):
        yield f"no status is {sorted(bad)}"
    if bad := set(event.contexts) - ontology.CONTEXTS:
        yield f"no context is {sorted(bad)}"
