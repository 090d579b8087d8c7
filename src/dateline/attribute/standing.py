"""How a clause stands, and how standings combine on the way down a tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dateline.lang.cues import Marker, Operator
from dateline.records import Modality, Span, Status

CERTAINTIES = ("certain", "probable", "possible")  # from strong to weak
STATUSES: tuple[Status, ...] = ("historical", "future", "hypothetical", "negation")

Tense = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Certainty, polarity and time of a clause, with the words and rules that made them.

    `condition` is True in a condition, `consequence` in what hangs on one.
    """

    certainty: str = "certain"
    positive: bool = True
    tense: str = ""
    status: frozenset[str] = frozenset()
    cues: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    condition: bool = False
    consequence: bool = False

    def marked(self, marker: Marker, cue: Span) -> Standing:
        """After a word of its own clause: "not", "possibly", "tomorrow"."""
        return Standing(
            certainty=weaker(self.certainty, marker.certainty),
            positive=self.positive != marker.negates,
            tense=marker.tense or self.tense,
            status=self.status | set(marker.status),
            cues=(*self.cues, cue),
            rules=(*self.rules, f"marker:{marker.name}"),
            condition=self.condition or marker.consequence,
            consequence=self.consequence,
        )

    def open(self, marker: Marker, cue: Span, *, hangs: bool) -> Standing:
        """As the main clause of a condition; `hangs` where that is all that keeps it open."""
        return replace(self.marked(marker, cue), consequence=hangs)

    def below(self, operator: Operator, cue: Span) -> Standing:
        """Standing of the complement of `operator`, a word of a clause that stands like this.

        The signature's first letter counts where that clause is positive, its second where it is
        negative.  An opaque operator hands down nothing but what it says itself.
        """
        letter = operator.signature[0 if self.positive else 1]
        is_open = letter in "on"
        certainty = operator.certainty if is_open or operator.certainty == "probable" else "certain"
        shared = Standing() if operator.opaque else self
        status = set(operator.status) if is_open or letter == "+" else set()
        status -= set() if is_open else {"hypothetical"}
        return Standing(
            certainty=weaker(shared.certainty, certainty),
            positive=letter in "+o",
            tense=self._time_below(operator, letter) or shared.tense,
            status=shared.status | status,
            cues=(*shared.cues, *self._denial(operator), cue),
            rules=(*shared.rules, f"operator:{operator.name}"),
            condition=operator.consequence or shared.condition,
        )

    def _time_below(self, operator: Operator, letter: str) -> str:
        """What was not wanted or allowed did not happen then: it lies ahead no more."""
        settled = letter in "-n" and not self.positive and self.tense == "past"
        return "" if settled else operator.tense

    def _denial(self, operator: Operator) -> tuple[Span, ...]:
        return self.cues if operator.opaque and not self.positive else ()

    def reversed(self, cue: Span) -> Standing:
        """Told as contrary to fact: "had he known", "should have gone"."""
        return Standing(
            positive=not self.positive,
            tense="past",
            status=self.status - {"future", "hypothetical"},
            cues=(*self.cues, cue),
            rules=(*self.rules, "contrary"),
        )

    def failed(self) -> Standing:
        """What was asked for where the request was refused."""
        status = self.status - {"hypothetical"}
        return replace(self, certainty="certain", positive=False, status=status)

    def timed(self, tense: str) -> Standing:
        return replace(self, tense=tense)

    @property
    def hangs(self) -> bool:
        """True below an operator: "can go", "threatens to go"."""
        return any(rule.startswith("operator:") for rule in self.rules)

    def modality(self) -> Modality:
        """The record, with PLOVER's auxiliary modes put in order and completed."""
        status = set(self.status) | ({"hypothetical"} if self.certainty == "possible" else set())
        if self.tense == "future":
            status.add("future")
        elif self.tense == "past":
            status.discard("future")
        status |= set() if self.positive else {"negation"}
        return Modality(
            certainty=self.certainty,
            polarity="positive" if self.positive else "negative",
            tense=self.tense or "none",
            status=tuple(s for s in STATUSES if s in status),
            cues=tuple(dict.fromkeys(self.cues)),
            rules=tuple(dict.fromkeys(self.rules)),
            conditional=self.condition or self.consequence,
        )


def weaker(one: str, other: str) -> str:
    """The less certain of two; "" counts as certain."""
    return max(one, other or "certain", key=CERTAINTIES.index)
