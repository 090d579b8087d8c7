"""A Wikidata JSON dump read as a stream: one item a line, only what is asked of it.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html describes the format.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from dateline.errors import UserTableError

_DAY, _MONTH, _YEAR = 11, 10, 9  # precisions of a time
Texts = dict[str, Any] | list[Any]  # an empty mapping is written as an empty list


class _Value(msgspec.Struct):
    value: Any = None


class Snak(msgspec.Struct):
    """A property's value; without one where it is known to be none or not known."""

    snaktype: str = "value"
    datavalue: _Value | None = None

    @property
    def item(self) -> str:
        """The item that is the value, "" if it is none."""
        value = self.datavalue.value if self.datavalue else None
        return str(value.get("id", "")) if isinstance(value, dict) else ""

    @property
    def text(self) -> str:
        value = self.datavalue.value if self.datavalue else None
        return value if isinstance(value, str) else ""

    @property
    def time(self) -> str:
        """The date to its precision: "2013-03-16", "2013-03", "2013", else ""."""
        value = self.datavalue.value if self.datavalue else None
        if not isinstance(value, dict) or not str(value.get("time", "")).startswith("+"):
            return ""
        digits = {_MONTH: 7, _YEAR: 4}.get(value.get("precision", 0), 0)
        digits = 10 if value.get("precision", 0) >= _DAY else digits
        return str(value["time"])[1:][:digits]


class Claim(msgspec.Struct):
    mainsnak: Snak
    rank: str = "normal"
    qualifiers: dict[str, list[Snak]] | list[Any] = {}

    def qualifier(self, name: str) -> Snak | None:
        found = self.qualifiers.get(name) if isinstance(self.qualifiers, dict) else None
        return found[0] if found else None


class Item(msgspec.Struct):
    """An item: labels, aliases and claims as the dump has them."""

    id: str
    labels: Texts = {}
    aliases: Texts = {}
    claims: dict[str, list[Claim]] | list[Any] = {}

    def label(self, language: str) -> str:
        """Its label in a language, or the one for all languages; "" if it has neither."""
        labels = self.labels if isinstance(self.labels, dict) else {}
        found = labels.get(language) or labels.get("mul")
        return str(found["value"]) if found else ""

    def also(self, language: str) -> tuple[str, ...]:
        aliases = self.aliases if isinstance(self.aliases, dict) else {}
        return tuple(str(alias["value"]) for alias in aliases.get(language, ()))

    def claimed(self, name: str) -> list[Claim]:
        """Claims of a property, preferred ones first, without those known to be wrong."""
        claims = self.claims.get(name, []) if isinstance(self.claims, dict) else []
        sound = [claim for claim in claims if claim.rank != "deprecated"]
        return sorted(sound, key=lambda claim: claim.rank != "preferred")

    def items(self, name: str) -> list[str]:
        return [claim.mainsnak.item for claim in self.claimed(name) if claim.mainsnak.item]


_decoder = msgspec.json.Decoder(Item)


def items(raw: IO[bytes], path: Path, marks: tuple[bytes, ...]) -> Iterator[Item]:
    """Items on whose line one of `marks` stands, from a dump packed as its name says.

    `raw` is the open file `path`.  Raises UserTableError where it is no dump, or broken off.
    """
    try:
        for number, line in enumerate(_unpacked(raw, path), start=1):
            body = line.strip().rstrip(b",")
            if body in (b"[", b"]", b"") or not any(mark in body for mark in marks):
                continue
            yield _item(body, path, number)
    except (OSError, EOFError) as e:
        raise UserTableError(f"{path} cannot be unpacked: {e}") from e


def _unpacked(raw: IO[bytes], path: Path) -> Iterable[bytes]:
    """The lines of the file."""
    if path.suffix == ".gz":
        return gzip.open(raw)
    return bz2.open(raw) if path.suffix == ".bz2" else raw


def _item(body: bytes, path: Path, number: int) -> Item:
    try:
        return _decoder.decode(body)
    except msgspec.DecodeError as e:
        raise UserTableError(
            f"{path}, line {number}: {e}", hint="Give a Wikidata JSON dump: an item a line."
        ) from e
