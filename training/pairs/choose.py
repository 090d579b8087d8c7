"""Scores of a pair coder on development sets while it is made, and its temperature.

These are quick figures of the network alone, in single precision; what counts is measured by
`dateline evaluate` on the exported model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import torch
from torch import Tensor

from dateline import ontology
from dateline.evaluate.figures import accuracy, harmonic, macro_f1, share
from dateline.evaluate.pairs import calibration_error
from dateline.model import NONE
from training.pairs.batches import inputs
from training.pairs.items import LABELS, Gold
from training.pairs.network import PairNetwork
from training.pairs.prepare import Prepared
from training.pairs.train import split

_TEMPERATURES: Final = tuple(k / 20 for k in range(10, 61))
_IDLE: Final = tuple(k / 10 for k in range(-10, 31))
_NOBODY: Final = 2  # from this number on a role stands for nobody


def report(network: PairNetwork, sets: Mapping[str, Sequence[Prepared]]) -> str:
    """One line about all development sets."""
    lines = [f"plv {_given(network, sets['dev_plv'])}"]
    for name in ("dev_nl", "dev_en"):
        lines.append(f"{name} {_given(network, sets[name])} events {_events(network, sets[name])}")
    return " | ".join(lines)


def types_of(network: PairNetwork, data: Sequence[Prepared]) -> list[tuple[Tensor, Gold]]:
    """Logits of the types (types,) and gold of every pair with both sides told."""
    network.eval()
    found: list[tuple[Tensor, Gold]] = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for one in data:
            types = split(network(inputs([one]))[0].float())[0]
            roles = one.inputs["roles"]
            for row, gold in enumerate(one.gold):
                if max(roles[row], roles[row + len(one.gold)]) < _NOBODY or len(one.gold) == 1:
                    found.append((types[row], gold))
    network.train()
    return found


def _given(network: PairNetwork, data: Sequence[Prepared]) -> str:
    """Macro-F1 and accuracy of root types, CONCEDE and RETREAT as one, there being an event."""
    gold: list[str] = []
    said: list[str] = []
    for logits, one in types_of(network, data):
        if NONE not in one.types:
            roots: dict[str, float] = defaultdict(float)
            for kind, chance in zip(LABELS[1:], logits[1:].softmax(-1).tolist(), strict=True):
                roots[ontology.merged(kind)] += chance
            best = max(roots, key=lambda root: roots[root])
            right = sorted(ontology.merged(t) for t in one.types)
            gold.append(best if best in right else right[0])
            said.append(best)
    return f"F {macro_f1(gold, said):.3f} accuracy {accuracy(gold, said):.3f}"


def _events(network: PairNetwork, data: Sequence[Prepared]) -> str:
    """Precision, recall and F1 of events among all pairs."""
    answers = [(LABELS[int(z.argmax())], one) for z, one in types_of(network, data)]
    hits = sum(label in one.types for label, one in answers if label != NONE)
    precision = share(hits, sum(label != NONE for label, _ in answers))
    recall = share(hits, sum(NONE not in one.types for _, one in answers))
    return f"P {precision:.3f} R {recall:.3f} F {harmonic(precision, recall):.3f}"


class Scale(NamedTuple):
    """Scores are divided by `temperature`; `idle` is added to that of NONE first, since training
    weighs pairs between which nothing happens less than they occur."""

    temperature: float
    idle: float


def best_scale(network: PairNetwork, data: Sequence[Prepared]) -> tuple[Scale, float]:
    """The scale at which the gold types are likeliest (Guo et al. 2017), and the expected
    calibration error of the likeliest label at it."""
    answers = types_of(network, data)
    logits = torch.stack([z for z, _ in answers])
    right = torch.zeros(logits.shape)
    for row, (_, gold) in enumerate(answers):
        right[row, [LABELS.index(t) for t in gold.types]] = 1
    scales = [Scale(t, i) for t in _TEMPERATURES for i in _IDLE]
    best = min(scales, key=lambda scale: _loss(logits, right, scale))
    chances = _chances(logits, best)
    tops = chances.max(-1)
    hits = right[torch.arange(len(right)), tops.indices] > 0
    pairs = list(zip(tops.values.tolist(), hits.tolist(), strict=True))
    return best, calibration_error(pairs)


def _chances(logits: Tensor, scale: Scale) -> Tensor:
    shifted = logits.clone()
    shifted[:, 0] += scale.idle
    return (shifted / scale.temperature).softmax(-1)


def _loss(logits: Tensor, right: Tensor, scale: Scale) -> float:
    return -float((_chances(logits, scale) * right).sum(-1).clamp(min=1e-9).log().mean())
