"""When an event took place: the date told with it, by the narrative, or the report's own.

The main clause dates what it tells, not what somebody in it is quoted as saying, nor the acts that
its verb is about: "condemned the invasion on Thursday" does not date the invasion.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from dateline.coding import grammar
from dateline.coding.bounds import Bound, bound_of, bounded, is_moved
from dateline.lang.times import Dating
from dateline.records import Article, EventDate, Reading, Sentence, Span, Time

_OBJECTS = ("obj", "iobj", "nmod", "appos", "conj")
_HISTORICAL_DAYS = 90
"""An event that ended longer ago than this is background, not news (our reading of PLOVER's
`historical`, for which the manual gives no number)."""
_NARRATIVE = 3
"""Sentences back to which the day of a narrative is looked for; more give no more on MEANTIME."""
_LEAD = 4
"""Sentences, the title with them, in which the day of the news is looked for."""
_RECENT_DAYS = 4
"""What lies further back than this is no news, so that the report does not go on about it."""


T = TypeVar("T")


class When(NamedTuple):
    """The time that dates a predicate, where it was told (clause, sentence, narrative; report for
    none), and the bound it puts."""

    time: Time | None
    basis: str
    bound: Bound | None = None

    @property
    def words(self) -> tuple[Span, ...]:
        """The words that tell it, with those of its bound."""
        cue = (self.bound.cue,) if self.bound else ()
        return (*cue, self.time.span) if self.time else ()

    @property
    def rule(self) -> str:
        return f"{self.basis}, {self.bound.kind}" if self.bound else self.basis


class Dates:
    """The dates of one report, looked up by sentence; `words` are its language's bounds."""

    def __init__(self, reading: Reading, words: Dating) -> None:
        self._reading = reading
        self._words = words
        sentences = reading.sentences
        times = ((t.span, t) for t in reading.times if t.start and t.type != "SET")
        claims = [(s, (s, n)) for n, c in enumerate(reading.claims) for s in c.scope]
        cues = [s.cue for c in reading.claims for s in c.chain if s.cue]
        self._dated = _by_sentence(sentences, times)
        self._claims = _by_sentence(sentences, claims)
        self._cues = _by_sentence(sentences, zip(cues, cues, strict=True))
        self._nouns: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for sentence in sentences:
            for token in sentence.tokens:
                if token.upos == "NOUN":
                    self._nouns[token.lemma].append((sentence.n, token.i))

    def of(self, sentence: Sentence, token: int) -> When:
        """The time of a predicate or of any other event word."""
        time, basis = self._told(sentence, token)
        bound = bound_of(sentence, token, time, self._words) if time else None
        return When(time, basis, bound)

    def date(self, when: When, *, planned: bool = False) -> EventDate | None:
        """The event's date: that of its time, else by the day of publication with basis `report`.

        What is told without a date was done by then at the latest, what is `planned` comes after.
        """
        article = self._reading.article
        time, basis, bound = when
        if time is None:
            return _by_report(article, planned=planned)
        if bound is not None:
            return bounded(time, bound, basis, article.published, planned=planned)
        return EventDate(time.edtf or time.value, time.start, time.end, basis)

    def is_historical(self, told: EventDate | None) -> bool:
        """True for what ended long before the report."""
        published = self._reading.article.published
        if told is None or told.end is None or published is None:
            return False
        return (published - date.fromisoformat(told.end)).days > _HISTORICAL_DAYS

    def _told(self, sentence: Sentence, token: int) -> tuple[Time | None, str]:
        own = self._is_object(sentence, token)
        if time := self._within(sentence, token, own=own):
            return time, "clause"
        if time := self._elsewhere(sentence, token, own=own):
            return time, "sentence"
        time = self._same_word(sentence, token) or self._narrated(sentence, token)
        return (time, "narrative") if time else (None, "report")

    def _is_object(self, sentence: Sentence, token: int) -> bool:
        """True for a noun that another act is about, so that only words that hang on it date it."""
        word = sentence.tokens[token]
        if word.upos != "NOUN" or word.rel not in _OBJECTS:
            return False
        above = sentence.tokens[word.head]
        return not (word.rel == "obj" and above.lemma in self._words.performs)

    def _within(self, sentence: Sentence, token: int, *, own: bool) -> Time | None:
        spans = grammar.clause_spans(sentence, token) if own else grammar.near(sentence, token)
        return self._nearest(sentence, token, spans) or self._going_on(sentence, token)

    def _going_on(self, sentence: Sentence, token: int) -> Time | None:
        """The day since which a verb holds that is told with its infinitive: "probeert al sinds
        mei te vluchten"; from a day on one does not yet try to."""
        for below in sentence.children(token, "xcomp"):
            time = self._nearest(sentence, below.i, grammar.clause_spans(sentence, below.i))
            bound = bound_of(sentence, below.i, time, self._words) if time else None
            if bound is not None and bound.kind == "since":
                return time
        return None

    def _elsewhere(self, sentence: Sentence, token: int, *, own: bool) -> Time | None:
        """The date told by the clause that a noun has, by the main clause, or alone."""
        time = self._of_relative(sentence, token)
        root = grammar.root(sentence)
        if not (time or own) and self._claimed(sentence, token) == self._claimed(sentence, root):
            time = self._nearest(sentence, token, grammar.near(sentence, root))
        return time or self._alone(sentence, token, own=own)

    def _of_relative(self, sentence: Sentence, token: int) -> Time | None:
        """The date in the clause that tells of a noun: "a deal begun last year"."""
        clauses = sentence.children(token, "acl") if sentence.tokens[token].upos == "NOUN" else []
        spans = (grammar.clause_spans(sentence, clause.i) for clause in clauses)
        return next((t for some in spans if (t := self._nearest(sentence, token, some))), None)

    def _nearest(self, sentence: Sentence, token: int, spans: list[Span]) -> Time | None:
        """The dated time in these words that hangs on the word or its verb, else stands nearest.

        A stretch ("the coming years") only where there is no date, a vague one ("now") only alone
        and only there.
        """
        verb = grammar.governing_verb(sentence, token)
        trigger = sentence.tokens[token].start

        def hangs(time: Time) -> bool:
            return grammar.top(sentence, time.span).head in (token, verb)

        def rank(time: Time) -> tuple[bool, bool, bool, int]:
            far = abs(time.span.start - trigger)
            return time.edtf is None, time.type == "DURATION", not hangs(time), far

        dated = self._dated[sentence.n]
        inside = [t for t in dated if any(s.overlaps(t.span) for s in spans)]
        meant = [t for t in inside if not is_moved(sentence, token, t, self._words)]
        known = [t for t in meant if t.edtf or hangs(t)]
        return min(known, key=rank, default=None)

    def _alone(self, sentence: Sentence, token: int, *, own: bool) -> Time | None:
        """The only date of a sentence, where the word hangs on the clause inside that tells it.

        What the main verb is about has no date from it.
        """
        times = [t for t in self._dated[sentence.n] if t.edtf and sentence.span.covers(t.span)]
        if len(times) != 1:
            return None
        verb = grammar.governing_verb(sentence, grammar.top(sentence, times[0].span).i)
        if verb is None or (own and verb == grammar.root(sentence)):
            return None
        return times[0] if verb in [t.i for t in sentence.ancestors(token)] else None

    def _same_word(self, sentence: Sentence, token: int) -> Time | None:
        """The day told where the report names the same act by the same noun: "the first flight";
        of what it named before also the month or year."""
        word = sentence.tokens[token]
        if word.upos != "NOUN":
            return None
        for n, i in self._nouns[word.lemma]:
            if (n, i) == (sentence.n, token):
                continue
            other = self._reading.sentences[n]
            time = self._nearest(other, i, grammar.near(other, i)) or self._of_relative(other, i)
            if time and (_is_day(time) or (time.edtf and n < sentence.n)):
                return time
        return None

    def _narrated(self, sentence: Sentence, token: int) -> Time | None:
        """The day that goes on where a sentence in the past tense tells none: that of the
        paragraph before it, else that of the lead; that of the lead for the title too.

        Who says so, in a paragraph that tells a day, speaks on the day of the report.
        """
        if self._is_title(sentence) and token == grammar.root(sentence):
            return self._lead
        if not _is_past(sentence, token):
            return None
        span = sentence.tokens[token].span
        cued = any(cue.overlaps(span) for cue in self._cues[sentence.n])
        return (None if cued else self._before(sentence)) or self._recent(sentence)

    def _before(self, sentence: Sentence) -> Time | None:
        sentences, text = self._reading.sentences, self._reading.article.text
        for other in reversed(sentences[max(sentence.n - _NARRATIVE, 0) : sentence.n]):
            if "\n\n" in text[other.end : sentence.start]:
                return None
            time = self._of_root(other)
            if time and time.edtf:
                return time if _is_day(time) and _is_past(other, grammar.root(other)) else None
        return None

    def _recent(self, sentence: Sentence) -> Time | None:
        """The day of the lead, where it lies a few days before the report and no other day has
        been told since."""
        published, lead = self._reading.article.published, self._lead
        if not (lead and lead.start and published) or self._last_day[sentence.n] != lead.start:
            return None
        passed = (published - date.fromisoformat(lead.start)).days
        return lead if 0 < passed <= _RECENT_DAYS else None

    @cached_property
    def _last_day(self) -> list[str | None]:
        """For each sentence the day that main verbs told last before it."""
        last: list[str | None] = [None]
        for sentence in self._reading.sentences:
            time = self._of_root(sentence)
            last.append(time.start if time and _is_day(time) else last[-1])
        return last

    @cached_property
    def _lead(self) -> Time | None:
        """The day of the first sentence with a verb that tells one, if a past act has it."""
        for sentence in self._reading.sentences[:_LEAD]:
            days = any(_is_day(t) for t in self._dated[sentence.n])
            if days and any(t.upos == "VERB" for t in sentence.tokens):  # no date line
                time = self._of_root(sentence)
                done = _is_done(sentence, grammar.root(sentence))
                return time if time and _is_day(time) and done else None
        return None

    def _of_root(self, sentence: Sentence) -> Time | None:
        root = grammar.root(sentence)
        return self._nearest(sentence, root, grammar.near(sentence, root))

    def _is_title(self, sentence: Sentence) -> bool:
        """True for a first sentence that is a line of its own and tells of no future."""
        rest = self._reading.sentences[1:2]
        text = self._reading.article.text
        alone = bool(rest) and "\n" in text[sentence.end : rest[0].start]
        return sentence.n == 0 and alone and not sentence.children(grammar.root(sentence), "aux")

    def _claimed(self, sentence: Sentence, token: int) -> set[int]:
        """Numbers of the claims that hold a token."""
        span = sentence.tokens[token].span
        return {n for scope, n in self._claims[sentence.n] if scope.covers(span)}


