"""Which language a report is in, and whether there is a pack for it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline import lang
from dateline.config import CleanSettings
from dateline.errors import UnknownLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


@dataclass(frozen=True, slots=True)
class Recognised:
    """The code of an installed pack; `declared` is what the page said instead, if it was wrong."""

    code: str
    contradicts: str | None = None
    score: float = 1.0


def recognise(
    text: str, given: str | None, declared: str | None, settings: CleanSettings
) -> Recognised:
    """The language of `text`: the given one, else what the words say, with the declared one as
    the word in doubtful and short cases.

    Raises UnknownLanguage, with its name, for a language there is no pack for.
    """
    if given:
        return Recognised(lang.load(_primary(given)).code)
    best, score = _ranked(text, settings)[0]
    installed = lang.installed()
    short = sum(map(str.isalpha, text[: settings.language_sample])) < settings.language_letters
    sure = score >= settings.language_sure and not (short and declared)
    if not sure:
        best, score = _in_doubt(text, declared, settings)
    if best not in installed:
        raise _unknown(best, settings)
    contradicted = declared if declared != best and declared in _known(settings) else None
    return Recognised(best, contradicted, score)


def _known(settings: CleanSettings) -> set[str]:
    """The codes of the languages that can be recognised."""
    return {*lang.installed(), *settings.languages}


def _in_doubt(text: str, declared: str | None, settings: CleanSettings) -> tuple[str, float]:
    """The declared language if it is one we know of, else the likeliest installed one."""
    if declared in _known(settings):
        return str(declared), 0.5
    installed = lang.installed()
    return next(entry for entry in _ranked(text, settings) if entry[0] in installed)


def _primary(tag: str) -> str:
    """The language of a BCP 47 tag: nl of nl-BE."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]


def _unknown(code: str, settings: CleanSettings) -> UnknownLanguage:
    name = settings.languages.get(code, code)
    known = ", ".join(f"{lang.load(c).language.name} ({c})" for c in lang.installed())
    return UnknownLanguage(f"the report is in {name} ({code}); there are packs for {known}")


def _ranked(text: str, settings: CleanSettings) -> list[tuple[str, float]]:
    candidates = tuple(sorted(_known(settings)))
    ranks: list[tuple[str, float]] = _identifier(candidates).rank(text[: settings.language_sample])
    return ranks


def prepare(settings: CleanSettings) -> None:
    """Begin to load the recogniser beside other work: unpacking it takes half a second."""
    _loading(tuple(sorted(_known(settings))))


def _identifier(candidates: tuple[str, ...]) -> LanguageIdentifier:
    return _loading(candidates).result()


@cache
def _loading(candidates: tuple[str, ...]) -> Future[LanguageIdentifier]:
    worker = ThreadPoolExecutor(1)
    try:
        return worker.submit(_load, candidates)
    finally:
        worker.shutdown(wait=False)


def _load(candidates: tuple[str, ...]) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.labels)
    identifier.set_languages([code for code in candidates if code in known])
    return identifier
