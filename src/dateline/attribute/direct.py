"""Direct and mixed speech: which quotation belongs to which cue.

Frames of the sentences (`speech`) and quotations of the text (`marks`) meet here: a quotation
takes the frame it overlaps, else the verb of saying beside it, else the one before a colon, else
it goes on with what was said just before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.attribute import clauses
from dateline.attribute.attribution import Attribution, Frame
from dateline.attribute.marks import Quotation, quotations
from dateline.records import QuoteKind, Reading, Ref, Sentence, Span, Token

_LEAST_WORDS = 3  # a stretch of fewer words is no speech unless a cue stands beside it
_LEAST_OWN = 6  # words of a quotation that counts as speech with no cue at all
_BESIDE = 3  # tokens between a quotation and a cue that stands beside it
_FAR = 15  # tokens between a quotation and a cue without words of its own
_LEADS = (
    "clause",
    "follows",
    "inserted",
    "inverted",
    "script",
    "according",
    "object",
    "topic",
    "infinitive",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A quotation that is speech, with the sentences it touches and the tokens inside it."""

    quotation: Quotation
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]

    @property
    def refs(self) -> set[Ref]:
        """The tokens inside, told apart from those of the same sentences outside."""
        inner = self.quotation.inner
        return {
            Ref(s.n, t.i)
            for s in self.sentences
            for t in s.tokens
            if inner.start <= t.start and t.end <= inner.end
        }


def sites(reading: Reading) -> list[Site]:
    """The quotations of a report that can be speech, in order."""
    found = (_site(reading, q) for q in quotations(reading.article.text))
    text = reading.article.text
    return [s for s in found if s.tokens and is_speech(s.tokens, s.quotation, text)]


def quoted_tokens(found: Sequence[Site]) -> dict[int, set[int]]:
    """Sentence number -> positions inside quoted speech of some length."""
    inside: dict[int, set[int]] = {}
    for site in found:
        if len(site.tokens) >= _LEAST_OWN:
            for ref in site.refs:
                inside.setdefault(ref.sentence, set()).add(ref.token)
    return inside


def attributions(
    reading: Reading, frames: Sequence[Frame], speech: Sequence[Site]
) -> list[Attribution]:
    """Attributions of a report in text order; a cue whose words are only punctuation is none."""
    taken = _claimed(reading, frames, speech)
    made = [
        _attribution(reading, frame, taken.get(n, ()))
        for n, frame in enumerate(frames)
        if frame.content or n in taken
    ]
    done = {id(s) for sites in taken.values() for s in sites}
    left = [s for s in speech if id(s) not in done and not _inside(s, made)]
    made = [attribution for attribution in made if attribution.content]
    return sorted(_continued(made, left, reading), key=lambda a: a.start)


def _site(reading: Reading, quotation: Quotation) -> Site:
    sentences = _touching(reading.sentences, quotation.outer)
    tokens = tuple(
        t
        for s in sentences
        for t in s.tokens
        if quotation.inner.start <= t.start and t.end <= quotation.inner.end
    )
    return Site(quotation, sentences, tokens)


def _touching(sentences: Sequence[Sentence], span: Span) -> tuple[Sentence, ...]:
    first = max(bisect_right(sentences, span.start, key=lambda s: s.start) - 1, 0)
    found = []
    for sentence in sentences[first:]:
        if sentence.start >= span.end:
            break
        if sentence.span.overlaps(span):
            found.append(sentence)
    return tuple(found)


def is_speech(tokens: Sequence[Token], quotation: Quotation, text: str) -> bool:
    """True if a quotation can be something said; False for titles, names and scare quotes.

    A title has capitals on all its words of content and no sentence around a verb.
    """
    content = [t for t in tokens if t.upos not in ("PUNCT", "SYM")]
    if not content:
        return False
    big = [t for t in content if len(t.text) > 3 or t.text[:1].isupper()]
    title = bool(big) and all(t.text[:1].isupper() or t.text[:1].isdigit() for t in big)
    stopped = text[quotation.inner.end - 1] in ".,!?…" or (
        text[quotation.outer.end : quotation.outer.end + 1] == ","
    )
    if title and not (stopped and any(t.upos in ("VERB", "AUX") for t in content)):
        return stopped and quotation.opens
    return len(content) >= _LEAST_WORDS or stopped


