"""The error tree: every error has a code of its own, documented, and a next step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline import errors
from dateline.errors import DatelineError, FetchError, ReportError, StopError


def tree(root: type[DatelineError] = DatelineError) -> Iterator[type[DatelineError]]:
    for kind in root.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from tree(kind)


def test_codes_are_unique():
    codes = [kind.code for kind in tree()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", [k for k in tree() if not k.__subclasses__()])
def test_every_error_stands_in_the_diagram(kind):
    assert f"{kind.__name__} " in (errors.__doc__ or "")
    assert kind.code in (errors.__doc__ or "")


@pytest.mark.parametrize("kind", list(tree()))
def test_the_class_says_what_a_run_does(kind):
    assert issubclass(kind, (ReportError, FetchError, StopError))


def test_the_message_shows_code_and_hint():
    assert str(errors.EmptyReport("a.txt is empty", hint="Look.")) == "D101: a.txt is empty (Look.)"
