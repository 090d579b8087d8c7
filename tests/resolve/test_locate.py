"""Namesakes chosen together."""

from __future__ import annotations

import itertools

import pytest

from dateline.resolve.locate import Answer, Question, choose
from dateline.resolve.spot import Spot

PARIS_FR = Spot(1, "Paris", "FRA", 48.85, 2.35, 2_138_551, "11")
PARIS_TX = Spot(2, "Paris", "USA", 33.66, -95.56, 24_782, "TX")
RENO_TX = Spot(3, "Reno", "USA", 33.67, -95.46, 3_289, "TX")
RENO_NV = Spot(4, "Reno", "USA", 39.53, -119.81, 264_165, "NV")
SULPHUR_TX = Spot(5, "Sulphur Springs", "USA", 33.14, -95.60, 16_000, "TX")
TEXAS = Spot(6, "Texas", "USA", 31.25, -99.25, 25_000_000, "TX", "region")
LYON = Spot(7, "Lyon", "FRA", 45.75, 4.85, 522_250, "84")
GEORGIA = Spot(8, "Georgia", "GEO", 42.0, 43.5, 0, "", "country")
GEORGIA_US = Spot(9, "Georgia", "USA", 32.75, -83.5, 10_000_000, "GA", "region")
ATLANTA = Spot(10, "Atlanta", "USA", 33.75, -84.39, 500_000, "GA")
MACON = Spot(11, "Macon", "USA", 32.84, -83.63, 150_000, "GA")

PARIS = Question("Paris", (PARIS_FR, PARIS_TX))
RENO = Question("Reno", (RENO_NV, RENO_TX))


def meant(*questions: Question, told: tuple[str, ...] = ()) -> list[str]:
    answers = choose(questions, told)
    assert all(answers)
    return [f"{a.spot.country}.{a.spot.admin1}" for a in answers if a]


def test_the_largest_where_nothing_else_is_told() -> None:
    assert meant(PARIS) == ["FRA.11"]
    assert meant(PARIS, Question("Lyon", (LYON,))) == ["FRA.11", "FRA.84"]


def test_places_near_each_other_choose_each_other() -> None:
    springs = Question("Sulphur Springs", (SULPHUR_TX,))
    assert meant(RENO) == ["USA.NV"]
    assert meant(PARIS, RENO, springs) == ["USA.TX", "USA.TX", "USA.TX"]


def test_a_region_told_of_draws_its_towns() -> None:
    larger = Spot(12, "Reno", "USA", 41.0, -80.0, 9_000, "PA")
    reno = Question("Reno", (larger, RENO_TX))
    assert meant(reno) == ["USA.PA"]
    assert meant(reno, Question("Texas", (TEXAS,))) == ["USA.TX", "USA.TX"]


def test_a_state_means_a_region_among_its_towns_only() -> None:
    georgia = Question("Georgia", (GEORGIA, GEORGIA_US))
    towns = Question("Atlanta", (ATLANTA,)), Question("Macon", (MACON,))
    assert meant(georgia, told=("RUS",))[0] == "GEO."
    assert meant(georgia, *towns)[0] == "USA.GA"


def test_a_seat_of_government_is_its_largest_town() -> None:
    capital = Spot(1, "Washington", "USA", 38.9, -77.04, 689_545, "DC")
    region = Spot(2, "Washington", "USA", 47.3, -121.5, 6_544_495, "WA", "region")
    small = Spot(3, "Washington", "USA", 40.7, -89.4, 16_000, "IL")
    spots = (region, capital, small)
    assert meant(Question("Washington", spots, capital)) == ["USA.DC"]
    assert meant(Question("Washington", spots)) == ["USA.WA"]


def test_a_state_told_of_twice_says_no_more_than_once() -> None:
    america = Spot(12, "America", "USA", 39.83, -98.58, 0, "", "country")
    names = [Question(name, (america,)) for name in ("U.S.", "United States", "America", "USA")]
    paris = Question("Paris", (PARIS_FR, PARIS_TX), PARIS_FR)
    once, often = choose([paris, *names[:1]])[0], choose([paris, *names], ("USA",))[0]
    assert once and often and once.spot == often.spot == PARIS_FR
    assert often.chance > 0.9


def test_a_bare_name_is_the_town_and_a_province_what_is_called_one() -> None:
    town = Spot(1, "Utrecht", "NLD", 52.09, 5.12, 376_435, "09")
    province = Spot(2, "Utrecht", "NLD", 52.08, 5.17, 1_417_836, "09", "region")
    spots = (province, town)
    (bare,) = choose([Question("Utrecht", spots)])
    (part,) = choose([Question("Utrecht", spots, part=True)])
    assert bare and part and (bare.spot, part.spot) == (town, province)


def test_an_alias_counts_less_than_the_name_itself_or_a_longer_form_of_it() -> None:
    harare = Spot(1, "Harare", "ZWE", -17.8, 31.1, 150_000)
    main = Spot(2, "Frankfurt am Main", "DEU", 50.1, 8.7, 100_000)
    (other,) = choose(
        [Question("Salisbury", (harare, Spot(3, "Salisbury", "GBR", 51, -2, 45_000)))]
    )
    (longer,) = choose([Question("Frankfurt", (harare, main))])
    assert other and other.spot.country == "GBR"
    assert longer and longer.spot is main


def test_chances_are_shares_and_order_does_not_matter() -> None:
    questions = [PARIS, RENO, Question("Texas", (TEXAS,)), Question("Nowhere", ())]
    first = dict(zip([q.name for q in questions], choose(questions), strict=True))
    assert first["Nowhere"] is None
    for some in itertools.permutations(questions):
        for question, answer in zip(some, choose(some), strict=True):
            same = first[question.name]
            if isinstance(answer, Answer) and isinstance(same, Answer):
                assert 0 < answer.chance <= 1 and answer.spot == same.spot
                assert answer.chance == pytest.approx(same.chance)


def test_a_thousand_names_stay_quick() -> None:
    many = [Question(f"n{k}", (PARIS_FR, PARIS_TX, RENO_NV)) for k in range(1000)]
    assert len(choose(many)) == 1000
