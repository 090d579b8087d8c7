"""The stage: what an article says of its report."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dateline import config, errors
from dateline.clean import Clean, OffsetMap
from dateline.records import Article, Failure, Report

DUTCH = (
    "De minister van Buitenlandse Zaken sprak dinsdag in Genève met zijn ambtgenoot over de oorlog."
    " Zij werden het niet eens over nieuwe sancties, zei een woordvoerder."
)
ENGLISH = (
    "The foreign minister met his counterpart in Geneva on Tuesday to talk about the war. "
    "They did not agree on new sanctions, a spokesman said."
)
FRENCH = (
    "Le ministre des Affaires étrangères a rencontré mardi son homologue à Genève pour parler de "
    "la guerre. Ils ne se sont pas mis d'accord sur de nouvelles sanctions, a dit un porte-parole."
)
AFRIKAANS = (
    "Die minister van buitelandse sake het Dinsdag met sy eweknie in Genève oor die oorlog gepraat."
    " Hulle het nie oor nuwe sanksies saamgestem nie, het 'n woordvoerder gesê."
)
clean = Clean(config.load().clean)


def article(content: str | bytes, media_type: str = "text/plain", **fields: str) -> Article:
    return clean.one(Report("r", content, media_type, **fields)).article


def kinds(found: Article) -> set[str]:
    return {note.kind for note in found.notes}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_found_out(encoding: str) -> None:
    found = article(DUTCH.encode(encoding))
    assert found.text == DUTCH
    assert ("encoding_guessed" in kinds(found)) == (encoding == "cp1252")


def test_a_declared_encoding_is_believed() -> None:
    found = article(DUTCH.encode("cp1252"), encoding="iso-8859-1")
    assert found.text == DUTCH
    assert not found.notes


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    found = article((DUTCH + " “Één” €").encode() + b"\xff")
    assert found.text == DUTCH + " “Één” €\ufffd"


@pytest.mark.parametrize("text", ["", "   ", "Te kort.", "1234567890 " * 20])
def test_too_few_letters_is_an_empty_report(text: str) -> None:
    with pytest.raises(errors.EmptyReport):
        article(text)


@pytest.mark.parametrize(("text", "code"), [(DUTCH, "nl"), (ENGLISH, "en")])
def test_the_language_is_recognised(text: str, code: str) -> None:
    assert article(text).language == code


@pytest.mark.parametrize(("text", "name"), [(FRENCH, "French (fr)"), (AFRIKAANS, "Afrikaans (af)")])
def test_a_language_without_a_pack_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(errors.UnknownLanguage, match="report is in") as caught:
        article(text)
    assert name in caught.value.message


def test_a_given_language_is_believed() -> None:
    assert article(FRENCH, language="nl-BE").language == "nl"
    with pytest.raises(errors.UnknownLanguage):
        article(DUTCH, language="xx")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-02-21", date(2023, 2, 21)),
        ("2023-02-21T23:30:00+01:00", date(2023, 2, 21)),
        ("2023-02-21 10:00", date(2023, 2, 21)),
        ("2023-02-21T10:00:00Z", date(2023, 2, 21)),
        ("Tue, 21 Feb 2023 10:00:00 GMT", date(2023, 2, 21)),
    ],
)
def test_a_given_date(value: str, day: date) -> None:
    found = article(DUTCH, published=value)
    assert (found.published, found.published_basis) == (day, "given")


@pytest.mark.parametrize("value", ["21-02-2023", "2023-02-30", "yesterday", "2023"])
def test_a_wrong_date_is_named(value: str) -> None:
    with pytest.raises(errors.BadReport, match=value):
        article(DUTCH, published=value)


@pytest.mark.parametrize(
    "head",
    [
        "MOSKOU, 21 februari 2023 (ANP) - ",
        "GENÈVE (2023-02-21) – ",
        "Dinsdag 21 februari 2023\n\n",
        "Overleg in Genève mislukt\n21 februari 2023\n\n",
    ],
)
def test_a_date_in_the_head_is_inferred(head: str) -> None:
    found = article(head + DUTCH)
    assert (found.published, found.published_basis) == (date(2023, 2, 21), "inferred")


def test_english_heads_too() -> None:
    found = article("KYIV, Feb. 21, 2023 (Reuters) - " + ENGLISH)
    assert (found.published, found.published_basis) == (date(2023, 2, 21), "inferred")


@pytest.mark.parametrize(
    "text",
    [DUTCH, DUTCH + " Dat was op 21 februari 2023 ook zo.", "MOSKOU, 21 feb (ANP) - " + DUTCH],
)
def test_without_a_full_date_in_the_head_nothing_is_made_up(text: str) -> None:
    found = article(text)
    assert (found.published, found.published_basis) == (None, "unknown")


def test_a_date_to_come_is_kept_with_a_note() -> None:
    day = datetime.now(UTC).date() + timedelta(days=3)
    found = article(DUTCH, published=day.isoformat())
    assert found.published == day
    assert "future_published" in kinds(found)


def test_the_same_report_has_the_same_id() -> None:
    first = article(DUTCH, url="http://a.nl/1")
    assert article(f"  {DUTCH}\r\n".encode(), url="http://a.nl/1").id == first.id
    assert article(DUTCH, url="http://a.nl/2").id != first.id
    assert article(DUTCH + " Meer.", url="http://a.nl/1").id != first.id


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Overleg in Genève mislukt\n\n{DUTCH}", "Overleg in Genève mislukt"),
        (f"Het overleg is mislukt.\n\n{DUTCH}", None),
        (DUTCH, None),
    ],
)
def test_a_short_first_line_is_the_title_and_stays_in_the_text(
    text: str, title: str | None
) -> None:
    found = article(text)
    assert (found.title, found.text) == (title, text)


def test_a_given_title_comes_first() -> None:
    assert article(f"Regel\n\n{DUTCH}", title=" Gegeven\ntitel ").title == "Gegeven titel"


def test_the_origin_leads_to_the_decoded_source() -> None:
    source = "\ufeff  " + DUTCH.replace(" ", "  ")
    found = article(source)
    origin = OffsetMap(found.origin)
    at = found.text.index("sancties")
    start = origin.to_source(at)
    assert source.removeprefix("\ufeff")[start : start + 8] == "sancties"


def test_failures_pass_through_and_none_stops_the_others() -> None:
    failure = Failure("a", errors.EmptyReport("a"))
    items = list(clean([failure, Report("b", "x"), Report("c", DUTCH)]))
    assert items[0] is failure
    assert isinstance(items[1], Failure) and isinstance(items[1].error, errors.EmptyReport)
    assert not isinstance(items[2], Failure)


def test_mojibake_is_noted_where_it_was() -> None:
    found = article(DUTCH.encode().decode("cp1252") + " Oekraïne.".encode().decode("cp1252"))
    (note,) = [note for note in found.notes if note.kind == "mojibake_repaired"]
    assert {span.of(found.text) for span in note.spans} == {"è", "ï"}
