"""The baseline that coreference is measured against: equal head words mean the same."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Reading, Span, Token
from dateline.resolve.told import head_word
