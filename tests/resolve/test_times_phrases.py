"""Whole classes of time expression: what they mean on Tuesday 21 February 2023."""

from __future__ import annotations

from datetime import date

import pytest

from tests.resolve.test_times import found, one

NL, EN = "nl", "en"


@pytest.mark.parametrize(
    ("language", "text", "value", "start", "end"),
    [
        (NL, "Zij komt vrijdag over een week.", "2023-03-03", "2023-03-03", "2023-03-03"),
        (NL, "Hij belde zondag twee weken geleden.", "2023-02-12", "2023-02-12", "2023-02-12"),
        (NL, "De eerste woensdag van volgend jaar.", "2024-01-03", "2024-01-03", "2024-01-03"),
        (NL, "Het was vorig jaar maart onrustig.", "2022-03", "2022-03-01", "2022-03-31"),
        (NL, "Vorig jaar zomer viel hij.", "2022-SU", "2022-06-01", "2022-08-31"),
        (NL, "Vorig jaar met Pasen viel hij.", "2022-04-17", "2022-04-17", "2022-04-17"),
        (NL, "Het groeide in de tweede helft van maart.", "2023-03", "2023-03-17", "2023-03-31"),
        (NL, "Dat bleek in de eerste maanden van 2022.", "2022", "2022-01-01", "2022-04-30"),
        (NL, "Het boekjaar 2021 sloot met verlies.", "2021", "2021-01-01", "2021-12-31"),
        (NL, "Het seizoen 2021/22 was kort.", "2021", "2021-01-01", "2022-12-31"),
        (NL, "Het trimester 3 van 2021 viel mee.", "2021-Q3", "2021-07-01", "2021-09-30"),
        (NL, "De jaren zestig van de vorige eeuw.", "196", "1960-01-01", "1969-12-31"),
        (
            NL,
            "Het regende in het weekend van 4 en 5 maart.",
            "2023-W09-WE",
            "2023-03-04",
            "2023-03-05",
        ),
        (NL, "Het paasweekend van 2022 was warm.", "2022-W15-WE", "2022-04-16", "2022-04-17"),
        (NL, "Zij trad op in '68.", "1968", "1968-01-01", "1968-12-31"),
        (NL, "Dit najaar wordt er gekozen.", "2023-FA", "2023-09-01", "2023-11-30"),
        (NL, "In week 8 sluit de school.", "2023-W08", "2023-02-20", "2023-02-26"),
        (EN, "He comes on Friday in two weeks.", "2023-03-10", "2023-03-10", "2023-03-10"),
        (EN, "The first Sunday of next year is free.", "2024-01-07", "2024-01-07", "2024-01-07"),
        (EN, "It grew in the second half of March.", "2023-03", "2023-03-17", "2023-03-31"),
        (EN, "It showed in the first months of 2022.", "2022", "2022-01-01", "2022-04-30"),
        (EN, "It was a loss in FY2021.", "2021", "2021-01-01", "2021-12-31"),
        (EN, "The 2021/22 season was short.", "2021", "2021-01-01", "2022-12-31"),
        (
            EN,
            "They met over the Labor Day weekend in 2022.",
            "2022-W35-WE",
            "2022-09-03",
            "2022-09-04",
        ),
        (EN, "Prices rose in the 90s.", "199", "1990-01-01", "1999-12-31"),
        (EN, "He sang in the late sixties.", "196", "1966-09-01", "1969-12-31"),
        (EN, "This fall there will be a vote.", "2023-FA", "2023-09-01", "2023-11-30"),
        (EN, "It fell the year before last.", "2021", "2021-01-01", "2021-12-31"),
        (EN, "She was born on five June nineteen eighty six.", "1986-06-05", *["1986-06-05"] * 2),
        (EN, "They met on 9/22.", "2022-09-22", "2022-09-22", "2022-09-22"),
        (EN, "They met on the second weekend in June.", "2022-W23-WE", "2022-06-11", "2022-06-12"),
        (EN, "they met on march 12th, 2019.", "2019-03-12", "2019-03-12", "2019-03-12"),
        (NL, "Zij kwam op wo 22 februari 2023.", "2023-02-22", "2023-02-22", "2023-02-22"),
        (EN, "This school year is hard.", "2023", "2023-01-01", "2023-12-31"),
        (EN, "They left three weekends ago.", "2023-W05-WE", "2023-02-04", "2023-02-05"),
        (EN, "In the month of June 2022 it rained.", "2022-06", "2022-06-01", "2022-06-30"),
        (NL, "Vorig boekjaar was goed.", "2022", "2022-01-01", "2022-12-31"),
        (NL, "Dat was op de 20e van de maand.", "2023-02-20", "2023-02-20", "2023-02-20"),
    ],
)
def test_periods_of_the_calendar(
    language: str, text: str, value: str, start: str, end: str
) -> None:
    time = one(text, language)
    assert (time.value, time.start, time.end) == (value, start, end)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (NL, "Zij vierden het op Koningsdag 2022.", "2022-04-27"),
        (NL, "Het Suikerfeest van 2023 viel laat.", "2023-04-21"),
        (NL, "Oud en nieuw verliep rustig.", "2022-12-31"),
        (EN, "They spoke at Christmas.", "2022-12-25"),
        (EN, "They spoke on Thanksgiving 2021.", "2021-11-25"),
        (EN, "They spoke on Yom Kippur in 2023.", "2023-09-25"),
        (EN, "They fought on Orthodox Easter 2023.", "2023-04-16"),
    ],
)
def test_feasts(language: str, text: str, value: str) -> None:
    assert one(text, language).value == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (NL, "Het begon vanavond om twee uur.", "2023-02-21T02:00"),
        (NL, "Het begon vanavond om acht uur.", "2023-02-21T20:00"),
        (NL, "Het begon om 12 uur 's nachts.", "2023-02-21T00:00"),
        (NL, "Het begon om 10.00 uur plaatselijke tijd.", "2023-02-21T10:00"),
        (NL, "Zij sprak gisteren laat op de avond.", "2023-02-20TEV"),
        (NL, "Het brandde in de nacht naar zondag.", "2023-02-18TNI"),
        (NL, "In de vroege uren van zondag brak brand uit.", "2023-02-19TMO"),
        (EN, "It began at 8 p.m. Moscow time.", "2023-02-21T20:00+03:00"),
        (EN, "It began at 9 CET.", "2023-02-21T09:00+01:00"),
        (EN, "He left at ten to six.", "2023-02-21T05:50"),
        (EN, "He left at 8 on Sunday evening.", "2023-02-19T20:00"),
        (EN, "He left at seven thirty tomorrow morning.", "2023-02-22T07:30"),
        (EN, "He left before dawn on Sunday.", "2023-02-19TMO"),
        (EN, "He left in the early hours of Sunday.", "2023-02-19TMO"),
        (EN, "The log says 2023-02-20T12:23:59.", "2023-02-20T12:23:59"),
        (EN, "An hour after midnight it began.", "2023-02-21T01:00"),
        (EN, "It began ten minutes before midnight.", "2023-02-21T23:50"),
        (NL, "Een uur na middernacht begon het.", "2023-02-21T01:00"),
        (NL, "Het begon zondag om 14u.", "2023-02-19T14:00"),
    ],
)
def test_times_of_day(language: str, text: str, value: str) -> None:
    time = one(text, language)
    assert (time.type, time.value) == ("TIME", value)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (NL, "Zij spreken om de week.", "P2W"),
        (NL, "Zij spreken om het uur.", "PT1H"),
        (NL, "Zij spreken driemaal per week.", "P1W"),
        (NL, "Zij spreken elke zomer.", "XXXX-SU"),
        (NL, "Zij spreken de 1e van elke maand.", "XXXX-XX-01"),
        (NL, "Zij spreken dinsdagavonden.", "XXXX-WXX-2TEV"),
        (NL, "Zij spreken elk weekend.", "XXXX-WXX-WE"),
        (EN, "They speak every night.", "TNI"),
        (EN, "They speak every Christmas.", "XXXX-12-25"),
        (EN, "They speak every third Thursday.", "XXXX-WXX-4"),
        (EN, "They speak every couple of weeks.", "P2W"),
        (EN, "They speak once in a decade.", "P10Y"),
        (EN, "They speak on the 1st of every month.", "XXXX-XX-01"),
    ],
)
def test_what_recurs(language: str, text: str, value: str) -> None:
    time = one(text, language)
    assert (time.type, time.value) == ("SET", value)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (NL, "Het duurt van maandagochtend tot woensdagavond.", "2023-02-20TMO/2023-02-22TEV"),
        (NL, "Op 3, 4 en 5 maart is er beraad.", "2023-03-03/2023-03-05"),
        (NL, "Van 27 april tot de 3e mag het.", "2023-04-27/2023-05-03"),
        (EN, "It lasts from Monday 3pm to Wednesday 4pm.", "2023-02-20T15:00/2023-02-22T16:00"),
        (EN, "On March 3, 4 and 5 they meet.", "2023-03-03/2023-03-05"),
        (EN, "They met from three thirty to four thirty.", "2023-02-21T03:30/2023-02-21T04:30"),
        (EN, "It ran Tuesday from 7 p.m. until 9 p.m.", "2023-02-21T19:00/2023-02-21T21:00"),
        (EN, "It ran from 8 to 3 on Monday afternoon.", "2023-02-20T08:00/2023-02-20T15:00"),
        (NL, "Op dinsdag 3 en woensdag 4 mei 2022.", "2022-05-03/2022-05-04"),
    ],
)
def test_ranges(language: str, text: str, value: str) -> None:
    assert one(text, language).value == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (NL, "Zij praten maandag om 15.00 uur en dinsdag om 16.00 uur."),
        (EN, "They talk at 2 p.m. today and 3 p.m. tomorrow."),
    ],
)
def test_two_times_are_no_range(language: str, text: str) -> None:
    times = found(text, language)
    assert len(times) == 2
    assert all(not t.parts for t in times)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (NL, "Een man van 34 jaar en een meisje van 6 maanden zijn gewond."),
        (NL, "De week dat hij viel, in het jaar waarin alles misging."),
        (NL, "Het werd 10.30 seconden."),
        (EN, "A man aged 34 years and a child of age 6 were hurt."),
        (EN, "That was the year that everything failed."),
        (EN, "Next season he will not play."),
        (EN, "Shops are open 24/7."),
        (NL, "De komende periode wordt spannend."),
    ],
)
def test_ages_and_periods_told_by_what_happened_in_them_are_no_dates(
    language: str, text: str
) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (NL, "Drie weken na de verkiezingen trad hij af."),
        (EN, "He quit three weeks after the vote."),
    ],
)
def test_a_length_counted_from_an_event_is_no_date(language: str, text: str) -> None:
    time = one(text, language)
    assert (time.type, time.value, time.start) == ("DURATION", "P3W", None)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (NL, "Een jaar of tien geleden begon het.", "2013"),
        (NL, "Een kleine maand geleden begon het.", "2023-01"),
        (EN, "A year or two ago it began.", "2021"),
    ],
)
def test_loose_numbers_are_about(language: str, text: str, value: str) -> None:
    time = one(text, language)
    assert time.value == value
    assert time.edtf is not None and time.edtf.endswith("~")


