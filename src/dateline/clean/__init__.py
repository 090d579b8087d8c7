"""Stage 2: extract, repair, recognise the language, find damage: Report -> Article."""

from dateline.clean.offsets import OffsetMap
from dateline.clean.stage import Clean

__all__ = ["Clean", "OffsetMap"]
