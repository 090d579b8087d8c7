"""Who says what: one worked example a construction, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import lang
from dateline.attribute import Attribute, attributions
from dateline.model import SpeechModel
from dateline.records import Actor, Mention, Reading
from tests.helpers import reading

MODEL = SpeechModel.load(threads=1)

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
ASIDE = """
    “~ “ PUNCT 2 punct
    Stop~ stop VERB 0 root Mood=Imp
    ,~ , PUNCT 2 punct
    ” ” PUNCT 2 punct
    Brainard~ Brainard PROPN 2 obj
    , , PUNCT 5 punct
    a a DET 8 det
    governor~ governor NOUN 5 flat
    , , PUNCT 5 punct
    said say VERB 2 advcl VerbForm=Fin|Tense=Past
"""
MISPARSED = """
    Moskou _ PROPN 5 nsubj
    wacht~ wachten VERB 5 advcl VerbForm=Fin|Tense=Pres
    ,~ , PUNCT 2 punct
    - - PUNCT 2 punct
    meldde melden VERB 0 root VerbForm=Fin|Tense=Past
    het het DET 7 det
    ministerie ministerie NOUN 5 obj
"""
SHARED = """
    Wang _ PROPN 2 nsubj
    kwam komen VERB 0 root VerbForm=Fin|Tense=Past
    en en CCONJ 4 cc
    zei zeggen VERB 2 conj VerbForm=Fin|Tense=Past
    dat dat SCONJ 7 mark
    Peking _ PROPN 7 nsubj
    wacht wachten VERB 4 ccomp VerbForm=Fin|Tense=Pres
"""
SCRIPT = """
    Blinken~ Blinken PROPN 4 nsubj
    : : PUNCT 1 punct
    no no DET 4 det
    talks talk NOUN 0 root
    with with ADP 6 case
    Moscow _ PROPN 4 nmod
"""
PARTICIPLE = """
    “~ “ PUNCT 4 punct
    We we PRON 4 nsubj
    will will AUX 4 aux
    stay~ stay VERB 7 ccomp VerbForm=Inf
    ” ” PUNCT 4 punct
    Scott _ PROPN 7 nsubj
    said~ say VERB 0 root VerbForm=Fin|Tense=Past
    , , PUNCT 9 punct
    adding add VERB 7 advcl VerbForm=Part|Tense=Pres
    that that SCONJ 12 mark
    Moscow _ PROPN 12 nsubj
    waits wait VERB 9 ccomp VerbForm=Fin|Tense=Pres
