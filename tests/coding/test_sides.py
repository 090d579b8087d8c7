"""Who takes part in events: names of which nothing is said do not, firms only in what they do to
others."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from dateline.coding.candidate import CERTAIN, Candidate, unfit
from dateline.coding.sides import Cast, Side
from dateline.export.words import REASONS
from dateline.records import Actor, ActorKind, Mention, Reading
from tests.helpers import reading

ACTORS = (
    Actor("acme", "Acme", "organisation", "NLD", ("BUS",)),
    Actor("zor", "Zor", "organisation", "NLD", ("BUS", "MED")),
    Actor("army", "Leger", "organisation", "NLD", ("MIL",)),
)
READ = replace(reading("Acme _ PROPN 2 nsubj\nzwijgt zwijgen VERB 0 root"), actors=ACTORS)
NO_LEXICON = SimpleNamespace()


def candidate(kind: str, actors: str, recipients: str = "") -> Candidate:
    (sentence,) = READ.sentences
    sides = [
        tuple(Side(id_, sentence.span, 1.0, "name") for id_ in some.split())
        for some in (actors, recipients)
    ]
    frame = SimpleNamespace(type=kind, needs="actor", roles="")
    predicate = SimpleNamespace(frame=frame)
    match = SimpleNamespace(actors=(0,), recipients=(), token=1, predicate=predicate)
    return Candidate(sentence, match, kind, (), *sides, (), CERTAIN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "actors", "recipients", "reason"),
    [
        ("MOBILIZE", "acme", "", "business"),
        ("MOBILIZE", "acme zor", "", "business"),
        ("MOBILIZE", "army", "", None),
        ("MOBILIZE", "acme army", "", None),  # not of firms alone
        ("PROTEST", "acme", "", None),
        ("COERCE", "acme", "army", None),  # to somebody
    ],
)
def test_what_a_firm_does_to_nobody_is_business(
    kind: str, actors: str, recipients: str, reason: str | None
) -> None:
    cast = Cast(READ, NO_LEXICON)  # type: ignore[arg-type]
    assert unfit(candidate(kind, actors, recipients), cast) == reason


def test_business_has_words_for_readers() -> None:
    assert REASONS["business"] == "a firm's own affair"


@pytest.mark.parametrize(
    ("kind", "country", "sector", "made_by", "acts"),
    [
        ("person", None, (), (), False),
        ("organisation", None, (), (), False),
        ("person", "MLI", (), ("context:country",), False),  # only where the report has it
        ("person", "MLI", (), ("words:words:country",), True),
        ("person", None, ("GOV",), (), True),
        ("person", "MLI", ("GOV",), ("context:country",), True),
        ("group", None, (), (), True),
        ("country", None, (), (), True),
    ],
)
def test_a_name_of_which_nothing_is_said_takes_no_part(
    kind: ActorKind,
    country: str | None,
    sector: tuple[str, ...],
    made_by: tuple[str, ...],
    acts: bool,
) -> None:
    (sentence,) = READ.sentences
    mention = Mention("a1", 0, 0, sentence.tokens[0].span, "name")
    actor = Actor("a1", "Acme", kind, country, sector, confidence=0.9, made_by=made_by)
    told: Reading = replace(READ, actors=(actor,), mentions=(mention,))
    cast = Cast(told, NO_LEXICON)  # type: ignore[arg-type]
    assert cast.acting(0) == ({0} if acts else set())
    assert [s.actor for s in cast.standing(sentence)] == ["a1"]  # the pair coder may know better
