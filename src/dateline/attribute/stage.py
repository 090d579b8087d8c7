"""The attribute stage: quotes, claims with their sources, and the status of every predicate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from dateline.attribute import chains, direct, learned, speakers, speech, status
from dateline.attribute.attribution import Attribution, Frame
from dateline.attribute.learned import Heard
from dateline.attribute.lexicon import SpeechWords, StatusWords
from dateline.lang import Pack
from dateline.model import SpeechModel
from dateline.records import Reading


class Attribute:
    """Fills `quotes`, `claims` and `modalities`.  Raises PackError where `cues.toml` is broken."""

    name = "attribute/1"

    def __init__(self, packs: Callable[[str], Pack], model: SpeechModel) -> None:
        self.packs = packs
        self.model = model

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            yield self.attribute(reading)

    def attribute(self, reading: Reading) -> Reading:
        pack = self.packs(reading.article.language)
        words, status_words = _words(pack)
        heard = self.hear(reading)
        found = attributions(reading, pack, heard)
        who = speakers.Speakers(reading, words)
        actors = speakers.resolve(reading, found, words, who)
        rows = [
            (attribution, chains.chain(reading, attribution, actor, who, words))
            for attribution, actor in zip(found, actors, strict=True)
        ]
        return replace(
            reading,
            quotes=chains.quotes(reading, rows),
            claims=chains.claims(rows),
            modalities=status.modalities(reading, status_words, heard, self.model.version),
        )

    def hear(self, reading: Reading) -> dict[int, Heard]:
        """What the speech model says of the sentences, by number."""
        return learned.hear(reading, self.model)


def attributions(
    reading: Reading, pack: Pack, heard: Mapping[int, Heard]
) -> tuple[Attribution, ...]:
    """Who says, thinks or wants what, as ranges of the text, in text order.

    Needs sentences only; names, actors and mentions are not looked at.  Where `heard` has nothing
    of a sentence the rules alone decide.
    """
    words, _ = _words(pack)
    sites = direct.sites(reading)
    quoted = direct.quoted_tokens(sites)
    found: list[Frame] = []
    for sentence in reading.sentences:
        rules = speech.frames(sentence, words, quoted.get(sentence.n, frozenset()))
        known = heard.get(sentence.n)
        found += learned.frames(sentence, words, rules, known) if known else rules
    return tuple(direct.attributions(reading, found, sites))


@cache
def _words(pack: Pack) -> tuple[SpeechWords, StatusWords]:
    return SpeechWords.of(pack.cues), StatusWords.of(pack.cues)
