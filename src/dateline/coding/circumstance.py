"""When, where and according to whom: what the report says around a predicate."""

from __future__ import annotations

from datetime import date

from dateline.coding import grammar
from dateline.coding.match import Match
from dateline.records import EventDate, Place, Reading, Sentence, Source, Span, Time

_OBJECTS = ("obj", "iobj", "nmod", "appos", "conj")
_HISTORICAL_DAYS = 90
"""An event that ended longer ago than this is background, not news (our reading of PLOVER's
`historical`, for which the manual gives no number)."""
_NARRATIVE = 3
"""Sentences back to which the day of a narrative is looked for; more give no more on MEANTIME."""


def time_of(reading: Reading, sentence: Sentence, match: Match) -> tuple[Time | None, str]:
    """The date of a predicate, and where it was told: in its clause, in the sentence, by the
    narrative; else None, and the report's day stands in.

    The main clause dates what it tells, not what somebody in it is quoted as saying, nor the
    acts that its verb is about: "condemned the invasion on Thursday" does not date the invasion.
    """
    return _told(reading, sentence, match.token, own=_is_object(sentence, match))


def date_at(reading: Reading, sentence: Sentence, token: int) -> EventDate | None:
    """The date of any event word, by the rules that date coded events."""
    noun = sentence.tokens[token].upos == "NOUN" and sentence.tokens[token].rel in _OBJECTS
    return date_of(*_told(reading, sentence, token, own=noun), reading)


def _told(
    reading: Reading, sentence: Sentence, token: int, *, own: bool
) -> tuple[Time | None, str]:
    """As `time_of`; `own` where only words that hang on the token itself may date it."""
    trigger = sentence.tokens[token].span
    clauses = [("clause", _spans(sentence, token) if own else _near(sentence, token))]
    root = _root(sentence)
    if not own and _claimed(reading, trigger) == _claimed(reading, sentence.tokens[root].span):
        clauses.append(("sentence", _near(sentence, root)))
    for basis, spans in clauses:
        if time := _nearest(reading, spans, trigger):
            return time, basis
    if time := _alone(reading, sentence, token, own=own):
        return time, "sentence"
    time = _same_word(reading, sentence, token) or _narrated(reading, sentence, token)
    return (time, "narrative") if time else (None, "report")


def _nearest(reading: Reading, spans: list[Span], trigger: Span) -> Time | None:
    """The dated time in these words that stands nearest; a stretch ("the coming years") only
    where there is no date, a vague one ("now") only alone."""

    def rank(time: Time) -> tuple[bool, bool, int]:
        far = abs(time.span.start - trigger.start)
        return time.edtf is None, time.type == "DURATION", far

    inside = [t for t in _dated(reading) if any(s.overlaps(t.span) for s in spans)]
    return min(inside, key=rank, default=None)


def _dated(reading: Reading) -> list[Time]:
    """Times with days: dates, and lengths that have a place."""
    return [t for t in reading.times if t.start and t.type != "SET"]


def _alone(reading: Reading, sentence: Sentence, token: int, *, own: bool) -> Time | None:
    """The only date of a sentence, where the word hangs on the clause inside that tells it.

    What the main verb is about has no date from it.
    """
    times = [t for t in _dated(reading) if t.edtf and sentence.span.covers(t.span)]
    if len(times) != 1:
        return None
    span = times[0].span
    word = next((t for t in sentence.tokens if t.span.overlaps(span)), None)
    verb = grammar.governing_verb(sentence, word.i) if word else None
    if verb is None or (own and verb == _root(sentence)):
        return None
    return times[0] if verb in [t.i for t in sentence.ancestors(token)] else None


def _same_word(reading: Reading, sentence: Sentence, token: int) -> Time | None:
    """The day told where the report names the same act by the same noun: "the first flight"."""
    word = sentence.tokens[token]
    if word.upos != "NOUN":
        return None
    for other in reading.sentences:
        for t in other.tokens:
            if t.lemma == word.lemma and t.upos == word.upos and t.span != word.span:
                time = _nearest(reading, _near(other, t.i), t.span)
                if time and _is_day(time):
                    return time
    return None


