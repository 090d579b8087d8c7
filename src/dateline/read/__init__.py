"""Stage 1: files, folders, standard input and web addresses -> Report."""

from dateline.read.reader import read

__all__ = ["read"]
