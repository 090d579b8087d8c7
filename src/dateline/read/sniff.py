"""What a stream of bytes is: by name, by what the server says, else by its first bytes."""

from __future__ import annotations

import codecs
import csv
import re
from enum import Enum
from pathlib import PurePath

from dateline.errors import BinaryReport

COLUMNS = ("id", "title", "text", "published", "language", "url", "outlet")
DELIMITERS = "\t;,|"


class Format(Enum):
    TEXT = "plain text"
    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    TABLE = "a table"
    XML = "XML"


EXTENSIONS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".tab": Format.TABLE,
}
MEDIA_TYPES = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/csv": Format.TABLE,
    "text/tab-separated-values": Format.TABLE,
    "application/json": Format.JSON,
    "application/jsonl": Format.JSON_LINES,
    "application/x-ndjson": Format.JSON_LINES,
}
SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive, such as a Word or OpenDocument file",
    b"PK\x05\x06": "an empty zip archive",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "a Rich Text file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ": "xz data",
    b"\x28\xb5\x2f\xfd": "Zstandard data",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "an SQLite database",
}
UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, *UTF32)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
HTML_START = re.compile(
    rb"(?:<\?xml[^<>]*>|(?><!--.*?-->)|\s)*+"
    rb"<(?:!doctype\s+html|html|head|body|article|section|main|div|p|h1|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
XML_START = re.compile(rb"\s*<(?:\?xml|rss|feed|urlset)\b")
JSON_START = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\{\]])')


def signed_kind(data: bytes) -> str | None:
    """What file format `data` begin like, in words; None for one that may be text."""
    return next((kind for sign, kind in SIGNATURES.items() if data.startswith(sign)), None)


def binary_kind(data: bytes) -> str | None:
    """What `data` are if they are not text, in words; None for text in any encoding."""
    signed = signed_kind(data)
    if signed or data.startswith(WIDE):
        return signed
    if b"\0" in data:
        return "binary data (it holds NUL bytes)"
    controls = len(data) - len(data.translate(None, CONTROLS))
    return "binary data (it is full of control characters)" if controls * 20 > len(data) else None


def refuse_binary(kind: str | None, input_id: str) -> None:
    """Raises BinaryReport if there is a `kind`."""
    if kind:
        raise BinaryReport(f"{input_id} is {kind}, not text")


def guess(name: str, media_type: str | None, head: bytes) -> Format:
    """The format; text where nothing speaks for another."""
    path = PurePath(name.lower())
    suffix = PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix
    named = EXTENSIONS.get(suffix) or MEDIA_TYPES.get(media_type or "")
    head = head.removeprefix(codecs.BOM_UTF8)
    if named is Format.JSON or (not named and JSON_START.match(head)):
        return _json(head)
    if named:
        return named
    if HTML_START.match(head):
        return Format.HTML
    if XML_START.match(head):
        return Format.XML
    return Format.TABLE if _is_table(head) else Format.TEXT


def _json(head: bytes) -> Format:
    """JSON Lines if the first line is an object of its own and another line follows."""
    first, _, rest = head.strip().partition(b"\n")
    one_object = first.startswith(b"{") and first.rstrip().endswith(b"}")
    return Format.JSON_LINES if one_object and rest[:1] == b"{" else Format.JSON


def delimiter(header: str) -> str:
    """The separator of a table, from its first line: the one that parts most known columns."""
    return max(DELIMITERS, key=lambda d: (len(_known(header, d)), header.count(d)))


def _known(header: str, separator: str) -> set[str]:
    cells = next(csv.reader([header], delimiter=separator), [])
    return {cell.strip().lower() for cell in cells} & set(COLUMNS)


def _is_table(head: bytes) -> bool:
    line = head.partition(b"\n")[0].decode("utf-8", "replace").strip("\r")
    known = _known(line, delimiter(line))
    return "text" in known and len(known) > 1
