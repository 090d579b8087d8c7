"""Alpino dependency trees: the XML form, and the undoing of wh-movement.

An `alpino_ds` file holds one sentence. Phrases carry `cat` (smain, np, pp, ppart...), all nodes
carry `rel` (su, obj1, hd, vc...) and words carry the CGN tag in `postag`. A node with an `index`
but neither words nor daughters stands for material that is spelled out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

NOWHERE = 10**6  # start of a node without words; sorts last


@dataclass(eq=False, slots=True)
class Node:
    """A phrase, a word or an empty index node of an Alpino tree."""

    rel: str
    cat: str = ""
    index: str = ""
    word: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    begin: int = 0
    fronted: str = ""  # whd or rhd when the node was put back in its gap

    @property
    def lemma(self) -> str:
        return self.attributes.get("lemma", "")

    @property
    def pt(self) -> str:
        """The word class of the CGN tag set: ww, n, vnw, vz..."""
        return self.attributes.get("pt", "")

    @property
    def written_rel(self) -> str:
        """The relation in the source, before a fronted phrase took that of its gap."""
        return self.fronted or self.rel

    @property
    def filled(self) -> bool:
        return bool(self.word) or any(child.filled for child in self.children)

    @property
    def bare(self) -> bool:
        """True of an index node that only repeats another node."""
        return not self.word and not self.children

    @property
    def start(self) -> int:
        """Position of the first word; `begin` of the source also counts empty nodes."""
        return min((leaf.begin for leaf in self.words()), default=NOWHERE)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self) -> Iterator[Node]:
        return (node for node in self.walk() if node.word)

    def daughters(self, *rels: str) -> list[Node]:
        return [child for child in self.children if child.rel in rels]

    def spoken(self, *rels: str) -> list[Node]:
        """Daughters with words, of the given relations, in the order of the sentence."""
        found = [
            child for child in self.children if child.filled and (not rels or child.rel in rels)
        ]
        return sorted(found, key=lambda child: child.start)


def build(element: ElementTree.Element, parent: Node | None = None) -> Node:
    """The Node of a `node` element and all below it."""
    get = element.attrib.get
    node = Node(
        rel=get("rel", ""),
        cat=get("cat", ""),
        index=get("index", ""),
        word=get("word", ""),
        attributes=dict(element.attrib),
        parent=parent,
        begin=int(get("begin", "0")),
    )
    node.children = [build(child, node) for child in element.findall("node")]
    return node


def restore_fronted(top: Node) -> None:
    """Put each question or relative head (whd, rhd) in its gap within the body.

    After this every word hangs in the phrase it belongs to, so that heads and relations can be
    read off locally. The node keeps its index: the passive is seen by shared indices.
    """
    for phrase in list(top.walk()):
        for node in phrase.daughters("whd", "rhd"):
            gap = _first_gap(node, phrase) if node.index else None
            if gap and gap.parent:
                phrase.children.remove(node)
                _fill(gap, gap.parent, node)


def _first_gap(node: Node, phrase: Node) -> Node | None:
    below = (found for body in phrase.daughters("body") for found in body.walk())
    return next((found for found in below if found.index == node.index and found.bare), None)


def _fill(gap: Node, phrase: Node, node: Node) -> None:
    phrase.children[phrase.children.index(gap)] = node
    node.fronted, node.rel, node.parent = node.rel, gap.rel, phrase


def read_tree(text: bytes) -> Node:
    """The top node of an Alpino file, fronted phrases restored."""
    root = ElementTree.fromstring(text)
    element = root.find("node")
    if element is None:
        raise ValueError("no tree in the Alpino file")
    top = build(element)
    restore_fronted(top)
    return top
