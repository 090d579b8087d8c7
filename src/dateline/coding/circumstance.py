"""Where and according to whom: what the report says around a predicate."""

from __future__ import annotations

from dateline.coding import grammar
from dateline.records import Place, Reading, Sentence, Source, Span


def place_of(reading: Reading, sentence: Sentence, token: int) -> tuple[Place | None, Span | None]:
    """The place told in the predicate's clause, nearest first, with the words that name it."""
    spans = grammar.near(sentence, token)
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
