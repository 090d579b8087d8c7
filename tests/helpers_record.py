"""A reading made by hand that uses every part of the record, and a pipeline that returns it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.errors import EmptyReport
from dateline.export import Record
from dateline.records import (
    Actor,
    Article,
    Dropped,
    Event,
    EventDate,
    Failure,
    Note,
    Place,
    Quote,
    Reading,
    Report,
    Sentence,
    Source,
    Span,
    Time,
)

TEXT = (
    "Minister Anna Berg bezocht dinsdag Kopstad, meldde persbureau NPA. "
    "“Wij zullen Landland woensdag steunen”, zei Berg <i>& co</i>. "
    "Landland zou vorig jaar Bergrijk hebben bedreigd."
)
SENTENCES = ((0, 66), (67, 128), (129, 178))


def at(words: str, start: int = 0) -> Span:
    """Where `words` first stand in TEXT from `start` on."""
    begin = TEXT.index(words, start)
    return Span(begin, begin + len(words))


def event(id_: str, type_: str, trigger: str, **values: object) -> Event:
    span = at(trigger)
    plain = Event(
        id=id_,
        type=type_,
        modes=(),
        contexts=(),
        cameo="040",
        quad=1,
        intensity=2.5,
        goldstein=(1.0, None),
        actors=("a1",),
        recipients=("a2",),
        place=None,
        time=None,
        status=(),
        according_to=(),
        trigger=span,
        evidence=(span,),
        confidence=0.8,
        made_by=("lexicon:nl/test", "coding/1"),
        date=None,
        fields={"type": ((span,), "lexicon:nl/test")},
    )
    return replace(plain, **values)


VISIT = event(
    "e1",
    "CONSULT",
    "bezocht",
    modes=("visit",),
    contexts=("diplomatic",),
    place="p1",
    time="t1",
    according_to=(Source("a3", at("meldde")), Source(None, None)),
    evidence=(at("Anna Berg"), at("bezocht"), at("dinsdag")),
    date=EventDate("2023-02-21", "2023-02-21", "2023-02-21", "clause"),
    fields={
        "type": ((at("bezocht"),), "lexicon:nl/visit"),
        "actors": ((at("Anna Berg"),), "name"),
        "time": ((at("dinsdag"),), "clause"),
    },
)
SUPPORT = event(
    "e2",
    "AGREE",
    "steunen",
    status=("future",),
    confidence=0.5,
    according_to=(Source("a1", at("zei")),),
    date=EventDate("2023-02-22", "2023-02-22", "2023-02-22", "clause"),
)
THREAT = event(
    "e3",
    "THREATEN",
    "bedreigd",
    quad=3,
    actors=("a2",),
    recipients=("a4",),
    status=("hypothetical", "historical"),
    date=EventDate("2022", "2022-01-01", "2022-12-31", "clause"),
)
UNTOLD = event(
    "e4",
    "SUPPORT",
    "zei",
    recipients=(),
    date=EventDate("2023-02-21", None, "2023-02-21", "report"),
)

READING = Reading(
    article=Article(
        id="00000000000000aa",
        input_id="berg.txt",
        text=TEXT,
        language="nl",
        title="Berg in Kopstad",
        published=date(2023, 2, 21),
        published_basis="given",
        url="https://example.org/berg",
        outlet="De Test",
        byline="Onze redactie",
        notes=(Note("glued_sentence", 0.7, (Span(5, 9),)), Note("future_published", 1.0)),
    ),
    sentences=tuple(Sentence(n, s, e, ()) for n, (s, e) in enumerate(SENTENCES)),
    actors=(
        Actor("a1", "Anna Berg", "person", "NLD", ("GOV",), "minister", "Q1",
              (at("Anna Berg"), at("Berg", 60)), 0.9, ("table",)),
        Actor("a2", "Landland", "country", "BEL", (), None, None, (at("Landland"),), 0.95),
        Actor("a3", "NPA", "organisation", "NLD", ("JRN", "GOV"), None, None, (at("NPA"),), 0.9),
        Actor("a4", "Bergrijk", "unknown", None, (), None, None, (at("Bergrijk"),), 0.3),
    ),
    places=(Place("p1", "Kopstad", "BEL", 42, 50.5, 4.25, (at("Kopstad"),)),),
    times=(
        Time("t1", at("dinsdag"), "dinsdag", "DATE", "2023-02-21", "2023-02-21", "2023-02-21",
             "2023-02-21", "publication"),
        Time("t2", at("vorig jaar"), "vorig jaar", "DATE", "PAST_REF", None, None, None,
             "unanchored"),
    ),
    quotes=(
        Quote("q1", at("Wij zullen Landland woensdag steunen"),
              "Wij zullen Landland woensdag steunen", "direct", "a1", at("zei"), ("a3",),
              at("Berg", 60)),
        Quote("q2", at("Landland zou vorig jaar Bergrijk hebben bedreigd"), "zou", "indirect",
              None, None),
    ),
    events=(VISIT, SUPPORT, THREAT, UNTOLD),
    dropped=(Dropped("no_actor", at("steunen"), "give-support"),),
)  # fmt: skip

RECORD = Record(READING, {"dateline": "0.0.test", "coding": "1"})


def other(id_: str, **values: object) -> Record:
    """The record of another report with the same content; `values` are fields of the article."""
    return Record(
        replace(READING, article=replace(READING.article, id=id_, **values)), RECORD.made_with
    )


class HandMade:
    """Stands in for the pipeline: reads FAIL as a failure, breaks on BREAK, else gives READING."""

    def __init__(self) -> None:
        self.versions = {"coding": "1"}

    def read(self, report: Report) -> Reading | Failure:
        content = report.content.decode() if isinstance(report.content, bytes) else report.content
        if "FAIL" in content:
            return Failure(report.input_id, EmptyReport("nothing in it"))
        if "BREAK" in content:
            raise ZeroDivisionError("by nought")
        id_ = f"{abs(hash(content)) % 16**16:016x}"
        return replace(READING, article=replace(READING.article, id=id_, input_id=report.input_id))
