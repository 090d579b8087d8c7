"""Parse scores, worked out by hand on seven words."""

from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import parse

GOLD = """\
# sent_id = s1
# text = Zij zei: "dank je".
1\tZij\tzij\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tzei\tzeggen\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t:\t:\tPUNCT\t_\t_\t2\tpunct\t_\t_
4\tdank\tdank\tNOUN\t_\t_\t2\tobj:dir\t_\t_

# sent_id = s2
1-2\tdu\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tde\tde\tADP\t_\t_\t3\tcase\t_\t_
2\tle\tle\tDET\t_\t_\t3\tdet\t_\t_
2.1\tziet\t_\tVERB\t_\t_\t_\t_\t_\t_
3\tpain\tpain\tNOUN\t_\t_\t0\troot\t_\t_
"""


@pytest.fixture
def gold(tmp_path: Path) -> list[parse.Tree]:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    return parse.read(path)


def test_words_of_one_token_and_empty_nodes(gold: list[parse.Tree]) -> None:
    assert [t.id for t in gold] == ["s1", "s2"]
    assert gold[1].words == ("de", "le", "pain")
    assert gold[0].heads == (1, -1, 1, 1)
    assert gold[0].spaced == (True, True, False, True)
    assert gold[1].spaced == (True, False, False)
    assert parse.items(gold) == 7


def test_each_score_counts_its_own_mistakes(gold: list[parse.Tree]) -> None:
    # of 7 words: one wrong tag (dank), one wrong head (le), one wrong relation (Zij), and one
    # whose subtype only is wrong (dank: obj for obj:dir)
    said = [
        parse.ParsedTree(
            "s1", ("PRON", "VERB", "PUNCT", "VERB"), (1, -1, 1, 1), ("obj", "root", "punct", "obj")
        ),
        parse.ParsedTree("s2", ("ADP", "DET", "NOUN"), (2, 0, -1), ("case", "det", "root")),
    ]
    assert parse.score(gold, said) == {
        "upos": 6 / 7,
        "uas": 6 / 7,
        "las": 5 / 7,
        "las_full": 4 / 7,
    }


def test_a_broken_sentence_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text(GOLD + "\n1\tonly\tthree\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 15"):
        parse.read(path)
