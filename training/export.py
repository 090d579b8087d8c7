"""The trained network as an ONNX graph, and the files the runtime reads beside it.

Inputs: `ids` int64 (1, pieces), one sentence; `first` and `last` int64 (words), the places of each
word's first and last piece. The mark that begins the sentence is its root and counts as a word.
There is no padding and no mask. Outputs: `labels` (words, UPOS + FEATS + tags), and
`arc_dependent`, `arc_head`, `label_dependent`, `label_head` (words, width), which the runtime
combines; and `states` (1, pieces, width), what the last layer holds, on which the pair coder reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import onnx
from onnx import TensorProto, helper
from torch import Tensor, nn

from training.calibrate import Peaks
from training.encoder import BLOCK, HEADS, WIDTH, Array, Layer, Quantised
from training.graph import MICROSOFT, Graph
from training.labels import FEATS, TAGS, UPOS
from training.network import ARC_WIDTH, LABEL_WIDTH, Network
from training.quantise import Multiply

VERSION: Final = "reading/1"
_EPSILON: Final = 1e-12


def export_model(
    network: Network,
    embeddings: Quantised,
    relations: Sequence[str],
    tokenizer: str,
    folder: Path,
    multiply: Multiply,
    peaks: Peaks,
) -> None:
    """Write `model.onnx`, `relations.npz`, `labels.json` and `tokenizer.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build_graph(network.eval(), embeddings, multiply, peaks), str(folder / "model.onnx"))
    scorer = {"weight": as_array(network.label.weight).T, "bias": as_array(network.label.bias)}
    np.savez(folder / "relations.npz", weight=scorer["weight"], bias=scorer["bias"])
    labels = {
        "version": VERSION,
        "upos": UPOS,
        "feats": FEATS,
        "tags": TAGS,
        "deprels": list(relations),
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    (folder / "tokenizer.json").write_text(tokenizer, "utf-8")


def build_graph(
    network: Network, embeddings: Quantised, multiply: Multiply, peaks: Peaks
) -> onnx.ModelProto:
    """Return the whole graph; only the encoder's matrices are stored by `multiply`."""
    graph = Graph()
    states = _embed(graph, network, embeddings)
    for layer in network.encoder.layers:
        assert isinstance(layer, Layer)
        states = add_layer(graph, states, layer, multiply, peaks)
    outputs = _heads(graph, network, _words(graph, states))
    for name, value in [(name, value) for name, (value, _) in outputs.items()] + [
        ("states", states)
    ]:
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
    return graph.model(
        inputs=[
            helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
            helper.make_tensor_value_info("last", TensorProto.INT64, ["words"]),
        ],
        outputs=[
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", size])
            for name, (_, size) in outputs.items()
        ]
        + [helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "pieces", WIDTH])],
    )


def _embed(graph: Graph, network: Network, embeddings: Quantised) -> str:
    """Look the pieces up in the 4-bit table, which training left as it was, and add positions."""
    table, scales = graph.constant_int4(embeddings.values), graph.constant(embeddings.scales)
    words = graph.node(
        "GatherBlockQuantized", table, "ids", scales, domain=MICROSOFT,
        gather_axis=0, quantize_axis=1, block_size=BLOCK,
    )  # fmt: skip
    length = graph.node("Shape", "ids", start=1, end=2)
    start = graph.constant(np.array([0], np.int64))
    places = graph.node("Slice", graph.constant(as_array(network.encoder.position)), start, length)
    return add_norm(graph, graph.node("Add", words, places), network.encoder.input_norm)


def add_layer(
    graph: Graph,
    x: str,
    layer: Layer,
    multiply: Multiply,
    peaks: Peaks,
    mask: str = "",
    rows: str = "",
) -> str:
    """Add one transformer layer.

    `mask` (1, 1, pieces, pieces) is added to attention scores; of the pieces numbered by `rows`
    alone the layer's states are made, where they are given.
    """
    wanted = graph.node("Gather", x, rows, axis=1) if rows else x
    seen = graph.node("Gather", mask, rows, axis=2) if rows else mask
    looks = _projections(graph, wanted, x, layer, multiply, peaks)
    bias = graph.constant(
        np.concatenate([as_array(p.bias) for p in (layer.query, layer.key, layer.value)])
    )
    looked = (*looks, bias, "", seen) if seen else (*looks, bias)
    mixed = graph.node("MultiHeadAttention", *looked, domain=MICROSOFT, num_heads=HEADS)
    y = _add_norm(graph, wanted, mixed, layer.attention_out, layer.attention_norm, multiply, peaks)
    wide = multiply(graph, y, _matrix(layer.up), peaks[layer.up])
    wide = graph.node("BiasGelu", wide, graph.constant(as_array(layer.up.bias)), domain=MICROSOFT)
    return _add_norm(graph, y, wide, layer.down, layer.norm, multiply, peaks)


def _projections(
    graph: Graph, wanted: str, x: str, layer: Layer, multiply: Multiply, peaks: Peaks
) -> list[str]:
    """Queries of `wanted`, keys and values of `x`; one product where both are the same."""
    parts = [_matrix(part) for part in (layer.query, layer.key, layer.value)]
    peak = peaks[layer.query]
    if wanted == x:
        three = multiply(graph, x, np.concatenate(parts, axis=1), peak)
        return graph.nodes_out("Split", three, outputs=3, axis=2, num_outputs=3)
    query = multiply(graph, wanted, parts[0], peak)
    both = multiply(graph, x, np.concatenate(parts[1:], axis=1), peak)
    return [query, *graph.nodes_out("Split", both, outputs=2, axis=2, num_outputs=2)]


def _add_norm(
    graph: Graph,
    x: str,
    y: str,
    linear: nn.Linear,
    norm: nn.LayerNorm,
    multiply: Multiply,
    peaks: Peaks,
) -> str:
    product = multiply(graph, y, _matrix(linear), peaks[linear])
    constants = [graph.constant(as_array(p)) for p in (norm.weight, norm.bias, linear.bias)]
    return graph.node(
        "SkipLayerNormalization", product, x, *constants, domain=MICROSOFT, epsilon=_EPSILON
    )


def add_norm(graph: Graph, x: str, norm: nn.LayerNorm) -> str:
    """Add a layer normalisation."""
    constants = graph.constant(as_array(norm.weight)), graph.constant(as_array(norm.bias))
    return graph.node("LayerNormalization", x, *constants, axis=-1, epsilon=_EPSILON)


def _words(graph: Graph, states: str) -> str:
    flat = graph.node("Reshape", states, graph.constant(np.array([-1, WIDTH], np.int64)))
    both = graph.node(
        "Add", graph.node("Gather", flat, "first"), graph.node("Gather", flat, "last")
    )
    return graph.node("Mul", both, graph.constant(np.array(0.5, np.float32)))


def _heads(graph: Graph, network: Network, words: str) -> dict[str, tuple[str, int]]:
    """Return the outputs by name, each with its width."""
    groups = (network.upos, network.feats, network.tags)
    weight = np.concatenate([_matrix(group) for group in groups], axis=1)
    bias = np.concatenate([as_array(group.bias) for group in groups])
    product = graph.node("MatMul", words, graph.constant(weight))
    labels = graph.node("Add", product, graph.constant(bias))
    dependent = graph.node("Relu", add_linear(graph, words, network.arc_dependent))
    head = graph.node("Relu", add_linear(graph, words, network.arc_head))
    return {
        "labels": (labels, len(bias)),
        "arc_dependent": (add_linear(graph, dependent, network.arc), ARC_WIDTH),
        "arc_head": (head, ARC_WIDTH),
        "label_dependent": (add_linear(graph, words, network.label_dependent), LABEL_WIDTH),
        "label_head": (add_linear(graph, words, network.label_head), LABEL_WIDTH),
    }


def add_linear(graph: Graph, x: str, linear: nn.Linear) -> str:
    """Add a linear map in single precision."""
    product = graph.node("MatMul", x, graph.constant(_matrix(linear)))
    if linear.bias is None:
        return product
    return graph.node("Add", product, graph.constant(as_array(linear.bias)))


def _matrix(linear: nn.Linear) -> Array:
    return np.ascontiguousarray(as_array(linear.weight).T)


def as_array(tensor: Tensor) -> Array:
    """A tensor as float32."""
    array: Array = tensor.detach().numpy().astype(np.float32)
    return array
