"""Task `coref`: what is scored, beside which baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import EvaluationError
from dateline.evaluate import coref, evaluate
from dateline.evaluate.coref import ChainedReport, ChainsSaid, Marked
from dateline.evaluate.predict.coref import by_head_word
from dateline.evaluate.predict.stages import Stages
from dateline.records import Span
from tests.helpers import reading


def report(names: str, **more: object) -> ChainedReport:
    """A report with a mention at every letter, its chain."""
    marked = tuple(Marked(i, i + 1, name) for i, name in enumerate(names))
    return ChainedReport("x" * len(names), "en", entities=marked, **more)  # type: ignore[arg-type]


def said(chains: list[int], baseline: list[int]) -> ChainsSaid:
    spans = tuple((i, i + 1) for i in range(len(chains)))
    return ChainsSaid("", spans, tuple(chains), tuple(baseline))


def test_figures_with_and_without_chains_of_one_mention() -> None:
    # gold aab: one link; said all apart; the baseline joins all three
    scores = coref.score([report("aab")], [said([0, 1, 2], [0, 0, 0])])
    assert scores["muc_f1"] == 0
    # B³: recall (1/2 + 1/2 + 1) / 3, precision 1; CEAF-e: aa with one of its own, b with b
    assert scores["b3_f1"] == pytest.approx(2 * (2 / 3) / (5 / 3))
    assert scores["ceafe_f1"] == pytest.approx(2 * (5 / 3) / 5)
    assert scores["conll_f1"] == pytest.approx((0.8 + 2 / 3) / 3)
    # baseline: MUC 2·1/(2 + 1), B³ precision 5/9 at full recall, CEAF-e 0.8 of two and one
    assert scores["baseline_conll_f1"] == pytest.approx((2 / 3 + 5 / 7 + 1.6 / 3) / 3)
    assert scores["without_singletons"]["conll_f1"] == 0
    assert scores["without_singletons"]["baseline_conll_f1"] > 0


def test_two_entities_at_the_same_words_are_two_mentions() -> None:
    twice = (Marked(0, 4, "a"), Marked(0, 4, "b"), Marked(5, 9, "b"))
    gold = ChainedReport("both they", "en", entities=twice)
    spans = ((0, 4), (0, 4), (5, 9))
    scores = coref.score([gold], [ChainsSaid("", spans, (0, 1, 1), (0, 0, 0))])
    assert scores["conll_f1"] == pytest.approx(1)
    assert coref.items([gold]) == 3


def test_only_the_annotated_part_and_the_entities_of_ecb_are_scored() -> None:
    assert [m.chain for m in report("abc", annotated_until=2).scored] == ["a", "b"]
    marked = (
        Marked(0, 1, "h", "HUMAN_PART_PER"),
        Marked(1, 2, "act", "ACTION_OCCURRENCE"),
        Marked(2, 3, "t", "TIME_DATE"),
        Marked(3, 4, "l", "LOC_GEO", validated=False),
        Marked(4, 5, None, "LOC_GEO"),
        Marked(5, 6, "n", "NON_HUMAN_PART"),
    )
    gold = ChainedReport("x" * 6, "en", mentions=marked)
    assert [m.chain for m in gold.scored] == ["h", "n"]


def test_reports_that_lost_the_layer_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lost = '{"text":"x","language":"nl","has_entity_chains":false}\n'
    path.write_text(lost, encoding="utf-8")
    with pytest.raises(EvaluationError, match="chains of entities"):
        coref.read(path)
    mention = '{"start":0,"end":1,"chain":"c","kind":"LOC_GEO"}'
    row = f'{{"text":"x","language":"en","doc":"1_2ecb","mentions":[{mention}]}}'
    path.write_text(lost + row, encoding="utf-8")
    assert [gold.id for gold in coref.read(path)] == ["1_2ecb"]


def test_only_coref_has_mentions_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no mentions"):
        evaluate("ner", [tmp_path / "x"], Stages(), system_mentions=True)


PARSE = """\
John     _ PROPN 3 nsubj
McCain   _ PROPN 1 flat
flew     fly VERB 0 root
the      _ DET 5 det
aircraft _ NOUN 3 obj
that     _ PRON 8 nsubj
he       _ PRON 8 nsubj
bought~  buy VERB 5 acl:relcl
.        _ PUNCT 3 punct

McCain   _ PROPN 2 nsubj
likes    like VERB 0 root
his      _ PRON 4 nmod:poss
aircraft _ NOUN 2 obj
from     _ ADP 6 case
Boeing~  _ PROPN 4 nmod
.        _ PUNCT 2 punct
"""


def test_the_baseline_knows_only_head_words() -> None:
    read = reading(PARSE, language="en")
    text = read.article.text
    words = [
        "John McCain", "the aircraft that he bought", "he", "McCain likes",
        "his aircraft from Boeing", "his", "Boeing",
    ]  # fmt: skip
    at = [text.index(w) if w != "McCain likes" else text.rindex("McCain") for w in words]
    spans = [Span(a, a + len(w)) for a, w in zip(at, words, strict=True)]
    mc_cain, aircraft, he, again, his_aircraft, his, boeing = by_head_word(read, spans)
    assert mc_cain == again
    assert aircraft == his_aircraft
    assert len({mc_cain, aircraft, he, his, boeing}) == 5


def test_gold_and_record_mentions_on_a_real_report(tmp_path: Path) -> None:
    text = "Russia attacked Ukraine. Russia denies it."
    starts = [0, 16, 25]
    marked = [
        {"start": s, "end": s + len(w), "chain": w[0]}
        for s, w in zip(starts, ["Russia", "Ukraine", "Russia"], strict=True)
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "x", "text": text, "language": "en", "entities": marked}))
    stages = Stages()
    given = evaluate("coref", [path], stages)
    assert given.scores["conll_f1"] == pytest.approx(1)
    assert given.items == 3
    found = evaluate("coref", [path], stages, system_mentions=True)
    (row,) = found.predictions
    numbers = dict(zip(row.mentions, row.chains, strict=True))
    assert numbers[0, 6] == numbers[25, 31] != numbers[16, 23]
