"""What is known of one noun phrase before anybody asks whom it means."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lang.roles import Role
from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase.

    `sort`: person, organisation, state, people, role, generic, pronoun, place, title.
    `head` is the syntactic head of all of it, `core` the token positions of name and role.
    `codes` are the countries that words around give it, `basis` says which words; `owners` are
    the heads of phrases that it belongs to ("woordvoerder van HET MINISTERIE"); `same` is the
    head of the phrase that it describes (apposition, predicate).  `agent` is True of a name that
    acts or is cited, as subject, agent or source; `single` is True of a noun in
    the singular, also one that mostly means many ("visser"); `rival` is the second body whose
    seat a town is.
    """

    sentence: int
    head: int
    core: tuple[int, ...]
    span: Span
    sort: str
    name: str = ""
    role: Role | None = None
    noun: str = ""
    codes: tuple[str, ...] = ()
    basis: str = ""
    owners: tuple[int, ...] = ()
    front: str = ""
    same: int | None = None
    predicate: bool = False
    seat: bool = False
    rival: str = ""
    modifier: bool = False
    locative: bool = False
    definite: bool = False
    plural: bool = False
    single: bool = False
    pair: bool = False
    agent: bool = False
    former: bool = False
    opposition: bool = False
    pronoun: str = ""
    noun_sort: str = ""

    @property
    def at(self) -> tuple[int, int]:
        """Where it stands in the report, for "nearest" and "before"."""
        return self.sentence, self.head
