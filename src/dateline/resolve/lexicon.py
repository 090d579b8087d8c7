"""The country and role words of a language pack, looked up in a parsed sentence.

A phrase of the pack is found wherever its characters stand between two token borders, so it
does not matter how the language's tokeniser cuts hyphens and apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice, pairwise

from dateline.lang import Pack
from dateline.lang.roles import Role
from dateline.records import Sentence, Token
from dateline.resolve.knowledge import Knowledge

_PIECE = re.compile(r"\w+|[^\w\s]")
_SHORTEST_TAIL = 5  # letters of a role noun that may end a compound written as one word
_SHORTEST_FRONT = 3
_ACRONYM = 3  # letters of a word in capitals that is no word but an acronym
_REMEMBERED = 100_000  # words whose reach is kept in memory


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The key under which spellings that differ only in case, apostrophe or hyphen meet."""
    return " ".join(text.replace("’", "'").replace("‑", "-").split()).casefold()


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase of the pack stands for.

    `sorts`: name, adjective, people, seat (of the country `code`), role, generic; `rival` is the
    code of another whose seat it is too.
    """

    phrase: str
    sorts: frozenset[str]
    code: str | None = None
    role: Role | None = None
    rival: str = ""

    def fits(self, text: str) -> bool:
        """True if `text` has the capitals the phrase asks for: "US" is not "us"."""
        if len(text) <= _ACRONYM and text.isupper() and self.phrase.istitle():
            return False  # EST, the time zone, is no Estonian
        if self.phrase.isupper():
            return text[: len(self.phrase)].isupper()
        return text[:1].isupper() or not self.phrase[:1].isupper()


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: token positions half-open.  `front` is the first part of a compound."""

    start: int
    end: int
    term: Term
    front: str = ""


class _NameWords:
    """Words that tell what a name is the name of; `glued` = also at the end of a compound."""

    def __init__(self, words: Iterable[str], glued: bool) -> None:
        self.words = frozenset(map(fold, words))
        self.tails = tuple(w for w in self.words if glued and len(w) > _SHORTEST_FRONT)

    def among(self, words: Sequence[str], glued: bool = True) -> bool:
        """True if one of these words of a name is such a word, or with `glued` ends in one."""
        folded = [fold(word).rstrip("'").removesuffix("'s") for word in words]
        return any(w in self.words or (glued and w.endswith(self.tails)) for w in folded)


