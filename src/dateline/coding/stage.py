"""The coding stage: events of a report, by the frame lexicon and the pair coder together.

For each sentence the lexicon finds predicates (match), names their sides (sides, candidate) and
lets the ontology decide among them (precedence). The pair coder is asked about all pairs of actors
that stand there (pairs), both are weighed (weigh), candidates stand, change or fall (decide) and
new ones come (propose). Then what follows from type and mode is derived (derive).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dateline.coding import derive, precedence
from dateline.coding.candidate import Candidate, Judged, candidate, missing_side, unfit
from dateline.coding.contexts import spread
from dateline.coding.decide import OVERRULED, VETOED, completed, decide, is_political
from dateline.coding.lexicon import Lexicon, build
from dateline.coding.match import matches
from dateline.coding.pairs import Asked, Key, ask, pairs_of
from dateline.coding.propose import propose
from dateline.coding.sides import Cast
from dateline.coding.weigh import Verdict, weigh
from dateline.config import CodingSettings
from dateline.lang import Pack
from dateline.model import PairModel, PairScores
from dateline.records import Dropped, Event, Reading, Sentence

_NOT_DONE = frozenset({"REQUEST", "THREATEN", "REJECT"})
"""Operators whose content did not happen, so that it is no event even where they are none."""
_DOUBTFUL = 0.35  # an event less sure than this is not reported


class Code:
    """Fills `events` and `dropped`.  Raises PackError where the lexicon is broken."""

    name = derive.MAKER

    def __init__(
        self, packs: Callable[[str], Pack], model: PairModel, settings: CodingSettings
    ) -> None:
        self.packs = packs
        self.model = model
        self.settings = settings
        self.lexicon: Callable[[str], Lexicon] = cache(lambda code: build(packs(code)))

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.code(reading)

    def code(self, reading: Reading) -> Reading:
        """The reading with its events; the states of its sentences are no longer needed."""
        cast = Cast(reading, self.lexicon(reading.article.language))
        events: list[Event] = []
        dropped: list[Dropped] = []
        for found, reason in self._judged(reading, cast):
            if reason is None:
                events.append(derive.event(found, reading, f"e{len(events) + 1}"))
            else:
                dropped.append(Dropped(reason, found.trigger, found.match.predicate.frame.name))
        sentences = tuple(replace(s, states=None) for s in reading.sentences)
        return replace(
            reading,
            sentences=sentences,
            events=spread(events, reading.article.text),
            dropped=tuple(dropped),
        )

    def verdicts(self, reading: Reading, n: int, pairs: Sequence[Key]) -> dict[Key, Verdict]:
        """What is thought of each of `pairs` (NO_ONE for a side not told) in sentence `n`.

        Empty where the sentence is too long for the pair coder.  Raises KeyError where an actor
        does not stand in the sentence.
        """
        asked = self.asked(reading, n, pairs)
        if asked is None:
            return {}
        (scores,) = self.model.score([asked.question])
        return self._weighed(asked, scores)

    def asked(self, reading: Reading, n: int, pairs: Sequence[Key]) -> Asked | None:
        """The question of `verdicts`; None where it cannot be asked."""
        cast = Cast(reading, self.lexicon(reading.article.language))
        sentence = reading.sentences[n]
        return ask(sentence, list(lexical(sentence, cast, reading)), cast, pairs)

    def _judged(self, reading: Reading, cast: Cast) -> Iterator[Judged]:
        """All candidates of the report, sentence by sentence, with what becomes of them."""
        told = [list(lexical(sentence, cast, reading)) for sentence in reading.sentences]
        verdicts = self._verdicts(reading.sentences, told, cast)
        for sentence, judged, heard in zip(reading.sentences, told, verdicts, strict=True):
            if heard is None:
                yield from judged
                continue
            asked, verdict = heard
            decided = [self._decided(*one, asked, verdict, cast) for one in judged]
            yield from decided
            taken = {k for found, reason in decided if reason is None for k in pairs_of(found)}
            for found in propose(sentence, asked, verdict, taken, self.settings.alone, reading):
                yield found, None if is_political(found, cast) else VETOED

    def _decided(
        self,
        found: Candidate,
        reason: str | None,
        asked: Asked,
        verdict: dict[Key, Verdict],
        cast: Cast,
    ) -> Judged:
        """What becomes of a candidate.

        One that fell for want of a side may get it, and one too doubtful for the lexicon may stand,
        if the pair coder is sure enough.
        """
        if reason is None:
            whole = completed(found, asked, verdict, self.settings.single)
            return decide(whole, verdict, cast, self.settings)
        if reason not in OVERRULED:
            return found, reason
        whole = completed(found, asked, verdict, self.settings.single)
        decided, why = decide(whole, verdict, cast, self.settings)
        sure = why is None and (decided.chance or 0.0) >= self.settings.single
        return (decided, None) if sure and not missing_side(decided) else (found, reason)

    def _verdicts(
        self, sentences: Sequence[Sentence], told: Sequence[Sequence[Judged]], cast: Cast
    ) -> list[tuple[Asked, dict[Key, Verdict]] | None]:
        """For each sentence what was asked about it and the answers; None where nothing was."""
        asked = [ask(s, judged, cast) for s, judged in zip(sentences, told, strict=True)]
        answers = iter(self.model.score([a.question for a in asked if a]))
        return [(a, self._weighed(a, next(answers))) if a else None for a in asked]

    def _weighed(self, asked: Asked, scores: PairScores) -> dict[Key, Verdict]:
        return weigh(asked, scores, self.model.labels, self.settings)


def lexical(sentence: Sentence, cast: Cast, reading: Reading) -> Iterator[Judged]:
    """The candidates of the lexicon in one sentence."""
    named, acting = cast.named(sentence.n), cast.acting(sentence.n)
    found = matches(sentence, cast.lexicon, named, acting)
    about = precedence.contents(found)
    made = [candidate(sentence, m, about.get(m.token), cast, reading) for m in found]
    reasons = [_unfit(c, cast) for c in made]
    standing = {c.match.token for c, reason in zip(made, reasons, strict=True) if reason is None}
    asked = {m.token for m in found if m.predicate.frame.type in _NOT_DONE}
    inner = {m.token for operator, m in about.items() if operator in standing | asked}
    complete: list[Candidate] = []
    for one, reason in zip(made, reasons, strict=True):
        reason = "content" if one.match.token in inner else reason
        if reason is None:
            complete.append(one)
            cast.tell(one.type, one.actors)
        else:
            yield one, reason
    yield from precedence.standing(complete)


def _unfit(found: Candidate, cast: Cast) -> str | None:
    doubtful = "doubtful" if derive.confidence(found) < _DOUBTFUL else None
    return unfit(found, cast) or doubtful
