"""Event scores on hand-worked cases."""

import pytest

from dateline.evaluate import events
from dateline.evaluate.edtf import days
from dateline.evaluate.events import EventSaid, EventsSaid, GoldEvent, GoldReport, SourceSaid


def _said(kind: str, actor: str, recipient: str, sentence: int, **more: object) -> EventSaid:
    sides = (actor,) if actor else (), (recipient,) if recipient else ()
    return EventSaid(kind, *sides, (sentence,), (0,), (0, 1), **more)  # type: ignore[arg-type]


def test_by_hand() -> None:
    # gold: 3 core events and a marginal one; predicted 4.  Found: the visit (by its alternative
    # type, one sentence off), the marginal threat, and the aid with an unknown recipient.  Not
    # found: the assault; the second visit has no partner left.  P = 3/4, R = 2/3, F1 = 12/17.
    gold = GoldReport(
        "en",
        (
            GoldEvent("AGREE", (2,), actor=("CHN",), recipient=("RUS",), alt=("CONSULT",),
                      status=("future",), date="2023-02", says=("RUS",)),
            GoldEvent("AID", (4,), actor=("USA",), recipient=("UKR",), date="2023-02-21"),
            GoldEvent("ASSAULT", (6,), actor=("RUS",), recipient=("UKR",)),
            GoldEvent("THREATEN", (8,), actor=("RUS",), recipient=("USA",), core=False),
        ),
    )  # fmt: skip
    kremlin = (SourceSaid("RUS", "the Kremlin"),)
    said = (
        _said("CONSULT", "CHN", "RUS", 2, status=("future",), date="2023-02", sources=kremlin),
        _said("CONSULT", "CHN", "RUS", 2),
        _said("AID", "USA", "---", 3, date="2023-02-20", sources=kremlin),
        _said("THREATEN", "RUS", "USA", 7),
    )
    assert events.score([gold], [EventsSaid("", said)]) == pytest.approx(
        {
            "precision": 3 / 4,
            "recall": 2 / 3,
            "f1": 12 / 17,
            "status_accuracy": 1,
            "date_accuracy": 1 / 2,  # of two dated ones: the day of the aid is wrong
            "source_accuracy": 2 / 3,  # the aid has a source where gold has none
        }
    )


def test_as_many_pairs_as_can_be() -> None:
    # the first gold event agrees with both, the second with the first predicted one only
    loose = GoldEvent("AID", (1,), actor=("USA",))
    strict = GoldEvent("AID", (1,), actor=("USA",), recipient=("UKR",))
    said = (_said("AID", "USA", "UKR", 0), _said("AID", "USA", "POL", 0))
    assert len(events.paired((loose, strict), said, 1)) == 2


def test_the_nearest_find_each_other() -> None:
    gold = GoldEvent("AID", (4,), actor=("USA",)), GoldEvent("AID", (5,), actor=("USA",))
    said = (_said("AID", "USA", "", 4, status=("future",)), _said("AID", "USA", "", 3))
    assert events.paired(gold, said, 1) == [(gold[1], said[0]), (gold[0], said[1])]


def test_no_marginal_event_takes_the_partner_of_a_core_one() -> None:
    marginal = GoldEvent("AID", (1,), actor=("USA",), core=False)
    core = GoldEvent("AID", (2,), actor=("USA",))
    said = (_said("AID", "USA", "", 0),)
    assert events.paired((marginal, core), said, 1) == [(core, said[0])]


def test_symmetric_sides_may_be_turned_or_united() -> None:
    talks = GoldEvent("CONSULT", (1,), actor=("CHN",), recipient=("RUS",), symmetric=True)
    united = EventSaid("CONSULT", ("RUS", "CHN"), (), (0,), (), (0, 1))
    assert events.agrees(talks, united, 1)
    assert events.agrees(talks, _said("CONSULT", "RUS", "CHN", 0), 1)
    assert not events.agrees(talks, _said("CONSULT", "RUS", "USA", 0), 1)
    visit = GoldEvent("CONSULT", (1,), actor=("CHN",), recipient=("RUS",))
    assert not events.agrees(visit, _said("CONSULT", "RUS", "CHN", 0), 1)


def test_place() -> None:
    gold = GoldEvent("AID", (5,), actor=("USA",))
    assert [k for k in range(10) if events.agrees(gold, _said("AID", "USA", "", k), 1)] == [3, 4, 5]
    assert events.agrees(GoldEvent("AID", p=1), _said("AID", "USA", "", 7), 1)
    assert not events.agrees(GoldEvent("AID", p=2), _said("AID", "USA", "", 7), 1)


def test_numbers_may_start_at_nought() -> None:
    def report(*numbers: int) -> GoldReport:
        return GoldReport("en", tuple(GoldEvent("AID", (n,)) for n in numbers))

    assert events.first_number([report(3, 1), report(2)]) == 1
    assert events.first_number([report(3, 1), report(0)]) == 0


@pytest.mark.parametrize(
    ("gold", "said", "same"),
    [
        ("2023-02-21", "2023-02-21", True),
        ("2023-02-21", "2023-02-20/2023-02-22", True),
        ("2023-02-21", "2023-02", False),
        ("2022-02~", "2022-02", True),
        ("2023-W07", "2023-W07", True),
        ("2023-02-21", "2023-02-20", False),
        ("2023-02-21", None, False),
        ("soon", "2023", False),
    ],
)
def test_dates(gold: str, said: str | None, same: bool) -> None:
    assert events.same_date(gold, said) is same


def test_days_of_a_week() -> None:
    week = days("2023-W07")
    assert week is not None
    assert (week.first.isoformat(), week.last.isoformat()) == ("2023-02-13", "2023-02-19")
    assert days("2023-13") is None
    assert days("../2023") is None
