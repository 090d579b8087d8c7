"""Contexts are coded by paragraph (PLOVER manual 2.0, Contexts), not by clause.

What two events of one paragraph have in common is the paragraph's and goes to all its events:
in a paragraph on sanctions and talks about a nuclear programme, the talks are `cbrn` too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.records import Event

_SHARED: Final = 2  # events of a paragraph that make a context that of the paragraph


def spread(events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """The events, each with the contexts of its paragraph of `text` behind its own."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    numbers = [bisect_left(breaks, event.trigger.start) for event in events]
    told: dict[int, Counter[str]] = defaultdict(Counter)
    for number, event in zip(numbers, events, strict=True):
        told[number].update(event.contexts)
    shared = {n: [c for c, k in counts.items() if k >= _SHARED] for n, counts in told.items()}
    return tuple(
        replace(event, contexts=tuple(dict.fromkeys((*event.contexts, *shared[number]))))
        for number, event in zip(numbers, events, strict=True)
    )
