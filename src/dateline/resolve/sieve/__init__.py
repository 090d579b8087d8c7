"""Coreference of any mentions, also of things and places that are no actors.

told          what is known of a mention: head, kind, name, what stands around it
nouns         what the nouns of a language stand for
chains        mentions put together so far, and what a chain is known to be
rules         the order of the rules, and those on heads, appositions and predicates
namesakes     names in full, shortened, as acronyms
descriptions  nouns told again: "the aircraft", "het bedrijf"
antecedents   pronouns
"""

from dateline.resolve.sieve.rules import chains

__all__ = ["chains"]
