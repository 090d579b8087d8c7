"""How often what the record says of actors is right, by what told it: `python -m training.actors`.

Reads the authored examples (`training/examples/actors`), or FILES of the same form, and prints for
each ground of `dateline.resolve.chances` the mentions, the share that is right, and the chance that
the record gives; then the expected calibration error.  Those of whom it says nothing are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from dateline.evaluate import actors
from dateline.evaluate.predict.actors import actor_at, meant, said
from dateline.evaluate.predict.stages import Stages
from dateline.records import Span
from dateline.resolve import ResolveActors
from dateline.resolve.cast import Entity
from dateline.resolve.chances import CHANCES, ground

SILENT: Final = "nothing"
EXAMPLES: Final = Path(__file__).parent / "examples" / "actors"


def main(paths: Sequence[Path]) -> None:
    """Print the table."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for key, right in judged(paths or sorted(EXAMPLES.glob("*.txt"))):
        counts[key].append(right)
    counts.pop(SILENT, None)
    total = sum(map(len, counts.values()))
    off = 0.0
    for key, told in CHANCES.items():
        right = counts[key]
        if right:
            share = sum(right) / len(right)
            off += abs(share - told) * len(right) / total
            print(f"{key:22} {len(right):5} {share:6.3f} {told:6.2f}")
    print(f"expected calibration error {off:.3f} over {total} mentions")


def judged(paths: Sequence[Path]) -> Iterator[tuple[str, bool]]:
    """For each mention found, what told its country and whether that is right."""
    stages = Stages()
    stage = stages.stage(ResolveActors)
    for row in (row for path in paths for row in actors.read(path)):
        reading = stages.annotated(row.id, row.text, row.language, row.day)
        done = stage.resolve(reading)
        actor = actor_at(done, Span(row.start, row.end))
        if actor is None:
            continue
        entities = sorted((e for e in stage.cast(reading).entities if e.ties), key=_first)
        entity = entities[int(actor.id[1:]) - 1]
        told = said(row, actor, meant(row, stage.knowledge))
        person = told.person is None or row.person in (actors.UNSCORED, told.person)
        key = ground(entity.identity, named=bool(entity.names))
        judge = actors.sector_right if key == "sector only" else actors.country_right
        yield key, judge(row, told) and person


def _first(entity: Entity) -> tuple[int, int]:
    return entity.first


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