class Lexicon:
    """The countries and roles of one pack, by folded phrase; roles of the user's `own` win."""

    def __init__(self, pack: Pack, own: tuple[Role, ...] = ()) -> None:
        self.pack = pack
        self.terms: dict[str, Term] = {}
        self._reach: dict[str, int] = {}
        self._reaches: dict[tuple[str, str], int] = {}
        for term in (*_terms_of(own), *_countries(pack), *_roles(pack)):
            self._add(term)
        phrases = (n.split() for r in (*own, *pack.roles.role) for n in r.nouns if " " in n)
        self.acting = frozenset(map(fold, pack.roles.acting))
        self.bodies = _NameWords(pack.roles.bodies, pack.language.compounds)
        self.kinds = [
            (sector, _NameWords(words, pack.language.compounds))
            for sector, words in pack.roles.kinds.items()
        ]
        self.things = _NameWords(pack.roles.things, pack.language.compounds)
        self.former = tuple(m for m in pack.roles.former if m.endswith("-"))
        self.role_words = {fold(word) for words in phrases for word in words}

    def _add(self, term: Term) -> None:
        key = fold(term.phrase)
        known = self.terms.get(key)
        if known and known.code == term.code and known.role is None and term.role is None:
            term = replace(known, sorts=known.sorts | term.sorts)
        elif known and known.code and term.code and "seat" in known.sorts & term.sorts:
            term = replace(known, rival=term.code)
        elif known:
            return
        self.terms[key] = term
        pieces = _PIECE.findall(key)
        self._reach[pieces[0]] = max(self._reach.get(pieces[0], 0), len(pieces) + 1)

    def country(self, text: str) -> str | None:
        """The code that a country's name, adjective or seat stands for, None if it is none."""
        term = self.terms.get(fold(text))
        return term.code if term else None

    def role(self, text: str) -> Role | None:
        term = self.terms.get(fold(text))
        return term.role if term else None

    def kind(self, name: str) -> tuple[str, ...]:
        """The sector that the words of an organisation's name tell, () where they tell none."""
        words = name.split()
        pairs = [f"{one} {other}" for one, other in pairwise(words)]
        told = (sector for sector, kind in self.kinds if kind.among([*words, *pairs]))
        return tuple(islice(told, 1))

    def within(self, role: Role, noun: str) -> str | None:
        """The state or union whose a role noun says somebody is: "VN-chef", "EU commissioner";
        not that of an expert on it or of a band on its side."""
        if role.sector[:1] not in (("GOV",), ("MIL",)) or "PRE" in role.sector:
            return None
        codes = map(self.country, re.split(r"[ \-‑]", noun))
        return next(filter(None, codes), None)

    def matches(self, sentence: Sentence) -> list[Match]:
        """Longest phrases from left to right, without overlap."""
        found: list[Match] = []
        i, tokens = 0, sentence.tokens
        while i < len(tokens):
            match = self._prefixed(tokens, i) or self._longest(tokens, i)
            match = match or self._compound(tokens[i])
            if match and match.end - i > 1 and tokens[i].upos == "DET":
                after = self._longest(tokens, i + 1)  # "the House" is not the House of Lords
                match = after if after and after.end > match.end else match
            if match:
                found.append(match)
            i = match.end if match else i + 1
        return found

    def _prefixed(self, tokens: Sequence[Token], i: int) -> Match | None:
        """A role noun behind a prefix that ends an office: "oud-[minister van Defensie]"."""
        for prefix in self.former:
            if tokens[i].text.lower().startswith(prefix):
                size = len(prefix)
                bare = replace(tokens[i], text=tokens[i].text[size:], lemma=tokens[i].lemma[size:])
                match = self._longest([*tokens[:i], bare, *tokens[i + 1 :]], i)
                if match and match.term.role:
                    return replace(match, front=prefix)
        return None

    def _longest(self, tokens: Sequence[Token], i: int) -> Match | None:
        reach = self._reach_of(tokens[i].text, tokens[i].lemma)
        for end in range(min(i + reach, len(tokens)), i, -1):
            for form in self._forms(tokens[i:end]):
                term = self.terms.get(fold(form))
                if term and term.fits(tokens[i].text):
                    return Match(i, end, term)
        return None

    def _reach_of(self, text: str, lemma: str) -> int:
        """How many words the longest phrase can have that begins with this word."""
        if (text, lemma) not in self._reaches:
            if len(self._reaches) > _REMEMBERED:
                self._reaches.clear()
            forms = (text, lemma, self.nominative(text), *self._of_town(text))
            self._reaches[text, lemma] = max(self._reach.get(_first_piece(f), 0) for f in forms)
        return self._reaches[text, lemma]

    def _forms(self, tokens: Sequence[Token]) -> Iterator[str]:
        """The ways in which these words can stand in a pack: as told, by lemma, uninflected."""
        yield surface(tokens)
        yield surface(tokens[:-1], tokens[-1], tokens[-1].lemma)
        if len(tokens) > 1:
            yield surface((), tokens[0], tokens[0].lemma) + surface_after(tokens)
        bare = self.nominative(tokens[-1].text)
        if bare != tokens[-1].text:
            yield surface(tokens[:-1], tokens[-1], bare)
        if len(tokens) == 1 and tokens[0].upos in ("ADJ", "PROPN"):
            yield from self._of_town(tokens[0].text)

    def _of_town(self, text: str) -> Iterator[str]:
        """The seat of government in an adjective: the Moskou of "Moskouse"."""
        for ending in self.pack.language.town_adjectives:
            seat = text.removesuffix(ending)
            term = self.terms.get(fold(seat)) if text[:1].isupper() and seat != text else None
            if term and "seat" in term.sorts and "name" not in term.sorts:
                yield seat

    def nominative(self, name: str) -> str:
        """A name without its genitive ending: "China’s", "Ruslands" -> "China", "Rusland"."""
        for ending in self.pack.language.noun_genitive:
            if name.endswith(ending) and len(name) > len(ending) + 1:
                return name.removesuffix(ending)
        shorter = name[:-1]
        if name[-1:] == "s" and name[:1].isupper() and fold(shorter) in self.terms:
            return shorter
        return name.rstrip("'’") if len(name) > 2 else name

    def _compound(self, token: Token) -> Match | None:
        """A role noun at the end of a compound: "Kremlin-woordvoerder", "regeringsleger"."""
        slip = token.upos == "ADJ" and token.rel in ("nsubj", "obj", "iobj")  # "FSB-officieren"
        noun = token.upos in ("NOUN", "PROPN") or slip
        if not noun or len(token.text) < _SHORTEST_TAIL:
            return None
        for word in (token.text, token.lemma):
            for cut in _cuts(word, self.pack.language.compounds):
                term, front = self._tail(word[cut:]), word[:cut].rstrip("-‑")
                if term and self._may_begin(token, word, front):
                    return Match(token.i, token.i + 1, term, front)
        return self._headed(token)

    def _tail(self, word: str) -> Term | None:
        """The role at the end of a compound, with its capital: a "slaapkamer" is no "Kamer"."""
        term = self.terms.get(fold(word))
        return term if term and term.role and term.fits(word) else None

    def _may_begin(self, token: Token, word: str, front: str) -> bool:
        """False of names that merely end like a role noun: "Christchurch"."""
        written_apart = len(front) < len(word) and word[len(front)] in "-‑"
        first = token.i == 0 and token.upos == "NOUN"
        plain = token.text[:1].islower() or first
        return written_apart or plain or self.country(front) is not None

    def _headed(self, token: Token) -> Match | None:
        """A role noun at the start of a compound with a name: "regering-Biden"."""
        front, hyphen, name = token.text.partition("-")
        term = self.terms.get(fold(front)) if hyphen and name[:1].isupper() else None
        return Match(token.i, token.i + 1, term, name) if term and term.role else None


