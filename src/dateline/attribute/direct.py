"""Direct and mixed speech: which quotation belongs to which cue.

Frames of the sentences (`speech`) and quotations of the text (`marks`) meet here: a quotation
takes the frame it overlaps, else the verb of saying beside it, else the one before a colon, else
it goes on with what was said just before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.attribute import clauses
from dateline.attribute.attribution import Attribution, Frame
from dateline.attribute.lexicon import SpeechWords
from dateline.attribute.marks import Quotation
from dateline.records import QuoteKind, Reading, Ref, Sentence, Span, Token

_LEAST_WORDS = 3  # a stretch of fewer words is no speech unless a cue stands beside it
_BETWEEN = 3  # tokens that may stand between a quotation and the clause of its cue


@dataclass(frozen=True, slots=True)
class _Site:
    """A quotation with the sentences it touches."""

    quotation: Quotation
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]  # inside the marks


def attributions(
    reading: Reading, frames: Sequence[Frame], quotations: Sequence[Quotation], words: SpeechWords
) -> list[Attribution]:
    """Attributions of a report in text order."""
    text = reading.article.text
    sites = [_site(reading, q) for q in quotations]
    speech = [s for s in sites if s.tokens and is_speech(s.tokens, s.quotation, text)]
    taken = _claimed(reading, frames, speech)
    made = [
        _attribution(reading, frame, taken.get(n, ()))
        for n, frame in enumerate(frames)
        if frame.content or n in taken
    ]
    done = {id(s) for sites in taken.values() for s in sites}
    left = [s for s in speech if id(s) not in done and not _inside(s, made)]
    return sorted(_continued(made, left, reading), key=lambda a: a.start)


def _site(reading: Reading, quotation: Quotation) -> _Site:
    sentences = _touching(reading.sentences, quotation.outer)
    tokens = tuple(
        t
        for s in sentences
        for t in s.tokens
        if quotation.inner.start <= t.start and t.end <= quotation.inner.end
    )
    return _Site(quotation, sentences, tokens)


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
    big = [t for t in content if len(t.text) > 3 or t.upos in ("PROPN", "VERB", "NOUN", "ADJ")]
    title = bool(big) and all(t.text[:1].isupper() or t.text[:1].isdigit() for t in big)
    stopped = text[quotation.inner.end - 1] in ".,!?…" or (
        text[quotation.outer.end : quotation.outer.end + 1] == ","
    )
    if title and not (stopped and any(t.upos in ("VERB", "AUX") for t in content)):
        return stopped and quotation.opens
    return len(content) >= _LEAST_WORDS or stopped


def _claimed(
    reading: Reading, frames: Sequence[Frame], sites: Sequence[_Site]
) -> dict[int, tuple[_Site, ...]]:
    """Frame number -> quotations that are its content or part of it."""
    taken: dict[int, tuple[_Site, ...]] = {}
    for site in sites:
        n = _frame_of(reading, frames, site)
        if n is not None:
            taken[n] = (*taken.get(n, ()), site)
    return taken


def _frame_of(reading: Reading, frames: Sequence[Frame], site: _Site) -> int | None:
    inside = {Ref(s.n, t.i) for s in site.sentences for t in s.tokens if t in site.tokens}
    here = [
        (n, f)
        for n, f in enumerate(frames)
        if any(f.sentence == s.n for s in site.sentences)
        and Ref(f.sentence, f.cue[-1]) not in inside
    ]
    overlapping = [(n, f) for n, f in here if any(Ref(f.sentence, k) in inside for k in f.content)]
    if overlapping:
        return min(overlapping, key=lambda nf: len(nf[1].content))[0]
    beside = [(gap, n) for n, f in here if (gap := _gap(reading, f, site)) is not None]
    if beside:
        return min(beside)[1]
    return _before_colon(reading, frames, site)


def _gap(reading: Reading, frame: Frame, site: _Site) -> int | None:
    """Code points between a quotation and a cue still without words of its own; None = too far."""
    if frame.content and frame.rule not in ("clause", "object", "topic"):
        return None
    sentence = reading.sentences[frame.sentence]
    words = [*frame.cue, *frame.source] if not frame.content else [*frame.cue]
    span = sentence.span_of(sentence.tokens[k] for k in words)
    outer = site.quotation.outer
    gap = Span(min(span.end, outer.end), max(span.start, outer.start))
    between = [t for t in sentence.tokens if gap.start <= t.start and t.end <= gap.end]
    if frame.content and (frame.rule != "clause" or len(between) > _BETWEEN):
        return None
    return max(gap.end - gap.start, 0)


def _before_colon(reading: Reading, frames: Sequence[Frame], site: _Site) -> int | None:
    """The cue of a sentence that ends with a colon before the quotation."""
    start = site.quotation.outer.start
    if not reading.article.text[:start].rstrip().endswith(":"):
        return None
    n = site.sentences[0].n
    own = [i for i, f in enumerate(frames) if f.sentence == n and not f.content]
    before = [i for i, f in enumerate(frames) if f.sentence == n - 1 and not f.content]
    found = own or before
    return found[-1] if found else None


def _attribution(reading: Reading, frame: Frame, sites: Sequence[_Site]) -> Attribution:
    sentence = reading.sentences[frame.sentence]
    text = reading.article.text
    own = clauses.pieces(sentence, frame.content, text)
    quoted = [s.quotation for s in sites]
    outside = [s for s in own if not any(q.outer.covers(s) for q in quoted)]
    cut = tuple(s for s in outside if not any(q.outer.overlaps(s) for q in quoted))
    kind: QuoteKind = "indirect"
    if quoted:
        kind = "mixed" if outside else "direct"
    content = _joined([q.inner for q in quoted], outside) if outside else [q.inner for q in quoted]
    return Attribution(
        content=tuple(sorted(content)) if quoted else own or cut,
        cue=clauses.pieces(sentence, frame.cue, text),
        source=clauses.pieces(sentence, frame.source, text),
        kind=kind,
        holder=Ref(frame.sentence, frame.holder) if frame.holder is not None else None,
        verb=Ref(frame.sentence, frame.cue[0 if frame.rule == "according" else -1]),
        asserts=frame.asserts or kind == "direct",
        rule=f"{frame.rule}-{kind}" if quoted else frame.rule,
    )


def _joined(quoted: Sequence[Span], outside: Sequence[Span]) -> list[Span]:
    """Ranges of both, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted([*quoted, *outside]):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _inside(site: _Site, made: Sequence[Attribution]) -> bool:
    return any(c.overlaps(site.quotation.inner) for a in made for c in a.content)


