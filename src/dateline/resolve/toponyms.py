"""The words of a report that name a place, before anybody asks which.

Names come from `names.settle`, states from the country words of the pack.  A name may hold a
place and more: "northeast Texas", "Washington, D.C.", "Boone County Jail"; here it is cut down to
the place.  Names of organisations and persons are no places, unless they are clearly mislabelled:
"Johnson County", or the town that the report elsewhere speaks of as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.lang import Pack
from dateline.lang.places import Places
from dateline.records import Reading, Sentence, Span
from dateline.resolve.gazetteer import Gazetteer
from dateline.resolve.labels import Named
from dateline.resolve.lexicon import Match, fold
from dateline.resolve.scene import Scene

_APART = re.compile(r",\s*")
_CONTAINED = frozenset({", ", ",", " (", ", in ", " in "})
_REACH = 30  # letters before a name in which the kind of a division is looked for
_NUMBER = re.compile(r"\d")
_LISTED = re.compile(r"(?:,? (?:and|en|&) [A-Z][\w.'’-]*|, [A-Z][\w.'’-]*)* ([\w']+)")


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place.

    `name` is what to look up; `code` is the state where a country word names one, `seat` that it
    names a seat of government; `within` the state or division told beside it ("Ky.").

    `fine` is True of streets and buildings, `wide` of seas and parts of the world, `guess` of what
    is a place only if others lie near it, `hidden` of a place within the name of an organisation,
    which only tells where the others lie; `part` of what is called a division of a state ("de
    provincie Utrecht", "Boone County").  `instead` is what a wrong guess leaves: the building.
    """

    sentence: int
    span: Span
    name: str
    code: str | None = None
    seat: bool = False
    within: str = ""
    fine: bool = False
    wide: bool = False
    guess: bool = False
    hidden: bool = False
    part: bool = False
    instead: Toponym | None = None


