"""Scores of a speech model on development sets while it is made.

Quick figures of the network alone, in single precision; what counts is measured by `dateline
evaluate` on the exported model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import torch

from dateline.evaluate.figures import Counts, pearson
from training.speech.batches import inputs
from training.speech.network import SpeechNetwork
from training.speech.prepare import PART, Passage

_LEAST = 0.5


def report(
    network: SpeechNetwork, sets: Mapping[str, Sequence[Passage]], paths: Mapping[str, int]
) -> str:
    """One line about all development sets."""
    return " | ".join(f"{name} {_figures(network, data, paths)}" for name, data in sets.items())


def _figures(network: SpeechNetwork, data: Sequence[Passage], paths: Mapping[str, int]) -> str:
    """Words that head cues, parts of the cues found, and correlation of factuality."""
    hits: Counter[str] = Counter()
    gold, said = list[float](), list[float]()
    network.eval()
    with torch.no_grad():
        for one in data:
            cues, parts, events = network(inputs([one], paths))
            if one.cues is not None:
                hits += _attributions(one, cues[0].sigmoid() > _LEAST, parts.argmax(1).numpy())
            for event in one.events:
                if event.told.score is not None:
                    gold.append(event.told.score)
                    said.append(float(events[0, event.word, 0]))
    network.train()
    score = f"r {pearson(gold, said):.3f} " if gold else ""
    return score + (_line(hits) if hits else "")


def _attributions(one: Passage, cues: torch.Tensor, parts: np.ndarray) -> Counter[str]:
    """Counts of cues told, there and right, and of those right how many parts overlap."""
    assert one.cues is not None
    hits = Counter({"told": int(cues.sum()), "there": len(one.cues)})
    for cue, labels, said in zip(one.cues, one.parts, parts, strict=True):
        if cues[cue]:
            hits["cue"] += 1
            right = [_overlap(labels, said, PART[part]) for part in ("source", "content")]
            hits["source"] += right[0]
            hits["content"] += right[1]
            hits["whole"] += all(right)
    return hits


def _overlap(gold: np.ndarray, said: np.ndarray, part: int) -> bool:
    one, other = gold == part, said == part
    return (
        bool((one & other).any()) if one.any() and other.any() else not (one.any() or other.any())
    )


def _line(hits: Counter[str]) -> str:
    names = ("cue", "source", "content", "whole")
    figures = (Counts(hits[n], hits["told"], hits["there"]).scores() for n in names)
    return " ".join(f"{n} {f['f1']:.3f}" for n, f in zip(names, figures, strict=True))
