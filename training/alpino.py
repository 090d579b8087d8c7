"""Convert Alpino dependency trees to Universal Dependencies, as training data for the parser.

    python -m training.alpino --trees TREES.tar.gz --exclude DEV.conllu.gz --out OUT.conllu

Follows the conventions of UD_Dutch-Alpino (v2). The other modules `training/alpino_*.py` hold the
tree, the word classes, the relations and the punctuation; this one builds the arcs and the file.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.alpino_punctuation import attach
from training.alpino_relations import head_daughter, relation
from training.alpino_tags import features, upos
from training.alpino_tree import Node, read_tree

_NO_SPACE_BEFORE = frozenset(", . ; : ? ! ) ] } ” ’ » '' ...".split())
_NO_SPACE_AFTER = frozenset("( [ { “ ‘ „ « ,, ``".split())
_DANGLING = frozenset("ADP ADV DET PRON CCONJ SCONJ NOUN PROPN INTJ NUM SYM X".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One line of CoNLL-U."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool

    def line(self, number: int) -> str:
        misc = "_" if self.space_after else "SpaceAfter=No"
        return "\t".join(
            (str(number), self.form, self.lemma, self.upos, self.xpos, self.feats,
             str(self.head), self.deprel, "_", misc)
        )  # fmt: skip


def convert(top: Node) -> list[Token]:
    """The UD tokens of an Alpino tree, in the order of the sentence."""
    leaves = sorted(top.words(), key=lambda leaf: leaf.begin)
    places = {leaf: number for number, leaf in enumerate(leaves, 1)}
    marks = [places[leaf] for leaf in leaves if _is_mark(leaf)]
    heads, labels = [-1] * (len(leaves) + 1), ["punct"] * (len(leaves) + 1)
    for word, head, label in _arcs(top):
        heads[places[word]] = places[head] if head else 0
        labels[places[word]] = label
    if marks and len(marks) == len(leaves):
        heads[1], labels[1], marks = 0, "root", marks[1:]
    attach([leaf.word for leaf in leaves], heads, marks)
    spaces = space_after([leaf.word for leaf in leaves])
    return [
        _token(leaf, heads[number], labels[number], spaces[number - 1])
        for leaf, number in places.items()
    ]


def space_after(forms: list[str]) -> list[bool]:
    """Guess for each form whether a space follows: none at the inner side of marks.

    Straight quotes open and close in turn.
    """
    openings, closings = list[bool](), list[bool]()
    quoted = {'"': False, "'": False}
    for form in forms:
        is_quote = form in quoted
        openings.append(form in _NO_SPACE_AFTER or (is_quote and not quoted[form]))
        closings.append(form in _NO_SPACE_BEFORE or (is_quote and quoted[form]))
        if is_quote:
            quoted[form] = not quoted[form]
    return [
        not left and not right for left, right in zip(openings, [*closings[1:], False], strict=True)
    ]


def _token(leaf: Node, head: int, label: str, space: bool) -> Token:
    postag = leaf.attributes.get("postag", "")
    return Token(
        form=leaf.word,
        lemma=leaf.lemma or leaf.word,
        upos="SYM" if label == "root" and leaf.pt == "let" else upos(leaf),
        xpos=re.sub(r"[(,]", "|", postag.replace("()", "").replace(")", "")) or "_",
        feats=features(leaf),
        head=head,
        deprel=label,
        space_after=space,
    )


def _is_mark(leaf: Node) -> bool:
    return leaf.pt == "let" and leaf.rel == "--"


def lexical_head(node: Node) -> Node:
    """The word that heads a phrase in UD."""
    below = head_daughter(node)
    return lexical_head(below) if below else node


Arc = tuple[Node, Node | None, str]


def _arcs(top: Node) -> Iterator[Arc]:
    """Arcs (word, head word, relation) of all words but the punctuation under top."""
    units = [child for child in top.spoken() if not _is_mark(child)]
    if not units:
        return
    main = _main_unit(units)
    yield lexical_head(main), None, "root"
    for unit in units:
        yield from _inner_arcs(unit)
        if unit is not main:
            yield lexical_head(unit), lexical_head(main), _loose_relation(unit)


def _main_unit(units: list[Node]) -> Node:
    """The root among the daughters of top: a phrase, else a verb or adjective, else the first."""
    phrases = [unit for unit in units if unit.cat and unit.cat != "mwu"]
    contentful = [unit for unit in units if unit.word and upos(unit) not in _DANGLING]
    return (phrases or contentful or units)[0]


def _loose_relation(unit: Node) -> str:
    """A sentence-initial conjunction is cc; other loose material is parataxis."""
    return "cc" if unit.word and upos(unit) == "CCONJ" else "parataxis"


def _inner_arcs(node: Node) -> Iterator[Arc]:
    head = head_daughter(node)
    if head is None:
        return
    for child in node.spoken():
        yield from _inner_arcs(child)
        if child is not head:
            target = _following_conjunct(child, node) if child.rel == "crd" else head
            yield lexical_head(child), lexical_head(target), relation(child, node)


def _following_conjunct(crd: Node, phrase: Node) -> Node:
    """A coordinator hangs under the next conjunct (cnj), or the last one if none follows."""
    conjuncts = phrase.spoken("cnj")
    later = [cnj for cnj in conjuncts if cnj.start > crd.start]
    head = head_daughter(phrase)
    return (later or conjuncts[-1:] or [head or phrase])[0]


def read_archive(path: Path) -> Iterator[tuple[str, Node]]:
    """Name and tree of each XML file in a tar archive."""
    with tarfile.open(path) as archive:
        for member in archive:
            source = archive.extractfile(member) if member.name.endswith(".xml") else None
            if source:
                yield member.name.removesuffix(".xml"), read_tree(source.read())


def fingerprint(forms: Iterable[str]) -> str:
    """The letters and digits of a sentence, case-folded, to compare sentences by."""
    return "".join(re.sub(r"\W|_", "", form).casefold() for form in forms)


def excluded_fingerprints(paths: Iterable[Path]) -> set[str]:
    """Fingerprints of the sentences of CoNLL-U files (.conllu.gz)."""
    found: set[str] = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for block in lines.read().split("\n\n"):
                rows = (line.split("\t") for line in block.splitlines())
                found.add(fingerprint(row[1] for row in rows if row[0].isdigit()))
    return found


def write(trees: Iterable[tuple[str, Node]], excluded: set[str], out: Path) -> tuple[int, int]:
    """Write all sentences not excluded; returns the numbers written and left out.

    A sentence without letters or digits is left out too. The file appears only when complete.
    """
    written = dropped = 0
    part = out.with_name(out.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        for name, top in trees:
            tokens = convert(top)
            key = fingerprint(token.form for token in tokens)
            if not key or key in excluded:
                dropped += 1
                continue
            file.write(conllu(name, tokens))
            written += 1
    part.replace(out)
    return written, dropped


def conllu(name: str, tokens: list[Token]) -> str:
    """The CoNLL-U block of a sentence."""
    text = "".join(token.form + (" " if token.space_after else "") for token in tokens).strip()
    lines = [f"# sent_id = {name}", f"# text = {text}"]
    lines += [token.line(number) for number, token in enumerate(tokens, 1)]
    return "\n".join(lines) + "\n\n"


def main() -> None:
    """Command line: convert an archive of trees to one CoNLL-U file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--trees", type=Path, required=True, help="tar archive of alpino_ds files")
    parser.add_argument(
        "--exclude", type=Path, nargs="*", default=[], help="CoNLL-U files (.gz) to keep out"
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    excluded = excluded_fingerprints(options.exclude)
    written, dropped = write(read_archive(options.trees), excluded, options.out)
    sys.stderr.write(f"{written} sentences written, {dropped} left out\n")


if __name__ == "__main__":
    main()
