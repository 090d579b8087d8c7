"""The record in the forms users take it in."""

from dateline.export.record import SCHEMA, record

__all__ = ["SCHEMA", "record"]
