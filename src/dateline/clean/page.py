"""The report on a web page: its body as paragraphs, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.config import CleanSettings
from dateline.errors import BadReport, EmptyReport

TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
UNSEEN = re.compile(r"<(/?)(script|style|template|noscript|svg)\b([^<>]*)>", re.I)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
LOOSE = frozenset("p li dt dd option tr td th thead tbody".split())  # may stay open (HTML Standard)
# Bounded repeats, so that no page makes a search quadratic.
HTML_LANG = re.compile(r"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z-]+)", re.I)
JSON_LANG = re.compile(
    r'"inLanguage"\s*:\s*(?:\{[^{}]{0,200}?"(?:alternateName|name)"\s*:\s*)?"([A-Za-z-]+)"'
)
META_LANG = re.compile(
    r"<meta\b[^<>]{0,200}?(?:http-equiv\s*=\s*[\"']?content-language|property\s*=\s*[\"']?og:locale)\b"
    r"[^<>]{0,200}?content\s*=\s*[\"']?([A-Za-z_-]+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Page:
    """`text` holds the body, paragraphs separated by a blank line; the rest is None if not said."""

    text: str
    title: str | None
    published: date | None
    url: str | None
    outlet: str | None
    byline: str | None
    language: str | None


def extract(source: str, url: str | None, settings: CleanSettings) -> Page:
    """The report on the page `source`, by trafilatura, without comments.

    Raises BadReport for a page with more tags or deeper nesting than the settings allow, or that
    cannot be parsed; EmptyReport for one without a text.
    """
    markup = _visible(source)
    _refuse_hostile(markup, settings)
    found = _extracted(markup, url)
    if found is None or not (found.text or "").strip():
        raise EmptyReport("the page holds no text of a report")
    return Page(
        text="\n\n".join(line.strip() for line in found.text.split("\n") if line.strip()),
        title=found.title or None,
        published=_date(found.date),
        url=found.url or None,
        outlet=found.sitename or None,
        byline=found.author or None,
        language=declared_language(source),
    )


def declared_language(source: str) -> str | None:
    """The ISO 639-1 code that the page names first: JSON-LD, `html lang`, then `meta`."""
    for pattern in (JSON_LANG, HTML_LANG, META_LANG):
        found = pattern.search(source)
        if found:
            return re.split("[-_]", found.group(1))[0].lower()
    return None


def _visible(source: str) -> str:
    """The page without scripts and the like, but for linked data; unclosed ones stay."""
    parts: list[str] = []
    done = 0
    opened: re.Match[str] | None = None
    for tag in UNSEEN.finditer(source):
        closing, name = bool(tag.group(1)), tag.group(2).lower()
        if opened is None and not closing and "ld+json" not in tag.group(3):
            opened = tag
        elif opened is not None and closing and name == opened.group(2).lower():
            parts += (source[done : opened.start()], " ")
            done, opened = tag.end(), None
    return "".join((*parts, source[done:]))


def _refuse_hostile(markup: str, settings: CleanSettings) -> None:
    depth = 0
    for tags, tag in enumerate(TAG.finditer(markup), 1):
        name = tag.group(2).lower()
        if name not in VOID and name not in LOOSE and not tag.group(3):
            depth = max(depth - 1, 0) if tag.group(1) else depth + 1
        if tags > settings.max_tags:
            raise BadReport(f"the page has more than {settings.max_tags} tags")
        if depth > settings.max_depth:
            raise BadReport(f"the tags of the page are nested more than {settings.max_depth} deep")


def _extracted(markup: str, url: str | None) -> Any:
    import lxml.etree
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            markup,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (lxml.etree.LxmlError, ValueError, RecursionError, AssertionError) as e:
        raise BadReport(f"the page cannot be parsed: {e}") from e


def _date(found: str | None) -> date | None:
    try:
        return date.fromisoformat(found) if found else None
    except ValueError:
        return None
