"""Lexicon and pair coder together, with a pair coder that says what a test tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dateline import config, ontology
from dateline.coding import Code
from dateline.coding.candidate import Judged
from dateline.coding.pairs import NO_ONE, Asked, ask
from dateline.coding.propose import groups
from dateline.coding.sides import Cast
from dateline.coding.stage import lexical
from dateline.model import NONE, PairLabels, PairQuestion, PairScores, Politics
from dateline.records import Modality, Reading, Ref, States
from tests.coding.conftest import told, with_actors
from tests.helpers import reading

LABELS = PairLabels(
    "pairs/test",
    (NONE, *ontology.TYPES),
    tuple(f"{t}/{m}" for t, kind in ontology.TYPES.items() for m in kind.modes),
    ("historical", "future", "hypothetical", "negation"),
    ("diplomatic", "military"),
)
ATTACK = """
    Mali _ PROPN 2 nsubj
    valt aanvallen VERB 0 root VerbForm=Fin|Tense=Pres
    Niger _ PROPN 2 obj
    en en CCONJ 5 cc
    Togo _ PROPN 3 conj
    aan aan ADP 2 compound:prt
    namens namens ADP 8 case
    Tsjaad _ PROPN 2 obl
"""
UNKNOWN_VERB = """
    Mali _ PROPN 2 nsubj
    kapittelt kapittelen VERB 0 root VerbForm=Fin|Tense=Pres
    Niger _ PROPN 2 obj
    en en CCONJ 5 cc
    Togo _ PROPN 3 conj
"""
NO_OBJECT = """
    Mali _ PROPN 2 nsubj
    veroordeelt veroordelen VERB 0 root VerbForm=Fin|Tense=Pres
    daden daad NOUN 2 obj
    bij bij ADP 5 case
    Niger _ PROPN 2 obl
"""
ALONE_IN_TALKS = """
    Mali _ PROPN 2 nsubj
    spreekt spreken VERB 0 root VerbForm=Fin|Tense=Pres
    namens namens ADP 4 case
    Niger _ PROPN 2 obl
