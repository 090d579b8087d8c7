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


def time_of(reading: Reading, sentence: Sentence, match: Match) -> tuple[Time | None, str]:
    """The date told in the predicate's clause, else in the main clause; and where it stood.

    The main clause dates what it tells, not what somebody in it is quoted as saying, nor the
    acts that its verb is about: "condemned the invasion on Thursday" does not date the invasion.
    """
    trigger = sentence.tokens[match.token].span
    dated = [t for t in reading.times if t.type in ("DATE", "TIME") and t.start]
    own = _is_object(sentence, match)
    clauses = [("clause", _spans(sentence, match.token) if own else _near(sentence, match.token))]
    root = _root(sentence)
    if not own and _claimed(reading, trigger) == _claimed(reading, sentence.tokens[root].span):
        clauses.append(("sentence", _near(sentence, root)))
    for basis, spans in clauses:
        inside = [t for t in dated if any(s.overlaps(t.span) for s in spans)]
        if inside:
            return min(inside, key=lambda t: abs(t.span.start - trigger.start)), basis
    return None, "report"


def _is_object(sentence: Sentence, match: Match) -> bool:
    """True for a noun that another act is about."""
    token = sentence.tokens[match.token]
    return match.predicate.pos == "noun" and match.support is None and token.rel in _OBJECTS


def _claimed(reading: Reading, span: Span) -> set[int]:
    """Numbers of the claims that hold a span."""
    return {n for n, c in enumerate(reading.claims) if any(s.covers(span) for s in c.scope)}


def date_of(time: Time | None, basis: str, reading: Reading) -> EventDate | None:
    """The event's date: that of its time, else the day of publication with basis `report`."""
    if time is not None:
        return EventDate(time.edtf or time.value, time.start, time.end, basis)
    published = reading.article.published
    if published is None:
        return None
    day = published.isoformat()
    return EventDate(day, None, day, "report")


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
