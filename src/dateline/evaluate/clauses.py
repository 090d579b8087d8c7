"""Sentences with marked events and how they are told: the format of authored examples of status.

    De regering {overweegt|fact} het leger te {sturen|possible future}.

The mark stands on the one word that carries the event. Its label is one of STANDINGS and, if need
be, one of TIMES. `training/examples/status/README.md` tells what each means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.errors import EvaluationError
from dateline.evaluate import files

STANDINGS: Final = ("fact", "negated", "possible", "conditional", "probable")
TIMES: Final = ("", "future", "past")

_MARK: Final = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """An event word, code points `start` to `end` of its sentence, and how it is told."""

    id: str
    text: str
    start: int
    end: int
    standing: str
    time: str


def read(path: Path) -> list[Marked]:
    """Events of one file; ids are `name-of-file:line:start`.  Raises EvaluationError."""
    return [
        event
        for number, line in enumerate(files.lines(path), start=1)
        if line.strip() and not line.startswith("#")
        for event in _events(f"{path.stem}:{number}", line.strip())
    ]


def _events(id_: str, line: str) -> Iterator[Marked]:
    text = _MARK.sub(r"\1", line)
    if "{" in text or "|" in text:
        raise EvaluationError(f"{id_}: a mark is broken: {line}")
    shift = 0
    for mark in _MARK.finditer(line):
        standing, _, time = mark[2].partition(" ")
        if standing not in STANDINGS or time not in TIMES:
            raise EvaluationError(f"{id_}: {mark[2]!r} is no label of an event")
        start = mark.start() - shift
        shift += len(mark[0]) - len(mark[1])
        yield Marked(f"{id_}:{start}", text, start, start + len(mark[1]), standing, time)
