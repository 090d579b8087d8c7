"""Stage 4: who, where and when."""

from dateline.resolve.actors import ResolveActors
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.places import ResolvePlaces

__all__ = ["Knowledge", "ResolveActors", "ResolvePlaces"]
