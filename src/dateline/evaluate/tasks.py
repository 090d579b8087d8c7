"""The tasks there are: for each what reads the gold file, predicts, and scores."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import EvaluationError
from dateline.evaluate import (
    actors,
    anchors,
    coref,
    events,
    files,
    ner,
    pairs,
    parse,
    phrases,
    places,
    quiet,
    quotes,
    relations,
    status,
    timex,
)
from dateline.evaluate.figures import Scores
from dateline.evaluate.predict import actors as predict_actors
from dateline.evaluate.predict import anchors as predict_anchors
from dateline.evaluate.predict import coref as predict_coref
from dateline.evaluate.predict import events as predict_events
from dateline.evaluate.predict import ner as predict_ner
from dateline.evaluate.predict import pairs as predict_pairs
from dateline.evaluate.predict import parse as predict_parse
from dateline.evaluate.predict import places as predict_places
from dateline.evaluate.predict import quiet as predict_quiet
from dateline.evaluate.predict import quotes as predict_quotes
from dateline.evaluate.predict import relations as predict_relations
from dateline.evaluate.predict import status as predict_status
from dateline.evaluate.predict import timex as predict_timex
from dateline.evaluate.predict.stages import Stages

Watch = Callable[[Iterable[Any], int], Iterable[Any]]
"""Looks on while predictions are made: gets them and how many rows there are."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """`read` gives rows with an `id`, `predict` one prediction a row, `score` the figures.

    `items` counts what a score is a share of: words, names, expressions, events.
    """

    read: Callable[[Path], Sequence[Any]]
    predict: Callable[[Sequence[Any], Stages], Iterator[Any]]
    score: Callable[[Sequence[Any], Sequence[Any]], Scores]
    items: Callable[[Sequence[Any]], int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`n` rows scored, the number of `items` in them, the `scores`, and what was predicted."""

    task: str
    files: tuple[str, ...]
    n: int
    items: int
    scores: Scores
    predictions: Sequence[Any]


_DOCUMENTS = Scorer(timex.read, predict_timex.predict_documents, timex.score, timex.items)
_PHRASES = Scorer(phrases.read, predict_timex.predict_phrases, phrases.score, phrases.items)
_GIVEN = Scorer(coref.read, predict_coref.of_gold, coref.score, coref.items)
_FOUND = Scorer(coref.read, predict_coref.of_record, coref.score, coref.items)

TASKS: dict[str, tuple[Scorer, ...]] = {
    "parse": (Scorer(parse.read, predict_parse.predict, parse.score, parse.items),),
    "ner": (Scorer(ner.read, predict_ner.predict, ner.score, ner.items),),
    "timex": (_DOCUMENTS, _PHRASES),
    "anchors": (Scorer(anchors.read, predict_anchors.predict, anchors.score, anchors.items),),
    "actors": (Scorer(actors.read, predict_actors.predict, actors.score, actors.items),),
    "places": (Scorer(places.read, predict_places.predict, places.score, places.items),),
    "coref": (_GIVEN, _FOUND),
    "quotes": (Scorer(quotes.read, predict_quotes.predict, quotes.score, quotes.items),),
    "status": (Scorer(status.read, predict_status.predict, status.score, status.items),),
    "relations": (
        Scorer(relations.read, predict_relations.predict, relations.score, relations.items),
    ),
    "pairs": (Scorer(pairs.read, predict_pairs.predict, pairs.score, pairs.items),),
    "quiet": (Scorer(quiet.read, predict_quiet.predict, quiet.score, quiet.items),),
    "events": (Scorer(events.read, predict_events.predict, events.score, events.items),),
}
_LATER = ("geo", "twins")


def evaluate(
    task: str,
    paths: Sequence[Path],
    stages: Stages,
    *,
    every: int = 1,
    only: Collection[str] = (),
    texts: Path | None = None,
    system_mentions: bool = False,
    watch: Watch = lambda said, rows: said,
) -> Evaluation:
    """Run a task on the rows of all files together, with `every` > 1 on that share of them.

    Of a file of which only some rows are meant, `only` names those by id.  Where gold has no text
    of its own, `texts` is the folder in which it lies as ID.txt.  With `system_mentions`, which
    only `coref` knows, the mentions are those of the record and not those that gold gives.

    Raises EvaluationError where the task is unknown or a file cannot be scored.
    """
    scorer = _scorer(task, paths, system_mentions)
    rows = [row for path in paths for row in scorer.read(path)]
    rows = [r for k, r in enumerate(rows) if files.sampled(r.id or str(k), every)]
    rows = [r for r in rows if not only or r.id in only]
    rows = [files.with_text(r, texts) for r in rows] if texts else rows
    if not rows:
        raise EvaluationError(f"nothing to score in {', '.join(map(str, paths))}")
    said = list(watch(scorer.predict(rows, stages), len(rows)))
    scores = scorer.score(rows, said)
    return Evaluation(task, tuple(map(str, paths)), len(rows), scorer.items(rows), scores, said)


def _scorer(task: str, paths: Sequence[Path], system_mentions: bool) -> Scorer:
    if task not in TASKS:
        later = f"{task} has no scorer yet; " if task in _LATER else ""
        raise EvaluationError(f"no task {task!r}", hint=f"{later}there are: {', '.join(TASKS)}")
    if not paths:
        raise EvaluationError(f"no file to score {task} on")
    if system_mentions and task != "coref":
        raise EvaluationError(f"{task} has no mentions of its own", hint="Only coref has.")
    kinds = {_phrases(path) for path in paths} if task == "timex" else {system_mentions}
    if len(kinds) > 1:
        raise EvaluationError("documents and phrases are scored apart", hint="Run them one by one.")
    return TASKS[task][kinds.pop()]


def _phrases(path: Path) -> bool:
    """True for rows with a moment of reference and expectations."""
    return '"expect"' in files.lines(path)[0]
