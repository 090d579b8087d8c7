"""Task `timex` on phrases: one short text, one moment of reference, the expressions expected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from dateline.evaluate import files
from dateline.evaluate.figures import Scores, share
from dateline.evaluate.timex import TimeSaid, TimesSaid
from dateline.evaluate.timex_values import left_out, same_days, same_value


class Meant(msgspec.Struct, frozen=True):
    """First and last day of an expected range, where it has them."""

    start: str | None = None
    end: str | None = None


class Expected(msgspec.Struct, frozen=True):
    start: int
    end: int
    type: str
    timexes: tuple[str, ...]
    values: tuple[Meant, ...] = ()


class Phrase(msgspec.Struct, frozen=True):
    text: str
    language: str
    expect: tuple[Expected, ...]
    reference: str | None = None
    id: str = ""

    @property
    def moment(self) -> datetime | None:
        return files.moment(self.reference)


def score(gold: Sequence[Phrase], predicted: Sequence[TimesSaid]) -> Scores:
    """Shares of the expected expressions that are right.

    `span_accuracy`: found with exactly that span; `value_accuracy`: an expression that overlaps it
    has the value, or means the same days, as any of the expected readings.  `by_type` gives both
    by expected type; `left_out` counts by reason what `timex_values.left_out` takes out, `extra`
    what was found where nothing is expected.
    """
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    skipped: Counter[str] = Counter()
    extra = 0
    for phrase, said in zip(gold, predicted, strict=True):
        extra += sum(not t.part and not _near(t, phrase.expect) for t in said.times)
        for expected in phrase.expect:
            if (reason := left_out(expected.timexes)) is not None:
                skipped[reason] += 1
                continue
            near = [t for t in said.times if _overlap(t, expected)]
            tally = tallies[expected.type]
            tally["n"] += 1
            tally["span"] += any((t.start, t.end) == (expected.start, expected.end) for t in near)
            tally["value"] += any(_right(expected, t) for t in near)
    total = sum(tallies.values(), Counter())
    return {
        **_shares(total),
        "by_type": {kind: {"n": t["n"], **_shares(t)} for kind, t in sorted(tallies.items())},
        "left_out": dict(sorted(skipped.items())),
        "extra": extra,
    }


def _shares(tally: Counter[str]) -> Scores:
    return {
        "span_accuracy": share(tally["span"], tally["n"]),
        "value_accuracy": share(tally["value"], tally["n"]),
    }


def _overlap(time: TimeSaid, expected: Expected) -> bool:
    return time.start < expected.end and expected.start < time.end


def _near(time: TimeSaid, expected: Iterable[Expected]) -> bool:
    return any(_overlap(time, e) for e in expected)


def _right(expected: Expected, time: TimeSaid) -> bool:
    if same_value(expected.timexes, (time.value, *time.readings), time.type):
        return True
    return any(same_days(time.first, time.last, m.start, m.end) for m in expected.values)


def items(gold: Sequence[Phrase]) -> int:
    return sum(left_out(e.timexes) is None for phrase in gold for e in phrase.expect)


def read(path: Path) -> list[Phrase]:
    return files.json_rows(path, Phrase)
