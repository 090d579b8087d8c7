"""Names of a report, settled across all its sentences.

The reading model labels each sentence by itself.  Here one name gets one label in the whole
report, names it missed but found elsewhere, behind a title or in the tables are added, and
titles, articles and genitive endings are cut off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.records import Name, Reading, Sentence, Token
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.labels import Named, relabelled
from dateline.resolve.lexicon import Lexicon, Match, fold, surface
from dateline.resolve.linking import is_unmistakable

_LONGEST = 7  # words of an organisation's name looked for in the tables
_GENITIVES = frozenset({"'", "’", "'s", "’s"})


def settle(
    reading: Reading, matches: Sequence[Sequence[Match]], lexicon: Lexicon, knowledge: Knowledge
) -> dict[int, list[Named]]:
    """All names of the report by sentence, in order and without overlap."""
    told = [
        _trimmed(reading, name, matches[name.sentence], lexicon, knowledge)
        for name in reading.names
    ]
    known = [n for s in reading.sentences for n in _in_tables(s, knowledge, lexicon)]
    whole = [_whole(reading.sentences[n.sentence], n, lexicon, knowledge) for n in told if n]
    named = relabelled(_without_parts(whole, known), reading, lexicon, knowledge)
    found: dict[int, list[Named]] = defaultdict(list)
    for name in named:
        found[name.sentence].append(name)
    elsewhere = _told(named)
    for sentence, matched in zip(reading.sentences, matches, strict=True):
        here = found[sentence.n]
        here.extend(_told_elsewhere(sentence, _taken(here), elsewhere, lexicon))
        here.extend(_known_by_surname(reading, sentence, _taken(here), lexicon, knowledge))
        here.extend(_after_titles(sentence, _taken(here), matched, lexicon))
        here.sort(key=lambda n: n.start)
    return found


def _whole(sentence: Sentence, name: Named, lexicon: Lexicon, knowledge: Knowledge) -> Named:
    """A body's name with the parts that the model left out: what follows a genitive mark or a
    preposition of belonging ("Workers' [Congress]", "Raad van Schriftgeleerden [van Peshawar]")."""
    if name.label != "ORG" or knowledge.organisation(name.text):
        return name
    tokens = sentence.tokens
    end = _with_parts(tokens, name.end, lexicon.pack.language.belonging)
    part = surface([t for t in tokens[name.end : end] if t.upos == "PROPN"])
    place = lexicon.country(part) or knowledge.gazetteer.bearers(part)
    if end == name.end or place:
        return name  # whose it is: "the City [of Richmond]"
    return replace(name, end=end, text=surface(tokens[name.start : end]))


def _with_parts(tokens: Sequence[Token], end: int, belonging: Collection[str]) -> int:
    """Where a name ends that goes on behind `end`; the model may have stopped at its "of"."""
    while True:
        at = end - (tokens[end - 1].text.lower() in belonging)
        if at >= len(tokens) or tokens[at].text.lower() not in (*belonging, *_GENITIVES):
            return end
        first = at + 1
        if first < len(tokens) and tokens[first].upos == "DET":
            first += 1
        last = next((t.i for t in tokens[first:] if t.upos != "PROPN"), len(tokens))
        if last == first:
            return end
        end = last


def _without_parts(told: Iterable[Named | None], known: list[Named]) -> list[Named]:
    """Names of the model and of the tables; of two that overlap the longer one."""
    chosen: list[Named] = []
    for name in sorted([n for n in (*told, *known) if n], key=lambda n: n.start - n.end):
        if not any(
            n.sentence == name.sentence and n.start < name.end and name.start < n.end
            for n in chosen
        ):
            chosen.append(name)
    return sorted(chosen, key=lambda n: (n.sentence, n.start))


def _taken(names: Iterable[Named]) -> set[int]:
    return {i for n in names for i in range(n.start, n.end)}


def _trimmed(
    reading: Reading,
    name: Name,
    matches: Sequence[Match],
    lexicon: Lexicon,
    knowledge: Knowledge,
) -> Named | None:
    sentence, label = reading.sentences[name.sentence], name.label
    start, end, language = name.start, name.end, lexicon.pack.language
    for match in matches:
        if match.term.role and match.start < start < match.end < end:
            start = match.end  # "minister van [Buitenlandse Zaken Qin Gang]"
            label = "PER" if match.term.role.kind == "person" else label
        elif match.term.role and start < match.start < end <= match.end and label != "PER":
            apart = sentence.tokens[match.start - 1].text.lower() not in language.belonging
            person = match.term.role.kind == "person" and apart  # "[NATO] Secretary"
            end = match.start if person else end
    if label == "PER":
        start, end = _person(sentence, start, end, matches)
    start, end = _trim(sentence, start, end, lexicon)
    text = lexicon.nominative(surface(sentence.tokens[start:end])).strip(" -")
    if not text or (_is_role(start, end, matches) and not knowledge.organisation(text)):
        return None
    return Named(name.sentence, start, end, text, label)


def _is_role(start: int, end: int, matches: Sequence[Match]) -> bool:
    """True of what is no name but a role noun, with or without its country: "Russian Army"."""
    inside = [m for m in matches if m.start < end and start < m.end]
    covered = {i for m in inside for i in range(m.start, m.end)}
    return any(m.term.role for m in inside) and covered >= {*range(start, end)}


def _person(sentence: Sentence, start: int, end: int, matches: Sequence[Match]) -> tuple[int, int]:
    """A person's name without titles before it or a state behind it, with all its own words."""
    end = _with_flat(sentence.tokens, start, end)
    for match in matches:
        title = match.term.role or "people" in match.term.sorts
        if start <= match.start and match.end < end and title:
            start = match.end
        elif start < match.start < end and "name" in match.term.sorts:
            end = match.start
        elif start < match.start < match.end == end and match.term.role:
            article = sentence.tokens[match.start - 1].text.islower()
            end = match.start - 1 if article and match.start - 1 > start else end
    return start, end


