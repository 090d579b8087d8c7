"""The pipeline: the stages in reading order, from reports to readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline import lang
from dateline.annotate import Annotate
from dateline.attribute import Attribute
from dateline.clean import Clean
from dateline.coding import Code
from dateline.config import Settings
from dateline.errors import ReportError
from dateline.merge import Merge
from dateline.model import PairModel, Politics, ReadingModel, SpeechModel
from dateline.records import Failure, Reading, Report, Stage
from dateline.resolve import Knowledge, ResolveActors, ResolvePlaces, ResolveTimes


class Pipeline:
    """Reads reports into readings, one by one and in order; a bad one becomes a `Failure`."""

    def __init__(self, settings: Settings, *, threads: int | None = None) -> None:
        self.clean = Clean(settings.clean)
        self.model = ReadingModel.load(threads=threads)
        self.speech_model = SpeechModel.load(threads=threads)
        self.pair_model = PairModel.load(threads=threads)
        knowledge = Knowledge.load(settings.knowledge.folder)
        self.stages: list[Stage] = [
            Annotate(self.model, lang.load),
            ResolveActors(lang.load, knowledge),
            ResolvePlaces(lang.load, knowledge),
            ResolveTimes(lang.load),
            Attribute(lang.load, self.speech_model),
            Code(lang.load, self.pair_model, Politics.load(), settings.coding),
            Merge(),
        ]

    def __call__(self, reports: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        for report in reports:
            yield report if isinstance(report, Failure) else self.read(report)

    def read(self, report: Report) -> Reading | Failure:
        try:
            reading = self.clean.one(report)
            for stage in self.stages:
                (reading,) = stage([reading])
        except ReportError as error:
            return Failure(report.input_id, error)
        return reading

    @property
    def versions(self) -> dict[str, str]:
        """The versions of the models and of every stage, by name."""
        stages = (self.clean.name, *(stage.name for stage in self.stages))
        models = {
            "model": self.model.version,
            "speech": self.speech_model.version,
            "pairs": self.pair_model.version,
        }
        return {**models, **dict(name.split("/", 1) for name in stages)}
