"""Draw how far the pair coder is to be believed: `python -m training.pairs.reliability OUT`.

Asks the shipped model about every pair of the development sentences in `quality/gold`, and writes
an SVG: for each tenth of the chances the share that was right, above how many pairs there were.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from dateline.evaluate import pairs
from dateline.evaluate.predict import pairs as predict
from dateline.evaluate.predict.stages import Stages

GOLD: Final = Path(__file__).parents[2] / "quality" / "gold"
BINS: Final = 10
SIDE: Final = 300
EDGE: Final = 40

Told = tuple[float, bool]
"""The chance of the likeliest label, and whether it was right."""


def main(arguments: Sequence[str]) -> None:
    """Write the picture to the path given and print its figures."""
    rows = [row for name in ("nl", "en") for row in pairs.read(GOLD / f"pairs_{name}.txt")]
    told = list(answers(rows, Stages()))
    Path(arguments[0]).write_text(picture(told), "utf-8")
    print(f"{len(told)} pairs, expected calibration error {pairs.calibration_error(told):.3f}")
    for low, some in enumerate(binned(told)):
        if some:
            mean, right = _means(some)
            print(f"{low / BINS:.1f}-{(low + 1) / BINS:.1f} {len(some):5} {mean:.3f} {right:.3f}")


def answers(rows: Sequence[pairs.MarkedSentence], stages: Stages) -> Iterator[Told]:
    """Every pair's likeliest label."""
    for row, said in zip(rows, predict.predict(rows, stages), strict=True):
        for judged in pairs.judge(row.example, said):
            yield max(judged.said.chances.values()), judged.right


def binned(told: Sequence[Told]) -> list[list[Told]]:
    """The pairs by tenths of the chance."""
    return [[t for t in told if min(int(t[0] * BINS), BINS - 1) == k] for k in range(BINS)]


def _means(some: Sequence[Told]) -> tuple[float, float]:
    return sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some)


def picture(told: Sequence[Told]) -> str:
    """The diagram as SVG."""
    full = SIDE + 2 * EDGE
    marks = "".join(_mark(some, len(told)) for some in binned(told) if some)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full}" height="{full}" '
        f'font-family="sans-serif" font-size="11">'
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>'
        f'<path d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}" stroke="#bbb"/>{marks}'
        f'<text x="{full / 2}" y="{full - 8}" text-anchor="middle">chance given</text>'
        f'<text x="12" y="{full / 2}" text-anchor="middle" '
        f'transform="rotate(-90 12 {full / 2})">share right</text></svg>\n'
    )


def _mark(some: Sequence[Told], total: int) -> str:
    """A dot for one tenth, the larger the more pairs fall in it, with their number."""
    mean, right = _means(some)
    x, y = EDGE + SIDE * mean, EDGE + SIDE * (1 - right)
    radius = 3 + 12 * (len(some) / total) ** 0.5
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#36c" fill-opacity=".6"/>'
        f'<text x="{x:.1f}" y="{y - radius - 3:.1f}" text-anchor="middle">{len(some)}</text>'
    )


if __name__ == "__main__":
    main(sys.argv[1:])
