"""The reading model as the rest of Dateline sees it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Final, Self

import numpy as np
from threadpoolctl import ThreadpoolController

from dateline.errors import ModelError
from dateline.model.decode import Decoder, Parse
from dateline.model.session import Session
from dateline.model.tokenizer import Segmenter, Word
from dateline.model.windows import cut, join
from dateline.records import States

BUNDLED: Final = Path(__file__).parent / "data"
MOST_THREADS: Final = 4

Pieces = list[list[int]]


class ReadingModel:
    """Reads sentences of words. The same sentence gets the same parse in whatever company.

    May be used from several threads at once; a process must load its own.
    """

    def __init__(
        self, segmenter: Segmenter, session: Session, decoder: Decoder, threads: int
    ) -> None:
        self.version = decoder.version
        self._segmenter = segmenter
        self._session = session
        self._decoder = decoder
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self._numeric = ThreadpoolController()

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int | None = None) -> Self:
        """Load the model in `folder`, or the one that comes with the package.

        `threads` sentences are read at once; as many as there are processors by default, at most
        four. Raises ModelError if a file is missing or broken.
        """
        folder = folder or BUNDLED
        threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        segmenter = Segmenter(folder / "tokenizer.json")
        return cls(segmenter, Session(folder / "model.onnx"), _decoder(folder), threads)

    def parse(self, sentences: Sequence[Sequence[Word]]) -> list[Parse]:
        """Return the parse of each sentence, in order.

        Any words will do: an empty sentence has an empty parse, and one too long for the
        encoder is read in windows, whose trees hang on the first one's root as parataxis.
        """
        pieces = [self._segmenter.sentence(sentence) for sentence in sentences]
        spans = [
            cut(sentence, [len(word) for word in cuts])
            for sentence, cuts in zip(sentences, pieces, strict=True)
        ]
        windows = [
            cuts[start:end]
            for cuts, places in zip(pieces, spans, strict=True)
            for start, end in places
        ]
        # the matrices of decoding are small: threads of their own only wait and take ours
        with self._numeric.limit(limits=1, user_api="blas"):
            parses = iter(self._parse_windows(windows))
        return [join([next(parses) for _ in places]) for places in spans]

    def _parse_windows(self, windows: Sequence[Pieces]) -> list[Parse]:
        if self._pool is None or len(windows) < 2:
            return [self._parse_window(window) for window in windows]
        return list(self._pool.map(self._parse_window, windows))

    def _parse_window(self, window: Pieces) -> Parse:
        scores = self._session.run(window)
        ends = tuple(accumulate(map(len, window)))
        return replace(
            self._decoder.parse(scores), states=States(scores.states[0].astype(np.float16), ends)
        )


def _decoder(folder: Path) -> Decoder:
    try:
        return Decoder(folder)
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(
            f"cannot read the label sets in {folder}: {error}",
            hint="reinstall dateline, or give the folder of a complete model",
        ) from error
