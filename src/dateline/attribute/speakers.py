"""From the words of a source to the actor who speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.attribute import clauses
from dateline.attribute.attribution import Attribution
from dateline.attribute.lexicon import SpeechWords
from dateline.records import Mention, Reading, Ref, Sentence, SourceKind, Token

_NEAR = 4  # line breaks: the paragraph before last
_STAND_FOR = ("PRON", "DET")
_BODIES = ("country", "government", "organisation")


class Speakers:
    """Looks up actors by head token; works with no mentions at all (everything is then None)."""

    def __init__(self, reading: Reading, words: SpeechWords) -> None:
        self.reading = reading
        self.words = words
        self._at: dict[Ref, str] = {}
        self._named = {Ref(m.sentence, m.head) for m in reading.mentions if m.how == "name"}
        self._in: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            self._at.setdefault(Ref(mention.sentence, mention.head), mention.actor)
            self._in[mention.sentence].append(mention)
        self._by_name = {m.actor for m in reading.mentions if m.how == "name"} | {
            a.id for a in reading.actors if a.kind in _BODIES
        }
        self._media = {a.id for a in reading.actors if "JRN" in a.sector}

    def of(self, holder: Ref | None) -> str | None:
        """The actor whose mention is headed by `holder`, stands in apposition to it, or owns it."""
        if holder is None:
            return None
        sentence = self.reading.sentences[holder.sentence]
        token = sentence.tokens[holder.token]
        return (
            self._at.get(holder)
            or self._covering(sentence, token)
            or self._beside(sentence, token)
            or self._owner(sentence, token)
        )

    def kind(self, actor: str | None, holder: Ref | None = None) -> SourceKind:
        """What kind of source an actor is, told by the words headed by `holder`."""
        if holder is not None and self._is_paper(holder):
            return "document"
        if self.is_media(actor):
            return "medium"
        if actor is None:
            return "unknown"
        return "named" if actor in self._by_name else "anonymous"

    def _is_paper(self, holder: Ref) -> bool:
        token = self.reading.sentences[holder.sentence].tokens[holder.token]
        return token.upos == "NOUN" and token.lemma.lower() in self.words.papers

    def is_media(self, actor: str | None) -> bool:
        return actor in self._media

    def told(self, verb: Ref) -> str | None:
        """The medium, by name, that was told: "said to CNN", "vertelde aan CNN"."""
        sentence = self.reading.sentences[verb.sentence]
        for token in sentence.tokens[verb.token + 1 :]:
            if token.upos in ("PUNCT", "SCONJ", "VERB"):
                return None
            ref = Ref(sentence.n, token.i)
            actor = self._at.get(ref) if ref in self._named else None
            if self.is_media(actor) and self._is_told(sentence, token, verb.token):
                return actor
        return None

    def _is_told(self, sentence: Sentence, token: Token, verb: int) -> bool:
        """True for "told CNN" and "vertelden aan CNN", whatever the tree makes of it."""
        before = [t for t in sentence.tokens[verb : token.i] if t.upos != "DET"]
        return before[-1].i == verb or before[-1].text.lower() in self.words.audience

    def _covering(self, sentence: Sentence, token: Token) -> str | None:
        found = [
            m for m in self._in[sentence.n] if m.span.covers(token.span) and m.how != "pronoun"
        ]
        return min(found, key=lambda m: m.span.end - m.span.start).actor if found else None

    def _beside(self, sentence: Sentence, token: Token) -> str | None:
        if token.upos in _STAND_FOR:
            return None
        parts = list(sentence.children(token.i, "appos", "flat", "compound", "nmod:desc"))
        named = (self._at.get(Ref(sentence.n, t.i)) for t in parts)
        return next((a for a in named if a), None)

    def _owner(self, sentence: Sentence, token: Token) -> str | None:
        """Whose statement, spokesman or account it is: the nearest owner that is an actor."""
        if token.upos in _STAND_FOR:
            return None
        for child in sentence.children(token.i, "nmod:poss", "nmod", "amod"):
            case = clauses.case_of(sentence, child.i)
            if case and case not in self.words.owner:
                continue
            actor = self._at.get(Ref(sentence.n, child.i)) or self._covering(sentence, child)
            actor = actor or self._beside(sentence, child)
            if actor:
                return actor
        return None


def resolve(
    reading: Reading, found: Sequence[Attribution], words: SpeechWords, speakers: Speakers
) -> list[str | None]:
    """The speaker of each attribution, in order.

    A pronoun that nobody resolved, and a statement without an owner ("the statement added"),
    stand for whoever spoke last in the same paragraph or the one before.
    """
    actors: list[str | None] = []
    last: dict[str, tuple[str, int]] = {}
    for attribution in found:
        actor = speakers.of(attribution.holder)
        head = _head(reading, attribution)
        wrote = head is not None and head.lemma.lower() in words.papers
        if actor is None and head is not None and _refers_back(reading, attribution, head, words):
            known = last.get("paper" if wrote else "voice") or last.get("voice")
            actor = _if_near(reading, known, attribution.start)
        actors.append(actor)
        if actor is not None and not attribution.rule.startswith("infinitive"):
            here = actor, attribution.content[-1].end
            last["voice"] = here
            if wrote:
                last["paper"] = here
    return actors


def _head(reading: Reading, attribution: Attribution) -> Token | None:
    holder = attribution.holder
    return reading.sentences[holder.sentence].tokens[holder.token] if holder else None


def _if_near(reading: Reading, known: tuple[str, int] | None, start: int) -> str | None:
    """The actor who spoke, if no more than one paragraph lies between."""
    if known is None:
        return None
    actor, end = known
    breaks = reading.article.text.count("\n", end, max(start, end))
    return actor if breaks <= _NEAR else None


def _refers_back(
    reading: Reading, attribution: Attribution, head: Token, words: SpeechWords
) -> bool:
    if head.upos == "PRON":
        return True
    if attribution.holder is None or head.lemma.lower() not in words.papers:
        return False
    sentence = reading.sentences[attribution.holder.sentence]
    return not sentence.children(head.i, "nmod:poss", "amod", "nmod")
