"""The command line: `dateline COMMAND`.  One file a command, imported when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from dateline.errors import DatelineError

COMMANDS = {
    "read": "Read reports into records: who did what to whom, when, according to whom.",
    "why": "Show why an event was coded: its sentence, the evidence, rules and versions.",
    "events": "Query the events of a store.",
    "doctor": "Say what is installed and whether it is sound.",
    "evaluate": "Score Dateline on files of known answers.",
}
"""Each command is the function of its name in `dateline.cli.<name>`; it returns the exit status."""

ABOUT = "Reads news reports and keeps a sourced record of political life."


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Status: 0 all read; 1 the run stopped, or was called wrongly; 2 some reports failed, others
    were read; 3 all failed; 130 interrupted.
    """
    args = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        status = _app(args)(args, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except DatelineError as e:
        status = _complain(str(e))
    except KeyboardInterrupt:
        status = _complain("interrupted", 130)
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as e:
        status = _misused(e)
    sys.exit(status if isinstance(status, int) else 0)


def _app(args: Sequence[str]) -> typer.Typer:
    """The application with the command asked for; the others only by name and help line."""
    app = typer.Typer(help=ABOUT, add_completion=False, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_version)
    wanted = next((a for a in args if not a.startswith("-")), None)
    for name, line in COMMANDS.items():
        function = getattr(import_module(f"{__name__}.{name}"), name) if name == wanted else _stub
        app.command(name, short_help=line, **_settings(name))(function)
    return app


def _settings(name: str) -> dict[str, Any]:
    return {"help": COMMANDS[name]} if name != "evaluate" else {}


def _stub() -> None: ...


def _version(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> int | None:
    """Reads news reports and keeps a sourced record of political life."""
    if version:
        from importlib.metadata import version as installed

        print(f"dateline {installed('dateline')}")
    elif context.invoked_subcommand is None:
        print(context.get_help())
    return 0


def _misused(error: Exception) -> int:
    """One line for what the command line library complains of; anything else is a fault of ours."""
    if error.__class__.__name__ == "Abort":
        return _complain("interrupted", 130)
    message = getattr(error, "format_message", None)
    if message is None:
        raise error
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "dateline"
    return _complain(f"{message()} (`{path} --help` lists what there is)")


def _complain(message: str, status: int = 1) -> int:
    print(f"dateline: {message}", file=sys.stderr)
    return status


def _speak_utf8() -> None:
    """Records are UTF-8 whatever the console's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
