"""What each name of a report is the name of: one label for a name in all its sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.records import Reading
from dateline.resolve.knowledge import Knowledge
from dateline.resolve.lexicon import Lexicon
from dateline.resolve.linking import is_known, is_unmistakable
from dateline.resolve.tabular import key

_ACRONYM: Final = 6
"""Letters of an acronym at most."""
_CITY: Final = 100_000
"""Inhabitants of a place that is not taken for somebody."""
_TOWN: Final = 2_000
"""Inhabitants from which a place is more likely than a person of that name."""
_MARKS: Final = frozenset("\"'“”‘’„«»")


@dataclass(frozen=True, slots=True)
class Named:
    """A name: sentence, token positions half-open, text without genitive, PER ORG LOC or MISC."""

    sentence: int
    start: int
    end: int
    text: str
    label: str


def relabelled(
    named: Sequence[Named], reading: Reading, lexicon: Lexicon, knowledge: Knowledge
) -> list[Named]:
    """The names with one label each; names of states are left out, the lexicon has them."""
    labels = _Labels(named, reading, lexicon, knowledge)
    kept = (n for n in named if not lexicon.country(n.text) or labels.surname(n))
    return [replace(n, label=labels.of(n)) for n in kept]


class _Labels:
    """Rules that know better than the model, the surest first; else the label most often given."""

    def __init__(
        self, named: Sequence[Named], reading: Reading, lexicon: Lexicon, knowledge: Knowledge
    ) -> None:
        self.reading, self.lexicon, self.knowledge = reading, lexicon, knowledge
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        for name in named:
            self.votes[key(name.text)][name.label] += 1
        persons = {key(n.text) for n in named if n.label == "PER" and " " in n.text}
        self.parts = {part for p in persons for part in (p.split()[0], p.split()[-1])}
        self.rules: tuple[tuple[str, Callable[[Named], bool]], ...] = (
            ("PER", self._whole_name),
            ("ORG", self._in_tables),
            ("MISC", self._quoted),
            ("PER", lambda name: key(name.text) in self.parts),
            ("MISC", self._is_thing),
            ("PER", self._is_bearer),
            ("PER", self._is_holder),
            ("LOC", self._is_place),
            ("ORG", self._is_body),
        )

    def of(self, name: Named) -> str:
        found = (label for label, holds in self.rules if holds(name))
        return next(found, None) or self._commonest(name)

    def surname(self, name: Named) -> bool:
        """True of a name that also names a state, but here somebody told of in full."""
        return name.label == "PER" and (" " in name.text or key(name.text) in self.parts)

    def _whole_name(self, name: Named) -> bool:
        return " " in name.text and bool(self.knowledge.people(name.text))

    def _in_tables(self, name: Named) -> bool:
        """True of a body of the tables, unless one word may as well be somebody's name."""
        likely = name.label != "PER" or name.text.isupper() or " " in name.text
        nobody = key(name.text) not in self.parts and not self.knowledge.bearers(name.text)
        return (likely or nobody) and self.knowledge.organisation(name.text) is not None

    def _quoted(self, name: Named) -> bool:
        """True of a title in quotation marks: the name of a programme, book or ship."""
        tokens = self.reading.sentences[name.sentence].tokens
        before = tokens[name.start - 1].text if name.start else ""
        after = tokens[name.end].text if name.end < len(tokens) else ""
        return name.end - name.start > 1 and before in _MARKS and after in _MARKS

    def _is_thing(self, name: Named) -> bool:
        """True of a treaty, war or prize that the model took for somebody who acts."""
        words = name.text.split()
        if name.label not in ("ORG", "PER") or self.lexicon.bodies.among(words):
            return False
        tokens = self.reading.sentences[name.sentence].tokens
        before = [tokens[name.start - 1].text] if name.start else []
        if name.label == "PER" and self.lexicon.things.among(before, glued=False):
            return True  # "Hurricane Humberto"
        return self.lexicon.things.among((words[0], words[-1]), glued=name.label == "ORG")

    def _is_bearer(self, name: Named) -> bool:
        """True of one word that the model took for a place, and by which the tables call somebody
        ("Lula"), unless it is where something is."""
        if name.label != "LOC" or name.end - name.start > 1:
            return False
        large = any(s.population >= _CITY for s in self.knowledge.gazetteer.bearers(name.text))
        known = bool(self.knowledge.people(name.text))
        return known and not (large or (self._inside(name) and not self._is_famous(name)))

    def _is_holder(self, name: Named) -> bool:
        """True of one word that the model took for a body or a place, and which is the surname of
        one leader or minister of that day: "according to Touadéra"."""
        if name.label == "PER" or " " in name.text or self._inside(name):
            return False
        if self.reading.sentences[name.sentence].children(name.start, "det"):
            return False  # "to the Moon"
        if not is_unmistakable(name.text, self.knowledge, self.reading.article.published):
            return False
        place = name.label == "LOC" and self.knowledge.gazetteer.bearers(name.text)
        return not name.text.isupper() and not place

    def _is_famous(self, name: Named) -> bool:
        """True of whom the tables call by this word alone and who leads or led a state."""
        people = self.knowledge.people(name.text)
        return any(is_known(office) for person in people for office in person.offices)

    def _is_place(self, name: Named) -> bool:
        """True of a region, and of one word that the model took for somebody where somebody would
        not be told of, if the tables have such a place: "in Suwayda"."""
        if self.knowledge.gazetteer.region(name.text):
            return True
        if name.label != "PER" or name.end - name.start > 1:
            return False
        near = self._inside(name) or self._belongs(name)
        spots = self.knowledge.gazetteer.bearers(name.text)
        town = any(s.population >= _TOWN for s in spots)
        return near and town and not self.knowledge.bearers(name.text)

    def _belongs(self, name: Named) -> bool:
        """True of what some role or body is of, and nobody known: "the mayor of Minamisoma"."""
        sentence = self.reading.sentences[name.sentence]
        cases = [t.text.lower() for t in sentence.children(name.start, "case")]
        whose = sentence.tokens[name.start].head
        office = whose >= 0 and self.lexicon.role(sentence.tokens[whose].lemma)
        of = any(c in self.lexicon.pack.language.belonging for c in cases)
        return bool(of and office)

    def _inside(self, name: Named) -> bool:
        """True behind a preposition that makes a place of what it stands by."""
        sentence = self.reading.sentences[name.sentence]
        before = {t.text.lower() for t in sentence.children(name.start, "case")}
        before |= {sentence.tokens[name.start - 1].text.lower()} if name.start else set()
        return bool(before & {*self.lexicon.pack.language.locative})

    def _is_body(self, name: Named) -> bool:
        """True of a name with a word for a body in it: "Noodcomité van Soedanese Chirurgen"."""
        words = name.text.split()
        thing = self.lexicon.things.among((words[0], words[-1]))
        return name.label == "MISC" and self.lexicon.bodies.among(words) and not thing

    def _commonest(self, name: Named) -> str:
        """The label that most sentences give; capitals alone are an organisation, not a place."""
        label = self.votes[key(name.text)].most_common(1)[0][0]
        acronym = name.text.isupper() and 2 <= len(name.text) <= _ACRONYM
        return "ORG" if label == "LOC" and acronym else label
