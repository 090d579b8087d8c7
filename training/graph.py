"""A small builder of ONNX graphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
_OPSETS = (("", 20), (MICROSOFT, 1))


class Graph:
    """Collects nodes and constants; every method returns the name of the value it made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, value: NDArray[Any]) -> str:
        """Add a constant array."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def constant_int4(self, values: NDArray[np.int8]) -> str:
        """Add a matrix of values in -8..7, two in a byte, the first one low."""
        name = f"c{len(self.constants)}"
        low, high = values[:, 0::2] & 15, values[:, 1::2] & 15
        packed = (low | (high << 4)).astype(np.uint8).tobytes()
        tensor = TensorProto(name=name, data_type=TensorProto.INT4, raw_data=packed)
        tensor.dims.extend(values.shape)
        self.constants.append(tensor)
        return name

    def node(
        self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any
    ) -> str:
        """Add a node and return its output."""
        return self.nodes_out(kind, *inputs, domain=domain, outputs=outputs, **attributes)[0]

    def nodes_out(
        self, kind: str, *inputs: str, domain: str = "", outputs: int, **attributes: Any
    ) -> list[str]:
        """Add a node with several outputs and return them."""
        names = [f"v{len(self.nodes)}_{i}" for i in range(outputs)]
        node = helper.make_node(kind, list(inputs), names, domain=domain, **attributes)
        self.nodes.append(node)
        return names

    def model(
        self, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        """Return the finished model."""
        graph = helper.make_graph(self.nodes, "reading", inputs, outputs, self.constants)
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        model: onnx.ModelProto = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        return model
