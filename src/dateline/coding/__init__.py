"""Stage 6: events, by the frame lexicon and the pair coder."""

from dateline.coding.pairs import NO_ONE, Key
from dateline.coding.stage import Code
from dateline.coding.weigh import Verdict

__all__ = ["NO_ONE", "Code", "Key", "Verdict"]
