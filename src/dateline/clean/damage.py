"""Signs that a copy of a report is broken, most often by machine translation.

Such copies break a sentence after a name that the translator took for its end ("Peking en Moskou.
ambities om ..."), run two sentences together where a full stop was lost, part hyphenated words,
and lose or swap quotation marks.  Each sign is a place in the text; the sentence splitter gets the
places where a full stop ends nothing (`joins`) and where a sentence begins without one
(`boundaries`).  The searches are careful: what sound text also shows is left alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from dateline import lang
from dateline.clean.glue import glued
from dateline.clean.quotemarks import unpaired
from dateline.lang import Pack
from dateline.records import Note, Span

STOP = re.compile(r"(?<=[\w”’\"»)\]%])\.(?=[^\S\n]+(?P<after>[^\W\d_]\S*))")
BEFORE = re.compile(r"\S+\Z")
TORN = re.compile(r"\b(?P<first>[^\W\d_]+)-[^\S\n](?P<second>[^\W\d_]+)")
CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*\Z")
LOOK_BACK = 60
WORDS = re.compile(r"\w+")

# How much a sign says for machine translation, for the score.
WEIGHTS = {"split_sentence": 1.0, "glued_sentence": 1.0, "split_word": 0.5, "unpaired_quote": 0.25}
STRONG = ("split_sentence", "glued_sentence")
SCORES = {"split_sentence": 0.9, "glued_sentence": 0.7, "split_word": 0.8, "unpaired_quote": 0.8}


@dataclass(frozen=True, slots=True)
class Damage:
    """What was found: notes by kind, and the offsets for the sentence splitter."""

    notes: tuple[Note, ...]
    boundaries: tuple[int, ...]
    joins: tuple[int, ...]


def find(text: str, pack: Pack, translated_score: float) -> Damage:
    """All signs of damage in `text`; machine_translated is noted from that score on."""
    joins = tuple(split_stops(text))
    breaks = tuple(glued(text, pack))
    signs = {
        "split_sentence": tuple(map(partial(_around, text), joins)),
        "glued_sentence": tuple(map(partial(_around, text), breaks)),
        "split_word": tuple(torn_words(text, pack)),
        "unpaired_quote": tuple(unpaired(text, pack.language.quotes)),
    }
    notes = [Note(kind, SCORES[kind], spans) for kind, spans in signs.items() if spans]
    score = translation_score(signs, len(WORDS.findall(text)))
    if score >= translated_score:
        notes.insert(0, Note("machine_translated", score, _in_order(signs)))
    cut = CUT_OFF.search(text)
    if cut:
        notes.append(Note("truncated", 0.8, (Span(cut.start(), len(text.rstrip())),)))
    return Damage(tuple(notes), breaks, joins)


def translation_score(signs: dict[str, tuple[Span, ...]], words: int) -> float:
    """How likely the copy went through machine translation, 0 to 1.

    Lost quotation marks and torn words alone are no sign: writers do that too.  The more signs the
    likelier (one alone may be a slip: at most 0.4), and the rarer in a long
    text the less (half at one sign in a thousand words).  Our own measure, set so that sound
    agency text stays below 0.5.
    """
    weight = sum(WEIGHTS[kind] * len(spans) for kind, spans in signs.items())
    if not any(signs[kind] for kind in STRONG):
        return 0.0
    per_thousand = 1000 * weight / max(words, 100)
    return round((1 - 0.6**weight) * (1 - math.pow(2, -per_thousand)), 3)


def split_stops(text: str) -> list[int]:
    """Offsets of full stops that end no sentence: what follows goes on in lower case.

    Abbreviations, ordinals at the start of a line, addresses and names written in lower case (with
    a capital inside, or more than once after a stop) are left out, and so is a whole text whose
    writer begins most sentences in lower case.
    """
    stops = list(STOP.finditer(text))
    lower = [m for m in stops if m["after"][0].islower()]
    if 2 * len(lower) > len(stops) and len(lower) > 2:
        return []
    often = Counter(m["after"] for m in lower)
    return [m.start() for m in lower if often[m["after"]] < 2 and _goes_on(text, m)]


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    after = stop["after"]
    if re.search(r"[a-z][A-Z]|\w[.@]\w|^\w\)", after) or len(after.strip(",;:")) < 2:
        return False
    found = BEFORE.search(text, max(0, stop.start() - LOOK_BACK), stop.start())
    return found is not None and not _abbreviated(found.group()) and not _numbers(text, found)


@cache
def abbreviations() -> frozenset[str]:
    """Those of all packs, in lower case: "Inc." and "St." stand in reports in any language."""
    listed = (lang.load(code).abbreviations for code in lang.installed())
    return frozenset(word.lower() for words in listed for word in words)


def _abbreviated(word: str) -> bool:
    """True for listed abbreviations, initials, and what no word looks like."""
    bare = word.strip("(“”‘’\"'«»[")
    if f"{bare.lower()}." in abbreviations() or "." in bare:
        return True
    return len(bare) < 2 or (len(bare) < 5 and not re.search(r"[aeiouyà-ÿ\d]", bare.lower()))


def _numbers(text: str, word: re.Match[str]) -> bool:
    """True if `word` counts the points of a list: "1." at the start of a line."""
    return word.group().isdigit() and text[: word.start()].rstrip(" ")[-1:] in ("", "\n")


def torn_words(text: str, pack: Pack) -> Iterator[Span]:
    """Hyphenated words with a blank after the hyphen ("Sino- Russische"), from first to second.

    A first part that hangs before a joining word ("land- en tuinbouw") is sound.
    """
    words = pack.damage
    for m in TORN.finditer(text):
        first, second = m["first"], m["second"]
        names = first[0].isupper() and second[0].isupper() and len(second) > 1
        sound = second.lower() in words.links | words.openers
        if not sound and len(first) > 1 and (names or first.lower() in words.prefixes):
            yield Span(m.start(), m.end())


def _around(text: str, at: int) -> Span:
    """From the word before the offset to the end of the word after it."""
    start = text.rfind(" ", max(0, at - LOOK_BACK), max(at - 1, 0)) + 1 or at
    after = re.compile(r"[\W_]*\w+").match(text, at)
    return Span(start, after.end() if after else at + 1)


def _in_order(signs: dict[str, tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(sorted(span for spans in signs.values() for span in spans))
