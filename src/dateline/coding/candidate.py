"""A candidate event: a match whose sides are known actors, before precedence and derivation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline import ontology
from dateline.coding import grammar
from dateline.coding.lexicon import Lexicon
from dateline.coding.match import Match
from dateline.coding.sides import Cast, Side
from dateline.lang.frames import Frame
from dateline.records import Modality, Reading, Ref, Sentence, Span, Status

CERTAIN = Modality()
PROPOSED = "pair"
"""Name of the frame of events that only the pair coder sees."""
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_ORDER: tuple[Status, ...] = ("historical", "future", "hypothetical", "negation")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One event to be: PLOVER type and modes, sides as actors, status and what gave it.

    `chance` is what lexicon and pair coder together give it, None where only the lexicon spoke.
    """

    sentence: Sentence
    match: Match
    type: str
    modes: tuple[str, ...]
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    status: tuple[Status, ...]
    modality: Modality
    contexts: tuple[str, ...] = ()
    chance: float | None = None

    @property
    def trigger(self) -> Span:
        return self.sentence.tokens[self.match.token].span

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.actors + self.recipients


Judged = tuple[Candidate, str | None]
"""A candidate, and why it is no event, None where it is one."""


def candidate(
    sentence: Sentence, match: Match, content: Match | None, cast: Cast, reading: Reading
) -> Candidate:
    """Actors, type, modes and status of a match; `content` is the act an operator is about."""
    frame = match.predicate.frame
    actors, recipients = _sides(sentence, match, content, cast)
    modality = reading.modalities.get(Ref(sentence.n, match.token), CERTAIN)
    status = _status(frame, modality)
    kind, mode, status = settled(frame, status)
    modes = _modes(sentence, match, content, kind, cast.lexicon)
    return Candidate(
        sentence=sentence,
        match=match,
        type=kind,
        modes=(mode,) if mode else modes,
        actors=actors,
        recipients=recipients,
        status=status,
        modality=modality,
        contexts=frame.contexts,
    )


def _sides(
    sentence: Sentence, match: Match, content: Match | None, cast: Cast
) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    force = ontology.TYPES[match.predicate.frame.type].quad == 4
    actors = cast.sides(sentence, match.actors, by_force=force)
    recipients = cast.sides(sentence, match.recipients, by_force=False)
    if not recipients and match.predicate.frame.type in _JUDGING:
        recipients = cast.doers(sentence, match.recipients)
    if not recipients and content is not None:
        about = content.recipients or content.actors
        recipients = cast.sides(sentence, about, by_force=False)
    roles = match.predicate.frame.roles
    if roles == "reversed":
        actors, recipients = recipients, actors
    if roles == "symmetric":
        actors, recipients = actors + recipients, []
    ours = {s.actor for s in actors}
    unique = {s.actor: s for s in actors}
    return tuple(unique.values()), tuple(s for s in recipients if s.actor not in ours)


def _status(frame: Frame, modality: Modality) -> tuple[Status, ...]:
    """Status of the predicate and what its frame adds, in PLOVER's order."""
    return tuple(s for s in _ORDER if s in modality.status or s in frame.status)


def aged(status: tuple[Status, ...], chances: Sequence[bool]) -> tuple[Status, ...]:
    """The status with `historical` first where most of several pairs are told as such."""
    old = sum(chances) * 2 > len(chances)
    return ("historical", *status) if old and "historical" not in status else status


def settled(frame: Frame, status: tuple[Status, ...]) -> tuple[str, str, tuple[Status, ...]]:
    """Type, mode if it changes, and status: what will be is promised, what will not is refused."""
    if {"future", "negation"} <= set(status) and ontology.is_refusable(frame.type):
        left = tuple(s for s in status if s not in ("future", "negation"))
        return "REJECT", ontology.mode_of_content("REJECT", frame.type), left
    kind = ontology.future_type(frame.type) if "future" in status else frame.type
    return kind, "", status


def _modes(
    sentence: Sentence, match: Match, content: Match | None, kind: str, lexicon: Lexicon
) -> tuple[str, ...]:
    """Modes the frame names, those of what it is about, and those that words of the clause give."""
    frame = match.predicate.frame
    legal = ontology.TYPES[kind].modes
    modes = [frame.mode] if frame.mode else []
    if content is not None and not modes:
        about = content.predicate.frame
        modes.append(ontology.mode_of_content(kind, about.type, about.mode))
    words = {
        w
        for i in match.used
        for t in grammar.clause(sentence, i)
        for w in (t.lemma.lower(), t.text.lower())
    }
    by_word = lexicon.modes.get(kind, {})
    modes += [mode for mode, cues in by_word.items() if not cues.isdisjoint(words)]
    return tuple(m for m in dict.fromkeys(modes) if m in legal)


def unfit(candidate: Candidate, cast: Cast) -> str | None:
    """Why a candidate cannot be an event, or None: a side is missing, or it goes nowhere."""
    return (
        missing_side(candidate)
        or _at_home(candidate, cast)
        or _no_deed(candidate, cast)
        or _business(candidate, cast)
    )


def _no_deed(candidate: Candidate, cast: Cast) -> str | None:
    """What a fire or an accident does is nobody's deed; what arms or an attack do is."""
    match = candidate.match
    if candidate.actors or not match.actors or ontology.TYPES[candidate.type].quad != 4:
        return None
    words = [candidate.sentence.tokens[k].lemma.lower() for k in match.actors]
    return None if any(_forceful(w, cast.lexicon) for w in words) else "no_deed"


def _forceful(word: str, lexicon: Lexicon) -> bool:
    plain = [p for p in lexicon.find("noun", word) if not p.requires]
    types = [ontology.TYPES[p.frame.type] for p in plain]
    return word in lexicon.means or any(t.quad == 4 for t in types)


def _business(candidate: Candidate, cast: Cast) -> str | None:
    """What a firm does to nobody is business, but for a protest or strike."""
    firms = candidate.actors and all(s.actor in cast.firms for s in candidate.actors)
    alone = not candidate.recipients and candidate.type != "PROTEST"
    return "business" if firms and alone else None


def _at_home(candidate: Candidate, cast: Cast) -> str | None:
    """Going to a place of one's own country is no visit to its government."""
    if candidate.type not in ("CONSULT", "AGREE") or not candidate.recipients:
        return None
    countries = {cast.country.get(s.actor) for s in candidate.sides}
    places = all(s.how == "place" for s in candidate.recipients)
    return "at_home" if places and len(countries) == 1 else None


def missing_side(candidate: Candidate) -> str | None:
    """Which side the event lacks by its frame's or type's needs, or None if it can stand."""
    frame = candidate.match.predicate.frame
    needs = frame.needs or ontology.TYPES[frame.type].needs
    actors, recipients = len(candidate.actors), len(candidate.recipients)
    if frame.roles == "symmetric" and needs == "both":
        return None if actors >= 2 else "one_participant"
    if needs in ("both", "actor") and not actors:
        return "no_actor"
    if needs in ("both", "recipient") and not recipients:
        return "no_recipient"
    return None if actors or recipients or needs == "none" else "no_side"
