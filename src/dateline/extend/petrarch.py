"""Actor and agent dictionaries as PETRARCH and PETRARCH2 read them.

    KOFI_ANNAN_                       a name; blanks are _, and one at the end means nothing
    +SECRETARY-GENERAL_KOFI_ANNAN     the same under another name
        [IGOUNO 970101-061231]        code and dates: A-B, <B, >A or none
        [ELI]                         what holds where no dates fit
    !PERSON! = MAN, MEN, WOMAN        of agents: what stands for !PERSON! below
    CHAMBER_OF_COMMERCE {CHAMBERS_OF_COMMERCE} [~BUS]     an irregular plural

Notes begin with #.  Years of two digits up to 30 are of this century.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.errors import UserTableError

_CODE = re.compile(r"\[([^\]]*)\]")
_PLURAL = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"(![^!]+!)\s*=\s*(.+)")
_USE = re.compile(r"![^!]+!")
_NOTHING = "---"  # the code of what is to be passed over
_PIVOT = 30


@dataclass(frozen=True, slots=True)
class Coded:
    """A code with the days from and to which it holds, ISO dates, empty = open."""

    code: str
    start: str = ""
    end: str = ""


@dataclass(slots=True)
class Entry:
    """Names and codes of one actor or agent as written; `line` is where it begins."""

    line: int
    names: list[str]
    codes: list[Coded] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unread:
    """A line, counted from 1, that is not as the format has it, and what is wrong with it."""

    line: int
    what: str


def parse(path: Path) -> tuple[list[Entry], list[Unread]]:
    """The entries of a dictionary, and what could not be read.

    Raises UserTableError where the file cannot be read or has no entry with a code.
    """
    parser = _Parser()
    for number, line in enumerate(_lines(path), start=1):
        parser.line(number, line.partition("#")[0].rstrip())
    if not any(entry.codes for entry in parser.entries):
        raise UserTableError(
            f"{path} is no PETRARCH dictionary: no name in it has a code",
            hint="Codes stand in square brackets behind or below a name.",
        )
    return parser.entries, parser.unread


def _lines(path: Path) -> list[str]:
    """Old dictionaries mix encodings: what is not UTF-8 is read as Latin-1, line by line."""
    try:
        data = path.read_bytes()
    except OSError as e:
        raise UserTableError(f"{path} cannot be read: {e.strerror}") from e
    return [_decoded(line) for line in data.split(b"\n")]


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("latin-1")


class _Parser:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.unread: list[Unread] = []
        self._sets: dict[str, list[str]] = {}

    def line(self, number: int, line: str) -> None:
        text = line.strip()
        if not text:
            return
        if found := _SET.fullmatch(text):
            self._sets[found[1]] = [word.strip() for word in found[2].split(",") if word.strip()]
            return
        told = _PLURAL.sub("", _CODE.sub("", text))
        names = [told, *_PLURAL.findall(text)] if told.strip(" +") else []
        self._entry(number, names, alias=text.startswith("+"))
        if self.entries:
            codes = (self._coded(number, c) for c in _CODE.findall(text))
            self.entries[-1].codes += [c for c in codes if c]

    def _entry(self, number: int, names: list[str], alias: bool) -> None:
        """Names begin an entry, those with a + go on with the last one."""
        spelt = [name for told in names for name in self._spelt(number, told.lstrip("+"))]
        if alias and not self.entries:
            self.unread.append(Unread(number, "another name of nothing"))
        elif alias:
            self.entries[-1].names += spelt
        elif names:
            self.entries.append(Entry(number, spelt))

    def _spelt(self, number: int, name: str) -> Iterator[str]:
        """A name with every word that a set has in its place, tidied."""
        used = _USE.search(name)
        if not used:
            if plain := _tidy(name):
                yield plain
            return
        if used[0] not in self._sets:
            self.unread.append(Unread(number, f"there is no set {used[0]}"))
        for word in self._sets.get(used[0], ()):
            yield from self._spelt(number, name.replace(used[0], word, 1))

    def _coded(self, number: int, inside: str) -> Coded | None:
        code, _, dates = inside.strip().partition(" ")
        if not code or code == _NOTHING:
            return None
        try:
            return Coded(code, *_days(dates.replace(" ", "")))
        except ValueError:
            self.unread.append(Unread(number, f"no dates: [{inside.strip()}]"))
            return None


def _tidy(name: str) -> str:
    """Single blanks for underscores; what stands in round brackets is no part of the name."""
    return " ".join(re.sub(r"\([^)]*\)", " ", name.replace("_", " ")).replace("+", " ").split())


def _days(told: str) -> tuple[str, str]:
    """ "970101-061231" -> ("1997-01-01", "2006-12-31").  Raises ValueError."""
    if not told:
        return "", ""
    if told[0] == "<":
        return "", _day(told[1:])
    if told[0] == ">":
        return _day(told[1:]), ""
    first, dash, last = told.partition("-")
    if not dash:
        raise ValueError(told)
    return _day(first), _day(last)


def _day(digits: str) -> str:
    """A day, or the month or year where there is no such day: "010431" -> "2001-04"."""
    if not digits.isdigit() or len(digits) not in (6, 8):
        raise ValueError(digits)
    short = len(digits) == 6
    year = int(digits[:-4])
    if short:
        year += 2000 if year <= _PIVOT else 1900
    month, day = int(digits[-4:-2]), int(digits[-2:])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else f"{year:04}"
