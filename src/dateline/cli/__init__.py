"""The command line: `dateline COMMAND`.  One file a command, imported when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from dateline.errors import DatelineError, SettingError

COMMANDS = {
    "read": "Read reports into records: who did what to whom, when, according to whom.",
    "why": "Show why an event was coded: the words and rules behind each field.",
    "events": "Query the events of a store.",
    "who": "Explain who a name means on a day, and by which table.",
    "knowledge": "Add, list and remove tables of your own: who is who.",
    "doctor": "Say what is installed and whether it is sound.",
    "evaluate": "Score Dateline on files of known answers.",
}
"""Each command is the function of its name in `dateline.cli.<name>`; it returns the exit status.
One with commands of its own is a Typer app of that name."""

OVERVIEW = """\
Usage: dateline COMMAND [OPTIONS]

Reads news reports and keeps a sourced record of political life.

Commands:
{commands}

`dateline COMMAND --help` tells more; `dateline --version` says which version this is.
Start with:  dateline read report.txt --published 2023-02-21
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Status: 0 all read; 1 the run stopped, or was called wrongly; 2 some reports failed, others
    were read; 3 all failed; 130 interrupted.
    """
    args = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        status = _run(args)
        sys.stdout.flush()
    except DatelineError as e:
        status = _complain(str(e))
    except KeyboardInterrupt:
        status = _complain("interrupted", 130)
    except BrokenPipeError:
        _hush()  # whoever read our output has gone
        status = 0
    except OSError as e:
        _hush()
        status = _complain(f"{e.filename or 'the output'}: {e.strerror or e}")
    sys.exit(status)


def _hush() -> None:
    """What could not be written is not tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(args: list[str]) -> int:
    name = args[0] if args else "--help"
    if name in ("--help", "-h", "help"):
        listed = (f"  {command:10}{line}" for command, line in COMMANDS.items())
        print(OVERVIEW.format(commands="\n".join(listed)), end="")
        return 0
    if name == "--version":
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        return 0
    if name not in COMMANDS:
        raise SettingError(f"there is no command {name!r}", hint=_nearest(name))
    return _command(name, args[1:])


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    return f"Did you mean `{near[0]}`?" if near else f"Commands: {', '.join(COMMANDS)}."


def _command(name: str, args: list[str]) -> int:
    import typer

    entry = getattr(import_module(f"{__name__}.{name}"), name)
    app = entry
    if not isinstance(entry, typer.Typer):
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        app.command(name)(entry)
    try:
        status = app(args, prog_name=f"dateline {name}", standalone_mode=False)
    except typer.Abort:
        return _complain("interrupted", 130)
    except Exception as e:
        return _misused(e, name)
    return status if isinstance(status, int) else 0


def _misused(error: Exception, name: str) -> int:
    """One line for what the command line library refuses; anything else goes on."""
    message = getattr(error, "format_message", None)
    if message is None:
        raise error
    return _complain(f"{message()} (`dateline {name} --help` lists what there is)")


def _complain(message: str, status: int = 1) -> int:
    print(f"dateline: {message}", file=sys.stderr)
    return status


def _speak_utf8() -> None:
    """Records are UTF-8 whatever the console's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