def test_a_few_days_ago_is_not_yesterday() -> None:
    few = one("Enkele dagen geleden belde hij.")
    assert (few.value, few.end) == ("PAST_REF", "2023-02-18")
    days = one("Dagen geleden belde hij.")
    assert (days.value, days.end) == ("PAST_REF", "2023-02-21")


def test_a_month_told_names_no_day() -> None:
    times = found("In juni 2022 viel hij. Dezelfde dag stierf hij, twee dagen later zij.")
    assert [(t.value, t.basis) for t in times[1:]] == [
        ("XXXX-XX-XX", "unanchored"),
        ("XXXX-XX-XX", "unanchored"),
    ]


def test_this_year_s_seasons_and_the_winter_around_new_year() -> None:
    january = date(2023, 1, 10)
    assert one("Deze winter is zacht.", NL, january).value == "2022-WI"
    assert one("Deze zomer komt zij.", NL, january).value == "2023-SU"


def test_a_weekday_with_its_number_finds_its_month() -> None:
    time = one("Zij komt vrijdag de 17e.")
    assert (time.value, set(time.readings)) == (
        "2023-02-17",
        {"2023-02-17", "XXXX-XX-17", "XXXX-WXX-5"},
    )


@pytest.mark.parametrize(
    ("language", "text"), [(NL, "Zij kwam de tweede zondag."), (EN, "She came the second Sunday.")]
)
def test_a_weekday_of_a_month_not_told_stays_open(language: str, text: str) -> None:
    time = one(text, language)
    assert (time.value, time.start) == ("XXXX-XX-WXX-7-#2", None)


