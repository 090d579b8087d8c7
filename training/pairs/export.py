"""The pair coder as an ONNX graph, and the label file the runtime reads beside it.

Inputs: `states` float (1, pieces, width), the reading model's states of one sentence; `triggers`
int64 (1, pieces), the type, by its place among LABELS, of which the lexicon takes a word for a
predicate, 0 for none; `marks` float (1, 2 x pairs, width), the mean states of the sources, then of
the targets; `roles` int64 (2 x pairs): 0 source, 1 target, 2 and 3 the same where nobody is told;
`votes` and `hints` int64 (2 x pairs), types that the lexicon finds between the two, or near; and
`mask` float (1, 1, all, all), added to attention scores. Output: `scores` (pairs, types + modes +
status + contexts).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import nn

from training.calibrate import Peaks, watch_peaks
from training.encoder import WIDTH, Layer
from training.export import add_layer, add_linear, add_norm, as_array
from training.graph import MICROSOFT, Graph
from training.pairs.batches import inputs
from training.pairs.choose import Scale
from training.pairs.items import CONTEXTS, LABELS, MODES, STATUS
from training.pairs.network import PairNetwork
from training.pairs.prepare import LABEL_SETS, Prepared
from training.quantise import Multiply


def export_pairs(
    network: PairNetwork,
    scale: Scale,
    data: Sequence[Prepared],
    folder: Path,
    multiply: Multiply,
) -> None:
    """Write `pairs.onnx` and `pairs.json`; the spread of inputs is measured on `data`."""
    network.eval()
    graph = build_graph(network, multiply, measure(network, data))
    onnx.save(graph, str(folder / "pairs.onnx"))
    labels = {**LABEL_SETS._asdict(), **scale._asdict()}
    (folder / "pairs.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def measure(network: PairNetwork, data: Sequence[Prepared]) -> Peaks:
    """Return the largest magnitude of each input of each linear map of the layers."""
    with torch.no_grad(), watch_peaks(network.layers) as peaks:
        for one in data:
            network(inputs([one]))
    return peaks


def build_graph(network: PairNetwork, multiply: Multiply, peaks: Peaks) -> onnx.ModelProto:
    """Return the whole graph; only the layers' matrices are stored by `multiply`."""
    graph = Graph()
    marks = "marks"
    for table, name in (
        (network.role, "roles"),
        (network.vote, "votes"),
        (network.hint, "hints"),
    ):
        marks = graph.node("Add", marks, _looked_up(graph, table, name))
    words = graph.node("Add", "states", _looked_up(graph, network.trigger, "triggers"))
    x = graph.node("Concat", words, add_norm(graph, marks, network.mark_norm), axis=1)
    wanted = _wanted(graph, x)
    for number, layer in enumerate(network.layers, 1):
        assert isinstance(layer, Layer)
        rows = wanted if number == len(network.layers) else ""
        x = add_layer(graph, x, layer, multiply, peaks, "mask", rows)
    scores = _heads(graph, network, x)
    labels = len((*LABELS, *MODES, *STATUS, *CONTEXTS))
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"]))
    return graph.model(
        inputs=[
            helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "pieces", WIDTH]),
            helper.make_tensor_value_info("triggers", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("marks", TensorProto.FLOAT, [1, "marks", WIDTH]),
            helper.make_tensor_value_info("roles", TensorProto.INT64, ["marks"]),
            helper.make_tensor_value_info("votes", TensorProto.INT64, ["marks"]),
            helper.make_tensor_value_info("hints", TensorProto.INT64, ["marks"]),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, [1, 1, "all", "all"]),
        ],
        outputs=[helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["pairs", labels])],
    )


def _looked_up(graph: Graph, table: nn.Embedding, numbers: str) -> str:
    return graph.node("Gather", graph.constant(as_array(table.weight)), numbers)


def _wanted(graph: Graph, x: str) -> str:
    """The rows that the heads read: the mark that begins the sentence, and those of the pairs."""
    pieces = graph.node("Shape", "states", start=1, end=2)
    everything = graph.node("Shape", x, start=1, end=2)
    scalar = graph.constant(np.array([], np.int64))
    bounds = [graph.node("Reshape", bound, scalar) for bound in (pieces, everything)]
    marks = graph.node("Range", *bounds, graph.constant(np.array(1, np.int64)))
    return graph.node("Concat", graph.constant(np.array([0], np.int64)), marks, axis=0)


def _heads(graph: Graph, network: PairNetwork, x: str) -> str:
    """Scores from the marks of each pair and the mark that begins the sentence, all of `x`."""
    flat = graph.node("Reshape", x, graph.constant(np.array([-1, WIDTH], np.int64)))
    first, second = (graph.constant(np.array([n], np.int64)) for n in (0, 1))
    begin = graph.node("Slice", flat, first, second)
    marks = graph.node("Slice", flat, second, graph.node("Shape", flat, start=0, end=1))
    source, target = graph.nodes_out("Split", marks, outputs=2, axis=0, num_outputs=2)
    wide = graph.node("Expand", begin, graph.node("Shape", source))
    joined = graph.node("Concat", source, target, wide, axis=1)
    hidden = graph.node("Gelu", add_linear(graph, joined, network.hidden), domain=MICROSOFT)
    return add_linear(graph, hidden, network.out)
