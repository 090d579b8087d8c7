"""Schema of `times.toml`: words and rules of time expressions."""

from __future__ import annotations

import msgspec


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Filled in by the packs."""

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
