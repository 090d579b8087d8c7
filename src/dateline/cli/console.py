"""Where the commands print: consoles without colour where nobody would see it."""

from __future__ import annotations

import re
import sys
from typing import TextIO

from rich.console import Console

PIPED_WIDTH = 100
_BLANKS = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def console(file: TextIO | None = None, *, width: int | None = None) -> Console:
    """A console on a file, standard output by default; colour only on a terminal.

    NO_COLOR and COLUMNS are honoured.  Off a terminal a line is PIPED_WIDTH characters long.
    """
    file = file or sys.stdout
    made = Console(file=file, highlight=False, markup=False, emoji=False, width=width)
    if width is None and not made.is_terminal and "COLUMNS" not in made._environ:
        made.width = PIPED_WIDTH
    return made


def safe(text: str) -> str:
    """The text on one line, without characters that would steer the terminal."""
    return _CONTROLS.sub("", " ".join(text.split()))


def inside(text: str) -> str:
    """The same for a piece of a line, whose outer blanks count."""
    return _CONTROLS.sub("", _BLANKS.sub(" ", text))


def short(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut between words where it can be."""
    text = safe(text)
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > width * 0.6 else cut).rstrip(" ,;:") + "…"


def complain(what: str) -> None:
    print(f"dateline: {safe(what)}", file=sys.stderr)
