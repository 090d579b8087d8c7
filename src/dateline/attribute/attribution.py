"""What the rules of attribution find, before it becomes quotes and claims."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import QuoteKind, Ref, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says, thinks or wants something.

    `content`, `cue` and `source` are ranges of the article in text order; `cue` and `source` may
    be empty.  `holder` is the head token of the source (of what a relative pronoun stands for),
    `verb` the cue's head.  `asserts` is True for words said or thought to be so, False for wishes
    and stances.  `rule` names the construction.  `quoted` are the ranges between quotation marks,
    without the marks; `content` has them.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: QuoteKind
    holder: Ref | None = None
    verb: Ref | None = None
    asserts: bool = True
    rule: str = ""
    quoted: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        return min(s.start for s in (*self.content, *self.cue, *self.source))


@dataclass(frozen=True, slots=True)
class Frame:
    """One attributing construction of a sentence, in token positions of that sentence.

    `speaks` is False where the cue is no word of saying ("opposed"), `asserts` as above.
    `content` is empty where the words must come from a quotation beside the cue.
    """

    sentence: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    holder: int | None
    content: tuple[int, ...]
    rule: str
    asserts: bool = True
    speaks: bool = True
