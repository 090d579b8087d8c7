"""Rows from the entries of a PETRARCH dictionary, and an account of what became no row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import simplemma

from dateline.extend.cameo_actors import Meaning, meaning
from dateline.extend.petrarch import Coded, Entry, Unread, parse
from dateline.extend.rows import Row
from dateline.lang import Pack
from dateline.resolve.lexicon import fold, lexicon

_SOURCE = "PETRARCH dictionary"
_ACRONYM = 6  # letters up to which one word in capitals may be an acronym
_LONGEST = 4  # words of the name of somebody of whom no dates are told
_PUBLIC = frozenset({"GOV", "ELI", "LEG", "OPP", "JUD"})


@dataclass(slots=True)
class Account:
    """What became of a dictionary.

    `rows` by kind; `places` are names of countries and places, which Dateline has from elsewhere;
    `known` nouns that the language pack has, with more about them; `left` what could not be
    mapped, by line; `parts` the parts of codes that mean nothing to Dateline, though the rest of
    their code does.
    """

    entries: int = 0
    names: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    places: int = 0
    known: int = 0
    left: list[Unread] = field(default_factory=list)
    parts: Counter[str] = field(default_factory=Counter)


def read(path: Path, pack: Pack, as_of: str = "") -> tuple[list[Row], Account]:
    """The rows of a dictionary in the language of `pack`.

    With `as_of`, an ISO date, whoever it has in office without an end holds it until that day.
    Raises UserTableError where the file is no dictionary.
    """
    entries, unread = parse(path)
    account = Account(len(entries), sum(len(e.names) for e in entries), left=list(unread))
    rows = list(_Reader(pack, as_of, account).rows(entries))
    account.left.sort(key=lambda u: u.line)
    return rows, account


class _Reader:
    def __init__(self, pack: Pack, as_of: str, account: Account) -> None:
        self.words = lexicon(pack)
        self.as_of = as_of
        self.account = account

    def rows(self, entries: Iterable[Entry]) -> Iterator[Row]:
        for entry in entries:
            for row in self._rows(entry):
                self.account.rows[row.kind] += 1
                yield row

    def _rows(self, entry: Entry) -> Iterator[Row]:
        told = [(coded, meaning(coded.code)) for coded in entry.codes]
        sound = [(c, m) for c, m in told if m.country or m.sector]
        self.account.parts.update(part for _, m in sound for part in m.left)
        lost = [c.code for c, m in told if not (m.country or m.sector)]
        if not entry.names or not sound:
            what = f"code {lost[0]} means nothing to Dateline" if lost else "no code"
            self._leave(entry, what)
        elif entry.codes[0].code.startswith("~"):
            yield from self._nouns(entry, sound[0][1])
        elif all(not m.sector and not c.start and not c.end for c, m in sound):
            self.account.places += 1
        elif self._is_body(entry, sound):
            yield from self._body(entry, sound)
        else:
            yield from (self._person(entry, coded, m) for coded, m in sound)

    def _leave(self, entry: Entry, what: str) -> None:
        name = entry.names[0] if entry.names else "no name"
        self.account.left.append(Unread(entry.line, f"{name}: {what}"))

    def _nouns(self, entry: Entry, told: Meaning) -> Iterator[Row]:
        """Nouns of a pack are left as they are: it knows their office and title as well."""
        for name in entry.names:
            noun = name.lower()
            if self.words.role(noun):
                self.account.known += 1
            elif not told.sector:
                self._leave(entry, f"code {entry.codes[0].code} has no sector")
            else:
                kind = "roles" if self._is_many(noun) else "role"
                code = self.words.pack.code
                yield Row(noun, kind, sector=told.sector, source=_SOURCE, language=code)

    def _is_body(self, entry: Entry, told: list[tuple[Coded, Meaning]]) -> bool:
        """The format does not tell people from bodies: words like "Army" do, dates, and codes."""
        if self._has_body(entry.names[0]):
            return True
        if any(coded.start or coded.end for coded, _ in told):
            return False
        words = len(entry.names[0].split())
        first = told[0][1]
        state = first.country in self.words.pack.countries
        public = bool(_PUBLIC & {*first.sector}) and told[0][0].code[:3] == first.country
        return not (public and state and 2 <= words <= _LONGEST)

    def _has_body(self, name: str) -> bool:
        return self.words.bodies.among([w.capitalize() for w in name.split()], glued=False)

    def _is_many(self, noun: str) -> bool:
        """True of a noun for a body or for many people, by its last word, else its first."""
        words = noun.split()
        for word in (words[-1], words[0]):
            single = simplemma.lemmatize(word, lang=self.words.pack.code)
            if role := self.words.role(word) or self.words.role(single):
                return role.kind != "person" or role.plural
        return self._has_body(noun)

    def _cased(self, name: str) -> str:
        """ "AL-INTIQAMI" -> "Al-Intiqami": dictionaries are in capitals, news is not."""
        return " ".join(self._word(word) for word in name.split())

    def _word(self, word: str) -> str:
        term = self.words.terms.get(fold(word))
        if "." in word or (term and term.phrase.isupper()):
            return word.upper()
        return "-".join(part.capitalize() for part in word.split("-"))

    def _spellings(self, name: str) -> Iterator[str]:
        """A body's name as news may write it: one short word is an acronym, or "Hamas", or both;
        it is no name in small letters where it is a word: "who"."""
        if " " in name or len(name) > _ACRONYM or not name.isalpha():
            yield self._cased(name)
            return
        yield name.upper()
        word = simplemma.is_known(fold(name), lang=self.words.pack.code)
        if not word and any(c in "AEIOUY" for c in name.upper()):
            yield name.capitalize()

    def _body(self, entry: Entry, told: list[tuple[Coded, Meaning]]) -> Iterator[Row]:
        """Of a body the code without dates, else the latest: tables give bodies no dates."""
        _, m = max(told, key=lambda t: (not (t[0].start or t[0].end), t[0].start))
        if not m.sector:
            self._leave(entry, "a body without a sector")
            return
        name, *aliases = dict.fromkeys(f for n in entry.names for f in self._spellings(n))
        yield Row(
            name, "organisation", tuple(aliases), m.country, m.sector, source=_SOURCE
        )  # fmt: skip

    def _person(self, entry: Entry, coded: Coded, m: Meaning) -> Row:
        name, *aliases = dict.fromkeys(map(self._cased, entry.names))
        end = coded.end or (self.as_of if coded.start and coded.start <= self.as_of else "")
        return Row(
            name, "person", tuple(aliases), m.country, m.sector,
            start=coded.start, end=end, source=_SOURCE,
        )  # fmt: skip
