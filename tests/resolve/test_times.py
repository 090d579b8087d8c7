"""What time expressions mean, in both languages, and what is none."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dateline.lang import load
from dateline.resolve.times import FoundTime, ResolveTimes, find_times
from tests.helpers import reading

TUESDAY = date(2023, 2, 21)


def found(text: str, language: str = "nl", reference: date | None = TUESDAY) -> list[FoundTime]:
    return find_times(text, reference, load(language))


def one(text: str, language: str = "nl", reference: date | None = TUESDAY) -> FoundTime:
    times = found(text, language, reference)
    assert len(times) == 1, [(t.text, t.value) for t in times]
    return times[0]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "Dat gebeurde afgelopen maandag.", "2023-02-20"),
        ("nl", "De raad komt komende maandag bijeen.", "2023-02-27"),
        ("nl", "Zij vertrekt volgende week donderdag.", "2023-03-02"),
        ("nl", "Hij sprak vorige week donderdag.", "2023-02-16"),
        ("nl", "Dat bleek eergisteren.", "2023-02-19"),
        ("nl", "Het plan werd vorige maand bekend.", "2023-01"),
        ("nl", "Het was afgelopen weekend druk.", "2023-W07-WE"),
        ("nl", "Dat volgt later dit jaar.", "2023"),
        ("nl", "De wet geldt sinds 12 maart 2021.", "2021-03-12"),
        ("nl", "Zo was het in de jaren negentig.", "199"),
        ("nl", "Het paleis is uit de 19e eeuw.", "18"),
        ("nl", "Het derde kwartaal van 2022 viel mee.", "2022-Q3"),
        ("nl", "Op 12/3/2021 tekende hij.", "2021-03-12"),
        ("nl", "Tweede kerstdag 2022 verliep rustig.", "2022-12-26"),
        ("en", "It happened last Tuesday.", "2023-02-14"),
        ("en", "They meet on March 12, 2021.", "2021-03-12"),
        ("en", "On 12/03/2021 he signed.", "2021-12-03"),
        ("en", "It was the third quarter of 2022.", "2022-Q3"),
        ("en", "The treaty of the 1990s failed.", "199"),
        ("en", "He left earlier this month.", "2023-02"),
        ("en", "They voted on Good Friday 2021.", "2021-04-02"),
    ],
)
def test_dates(language: str, text: str, value: str) -> None:
    assert one(text, language).value == value


@pytest.mark.parametrize(
    ("language", "text", "type_", "value"),
    [
        ("nl", "Hij belde maandagavond.", "TIME", "2023-02-20TEV"),
        ("nl", "Het begon om 15.30 uur.", "TIME", "2023-02-21T15:30"),
        ("nl", "Het brandde in de nacht van zaterdag op zondag.", "TIME", "2023-02-18TNI"),
        ("en", "It began at 3:30 p.m.", "TIME", "2023-02-21T15:30"),
        ("en", "He called on Monday evening.", "TIME", "2023-02-20TEV"),
        ("nl", "Hij maakt een achtdaagse reis.", "DURATION", "P8D"),
        ("en", "He makes an eight-day tour.", "DURATION", "P8D"),
        ("nl", "Het duurde drie weken.", "DURATION", "P3W"),
        ("nl", "Zij vergaderen elke dinsdag.", "SET", "XXXX-WXX-2"),
        ("en", "They meet twice a week.", "SET", "P1W"),
        ("nl", "Nu is er rust.", "DATE", "PRESENT_REF"),
        ("en", "He has recently arrived.", "DATE", "PAST_REF"),
        ("nl", "In de toekomst verandert dat.", "DATE", "FUTURE_REF"),
    ],
)
def test_types(language: str, text: str, type_: str, value: str) -> None:
    time = one(text, language)
    assert (time.type, time.value) == (type_, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "De 47-jarige man kreeg 2019 euro en won met 2-1."),
        ("nl", "Ruim 1990 mensen woonden in kamer 12."),
        ("nl", "Jan zat. Hij won 6.45 procent."),
        ("nl", "Zij las De Morgen."),
        ("en", "The 47-year-old man paid $1990 and won 2-1."),
        ("en", "You may march to the sun."),
        ("en", "A second time, 24 A320s fell by 12 percent."),
    ],
)
def test_numbers_ages_and_names_are_no_times(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_reference_nothing_is_made_up(language: str) -> None:
    text = {"nl": "Hij sprak dinsdag, op 3 mei.", "en": "He spoke Tuesday, on May 3."}[language]
    values = [(t.value, t.start, t.basis) for t in found(text, language, None)]
    assert values == [("XXXX-WXX-2", None, "unanchored"), ("XXXX-05-03", None, "unanchored")]


def test_a_bare_weekday_is_the_last_one_up_to_today() -> None:
    for n, name in enumerate(load("nl").times.weekdays.items(), start=1):
        word, number = name
        if "." not in word:
            time = one(f"Dat bleek {word}.")
            day = date.fromisoformat(time.value)
            assert 0 <= (TUESDAY - day).days < 7, n
            assert day.isoweekday() == number


def test_precision_is_that_of_the_unit() -> None:
    almost = one("De oorlog begon bijna een jaar geleden.")
    assert (almost.value, almost.edtf) == ("2022", "2022-02~")
    assert almost.start == "2022-02-21"
    assert one("Dat was drie dagen geleden.").edtf == "2023-02-18"
    months = one("Dat was twee maanden geleden.")
    assert (months.value, months.edtf) == ("2022-12", "2022-12~")
    assert "2022-12-21" in months.readings


def test_parts_narrow_the_days_but_not_the_value() -> None:
    begin = one("Hij komt begin maart 2023.")
    assert (begin.value, begin.start, begin.end) == ("2023-03", "2023-03-01", "2023-03-10")
    end = one("Eind vorig jaar vertrok zij.")
    assert (end.value, end.start, end.end) == ("2022", "2022-09-01", "2022-12-31")


def test_stretches_are_durations_with_days() -> None:
    year = one("Het afgelopen jaar was zwaar.")
    assert (year.type, year.value) == ("DURATION", "P1Y")
    assert (year.start, year.end) == ("2022-02-21", "2023-02-21")
    days = one("Er vielen doden in de afgelopen dagen.")
    assert (days.value, days.end) == ("PXD", "2023-02-21")


def test_ranges_have_both_ends_and_open_years_follow_the_known_one() -> None:
    may = one("Het duurt van 12 tot 14 mei 2021.")
    assert (may.value, may.start, may.end) == ("2021-05-12/2021-05-14", "2021-05-12", "2021-05-14")
    spring = one("Het was van maart tot mei 2015 droog.")
    assert [end.value for end in spring.parts] == ["2015-03", "2015-05"]
    week = one("Zij staken van donderdag tot zondag.")
    assert (week.start, week.end) == ("2023-02-16", "2023-02-19")


def test_days_that_do_not_exist_are_not_found() -> None:
    assert [t.value for t in found("Op 30 februari 2019.") if len(t.value) == 10] == []


def test_a_narrative_counts_from_the_last_date_told() -> None:
    first, second = found("Op 3 mei 2020 viel hij. Een dag later stierf hij.")
    assert (first.value, second.value, second.basis) == ("2020-05-03", "2020-05-04", "narrative")


def test_time_of_publication_counts_for_minutes() -> None:
    text = "Dat was vijf minuten geleden."
    time = find_times(text, datetime(2023, 2, 21, 10, 2), load("nl"))[0]
    assert time.value == "2023-02-21T09:57:00"


FUTURE = """
Hij _ PRON 3 nsubj
zal zullen AUX 3 aux Tense=Pres|VerbForm=Fin
komen _ VERB 0 root VerbForm=Inf
op _ ADP 5 case
vrijdag _ NOUN 3 obl
. _ PUNCT 3 punct
"""
PAST = """
Hij _ PRON 2 nsubj
kwam komen VERB 0 root Tense=Past|VerbForm=Fin
op _ ADP 4 case
vrijdag _ NOUN 2 obl
. _ PUNCT 2 punct
"""


SET_FOR = """
Zij _ PRON 5 nsubj
hebben _ AUX 5 aux Tense=Pres|VerbForm=Fin
voor _ ADP 4 case
vrijdag _ NOUN 5 obl
opgeroepen oproepen VERB 0 root VerbForm=Part|Tense=Past
. _ PUNCT 5 punct
"""


@pytest.mark.parametrize(
    ("parse", "day"), [(FUTURE, "2023-02-24"), (PAST, "2023-02-17"), (SET_FOR, "2023-02-24")]
)
def test_the_governing_verb_tells_the_direction(parse: str, day: str) -> None:
    (done,) = ResolveTimes(load)([reading(parse)])
    assert [t.value for t in done.times] == [day]


def test_the_stage_numbers_times_in_order_of_the_text() -> None:
    (done,) = ResolveTimes(load)([reading(PAST + "\n" + FUTURE)])
    assert [t.id for t in done.times] == ["t1", "t2"]
    assert [t.text for t in done.times] == ["vrijdag", "vrijdag"]
    spans = [t.span for t in done.times]
    assert spans == sorted(spans)
    assert all(t.span.of(done.article.text) == t.text for t in done.times)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "dinsdag", "duizend " * 300, "en of " * 300])
def test_any_text_is_read(text: str) -> None:
    times: list[Any] = found(text) + found(text, "en")
    assert all(t.span.of(text) == t.text for t in times)
