"""Work that other processes can be sent, without a model."""

from __future__ import annotations

import os

from dateline.errors import StopError
from dateline.export import Record
from dateline.records import Failure, Report
from tests.helpers_record import HandMade


def read(report: Report | Failure) -> Record | Failure:
    if isinstance(report, Failure):
        return report
    if report.content == "DIE":
        os._exit(9)
    if report.content == "STOP":
        raise StopError("all would be wrong")
    result = HandMade().read(report)
    return result if isinstance(result, Failure) else Record(result)
