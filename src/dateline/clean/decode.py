"""From bytes to text: what the file says of itself, then UTF-8, then the best guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from dateline.errors import EncodingUnknown

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where a page says its encoding (HTML Standard, "prescan a byte stream": first 1024 bytes; real
# pages put it later).
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
DECLARED_WITHIN = 16_384
LATIN = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"}
WESTERN = frozenset("éèëêïîíìáàâäåæöôóòøüúùûçñýÉÈËÊÏÁÀÄÅÖÓØÜÚÇÑß€£‘’‚“”„–—…«»°§·•©®½\xa0")
GUESSED_FROM = 262_144


class Decoded(NamedTuple):
    """The text, and whether its encoding had to be guessed."""

    text: str
    guessed: bool


def decode(content: str | bytes, declared: str | None, media_type: str) -> Decoded:
    """The text of a report.

    In this order: byte order mark, UTF-8 if the bytes are valid, the encoding that the server
    (`declared`) or the page names, charset-normalizer, Windows-1252.  UTF-8 comes before the
    declared encoding, because text in another encoding is hardly ever valid UTF-8, while false
    declarations are common.  Raises EncodingUnknown if nothing explains the bytes.
    """
    if isinstance(content, str):
        return Decoded(content.removeprefix("\ufeff"), False)
    for mark, name in BOMS:
        if content.startswith(mark):
            return Decoded(_strict(content, name) or content.decode(name, "replace"), False)
    named = (declared, _in_page(content) if media_type == "text/html" else None)
    for name in ("utf-8", *(n for n in named if n)):
        text = _strict(content, name)
        if text is not None:
            return Decoded(text, False)
    return Decoded(_guess(content), True)


def _strict(content: bytes, name: str) -> str | None:
    """The text, None if the bytes are not in that encoding.  Latin-1 means Windows-1252 (WHATWG
    Encoding Standard)."""
    try:
        return content.decode("cp1252" if name.lower() in LATIN else name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _in_page(content: bytes) -> str | None:
    found = DECLARED.search(content[:DECLARED_WITHIN])
    return found.group(1).decode("ascii", "replace") if found else None


def _guess(content: bytes) -> str:
    """UTF-8 with a few broken bytes, Windows-1252 if it reads like it, else a statistical guess."""
    loose = content.decode("utf-8", "replace")
    valid = sum(1 for c in loose if c > "\x7f" and c != "\ufffd")
    if valid > 4 * loose.count("\ufffd"):
        return loose
    western = _strict(content, "cp1252")
    if western is not None and _reads_western(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(content[:GUESSED_FROM]).best()
    name = best.encoding if best else "cp1252"
    for encoding in (name, "cp1252"):
        text = _strict(content, encoding)
        if text is not None and "\ufffd" not in text:
            return text
    raise EncodingUnknown("no encoding explains the bytes of the report")


def _reads_western(text: str) -> bool:
    beyond = [c for c in text if c > "\x7f"]
    return sum(c in WESTERN for c in beyond) * 10 >= len(beyond) * 9
