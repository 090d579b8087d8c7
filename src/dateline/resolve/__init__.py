"""Stage 4: who, where and when."""

from dateline.resolve.actors import ResolveActors
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.places import ResolvePlaces
from dateline.resolve.sieve import chains
from dateline.resolve.times import ResolveTimes

__all__ = ["Knowledge", "ResolveActors", "ResolvePlaces", "ResolveTimes", "chains"]
