"""Stage 3: sentences, words, parse and names of an article."""

from dateline.annotate.stage import Annotate

__all__ = ["Annotate"]