"""
CAST = {"Mali": "MLI", "Niger": "NER", "Togo": "TGO", "Tsjaad": "TCD"}

Answers = dict[tuple[str, str], str]


class Teller:
    """Gives each pair the type that `answers` has for its actors, NONE where it has nothing."""

    labels = LABELS

    def __init__(self, answers: Answers, order: Sequence[str], sure: float) -> None:
        self.answers = answers
        self.order = order
        self.sure = sure

    def score(self, questions: Sequence[PairQuestion]) -> list[PairScores]:
        return [self._one(question) for question in questions]

    def _one(self, question: PairQuestion) -> PairScores:
        rows = len(question.pairs)
        types = np.zeros((rows, len(LABELS.types)), np.float32)
        for row, (a, b) in enumerate(question.pairs):
            kind = self.answers.get((self.order[a], self.order[b]), NONE)
            types[row, LABELS.types.index(kind)] = self.sure
        modes = np.full((rows, len(LABELS.modes)), -1, np.float32)
        modes[:, LABELS.modes.index("ACCUSE/allege")] = 1
        contexts = np.tile(np.array([0.9, 0.1], np.float32), (rows, 1))
        return PairScores(types, modes, np.zeros((rows, 4), np.float32), contexts)


def code_of(pack: SimpleNamespace, teller: Teller, about: float = 9.0) -> Code:
    """The stage with that pair coder; all sentences are `about` politics by that much."""
    politics = Politics(np.zeros(768, np.float32), about)
    return Code(lambda _: pack, teller, politics, config.load().coding)  # type: ignore[arg-type]


def read(conllu: str) -> Reading:
    """A reading with its cast and states of one piece a word."""
    plain = with_actors(reading(conllu), CAST)
    return replace(plain, sentences=tuple(
        replace(s, states=States(np.zeros((len(s.tokens) + 2, 384), np.float32),
                                 tuple(range(1, len(s.tokens) + 1))))
        for s in plain.sentences
    ))  # fmt: skip


def coded(pack: SimpleNamespace, conllu: str, answers: Answers, sure: float = 20.0) -> Reading:
    read_ = read(conllu)
    order = [a.id for a in read_.actors if a.mentions or a.id in read_.article.text]
    code = code_of(pack, Teller(answers, _standing(read_, order), sure))
    return code.code(read_)


def _standing(read_: Reading, order: Sequence[str]) -> list[str]:
    """Actors in the order in which the question lists them: as the sentence names them."""
    return sorted(order, key=read_.article.text.index)


def lines(done: Reading) -> list[str]:
    return sorted(told(e) for e in done.events)


def test_what_both_see_is_made_by_both(pack: SimpleNamespace) -> None:
    answers = {("Mali", "Niger"): "ASSAULT", ("Mali", "Togo"): "ASSAULT"}
    (event,) = coded(pack, ATTACK, answers).events
    assert told(event) == "ASSAULT Mali -> Niger+Togo"
    assert event.made_by[:2] == ("lexicon:nl/attack", "pairs/test")
    assert "diplomatic" in event.contexts


def test_none_between_all_pairs_vetoes_the_candidate(pack: SimpleNamespace) -> None:
    done = coded(pack, ATTACK, {})
    assert done.events == ()
    assert [(d.reason, d.frame) for d in done.dropped] == [("vetoed", "attack")]


def test_a_side_without_any_pair_left_is_left_out(pack: SimpleNamespace) -> None:
    assert lines(coded(pack, ATTACK, {("Mali", "Togo"): "ASSAULT"})) == ["ASSAULT Mali -> Togo"]


def test_another_type_the_pair_coder_is_sure_of_takes_the_place(pack: SimpleNamespace) -> None:
    answers = {("Mali", "Niger"): "ACCUSE", ("Mali", "Togo"): "ACCUSE"}
    done = coded(pack, ATTACK, answers)
    (event,) = done.events
    assert told(event) == "ACCUSE/allege Mali -> Niger+Togo"
    assert event.made_by[0] == "pairs/test"
    assert [d.reason for d in done.dropped] == ["vetoed"]


def test_a_target_of_another_act_is_not_drawn_into_this_one(pack: SimpleNamespace) -> None:
    answers = {("Mali", "Niger"): "ASSAULT", ("Mali", "Togo"): "AID"}
    expected = ["AID Mali -> Togo", "ASSAULT Mali -> Niger"]
    assert lines(coded(pack, ATTACK, answers)) == expected


def test_what_will_be_is_agreed_on_not_done(pack: SimpleNamespace) -> None:
    read_ = read(UNKNOWN_VERB)
    ahead = {Ref(0, 1): Modality(tense="future", status=("future",))}
    answers = {("Mali", "Niger"): "CONSULT", ("Niger", "Mali"): "CONSULT"}
    teller = Teller(answers, ["Mali", "Niger", "Togo"], 20.0)
    code = code_of(pack, teller)
    (event,) = code.code(replace(read_, modalities=ahead)).events
    assert (event.type, event.status) == ("AGREE", ("future",))


def test_what_the_lexicon_lacks_is_proposed_once_for_all_targets(pack: SimpleNamespace) -> None:
    answers = {("Mali", "Niger"): "ACCUSE", ("Mali", "Togo"): "ACCUSE"}
    (event,) = coded(pack, UNKNOWN_VERB, answers).events
    assert told(event) == "ACCUSE/allege Mali -> Niger+Togo"
    assert event.trigger.of("Mali kapittelt Niger en Togo") == "kapittelt"
    assert event.made_by[0] == "pairs/test"


def test_both_ways_round_is_one_event_of_both(pack: SimpleNamespace) -> None:
    answers = {("Mali", "Niger"): "CONSULT", ("Niger", "Mali"): "CONSULT"}
    (event,) = coded(pack, UNKNOWN_VERB, answers).events
    assert (set(event.actors), event.recipients) == ({"Mali", "Niger"}, ())


def test_a_doubtful_proposal_is_none(pack: SimpleNamespace) -> None:
    assert coded(pack, UNKNOWN_VERB, {("Mali", "Niger"): "ACCUSE"}, sure=1.0).events == ()


def test_a_sentence_the_model_did_not_read_is_left_to_the_lexicon(pack: SimpleNamespace) -> None:
    code = code_of(pack, Teller({}, [], 0.0))
    done = code.code(with_actors(reading(ATTACK), CAST))
    assert lines(done) == ["ASSAULT Mali -> Niger+Togo"]


def test_states_do_not_outlive_coding(pack: SimpleNamespace) -> None:
    assert all(s.states is None for s in coded(pack, ATTACK, {}).sentences)


def asked(pack: SimpleNamespace, conllu: str) -> tuple[Asked, list[Judged]]:
    read_ = read(conllu)
    stage = code_of(pack, Teller({}, [], 0.0))
    cast = Cast(read_, stage.lexicon("nl"))
    judged = list(lexical(read_.sentences[0], cast, read_))
    question = ask(read_.sentences[0], judged, cast)
    assert question is not None
    return question, judged


def test_the_lexicons_pairs_come_first_and_carry_its_vote(pack: SimpleNamespace) -> None:
    question, _ = asked(pack, ATTACK)
    said = dict(zip(question.keys, question.question.votes, strict=True))
    assert question.keys[:2] == (("Mali", "Niger"), ("Mali", "Togo"))
    assert (said["Mali", "Niger"], said["Niger", "Togo"]) == ("ASSAULT", NONE)
    hints = dict(zip(question.keys, question.question.hints, strict=True))
    assert (hints["Niger", "Mali"], hints["Mali", "Niger"]) == ("ASSAULT", NONE)
    assert question.question.triggers == {1: "ASSAULT"}


def test_no_sentence_asks_about_more_than_eight_pairs(pack: SimpleNamespace) -> None:
    question, _ = asked(pack, ATTACK)
    assert len(question.keys) == 8
    assert len(set(question.keys)) == 8


@pytest.mark.parametrize("key", [("Mali", NO_ONE), (NO_ONE, "Mali")])
def test_nobody_can_be_asked_about(pack: SimpleNamespace, key: tuple[str, str]) -> None:
    read_ = read(UNKNOWN_VERB)
    code = code_of(pack, Teller({}, ["Mali", "Niger"], 9.0))
    question = code.asked(read_, 0, [key])
    assert question is not None
    assert -1 in question.question.pairs[0]


def test_a_missing_recipient_is_whom_the_pair_coder_sees(pack: SimpleNamespace) -> None:
    (event,) = coded(pack, NO_OBJECT, {("Mali", "Niger"): "ACCUSE"}).events
    assert told(event) == "ACCUSE/disapprove Mali -> Niger"
    assert event.made_by[:2] == ("lexicon:nl/condemn", "pairs/test")


def test_a_missing_partner_joins_those_who_act_alike(pack: SimpleNamespace) -> None:
    (event,) = coded(pack, ALONE_IN_TALKS, {("Mali", "Niger"): "CONSULT"}).events
    assert (event.actors, event.recipients) == (("Mali", "Niger"), ())


def test_an_act_of_one_side_is_the_lexicons_alone(pack: SimpleNamespace) -> None:
    (event,) = coded(pack, NO_OBJECT, {}).events
    assert told(event) == "ACCUSE/disapprove Mali ->"
    assert event.made_by[:1] == ("lexicon:nl/condemn",)


def test_nothing_is_coded_in_a_report_of_sport(pack: SimpleNamespace) -> None:
    read_ = read(ATTACK)
    order = _standing(read_, [a.id for a in read_.actors])
    teller = Teller({("Mali", "Niger"): "ASSAULT"}, order, 20.0)
    done = code_of(pack, teller, about=-3.0).code(read_)
    assert (done.events, [d.reason for d in done.dropped]) == ((), ["unpolitical"])


@pytest.mark.parametrize(("sector", "events"), [("CVL", 0), ("GOV", 1)])
def test_where_politics_is_in_doubt_one_of_two_sides_must_hold_power(
    pack: SimpleNamespace, sector: str, events: int
) -> None:
    read_ = read(ATTACK)
    people = tuple(replace(a, sector=(sector,)) for a in read_.actors)
    teller = Teller({("Mali", "Niger"): "ASSAULT"}, _standing(read_, [a.id for a in people]), 20.0)
    done = code_of(pack, teller, about=0.5).code(replace(read_, actors=people))
    assert len(done.events) == events


def test_the_same_act_is_told_once_a_sentence(pack: SimpleNamespace) -> None:
    twice = ATTACK.replace(
        "namens namens ADP 8 case\n    Tsjaad _ PROPN 2 obl",
        """na na ADP 8 case
    aanval aanval NOUN 2 obl""",
    )
    done = coded(pack, twice, {("Mali", "Niger"): "ASSAULT", ("Mali", "Togo"): "ASSAULT"})
    assert len(done.events) == 1


@pytest.mark.parametrize(
    ("keys", "mutual", "events"),
    [
        ("ab ba bc cb ac ca", True, ["abc>"]),
        ("ab ba", False, ["a>b", "b>a"]),
        ("ac ad bc bd", True, ["ab>cd"]),
        ("ab ac", True, ["a>bc"]),
        ("ac bc", True, ["ab>c"]),
        ("ab bc", True, ["a>b", "b>c"]),
        ("ab ba cb", True, ["ab>", "c>b"]),
    ],
)
def test_pairs_of_one_event_are_lists_of_actors(keys: str, mutual: bool, events: list[str]) -> None:
    told_ = groups([(a, b) for a, b in keys.split()], mutual=mutual)
    assert [f"{''.join(g.sources)}>{''.join(g.targets)}" for g in told_] == events


def test_the_place_of_a_meeting_is_no_party_to_it(pack: SimpleNamespace) -> None:
    read_ = read(UNKNOWN_VERB)
    there = tuple(replace(m, how="place") if m.actor == "Niger" else m for m in read_.mentions)
    for kind, events in (("CONSULT", 0), ("AID", 1)):
        teller = Teller({("Mali", "Niger"): kind}, ["Mali", "Niger", "Togo"], 20.0)
        code = code_of(pack, teller)
        assert len(code.code(replace(read_, mentions=there)).events) == events


def test_no_event_names_anybody_twice(pack: SimpleNamespace) -> None:
    everyone = {(a, b): "CONSULT" for a in CAST for b in CAST if a != b}
    for conllu in (ATTACK, UNKNOWN_VERB, NO_OBJECT, ALONE_IN_TALKS):
        for event in coded(pack, conllu, everyone).events:
            sides = (*event.actors, *event.recipients)
            assert len(set(sides)) == len(sides)


def test_nobody_acts_towards_the_state_he_acts_for(pack: SimpleNamespace) -> None:
    read_ = read(UNKNOWN_VERB)
    mali, niger, *others = read_.actors
    president = replace(mali, kind="person", sector=("GOV",))
    state = replace(niger, kind="country", country=mali.country)
    teller = Teller({("Mali", "Niger"): "SUPPORT"}, ["Mali", "Niger", "Togo"], 20.0)
    done = code_of(pack, teller).code(replace(read_, actors=(president, state, *others)))
    assert done.events == ()
