"""Stage 6: events, by the frame lexicon over dependency trees."""

from dateline.coding.stage import Code

__all__ = ["Code"]