def _continued(
    made: Sequence[Attribution], left: Sequence[_Site], reading: Reading
) -> Iterator[Attribution]:
    """Gives quotations without a cue to whoever spoke just before, in the same breath."""
    spoken = sorted(made, key=lambda a: a.start)
    for site in left:
        n = _speaking(spoken, site, reading)
        if n is None:
            spoken.append(_unclaimed(site))
        else:
            content = (*spoken[n].content, site.quotation.inner)
            spoken[n] = replace(spoken[n], content=content)
        spoken.sort(key=lambda a: a.start)
    yield from spoken


def _unclaimed(site: _Site) -> Attribution:
    return Attribution((site.quotation.inner,), (), (), "direct", rule="quotation")


def _speaking(spoken: Sequence[Attribution], site: _Site, reading: Reading) -> int | None:
    """The attribution that a bare quotation goes on with.

    It must be the last direct or mixed one before it: in the same paragraph, or in the one
    before where the quotation makes up its whole paragraph.
    """
    start = site.quotation.outer.start
    before = [
        (a.content[-1].end, n)
        for n, a in enumerate(spoken)
        if a.kind != "indirect" and a.content[-1].end <= start and (a.source or a.cue)
    ]
    if not before:
        return None
    end, n = max(before)
    lines = reading.article.text.count("\n", end, start)
    breaks = len(reading.article.text[end:start].split("\n")) > 1 if lines else False
    if not breaks:
        return n if _own_sentence(site) else None
    whole = site.quotation.opens and site.quotation.ends
    adjacent = not reading.article.text[end:start].strip("\n ").count("\n")
    return n if whole and adjacent else None


def _own_sentence(site: _Site) -> bool:
    """True if the quotation is a sentence by itself, not words inside one."""
    last = site.sentences[-1]
    outside = [
        t
        for s in (site.sentences[0], last)
        for t in s.tokens
        if t.upos != "PUNCT" and not site.quotation.outer.overlaps(t.span)
    ]
    return not outside