class Finder:
    """Finds the toponyms of one report."""

    def __init__(self, reading: Reading, scene: Scene, gazetteer: Gazetteer) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.scene = scene
        self.gazetteer = gazetteer
        self.words = scene.lexicon.pack.places
        self.form = _forms(scene.lexicon.pack)
        self.articles = frozenset(scene.lexicon.pack.language.definite)
        self.persons = {w for n in self._named() if n.label == "PER" for w in _parts(n.text)}
        self.told = {fold(name.text) for name in self._named() if name.label == "LOC"}
        self.told.update(self._labelled())

    def find(self) -> list[Toponym]:
        """All toponyms in text order, without overlap."""
        found: list[Toponym] = []
        for sentence in self.scene.sentences:
            here: list[Toponym] = []
            names = list(self._names(sentence))
            sure = [t for t in names if not (t.guess or t.hidden)]
            states, short = self._states(sentence), self._short(sentence)
            for some in (sure, states, short, self._members(sentence), names):
                here.extend(t for t in some if not any(t.span.overlaps(o.span) for o in here))
            here.sort(key=lambda t: t.span)
            found.extend(map(self._kind, self._contained(self._counties(here))))
        return found

    def _named(self) -> Iterator[Named]:
        return (name for names in self.scene.named.values() for name in names)

    def _labelled(self) -> Iterator[str]:
        """What the reading model took for a place somewhere in the report."""
        for name in self.reading.names:
            if name.label == "LOC":
                tokens = self.reading.sentences[name.sentence].tokens[name.start : name.end]
                yield fold(self.text[tokens[0].start : tokens[-1].end])

    def _names(self, sentence: Sentence) -> Iterator[Toponym]:
        for name in self.scene.named.get(sentence.n, ()):
            whole = self._whole(sentence, name)
            if name.label == "LOC":
                yield from self._pieces(whole)
            elif place := self._mislabelled(whole, name, sentence):
                yield place
            elif name.label == "ORG" and (place := self._owner(whole)):
                yield replace(place, hidden=True)

    def _whole(self, sentence: Sentence, name: Named) -> Toponym:
        """A name with the article that is part of it: "Den Haag"."""
        span = self._span(sentence, name)
        before = sentence.tokens[name.start - 1] if name.start else None
        full = f"{before.text} {name.text}" if before else ""
        article = full[:1].isupper() and before and before.text.lower() in self.articles
        if before and article and self.gazetteer.bearers(full):
            return Toponym(sentence.n, Span(before.start, span.end), full)
        return Toponym(sentence.n, span, name.text)

    def _span(self, sentence: Sentence, name: Named) -> Span:
        """Where a name stands, without genitive ending."""
        span = sentence.span_of(sentence.tokens[name.start : name.end])
        told = self.text.startswith(name.text, span.start)
        return Span(span.start, span.start + len(name.text)) if told else span

    def _pieces(self, whole: Toponym) -> Iterator[Toponym]:
        """A name cut at its commas, each piece cut down to the place in it."""
        start = 0
        for cut in [*_APART.finditer(whole.name), None]:
            end = cut.start() if cut else len(whole.name)
            if piece := self._place(_part(whole, start, end)):
                yield piece
            start = cut.end() if cut else end

    def _place(self, told: Toponym) -> Toponym | None:
        """The place in a piece of a name; None where that is only the first word of a name cut
        in two: the "Northeast" of "Northeast Georgia"."""
        if not told.name.strip(" ."):
            return None
        if short := self._shortened(told):
            return short
        if fold(told.name) in self.form.compass:
            after = self.text[told.span.end : told.span.end + 2]
            return None if after[:1] == " " and after[1:].isupper() else replace(told, wide=True)
        if fold(told.name) in self.form.wide:
            return replace(told, wide=True)
        if self._known(told.name):
            return told
        if self.form.street(told.name):
            return replace(told, fine=True)
        whole = replace(told, fine=True) if self.form.facility(told.name) else self._without(told)
        return self._front(whole) or whole if whole.name == told.name else whole

    def _without(self, told: Toponym) -> Toponym:
        """Without compass words and kinds of places in front, where a known place is left."""
        start = self.form.front(told.name)
        rest = _part(told, start, len(told.name)) if start else told
        if fold(rest.name) in self.form.wide:
            return replace(rest, wide=True)
        code = self._state(rest.name)
        return replace(rest, code=code) if code or self._known(rest.name) else told

    def _shortened(self, told: Toponym) -> Toponym | None:
        """The state of a name that is a short form, with the full stop that it may have lost."""
        for form in (told.name, f"{told.name}."):
            span = Span(told.span.start, told.span.start + len(form))
            if form in self.words.short and span.of(self.text) == form and self._is_short(span):
                return replace(told, span=span, name=self.words.short[form])
        return None

    def _is_short(self, span: Span) -> bool:
        """True of a short form with a full stop inside, and of one behind a comma or bracket:
        "LA" is Louisiana only there."""
        before = self.text[max(span.start - 2, 0) : span.start].rstrip()
        return before.endswith((",", "(")) or "." in span.of(self.text)[:-1]

    def _front(self, told: Toponym) -> Toponym | None:
        """The place that a building is called after and stands in: the county of "Boone County
        Jail", the town of "Ludlow Town Hall" where the report tells of Ludlow or of places near
        it."""
        words = list(re.finditer(r"\S+", told.name))
        fronts = [_part(told, 0, word.end()) for word in reversed(words[:-1])]
        for place in fronts:
            if self.form.division(place.name) or fold(place.name) in self.told:
                return replace(place, fine=False)
        known = next((place for place in fronts if self._known(place.name)), None)
        state = next((place for place in fronts if self._state(place.name)), None)
        if state:
            return replace(state, fine=False, code=self._state(state.name))
        return replace(known, fine=False, guess=True, instead=told) if known else None

    def _owner(self, told: Toponym) -> Toponym | None:
        """The place whose an organisation is: of "Paris Police Department", "Bank of Canada"."""
        words = list(re.finditer(r"\S+", told.name))
        spans = [(words[0].start(), word.end()) for word in reversed(words[:-1])]
        spans += [(w.start(), len(told.name)) for w in words[1:]]
        for place in (_part(told, *span) for span in spans):
            if code := self._state(place.name):
                return replace(place, code=code)
            if self.form.division(place.name) or self.gazetteer.region(place.name):
                return place
            if fold(place.name) in self.told:
                return place
        return None

    def _mislabelled(self, told: Toponym, name: Named, sentence: Sentence) -> Toponym | None:
        """A place that the reading model took for somebody."""
        if self.form.division(name.text) and self._known(name.text):
            return told
        body = self.scene.lexicon.bodies.among(name.text.split())
        if body or (" " not in name.text and fold(name.text) in self.persons):
            return None
        if fold(name.text) in self.told and name.label != "PER" and self._known(name.text):
            return told
        placed = name.label == "ORG" or fold(name.text) in self.told or self._placed(sentence, name)
        return replace(told, guess=True) if placed and self._known(name.text) else None

    def _placed(self, sentence: Sentence, name: Named) -> bool:
        before = sentence.tokens[name.start - 1] if name.start else None
        language = self.scene.lexicon.pack.language
        return before is not None and before.text.lower() in (*language.locative, "of", "van")

    def _known(self, name: str) -> bool:
        return bool(self.gazetteer.bearers(name) or self.gazetteer.bearers(self.form.bare(name)))

    def _state(self, name: str) -> str | None:
        term = self.scene.lexicon.terms.get(fold(name))
        return term.code if term and {"name", "seat"} & term.sorts else None

    def _states(self, sentence: Sentence) -> Iterator[Toponym]:
        for match in self.scene.matches[sentence.n]:
            state = match.term.code and {"name", "seat"} & match.term.sorts
            if state and not self._inside(sentence, match):
                yield self._country(sentence, match)

    def _country(self, sentence: Sentence, match: Match) -> Toponym:
        span = sentence.span_of(sentence.tokens[match.start : match.end])
        seat = "name" not in match.term.sorts
        end = span.start + len(match.term.phrase)
        told = fold(self.text[span.start : end]) == fold(match.term.phrase)
        span = Span(span.start, end) if told else span
        return Toponym(sentence.n, span, match.term.phrase, match.term.code, seat)

    def _inside(self, sentence: Sentence, match: Match) -> bool:
        """True of country words within a longer name that is no place."""
        size = match.end - match.start
        return any(
            n.start <= match.start and match.end <= n.end and n.end - n.start > size
            for n in self.scene.named.get(sentence.n, ())
        )

    def _short(self, sentence: Sentence) -> Iterator[Toponym]:
        """Short forms of states, after a comma or bracket or with two full stops: "Ky.", "D.C."."""
        for found in self.form.short.finditer(self.text, sentence.start, sentence.end):
            span = Span(*found.span())
            if self._is_short(span):
                yield Toponym(sentence.n, span, self.words.short[found[0]])

    def _members(self, sentence: Sentence) -> Iterator[Toponym]:
        """The town of a member of parliament behind his party: "R-Marshall"."""
        if not self.form.member:
            return
        for found in self.form.member.finditer(self.text, sentence.start, sentence.end):
            if self._known(found[1]):
                yield Toponym(sentence.n, Span(*found.span(1)), found[1])

    def _counties(self, here: list[Toponym]) -> Iterator[Toponym]:
        """Names before a plural kind: "Douglas and Wyandotte counties"."""
        for told in here:
            listed = _LISTED.match(self.text, told.span.end)
            if listed and listed[1] in self.words.several:
                forms = (f"{told.name} {kind}" for kind in self.words.divisions)
                full = next((f for f in forms if self.gazetteer.bearers(f)), told.name)
                told = replace(told, name=full)
            yield told

    def _kind(self, told: Toponym) -> Toponym:
        before = self.text[max(told.span.start - _REACH, 0) : told.span.start]
        part = self.form.division(told.name) or self.form.part.search(before)
        return replace(told, part=True) if part else told

    def _contained(self, here: Iterable[Toponym]) -> list[Toponym]:
        """Each with the state or division that stands behind it: "Lexington, Ky."."""
        told = list(here)
        for k in range(len(told) - 1):
            gap = self.text[told[k].span.end : told[k + 1].span.start]
            other = told[k + 1]
            if gap in _CONTAINED and other.name != told[k].name and self._contains(other):
                told[k] = replace(told[k], within=other.name)
        return told

    def _contains(self, other: Toponym) -> bool:
        large = other.code and not other.seat
        return bool(large or self.gazetteer.region(other.name) or self.form.division(other.name))


