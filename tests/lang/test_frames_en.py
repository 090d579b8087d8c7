"""Laws of the English frame lexicon: well formed, legal in PLOVER, wide enough, lemmas agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from dateline import ontology
from dateline.annotate import lemmas
from dateline.coding.lexicon import build
from dateline.lang import load
from dateline.lang.frames import Frame

PACK = load("en")
CLASSES = {name: words for file in PACK.frames for name, words in file.classes.items()}
FRAMES = [frame for file in PACK.frames for frame in file.frame]

_WORD = r"[^\s{}\[\]<>!|:@]+"
_FILLER = rf"\{{(?:[a-z|]+:)?(?:@?{_WORD}(?:\|@?{_WORD})*)?\}}"
_SLOTS = r"[a-z]+(?:\|[a-z]+)*"
PREDICATE = re.compile(
    rf"(?P<lemma>{_WORD}(?: [a-z]+)?)"
    rf"(?P<fillers>(?: {_FILLER})*)"
    rf"(?: \[(?P<recipient>{_SLOTS})\])?(?: <(?P<actor>{_SLOTS})>)?(?P<bare> !)?"
)
SLOTS = frozenset(
    "obj iobj subj poss xcomp about across after against along alongside among around as at "
    "before behind between by for from in into near of off on onto outside over through to "
    "toward towards under upon via with".split()
)


class Entry(NamedTuple):
    frame: Frame
    pos: str
    text: str


def entries() -> Iterator[Entry]:
    for frame in FRAMES:
        for pos in ("verbs", "nouns", "adjectives"):
            yield from (Entry(frame, pos, text) for text in getattr(frame, pos))


ENTRIES = list(entries())


def fillers(text: str) -> list[str]:
    return re.findall(r"\{([^}]*)\}", text)


def key(entry: Entry) -> tuple[str, str, tuple[str, ...], bool]:
    """What tells two predicates apart: part of speech, lemma, required words, no object."""
    found = PREDICATE.fullmatch(entry.text)
    assert found
    return entry.pos, found["lemma"], tuple(sorted(fillers(entry.text))), bool(found["bare"])


def test_every_predicate_is_well_formed() -> None:
    broken = [e.text for e in ENTRIES if not PREDICATE.fullmatch(e.text)]
    assert not broken


def test_sides_stand_in_known_slots() -> None:
    for entry in ENTRIES:
        for group in re.findall(r"[\[<]([^\]>]*)[\]>]", entry.text):
            assert set(group.split("|")) <= SLOTS, entry.text


def test_a_filler_asks_for_something_and_its_prepositions_come_first() -> None:
    for entry in ENTRIES:
        for filler in fillers(entry.text):
            prepositions, _, words = filler.rpartition(":")
            assert prepositions or words, entry.text
            assert not prepositions or set(prepositions.split("|")) <= SLOTS, entry.text


def test_every_class_is_defined_and_used() -> None:
    named = {w[1:] for e in ENTRIES for f in fillers(e.text) for w in re.findall(r"@[\w-]+", f)}
    assert named == set(CLASSES) - {"calendar"}  # the engine asks for that one itself


def test_no_predicate_is_listed_twice() -> None:
    twice = [k for k, n in Counter(key(e) for e in ENTRIES).items() if n > 1]
    assert not twice


def test_names_of_frames_are_unique() -> None:
    names = Counter(frame.name for frame in FRAMES)
    assert max(names.values()) == 1


def test_a_reversed_or_symmetric_frame_says_so_in_known_words() -> None:
    assert {f.roles for f in FRAMES} == {"directed", "reversed", "symmetric"}
    assert {f.needs for f in FRAMES} <= {"", "both", "actor", "recipient", "any", "none"}
    assert all(0 < f.score <= 1 for f in FRAMES)


def test_types_modes_and_contexts_are_those_of_plover() -> None:
    for frame in FRAMES:
        assert frame.type in ontology.TYPES, frame.name
        assert not frame.mode or frame.mode in ontology.TYPES[frame.type].modes, frame.name
        assert set(frame.contexts) <= ontology.CONTEXTS, frame.name
        assert re.fullmatch(r"(0[3-9]|1\d|20)\d{0,2}", frame.cameo), frame.name
    for file in PACK.frames:
        for kind, by_mode in file.modes.items():
            assert set(by_mode) <= set(ontology.TYPES[kind].modes)


def test_only_types_that_speak_of_other_acts_have_content() -> None:
    assert {f.type for f in FRAMES if f.content} <= ontology.OPERATORS | {"CONCEDE"}


@pytest.mark.parametrize("kind", sorted(ontology.TYPES))
def test_every_type_and_mode_can_be_reached(kind: str) -> None:
    given = {f.mode for f in FRAMES if f.type == kind}
    given |= {m for file in PACK.frames for m in file.modes.get(kind, {})}
    assert any(f.type == kind for f in FRAMES)
    assert set(ontology.TYPES[kind].modes) <= given


def test_the_lexicon_is_wide() -> None:
    distinct = {(pos, lemma, need) for pos, lemma, need, _ in map(key, ENTRIES)}
    lemma_count = Counter(e.frame.type for e in ENTRIES)
    assert len(distinct) >= 900
    assert min(lemma_count[kind] for kind in ontology.TYPES) >= 60


def test_the_engine_reads_every_predicate() -> None:
    known = {(p.pos, p.lemma, p.frame.name) for ps in build(PACK).predicates.values() for p in ps}
    pos = {"verbs": "verb", "nouns": "noun", "adjectives": "adj"}
    assert {(pos[e.pos], key(e)[1], e.frame.name) for e in ENTRIES} <= known


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("left", "VERB", "leave"), ("met", "VERB", "meet"), ("struck", "VERB", "strike"),
        ("found", "VERB", "find"), ("shot", "VERB", "shoot"), ("laid", "VERB", "lay"),
        ("fought", "VERB", "fight"), ("withdrew", "VERB", "withdraw"),
        ("warning", "VERB", "warn"), ("warning", "NOUN", "warning"),
        ("bombing", "VERB", "bomb"), ("bombing", "NOUN", "bombing"),
        ("meeting", "VERB", "meet"), ("meeting", "NOUN", "meeting"),
        ("shelling", "NOUN", "shelling"), ("talks", "NOUN", "talk"),
        ("kidnapping", "VERB", "kidnap"), ("cancelled", "VERB", "cancel"),
        ("criticised", "VERB", "criticise"), ("criticized", "VERB", "criticize"),
        ("sanctions", "NOUN", "sanction"), ("troops", "NOUN", "troop"),
    ],
)  # fmt: skip
def test_inflected_forms_lead_to_the_lemmas_of_the_lexicon(
    form: str, upos: str, lemma: str
) -> None:
    assert lemmas.lemma(form, upos, PACK) == lemma


def test_listed_nouns_are_their_own_lemma() -> None:
    nouns = {key(e)[1] for e in ENTRIES if e.pos == "nouns"}
    simple = {n for n in nouns if "-" not in n and " " not in n}
    assert {n for n in simple if lemmas.lemma(n, "NOUN", PACK) != n} == set()


def test_listed_verbs_are_their_own_lemma() -> None:
    verbs = {key(e)[1].split()[0] for e in ENTRIES if e.pos == "verbs"}
    simple = {v for v in verbs if "-" not in v}
    assert {v for v in simple if lemmas.lemma(v, "VERB", PACK) != v} == set()
