"""Schema of `damage.toml`: words that tell a broken copy from sound text."""

from __future__ import annotations

import msgspec


class Damage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the search for sentences broken apart or run together must know; words in lower case.

    openers         words that open a sentence; within one they are not capitalised but in names
    finite          verb forms that are finite wherever they stand
    finite_endings  endings of forms that are finite if their lemma has a `lemma_ending`
    lemma_endings   endings of the infinitive; empty where that shows no verb
    prefixes        first parts of a hyphenated word: "oud-minister"
    links           words that join: after one a clause goes on, and a first part may hang:
                    "land- en tuinbouw"
    clauses         words that begin a clause with a verb of its own
    infinitive      words that make the verb after them an infinitive: "te", "to"
    compass         words that make one name with the adjective after them: "Noord", "South"
    """

    openers: frozenset[str]
    finite: frozenset[str]
    finite_endings: tuple[str, ...] = ()
    lemma_endings: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    compass: frozenset[str] = frozenset()
