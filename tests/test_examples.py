"""Golden records: the example reports give the records that stand beside them.

After a change that is meant to change them: `make golden`, and look at the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import dateline

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html")])
NUMBERS = {"confidence", "score"}  # may differ in the last digit from one processor to another


def without_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_numbers(v) for k, v in value.items() if k not in NUMBERS}
    if isinstance(value, list):
        return [without_numbers(v) for v in value]
    return value


@pytest.fixture(scope="module")
def reader() -> dateline.Reader:
    return dateline.Reader()


@pytest.mark.parametrize("report", REPORTS, ids=lambda p: p.stem)
def test_golden_record(reader, report):
    golden = json.loads((EXAMPLES / "golden" / f"{report.stem}.json").read_text("utf-8"))
    now = json.loads(json.dumps(reader.read(report).json()))
    assert without_numbers(now) == without_numbers(golden)


@pytest.mark.parametrize("report", REPORTS, ids=lambda p: p.stem)
def test_every_span_lies_in_the_text_and_every_reference_resolves(reader, report):
    record = reader.read(report).json()
    size = len(record["report"]["text"])
    for start, end in spans(record):
        assert 0 <= start < end <= size
    actors = {a["id"] for a in record["actors"]}
    for event in record["events"]:
        said = {s["actor"] for s in event["according_to"] if s["actor"]}
        assert {*event["actors"], *event["recipients"], *said} <= actors
        assert event["place"] in {None, *(p["id"] for p in record["places"])}
        assert event["time"] in {None, *(t["id"] for t in record["times"])}
    for quote in record["quotes"]:
        assert record["report"]["text"][slice(*quote["span"])] == quote["text"]


def spans(value: Any) -> list[list[int]]:
    """Every pair of integers in the record: sentences, mentions, evidence, triggers ..."""
    if isinstance(value, dict):
        return [s for v in value.values() for s in spans(v)]
    if not isinstance(value, list):
        return []
    if len(value) == 2 and all(type(v) is int for v in value):
        return [value]
    return [s for v in value for s in spans(v)]
