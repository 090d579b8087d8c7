"""The stages that predictors run, made when first asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TypeVar

from dateline import config, lang
from dateline.annotate import Annotate
from dateline.coding import Code
from dateline.merge import Merge
from dateline.model import ReadingModel
from dateline.pipeline import Pipeline
from dateline.records import Article, PublishedBasis, Reading

S = TypeVar("S")


class Stages:
    """Dateline as it is installed, with its default settings.

    Gold offsets count in the gold text, so texts become articles as they are, without `clean`.
    """

    @cached_property
    def model(self) -> ReadingModel:
        return ReadingModel.load()

    @cached_property
    def pipeline(self) -> Pipeline:
        return Pipeline(config.load())

    @cached_property
    def _annotate(self) -> Annotate:
        return Annotate(self.model, lang.load)

    def stage(self, kind: type[S]) -> S:
        """The pipeline's stage of that class."""
        return next(s for s in self.pipeline.stages if isinstance(s, kind))

    def annotated(
        self, id_: str, text: str, language: str, published: date | None = None
    ) -> Reading:
        """Sentences and names of a text."""
        return self._annotate.annotate(Reading(_article(id_, text, language, published)))

    def uncoded(self, id_: str, text: str, language: str, published: date | None = None) -> Reading:
        """A text as the stages before `coding` read it."""
        reading = Reading(_article(id_, text, language, published))
        for stage in self.pipeline.stages:
            if isinstance(stage, Code):
                break
            (reading,) = stage([reading])
        return reading

    def coded(self, reading: Reading) -> Reading:
        """What `uncoded` gave, coded and merged."""
        for stage in self.pipeline.stages:
            if isinstance(stage, Code | Merge):
                (reading,) = stage([reading])
        return reading

    def read(self, id_: str, text: str, language: str, published: date | None = None) -> Reading:
        """A text as the whole pipeline reads it, from `annotate` on."""
        reading = Reading(_article(id_, text, language, published))
        for stage in self.pipeline.stages:
            (reading,) = stage([reading])
        return reading


def _article(id_: str, text: str, language: str, published: date | None) -> Article:
    basis: PublishedBasis = "given" if published else "unknown"
    return Article(id_, id_, text, language, None, published, basis)
