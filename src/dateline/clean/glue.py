"""Two sentences run together: the full stop between them was lost.

    De diplomaat arriveerde later in Moskou | Amerikaanse functionarissen maakten zich zorgen

A capitalised word that no name explains (an adjective of nationality after a name, or a word that
opens sentences) begins a sentence of its own if the clause before it has its finite verb already
and another one follows after a few words with nothing to join the two.  There is no parse yet;
words and endings of the pack do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from dateline.lang import Pack

# A capital after a blank, or right after a full stop that lost its blank ("sancties.De").
CAPITAL = re.compile(r"(?<=[\w”’\"»)][^\S\n])[^\W\d_a-z][^\W\d_]+(?=[^\S\n]+[a-zà-ÿ])")
NO_BLANK = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?][”’\"»]?(?P<next>[^\W\d_a-z][a-zà-ÿ]*)(?=[^\S\n])")
TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[^\w\s]|\n")
SENTENCE_END = frozenset(".!?\n")
CLAUSE_BREAK = frozenset(',;:()“”„"«»–—')
BACK, AHEAD = 300, 160  # characters looked at on each side
NEAR = 6  # words within which the second finite verb must come


def glued(text: str, pack: Pack) -> Iterator[int]:
    """Offsets, rising, where a sentence begins without the end of the one before."""
    lost_stops = (m.start() for m in CAPITAL.finditer(text) if _opens_anew(text, m, pack))
    lost_blanks = (m.start("next") for m in NO_BLANK.finditer(text) if _is_stop(text, m, pack))
    return iter(sorted({*lost_stops, *lost_blanks}))


def _opens_anew(text: str, capital: re.Match[str], pack: Pack) -> bool:
    at, word = capital.start(), capital.group()
    opener = word.lower() in pack.damage.openers and word[1:].islower()
    nationality = word in adjectives(pack)
    if not opener and not nationality:
        return False
    following = TOKEN.finditer(text, capital.end(), capital.end() + AHEAD)
    if not _verb_follows([m.group() for m in islice(following, NEAR + 1)], pack):
        return False
    before = TOKEN.findall(text, max(0, at - BACK), at)
    return _may_end(before, nationality, pack) and _has_verb(_last_clause(before, pack), pack)


def _may_end(before: list[str], nationality: bool, pack: Pack) -> bool:
    """True if a sentence may end here: before a nationality only after a name of its own."""
    if not before or not before[-1][0].isalpha():
        return False
    last = before[-1]
    if last.lower() in pack.damage.links | pack.damage.openers:
        return False
    named = last[0].isupper() and len(before) > 1 and before[-2] not in SENTENCE_END
    plain = last.lower() not in pack.damage.compass and last not in adjectives(pack)
    return (named and plain) if nationality else True


def _last_clause(before: list[str], pack: Pack) -> list[str]:
    """The words since the last sign or word that begins a clause or sentence."""
    for k in range(len(before) - 1, -1, -1):
        if before[k] in SENTENCE_END | CLAUSE_BREAK or before[k].lower() in pack.damage.clauses:
            return before[k + 1 :]
    return before


def _has_verb(words: list[str], pack: Pack) -> bool:
    return any(
        is_finite(word, pack) and (k == 0 or words[k - 1].lower() not in pack.damage.infinitive)
        for k, word in enumerate(words)
    )


def _verb_follows(after: list[str], pack: Pack) -> bool:
    """True if a finite verb comes after at least one word, and nothing joins it to what was."""
    words = pack.damage
    for k, word in enumerate(after[:NEAR]):
        if not word[0].isalpha() or word.lower() in words.clauses | words.infinitive:
            return False
        if word.lower() in words.links and not "".join(after[k + 1 : k + 2]).istitle():
            return False
        if k > 0 and is_finite(word, pack):
            return True
    return False


def is_finite(word: str, pack: Pack) -> bool:
    """True for a lower-case word that is a finite verb, by list or by its ending and lemma."""
    words = pack.damage
    if word in words.finite:
        return True
    if not word.islower() or not word.endswith(words.finite_endings) or not words.lemma_endings:
        return False
    lemma = _lemma(word, pack.code)
    return lemma != word and lemma.endswith(words.lemma_endings) and not word.startswith("ge")


@cache
def adjectives(pack: Pack) -> frozenset[str]:
    """All adjectives of nationality."""
    return frozenset(a for country in pack.countries.values() for a in country.adjectives)


@cache
def _lemma(word: str, code: str) -> str:
    import simplemma

    return simplemma.lemmatize(word, lang=code)


def _is_stop(text: str, stop: re.Match[str], pack: Pack) -> bool:
    """True for a full stop within letters that ends a sentence, not "Booking.Com" or "Ph.D"."""
    opener = stop["next"].lower() in pack.damage.openers
    word = re.compile(r"\S+\Z").search(text, max(0, stop.start() - 60), stop.start())
    if word is None or re.search(r"[.@/:]", word.group()):
        return False
    return opener or (word.group()[0].islower() and len(stop["next"]) > 3)
