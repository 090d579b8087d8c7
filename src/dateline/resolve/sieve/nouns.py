"""What the nouns of a language stand for: persons, bodies, places; and which are used in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.lang import Pack
from dateline.records import Token
from dateline.resolve.lexicon import Lexicon, fold, lexicon

_NUMBERED = re.compile(r"(?<=\d)['’]?s$")
_SHORTEST = 4  # letters of a noun that may end a compound
_ROLES = {"person": "person", "group": "person"}  # other kinds of role are bodies


class Nouns:
    """The nouns of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.lexicon: Lexicon = lexicon(pack)
        listed = pack.mentions.kinds.items()
        self._kinds = {fold(noun): kind for kind, some in listed for noun in some}
        self._sorts: dict[str, set[int]] = {}
        for n, some in enumerate(pack.mentions.alike):
            for noun in some:
                self._sorts.setdefault(fold(noun), set()).add(n)

    def plain(self, word: str) -> str:
        """A word of a name without case, genitive or the plural of a number: "777s" -> "777"."""
        return _NUMBERED.sub("", fold(self.lexicon.nominative(word)))

    def kind(self, noun: str, form: str) -> str:
        """person, organisation, place or thing, by the lemma or the form of a noun."""
        if kind := self._kinds.get(noun):
            return kind
        if role := self.lexicon.role(noun) or self.lexicon.role(form):
            return _ROLES.get(role.kind, "organisation")
        tail = next((t for t in self._tails(noun) if t in self._kinds or self.lexicon.role(t)), "")
        return self.kind(tail, tail) if tail else "thing"

    def gender(self, noun: str) -> str:
        """male or female of "man" and "woman", "" of the others."""
        told = self.pack.roles.told.get(noun, "")
        return told if told in ("male", "female") else ""

    def sorts(self, noun: str) -> frozenset[int]:
        """Numbers of the groups of nouns used in turn that it belongs to, as such or as the end
        of a compound."""
        some = (self._sorts.get(n) for n in (noun, *self._tails(noun)))
        return frozenset(next(filter(None, some), ()))

    def _tails(self, noun: str) -> list[str]:
        """What a compound may end in, longest first."""
        if not self.pack.language.compounds:
            return [noun.rpartition("-")[2]] if "-" in noun else []
        return [noun[i:].lstrip("-") for i in range(2, len(noun) - _SHORTEST + 1)]

    def country(self, tokens: Sequence[Token]) -> str:
        """The country whose name or adjective these words are, "" if they are none."""
        words = [t.text for t in tokens if t.upos not in ("DET", "ADP", "PUNCT", "PART")]
        for text in (" ".join(words), self.lexicon.nominative(" ".join(words))):
            term = self.lexicon.terms.get(fold(text))
            if term and term.code and {"name", "adjective"} & term.sorts and term.fits(text):
                return term.code
        return ""

    def glued(self, head: Token) -> tuple[str, str]:
        """Name and noun of a compound of both: "A380-toestel"; empty of any other word."""
        front, hyphen, noun = head.text.rpartition("-")
        named = front[:1].isupper() or front[:1].isdigit()
        if hyphen and named and noun.islower() and len(noun) >= _SHORTEST:
            return self.plain(front), fold(head.lemma.rpartition("-")[2])
        return "", ""


@cache
def nouns(pack: Pack) -> Nouns:
    """The nouns of a pack, made once."""
    return Nouns(pack)