def _claimed(
    reading: Reading, frames: Sequence[Frame], sites: Sequence[Site]
) -> dict[int, tuple[Site, ...]]:
    """Frame number -> quotations that are its content or part of it."""
    taken: dict[int, tuple[Site, ...]] = {}
    for site in sites:
        n = _frame_of(reading, frames, site)
        if n is not None:
            taken[n] = (*taken.get(n, ()), site)
    return taken


def _frame_of(reading: Reading, frames: Sequence[Frame], site: Site) -> int | None:
    """The frame whose cue stands beside the quotation, else one it is content of, else a near one.

    Among equals the nearest cue wins.
    """
    inside = site.refs
    numbers = {s.n for s in site.sentences}
    following = _following(reading, site)
    ranked = []
    for n, frame in enumerate(frames):
        here = frame.sentence in numbers or (frame.sentence == following and not frame.content)
        if not here or Ref(frame.sentence, frame.cue[-1]) in inside:
            continue
        gap = _gap(reading.sentences[frame.sentence], frame, site)
        holds = any(Ref(frame.sentence, k) in inside for k in frame.content)
        if (rank := _rank(frame, gap, holds)) is not None:
            ranked.append((rank, gap, len(frame.content), n))
    if ranked:
        return min(ranked)[-1]
    return _before_colon(reading, frames, site)


def _following(reading: Reading, site: Site) -> int | None:
    """The sentence right after a quotation that ends a sentence: "... he?" She said."""
    n = site.sentences[-1].n + 1
    if n >= len(reading.sentences):
        return None
    between = reading.article.text[site.quotation.outer.end : reading.sentences[n].start]
    return None if between.strip() or "\n" in between else n


def _rank(frame: Frame, gap: int, holds: bool) -> int | None:
    """0 best: a verb of saying beside the marks; None: the frame has nothing to do with them."""
    if frame.rule not in _LEADS:
        return 3 if holds else None
    says = frame.asserts
    if says and gap <= _BESIDE and (holds or not frame.content or frame.rule != "according"):
        return 0
    if holds:
        return 3 if not frame.speaks else 2 if frame.rule == "according" else 1
    return 2 if says and not frame.content and gap <= _FAR else None


def _gap(sentence: Sentence, frame: Frame, site: Site) -> int:
    """Words between the quotation and the cue, its source not counted."""
    outer = site.quotation.outer
    own = {*frame.cue, *frame.source}
    start = min(sentence.tokens[k].start for k in frame.cue)
    end = max(sentence.tokens[k].end for k in frame.cue)
    low, high = (end, outer.start) if end <= outer.start else (outer.end, start)
    return sum(
        1
        for t in sentence.tokens
        if low <= t.start and t.end <= high and t.i not in own and t.upos != "PUNCT"
    )


def _before_colon(reading: Reading, frames: Sequence[Frame], site: Site) -> int | None:
    """The cue of a sentence that ends with a colon before the quotation."""
    start = site.quotation.outer.start
    if not reading.article.text[:start].rstrip().endswith(":"):
        return None
    n = site.sentences[0].n
    says = [
        (i, f)
        for i, f in enumerate(frames)
        if f.asserts and f.rule in ("clause", "inserted", "follows")
    ]
    own = [i for i, f in says if f.sentence == n and _ends_before(reading, f, start)]
    before = [i for i, f in says if f.sentence == n - 1]
    found = own or before
    return found[-1] if found else None


def _ends_before(reading: Reading, frame: Frame, offset: int) -> bool:
    return reading.sentences[frame.sentence].tokens[frame.cue[-1]].end <= offset


