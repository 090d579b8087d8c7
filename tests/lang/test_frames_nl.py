"""Laws of the Dutch frame lexicon: it decodes, is well formed, and reaches all of PLOVER."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from dateline.annotate.lemmas import lemma
from dateline.coding.lexicon import build
from dateline.lang import Pack, load
from dateline.lang.frames import Frame

# PLOVER manual draft 2.0, tables of types, modes and contexts
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation "
    "cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
PAIRS = {(kind, mode) for kind, modes in MODES.items() for mode in modes.split()}
CONTEXTS = set(
    "military intelligence executive legislative election political_institutions pro_democracy "
    "pro_autocracy economic legal reparations human_rights rights_freedoms repression "
    "human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping "
    "health asylum migration disasters natural_resource environment technology terrorism cbrn "
    "cyber misinformation crime corruption illegal_drugs trafficking".split()
)
STATUS = {"historical", "future", "hypothetical", "negation"}
PREDICATE = re.compile(
    r"[^\s{}\[\]<>!]+!?"
    r"(?: (?:\{[^\s{}\[\]<>]+\}|\[[a-zë]+(?:\|[a-zë]+)*\]|<[a-z]+(?:\|[a-z]+)*>))*"
)
NEEDED = re.compile(r"\{([^}]*)\}")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load("nl")


@pytest.fixture(scope="module")
def frames(pack: Pack) -> list[Frame]:
    return [frame for file in pack.frames for frame in file.frame]


def texts(frame: Frame) -> Iterator[tuple[str, str]]:
    for pos in ("verbs", "nouns", "adjectives"):
        for text in getattr(frame, pos):
            yield pos, text


def key(pos: str, text: str) -> tuple[str, str, tuple[str, ...]]:
    return pos, text.split()[0].rstrip("!"), tuple(sorted(NEEDED.findall(text)))


def test_there_are_enough_distinct_predicates(frames: list[Frame]) -> None:
    assert len({key(*p) for frame in frames for p in texts(frame)}) >= 800


def test_predicates_are_well_formed(frames: list[Frame]) -> None:
    assert [t for f in frames for _, t in texts(f) if not PREDICATE.fullmatch(t)] == []


def test_the_engine_can_build_it(pack: Pack) -> None:
    assert build(pack).find("verb", "bezoeken")


def test_no_predicate_stands_twice(frames: list[Frame]) -> None:
    seen: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for frame in frames:
        for pos, text in texts(frame):
            seen[key(pos, text)].append(frame.name)
    assert {k: names for k, names in seen.items() if len(names) > 1} == {}


def test_frame_names_are_unique(frames: list[Frame]) -> None:
    names = [frame.name for frame in frames]
    assert len(names) == len(set(names))


def test_values_are_plovers(frames: list[Frame]) -> None:
    for frame in frames:
        assert frame.type in MODES, frame.name
        assert not frame.mode or (frame.type, frame.mode) in PAIRS, frame.name
        assert set(frame.contexts) <= CONTEXTS, frame.name
        assert set(frame.status) <= STATUS, frame.name
        assert frame.roles in ("directed", "reversed", "symmetric"), frame.name
        assert frame.needs in ("", "both", "actor", "recipient", "any", "none"), frame.name
        assert 0 < frame.score <= 1, frame.name
        assert not frame.cameo or re.fullmatch(r"(?:0[3-9]|1\d|20)\d{1,2}", frame.cameo), frame.name


def test_all_types_and_modes_are_reached(pack: Pack, frames: list[Frame]) -> None:
    by_frame = {(frame.type, frame.mode) for frame in frames if frame.mode}
    by_word = {(k, m) for file in pack.frames for k, modes in file.modes.items() for m in modes}
    assert by_word <= PAIRS
    assert by_frame | by_word == PAIRS
    assert {frame.type for frame in frames} == set(MODES)


def test_every_class_named_exists_and_every_class_is_used(pack: Pack, frames: list[Frame]) -> None:
    classes = {name for file in pack.frames for name in file.classes}
    named = {c for f in frames for _, t in texts(f) for c in re.findall(r"@(\w+)", t)}
    assert named == classes


def test_predicates_are_lower_case(frames: list[Frame]) -> None:
    assert [t for f in frames for _, t in texts(f) if t != t.lower()] == []


def test_nouns_that_are_no_compounds_of_their_tail_carry_nothing(pack: Pack) -> None:
    lexicon = build(pack)
    assert lexicon.find("noun", "drugsonderzoek")
    for noun in (
        "zelfmoord",
        "hartaanval",
        "persconferentie",
        "arbeidsmigratie",
        "bewonerscommissie",
    ):
        assert not lexicon.find("noun", noun), noun


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("aanvallen", "VERB", "aanvallen"),
        ("aangevallen", "VERB", "aanvallen"),
        ("aanvallen", "NOUN", "aanval"),
        ("bezoek", "VERB", "bezoeken"),
        ("nodigde", "VERB", "nodigen"),
        ("uitgenodigd", "VERB", "uitnodigen"),
        ("opgezegd", "VERB", "opzeggen"),
        ("veroordeelde", "VERB", "veroordelen"),
        ("geëvacueerde", "VERB", "evacueren"),
        ("ingrepen", "VERB", "ingrijpen"),
        ("gevangenen", "NOUN", "gevangene"),
        ("doden", "NOUN", "dode"),
        ("leden", "NOUN", "lid"),
        ("boycot", "NOUN", "boycot"),
        ("staakt-het-vuren", "NOUN", "staakt-het-vuren"),
    ],
)
def test_lemmas_of_news_words(pack: Pack, form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos, pack) == expected


def test_lemma_table_only_corrects(pack: Pack) -> None:
    """Each row says a form, a UPOS tag and a lemma without the lemmatiser's particle mark."""
    assert pack.lemmas
    for (form, upos), word in pack.lemmas.items():
        assert form == form.lower() and upos in {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON"}
        assert word and "_" not in word
