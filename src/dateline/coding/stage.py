"""The coding stage: events of a report, by the frame lexicon and the pair coder together.

For each sentence the lexicon finds predicates (match), names their sides (sides, candidate) and
lets the ontology decide among them (precedence). The pair coder is asked about all pairs of actors
that stand there (pairs), both are weighed (weigh), candidates stand, change or fall (decide) and
new ones come (propose). Then what follows from type and mode is derived (derive).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from statistics import fmean

from dateline.coding import derive, precedence
from dateline.coding.candidate import Candidate, Judged, candidate, unfit
from dateline.coding.contexts import spread
from dateline.coding.dates import Dates
from dateline.coding.decide import OVERRULED, completed, decide, overrule
from dateline.coding.lexicon import Lexicon, build
from dateline.coding.match import matches
from dateline.coding.pairs import Asked, Key, ask, pairs_of
from dateline.coding.propose import propose
from dateline.coding.sides import Cast
from dateline.coding.weigh import Verdict, weigh
from dateline.config import CodingSettings
from dateline.lang import Pack
from dateline.model import PairModel, PairScores, Politics
from dateline.records import Dropped, Event, Reading, Sentence

Heard = tuple[Asked, dict[Key, Verdict]]
"""What was asked about a sentence, and the answers."""

_NOT_DONE = frozenset({"REQUEST", "THREATEN", "REJECT"})
"""Operators whose content did not happen, so that it is no event even where they are none."""
_DOUBTFUL = 0.35  # an event less sure than this is not reported


class Code:
    """Fills `events` and `dropped`.  Raises PackError where the lexicon is broken."""

    name = derive.MAKER

    def __init__(
        self,
        packs: Callable[[str], Pack],
        model: PairModel,
        politics: Politics,
        settings: CodingSettings,
    ) -> None:
        self.packs = packs
        self.model = model
        self.politics = politics
        self.settings = settings
        self.lexicon: Callable[[str], Lexicon] = cache(lambda code: build(packs(code)))

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.code(reading)

    def code(self, reading: Reading) -> Reading:
        """The reading with its events; the states of its sentences are no longer needed."""
        language = reading.article.language
        cast = Cast(reading, self.lexicon(language))
        dates = Dates(reading, self.packs(language).times.dating)
        events: list[Event] = []
        dropped: list[Dropped] = []
        version = self.model.labels.version
        for found, reason in self._judged(reading, cast):
            if reason is None:
                id_ = f"e{len(events) + 1}"
                events.append(derive.event(found, reading, dates, id_, version))
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
        """All candidates of the report, sentence by sentence, with what becomes of them.

        The lexicon reads all sentences first, so that all are asked about at once; whose deeds
        were told before (`Cast.tell`) is therefore what the lexicon alone says.
        """
        told = [list(lexical(sentence, cast, reading)) for sentence in reading.sentences]
        political = self._political(reading.sentences)
        verdicts = self._verdicts(reading.sentences, told, political, cast)
        for sentence, judged, about, heard in zip(
            reading.sentences, told, political, verdicts, strict=True
        ):
            standing: set[tuple[object, ...]] = set()
            for found, reason in self._of_sentence(sentence, judged, heard, cast, reading):
                why = reason or self._silenced(found, about, cast)
                act = (found.type, found.status, *(s.actor for s in found.sides))
                yield found, why or ("told_twice" if act in standing else None)
                standing |= set() if why else {act}

    def _silenced(self, found: Candidate, about: float, cast: Cast) -> str | None:
        """Why an event is not reported where it is not clear that politics is told of.

        Where it may be, an event stands that has two sides one of which holds power.
        """
        clear = about >= self.settings.political
        return None if clear or (about >= 0 and cast.holds_power(found)) else "unpolitical"

    def _of_sentence(
        self,
        sentence: Sentence,
        judged: Sequence[Judged],
        heard: Heard | None,
        cast: Cast,
        reading: Reading,
    ) -> Iterator[Judged]:
        """What becomes of a sentence's candidates, and what the pair coder proposes."""
        if heard is None:
            yield from judged
            return
        asked, verdict = heard
        decided = list(self._decided(judged, asked, verdict, cast))
        yield from decided
        left = _left(verdict, decided)
        yield from propose(sentence, asked, left, self.settings.alone, cast, reading)

    def _decided(
        self, judged: Sequence[Judged], asked: Asked, verdict: dict[Key, Verdict], cast: Cast
    ) -> Iterator[Judged]:
        """What becomes of the lexicon's candidates in one sentence.

        One that lacks a side gets those whom no whole candidate has, if the pair coder sees them;
        one that fell for want of a side, or as too doubtful, may stand if it is sure enough.
        """
        settings = self.settings
        whole = [
            decide(found, verdict, settings)
            for found, reason in judged
            if reason is None and len(found.sides) > 1
        ]
        yield from whole
        left = _left(verdict, whole)
        for found, reason in judged:
            if reason is None and len(found.sides) > 1:
                continue
            if reason is not None and reason not in OVERRULED:
                yield found, reason
                continue
            fuller = completed(found, asked, left, settings.single)
            known = left if fuller is not found else verdict
            if reason is None:
                yield decide(fuller, known, settings)
            else:
                stands = overrule(fuller, known, cast, settings)
                yield (found, reason) if stands is None else (stands, None)

    def _political(self, sentences: Sequence[Sentence]) -> list[float]:
        """How far each sentence and the report it stands in are about politics, in log-odds.

        The mean of the report counts three times what a sentence's own score does; one the model
        did not read is taken to be about politics.
        """
        scores = [self.politics.score(s.states) if s.states else None for s in sentences]
        known = [score for score in scores if score is not None]
        mean = fmean(known) if known else 0.0
        return [math.inf if score is None else (score + 3 * mean) / 4 for score in scores]

    def _verdicts(
        self,
        sentences: Sequence[Sentence],
        told: Sequence[Sequence[Judged]],
        political: Sequence[float],
        cast: Cast,
    ) -> list[Heard | None]:
        """For each sentence what was asked about it and the answers; None where nothing was."""
        rows = zip(sentences, told, political, strict=True)
        asked = [ask(s, judged, cast) if about >= 0 else None for s, judged, about in rows]
        answers = iter(self.model.score([a.question for a in asked if a]))
        return [(a, self._weighed(a, next(answers))) if a else None for a in asked]

    def _weighed(self, asked: Asked, scores: PairScores) -> dict[Key, Verdict]:
        return weigh(asked, scores, self.model.labels)


def _left(verdict: dict[Key, Verdict], decided: Sequence[Judged]) -> dict[Key, Verdict]:
    """The verdicts on pairs that no event has, either way round."""
    taken = {key for found, reason in decided if reason is None for key in pairs_of(found)}
    return {k: v for k, v in verdict.items() if k not in taken and k[::-1] not in taken}


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
