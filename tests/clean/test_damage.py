"""Signs of broken copies: found where they are, and not in sound text."""

from __future__ import annotations

import pytest

from dateline import lang
from dateline.clean import damage

NL, EN = lang.load("nl"), lang.load("en")
SOUND_NL = [
    "De heer A. de Vries sprak o.a. met dr. van Dam over art. 5 en ca. twintig punten.",
    "“Dat sluiten we niet uit.” zei hij. 's Avonds vertrok hij weer.",
    "Apple bracht de nieuwe telefoon uit. iPhone-kopers stonden in de rij.",
    "De land- en tuinbouw, de in- en uitvoer en het binnen- of buitenland.",
    "Biden ontmoette in Warschau Oekraïense vluchtelingen en zei dat hij hen zou helpen.",
    "Biden zei dat hij in Warschau Oekraïense vluchtelingen had ontmoet.",
    "Wang sprak in Moskou Russische diplomaten toe.",
    "Premier Alexander De Croo sprak met Bart De Wever, las De Standaard en ging naar De Haan.",
    "China’s rol, de VVD’er en Biden’s reis zijn ’s lands zorg.",
    "Hij zei: “Zij noemde het ‘een begin’, maar dat was het niet.”",
]
SOUND_EN = [
    "Mr. Smith of Acme Inc. said the U.S. government and Sen. Jones met at 5 p.m. on Monday.",
    "“We do not rule it out.” he said. The talks ended.",
    "In Moscow Russian officials said the talks were useful.",
    "He said investors in South American countries were worried.",
    "The Free Syrian Army was founded in 2011 and The New York Times said so.",
    "Both pre- and post-war governments had two- to three-year plans.",
    "“First paragraph of a long statement.\n\n“Second and last paragraph,” he said.",
    "He is 6’2” tall and the soldiers’ families’ homes were empty.",
]


@pytest.mark.parametrize(
    ("text", "pack"), [(t, NL) for t in SOUND_NL] + [(t, EN) for t in SOUND_EN]
)
def test_sound_text_is_left_alone(text: str, pack: lang.Pack) -> None:
    found = damage.find(text, pack, 0.5)
    assert found == damage.Damage((), (), ())


@pytest.mark.parametrize(
    ("text", "pack"),
    [
        ("De top ging over de plannen van Berlijn en Parijs| verlangens om meer te doen.", NL),
        ("Zij spraken over “wederzijds belang”| uitdrukking die vaker wordt gebruikt.", NL),
        ("The summit dealt with the plans of Berlin and Paris| ambitions to do more.", EN),
    ],
)
def test_a_full_stop_inside_a_sentence(text: str, pack: lang.Pack) -> None:
    at = text.index("|")
    assert damage.find(text.replace("|", "."), pack, 0.5).joins == (at,)


@pytest.mark.parametrize(
    ("text", "pack"),
    [
        (
            "De minister vertrok dinsdag uit Brussel |Duitse diplomaten waren daar niet blij mee.",
            NL,
        ),
        ("De minister vertrok dinsdag naar huis |De oppositie noemde dat een vlucht.", NL),
        ("Het overleg duurde tot in de avond.|Daarna vertrokken de ministers.", NL),
        ("The minister was on Tuesday in Brussels |German diplomats were not amused.", EN),
        ("The talks were over by the evening.|The ministers left at once.", EN),
    ],
)
def test_two_sentences_run_together(text: str, pack: lang.Pack) -> None:
    at = text.index("|")
    assert damage.find(text.replace("|", ""), pack, 0.5).boundaries == (at,)


@pytest.mark.parametrize(
    ("text", "kind", "signs"),
    [
        (
            "De Frans- Duitse as en een oud- minister.",
            "split_word",
            ["Frans- Duitse", "oud- minister"],
        ),
        ("Hij zei: “Dat doen wij niet en vertrok.", "unpaired_quote", ["“"]),
        ("“Dat doen wij niet’, zei hij.", "unpaired_quote", ["“", "’"]),
        ('Hij noemde het "een begin, maar meer niet.', "unpaired_quote", ['"']),
        ("Het was een begin”, zei hij.", "unpaired_quote", ["”"]),
        ("De minister zei dat hij naar het...", "truncated", ["..."]),
    ],
)
def test_notes_show_the_place(text: str, kind: str, signs: list[str]) -> None:
    (note,) = damage.find(text, NL, 0.5).notes
    assert note.kind == kind
    assert [span.of(text) for span in note.spans] == signs


def test_many_signs_make_a_translated_copy_and_one_does_not() -> None:
    one = "De top ging over de plannen van Berlijn. verlangens om meer te doen waren er. "
    filler = "De minister sprak met zijn ambtgenoot over de oorlog. " * 10
    second = "Zij spraken lang over de Frans. duitse samenwerking en meer. "
    assert damage.find(one + filler, NL, 0.5).notes[0].kind == "split_sentence"
    found = damage.find(one + second + filler, NL, 0.5).notes[0]
    assert found.kind == "machine_translated"
    assert len(found.spans) == 2
    assert 0.5 <= found.score <= 1


def test_a_writer_without_capitals_is_no_broken_copy() -> None:
    text = "hij kwam laat. hij ging vroeg. niemand zei iets. wij bleven. zij ook. het was klaar."
    assert damage.find(text, NL, 0.5).joins == ()


def test_the_score_grows_with_signs_and_falls_with_length() -> None:
    from dateline.records import Span

    def score(signs: int, words: int) -> float:
        spans = tuple(Span(k, k + 1) for k in range(signs))
        kinds = dict.fromkeys(damage.WEIGHTS, ()) | {"split_sentence": spans}
        return damage.translation_score(kinds, words)

    assert score(0, 500) == 0
    assert score(1, 500) < score(2, 500) < score(5, 500) < 1
    assert score(3, 20_000) < score(3, 1000)
