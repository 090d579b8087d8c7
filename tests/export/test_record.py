"""The public record and its way back."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import pytest

from dateline.errors import BadReport, SettingError
from dateline.export import Record, explain, parse, record
from dateline.export.flat import COLUMNS
from dateline.records import Reading
from tests.helpers_record import READING, RECORD, SUPPORT, VISIT, at


def test_a_record_read_back_tells_the_same() -> None:
    assert record(parse(record(READING))) == record(READING)
    assert Record.from_json(RECORD.json()) == RECORD


def test_a_record_survives_a_file() -> None:
    line = RECORD.to_jsonl()
    assert "\n" not in line
    assert Record.from_json(json.loads(line)) == RECORD


@pytest.mark.parametrize(
    "spoil",
    [
        lambda v: v.update(schema="dateline/99"),
        lambda v: v.pop("events"),
        lambda v: v["events"][0].pop("trigger"),
        lambda v: v["events"][0].update(trigger=[1, 2, 3]),
        lambda v: v["report"].update(published="21 februari"),
        lambda v: v.update(sentences=None),
        lambda v: v["events"][0].update(type=["VISIT"]),
        lambda v: v["events"][0]["evidence"][0].__setitem__(0, 1.5),
        lambda v: v["actors"][0].update(name=5),
        lambda v: v.update(made_with="dateline"),
    ],
)
def test_what_is_no_record_is_refused(spoil: object) -> None:
    value = copy.deepcopy(RECORD.json())
    spoil(value)  # type: ignore[operator]
    with pytest.raises(BadReport):
        Record.from_json(value)


def test_a_list_is_no_record() -> None:
    with pytest.raises(BadReport):
        parse([])  # type: ignore[arg-type]


def test_rows_have_the_columns_of_the_table_and_lists_in_step() -> None:
    rows = RECORD.rows()
    assert [tuple(row) for row in rows] == [COLUMNS] * len(READING.events)
    for row in rows:
        for side in ("actor", "recipient"):
            lengths = {len(row[f"{side}_{of}"]) for of in ("names", "countries", "sectors")}  # type: ignore[arg-type]
            assert len(lengths) == 1


def test_a_row_spells_out_what_the_event_points_at() -> None:
    row = RECORD.rows()[0]
    assert row["actor_names"] == ["Anna Berg"]
    assert row["recipient_countries"] == ["BEL"]
    assert (row["place"], row["lat"]) == ("Kopstad", 50.5)
    assert row["according_to"] == ["NPA"]
    assert row["trigger"] == "bezocht"
    assert str(row["sentence"]).startswith("Minister") and str(row["sentence"]).endswith("NPA.")


def test_why_names_words_rules_sources_and_versions() -> None:
    told = str(RECORD.why("e1"))
    for part in (
        "[Anna Berg] [bezocht] [dinsdag]",
        "lexicon:nl/visit",
        "NPA",
        "De Test",
        "0.0.test",
    ):
        assert part in told


def test_why_of_an_unknown_event_says_which_there_are() -> None:
    with pytest.raises(SettingError) as caught:
        RECORD.why("e99")
    assert "e1" in caught.value.hint and "e4" in caught.value.hint
    with pytest.raises(SettingError):
        Record(Reading(READING.article)).why("e1")


def test_notebooks_get_escaped_text_with_marked_evidence() -> None:
    html = RECORD._repr_html_()
    assert "<i>" not in html and "&lt;i&gt;&amp; co" in html
    assert "<mark>Anna Berg</mark>" in html
    assert f"<b>{SUPPORT.trigger.of(RECORD.text)}</b>" in html


def test_notebooks_see_events_in_order_of_time_with_untold_days_last() -> None:
    html = RECORD._repr_html_()
    places = [html.index(f">{id_}</td>") for id_ in ("e3", "e1", "e2", "e4")]
    assert places == sorted(places)


def test_repr_is_short_and_says_what_there_is() -> None:
    assert repr(RECORD) == "<Record 00000000000000aa nl 2023-02-21: 4 events, 4 actors, 2 quotes>"


def test_an_event_told_twice_shows_only_the_sentences_that_tell_it() -> None:
    twice = replace(VISIT, evidence=(*VISIT.evidence, at("Bergrijk")))
    told = explain(replace(READING, events=(twice,)), "e1")
    assert len(told.sentences) == 2
    assert "NPA. … Landland zou vorig jaar [Bergrijk]" in str(told)
    assert "steunen" not in str(told)
