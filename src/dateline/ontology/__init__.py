"""PLOVER's event types and what follows from each, with CAMEO and the Goldstein scales."""

from dateline.ontology.cameo import Goldstein, goldstein
from dateline.ontology.plover import (
    CONTEXTS,
    COUNTRY_CODES,
    OPERATORS,
    SECTORS,
    TYPES,
    EventType,
    cameo_of,
    future_type,
    intensity,
    is_refusable,
    merged,
    mode_of_content,
)

__all__ = [
    "CONTEXTS",
    "COUNTRY_CODES",
    "OPERATORS",
    "SECTORS",
    "TYPES",
    "EventType",
    "Goldstein",
    "cameo_of",
    "future_type",
    "goldstein",
    "intensity",
    "is_refusable",
    "merged",
    "mode_of_content",
]