def _attribution(reading: Reading, frame: Frame, sites: Sequence[Site]) -> Attribution:
    sentence = reading.sentences[frame.sentence]
    own = clauses.pieces(sentence, frame.content)
    quoted = [s.quotation for s in sites]
    outside = [s for s in own if not any(q.outer.covers(s) for q in quoted)]
    kind: QuoteKind = "indirect"
    if quoted:
        kind = "mixed" if _runs_on(outside, quoted) else "direct"
    if kind == "direct":
        outside = []
    return Attribution(
        content=tuple(_joined([q.outer for q in quoted], outside)),
        cue=clauses.pieces(sentence, frame.cue) or (sentence.tokens[frame.cue[0]].span,),
        source=clauses.pieces(sentence, frame.source),
        kind=kind,
        holder=Ref(frame.sentence, frame.holder) if frame.holder is not None else None,
        verb=Ref(frame.sentence, frame.cue[0 if frame.rule == "according" else -1]),
        asserts=frame.asserts or kind == "direct",
        rule=f"{frame.rule}-{kind}" if quoted else frame.rule,
        quoted=tuple(q.inner for q in quoted),
    )


def _runs_on(outside: Sequence[Span], quoted: Sequence[Quotation]) -> bool:
    """True if words outside the marks belong to what is said.

    Where a quotation is a clause by itself, pieces beside it are a parser's slip.
    """
    whole = any(q.opens for q in quoted)
    return bool(outside) and not whole


def _joined(quoted: Sequence[Span], outside: Sequence[Span]) -> list[Span]:
    """Ranges of both, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted([*quoted, *outside]):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _inside(site: Site, made: Sequence[Attribution]) -> bool:
    """True if a quotation is in what somebody outside it says; who speaks in it is no matter."""
    inner = site.quotation.inner
    spoken = (a for a in made if not (a.cue and inner.covers(a.cue[0])))
    return any(c.overlaps(inner) for a in spoken for c in a.content)


def _continued(
    made: Sequence[Attribution], left: Sequence[Site], reading: Reading
) -> list[Attribution]:
    """Gives quotations without a cue to whoever spoke just before, in the same breath."""
    spoken = list(made)
    for site in left:
        n = _speaking(spoken, site, reading) if _own_sentence(site) else None
        if n is not None:
            spoken[n] = _longer(spoken[n], site)
        elif _own_sentence(site) and len(site.tokens) >= _LEAST_OWN:
            spoken.append(_unclaimed(site))
    return spoken


def _longer(attribution: Attribution, site: Site) -> Attribution:
    kind: QuoteKind = "direct" if attribution.kind == "direct" else "mixed"
    return replace(
        attribution,
        content=(*attribution.content, site.quotation.outer),
        quoted=(*attribution.quoted, site.quotation.inner),
        kind=kind,
    )


def _unclaimed(site: Site) -> Attribution:
    quotation = site.quotation
    return Attribution(
        (quotation.outer,), (), (), "direct", rule="quotation", quoted=(quotation.inner,)
    )


def _speaking(spoken: Sequence[Attribution], site: Site, reading: Reading) -> int | None:
    """The attribution that a bare quotation goes on with: the last one said before it.

    In the same paragraph, or in the one before where the quotation makes up its whole paragraph.
    """
    start = site.quotation.outer.start
    before = [
        (max(a.content[-1].end, a.cue[-1].end), n)
        for n, a in enumerate(spoken)
        if a.asserts and a.content[-1].end <= start and a.cue and a.cue[-1].end <= start
    ]
    if not before:
        return None
    end, n = max(before)
    between = reading.article.text[end:start]
    if "\n" not in between:
        return n if _next_sentence(reading, end, start) else None
    whole = site.quotation.opens and site.quotation.ends
    adjacent = "\n" not in between.strip() and spoken[n].kind != "indirect"
    return n if whole and adjacent else None


def _next_sentence(reading: Reading, end: int, start: int) -> bool:
    """True if no whole sentence lies between two offsets."""
    return not any(end <= s.start and s.end <= start for s in reading.sentences)


def _own_sentence(site: Site) -> bool:
    """True if the quotation is a sentence by itself, not words inside one."""
    outer = site.quotation.outer
    return not any(
        t.upos != "PUNCT" and not outer.overlaps(t.span)
        for s in (site.sentences[0], site.sentences[-1])
        for t in s.tokens
    )
