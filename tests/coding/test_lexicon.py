"""The mini-language of predicates."""

from __future__ import annotations

import pytest

from dateline.coding.lexicon import Requirement, build, parse
from dateline.errors import PackError
from dateline.lang import installed, load
from dateline.lang.frames import Frame
from dateline.ontology import CONTEXTS, TYPES

FRAME = Frame(name="f", type="AID")


def test_every_part_of_a_predicate_is_read():
    p = parse("call off {in:talk|@arms} [with|obj] <by> !", "verb", FRAME, {"arms": ("gun",)})
    assert p.lemma == "call off"
    assert p.requires == (Requirement(frozenset({"talk", "gun"}), frozenset({"in"})),)
    assert (p.recipient, p.actor, p.intransitive) == (("with", "obj"), ("by",), True)


def test_a_requirement_with_only_a_preposition_takes_any_noun():
    p = parse("stemmen {tegen:}", "verb", FRAME, {})
    assert p.requires == (Requirement(frozenset(), frozenset({"tegen"})),)


@pytest.mark.parametrize("text", ["{bezoek} [aan]", "leveren {@unknown}"])
def test_a_broken_predicate_names_its_frame(text):
    with pytest.raises(PackError, match="'f'"):
        parse(text, "verb", FRAME, {})


@pytest.mark.parametrize("language", installed())
class TestShippedLexicon:
    def test_covers_every_type_with_at_least_600_predicates(self, language):
        lexicon = build(load(language))
        frames = {p.frame.type for some in lexicon.predicates.values() for p in some}
        assert frames == set(TYPES)
        assert len(lexicon.predicates) >= 600

    def test_modes_and_contexts_are_plovers(self, language):
        lexicon = build(load(language))
        for frame in {p.frame for some in lexicon.predicates.values() for p in some}:
            assert not frame.mode or frame.mode in TYPES[frame.type].modes, frame.name
            assert set(frame.contexts) <= CONTEXTS, frame.name
        for kind, modes in lexicon.modes.items():
            assert set(modes) <= set(TYPES[kind].modes)
