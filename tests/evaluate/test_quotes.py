"""Attribution scores on hand-worked cases."""

from dateline.evaluate import quotes
from dateline.evaluate.quotes import Article, Attributed, AttributionsSaid

GOLD = (
    Attributed(((10, 50),), ((5, 9),), ((0, 4),)),
    Attributed(((60, 80),), ((81, 85),)),
    Attributed(((100, 120),), ((121, 125),), ((126, 130),)),
)


def _score(*said: Attributed) -> dict[str, float]:
    gold = [Article("x" * 200, GOLD, "en")]
    return quotes.score(gold, [AttributionsSaid("", said)])


def test_by_hand() -> None:
    # predicted 4, gold 3, paired 2.  First pair: content one character short, the rest exact.
    # Second: all exact, the missing source rightly missing.
    scores = _score(
        Attributed(((10, 49),), ((5, 9),), ((0, 4),)),
        Attributed(((60, 80),), ((81, 85),)),
        Attributed(((45, 52),), ((5, 9),), ((0, 4),)),  # its gold is taken by a larger overlap
        Attributed(((150, 160),)),
    )
    assert scores["content_exact_precision"] == 1 / 4
    assert scores["content_exact_recall"] == 1 / 3
    assert scores["content_exact_f1"] == 2 / 7
    assert scores["content_overlap_recall"] == 2 / 3
    assert scores["source_exact_recall"] == 2 / 3
    assert scores["whole_exact_recall"] == 1 / 3
    assert scores["whole_overlap_f1"] == 4 / 7
    assert len(scores) == (4 + 2) * 2 * 3


def test_a_source_where_gold_has_none_is_wrong() -> None:
    scores = _score(Attributed(((60, 80),), ((81, 85),), ((90, 95),)))
    assert scores["source_overlap_recall"] == 0
    assert scores["cue_overlap_recall"] == 1 / 3
    assert scores["whole_overlap_recall"] == 0


def test_the_gold_itself_is_all_right() -> None:
    assert set(_score(*GOLD).values()) == {1}
