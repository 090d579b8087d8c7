"""What predictors make of readings, on hand-made parses."""

from dataclasses import replace
from datetime import date

from dateline.evaluate.events import SourceSaid
from dateline.evaluate.predict.events import said
from dateline.evaluate.predict.status import modality_at
from dateline.records import (
    Actor,
    Event,
    EventDate,
    Modality,
    Ref,
    Source,
    Span,
)

from ..helpers import reading

PARSE = """\
Iran     Iran     PROPN  3  nsubj
will     will     AUX    3  aux
attack   attack   VERB   0  root
Iraq~    Iraq     PROPN  3  obj
.        .        PUNCT  3  punct

Nobody   nobody   PRON   2  nsubj
laughed~ laugh    VERB   0  root
.        .        PUNCT  2  punct
"""


def test_the_status_of_an_auxiliary_is_that_of_its_verb() -> None:
    plan = Modality(tense="future", status=("future",))
    read = replace(reading(PARSE, language="en"), modalities={Ref(0, 2): plan})
    assert modality_at(read, Span(10, 16)) == plan
    assert modality_at(read, Span(5, 9)) == plan
    assert modality_at(read, Span(30, 37)) == Modality()
    assert modality_at(read, Span(500, 501)) == Modality()


def test_an_event_as_countries_places_and_sources() -> None:
    event = Event(
        id="e1", type="ASSAULT", modes=(), contexts=(), cameo="190", quad=4, intensity=-9.0,
        goldstein=(None, None), actors=("a1",), recipients=("a2",), place=None, time=None,
        status=("future",), according_to=(Source("a1", None), Source(None, None)),
        trigger=Span(10, 16), evidence=(Span(10, 16), Span(24, 30)), confidence=0.5, made_by=(),
        date=EventDate("2023-02", "2023-02-01", "2023-02-28", "clause"),
    )  # fmt: skip
    actors = (Actor("a1", "Iran", "country", "IRN"), Actor("a2", "Nobody", "unknown"))
    read = replace(
        reading(PARSE, language="en", published=date(2023, 2, 1)), actors=actors, events=(event,)
    )
    (told,) = said(read)
    assert (told.actors, told.recipients) == (("IRN",), ("---",))
    assert told.sentences == (0, 1)
    assert told.paragraphs == (0,)
    assert (told.date, told.status) == ("2023-02", ("future",))
    assert told.sources == (SourceSaid("IRN", "Iran"),)
