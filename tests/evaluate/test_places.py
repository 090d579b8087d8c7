"""Places scored on hand-worked cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import places
from dateline.evaluate.places import GoldPlace, PlacedReport, PlaceSaid, PlacesSaid

TEXT = "Paris in Lamar County, Main Street. Russian guests went to Ohio."
PARIS, LAMAR = (0, 5), (9, 21)
STREET, RUSSIAN, OHIO = (23, 34), (36, 43), (59, 63)


def gold(*more: GoldPlace) -> PlacedReport:
    return PlacedReport(
        TEXT, "en",
        (
            GoldPlace(*PARIS, 33.66, -95.56, "United States"),
            GoldPlace(*LAMAR, 33.67, -95.57, "United States"),
            GoldPlace(*STREET),
            GoldPlace(*RUSSIAN, 60.0, 100.0, "Russia"),
            GoldPlace(*OHIO, 40.0, -83.0, "United States"),
            *more,
        ),
    )  # fmt: skip


def score(*said: PlaceSaid) -> places.Scores:
    return places.score([gold()], [PlacesSaid("x", said)])


def test_mentions_distances_and_countries() -> None:
    # Three to be found: two found, one of them on the wrong side of the ocean; one made up.
    right = PlaceSaid(*LAMAR, 33.67, -95.57, "USA")
    scores = score(PlaceSaid(*PARIS, 48.85, 2.35, "FRA"), right, PlaceSaid(44, 50, 0.0, 0.0))
    assert (scores["precision"], scores["recall"], scores["f1"]) == (2 / 3, 2 / 3, 2 / 3)
    assert (scores["within_161km"], scores["country"], scores["resolved"]) == (0.5, 0.5, 1)
    assert scores["end_to_end"] == pytest.approx(1 / 3)
    assert scores["error_km_mean"] == scores["error_km_median"] > 3500
    assert 0.4 < scores["auc"] < 0.5


def test_what_has_no_coordinates_and_demonyms_are_neither_right_nor_wrong() -> None:
    # gold with demonyms: 4 places, and "Russian" is found
    scores = score(PlaceSaid(*STREET), PlaceSaid(*RUSSIAN, 60.0, 100.0, "RUS"))
    assert (scores["precision"], scores["recall"]) == (0, 0)
    assert scores["f1_with_demonyms"] == 2 * 1 / (1 + 4)
    assert places.items([gold()]) == 3


def test_a_found_place_without_coordinates_lowers_what_is_resolved_not_what_is_near() -> None:
    scores = score(PlaceSaid(*PARIS), PlaceSaid(*OHIO, 40.4, -83.0, "USA"))
    assert (scores["recall"], scores["resolved"], scores["within_161km"]) == (2 / 3, 0.5, 1)
    assert scores["end_to_end"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("text", "said", "met"),
    [
        ("Lamar County", (0, 5), True),
        ("the City of Oxford", (12, 18), True),
        ("Salt Lake City", (0, 9), True),
        ("Madison Twp", (0, 7), False),
        ("Eastern Ukraine", (8, 15), False),
        ("Paris", (0, 4), False),
    ],
)
def test_words_for_kinds_of_divisions_may_be_left_out(
    text: str, said: tuple[int, int], met: bool
) -> None:
    report = PlacedReport(text, "en", (GoldPlace(0, len(text), 1.0, 1.0),))
    assert places.score([report], [PlacesSaid("", (PlaceSaid(*said),))])["recall"] == met


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((52.37, 4.89), (52.37, 4.89), 0),
        ((0, 0), (0, 180), 20015),
        ((52.37, 4.89), (50.85, 4.35), 173),  # Amsterdam, Brussels
    ],
)
def test_kilometres(one: tuple[float, float], other: tuple[float, float], expected: float) -> None:
    assert places.kilometres(*one, *other) == pytest.approx(expected, abs=1)


def test_a_file_without_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text":"x","language":"nl","places":[{"start":0,"end":1}]}', encoding="utf-8")
    with pytest.raises(EvaluationError, match="lat and lon"):
        places.read(path)
