"""Repair: what is mended, and what is left as it was."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.repair import repair


def mended(source: str, *, wrapped: bool = False) -> str:
    return repair(source, wrapped=wrapped).draft.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("OekraÃ¯ne, ministeriÃ«le", "Oekraïne, ministeriële"),
        ("â€œwij sluiten nietsâ€\x9d uit", "“wij sluiten niets” uit"),
        ("de-esca\xadlatie\u200b", "de-escalatie"),
        ("10\xa0000 man\u202f, \u2009zei hij", "10 000 man , zei hij"),
        ("regel een\r\nregel twee\rregel drie", "regel een\nregel twee\nregel drie"),
        ("een  \n \n\n\n twee ", "een\n\ntwee"),
        ("Oekrai\u0308ne", "Oekraïne"),
        ("ﬁnancie\u0308le eﬀecten", "financiële effecten"),
        ("Shell &amp; BP &eacute;n de rest", "Shell & BP én de rest"),
        ("a\x07b\x00c\x1b[31mrood\x1b[0m", "abcrood"),
        ("kapot \ud83d einde", "kapot \ufffd einde"),
    ],
)
def test_what_is_mended(source: str, text: str) -> None:
    assert mended(source) == text


@pytest.mark.parametrize(
    "text",
    [
        "“Dat sluiten we niet uit”, zei hij – ‘morgen’ … 10 °C",
        "D’66 en de VVD’er; China’s rol; 's avonds",
        "Één première, coördinatie, Bełchatów, Київ, 北京",
        "if a < b &amp; c",
        "Prijs: € 3,- (½ liter)",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_mojibake_is_pointed_at_in_the_repaired_text() -> None:
    result = repair("  Een ministeriÃ«le top over OekraÃ¯ne", wrapped=False)
    assert [result.draft.text[a:b] for a, b in result.mojibake] == ["ë", "ï"]


@given(st.text(max_size=60))
def test_the_result_is_normal_and_stays_so(source: str) -> None:
    text = mended(source)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text and "\xa0" not in text and "  " not in text and "\n\n\n" not in text
    assert text == text.strip()


PARAGRAPH = (
    "De minister van Buitenlandse Zaken reisde dinsdag naar Moskou voor overleg met zijn "
    "ambtgenoot. Beiden spraken urenlang over de oorlog, de sancties en de handel tussen hun "
    "landen, zonder dat een van hen na afloop een woord losliet over de uitkomst."
)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("between", ["\n\n", "\n \n\n"])
def test_hard_wrapped_paragraphs_are_joined(width: int, between: str) -> None:
    paragraph = textwrap.fill(PARAGRAPH, width)
    assert mended(paragraph + between + paragraph, wrapped=True) == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_heading_above_wrapped_lines_stays_apart() -> None:
    source = "Overleg in Moskou\n" + textwrap.fill(PARAGRAPH, 72)
    assert mended(source, wrapped=True) == f"Overleg in Moskou\n{PARAGRAPH}"


@pytest.mark.parametrize(
    "text",
    [
        "Eerste punt van de lijst\nTweede punt\nDerde punt dat wat langer is dan de andere\nVierde",
        f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}",
    ],
)
def test_lines_that_are_not_wrapped_stay(text: str) -> None:
    assert mended(text, wrapped=True) == text


def test_hyphens_at_line_ends() -> None:
    source = (
        "Over de grote spanningen tussen de beide landen en over Noord-\n"
        "Korea sprak gisteren in de hoofdstad ook de minister van land-\n"
        "en tuinbouw, die er deze week met een handelsdelegatie is."
    )
    text = mended(source, wrapped=True)
    assert "Noord-Korea" in text and "land- en tuinbouw" in text
