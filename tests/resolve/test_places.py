"""Places: which town or state a name means, and where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import TableError
from dateline.lang import load
from dateline.records import Place
from dateline.resolve import Knowledge, ResolvePlaces
from tests.helpers import reading


@pytest.fixture
def places(knowledge: Knowledge):  # type: ignore[no-untyped-def]
    stage = ResolvePlaces(load, knowledge)

    def run(conllu: str, names: dict[str, str], language: str = "nl") -> tuple[Place, ...]:
        (done,) = stage([reading(conllu, names, language=language)])
        return done.places

    return run


def _in(town: str) -> str:
    spoke = "Hij hij PRON 2 nsubj\nsprak spreken VERB 0 root\n"
    return f"{spoke}in in ADP 4 case\n{town} _ PROPN 2 obl\n"


def test_town_is_linked_with_coordinates(places) -> None:  # type: ignore
    (place,) = places(_in("Charkov"), {"Charkov": "LOC"})
    assert (place.name, place.country, place.geonames) == ("Kharkiv", "UKR", 706483)
    assert place.lat == pytest.approx(49.98, abs=0.01)


def test_same_place_is_one_entry_with_all_mentions(places) -> None:  # type: ignore
    (place,) = places(_in("Charkov") + "\n" + _in("Charkiv"), {"Charkov": "LOC", "Charkiv": "LOC"})
    assert len(place.mentions) == 2


def test_largest_namesake_unless_the_report_tells_of_another_country(knowledge: Knowledge) -> None:
    place = knowledge.gazetteer.place
    assert place("Paris") and place("Paris").country == "FRA"  # type: ignore[union-attr]
    assert place("Springfield") is None
    assert place("Springfield", {"CAN"}).country == "CAN"  # type: ignore[union-attr]


def test_region_lies_in_its_country(places) -> None:  # type: ignore
    (place,) = places(_in("Texas"), {"Texas": "ORG"})
    assert (place.name, place.country, place.lat) == ("Texas", "USA", 31.25)


def test_small_region_is_known_without_its_country(knowledge: Knowledge) -> None:
    spot = knowledge.gazetteer.place("Spitsbergen")
    assert spot and spot.country == "NOR"


def test_region_shared_by_two_countries_needs_one_told_of(knowledge: Knowledge) -> None:
    place = knowledge.gazetteer.place
    assert place("Limburg") is None
    assert place("Limburg", {"BEL"}).country == "BEL"  # type: ignore[union-attr]


def test_nation_within_a_state_has_coordinates_of_its_own(places) -> None:  # type: ignore
    (place,) = places(_in("Schotland"), {})
    assert (place.name, place.country, place.lat) == ("Scotland", "GBR", 56.3)


def test_state_is_a_place_only_in_a_phrase_of_place(places) -> None:  # type: ignore
    (place,) = places(_in("Rusland"), {})
    assert (place.name, place.country, place.geonames) == ("Rusland", "RUS", 2017370)
    assert places("Rusland _ PROPN 2 nsubj\nzwijgt zwijgen VERB 0 root", {}) == ()


def test_unknown_place_keeps_its_name(places) -> None:  # type: ignore
    (place,) = places(_in("Nergenshuizen"), {"Nergenshuizen": "LOC"})
    assert (place.name, place.country, place.lat) == ("Nergenshuizen", None, None)


def test_ids_follow_the_text(places) -> None:  # type: ignore
    found = places(_in("Charkov") + "\n" + _in("Parijs"), {"Charkov": "LOC", "Parijs": "LOC"})
    assert [(p.id, p.country) for p in found] == [("p1", "UKR"), ("p2", "FRA")]


def test_broken_table_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "persons.tsv").write_text("wikidata\tname\nQ1\tSomebody\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"persons\.tsv"):
        Knowledge(tmp_path).people("Somebody")
    with pytest.raises(TableError, match=r"outlets\.tsv|organisations\.tsv"):
        Knowledge(tmp_path).organisation("Somebody")
