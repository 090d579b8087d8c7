"""The stage itself: a Report in, a Reading with its Article out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from dateline import lang
from dateline.clean import damage
from dateline.clean.dates import published
from dateline.clean.decode import Decoded, decode
from dateline.clean.language import Recognised, prepare, recognise
from dateline.clean.page import Page, extract
from dateline.clean.repair import Repaired, repair
from dateline.config import CleanSettings
from dateline.errors import EmptyReport, ReportError
from dateline.records import Article, Failure, Note, Reading, Report, Span

TITLE = re.compile(r"(?P<title>[^\n]{8,160}?)\n+(?P<body>[^\n]{2,})")
ID_LENGTH = 16  # hexadecimal digits: 64 bits, so that a million reports collide once in 10^7 tries


class Clean:
    """Stage 2.  The text of the article it makes never changes again."""

    name = "clean/1"

    def __init__(self, settings: CleanSettings) -> None:
        self.settings = settings
        prepare(settings)

    def __call__(self, reports: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        """A Reading for each report, in order; a Failure for one that cannot be read."""
        for report in reports:
            if isinstance(report, Failure):
                yield report
                continue
            try:
                yield self.one(report)
            except ReportError as e:
                yield Failure(report.input_id, e)

    def one(self, report: Report) -> Reading:
        """The reading of one report, its article filled in.

        `Article.origin` leads back to the decoded text; for a web page to the text as extracted,
        paragraphs separated by a blank line.  Raises EmptyReport, EncodingUnknown,
        UnknownLanguage, BadReport.
        """
        decoded = decode(report.content, report.encoding, report.media_type)
        page = self._page(report, decoded)
        mended = repair(page.text, wrapped=report.media_type == "text/plain")
        text = mended.draft.text
        if sum(map(str.isalpha, text)) < self.settings.min_letters:
            raise EmptyReport(
                f"{report.input_id} has fewer than {self.settings.min_letters} letters"
            )
        language = recognise(text, report.language, page.language, self.settings)
        return Reading(self._article(report, page, mended, language, decoded))

    def _page(self, report: Report, decoded: Decoded) -> Page:
        if report.media_type == "text/html":
            return extract(decoded.text, report.url, self.settings)
        return Page(decoded.text, None, None, None, None, None, None)

    def _article(
        self,
        report: Report,
        page: Page,
        mended: Repaired,
        language: Recognised,
        decoded: Decoded,
    ) -> Article:
        text, pack = mended.draft.text, lang.load(language.code)
        day, basis = published(report.published, page.published, text, pack)
        found = damage.find(text, pack, self.settings.translated_score)
        url = report.url or page.url
        article = Article(
            id=identity(text, url or report.outlet or page.outlet),
            input_id=report.input_id,
            text=text,
            language=language.code,
            title=_line(report.title or page.title) or first_line_title(text),
            published=day,
            published_basis=basis,
            url=url,
            outlet=_line(report.outlet or page.outlet),
            byline=_line(page.byline),
            origin=mended.draft.origin.pairs,
            boundaries=found.boundaries,
            joins=found.joins,
        )
        notes = (*_reading_notes(decoded, mended, language), *_date_notes(day), *found.notes)
        return replace(article, notes=notes)


def identity(text: str, origin: str | None) -> str:
    """The id of a report: the same text from the same address, or else outlet, has the same one."""
    content = f"{origin or ''}\n{' '.join(text.split())}"
    return hashlib.sha256(content.encode()).hexdigest()[:ID_LENGTH]


def first_line_title(text: str) -> str | None:
    """The first line if it looks like a title: short, no final stop, a longer paragraph below."""
    found = TITLE.match(text)
    if not found or found["title"][-1] in ".,;:…" or len(found["body"]) <= len(found["title"]):
        return None
    return found["title"]


def _line(value: str | None) -> str | None:
    """A value from outside on one line, mended like the text."""
    if not value:
        return None
    return " ".join(repair(value, wrapped=False).draft.text.split()) or None


def _reading_notes(decoded: Decoded, mended: Repaired, language: Recognised) -> Iterator[Note]:
    whole = Span(0, len(mended.draft.text))
    if decoded.guessed:
        yield Note("encoding_guessed", 0.5, (whole,))
    if mended.mojibake:
        yield Note("mojibake_repaired", 0.9, tuple(Span(s, e) for s, e in mended.mojibake))
    if language.contradicts:
        yield Note("language_mismatch", language.score, (whole,))


def _date_notes(day: date | None) -> Iterator[Note]:
    if day and day > datetime.now(UTC).date():
        yield Note("future_published", 1.0)
