"""Attachment of punctuation, which Alpino leaves unattached under the top node."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_CLOSING = {
    "(": ")",
    "[": "]",
    ",,": "''",
    "``": "''",
    "'": "'",
    '"': '"',
    "''": "''",
    "«": "»",
    "„": "”",
    "“": "”",
    "‘": "’",
}
_FINAL = frozenset({".", "?", "!", "...", "''", "'", '"', "”", "’", ")", "»"})


def attach(forms: Sequence[str], heads: list[int], marks: Sequence[int]) -> None:
    """Give each mark (a 1-based position) a head in `heads` (index 0 unused, -1 not yet known).

    Pairs take the head of what they enclose, the final stop the root; other marks take the lower
    of the two subtrees they separate. Arcs are kept from crossing where the words allow it.
    """
    root = next((i for i in range(1, len(heads)) if heads[i] == 0), 0)
    pairs = _pairs(forms, marks)
    loose = set(marks)
    for mark in marks:
        if mark in pairs:
            wanted = _enclosed_head(heads, *pairs[mark], loose)
        elif all(later in loose for later in range(mark, len(heads))) and forms[mark - 1] in _FINAL:
            wanted = root
        else:
            wanted = _separated_head(heads, mark, loose)
        heads[mark] = _without_crossing(heads, mark, wanted or root)


def _pairs(forms: Sequence[str], marks: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Both marks of each pair of brackets or quotes, mapped to (opening, closing)."""
    pairs: dict[int, tuple[int, int]] = {}
    opened: list[int] = []
    for mark in marks:
        form = forms[mark - 1]
        match = next((i for i in reversed(opened) if _CLOSING[forms[i - 1]] == form), 0)
        if match:
            pairs[match] = pairs[mark] = (match, mark)
            opened = [i for i in opened if i < match]
        elif form in _CLOSING:
            opened.append(mark)
    return pairs


def _enclosed_head(heads: Sequence[int], left: int, right: int, loose: set[int]) -> int:
    """The first word within the pair whose head is outside it."""
    inside = (i for i in range(left + 1, right) if i not in loose)
    return next((i for i in inside if not left < heads[i] < right), 0)


def _separated_head(heads: Sequence[int], mark: int, loose: set[int]) -> int:
    before = next((i for i in range(mark - 1, 0, -1) if i not in loose), 0)
    after = next((i for i in range(mark + 1, len(heads)) if i not in loose), 0)
    if not before or not after:
        return heads.index(0, 1)
    left = _highest(heads, before, lambda head: 0 < head < mark)
    right = _highest(heads, after, lambda head: head > mark)
    if right in _ancestors(heads, left):
        return left
    return right if left in _ancestors(heads, right) else heads.index(0, 1)


def _highest(heads: Sequence[int], word: int, stays: Callable[[int], bool]) -> int:
    while stays(heads[word]):
        word = heads[word]
    return word


def _ancestors(heads: Sequence[int], word: int) -> list[int]:
    found = []
    while heads[word] > 0:
        word = heads[word]
        found.append(word)
    return found


def _without_crossing(heads: Sequence[int], mark: int, wanted: int) -> int:
    """The wanted head, or else the nearest of its ancestors that no arc cuts off from the mark.

    Words that were moved out of their phrase can cut off all of them; the wanted head stays then.
    """
    reachable = (
        head for head in (wanted, *_ancestors(heads, wanted)) if not _crosses(heads, mark, head)
    )
    return next(reachable, wanted)


def _crosses(heads: Sequence[int], mark: int, head: int) -> bool:
    low, high = min(mark, head), max(mark, head)
    return any(
        (low < word < high) != (low < above < high)
        and word not in (low, high)
        and above not in (low, high)
        for word, above in enumerate(heads)
        if word and above > 0
    )
