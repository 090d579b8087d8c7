"""Items read by the real stages, so that the pair coder learns from what it will meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dateline.coding import NO_ONE, Code
from dateline.evaluate.predict.cast import recast
from dateline.evaluate.predict.stages import Stages
from dateline.model import PairLabels, feed
from dateline.records import Span
from training.pairs.items import CONTEXTS, LABELS, MODES, STATUS, Gold, Item

VERSION: Final = "pairs/2"
LABEL_SETS: Final = PairLabels(VERSION, LABELS, MODES, STATUS, CONTEXTS)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One sentence of an item: the network's inputs as the runtime makes them, and the gold."""

    id: str
    inputs: dict[str, NDArray[Any]]
    gold: tuple[Gold, ...]


def prepare(items: Iterable[Item], stages: Stages) -> Iterator[Prepared]:
    """Every sentence of each item in which pairs stand; floats in half precision to save room."""
    code = stages.stage(Code)
    for item in items:
        reading = recast(stages.uncoded(item.id, item.text, item.language), item.sides)
        for sentence in reading.sentences:
            here = {n for n, spans in item.sides.items() if _inside(sentence.span, spans)}
            pairs = [p for p in item.pairs if set(p) <= here | {NO_ONE}]
            asked = code.asked(reading, sentence.n, pairs) if pairs else None
            if asked is not None:
                inputs = {k: _small(v) for k, v in feed(asked.question, LABEL_SETS).items()}
                del inputs["mask"]
                gold = tuple(item.pairs[p] for p in pairs)
                yield Prepared(item.id, inputs, gold)


def _inside(sentence: Span, spans: list[Span]) -> bool:
    return any(sentence.overlaps(span) for span in spans)


def _small(value: NDArray[Any]) -> NDArray[Any]:
    return value.astype(np.float16) if value.dtype == np.float32 else value
