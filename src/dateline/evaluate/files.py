"""Gold files: lines of plain or gzipped text, JSON Lines under a schema, tables, columns."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline import config
from dateline.clean.language import recognise
from dateline.errors import EvaluationError

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)

_SAMPLE = 50  # sentences by which the language of a file is recognised


def lines(path: Path) -> list[str]:
    """Lines without their ends.  Raises EvaluationError if the file cannot be read as UTF-8."""
    try:
        data = path.read_bytes()
        text = gzip.decompress(data) if path.suffix == ".gz" else data
        return text.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n").split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as e:
        raise EvaluationError(
            f"{path} cannot be read: {getattr(e, 'strerror', None) or e}",
            hint="Give a UTF-8 file, gzipped if its name ends in .gz.",
        ) from e


def json_rows(path: Path, kind: type[T]) -> list[T]:
    """One `kind` a line.  Raises EvaluationError naming the line that breaks the schema."""
    rows = []
    for number, line in enumerate(lines(path), start=1):
        if not line.strip():
            continue
        try:
            rows.append(msgspec.json.decode(line, type=kind))
        except msgspec.DecodeError as e:
            raise EvaluationError(f"{path}, line {number}: {e}") from e
    return rows


def table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a tab-separated table with a header; quotation marks mean nothing special.

    Raises EvaluationError where one of `columns` is missing or a row is too short or long.
    """
    header, *body = [line.split("\t") for line in lines(path) if line]
    missing = [c for c in columns if c not in header]
    if missing:
        raise EvaluationError(f"{path} has no column {', '.join(missing)}")
    for number, cells in enumerate(body, start=2):
        if len(cells) != len(header):
            raise EvaluationError(f"{path}, row {number}: {len(cells)} cells, not {len(header)}")
    return [dict(zip(header, cells, strict=True)) for cells in body]


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between empty lines, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines(path), ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def language(sentences: Iterable[str]) -> str:
    """Code of the language of a file, recognised by its first sentences."""
    sample = "\n".join(islice(sentences, _SAMPLE))
    return recognise(sample, None, None, config.load().clean).code


def is_json(path: Path) -> bool:
    """True for JSON Lines, by name."""
    return ".jsonl" in path.suffixes or ".json" in path.suffixes


def with_text(row: S, folder: Path) -> S:
    """A row whose text, not ours to ship, lies in `folder` as ID.txt."""
    text = "\n".join(lines(folder / f"{row.id}.txt"))  # type: ignore[attr-defined]
    return msgspec.structs.replace(row, text=text)


def digest(path: Path) -> str:
    """SHA-256 of the file as it lies on disk, in hexadecimal digits."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as e:
        raise EvaluationError(
            f"{path} cannot be read: {e.strerror}",
            hint="--data names the folder of the gold files.",
        ) from e


def moment(value: str | None) -> datetime | None:
    """A moment or day as ISO 8601 writes it.  Raises EvaluationError where it is neither."""
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError as e:
        raise EvaluationError(
            f"{value!r} is no date", hint="Write YYYY-MM-DD or YYYY-MM-DDThh:mm:ss."
        ) from e


def day(value: str | None) -> date | None:
    """The day of a moment, as `moment`."""
    found = moment(value)
    return found.date() if found else None


def sampled(id_: str, every: int) -> bool:
    """True for one row in `every`, chosen by the SHA-1 of its id and so always the same ones."""
    return int(hashlib.sha1(id_.encode(), usedforsecurity=False).hexdigest(), 16) % every == 0
