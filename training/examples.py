"""Check authored examples: `python -m training.examples FILE...` names mistakes and counts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.errors import EvaluationError
from dateline.evaluate import marked


def main(paths: Sequence[str]) -> int:
    """Print every mistake, then counts; 1 if there was a mistake."""
    counts: Counter[str] = Counter()
    mistakes = 0
    for path in map(Path, paths):
        for line, block in marked.blocks(path):
            try:
                example = marked.parse(f"{path.name}:{line}", block)
            except EvaluationError as error:
                mistakes += 1
                print(error)
            else:
                counts.update(_counted(example))
    print(*(f"{name} {count}" for name, count in counts.most_common()), sep="\n")
    return int(mistakes > 0)


def _counted(example: marked.Example) -> Counter[str]:
    counts = Counter(["sentences"] if example.events else ["sentences", "without an event"])
    counts.update(event.type for event in example.events)
    counts.update(f"+{status}" for event in example.events for status in event.status)
    return counts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
