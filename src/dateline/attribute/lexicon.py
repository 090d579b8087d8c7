"""The words of a pack's `cues.toml`, indexed for look-up by lemma or as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.lang.cues import Cues, Marker, Operator
from dateline.records import Sentence, Token


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """`cues.speech` as sets; see there for what each holds.

    `negation` are words that turn a clause, `to` those that mark an infinitive,
    `according_first` the first words of `according_to`; `unsourced` is keyed by first word.
    """

    clause: frozenset[str]
    infinitive: frozenset[str]
    raising: frozenset[str]
    object: frozenset[str]
    topic: Mapping[str, tuple[str, ...]]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    as_said: frozenset[str]
    according_to: tuple[str, ...]
    inverted: frozenset[str]
    citing: frozenset[str]
    unsourced: Mapping[str, tuple[tuple[str, ...], ...]]
    according_first: frozenset[str]
    papers: frozenset[str]
    audience: frozenset[str]
    owner: frozenset[str]
    agent: frozenset[str]
    negation: frozenset[str]
    to: frozenset[str]

    @classmethod
    def of(cls, cues: Cues) -> SpeechWords:
        s = cues.speech
        return cls(
            clause=frozenset(s.clause),
            infinitive=frozenset(s.infinitive),
            raising=frozenset(s.raising),
            object=frozenset(s.object),
            topic=s.topic,
            nouns=frozenset(s.nouns),
            adjectives=frozenset(s.adjectives),
            as_said=frozenset(s.as_said),
            according_to=s.according_to,
            inverted=frozenset(s.inverted),
            citing=frozenset(s.citing),
            unsourced=_by_start(s.unsourced),
            according_first=frozenset(w.split()[0] for w in s.according_to),
            papers=frozenset(s.papers),
            audience=frozenset(s.audience),
            owner=frozenset(s.owner),
            agent=frozenset(s.agent),
            negation=_negative(cues),
            to=frozenset(cues.infinitive),
        )

    def lemmas(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """Names a verb goes by: its lemma, and with its particle or object ("laten weten")."""
        return lemmas(sentence, token)

    def unsourced_at(self, sentence: Sentence, i: int) -> tuple[int, ...]:
        """Positions of a hearsay phrase that begins at `i`, or nothing."""
        first = sentence.tokens[i].text.lower()
        return phrase_at(sentence, i, self.unsourced.get(first, ()))


def _by_start(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> phrases that begin with it."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def _negative(cues: Cues) -> frozenset[str]:
    """Words, as written, that turn the clause they stand in."""
    found = (m for m in cues.marker if m.negates)
    return frozenset(w for m in found for w in (*m.adverbs, *m.modifiers, *m.pronouns))


def lemmas(sentence: Sentence, token: Token) -> frozenset[str]:
    lemma = token.lemma.lower()
    names = {lemma}
    for part in sentence.children(token.i, "compound:prt", "xcomp", "aux", "aux:pass"):
        names.add(f"{lemma} {part.text.lower()}")
        names.add(f"{part.lemma.lower()} {lemma}")
    names |= {f"{lemma} {t.text.lower()}" for t in sentence.tokens[token.i + 1 : token.i + 2]}
    if token.rel == "xcomp" and token.head >= 0:
        names.add(f"{sentence.tokens[token.head].lemma.lower()} {lemma}")
    return frozenset(names)


def phrase_at(sentence: Sentence, i: int, phrases: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
    """Positions of the longest of `phrases` (lower-case words) that begins at token `i`."""
    best: tuple[int, ...] = ()
    for words in phrases:
        stop = i + len(words)
        here = tuple(t.text.lower() for t in sentence.tokens[i:stop])
        if here == words and len(words) > len(best):
            best = tuple(range(i, stop))
    return best


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Operators and markers of `cues`, by word."""

    auxiliaries: Mapping[str, Operator]
    verbs: Mapping[str, Operator]
    nouns: Mapping[str, Operator]
    adjectives: Mapping[str, Operator]
    adverbs: Mapping[str, tuple[tuple[tuple[str, ...], Marker], ...]]
    conjunctions: Mapping[str, tuple[tuple[tuple[str, ...], Marker], ...]]
    modifiers: Mapping[str, Marker]
    pronouns: Mapping[str, Marker]
    conditional: frozenset[str]
    support: frozenset[str]
    occurrence: frozenset[str]
    not_negation: frozenset[str]
    perfect: frozenset[str]
    infinitive: frozenset[str]
    intensifiers: frozenset[str]
    clause: frozenset[str]
    conditional_unreal: bool
    pluperfect_unreal: bool
    unmet: frozenset[str]
    inverted: frozenset[str]
    then: frozenset[str]
    states: frozenset[str]
    adversative: frozenset[str]
    without: frozenset[str]
    asks: frozenset[str]
    before: frozenset[str]
    measures: frozenset[str]
    told: frozenset[str]
    scheduled: frozenset[str]
    timeless: frozenset[str]
    plain_present: bool
    plain_past: frozenset[str]
    of_year: frozenset[str]
    long_ago: frozenset[str]
    eras: Mapping[str, tuple[tuple[str, ...], ...]]
    when: frozenset[str]
    recent: frozenset[str]
    fails: frozenset[str]
    dropped: frozenset[str]
    in_vain: frozenset[str]
    indefinite: frozenset[str]
    in_case: frozenset[str]

    @classmethod
    def of(cls, cues: Cues) -> StatusWords:
        """A word in two operators belongs to the first."""
        return cls(
            auxiliaries=_by_word(cues.operator, "auxiliaries"),
            verbs=_by_word(cues.operator, "verbs"),
            nouns=_by_word(cues.operator, "nouns"),
            adjectives=_by_word(cues.operator, "adjectives"),
            adverbs=_by_first(cues.marker, "adverbs"),
            conjunctions=_by_first(cues.marker, "conjunctions"),
            modifiers={w: m for m in reversed(cues.marker) for w in m.modifiers},
            pronouns={w: m for m in reversed(cues.marker) for w in m.pronouns},
            conditional=frozenset(cues.conditional.auxiliaries),
            support=frozenset(cues.support),
            occurrence=frozenset(cues.occurrence),
            not_negation=frozenset(cues.not_negation),
            perfect=frozenset(cues.perfect),
            infinitive=frozenset(cues.infinitive),
            intensifiers=frozenset(cues.intensifiers),
            clause=frozenset(cues.speech.clause),
            conditional_unreal=cues.conditional.unreal,
            pluperfect_unreal=cues.conditional.pluperfect,
            unmet=frozenset(cues.conditional.unmet),
            inverted=frozenset(cues.conditional.inverted),
            then=frozenset(cues.conditional.then),
            states=frozenset(cues.conditional.states),
            adversative=frozenset(cues.adversative),
            without=frozenset(cues.without),
            asks=frozenset(cues.asks),
            scheduled=frozenset(cues.scheduled),
            measures=frozenset(cues.measures),
            before=frozenset(cues.before),
            told=frozenset(cues.speech.nouns),
            timeless=frozenset(cues.conditional.timeless),
            plain_present=cues.plain_present,
            plain_past=frozenset(cues.plain_past),
            of_year=frozenset(cues.of_year),
            long_ago=_long_ago(cues),
            eras=_by_start(cues.eras),
            when=frozenset(cues.when),
            recent=frozenset(cues.recent),
            fails=frozenset(cues.fails),
            dropped=frozenset(cues.dropped),
            in_vain=frozenset(cues.in_vain),
            indefinite=frozenset(cues.indefinite),
            in_case=frozenset(cues.in_case),
        )


def _long_ago(cues: Cues) -> frozenset[str]:
    """First words of all that tells of years ago but the years themselves."""
    found = [m for m in cues.marker if "historical" in m.status]
    phrases = [*cues.eras, *(w for m in found for w in (*m.adverbs, *m.modifiers))]
    return frozenset(phrase.split()[0] for phrase in phrases)


def _by_word(operators: Iterable[Operator], kind: str) -> dict[str, Operator]:
    words: dict[str, Operator] = {}
    for operator in operators:
        for word in getattr(operator, kind):
            words.setdefault(word, operator)
    return words


def _by_first(
    markers: Iterable[Marker], kind: str
) -> dict[str, tuple[tuple[tuple[str, ...], Marker], ...]]:
    """First word -> phrases that begin with it, longest first."""
    words: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
    for marker in markers:
        for phrase in getattr(marker, kind):
            parts = tuple(phrase.split())
            words.setdefault(parts[0], []).append((parts, marker))
    return {w: tuple(sorted(p, key=lambda x: -len(x[0]))) for w, p in words.items()}
