"""`dateline evaluate`: scores on annotated files, and the floors that no change may go below."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.progress import track
from rich.table import Table
from rich.text import Text

from dateline.cli.console import complain, console
from dateline.errors import EvaluationError
from dateline.evaluate import TASKS, Evaluation, floors, load_floors
from dateline.evaluate import evaluate as run
from dateline.evaluate.predict.stages import Stages

FLOORS = Path("quality/floors.json")
_DIGITS = 6  # decimals of the figures given out

Task = Annotated[str | None, typer.Argument(help=f"One of: {', '.join(TASKS)}.")]
Files = Annotated[list[Path] | None, typer.Argument(help="Gold files, scored together.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Out = Annotated[
    Path | None,
    typer.Option("--predictions", help="Write what was predicted, a JSON object a row of input."),
]
Every = Annotated[
    int, typer.Option(min=1, help="Score one row in so many, chosen by the SHA-1 of its id.")
]
System = Annotated[
    bool, typer.Option("--system-mentions", help="coref: score the mentions of the record.")
]
AskFloors = Annotated[
    bool, typer.Option("--floors", help="Run all that quality/floors.json lists; fail below one.")
]
Data = Annotated[
    Path, typer.Option(envvar="DATELINE_DATA", help="Folder of the gold files of the floors.")
]
Update = Annotated[
    bool, typer.Option("--update", help="Raise floors to what was reached; none is ever lowered.")
]


def evaluate(
    task: Task = None,
    files: Files = None,
    as_json: AsJson = False,
    predictions: Out = None,
    every: Every = 1,
    system_mentions: System = False,
    check_floors: AskFloors = False,
    data: Data = Path("data"),
    update: Update = False,
) -> int:
    """Score Dateline on annotated files, or check every floor at once.

    Exit status 0 whatever the scores; with --floors 1 if one of them is below its floor.
    """
    if check_floors:
        return _check(data, update)
    if task is None:
        raise EvaluationError("no task given", hint=f"There are: {', '.join(TASKS)}; or --floors.")
    done = run(
        task, files or [], Stages(), every=every, system_mentions=system_mentions, watch=_watch
    )
    if predictions:
        _write(predictions, done)
    if as_json:
        sys.stdout.write(msgspec.json.encode(_public(done)).decode() + "\n")
    else:
        console().print(_table(done))
    return 0


def _watch(said: Iterable[Any], rows: int) -> Iterable[Any]:
    """A progress bar on standard error where somebody is looking."""
    err = console(sys.stderr)
    return track(said, "scoring", rows, console=err, disable=not err.is_terminal)


def _write(path: Path, done: Evaluation) -> None:
    try:
        with path.open("wb") as out:
            for row in done.predictions:
                out.write(msgspec.json.encode(row, order="sorted") + b"\n")
    except OSError as e:
        raise EvaluationError(f"{path} cannot be written: {e.strerror}") from e


def _public(done: Evaluation) -> dict[str, Any]:
    return {
        "task": done.task,
        "files": list(done.files),
        "n": done.n,
        "scores": _rounded(done.scores),
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, _DIGITS) if isinstance(value, float) else value


def _table(done: Evaluation) -> Table:
    table = Table(title=f"{done.task} · {done.n} rows", title_justify="left")
    table.add_column("score")
    table.add_column("value", justify="right")
    for key, value in _flat(done.scores):
        table.add_row(key, f"{value:.4f}" if isinstance(value, float) else str(value))
    return table


def _flat(scores: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in scores.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def _check(data: Path, update: bool) -> int:
    known, stages = load_floors(FLOORS), Stages()
    lines: list[floors.Line] = []
    raised: list[floors.Kept] = []
    for kept in known.runs:
        paths = floors.gold_files(kept, data)
        done = run(
            kept.task,
            paths,
            stages,
            every=kept.every,
            only=floors.ids(kept),
            texts=data / kept.texts if kept.texts else None,
            watch=_watch,
        )
        lines += floors.lines(kept, done)
        raised.append(floors.raised(kept, done, data))
    if update:
        floors.save_floors(FLOORS, floors.Floors(tuple(raised)))
    console().print(_floor_table(lines))
    fallen = [f"{line.kept.task} {line.key}" for line in lines if not line.holds]
    if fallen:
        complain(f"below the floor: {', '.join(fallen)}")
    return int(bool(fallen))


def _floor_table(lines: Iterable[floors.Line]) -> Table:
    table = Table(title="Quality and its floors", title_justify="left")
    for column in ("task", "files", "score"):
        table.add_column(column, overflow="fold")
    for column in ("rows", "value", "floor", ""):
        table.add_column(column, justify="right")
    before = None
    for line in lines:
        head = ("", "") if line.kept is before else _head(line.kept)
        mark = Text("✓", "green") if line.holds else Text("below", "bold red")
        table.add_row(*head, line.key, str(line.n), f"{line.value:.4f}", f"{line.floor:.4f}", mark)
        before = line.kept
    return table


def _head(kept: floors.Kept) -> tuple[str, str]:
    share = f" (1 in {kept.every})" if kept.every > 1 else ""
    return kept.task, ", ".join(kept.files) + share