def _first_piece(form: str) -> str:
    piece = _PIECE.match(fold(form))
    return piece[0] if piece else ""


def _cuts(word: str, glued: bool) -> Iterator[int]:
    """Places where the tail of a compound can begin, longest tail first; `glued` = also where
    there is no hyphen."""
    for i in range(1, len(word) - 1):
        inside = glued and _SHORTEST_FRONT <= i <= len(word) - _SHORTEST_TAIL and word[i].islower()
        if word[i - 1] in "-‑" or inside:
            yield i


def surface(before: Sequence[Token], last: Token | None = None, form: str = "") -> str:
    """The words as told, with one space where the text has white space; `form` for `last`."""
    parts, end = [], None
    for token in (*before, *((last,) if last else ())):
        gap = " " if end is not None and token.start > end else ""
        parts.append(gap + (form if token is last else token.text))
        end = token.end
    return "".join(parts)


def surface_after(tokens: Sequence[Token]) -> str:
    """The words after the first, with the gap that follows it."""
    gap = " " if tokens[1].start > tokens[0].end else ""
    return gap + surface(tokens[1:])


def _countries(pack: Pack) -> Iterator[Term]:
    for code, country in pack.countries.items():
        yield from _terms(country.names, "name", code)
        yield from _terms(country.adjectives, "adjective", code)
        yield from _terms(country.people, "people", code)
        yield from _terms(country.seats, "seat", code)
        yield from _terms((country.capital,) if country.capital else (), "seat", code)


def _terms(phrases: Iterable[str], sort: str, code: str) -> Iterator[Term]:
    return (Term(phrase, frozenset({sort}), code) for phrase in phrases)


def _roles(pack: Pack) -> Iterator[Term]:
    yield from _terms_of(pack.roles.role)
    for noun, sort in pack.roles.told.items():
        yield Term(noun, frozenset({"generic", sort}))


def _terms_of(roles: Iterable[Role]) -> Iterator[Term]:
    return (Term(noun, frozenset({"role"}), role=role) for role in roles for noun in role.nouns)


@cache
def lexicon(pack: Pack, knowledge: Knowledge | None = None) -> Lexicon:
    """The lexicon of a pack with the role nouns of the user's tables, made once."""
    return Lexicon(pack, tuple(knowledge.roles(pack.code)) if knowledge else ())