def _part(told: Toponym, start: int, end: int) -> Toponym:
    span = Span(told.span.start + start, told.span.start + end)
    return replace(told, span=span, name=told.name[start:end])


def _parts(name: str) -> list[str]:
    words = fold(name).split()
    return [words[0], words[-1]] if len(words) > 1 else []


class _Forms:
    """The words of a pack that tell what kind of place a name means."""

    def __init__(self, words: Places) -> None:
        self.words = words
        self.divisions = tuple(f" {word}" for word in words.divisions)
        self.streets = frozenset(words.streets)
        self.facilities = frozenset(words.facilities)
        self.compass = frozenset(map(fold, words.compass))
        self.wide = frozenset(map(fold, words.wide))
        front = sorted((*words.compass, *words.before, *words.part), key=len, reverse=True)
        self._front = re.compile(rf"(?:(?:{_any(front)})[ -])+", re.IGNORECASE)
        self.part = re.compile(rf"\b(?:{_any(words.part)}) $", re.IGNORECASE)
        short = sorted(words.short, key=len, reverse=True)
        self.short = re.compile(rf"\b(?:{_any(short)})(?!\w)") if short else re.compile(r"(?!)")
        parties = _any(words.parties)
        self.member = re.compile(rf"\b(?:{parties})-([A-Z]\w+(?: [A-Z]\w+)*)") if parties else None

    def division(self, name: str) -> bool:
        return name.endswith(self.divisions)

    def bare(self, name: str) -> str:
        """Without the kind of division at its end."""
        return next((name.removesuffix(d) for d in self.divisions if name.endswith(d)), name)

    def street(self, name: str) -> bool:
        first, *_ = words = name.split()
        return bool({first, words[-1]} & self.streets or _NUMBER.search(name))

    def facility(self, name: str) -> bool:
        return name.split()[-1] in self.facilities

    def front(self, name: str) -> int:
        """How many letters compass words and kinds of places take at the start of a name."""
        found = self._front.match(name)
        return found.end() if found else 0


@cache
def _forms(pack: Pack) -> _Forms:
    return _Forms(pack.places)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
