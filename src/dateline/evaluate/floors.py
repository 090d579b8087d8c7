"""Floors: figures once reached, below which no change may bring them.

`quality/floors.json` lists tasks and gold files with the digest of each file and, for every score
key kept, the floor.  A key such as `end_to_end.f1` leads into a table of scores.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Scores
from dateline.evaluate.tasks import Evaluation

OWN: Final = Path("quality/gold")
_PLACES: Final = 4  # decimals of a floor


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One run: a task on files, on one row in `every` by its id.

    Files lie below the data folder; our own, which stand beside the floors, begin with `own/`.

    `only` names a file of ours with the ids of the rows that are scored, one a line, "#" before
    remarks; `texts` the folder, as seen from the data folder, of texts that we may not ship.

    `sha256` is the digest of each file as measured, empty before the first measurement.
    """

    task: str
    files: tuple[str, ...]
    floors: dict[str, float]
    every: int = 1
    only: str = ""
    texts: str = ""
    sha256: tuple[str, ...] = ()


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    runs: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure beside its floor."""

    kept: Kept
    n: int
    key: str
    value: float
    floor: float

    @property
    def holds(self) -> bool:
        return self.value >= self.floor


def load_floors(path: Path) -> Floors:
    """Raises EvaluationError where there is no such file or it breaks the schema."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except OSError as e:
        raise EvaluationError(
            f"floors {path} cannot be read: {e.strerror}",
            hint="Run it in a checkout of Dateline, where quality/floors.json lies.",
        ) from e
    except msgspec.DecodeError as e:
        raise EvaluationError(f"floors {path}: {e}") from e


def save_floors(path: Path, floors: Floors) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def gold_files(kept: Kept, data: Path) -> list[Path]:
    """The files of a run.  Raises EvaluationError where one is not that which was measured."""
    paths = [_located(name, data) for name in kept.files]
    for path, known in zip(paths, kept.sha256, strict=False):
        if files.digest(path) != known:
            raise EvaluationError(
                f"{path} is not the file its floors were measured on",
                hint="Empty its sha256 and floors in quality/floors.json to measure anew.",
            )
    return paths


def ids(kept: Kept) -> frozenset[str]:
    """The ids that `only` names, none where it names no file."""
    told = files.lines(_located(kept.only, OWN)) if kept.only else []
    return frozenset(filter(None, (line.partition("#")[0].strip() for line in told)))


def _located(name: str, data: Path) -> Path:
    return OWN / name.removeprefix("own/") if name.startswith("own/") else data / name


def lines(kept: Kept, evaluation: Evaluation) -> Iterator[Line]:
    for key, floor in kept.floors.items():
        yield Line(kept, evaluation.n, key, figure(evaluation.scores, key), floor)


def figure(scores: Scores, key: str) -> float:
    """The figure at a dotted key.  Raises EvaluationError where there is none."""
    found: Any = scores
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not isinstance(found, int | float):
        raise EvaluationError(f"no score {key!r}; there are: {', '.join(scores)}")
    return float(found)


def raised(kept: Kept, evaluation: Evaluation, data: Path) -> Kept:
    """The run with floors at what was measured less one flipped item, none lower than before.

    An item is one of what the score is a share of; for a mean over classes, one of a class of
    mean size.
    """
    one = 1 / max(1, evaluation.items)
    measured = {key: figure(evaluation.scores, key) - one for key in kept.floors}
    floors = {key: max(kept.floors[key], _floor(value)) for key, value in measured.items()}
    digests = tuple(files.digest(_located(name, data)) for name in kept.files)
    return msgspec.structs.replace(kept, floors=floors, sha256=digests)


def _floor(value: float) -> float:
    """Rounded down, so that the figure itself never falls below its floor."""
    scale = 10.0**_PLACES
    return math.floor(max(0.0, value) * scale) / scale
