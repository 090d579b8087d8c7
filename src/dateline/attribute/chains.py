"""Who passed it on: from attributions to quotes and claims with their chain of sources.

A chain runs from the source nearest the claim outward: "reported TASS, citing the ministry" is
ministry, TASS.  The outlet that printed the report is not in it; `article.outlet` stands for it.
Claims inside claims keep a chain each; who reads them joins them from the inside out.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribute.attribution import Attribution
from dateline.attribute.lexicon import SpeechWords
from dateline.attribute.speakers import Speakers
from dateline.records import Claim, Quote, Reading, Ref, Sentence, Source, Span, Token


def chain(
    reading: Reading,
    attribution: Attribution,
    actor: str | None,
    speakers: Speakers,
    words: SpeechWords,
) -> tuple[Source, ...]:
    """Sources of one attribution, nearest first."""
    kind = speakers.kind(actor, attribution.holder)
    own = Source(actor, attribution.cue[0] if attribution.cue else None, kind)
    if attribution.verb is None:
        return (own,)
    cited = _cited(reading, attribution.verb, speakers, words)
    told = speakers.told(attribution.verb)
    passed = (Source(told, own.cue, "medium"),) if told and told != actor else ()
    return (*cited, own, *passed)


def _cited(
    reading: Reading, verb: Ref, speakers: Speakers, words: SpeechWords
) -> tuple[Source, ...]:
    """Sources cited below the verb of telling: "citing officials", "verwijzend naar ..."."""
    sentence = reading.sentences[verb.sentence]
    found = []
    for token in sentence.tokens[verb.token + 1 :]:
        if token.upos == "VERB" and token.has("VerbForm=Fin"):
            break
        if not _cites(sentence, token, words):
            continue
        for source in sentence.tokens[token.i + 1 :]:
            if source.head == token.i and source.upos in ("NOUN", "PROPN", "PRON"):
                holder = Ref(sentence.n, source.i)
                actor = speakers.of(holder)
                found.append(Source(actor, token.span, speakers.kind(actor, holder)))
                break
    return tuple(found)


def _cites(sentence: Sentence, token: Token, words: SpeechWords) -> bool:
    """True if `token` is a participle that cites on behalf of the verb before it."""
    cites = token.lemma.lower() in words.citing and token.upos in ("VERB", "ADJ")
    tensed = token.has("VerbForm=Fin") or bool(sentence.children(token.i, "mark", "aux"))
    return cites and not tensed and not sentence.children(token.i, "nsubj")


def quotes(
    reading: Reading, rows: Sequence[tuple[Attribution, tuple[Source, ...]]]
) -> tuple[Quote, ...]:
    """What was said, by whom and through whom; wishes and stances without quoted words left out."""
    text = reading.article.text
    made: list[Quote] = []
    for attribution, sources in rows:
        if not (attribution.asserts or attribution.quoted):
            continue
        speaker, *via = [s.actor for s in sources]
        for span in _stretches(attribution):
            made.append(
                Quote(
                    id=f"q{len(made) + 1}",
                    span=span,
                    text=span.of(text),
                    kind=attribution.kind,
                    speaker=speaker,
                    cue=attribution.cue[0] if attribution.cue else None,
                    via=tuple(a for a in via if a),
                    source=attribution.source[0] if attribution.source else None,
                )
            )
    return tuple(made)


def _stretches(attribution: Attribution) -> tuple[Span, ...]:
    """Direct speech stretch by stretch; indirect speech as one, from its first to its last word."""
    if attribution.kind == "direct":
        return attribution.quoted
    return (Span(attribution.content[0].start, attribution.content[-1].end),)


def claims(rows: Sequence[tuple[Attribution, tuple[Source, ...]]]) -> tuple[Claim, ...]:
    """Stretches that somebody vouches for; bare quotations without any source are nobody's."""
    return tuple(
        Claim(attribution.content, sources)
        for attribution, sources in rows
        if attribution.asserts and (attribution.cue or attribution.source)
    )
