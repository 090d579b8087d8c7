"""Words of a sentence, cut as the Universal Dependencies treebanks of the language cut them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.lang import Pack
from dateline.lang.language import Language
from dateline.records import Span

_TOKEN = r"""
      https?://\S+[\w/] | www\.\S+[\w/] | [\w.+-]+@[\w-]+\.[\w.-]*\w     # addresses
    | \d+(?:[.,:/]\d+)*(?:[-‐‑]?[^\W\d_]\w*(?:[-‐‑]\w+)*)?              # 1.300, 19e, 47-jarige
    | (?:[^\W\d_]\.){2,}                                                # U.S. o.a.
    | [@#]?\w+(?:[&'’][^\W\d_]\w*|[-‐‑./](?=\w)\w+)*                   # words
      (?:['’](?=s\b)|-(?=\s\w))?
    | \.{2,} | -{2,} | '' | [^\w\s]                                      # punctuation
"""
_HYPHEN = re.compile(r"[-‐‑]")


def split(text: str, sentence: Span, pack: Pack) -> list[Span]:
    """Ranges of the words of one sentence, in order; every other character is white space."""
    words: list[Span] = []
    token = _pattern(pack.language.elisions)
    for match in token.finditer(text, sentence.start, sentence.end):
        words.extend(_cut(match[0], match.start(), pack))
    return _join_abbreviations(text, words, pack)


@cache
def _pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """The token pattern with the language's elided words ('t, 's-) put first."""
    elided = "|".join(rf"(?<!\w){re.escape(e)}(?![^\W_])(?:-\w+)*" for e in elisions)
    return re.compile(f"(?:{elided}) | {_TOKEN}" if elided else _TOKEN, re.VERBOSE)


def _cut(token: str, start: int, pack: Pack) -> Iterator[Span]:
    parts = _split_word(token, pack.language)
    if "".join(parts) != token:
        parts = (token,)
    for part in parts:
        yield Span(start, start + len(part))
        start += len(part)


def _split_word(token: str, language: Language) -> tuple[str, ...]:
    if token.startswith(("http", "www.")) or "@" in token:
        return (token,)
    stem, quote = _closing_quote(token)
    if not stem[:1].isalnum():
        return (token,)
    return tuple(p for p in (*_split_stem(stem, language), quote) if p)


def _closing_quote(token: str) -> tuple[str, str]:
    if len(token) > 1 and token[-1] in "'’":
        return token[:-1], token[-1]
    return token, ""


def _split_stem(stem: str, language: Language) -> Iterator[str]:
    for part in _hyphens(stem, language):
        if (known := language.splits.get(part.lower())) is not None:
            yield part[: len(known[0])]
            yield part[len(known[0]) :]
            continue
        fitting = (c for c in language.clitics if part.endswith(c) and part != c)
        clitic = max(fitting, key=len, default="")
        yield part.removesuffix(clitic)
        yield clitic


def _hyphens(stem: str, language: Language) -> Iterator[str]:
    first = _HYPHEN.split(stem, maxsplit=1)[0]
    numeric = stem[:1].isdigit() and stem[-1:].isdigit()
    if language.hyphens != "split" or numeric or first.lower() in language.hyphen_prefixes:
        yield stem
        return
    start = 0
    for hyphen in _HYPHEN.finditer(stem):
        yield stem[start : hyphen.start()]
        yield hyphen[0]
        start = hyphen.end()
    yield stem[start:]


def _join_abbreviations(text: str, words: list[Span], pack: Pack) -> list[Span]:
    """A full stop belongs to the word before it in abbreviations and initials, not at the end."""
    joined: list[Span] = []
    for i, word in enumerate(words):
        before = joined[-1] if joined else None
        stop = before is not None and before.end == word.start and word.of(text) == "."
        if before and stop and _abbreviates(before, text, pack, i == len(words) - 1):
            joined[-1] = Span(before.start, word.end)
        else:
            joined.append(word)
    return joined


def _abbreviates(before: Span, text: str, pack: Pack, last: bool) -> bool:
    form = before.of(text)
    known = f"{form.lower()}." in pack.abbreviations
    initial = len(form) == 1 and form.isupper()
    return (known or initial) and not (last and not known)