def test_a_vague_number_has_its_least_as_a_reading() -> None:
    assert "P3D" in one("Het duurde enkele dagen.").readings
    assert one("It went on and on for months.", EN).readings == ("PXM",)


@pytest.mark.parametrize(
    ("language", "text", "later"),
    [
        (NL, "Op 3 mei 2020 viel hij. De avond ervoor at hij niet.", "2020-05-02TEV"),
        (NL, "Op 3 mei 2020 viel hij. Diezelfde avond stierf hij.", "2020-05-03TEV"),
        (NL, "Op 3 mei 2020 viel hij. Twee dagen later stierf hij.", "2020-05-05"),
        (NL, "Op 3 mei 2020 viel hij. De volgende dag stierf hij.", "2020-05-04"),
        (EN, "He fell on May 3, 2020. That evening he died.", "2020-05-03TEV"),
        (EN, "He fell on May 3, 2020. The night before he ate.", "2020-05-02TNI"),
        (EN, "He fell on May 3, 2020. The following morning he died.", "2020-05-04TMO"),
        (EN, "He fell on May 3, 2020. The next day he died.", "2020-05-04"),
    ],
)
def test_a_narrative_counts_days_and_parts_of_days(language: str, text: str, later: str) -> None:
    times = found(text, language)
    assert (times[-1].value, times[-1].basis) == (later, "narrative")


@pytest.mark.parametrize(
    "text",
    ["Dat was eind juni.", "Het is gesloten van april tot het einde van juni.", "Sinds eind juli."],
)
def test_days_never_end_before_they_begin(text: str) -> None:
    for time in found(text):
        assert time.start is not None and time.end is not None
        assert time.start <= time.end
