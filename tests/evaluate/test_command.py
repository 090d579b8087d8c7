"""`dateline evaluate` as a user calls it."""

import json
from pathlib import Path

import pytest

from dateline.cli import main

PHRASES = [
    {
        "id": "one",
        "language": "nl",
        "text": "Hij komt morgen aan.",
        "reference": "2023-02-21T00:00:00",
        "expect": [{"start": 9, "end": 15, "type": "date", "timexes": ["2023-02-22"]}],
    },
    {"id": "two", "language": "nl", "text": "Niets.", "reference": None, "expect": []},
]
PAIR = (
    "id\tsentence\tsource\ttarget\troot\tquad\n"
    "r1\tIran threatened Iraq on Monday.\tIran\tIraq\tTHREATEN\t3\n"
)


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    path = tmp_path / "phrases.jsonl"
    path.write_text("\n".join(map(json.dumps, PHRASES)), encoding="utf-8")
    return path


def _run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["evaluate", *map(str, arguments)])
    return int(stopped.value.code or 0)


def test_one_json_object_and_nothing_else(
    phrases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "said.jsonl"
    assert _run("timex", phrases, "--json", "--predictions", out) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"task", "files", "n", "scores"}
    assert (told["task"], told["files"], told["n"]) == ("timex", [str(phrases)], 2)
    assert told["scores"]["value_accuracy"] == 1
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["one", "two"]
    assert rows[0]["times"][0]["value"] == "2023-02-22"


def test_low_scores_are_no_failure(phrases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = phrases.read_text("utf-8").replace("2023-02-22", "1066")
    phrases.write_text(wrong, encoding="utf-8")
    assert _run("timex", phrases) == 0
    assert "value_accuracy" in capsys.readouterr().out


def test_a_sentence_with_a_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIR, encoding="utf-8")
    assert _run("relations", path, "--json") == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert scores["accuracy"] == scores["quad_macro_f1"] == 1
    assert set(scores["end_to_end"]) == {"precision", "recall", "f1"}


@pytest.mark.parametrize("task", ["geo", "nonsense"])
def test_an_unknown_task_names_those_there_are(
    task: str, phrases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(task, phrases) == 1
    complaint = capsys.readouterr().err
    assert task in complaint
    assert "relations" in complaint


def test_documents_and_phrases_do_not_mix(
    phrases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = tmp_path / "documents.jsonl"
    documents.write_text('{"text": "", "timex": [], "language": "nl"}', encoding="utf-8")
    assert _run("timex", phrases, documents) == 1
    assert "apart" in capsys.readouterr().err


def test_a_row_that_breaks_the_schema(phrases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with phrases.open("a", encoding="utf-8") as out:
        out.write('\n{"text": "no expectations"}')
    assert _run("timex", phrases) == 1
    assert "line 3" in capsys.readouterr().err
