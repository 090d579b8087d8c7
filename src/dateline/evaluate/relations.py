"""Task `relations`: the event type between a source and a target in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline import ontology
from dateline.errors import EvaluationError
from dateline.evaluate import files
from dateline.evaluate.figures import Scores, accuracy, harmonic, macro_f1, per_class, share

Spans = tuple[tuple[int, int], ...]

EITHER_WAY = frozenset({"CONSULT", "AGREE", "COOPERATE"})
YIELD = "YIELD"
_QUADS = {name: kind.quad for name, kind in ontology.TYPES.items()} | {YIELD: 2}
_COLUMNS = ("id", "sentence", "source", "target", "root", "quad")


class Relation(msgspec.Struct, frozen=True):
    """A sentence with the words for both sides, the root type and the quad class (0: none).

    `source` and `target` may list several texts parted by " | "; what a file does not have is "".
    """

    id: str
    sentence: str
    source: str
    target: str
    root: str
    quad: str
    language: str


class PairEvent(msgspec.Struct, frozen=True):
    """An event read from the sentence: one list of mentions for each participant."""

    type: str
    actors: tuple[Spans, ...]
    recipients: tuple[Spans, ...]


class RelationSaid(msgspec.Struct, frozen=True):
    """`root` given the pair, and `how` it was found; all `events` when only the sentence is read.

    `root` is "" where no event is seen.
    """

    id: str
    root: str
    how: str
    events: tuple[PairEvent, ...]


def score(gold: Sequence[Relation], predicted: Sequence[RelationSaid]) -> Scores:
    """Root types with CONCEDE and RETREAT merged into YIELD; macro over the types in gold.

    `accuracy`, `macro_f1`, `per_class`: type given sentence, source and target; `quad_macro_f1`:
    the same by quad class; `end_to_end`: see `end_to_end`.
    """
    pairs = list(zip(gold, predicted, strict=True))
    typed = [(g, p) for g, p in pairs if g.root]
    scores: Scores = {}
    if typed:
        roots, said = [_root(g.root) for g, _ in typed], [_root(p.root) for _, p in typed]
        classes = per_class(roots, said)
        scores["accuracy"], scores["macro_f1"] = accuracy(roots, said), macro_f1(roots, said)
        scores["per_class"] = {c: {**v.scores(), "n": v.gold} for c, v in classes.items()}
        scores["end_to_end"] = end_to_end(typed)
    quads = [(g.quad, quad(p.root)) for g, p in pairs if g.quad]
    if quads:
        scores["quad_macro_f1"] = macro_f1([g for g, _ in quads], [p for _, p in quads])
    return scores


def _root(name: str) -> str:
    return ontology.merged(name)


def quad(root: str) -> str:
    """Quad class of a root type as the PLV set numbers them: YIELD is 2, no event 0."""
    return str(_QUADS.get(root, 0))


def end_to_end(pairs: Sequence[tuple[Relation, RelationSaid]]) -> Scores:
    """Precision, recall and F1 of events when nothing but the sentence is read.

    Recall is the share of gold rows that some event agrees with, precision the share of events
    between two mentions that agree with some gold row of their sentence.
    """
    rows: dict[str, list[Relation]] = defaultdict(list)
    events: dict[str, tuple[PairEvent, ...]] = {}
    for relation, said in pairs:
        rows[relation.sentence].append(relation)
        events[relation.sentence] = tuple(e for e in said.events if _two_sided(e))
    found = sum(any(agrees(r, e) for e in events[s]) for s in rows for r in rows[s])
    right = sum(any(agrees(r, e) for r in rows[s]) for s in rows for e in events[s])
    precision = share(right, sum(map(len, events.values())))
    recall = share(found, len(pairs))
    return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall)}


def _two_sided(event: PairEvent) -> bool:
    return bool(event.recipients) or len(event.actors) > 1


def agrees(row: Relation, event: PairEvent) -> bool:
    """True if type and sides are those of the row; either way round for `EITHER_WAY`."""
    if _root(event.type) != _root(row.root):
        return False
    source, target = (spans_of(row.sentence, part) for part in (row.source, row.target))
    if event.type in EITHER_WAY:
        people = event.actors + event.recipients
        sides = [(a, b) for a in people for b in people if a is not b]
    else:
        sides = [(a, b) for a in event.actors for b in event.recipients]
    return any(overlap(a, source) and overlap(b, target) for a, b in sides)


def spans_of(sentence: str, part: str) -> Spans:
    """Every place where the text, or one of the texts parted by " | ", stands in the sentence."""
    texts = [re.escape(t.strip()) for t in part.split(" | ") if t.strip()]
    flexible = (re.sub(r"(\\ )+", r"\\s+", t) for t in texts)
    return tuple(m.span() for t in flexible for m in re.finditer(t, sentence, re.IGNORECASE))


def overlap(one: Spans, other: Spans) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def items(gold: Sequence[Relation]) -> int:
    return len(gold)


def read(path: Path) -> list[Relation]:
    """Rows of a table with columns id, sentence, source, target, root, quad, and maybe language.

    Without the last the language is recognised.  Raises EvaluationError where nothing is to be
    scored or a root type is unknown.
    """
    rows = files.table(path, _COLUMNS)
    if not any(row["root"] or row["quad"] for row in rows):
        raise EvaluationError(f"{path} has neither root types nor quad classes to score")
    for row in rows:
        if row["root"] and row["root"] not in _QUADS:
            raise EvaluationError(f"{path}, row {row['id']}: no PLOVER type is {row['root']!r}")
    language = rows[0].get("language") or files.language(row["sentence"] for row in rows)
    cells = ({k: row[k] for k in _COLUMNS} for row in rows)
    return [Relation(**c, language=language) for c in cells]
