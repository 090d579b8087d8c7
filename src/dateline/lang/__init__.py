"""Language packs: everything Dateline knows of a language, as data under one schema."""

from dateline.lang.pack import Pack, installed, load

__all__ = ["Pack", "installed", "load"]
