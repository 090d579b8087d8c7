"""Stage 7: the same event told twice becomes one event with more evidence."""

from dateline.merge.within import Merge

__all__ = ["Merge"]
