"""Who says what: one worked example a construction, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import lang
from dateline.attribute import Attribute, attributions
from dateline.records import Actor, Mention, Reading
from tests.helpers import reading

INDIRECT = """
    Wang _ PROPN 2 nsubj
    zei zeggen VERB 0 root VerbForm=Fin|Tense=Past
    dat dat SCONJ 5 mark
    Peking _ PROPN 5 nsubj
    wacht wachten VERB 2 ccomp VerbForm=Fin|Tense=Pres
"""
INSERTED = """
    Rusland _ PROPN 2 nsubj
    stopt~ stoppen VERB 0 root VerbForm=Fin|Tense=Pres
    , , PUNCT 4 punct
    zei zeggen VERB 2 parataxis VerbForm=Fin|Tense=Past
    Peskov _ PROPN 4 nsubj
"""
ACCORDING = """
    Wang _ PROPN 2 nsubj
    vertrok vertrekken VERB 0 root VerbForm=Fin|Tense=Past
    volgens volgens ADP 5 case
    het het DET 5 det
    ministerie ministerie NOUN 2 obl
"""
DIRECT = """
    “~ “ PUNCT 4 punct
    We we PRON 4 nsubj
    will will AUX 4 aux
    stay~ stay VERB 8 ccomp VerbForm=Inf
    ,~ , PUNCT 4 punct
    ” ” PUNCT 4 punct
    he he PRON 8 nsubj
    said say VERB 0 root VerbForm=Fin|Tense=Past
"""
INVERTED = """
    “~ “ PUNCT 4 punct
    Wij wij PRON 4 nsubj
    zijn zijn AUX 4 cop
    bereid~ bereid ADJ 0 root
    ’~ ’ PUNCT 4 punct
    , , PUNCT 4 punct
    aldus aldus ADP 9 case
    de de DET 9 det
    woordvoerder woordvoerder NOUN 4 obl
"""
CITING = """
    Wang _ PROPN 2 nsubj
    komt komen VERB 4 ccomp VerbForm=Fin|Tense=Pres
    , , PUNCT 4 punct
    meldde melden VERB 0 root VerbForm=Fin|Tense=Past
    TASS _ PROPN 4 nsubj
    , , PUNCT 7 punct
    verwijzend verwijzen VERB 4 advcl VerbForm=Part
    naar naar ADP 10 case
    het het DET 10 det
    ministerie ministerie NOUN 7 obl
"""
TITLE = """
    He he PRON 2 nsubj
    watched watch VERB 0 root VerbForm=Fin|Tense=Past
    “~ “ PUNCT 4 punct
    Face Face PROPN 2 obj
    the the DET 6 det
    Nation~ Nation PROPN 4 nmod
    ” ” PUNCT 4 punct
"""
EXAMPLES = {
    "complement clause": (INDIRECT, "nl", "dat Peking wacht", "zei", "Wang", "indirect"),
    "inserted clause": (INSERTED, "nl", "Rusland stopt", "zei", "Peskov", "indirect"),
    "phrase of source": (ACCORDING, "nl", "Wang vertrok", "volgens", "het ministerie", "indirect"),
    "direct speech": (DIRECT, "en", "“We will stay,”", "said", "he", "direct"),
    "aldus, wrongly closed": (
        INVERTED,
        "nl",
        "“Wij zijn bereid’",
        "aldus",
        "de woordvoerder",
        "direct",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_content_cue_and_source(name: str) -> None:
    conllu, code, content, cue, source, kind = EXAMPLES[name]
    read = reading(conllu, language=code)
    (found,) = attributions(read, lang.load(code))
    text = read.article.text
    assert [s.of(text) for s in found.content] == [content]
    assert [s.of(text) for s in found.cue] == [cue]
    assert [s.of(text) for s in found.source] == [source]
    assert found.kind == kind


def test_a_title_between_marks_is_no_speech() -> None:
    assert attributions(reading(TITLE, language="en"), lang.load("en")) == ()


def with_actors(read: Reading, **media: bool) -> Reading:
    """Each token whose form is a key is an actor of that name; True makes it a medium."""
    actors = tuple(
        Actor(form, form, "organisation", sector=("JRN",) if medium else ("GOV",))
        for form, medium in media.items()
    )
    mentions = tuple(
        Mention(t.text, s.n, t.i, t.span, "name")
        for s in read.sentences
        for t in s.tokens
        if t.text in media
    )
    return replace(read, actors=actors, mentions=mentions)


def test_a_cited_source_stands_nearer_the_claim_than_the_medium() -> None:
    read = with_actors(reading(CITING), TASS=True, ministerie=False, Wang=False)
    done = Attribute(lang.load).attribute(read)
    chains = [[s.actor for s in c.chain] for c in done.claims]
    assert ["ministerie", "TASS"] in chains
    assert (done.quotes[0].speaker, done.quotes[0].via) == ("ministerie", ("TASS",))


def test_quotes_are_numbered_and_lie_in_the_text() -> None:
    done = Attribute(lang.load).attribute(with_actors(reading(INDIRECT), Wang=False))
    (quote,) = done.quotes
    assert quote.id == "q1" and quote.speaker == "Wang"
    assert quote.span.of(done.article.text) == quote.text


def test_the_stage_leaves_reports_without_speech_alone() -> None:
    done = Attribute(lang.load).attribute(
        reading("Wang _ PROPN 2 nsubj\nsliep slapen VERB 0 root VerbForm=Fin|Tense=Past")
    )
    assert (done.quotes, done.claims, dict(done.modalities)) == ((), (), {})
