"""The public surface: small, steady, and quick to import."""

from __future__ import annotations

import subprocess
import sys

import dateline

HEAVY = ("numpy", "onnxruntime", "duckdb", "rich", "typer", "msgspec", "trafilatura", "lxml")


def loaded_after(code: str) -> set[str]:
    """Which of the heavy libraries a fresh Python has loaded after running `code`."""
    told = f"{code}\nimport sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


def test_the_public_names_are_these() -> None:
    assert dateline.__all__ == [
        "DatelineError", "Failure", "Reader", "Record", "Store", "open_store", "read",
    ]  # fmt: skip
    assert dateline.__all__ == sorted(dateline.__all__)
    assert all(getattr(dateline, name).__doc__ for name in dateline.__all__)
    assert set(dateline.__all__) <= set(dir(dateline))


def test_importing_the_stage_does_not_hide_the_function() -> None:
    import dateline.read.reader
    from dateline.read import read as stage

    assert dateline.read is not stage
    assert dateline.read.__module__ == "dateline"


def test_importing_dateline_loads_nothing_heavy() -> None:
    assert loaded_after("import dateline") == set()


def test_the_overview_loads_nothing_heavy() -> None:
    code = "from dateline.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert loaded_after(code) == set()
