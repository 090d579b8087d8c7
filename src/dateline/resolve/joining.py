"""The persons of the user's tables joined to those of the shipped ones who they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.resolve.tabular import key

Group = list[str]
"""The lines of one person, uncut."""


def names(row: Sequence[str]) -> list[str]:
    """The name and the aliases in a row of persons or organisations."""
    return [row[1], *filter(None, row[2].split("|"))]


def join(groups: list[Group], own: Iterable[str]) -> frozenset[int]:
    """Put the user's lines before those of the same person, or as a new person at the end.

    The same person has the same Wikidata item, or, where one of the two has none, a name and the
    country of an office in common.  Returns the numbers of the groups that have lines of the
    user's; `groups` is changed.
    """
    marks = _Marks(groups)
    topped: dict[int, int] = {}  # group -> how many lines of the user's it has
    for line in own:
        n = marks.find(line)
        if n is None:
            n = len(groups)
            groups.append([])
        groups[n].insert(topped.get(n, 0), line)
        topped[n] = topped.get(n, 0) + 1
        marks.add(line, n)
    return frozenset(topped)


class _Marks:
    """By which marks a person is known: the item, and each name with each country."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._items: dict[str, int] = {}
        self._names: dict[tuple[str, str], int] = {}
        self._item_of: dict[int, str] = {}
        for n, group in enumerate(groups):
            for line in group:
                self.add(line, n)

    def add(self, line: str, n: int) -> None:
        row = line.split("\t", 4)
        if row[0]:
            self._items.setdefault(row[0], n)
            self._item_of.setdefault(n, row[0])
        for name in names(row):
            self._names.setdefault((key(name), row[3]), n)

    def find(self, line: str) -> int | None:
        row = line.split("\t", 4)
        if row[0] in self._items:
            return self._items[row[0]]
        found = (self._names.get((key(name), row[3])) for name in names(row))
        return next((n for n in found if n is not None and not self._other(n, row[0])), None)

    def _other(self, n: int, item: str) -> bool:
        """True of somebody who is known to be another: both have an item, and not the same."""
        return bool(item) and self._item_of.get(n, item) != item
