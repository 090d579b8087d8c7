"""Settings: `default.toml` gives every value, a file of the user's overrides some.

The schema has no defaults, so that what a setting is stands in one place only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec

from dateline.errors import SettingError

DEFAULTS = Path(__file__).parent / "default.toml"

Count = Annotated[int, msgspec.Meta(ge=1)]
Seconds = Annotated[float, msgspec.Meta(gt=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class ReadSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits on what comes in; sizes in bytes, times in seconds."""

    max_bytes: Count
    timeout: Seconds
    deadline: Seconds
    max_redirects: Annotated[int, msgspec.Meta(ge=0)]
    user_agent: str


class CleanSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds of extraction, language recognition and damage notes."""

    min_letters: Count
    max_tags: Count
    max_depth: Count
    language_sample: Count
    language_sure: Share
    language_letters: Count
    translated_score: Share
    languages: dict[str, str]


class CodingSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sure an event must be: see `dateline.coding`."""

    least: Share
    plain: Share
    single: Share
    alone: Share
    political: float


class KnowledgeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the user's own tables are kept."""

    folder: str


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, one section a part of Dateline."""

    read: ReadSettings
    clean: CleanSettings
    coding: CodingSettings
    knowledge: KnowledgeSettings


def load(path: Path | None = None) -> Settings:
    """The default settings, overridden by those in the TOML file `path`.

    Raises SettingError if the file cannot be read, is no TOML, or names an unknown setting or an
    impossible value; the message gives the file and the setting.
    """
    if path is None:
        return _defaults()
    return _convert(_merge(_table(DEFAULTS), _table(path)), path)


@cache
def _defaults() -> Settings:
    return _convert(_table(DEFAULTS), DEFAULTS)


def _table(path: Path) -> dict[str, Any]:
    try:
        table: dict[str, Any] = msgspec.toml.decode(path.read_bytes())
    except OSError as e:
        raise SettingError(f"settings {path} cannot be read: {e.strerror}") from e
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        raise SettingError(f"settings {path} are not TOML: {e}") from e
    return table


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merge(base[key], value) if both else value
    return merged


def _convert(table: dict[str, Any], path: Path) -> Settings:
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as e:
        raise SettingError(
            f"settings {path}: {e}", hint=f"The settings there are stand in {DEFAULTS}."
        ) from e
