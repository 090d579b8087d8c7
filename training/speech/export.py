"""The speech model as an ONNX graph.

Inputs: `states` float (1, pieces, width), the reading model's states of a passage, sentence after
sentence with their marks; `places` int64 (pieces), each piece's sentence counted from the first;
`first` and `last` int64 (words), the pieces each word begins and ends with. Outputs, as logits:
`cues` (words), `asks` (words, 4 x width) and `answers` (words, width), which the runtime combines
with the vectors of `speech.npz`, and `status` (words, 8).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import nn

from dateline.model.speech import OUTPUTS, PARTS
from training.calibrate import Peaks, watch_peaks
from training.encoder import WIDTH, Layer
from training.export import add_layer, add_linear, as_array
from training.graph import MICROSOFT, Graph
from training.quantise import Multiply
from training.speech.batches import inputs
from training.speech.network import HIDDEN, STATUS, SpeechNetwork
from training.speech.prepare import Passage

VERSION: Final = "speech/1"


def export_speech(
    network: SpeechNetwork,
    paths: Sequence[str],
    data: Sequence[Passage],
    folder: Path,
    multiply: Multiply,
) -> None:
    """Write `speech.onnx`, `speech.json` and `speech.npz`.

    The spread of inputs is measured on `data`; `paths` are the ways in the trees by number.
    """
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    graph = build_graph(network, multiply, measure(network, data))
    onnx.save(graph, str(folder / "speech.onnx"))
    told = {"version": VERSION, "paths": list(paths)}
    (folder / "speech.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    np.savez(folder / "speech.npz", ways=as_array(network.way.weight))


def measure(network: SpeechNetwork, data: Sequence[Passage]) -> Peaks:
    """Return the largest magnitude of each input of each linear map of the layers."""
    with torch.no_grad(), watch_peaks(network.layers) as peaks:
        for one in data:
            network.read(inputs([one], {}))
    return peaks


def build_graph(network: SpeechNetwork, multiply: Multiply, peaks: Peaks) -> onnx.ModelProto:
    """Return the whole graph; only the layers' matrices are stored by `multiply`."""
    graph = Graph()
    places = graph.node("Gather", graph.constant(as_array(network.place.weight)), "places")
    x = graph.node("Add", "states", places)
    for layer in network.layers:
        assert isinstance(layer, Layer)
        x = add_layer(graph, x, layer, multiply, peaks)
    words = _words(graph, x)
    cues = add_linear(graph, words, network.cue)
    flat = graph.node("Reshape", cues, graph.constant(np.array([-1], np.int64)))
    event = graph.node("Gelu", add_linear(graph, words, network.event), domain=MICROSOFT)
    status = add_linear(graph, event, network.status)
    asks, answers = (_widened(graph, words, side) for side in (network.head, network.dependent))
    asks = add_linear(graph, asks, network.pair)
    for value, name in zip((flat, asks, answers, status), OUTPUTS, strict=True):
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
    return graph.model(
        inputs=[
            helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "pieces", WIDTH]),
            helper.make_tensor_value_info("places", TensorProto.INT64, ["pieces"]),
            helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
            helper.make_tensor_value_info("last", TensorProto.INT64, ["words"]),
        ],
        outputs=[
            helper.make_tensor_value_info("cues", TensorProto.FLOAT, ["words"]),
            helper.make_tensor_value_info(
                "asks", TensorProto.FLOAT, ["words", len(PARTS) * (HIDDEN + 1)]
            ),
            helper.make_tensor_value_info("answers", TensorProto.FLOAT, ["words", HIDDEN + 1]),
            helper.make_tensor_value_info("status", TensorProto.FLOAT, ["words", STATUS]),
        ],
    )


def _words(graph: Graph, x: str) -> str:
    """The mean of the states of each word's first and last piece."""
    flat = graph.node("Reshape", x, graph.constant(np.array([-1, WIDTH], np.int64)))
    ends = [graph.node("Gather", flat, name) for name in ("first", "last")]
    return graph.node("Mul", graph.node("Add", *ends), graph.constant(np.array(0.5, np.float32)))


def _widened(graph: Graph, words: str, side: nn.Linear) -> str:
    """Activation of a linear map, and a one at the end."""
    value = graph.node("Gelu", add_linear(graph, words, side), domain=MICROSOFT)
    pads = graph.constant(np.array([0, 0, 0, 1], np.int64))
    return graph.node("Pad", value, pads, graph.constant(np.array(1, np.float32)))
