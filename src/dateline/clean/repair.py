"""Mending characters and lines without losing the way back.

Mojibake by ftfy (quotation marks stay as they are), Unicode normal form C, no control or invisible
characters, plain spaces, one kind of line end, and hard-wrapped lines joined into paragraphs.
"""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dateline.clean.offsets import Draft, Edit

NON_ASCII = re.compile(r"[^\x00-\x7f]+")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
ESCAPE = re.compile(r"\x1b\[[\d;]*[A-Za-z]")
LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
PARAGRAPH_END = re.compile("\u2029")
SURROGATE = re.compile("[\ud800-\udfff]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
LIGATURE = re.compile("[\ufb00-\ufb06]")
SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BLANKS = re.compile(r" {2,}")
LINE_BLANKS = re.compile(r"(?<! ) +(?=\n|\Z)|(?<=\n) +|\A +")
EMPTY_LINES = re.compile(r"\n{3,}")
MARGINS = re.compile(r"\A\s+|(?<!\s)\s+\Z")
LINE = re.compile(r"[^\n]+")
WIDTHS = range(40, 121)  # columns at which files and mails are wrapped
LINK_LETTERS = 3  # a word as short as this after a hyphen at a line end: "land-/en tuinbouw"


class Repaired(NamedTuple):
    """The mended text, and where in it mojibake was undone."""

    draft: Draft
    mojibake: tuple[tuple[int, int], ...]


def repair(source: str, *, wrapped: bool) -> Repaired:
    """The text of `source`, mended; `wrapped`: its lines may have been broken at a column."""
    garbled = mojibake(source)
    draft = Draft(source)
    draft.replace(garbled)
    _mend(draft)
    if wrapped:
        unwrap(draft)
    to_text = draft.origin.to_text
    return Repaired(draft, tuple((to_text(start), to_text(end)) for start, end, _ in garbled))


def _mend(draft: Draft) -> None:
    if "<" not in draft.text:
        draft.sub(ENTITY, lambda m: html.unescape(m.group()))
    draft.sub(ESCAPE, "")
    draft.sub(LINE_END, "\n")
    draft.sub(PARAGRAPH_END, "\n\n")
    draft.sub(SURROGATE, "\ufffd")
    draft.sub(INVISIBLE, "")
    draft.sub(LIGATURE, lambda m: unicodedata.normalize("NFKC", m.group()))
    draft.replace(_composed(draft.text))
    draft.sub(SPACE, " ")
    draft.sub(LINE_BLANKS, "")
    draft.sub(BLANKS, " ")
    draft.sub(EMPTY_LINES, "\n\n")
    draft.sub(MARGINS, "")


def mojibake(text: str) -> list[Edit]:
    """The edits that undo text decoded by the wrong encoding, line by line."""
    if text.isascii():
        return []
    import ftfy

    edits: list[Edit] = []
    for line in LINE.finditer(text):
        fixed = line.group() if line.group().isascii() else ftfy.fix_encoding(line.group())
        if fixed != line.group():
            edits += _aligned(line.start(), line.group(), fixed)
    return edits


def _aligned(at: int, old: str, new: str) -> list[Edit]:
    """Edits of only what differs: the runs beyond ASCII where the ASCII between them agrees."""
    if NON_ASCII.split(old) == NON_ASCII.split(new):
        runs = zip(NON_ASCII.finditer(old), NON_ASCII.findall(new), strict=True)
        return [(at + m.start(), at + m.end(), run) for m, run in runs if m.group() != run]
    before, after = re.findall(r"\S+|\s+", old), re.findall(r"\S+|\s+", new)
    if len(before) > 2000:
        return [(at, at + len(old), new)]
    starts = [at]
    for word in before:
        starts.append(starts[-1] + len(word))
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        (starts[i], starts[j], "".join(after[k:n])) for kind, i, j, k, n in steps if kind != "equal"
    ]


def _composed(text: str) -> list[Edit]:
    """The edits that bring the text to normal form C, one cluster of a base and its marks each."""
    if unicodedata.is_normalized("NFC", text):
        return []
    return [
        (start, end, new)
        for start, end in _clusters(text)
        if (new := unicodedata.normalize("NFC", text[start:end])) != text[start:end]
    ]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for k in range(1, len(text)):
        if not _attaches(text[k]):
            yield start, k
            start = k
    yield start, len(text)


def _attaches(char: str) -> bool:
    """True for combining marks, and the second and third letters of a Hangul syllable."""
    if char < "\u0300":
        return False
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


def unwrap(draft: Draft) -> None:
    """Join the lines of paragraphs wrapped at a fixed column, in place.

    Lines are wrapped if three in four of those with a line below break where the next word would
    have passed the longest line; only such breaks are joined, so that headings stay apart.
    """
    breaks = [m.start() for m in re.finditer(r"(?<!\n)\n(?!\n)", draft.text)]
    width = max((len(line) for line in draft.text.split("\n")), default=0)
    if len(breaks) < 2 or width not in WIDTHS:
        return
    forced = [k for k in breaks if _overflows(draft.text, k, width)]
    if len(forced) * 4 >= len(breaks) * 3:
        draft.replace([(k, k + 1, _joint(draft.text, k)) for k in forced])


def _overflows(text: str, at: int, width: int) -> bool:
    line = at - (text.rfind("\n", 0, at) + 1)
    word = re.compile(r"\S*").match(text, at + 1)
    return line + 1 + len(word.group() if word else "") > width


def _joint(text: str, at: int) -> str:
    """What takes the place of a line end: nothing after a hyphen within a word, else a space."""
    word = re.compile(r"[^\W\d_]*").match(text, at + 1)
    length = len(word.group()) if word else 0
    return "" if text[at - 1 : at] == "-" and length > LINK_LETTERS else " "
