"""`dateline doctor`: what is installed, and whether it is sound."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Annotated

import typer

from dateline import lang
from dateline.errors import DatelineError
from dateline.lang import Pack

Findings = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the report: what was looked at, what was found, whether it is sound."""

    area: str
    name: str
    found: str
    sound: bool = True


def doctor(
    store: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also check this store.")
    ] = None,
) -> int:
    """Say what is installed and whether it is sound; exit status 1 if something is not."""
    checks = list(examine(store))
    from dateline.cli.console import console
    from dateline.cli.views.health import HealthView

    console().print(HealthView(checks))
    return 0 if all(check.sound for check in checks) else 1


def examine(store: Path | None = None) -> Iterator[Check]:
    """All checks, one after the other; what raises is unsound, and the others go on."""
    parts: dict[str, Callable[[], Findings]] = {
        "dateline": _installation,
        **{f"language {code}": _pack(code) for code in lang.installed()},
        "reading model": _model,
        "tables": _tables,
        "libraries": _libraries,
    }
    if store is not None:
        parts["store"] = _store(store)
    for area, look in parts.items():
        try:
            for name, found in look():
                yield Check(area, name, found)
        except DatelineError as e:
            yield Check(area, e.code, f"{e.message} {e.hint}".strip(), sound=False)
        except Exception as e:
            yield Check(area, type(e).__name__, str(e), sound=False)


def _installation() -> Findings:
    yield "version", version("dateline")
    yield "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _pack(code: str) -> Callable[[], Findings]:
    def look() -> Findings:
        pack = lang.load(code)
        frames = [frame for file in pack.frames for frame in file.frame]
        predicates = sum(len(f.verbs) + len(f.nouns) for f in frames)
        yield "name", pack.language.name
        yield "frames", f"{len(frames)} with {predicates:,} predicates, {_types(pack)} event types"
        yield "countries", f"{len(pack.countries)}"
        yield "word lists", f"{len(pack.lemmas):,} lemmas, {len(pack.abbreviations)} abbreviations"
        for part in ("roles", "cues", "times", "damage"):
            getattr(pack, part)
        yield "roles, cues, times, damage", "as their schemas ask"

    return look


def _types(pack: Pack) -> int:
    return len({frame.type for file in pack.frames for frame in file.frame})


def _model() -> Findings:
    from dateline.model import PairModel, ReadingModel, guess_spaces

    model = ReadingModel.load(threads=1)
    folder = Path(__file__).parent.parent / "model" / "data"
    size = sum(file.stat().st_size for file in folder.iterdir())
    pairs = PairModel.load(threads=1)
    yield "version", f"{model.version}, {pairs.version}"
    yield "size", f"{size / 1e6:.1f} MB"
    words = "De president bezocht Moskou .".split()
    (parse,) = model.parse([guess_spaces(words)])
    if len(parse.heads) != len(words) or sum(head < 0 for head in parse.heads) != 1:
        raise DatelineError("the model does not parse", hint="Reinstall dateline.")
    yield "parses", " ".join(parse.upos)


def _tables() -> Findings:
    from dateline.resolve import Knowledge

    knowledge = Knowledge.load()
    knowledge.begins_name("")  # tables are read when first asked: this asks each of them
    knowledge.gazetteer.place("Utrecht")
    knowledge.gazetteer.state("NLD", "Nederland")
    folder = Path(__file__).parent.parent / "resolve" / "tables"
    for file in sorted(folder.iterdir()):
        yield file.name, f"{_rows(file):,} rows"
    for table in knowledge.own:
        rows = sum(_rows(file) for file in table.glob("*.tsv"))
        yield f"yours: {table.name}", f"{rows:,} rows"


def _rows(file: Path) -> int:
    import gzip

    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        return sum(1 for line in lines if line.strip() and not line.startswith(b"#"))


def _libraries() -> Findings:
    for line in requires("dateline") or []:
        name = line.split(";")[0]
        for mark in "<>=!~[ (":
            name = name.split(mark)[0]
        try:
            yield name, version(name)
        except PackageNotFoundError as e:
            raise DatelineError(f"{name} is missing", hint="Reinstall dateline.") from e


def _store(path: Path) -> Callable[[], Findings]:
    def look() -> Findings:
        from dateline.store import SCHEMA, open_store

        with open_store(path, read_only=True) as store:
            yield "schema", str(SCHEMA)
            yield "rows", ", ".join(f"{n:,} {table}" for table, n in store.counts().items())
            problems = store.problems()
        if problems:
            raise DatelineError("; ".join(problems), hint="Read the reports again.")
        yield "references", "whole"

    return look
