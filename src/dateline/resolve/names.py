"""Names of a report, settled across all its sentences.

The reading model labels each sentence by itself.  Here one name gets one label in the whole
report, names it missed but found elsewhere or the tables know are added, and titles, articles
and genitive endings are cut off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.records import Reading, Sentence
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.lexicon import Lexicon, fold, surface
from dateline.resolve.tabular import key

_LONGEST = 7  # words of an organisation's name looked for in the tables
_SURE = 0.5  # weight of a name found elsewhere in the report against one the model saw here


@dataclass(frozen=True, slots=True)
class Named:
    """A name: sentence, token positions half-open, text without genitive, PER ORG LOC or MISC."""

    sentence: int
    start: int
    end: int
    text: str
    label: str


def settle(reading: Reading, lexicon: Lexicon, knowledge: Knowledge) -> list[Named]:
    """All names of the report in order, without overlap within a sentence."""
    named = [n for n in _model_names(reading, lexicon) if n.text]
    named = _relabel(named, reading, lexicon, knowledge)
    for sentence in reading.sentences:
        taken = {i for n in named if n.sentence == sentence.n for i in range(n.start, n.end)}
        named.extend(_told_elsewhere(sentence, taken, named, lexicon))
        taken |= {i for n in named if n.sentence == sentence.n for i in range(n.start, n.end)}
        named.extend(_in_tables(sentence, taken, knowledge, lexicon))
    return sorted(named, key=lambda n: (n.sentence, n.start))


def _model_names(reading: Reading, lexicon: Lexicon) -> Iterator[Named]:
    for name in reading.names:
        sentence = reading.sentences[name.sentence]
        start, end = _trim(sentence, name.start, name.end, name.label, lexicon)
        if start < end:
            text = lexicon.nominative(surface(sentence.tokens[start:end]))
            yield Named(name.sentence, start, end, text.strip(" -"), name.label)


def _trim(
    sentence: Sentence, start: int, end: int, label: str, lexicon: Lexicon
) -> tuple[int, int]:
    """Without articles, honorifics and, before a person's name, country and role words."""
    tokens, pack = sentence.tokens, lexicon.pack
    end = _with_flat(sentence, start, end) if label == "PER" else end
    loose = {*map(fold, pack.roles.honorifics), *pack.language.definite}
    if label == "PER":
        for match in lexicon.matches(sentence):
            if start <= match.start < match.end < end and match.term.role:
                start = match.end
    while start < end and (fold(tokens[start].text) in loose or tokens[start].upos == "PUNCT"):
        start += 1
    clitics = {*pack.language.clitics}
    while start < end and (tokens[end - 1].text in clitics or tokens[end - 1].upos == "PUNCT"):
        end -= 1
    return start, end


def _with_flat(sentence: Sentence, start: int, end: int) -> int:
    """The end of a person's name with the capitalised words the parse joins to it."""
    tokens = sentence.tokens
    while end < len(tokens) and tokens[end].rel == "flat" and start <= tokens[end].head < end:
        if not tokens[end].text[:1].isupper():
            break
        end += 1
    return end


def _relabel(
    named: list[Named], reading: Reading, lexicon: Lexicon, knowledge: Knowledge
) -> list[Named]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in named:
        votes[key(name.text)][name.label] += 1
    persons = {key(n.text) for n in named if n.label == "PER" and " " in n.text}
    parts = {part for person in persons for part in (person.split()[0], person.split()[-1])}
    return [replace(n, label=_label(n, votes, parts, lexicon, knowledge)) for n in named]


def _label(
    name: Named,
    votes: dict[str, Counter[str]],
    parts: set[str],
    lexicon: Lexicon,
    knowledge: Knowledge,
) -> str:
    """Tables first, then the longer name it is part of, then what most sentences say."""
    folded = key(name.text)
    if lexicon.country(name.text):
        return name.label
    if name.label != "PER" and knowledge.organisation(name.text):
        return "ORG"
    if " " in name.text and knowledge.people(name.text):
        return "PER"
    if folded in parts:
        return "PER"
    return votes[folded].most_common(1)[0][0]


def _told_elsewhere(
    sentence: Sentence, taken: set[int], named: Iterable[Named], lexicon: Lexicon
) -> Iterator[Named]:
    """Single capitalised words that are a name, or a person's surname, in another sentence."""
    known = {fold(n.text): n.label for n in named if " " not in n.text and n.label != "MISC"}
    for name in named:
        if name.label == "PER" and " " in name.text:
            known.setdefault(fold(name.text.split()[-1]), "PER")
    for token in sentence.tokens:
        text = lexicon.nominative(token.text)
        label = known.get(fold(text))
        if label and token.i not in taken and token.upos == "PROPN" and text[:1].isupper():
            yield Named(sentence.n, token.i, token.i + 1, text, label)


def _in_tables(
    sentence: Sentence, taken: set[int], knowledge: Knowledge, lexicon: Lexicon
) -> Iterator[Named]:
    """Runs of free words that are, as a whole, a person or organisation of the tables."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        found = None
        if i not in taken and tokens[i].text[:1].isupper():
            found = _longest_known(sentence, i, taken, knowledge, lexicon)
        if found:
            yield found
        i = found.end if found else i + 1


def _longest_known(
    sentence: Sentence, i: int, taken: set[int], knowledge: Knowledge, lexicon: Lexicon
) -> Named | None:
    tokens = sentence.tokens
    limit = next((k for k in range(i, len(tokens)) if k in taken), len(tokens))
    for end in range(min(i + _LONGEST, limit), i, -1):
        text = lexicon.nominative(surface(tokens[i:end]))
        if not _nameable(tokens[i:end], lexicon, text):
            continue
        if knowledge.organisation(text):
            return Named(sentence.n, i, end, text, "ORG")
        if end - i > 1 and knowledge.people(text):
            return Named(sentence.n, i, end, text, "PER")
    return None


def _nameable(tokens: Sequence[object], lexicon: Lexicon, text: str) -> bool:
    """False for common words and for what the pack already says of countries and roles."""
    if fold(text) in lexicon.terms:
        return False
    words = [t for t in tokens if getattr(t, "upos", "") == "PROPN"]
    return bool(words) and (len(tokens) > 1 or text.isupper() or len(text) > 3)