def _with_flat(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of a person's name with the capitalised words that the parse joins to it, or that
    hang on by a hyphen: "Shahin-[Tadros]"."""
    while end < len(tokens):
        hyphen = tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end
        last = end + hyphen
        if last >= len(tokens) or not tokens[last].text[:1].isupper():
            break
        joined = tokens[last].start == tokens[end].end if hyphen else tokens[end].rel == "flat"
        if not joined or not (hyphen or start <= tokens[end].head < end):
            break
        end = last + 1
    return end


def _trim(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Without articles, honorifics, clitics and punctuation at either end."""
    tokens, pack = sentence.tokens, lexicon.pack
    loose = {*map(fold, pack.roles.honorifics), *pack.language.definite}
    clitics = {*pack.language.clitics}
    while start < end and (fold(tokens[start].text) in loose or tokens[start].upos == "PUNCT"):
        start += 1
    while start < end and (tokens[end - 1].text in clitics or tokens[end - 1].upos == "PUNCT"):
        end -= 1
    return start, end


def _told(named: Iterable[Named]) -> dict[str, str]:
    """Labels of the report's single-word names and of surnames."""
    known = {fold(n.text): n.label for n in named if " " not in n.text and n.label != "MISC"}
    for name in named:
        if name.label == "PER" and " " in name.text:
            known.setdefault(fold(name.text.split()[-1]), "PER")
    return known


def _told_elsewhere(
    sentence: Sentence, taken: set[int], told: dict[str, str], lexicon: Lexicon
) -> list[Named]:
    """Single capitalised words that are a name, or a person's surname, in another sentence."""
    found = []
    for token in sentence.tokens:
        if token.upos == "PROPN" and token.i not in taken and token.text[:1].isupper():
            text = lexicon.nominative(token.text)
            if label := told.get(fold(text)):
                found.append(Named(sentence.n, token.i, token.i + 1, text, label))
    return found


def _known_by_surname(
    reading: Reading,
    sentence: Sentence,
    taken: set[int],
    lexicon: Lexicon,
    knowledge: Knowledge,
) -> Iterator[Named]:
    """Single names that the model missed, as in headlines: "Karzai naar New Delhi"."""
    for token in sentence.tokens:
        text = lexicon.nominative(token.text)
        likely = token.upos == "PROPN" or (token.i == 0 and token.upos == "NOUN")
        likely = likely and not sentence.children(token.i, "det")
        free = likely and token.i not in taken and fold(text) not in lexicon.terms
        if free and is_unmistakable(text, knowledge, reading.article.published):
            yield Named(sentence.n, token.i, token.i + 1, text, "PER")


def _after_titles(
    sentence: Sentence, taken: set[int], matches: Sequence[Match], lexicon: Lexicon
) -> list[Named]:
    """Names that stand right behind a person's title."""
    found = []
    tokens = sentence.tokens
    for match in matches:
        role, end = match.term.role, match.end
        while end < len(tokens) and _free_name(tokens[end], taken, lexicon):
            end += 1
        if role and role.kind == "person" and not role.plural and end > match.end:
            text = lexicon.nominative(surface(tokens[match.end : end]))
            found.append(Named(sentence.n, match.end, end, text, "PER"))
    return found


def _free_name(token: Token, taken: set[int], lexicon: Lexicon) -> bool:
    if token.upos != "PROPN" or token.i in taken or not token.text[:1].isupper():
        return False
    folded = fold(token.text)
    return folded not in lexicon.terms and folded not in lexicon.role_words


def _in_tables(sentence: Sentence, knowledge: Knowledge, lexicon: Lexicon) -> list[Named]:
    """Runs of words that are, as a whole, a person or organisation of the tables."""
    tokens, i, found = sentence.tokens, 0, []
    while i < len(tokens):
        known = None
        if tokens[i].text[:1].isupper() and knowledge.begins_name(tokens[i].text):
            known = _longest_known(sentence, i, knowledge, lexicon)
        if known:
            found.append(known)
        i = known.end if known else i + 1
    return found


def _longest_known(
    sentence: Sentence, i: int, knowledge: Knowledge, lexicon: Lexicon
) -> Named | None:
    tokens = sentence.tokens
    for end in range(min(i + _LONGEST, len(tokens)), i, -1):
        inside = [t.upos for t in tokens[i:end]]
        if "PROPN" not in inside or inside[-1] == "PUNCT":
            continue
        text = lexicon.nominative(surface(tokens[i:end]))
        if fold(text) in lexicon.terms or not (text.isupper() or len(text) > 3):
            continue
        if knowledge.organisation(text):
            return Named(sentence.n, i, end, text, "ORG")
        if end - i > 1 and knowledge.people(text):
            return Named(sentence.n, i, end, text, "PER")
    return None