def _narrated(reading: Reading, sentence: Sentence, token: int) -> Time | None:
    """The day of which the paragraph told before, where this sentence goes on in the past tense.

    Who says so speaks on the day of the report.
    """
    cued = any(c.cue and c.cue.overlaps(sentence.tokens[token].span) for c in _sources(reading))
    if cued or not _is_past(sentence, token):
        return None
    for other in reversed(reading.sentences[max(sentence.n - _NARRATIVE, 0) : sentence.n]):
        if "\n\n" in reading.article.text[other.end : sentence.start]:
            return None
        root = _root(other)
        time = _nearest(reading, _near(other, root), other.tokens[root].span)
        if time and time.edtf:
            return time if _is_day(time) and _is_past(other, root) else None
    return None


def _sources(reading: Reading) -> list[Source]:
    return [source for claim in reading.claims for source in claim.chain]


def _is_day(time: Time) -> bool:
    return time.edtf is not None and time.start == time.end


def _is_past(sentence: Sentence, token: int) -> bool:
    """True where the verb of a word's clause is in the simple past."""
    verb: int | None = token
    if sentence.tokens[token].upos not in ("VERB", "AUX"):
        verb = grammar.governing_verb(sentence, token)
    if verb is None:
        return False
    group = [sentence.tokens[verb], *sentence.children(verb, "aux", "cop")]
    return any(t.has("Tense=Past") and t.has("VerbForm=Fin") for t in group)


def _is_object(sentence: Sentence, match: Match) -> bool:
    """True for a noun that another act is about."""
    token = sentence.tokens[match.token]
    return match.predicate.pos == "noun" and match.support is None and token.rel in _OBJECTS


def _claimed(reading: Reading, span: Span) -> set[int]:
    """Numbers of the claims that hold a span."""
    return {n for n, c in enumerate(reading.claims) if any(s.covers(span) for s in c.scope)}


def date_of(
    time: Time | None, basis: str, reading: Reading, *, planned: bool = False
) -> EventDate | None:
    """The event's date: that of its time, else by the day of publication with basis `report`.

    What is told without a date was done by then at the latest, what is `planned` comes after.
    """
    if time is not None:
        return EventDate(time.edtf or time.value, time.start, time.end, basis)
    article = reading.article
    between = (article.published, article.published) if article.published else None
    first, last = (d and d.isoformat() for d in between or article.published_between)
    if planned:
        return EventDate(f"{first}/..", first, None, "report") if first else None
    edtf = last if article.published else f"../{last}"
    return EventDate(edtf or "", None, last, "report") if last else None


def is_historical(time: Time | None, reading: Reading) -> bool:
    published = reading.article.published
    if time is None or time.end is None or published is None:
        return False
    return (published - date.fromisoformat(time.end)).days > _HISTORICAL_DAYS


def place_of(reading: Reading, sentence: Sentence, token: int) -> tuple[Place | None, Span | None]:
    """The place told in the predicate's clause, nearest first, with the words that name it."""
    spans = _near(sentence, token)
    anchor = sentence.tokens[token].start
    found = [
        (abs(mention.start - anchor), place, mention)
        for place in reading.places
        for mention in place.mentions
        if any(s.overlaps(mention) for s in spans)
    ]
    if not found:
        return None, None
    _, place, mention = min(found, key=lambda f: f[0])
    return place, mention


def sources_of(reading: Reading, trigger: Span) -> tuple[Source, ...]:
    """Who says so: the chains of all claims that hold the trigger, innermost first.

    An act of words is no claim about itself: "demanded that" does not make the demand a report.
    """
    holding = [
        (scope.end - scope.start, claim)
        for claim in reading.claims
        for scope in claim.scope
        if scope.covers(trigger)
    ]
    ordered = [s for _, claim in sorted(holding, key=lambda h: h[0]) for s in claim.chain]
    ordered = [s for s in ordered if s.cue is None or not s.cue.overlaps(trigger)]
    by_actor = {s.actor or s.cue: s for s in reversed(ordered)}
    return tuple(s for s in ordered if by_actor[s.actor or s.cue] is s)


def _near(sentence: Sentence, token: int) -> list[Span]:
    """Words of the predicate's clause; a noun's clause is that of the verb above it too."""
    verb = None
    if sentence.tokens[token].upos == "NOUN":
        verb = grammar.governing_verb(sentence, token)
    return _spans(sentence, token) + (_spans(sentence, verb) if verb is not None else [])


def _spans(sentence: Sentence, token: int) -> list[Span]:
    return [t.span for t in grammar.clause(sentence, token)]


def _root(sentence: Sentence) -> int:
    return next(t.i for t in sentence.tokens if t.head < 0)