def _by_report(article: Article, *, planned: bool) -> EventDate | None:
    between = (article.published, article.published) if article.published else None
    first, last = (d and d.isoformat() for d in between or article.published_between)
    if planned:
        return EventDate(f"{first}/..", first, None, "report") if first else None
    edtf = last if article.published else f"../{last}"
    return EventDate(edtf or "", None, last, "report") if last else None


def _by_sentence(sentences: Sequence[Sentence], items: Iterable[tuple[Span, T]]) -> list[list[T]]:
    """For each sentence the items whose span reaches into it, in the order given."""
    found: list[list[T]] = [[] for _ in sentences]
    starts, ends = [s.start for s in sentences], [s.end for s in sentences]
    for span, item in items:
        for n in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            found[n].append(item)
    return found


def _is_day(time: Time) -> bool:
    return time.edtf is not None and time.start == time.end


def _is_done(sentence: Sentence, verb: int) -> bool:
    """True for a verb in the simple past or the perfect."""
    word = sentence.tokens[verb]
    return _is_past(sentence, verb) or (word.has("VerbForm=Part") and not word.has("Tense=Pres"))


def _is_past(sentence: Sentence, token: int) -> bool:
    """True where the verb of a word's clause is in the simple past."""
    verb: int | None = token
    if sentence.tokens[token].upos not in ("VERB", "AUX"):
        verb = grammar.governing_verb(sentence, token)
    if verb is None:
        return False
    group = [sentence.tokens[verb], *sentence.children(verb, "aux", "cop")]
    return any(t.has("Tense=Past") and t.has("VerbForm=Fin") for t in group)
