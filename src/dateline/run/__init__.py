"""Reading many reports, here or in other processes; the Python interface."""

from dateline.run.local import run
from dateline.run.reader import Reader

__all__ = ["Reader", "run"]
