"""Web pages, sound and hostile."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import config, errors
from dateline.clean import Clean
from dateline.records import Article, Report

FIRST = (
    "De minister van Buitenlandse Zaken sprak dinsdag in Genève met zijn ambtgenoot over de oorlog."
)
SECOND = (
    "Zij werden het niet eens over nieuwe sancties, zei een woordvoerder na afloop van het overleg."
)
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
PAGE = f"""<!DOCTYPE html><html lang="nl-NL"><head><meta charset="utf-8">
<title>Overleg mislukt - De Voorbeeldkrant</title>
<link rel="canonical" href="https://krant.example.org/overleg-mislukt">
<meta property="og:site_name" content="De Voorbeeldkrant">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Overleg in Genève mislukt", "datePublished": "2023-02-21T18:30:00+01:00",
"author": {{"@type": "Person", "name": "Anna Voorbeeld"}}, "inLanguage": "nl"}}</script>
<style>p {{ color: red }}</style></head><body><nav><a href="/">Voorpagina</a></nav>
<article><h1>Overleg in Genève mislukt</h1>{BODY}</article>
<script>document.write("<p>reclame</p>")</script></body></html>"""
clean = Clean(config.load().clean)


def article(page: str | bytes, **fields: str) -> Article:
    return clean.one(Report("p.html", page, "text/html", **fields)).article


def test_what_a_page_says_of_itself() -> None:
    found = article(PAGE.encode())
    assert found.title == "Overleg in Genève mislukt"
    assert (found.published, found.published_basis) == (date(2023, 2, 21), "metadata")
    assert found.outlet == "De Voorbeeldkrant"
    assert found.byline == "Anna Voorbeeld"
    assert found.url == "https://krant.example.org/overleg-mislukt"
    assert found.language == "nl"


def test_the_body_is_paragraphs_without_the_frame_of_the_page() -> None:
    text = article(PAGE).text
    assert text.endswith(f"{FIRST}\n\n{SECOND}")
    assert "reclame" not in text and "Voorpagina" not in text


def test_what_is_given_comes_before_what_the_page_says() -> None:
    found = article(PAGE, published="2023-02-22", title="T", outlet="O", url="https://o.example/")
    assert (found.published, found.published_basis) == (date(2023, 2, 22), "given")
    assert (found.title, found.outlet, found.url) == ("T", "O", "https://o.example/")


def test_the_encoding_a_page_declares() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").encode("cp1252")
    found = article(page)
    assert FIRST in found.text
    assert not found.notes


def test_a_page_in_another_language_than_it_declares() -> None:
    page = PAGE.replace('lang="nl-NL"', 'lang="en"').replace('"inLanguage": "nl"', '"x": "y"')
    found = article(page)
    assert found.language == "nl"
    assert [note.kind for note in found.notes] == ["language_mismatch"]


def test_a_short_text_is_in_the_language_its_page_declares() -> None:
    page = '<html lang="nl"><body><article><p>Minister Rutte in Washington: summit over Iran.</p>'
    assert article(page).language == "nl"


HOSTILE = {
    "deep": "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "deep inline": "<b>" * 100_000 + BODY,
    "many tags": "<i></i>" * 500_000 + BODY,
    "no body": "<html><head><title>x</title></head></html>",
    "only a script": "<html><script>" + "var x = 1;" * 100_000,
    "scripts never closed": "<script>" * 100_000 + BODY,
    "scripts without an end": "<script" * 200_000,
    "roots without an end": "<html " * 200_000,
    "languages without end": "<meta property=og:locale " + "property=og:locale " * 50_000,
    "nothing but brackets": "<" * 1_000_000,
    "a comment that never ends": "<!--" + "x" * 1_000_000 + BODY,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_refused(page: str) -> None:
    with pytest.raises((errors.BadReport, errors.EmptyReport)):
        article(page)


ODD = {
    "huge script": "<html><script>" + "var a='<p>';" * 200_000 + f"</script><body>{BODY}",
    "broken markup": f"<html><body><div <p></b></a>{BODY.replace('</p>', '')}<table><tr><td>",
    "odd characters": f"<body>&#0;&#xD800;&#99999999;\0{BODY}",
    "broken metadata": '<script type="application/ld+json">{"a":{"b":' + f"</script>{BODY}",
    "wrong date": f'<meta property="article:published_time" content="2023-99-99">{BODY}',
}


@pytest.mark.parametrize("page", ODD.values(), ids=ODD.keys())
def test_odd_pages_are_read(page: str) -> None:
    assert FIRST in article(page).text