"""
EXAMPLES = {
    "complement clause": (INDIRECT, "nl", "dat Peking wacht", "zei", "Wang", "indirect"),
    "inserted clause": (INSERTED, "nl", "Rusland stopt", "zei", "Peskov", "indirect"),
    "phrase of source": (ACCORDING, "nl", "Wang vertrok", "volgens", "het ministerie", "indirect"),
    "direct speech": (DIRECT, "en", "“We will stay,”", "said", "he", "direct"),
    "source before an aside": (ASIDE, "en", "“Stop,”", "said", "Brainard, a governor", "direct"),
    "source beside the verb, wrongly parsed": (
        MISPARSED,
        "nl",
        "Moskou wacht",
        "meldde",
        "het ministerie",
        "indirect",
    ),
    "shared subject": (SHARED, "nl", "dat Peking wacht", "zei", "Wang", "indirect"),
    "headline": (SCRIPT, "en", "no talks with Moscow", ":", "Blinken", "indirect"),
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
    (found,) = attributions(read, lang.load(code), {})
    text = read.article.text
    assert [s.of(text) for s in found.content] == [content]
    assert [s.of(text) for s in found.cue] == [cue]
    assert [s.of(text) for s in found.source] == [source]
    assert found.kind == kind


def test_a_participle_has_the_source_of_the_verb_above() -> None:
    read = reading(PARTICIPLE, language="en")
    found = attributions(read, lang.load("en"), {})
    heard = [(a.cue[0].of(read.article.text), a.source[0].of(read.article.text)) for a in found]
    assert heard == [("said", "Scott"), ("adding", "Scott")]


def test_cues_inside_quoted_speech_are_the_speakers_own_words() -> None:
    inner = """
    “~ “ PUNCT 3 punct
    I I PRON 3 nsubj
    think think VERB 11 ccomp VerbForm=Fin|Tense=Pres
    that that SCONJ 7 mark
    the the DET 6 det
    war war NOUN 7 nsubj
    ends~ end VERB 3 ccomp VerbForm=Fin|Tense=Pres
    ,~ , PUNCT 3 punct
    ” ” PUNCT 3 punct
    he he PRON 11 nsubj
    said say VERB 0 root VerbForm=Fin|Tense=Past
    """
    (found,) = attributions(reading(inner, language="en"), lang.load("en"), {})
    assert found.rule.endswith("direct")


def test_what_was_not_said_is_nobodys_claim() -> None:
    silent = """
    Hij hij PRON 2 nsubj
    zei zeggen VERB 0 root VerbForm=Fin|Tense=Past
    niet niet ADV 2 advmod
    of of SCONJ 6 mark
    Peking _ PROPN 6 nsubj
    wacht wachten VERB 2 ccomp VerbForm=Fin|Tense=Pres
    """
    done = Attribute(lang.load, MODEL).attribute(reading(silent))
    assert (done.quotes, done.claims) == ((), ())


def test_a_title_between_marks_is_no_speech() -> None:
    assert attributions(reading(TITLE, language="en"), lang.load("en"), {}) == ()


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
    done = Attribute(lang.load, MODEL).attribute(read)
    chains = [[s.actor for s in c.chain] for c in done.claims]
    assert ["ministerie", "TASS"] in chains
    assert (done.quotes[0].speaker, done.quotes[0].via) == ("ministerie", ("TASS",))


def test_the_medium_that_was_told_passes_it_on() -> None:
    told = """
    Wang _ PROPN 2 nsubj
    vertelde vertellen VERB 0 root VerbForm=Fin|Tense=Past
    aan aan ADP 4 case
    CNN _ PROPN 2 obl
    dat dat SCONJ 7 mark
    Peking _ PROPN 7 nsubj
    wacht wachten VERB 2 ccomp VerbForm=Fin|Tense=Pres
    """
    done = Attribute(lang.load, MODEL).attribute(with_actors(reading(told), Wang=False, CNN=True))
    (claim,) = done.claims
    assert [s.actor for s in claim.chain] == ["Wang", "CNN"]
    assert (done.quotes[0].speaker, done.quotes[0].via) == ("Wang", ("CNN",))


def test_sources_are_named_anonymous_papers_or_media() -> None:
    read = with_actors(reading(CITING), TASS=True, ministerie=False, Wang=False)
    claims = Attribute(lang.load, MODEL).attribute(read).claims
    kinds = {s.actor: s.kind for claim in claims for s in claim.chain}
    assert (kinds["ministerie"], kinds["TASS"]) == ("named", "medium")
    told = """
    Een een DET 2 det
    {who} _ NOUN 3 nsubj
    zei zeggen VERB 0 root VerbForm=Fin|Tense=Past
    dat dat SCONJ 6 mark
    Peking _ PROPN 6 nsubj
    wacht wachten VERB 3 ccomp VerbForm=Fin|Tense=Pres
    """
    for who, actor, kind in (
        ("ambtenaar", "a1", "anonymous"),
        ("rapport", "a1", "document"),
        ("ambtenaar", "", "unknown"),
    ):
        read = reading(told.format(who=who))
        here = Mention(actor, 0, 1, read.sentences[0].tokens[1].span, "nominal")
        read = replace(read, mentions=(here,) if actor else ())
        (claim,) = Attribute(lang.load, MODEL).attribute(read).claims
        assert [s.kind for s in claim.chain] == [kind]


def test_a_statement_without_owner_is_that_of_the_last_speaker() -> None:
    second = """
    “~ “ PUNCT 3 punct
    Wij wij PRON 3 nsubj
    blijven blijven VERB 7 ccomp VerbForm=Fin|Tense=Pres
    hier~ hier ADV 3 advmod
    ”~ ” PUNCT 3 punct
    , , PUNCT 3 punct
    luidt luiden VERB 0 root VerbForm=Fin|Tense=Pres
    het het PRON 7 nsubj
    """
    read = reading(INDIRECT.rstrip() + "\n\n" + second.strip("\n"))
    done = Attribute(lang.load, MODEL).attribute(with_actors(read, Wang=False))
    assert [q.speaker for q in done.quotes] == ["Wang", "Wang"]


def test_quotes_are_numbered_and_lie_in_the_text() -> None:
    done = Attribute(lang.load, MODEL).attribute(with_actors(reading(INDIRECT), Wang=False))
    (quote,) = done.quotes
    assert quote.id == "q1" and quote.speaker == "Wang"
    assert quote.span.of(done.article.text) == quote.text


def test_the_stage_leaves_reports_without_speech_alone() -> None:
    done = Attribute(lang.load, MODEL).attribute(
        reading("Wang _ PROPN 2 nsubj\nsliep slapen VERB 0 root VerbForm=Fin|Tense=Past")
    )
    assert (done.quotes, done.claims, dict(done.modalities)) == ((), (), {})


ONLY_PUNCTUATION = """
    robbers robber NOUN 2 nsubj Number=Plur
    used use VERB 10 acl VerbForm=Fin|Tense=Past
    to to PART 6 mark
    be be AUX 6 cop VerbForm=Inf
    folk folk NOUN 6 compound Number=Sing
    heroes~ hero NOUN 2 xcomp Number=Plur
    , , PUNCT 8 punct
    writes write VERB 0 root VerbForm=Fin|Tense=Pres
    a a DET 10 det
    historian historian NOUN 8 obj Number=Sing
    at at ADP 12 case
    Stanford~ Stanford PROPN 10 nmod Number=Sing
    , , PUNCT 16 punct
    who who PRON 16 nsubj
    has have AUX 16 aux VerbForm=Fin|Tense=Pres
    collected collect VERB 10 acl:relcl VerbForm=Part|Tense=Past
    ballads~ ballad NOUN 16 obj Number=Plur
    . . PUNCT 8 punct
"""


@pytest.mark.issue(3)
def test_a_cue_left_with_nothing_but_punctuation_attributes_nothing() -> None:
    read = reading(ONLY_PUNCTUATION, language="en")
    assert all(a.content for a in attributions(read, lang.load("en"), {}))
    (done,) = Attribute(lang.load, MODEL)([read])
    assert done.quotes == ()
