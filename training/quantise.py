"""Ways to store a matrix and to multiply by it. The shipped one is chosen in the model card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from training.encoder import BLOCK, Array
from training.graph import MICROSOFT, Graph

Multiply = Callable[[Graph, str, Array, Array], str]
"""Adds the product of a value (..., inputs) and a constant matrix (inputs, outputs).

The last argument tells how large each input gets (inputs,).
"""


def plain(graph: Graph, x: str, weight: Array, peaks: Array) -> str:
    """Multiply in single precision."""
    return graph.node("MatMul", x, graph.constant(weight))


def stored_in_bytes(graph: Graph, x: str, weight: Array, peaks: Array) -> str:
    """Multiply in single precision; the matrix is kept in bytes, one scale a column."""
    values, scale = _columns(weight, 127)
    parts = (graph.constant(values), graph.constant(scale))
    return graph.node("MatMul", x, graph.node("DequantizeLinear", *parts, axis=1))


def blocks_of_bytes(graph: Graph, x: str, weight: Array, peaks: Array) -> str:
    """Multiply by blocks of 32 bytes with a scale each; the values are rounded by block too."""
    inputs, outputs = weight.shape
    blocks = weight.T.reshape(outputs, inputs // BLOCK, BLOCK)
    scale = np.abs(blocks).max(-1).astype(np.float32) / 127
    safe = np.where(scale == 0, 1, scale)[..., None]
    values = (np.rint(blocks / safe) + 128).astype(np.uint8)
    constants = graph.constant(values), graph.constant(scale.reshape(-1))
    return graph.node(
        "MatMulNBits", x, *constants, domain=MICROSOFT,
        K=inputs, N=outputs, bits=8, block_size=BLOCK, accuracy_level=4,
    )  # fmt: skip


def bytes_by_tensor(graph: Graph, x: str, weight: Array, peaks: Array) -> str:
    """Multiply bytes, with one scale for all of `x`: the result depends on the whole batch."""
    values, scale = _columns(weight, _SAFE)
    zero = graph.constant(np.zeros(weight.shape[1], np.int8))
    constants = graph.constant(values), graph.constant(scale), zero
    return graph.node("DynamicQuantizeMatMul", x, *constants, domain=MICROSOFT)


def bytes_and_outliers(graph: Graph, x: str, weight: Array, peaks: Array) -> str:
    """Multiply bytes as above, and the few inputs far larger than the others apart from them.

    One scale for all would leave little of the others (Dettmers et al. 2022, LLM.int8).
    """
    largest = np.argsort(peaks)[-_OUTLIERS:]
    if peaks[largest[-1]] < _FAR * peaks[largest[0]]:
        return bytes_by_tensor(graph, x, weight, peaks)
    others = np.ones(len(peaks), np.float32)
    others[largest] = 0
    rest = graph.node("Mul", x, graph.constant(others))
    picked = graph.node("Gather", x, graph.constant(largest), axis=2)
    exact = graph.node("MatMul", picked, graph.constant(weight[largest]))
    return graph.node("Add", exact, bytes_by_tensor(graph, rest, weight, peaks))


def bytes_by_row(graph: Graph, x: str, weight: Array, peaks: Array) -> str:
    """Multiply bytes, with one scale for each row of `x`: a word's result is its own."""
    values, scale = _columns(weight, _SAFE)
    last = graph.constant(np.array([-1], np.int64))
    largest = graph.node("ReduceMax", graph.node("Abs", x), last)
    step = graph.node("Mul", largest, graph.constant(np.array(1 / 127, np.float32)))
    safe = graph.node("Max", step, graph.constant(np.array(1e-12, np.float32)))
    rounded = graph.node("Round", graph.node("Div", x, safe))
    whole = graph.node("Cast", rounded, to=3)
    one = graph.constant(np.array(1, np.float32))
    product = graph.node(
        "MatMulIntegerToFloat", whole, graph.constant(values), one, graph.constant(scale),
        domain=MICROSOFT,
    )  # fmt: skip
    return graph.node("Mul", product, safe)


WAYS: Final[dict[str, Multiply]] = {
    "plain": plain,
    "stored_in_bytes": stored_in_bytes,
    "blocks_of_bytes": blocks_of_bytes,
    "bytes_by_tensor": bytes_by_tensor,
    "bytes_and_outliers": bytes_and_outliers,
    "bytes_by_row": bytes_by_row,
}

_OUTLIERS: Final = 4
_FAR: Final = 2.0
_SAFE: Final = 63
"""Largest weight: without VNNI two products are added in 16 bits, which larger ones overflow."""


def _columns(weight: Array, top: int) -> tuple[NDArray[np.int8], Array]:
    scale = np.maximum(np.abs(weight).max(0), 1e-12).astype(np.float32) / top
    return np.rint(weight / scale).astype(np.int8), scale
