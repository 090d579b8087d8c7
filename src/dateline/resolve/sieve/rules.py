"""Which mentions of a report mean the same: a sieve of rules, the surest first.

Multi-pass as in Raghunathan and others (2010) and Lee and others (2013), on the parse and the
language packs.  It works on any spans, also of things and places that are no actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.lang import Pack
from dateline.records import Reading, Span
from dateline.resolve.sieve.antecedents import Antecedents
from dateline.resolve.sieve.chains import Chains
from dateline.resolve.sieve.descriptions import Descriptions
from dateline.resolve.sieve.namesakes import Namesakes, ends_with, may_be
from dateline.resolve.sieve.told import Told, told

_TITLES = frozenset({"appos", "flat", "nmod:desc"})
_BREAKS = frozenset({"ADP", "PUNCT", "PART", "CCONJ", "VERB", "PRON"})
_NAMED = frozenset({"name", "surname"})  # how the pipeline ties an actor by name


def chains(reading: Reading, spans: Sequence[Span], pack: Pack) -> tuple[int, ...]:
    """For each span the number of its chain; equal numbers mean the same.

    Numbers count from 0 in the order in which chains begin.  Raises ValueError where no word
    stands in a span.
    """
    return Sieve(Chains(reading, told(reading, spans, pack), pack)).run()


class Sieve:
    def __init__(self, made: Chains) -> None:
        self.made = made
        self.order = made.order

    def run(self) -> tuple[int, ...]:
        names, descriptions = Namesakes(self.made), Descriptions(self.made)
        antecedents = Antecedents(self.made)
        for rule in (
            self.one_head,
            self.name_behind,
            self.apposed,
            antecedents.relative,
            names.same,
            names.shorter,
            self.countries,
            self.actors,
            descriptions.same_noun,
            self.predicates,
            descriptions.described,
            antecedents.pronouns,
        ):
            rule()
        return self.made.numbers()

    def one_head(self) -> None:
        """ "The A380" and "the A380, a large aircraft": one head, so one thing."""
        for t in self.order:
            for other in self.made.at(*t.at):
                if other is t:
                    break
                if _one_head(other, t):
                    self.made.join(other, t)
                    break

    def name_behind(self) -> None:
        """ "Airbus chief executive Noel Forgeard" and the name that it ends with."""
        for t in self.order:
            if t.form != "name" or t.listed:
                continue
            for other in self.order:
                if other is not t and self._ends_with(other, t):
                    self.made.join(other, t)

    def _ends_with(self, whole: Told, name: Told) -> bool:
        if whole.sentence != name.sentence or whole.span.end != name.span.end:
            return False
        if whole.span.start >= name.span.start or whole.counted or whole.form == "pronoun":
            return False
        tokens = self.made.sentence(name).tokens
        between = [t for t in tokens if whole.head.i <= t.i and t.end <= name.span.start]
        straight = bool(between) and not any(t.upos in _BREAKS for t in between)
        return straight and self.made.alike(whole, name)

    def apposed(self) -> None:
        """ "Zimbabwe's president, Robert Mugabe": what stands beside a noun names or describes it;
        "Toulouse, France" is no such case."""
        for t in self.order:
            if t.head.deprel not in _TITLES or t.form == "pronoun" or t.listed:
                continue
            for other in self.made.at(t.sentence, t.head.head):
                if self._beside(other, t):
                    self.made.join(other, t)
                    break

    def _beside(self, one: Told, other: Told) -> bool:
        places = one.kind == "place" and other.form == "name"
        fits = one.form != "pronoun" and not one.listed and one.plural == other.plural
        named = one.form == other.form == "name" and not _one_name(one, other)
        return fits and not (places or named) and may_be(one, other) and self.made.alike(one, other)

    def countries(self) -> None:
        """A country, also by its adjective."""
        first: dict[str, Told] = {}
        for t in self.order:
            if t.country:
                self.made.join(first.setdefault(t.country, t), t)

    def actors(self) -> None:
        """Those whom the pipeline takes for one actor by name, and persons also by title."""
        meant: dict[str, Told] = {}
        people = {a.id for a in self.made.reading.actors if a.kind == "person"}
        for mention in self.made.reading.mentions:
            for t in self.made.at(mention.sentence, mention.head):
                title = mention.how == "title" and mention.actor in people
                if (mention.how in _NAMED or title) and t.form != "pronoun" and not t.listed:
                    self.made.join(meant.setdefault(mention.actor, t), t)

    def predicates(self) -> None:
        """ "Scott Carson is the president"."""
        for t in self.order:
            sentence = self.made.sentence(t)
            if t.form == "noun" and sentence.children(t.head.i, "cop"):
                for subject in sentence.children(t.head.i, "nsubj"):
                    for other in self.made.at(t.sentence, subject.i)[:1]:
                        self.made.join(other, t)


def _one_head(one: Told, other: Told) -> bool:
    if one.span == other.span:
        return True
    if "pronoun" in (one.form, other.form) or one.listed != other.listed:
        return False
    if not may_be(one, other):
        return False
    return not (one.name and other.name) or _one_name(one, other)


def _one_name(one: Told, other: Told) -> bool:
    """True if one of two names ends with the other."""
    return ends_with(one.name, other.name) or ends_with(other.name, one.name)
