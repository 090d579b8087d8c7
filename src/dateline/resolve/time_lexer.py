"""Cuts text into words, figures and signs, and says which classes of the time grammar each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from dateline.lang.times import Numbers, Times

TOKEN = re.compile(r"\d+(?:[.,:/~–—-]\d+)*|[^\W\d_]+|[^\w\s]|_")
SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-"})
SEPARATORS = re.compile(r"[.,:/~–—-]")
FORMATS = (
    ("isodate", re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")),
    ("isodate", re.compile(r"(?P<y>\d{4})([/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")),
    ("date_full", re.compile(r"(?P<a>\d{1,2})([-./])(?P<b>\d{1,2})\2(?P<y>\d{4}|\d\d)")),
    ("date_short", re.compile(r"(?P<a>\d{1,2})[-./](?P<b>\d{1,2})")),
    (
        "slashdate",
        re.compile(r"(?!24/7$)(?=(?:\d+/)?(?:1[3-9]|2\d|3[01])(?:/|$))(?P<a>\d\d?)/(?P<b>\d\d?)"),
    ),
    ("month_year", re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})")),
    ("years", re.compile(r"(?P<y>\d{4})(?:[-/](?=\d\d$)|/(?=\d{4}$))(?P<z>\d+)")),
    ("month_year", re.compile(r"(?P<m>\d{1,2})[-/](?P<y>\d{4})")),
    ("clocktime", re.compile(r"(?P<h>\d{1,2}):(?P<n>\d\d)(?::(?P<s>\d\d))?")),
    ("dotclock", re.compile(r"(?P<h>\d{1,2})\.(?P<n>\d\d)")),
    ("roundclock", re.compile(r"(?P<h>\d\d)\.(?P<n>[0-5][05])")),
)
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
FRACTION = re.compile(r"([1-3])/([234])")
LIMITS = {"m": 12, "d": 31, "h": 24, "n": 59, "s": 59}
LONGEST_NUMBER = 8  # parts
LONGEST_WORD = 40
FIRST_YEAR, FIRST_SPOKEN, LAST_YEAR = 1000, 1100, 2199


class Leaf(NamedTuple):
    """A class that tokens [i, end) have, with its value."""

    symbol: str
    end: int
    value: Any


@dataclass(slots=True)
class Lexed:
    """Tokens of a text as (start, end) offsets, lower-case keys, and the leaves at each."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    leaves: list[list[Leaf]] = field(default_factory=list)


class Words:
    """Entries of one lexicon: a key holds (class, value, needs an upper-case initial)."""

    def __init__(self, times: Times) -> None:
        self.times = times
        self.single: dict[str, list[tuple[str, Any, bool]]] = {}
        self.phrases: list[tuple[str, list[str], Any]] = []
        classes: dict[str, Mapping[str, int | float | str]] = {
            "month": times.months,
            "weekday": times.weekdays,
            **times.classes,
        }
        for symbol, entries in classes.items():
            for text, value in entries.items():
                self._add(symbol, text, value)

    def _add(self, symbol: str, text: str, value: Any) -> None:
        keys = keys_of(text)
        if len(keys) == 1:
            self.single.setdefault(keys[0], []).append((symbol, value, text[0].isupper()))
        else:
            self.phrases.append((symbol, keys, value))

    @cached_property
    def of_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, entries in self.single.items():
            for symbol, _, _ in entries:
                found.setdefault(symbol, []).append(key)
        return found


