"""The records that travel between stages; nothing else does.

A `Report` is what came in; `clean` turns it into an `Article` whose text never changes again.
From then on one `Reading` is filled in stage by stage, always by `dataclasses.replace`:

    read      Report
    clean     Reading(article)
    annotate  + sentences, names
    resolve   + actors, places, times, mentions
    attribute + quotes, claims, modalities
    coding    + events, dropped
    merge     events told twice become one

All offsets are Unicode code points into `Article.text`, half-open.  Token positions are indices
into `Sentence.tokens`; a `Ref` names one token of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.errors import DatelineError

PublishedBasis = Literal["given", "metadata", "inferred", "unknown"]
ActorKind = Literal["person", "government", "organisation", "country", "group", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Precision = Literal["point", "city", "region", "country"]
Status = Literal["historical", "future", "hypothetical", "negation"]
SourceKind = Literal["named", "anonymous", "document", "medium", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Ref(NamedTuple):
    """One token of the article: sentence number, position in that sentence."""

    sentence: int
    token: int


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came in, before any repair.

    `content` is text already decoded, or bytes whose encoding `clean` finds out; `media_type` is
    `text/plain` or `text/html`.  Fields that the user or a table gave stand here; None = not given.
    """

    input_id: str
    content: str | bytes
    media_type: str = "text/plain"
    title: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A sign of damage or doubt about the report, with the places that show it.

    Kinds: machine_translated, split_sentence, split_word, glued_sentence, unpaired_quote,
    mojibake_repaired, encoding_guessed, language_mismatch, future_published, truncated.
    """

    kind: str
    score: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The report's text, cleaned once and for all.

    `origin` maps back to the source: pairs (offset in `text`, offset in the decoded source) at
    the start of each run in which both advance alike; see `dateline.clean.offsets`.
    Where no day of publication is known, `published_between` are the first and last it can be as
    far as the dates in the text tell, with basis `inferred`.  `boundaries` are offsets where a
    sentence must begin and `joins` offsets of full stops or capitals where none may, found by the
    repair of damaged copies.
    """

    id: str
    input_id: str
    text: str
    language: str
    title: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "unknown"
    published_between: tuple[date | None, date | None] = (None, None)
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    notes: tuple[Note, ...] = ()
    origin: tuple[tuple[int, int], ...] = ()
    boundaries: tuple[int, ...] = ()
    joins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its Universal Dependencies annotation.

    `i` is the position in the sentence, `head` that of its head (-1: root).  `feats` is a UD
    FEATS string limited to VerbForm, Tense, Mood and Number.  `lemma` is lower case except for
    names; separable verbs have the particle in front ("aankomen") wherever it stands.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def rel(self) -> str:
        """The universal part of the relation: `nsubj` of `nsubj:pass`."""
        return self.deprel.partition(":")[0]

    def has(self, feature: str) -> bool:
        """True if `feature`, such as `Tense=Past`, is among the features."""
        return feature in self.feats.split("|")


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """What the reading model keeps of a sentence for the models that read on.

    `values` is float16 (1 + pieces + 1, width): the mark that begins the sentence, its pieces, the
    mark that ends it.  `ends` holds for each word the place of its last piece in `values`.
    """

    values: NDArray[np.float16]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number, its range, its tokens as a dependency tree with one root.

    `states` is there from `annotate` to `coding`; None where the sentence was too long for one run
    of the model, or stands far down in a report of book length.
    """

    n: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    states: States | None = field(default=None, repr=False, compare=False)
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def children(self, i: int, *rels: str) -> list[Token]:
        """Dependents of token `i` in text order, only those with a relation in `rels` if given.

        A relation matches in full (`nsubj:pass`) or by its universal part (`nsubj`).
        """
        below = self._children[i]
        if not below:
            return []
        kids = [self.tokens[k] for k in below]
        return [t for t in kids if t.deprel in rels or t.rel in rels] if rels else kids

    def subtree(self, i: int) -> list[Token]:
        """Token `i` and all below it, in text order."""
        found, stack = [], [i]
        while stack:
            k = stack.pop()
            found.append(k)
            stack.extend(self._children[k])
        return [self.tokens[k] for k in sorted(found)]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The head of token `i`, its head, and so on up to the root."""
        k = self.tokens[i].head
        while k >= 0:
            yield self.tokens[k]
            k = self.tokens[k].head

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The smallest range that holds `tokens` (at least one)."""
        some = list(tokens)
        return Span(min(t.start for t in some), max(t.end for t in some))


@dataclass(frozen=True, slots=True)
class Name:
    """A name the reading model found: PER, ORG, LOC or MISC, token positions half-open."""

    sentence: int
    start: int
    end: int
    span: Span
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts, as one entry for all its mentions in the report.

    `country` is ISO 3166 alpha-3 or a PLOVER code (KOS IGO UNO EUR NGO IMG MNC), None = unknown.
    `sector` holds PLOVER sector codes, the first one primary.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    mentions: tuple[Span, ...] = ()
    confidence: float = 0.0
    made_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor stands in a parse: `head` is the syntactic head of the noun phrase.

    `how` says what tied it to the actor: name, place (a place for its government), nominal,
    surname, title, pronoun.
    """

    actor: str
    sentence: int
    head: int
    span: Span
    how: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place meant as a place.  `mentions` are spans; coordinates are WGS84 degrees.

    `admin1` is the name of the first-order division that it is or lies in (state, province).
    `precision` tells how large an area the words name: point (a street or building, without
    coordinates), city, region (a division of any order, at the middle of its towns) or country (at
    its centre); None where no table knows the place.
    """

    id: str
    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: tuple[Span, ...] = ()
    admin1: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A TimeML time expression.

    `value` is a TIMEX3 value, `edtf` the ISO 8601-2 form, `start` and `end` the first and last
    day (ISO dates, inclusive) it can mean, None where it has none.  `basis`: publication,
    narrative, absolute, unanchored.
    """

    id: str
    span: Span
    text: str
    type: TimeType
    value: str
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    basis: str = "publication"


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a source chain: who said it, and the words that say so.

    `cue` is None for the outlet itself; `actor` is None where the speaker is not told.  `kind`
    tells a source with a name from people without one ("a senior official"), from a paper ("a
    readout", "a poll") and from a news medium that passes it on.
    """

    actor: str | None
    cue: Span | None
    kind: SourceKind = "unknown"


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said: `span` is the content, without quotation marks.

    `speaker` and `via` are actor ids; `via` lists who passed it on, nearest the speaker first.
    """

    id: str
    span: Span
    text: str
    kind: QuoteKind
    speaker: str | None
    cue: Span | None
    via: tuple[str, ...] = ()
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that is somebody's claim.  `chain`: nearest the claim first, outward."""

    scope: tuple[Span, ...]
    chain: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Modality:
    """What the report says of one predicate: how certain, whether it holds, when.

    `certainty`: certain, probable, possible; `polarity`: positive, negative; `tense`: past,
    present, future, none.  `status` holds PLOVER's auxiliary modes, `cues` the words that gave
    them, `rules` the rules' names.  `conditional` is True for a condition and for what hangs on
    it; `factuality` runs from -3 (surely did not happen) to 3 (surely did), None where no model
    read it.
    """

    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "past"
    status: tuple[Status, ...] = ()
    cues: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    conditional: bool = False
    factuality: float | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place, as far as the report says.

    `edtf` is ISO 8601-2, `start` and `end` the first and last possible day (ISO, inclusive).
    `basis`: clause, sentence, or report (the publication date stands in for an untold day).
    """

    edtf: str
    start: str | None
    end: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Event:
    """One coded event, PLOVER type with everything derived from it and its evidence.

    `goldstein` holds the values of ICEWS's and of GDELT's table.  `fields` gives for each coded
    field (type, actors, recipients, place, time, status, according_to) the spans that carry it
    and the rule or model version that made it.  `disputed_by` are the sources that deny what those
    in `according_to` (or the report) say: one event, two stances.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    intensity: float
    goldstein: tuple[float | None, float | None]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: str | None
    status: tuple[Status, ...]
    according_to: tuple[Source, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    confidence: float
    made_by: tuple[str, ...]
    date: EventDate | None = None
    fields: Mapping[str, tuple[tuple[Span, ...], str]] = field(default_factory=dict)
    disputed_by: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate event that was not coded, and why."""

    reason: str
    trigger: Span
    frame: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as read so far; each stage fills in its part."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    modalities: Mapping[Ref, Modality] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or None."""
        for sentence in self.sentences:
            if sentence.start <= offset < sentence.end:
                return sentence
        return None


class Stage(Protocol):
    """A stage reads on: same reports out as in, in the same order."""

    name: str

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, in the place where its reading would have come."""

    input_id: str
    error: DatelineError
