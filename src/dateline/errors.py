"""Every error Dateline raises on purpose.

The class says what a run does with it; the code names it in the docs; the hint is the next step
to take.

    DatelineError
    ├── ReportError       skip this report, go on with the others
    │   ├── EmptyReport        D101  nothing to read
    │   ├── BinaryReport       D102  not text
    │   ├── EncodingUnknown    D103  bytes that no encoding explains
    │   ├── ReportTooLarge     D104  over the size limit
    │   ├── UnknownLanguage    D105  no language pack for it
    │   └── BadReport          D106  a row or page that cannot be understood
    ├── FetchError        try again later
    │   ├── AddressRefused     D201  scheme or address not allowed
    │   └── FetchFailed        D202  time-out, status, connection
    └── StopError         stop the run: nothing would be right
        ├── SettingError       D301  a setting or option is wrong
        ├── PackError          D302  a language pack is broken
        ├── ModelError         D303  the reading model is missing or broken
        ├── StoreError         D304  the store cannot be read or written
        ├── TableError         D305  a knowledge table is broken
        ├── EvaluationError    D306  a gold file cannot be scored
        └── UserTableError     D307  a table of your own cannot be added, found or removed
"""

from __future__ import annotations

from typing import ClassVar


class DatelineError(Exception):
    """Base of all; `except DatelineError` catches whatever Dateline says on purpose.

    `message` says what is wrong, `hint` what to do next, `code` is stable across versions.
    """

    code: ClassVar[str] = "D000"
    default_hint: ClassVar[str] = ""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or self.default_hint

    def __str__(self) -> str:
        return f"{self.code}: {self.message}" + (f" ({self.hint})" if self.hint else "")


class ReportError(DatelineError):
    """One report cannot be read: skip it and go on."""

    code = "D100"


class EmptyReport(ReportError):
    code = "D101"
    default_hint = "Check that the file holds the text of a report."


class BinaryReport(ReportError):
    code = "D102"
    default_hint = "Give plain text, HTML, JSON Lines or CSV; convert PDF or Word files first."


class EncodingUnknown(ReportError):
    code = "D103"
    default_hint = "Save the file as UTF-8."


class ReportTooLarge(ReportError):
    code = "D104"
    default_hint = "Split the file into one report each, or raise read.max_bytes in the settings."


class UnknownLanguage(ReportError):
    code = "D105"
    default_hint = "Give --language if the language was recognised wrongly."


class BadReport(ReportError):
    code = "D106"


class FetchError(DatelineError):
    """An address could not be read now: trying again later may help."""

    code = "D200"


class AddressRefused(FetchError):
    code = "D201"
    default_hint = "Only public http and https addresses are read; --allow-private allows others."


class FetchFailed(FetchError):
    code = "D202"
    default_hint = "Check the address and the connection, or save the page and read the file."


class StopError(DatelineError):
    """The run must stop: going on would give wrong results."""

    code = "D300"


class SettingError(StopError):
    code = "D301"


class PackError(StopError):
    code = "D302"


class ModelError(StopError):
    code = "D303"
    default_hint = "Reinstall dateline; `dateline doctor` says what is missing."


class StoreError(StopError):
    code = "D304"


class TableError(StopError):
    code = "D305"


class EvaluationError(StopError):
    code = "D306"


class UserTableError(StopError):
    """`problems` are all that is wrong with the file, a line each, where it is more than one."""

    code = "D307"

    def __init__(self, message: str, *, hint: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.problems = problems