class NumberWords:
    """Reads number words, written as one word or several."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.values = {**numbers.cardinals, **numbers.ordinals}
        parts = sorted({*self.values, *numbers.joiners}, key=len, reverse=True)
        self._part = re.compile("|".join(map(re.escape, parts)) or "(?!)")
        self._ordinal = tuple(numbers.ordinals) or ("\0",)
        self.split = lru_cache(20_000)(self._split)

    def _split(self, word: str) -> tuple[int, ...]:
        """Values of the parts a word is made of; empty where it is no number word."""
        if word in self.values:
            return (self.values[word],)
        if len(word) > LONGEST_WORD or not self._part.match(word):
            return ()
        return next((tuple(found) for found in self._cuts(word, 0) if found), ())

    def _cuts(self, word: str, at: int) -> Iterator[list[int]]:
        if at == len(word):
            yield []
        for end in range(len(word), at, -1):
            part = word[at:end]
            if part in self.values:
                yield from ([self.values[part], *rest] for rest in self._cuts(word, end))
            elif at and end < len(word) and part in self.numbers.joiners:
                yield from self._cuts(word, end)

    def is_ordinal(self, word: str) -> bool:
        return word.endswith(self._ordinal) and bool(self.split(word))

    def compose(self, parts: Sequence[int]) -> int | None:
        """The number the parts make: [2, 1000, 15] 2015, [19, 80, 6] 1986; None if they do not."""
        total, current = 0, 0
        for part in parts:
            if part >= 1000:
                total, current = total + max(current, 1) * part, 0
            elif part == 100:
                current = max(current, 1) * 100
            else:
                joined = self._join(current, part)
                if joined is None:
                    return None
                current = joined
        return total + current

    def _join(self, current: int, part: int) -> int | None:
        rest = current % 100
        if rest == 0:
            return current + part
        if rest >= 20 and rest % 10 == 0 and part < 10:
            return current + part
        if self.numbers.units_first and rest < 10 and part >= 20 and part % 10 == 0:
            return current + part
        if 10 < current < 100 and part >= 10:  # a year in pairs
            return current * 100 + part
        return None


class Lexer:
    """Turns text into tokens with leaves; made once for a pack."""

    def __init__(self, times: Times, literals: frozenset[str]) -> None:
        self.times = times
        self.words = Words(times)
        self.numbers = NumberWords(times.numbers)
        self.literals = literals
        self._signs = frozenset(times.signs)
        self._tails = self._compound_tails()
        self._compound = lru_cache(20_000)(self._split_compound)

    def __call__(self, text: str) -> Lexed:
        lexed = Lexed()
        for match in TOKEN.finditer(text):
            self._push(lexed, match.group(), match.start())
        raw = [text[a:b] for a, b in lexed.spans]
        for i, word in enumerate(raw):
            lexed.leaves.append(list(self._leaves(lexed, raw, i, word)))
        lexed.spans.append((len(text), len(text)))  # the end of the text ends a sentence
        lexed.keys.append(".")
        lexed.leaves.append([Leaf("=.", len(lexed.keys), None)])
        _bridge(lexed)
        return lexed

    def _push(self, lexed: Lexed, word: str, start: int) -> None:
        if word[0].isdigit():
            glued = bool(lexed.keys) and lexed.spans[-1][1] == start
            pieces = _range(word, split=glued and lexed.keys[-1].isalpha())
        else:
            pieces = self._compound(word.lower())
        for piece in pieces or (word,):
            lexed.spans.append((start, start + len(piece)))
            lexed.keys.append(piece.lower().translate(SAME))
            start += len(piece)

    def _leaves(self, lexed: Lexed, raw: list[str], i: int, word: str) -> Iterator[Leaf]:
        key = lexed.keys[i]
        if key[0].isdigit():
            if self._is_free(lexed, i):
                yield from self._figures(lexed, i, key)
            return
        if key in self.literals:
            yield Leaf("=" + key, i + 1, None)
        for symbol, value, upper in self.words.single.get(key, ()):
            if not upper or word[0].isupper():
                yield Leaf(symbol, i + 1, value)
        if self.numbers.split(key):
            yield from self._number_words(lexed, i)

    def _is_free(self, lexed: Lexed, i: int) -> bool:
        """False for figures that are part of a name, an amount or a code."""
        start = lexed.spans[i][0]
        if i == 0:
            return True
        before, glued = lexed.keys[i - 1], lexed.spans[i - 1][1] == start
        if before in self._signs:
            return False
        if not glued:
            return True
        if before == "-":
            return i < 2 or lexed.spans[i - 2][1] < start - 1 or self._known(lexed.keys[i - 2])
        return before in "'(/~=\"“‘[" or self._known(before) or self._is_inner(lexed, i)

    def _is_inner(self, lexed: Lexed, i: int) -> bool:
        """True for the 30 of 20u30."""
        if i < 2 or not lexed.keys[i].isdigit() or lexed.keys[i - 1] not in self.literals:
            return False
        return lexed.spans[i - 2][1] == lexed.spans[i - 1][0] and lexed.keys[i - 2].isdigit()

    def _known(self, key: str) -> bool:
        return key in self.words.single or key[0].isdigit()

    def _figures(self, lexed: Lexed, i: int, key: str) -> Iterator[Leaf]:
        if not key.isdigit():
            yield from self._formats(key, i + 1)
            return
        n, spans = int(key), lexed.spans
        if "-".join(lexed.keys[i : i + 3 : 2]) == "".join(lexed.keys[i : i + 3]):
            short = "".join(lexed.keys[i : i + 3])
            yield from (leaf for leaf in self._formats(short, i + 3) if len(short) < 6)
        glued = i + 1 < len(spans) and spans[i][1] == spans[i + 1][0]
        if glued and lexed.keys[i + 1] in self.times.numbers.ordinal_endings:
            yield from _ordinal(n, i + 2, "dayth")
        if glued and lexed.keys[i + 1].isalpha() and not self._joins(lexed.keys[i + 1]):
            return
        yield from self._numeric(n, i + 1, words=False)
        if len(key) == 4 and n % 100 < 60 and n // 100 <= 24:
            yield Leaf("fourclock", i + 1, (n // 100, n % 100, None))
        if len(key) == 2:
            yield Leaf("yy", i + 1, n)

    def _joins(self, key: str) -> bool:
        """May stand right behind figures: 3pm, 1990s, 3maart, 30min."""
        return key in self.words.single or key in self.literals

    def _formats(self, key: str, end: int) -> Iterator[Leaf]:
        for symbol, form in FORMATS:
            if match := form.fullmatch(key):
                found = {k: int(v) if v else None for k, v in match.groupdict().items()}
                if found.keys() & {"a", "b"}:
                    found = self._ordered(found)
                if all(v is None or v <= LIMITS.get(k, 9999) for k, v in found.items()):
                    yield Leaf(symbol, end, tuple(found.values()))
        if match := FRACTION.fullmatch(key):
            yield Leaf("fraction", end, int(match[1]) / int(match[2]))
        sign = self.times.decimal
        if THOUSANDS.fullmatch(key) and sign not in key:
            yield Leaf("number", end, int(SEPARATORS.sub("", key)))
        if key.count(sign) == 1 and key.replace(sign, "").isdigit():
            yield Leaf("decimal", end, float(key.replace(sign, ".")))

    def _ordered(self, found: dict[str, int | None]) -> dict[str, int | None]:
        """Year, month, day out of figures whose order the pack tells, or their size."""
        a, b, year = found["a"] or 0, found["b"] or 0, found.get("y")
        day, month = (a, b) if self.times.date_order == "dmy" else (b, a)
        if month > 12 >= day:
            day, month = month, day
        if year is not None and year < 100:
            year += 2000 if year < 70 else 1900
        return {"y": year, "m": month or 99, "d": day or 99}

    def _number_words(self, lexed: Lexed, i: int) -> Iterator[Leaf]:
        parts: list[int] = []
        at, end = i, i
        inner = i > 0 and bool(self.numbers.split(lexed.keys[i - 1]))
        while at < len(lexed.keys) and len(parts) < LONGEST_NUMBER:
            key = lexed.keys[at]
            more = self.numbers.split(key)
            if not more:
                if not parts or key not in self.times.numbers.joiners:
                    return
                at += 1
                continue
            parts.extend(more)
            value, end = self.numbers.compose(parts), at + 1
            if value is None:
                return
            if self.numbers.is_ordinal(key):
                yield from _ordinal(value, end, "dayword")
                return
            if key in self.times.numbers.articles and len(parts) == 1:
                yield Leaf("number", end, value)
            elif parts[0] < 100 or len(parts) == 1 or not inner:  # "two thousand and five": no 1005
                yield from self._numeric(value, end, words=True)
            at += 1

    def _numeric(self, n: int, end: int, *, words: bool) -> Iterator[Leaf]:
        yield Leaf("number", end, n)
        if 1 <= n <= 31:
            yield Leaf("daynum" if words else "day", end, n)
        if 0 <= n <= 24:
            yield Leaf("hour", end, n)
        if 0 <= n <= 59:
            yield Leaf("minute", end, n)
        if (FIRST_SPOKEN if words else FIRST_YEAR) <= n <= LAST_YEAR:
            yield Leaf("year_word" if words else "year", end, n)

    def _compound_tails(self) -> list[tuple[str, str]]:
        """(last part, class of the first part), longest first."""
        of = self.words.of_class
        pairs = {(tail, head) for head, last in self.times.compounds for tail in of.get(last, ())}
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    def _split_compound(self, word: str) -> tuple[str, ...]:
        """The two parts of a compound word, or nothing."""
        if word in self.words.single or word in self.literals or self.numbers.split(word):
            return ()  # "eighty" is no eight of anything
        for tail, head in self._tails:
            first = word.removesuffix(tail)
            if first and first != word and self._is_head(first, head):
                return (first, tail)
        return ()

    def _is_head(self, first: str, head: str) -> bool:
        if head == "number":
            return bool(self.numbers.split(first))
        return any(symbol == head for symbol, _, _ in self.words.single.get(first, ()))


def keys_of(text: str) -> list[str]:
    """The keys of the tokens of a pattern or lexicon entry."""
    return [m.group().lower().translate(SAME) for m in TOKEN.finditer(text)]


def _ordinal(n: int, end: int, day: str) -> Iterator[Leaf]:
    yield Leaf("ordinal", end, n)
    if 1 <= n <= 31:
        yield Leaf(day, end, n)


def _bridge(lexed: Lexed) -> None:
    """Gives tokens that only stand inside longer leaves one of their own, so that runs go on."""
    for i, leaves in enumerate(lexed.leaves):
        for leaf in leaves:
            for k in range(i + 1, leaf.end):
                if not lexed.leaves[k]:
                    lexed.leaves[k].append(Leaf("", k + 1, None))


def _range(figures: str, *, split: bool) -> tuple[str, ...]:
    """Cuts 2014-2018 or 10:00-12:00 in three; nothing where the figures are one thing, unless
    they are to be split (Q1-2017)."""
    if not split and any(form.fullmatch(figures) for name, form in FORMATS if name != "date_short"):
        return ()
    for sign in "~–—-":
        if figures.count(sign) == 1:
            a, b = figures.split(sign)
            return (a, sign, b) if len(a) < 6 or SEPARATORS.search(a) else ()
    return ()
