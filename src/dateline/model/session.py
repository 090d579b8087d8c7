"""The network, run by ONNX Runtime one sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from dateline.errors import ModelError
from dateline.model.decode import Scores
from dateline.model.tokenizer import BEGIN, END


class Session:
    """Runs the network.

    The network scales its whole numbers by the largest value in a run. A run of one sentence
    therefore makes the result a function of that sentence alone; it also needs no padding. Runs
    from several threads at once are safe, and each uses one thread.
    """

    def __init__(self, path: Path) -> None:
        """Load `model.onnx`; raise ModelError if it is missing or broken."""
        self._session = open_network(path)
        self._outputs = list(Scores._fields)

    def run(self, pieces: Sequence[Sequence[int]]) -> Scores:
        """Return the scores of a sentence given as the piece ids of its words."""
        ids = [BEGIN, *(piece for word in pieces for piece in word), END]
        ends = list(accumulate(map(len, pieces), initial=0))
        feed = {
            "ids": np.array([ids], np.int64),
            "first": np.array([0, *(end + 1 for end in ends[:-1])], np.int64),
            "last": np.array(ends, np.int64),
        }
        return Scores(*self._session.run(self._outputs, feed))


def open_network(path: Path) -> Any:
    """Open a network for runs of one thread each; raise ModelError if it is missing or broken."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    providers = ["CPUExecutionProvider"]
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=providers)
    except Exception as error:  # the library's own errors have no public base class
        raise ModelError(
            f"cannot load the network {path}: {error}",
            hint="reinstall dateline, or give the folder of a complete model",
        ) from error
