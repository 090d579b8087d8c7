"""The two formats of authored examples: marked attributions and marked events."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import attributed, clauses, quotes, status

EXCERPTS = """\
# a remark
[s1,3 De minister] [q1 zei] dinsdag [c1 dat [s2 Moskou] [q2 weigert] [c2 te praten]], \
en [q3 prees] [c3 Ankara].
---
[c1 “Wij gaan,”] [q1 zei] [s1 hij]. [c1 “Vandaag nog.”]

Het leger rukte op.
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "proef.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_nest_share_words_and_come_in_pieces(tmp_path: Path) -> None:
    first, second = quotes.read(write(tmp_path, EXCERPTS))
    spoken = [
        [[row.text[a:b] for a, b in part] for part in (q.source, q.cue, q.content)]
        for row in (first, second)
        for q in row.quotes
    ]
    assert spoken == [
        [["De minister"], ["zei"], ["dat Moskou weigert te praten"]],
        [["Moskou"], ["weigert"], ["te praten"]],
        [["De minister"], ["prees"], ["Ankara"]],
        [["hij"], ["zei"], ["“Wij gaan,”", "“Vandaag nog.”"]],
    ]
    assert second.text.endswith("\n\nHet leger rukte op.")
    assert (first.language, first.id) == ("nl", "proef:1")


@pytest.mark.parametrize("bad", ["[s1 Hij", "Hij] zei", "[q1 zei] [s1 hij]", "[9 zei]"])
def test_broken_marks_are_refused_with_their_place(tmp_path: Path, bad: str) -> None:
    with pytest.raises(EvaluationError, match="proef:1"):
        list(attributed.read(write(tmp_path, bad)))


def test_marked_events_have_their_place_and_label(tmp_path: Path) -> None:
    line = "De regering {overweegt|fact} het leger te {sturen|possible future}."
    one, two = status.read(write(tmp_path, f"# a remark\n\n{line}\n"))
    assert one.text == two.text == "De regering overweegt het leger te sturen."
    assert [(e.text[e.start : e.end], e.kind) for e in (one, two)] == [
        ("overweegt", "fact"),
        ("sturen", "possible future"),
    ]


@pytest.mark.parametrize("bad", ["Hij {ging|weg}.", "Hij {ging|fact.", "Hij {ging|fact soon}."])
def test_unknown_labels_and_broken_marks_are_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(EvaluationError, match="proef:1"):
        clauses.read(write(tmp_path, bad))
