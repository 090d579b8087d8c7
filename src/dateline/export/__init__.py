"""The record in the forms users take it in."""

from dateline.export.explain import Explanation, explain
from dateline.export.parse import parse
from dateline.export.public import Record
from dateline.export.record import SCHEMA, record

__all__ = ["SCHEMA", "Explanation", "Record", "explain", "parse", "record"]
