"""The time grammar of a pack, compiled, and a chart parser that runs it over lexed text.

Every word has leaves (classes with values).  Rules build larger edges out of neighbouring ones,
from the right end of a run of known words to its left; of two ways to build the same thing the
rule that stands first in the pack wins.  Nothing is computed until an edge is chosen.
"""

from __future__ import annotations

import ast
import re
from bisect import insort
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from dateline.errors import PackError
from dateline.lang.times import Times
from dateline.resolve.time_lexer import Leaf, Lexed, Lexer, Words, keys_of
from dateline.resolve.time_scene import NoTime

OUTPUT = frozenset({"date", "time", "duration", "stretch", "set", "range", "vague", "nothing"})
PIECE = re.compile(r"<(?:(\w+):)?(\w+)>|([\[\](){}|])|([^\s\[\](){}|<>]+)")
CLOSING = {"[": "]", "(": ")", "{": "}"}
LONGEST_RUN = 60

T = TypeVar("T")
Bindings = dict[str, Any]
Action = Callable[[Any, Bindings], Any]
Operations = dict[str, Callable[..., Any]]


class Element(NamedTuple):
    """One symbol of a pattern; `outside` ones are context and not part of the expression."""

    symbol: str
    name: str | None = None
    outside: bool = False


Row = tuple[Element, ...]


class Rule(NamedTuple):
    order: int
    symbol: str
    row: Row
    action: Action


@dataclass(slots=True)
class Node:
    """Trie of the rules' rows."""

    next: dict[str, Node] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)


class Way(NamedTuple):
    """One way in which an edge was built."""

    rule: Rule
    parts: tuple[Edge, ...]

    def run(self, scene: Any) -> Any:
        bound = {
            element.name: part.meaning(scene)
            for element, part in zip(self.rule.row, self.parts, strict=True)
            if element.name
        }
        return self.rule.action(scene, bound)


@dataclass(slots=True, eq=False)
class Edge:
    """A symbol over tokens [start, end); [first, last) are those inside the expression.

    A leaf has a value; another edge the ways in which it was built, by order of their rules.
    """

    symbol: str
    start: int
    end: int
    first: int
    last: int
    value: Any = None
    ways: list[Way] = field(default_factory=list)

    @property
    def order(self) -> int:
        return self.ways[0].rule.order if self.ways else -1

    def meaning(self, scene: Any) -> Any:
        """What the edge means in `scene`, the state that operations see: by the first way that
        means anything.  Raises NoTime where none does."""
        if not self.ways:
            return self.value
        for way in self.ways:
            with suppress(ValueError, OverflowError):
                return way.run(scene)
        raise NoTime(self.symbol)

    def named(self, *names: str) -> list[Edge]:
        """The parts that its first rule calls by these names."""
        rule, parts = self.ways[0]
        return [p for e, p in zip(rule.row, parts, strict=True) if e.name in names]


class Grammar:
    """Rules and lexer of one pack.  Raises PackError, naming the rule, where one cannot be read."""

    def __init__(self, times: Times, operations: Operations) -> None:
        self._root = Node()
        self._operations = operations
        self._order = 0
        for symbol, keys, value in Words(times).phrases:
            row = tuple(Element("=" + key) for key in keys)
            self._add(symbol, row, _constant(value))
        for symbol, rules in times.rules.items():
            for pattern, action in rules.items():
                self._compile(symbol, pattern, action)
        literals = {s[1:] for s in _symbols(self._root) if s.startswith("=")}
        self.lexer = Lexer(times, frozenset(literals))

    def _compile(self, symbol: str, pattern: str, action: str) -> None:
        try:
            rows = list(rows_of(pattern))
            run = compile_action(action, self._operations)
        except (ValueError, SyntaxError) as e:
            raise PackError(f"times.toml, rules.{symbol}, {pattern!r}: {e}") from e
        for row in rows:
            self._add(symbol, row, run)

    def _add(self, symbol: str, row: Row, action: Action) -> None:
        node = self._root
        for element in row:
            node = node.next.setdefault(element.symbol, Node())
        node.rules.append(Rule(self._order, symbol, row, action))
        self._order += 1

    def read(self, lexed: Lexed, breaks: set[int], resolve: Callable[[Edge], T | None]) -> list[T]:
        """What `resolve` makes of the edges that are time expressions, in order, the longest from
        the left, none overlapping; where it makes None the next best edge is tried."""
        found: list[T] = []
        for start, end in _runs(lexed, breaks):
            chart = self._chart(lexed.leaves, start, end)
            edges = [edge for row in chart for edge in row if edge.symbol in OUTPUT]
            edges.sort(key=_preference)
            at = start
            for edge in edges:
                if edge.first < at:
                    continue
                result = None if edge.symbol == "nothing" else resolve(edge)
                if result is not None:
                    found.append(result)
                if result is not None or edge.symbol == "nothing":
                    at = edge.last
        return found

    def _chart(self, leaves: list[list[Leaf]], start: int, end: int) -> list[list[Edge]]:
        chart: list[list[Edge]] = [[] for _ in range(end - start + 1)]
        for i in range(end - 1, start - 1, -1):
            agenda = [
                Edge(leaf.symbol, i, leaf.end, i, leaf.end, leaf.value)
                for leaf in leaves[i]
                if leaf.end <= end
            ]
            self._saturate(chart, start, agenda)
        return chart

    def _saturate(self, chart: list[list[Edge]], start: int, agenda: list[Edge]) -> None:
        """Adds to the chart what can be built from the agenda's edges at its left corner."""
        known: dict[tuple[str, int, int, int], Edge] = {}
        while agenda:
            edge = agenda.pop()
            old = known.setdefault((edge.symbol, edge.end, edge.first, edge.last), edge)
            if old is not edge:
                _add_ways(old, edge)
                continue
            chart[edge.start - start].append(edge)
            node = self._root.next.get(edge.symbol)
            if node is not None:
                _extend(chart, start, node, (edge,), agenda)


def _preference(edge: Edge) -> tuple[int, int, bool, int, int]:
    """Leftmost, longest, then what is no time at all, then the one with more context."""
    context = edge.start - edge.end
    return (edge.first, -edge.last, edge.symbol != "nothing", context, edge.order)


def _extend(
    chart: list[list[Edge]], start: int, node: Node, parts: tuple[Edge, ...], agenda: list[Edge]
) -> None:
    for rule in node.rules:
        agenda.append(_build(rule, parts))
    if node.next and parts[-1].last == parts[-1].end:  # what is context lies outside, not between
        for edge in chart[parts[-1].end - start]:
            below = node.next.get(edge.symbol)
            if below is not None and edge.first == edge.start:
                _extend(chart, start, below, (*parts, edge), agenda)


def _build(rule: Rule, parts: tuple[Edge, ...]) -> Edge:
    inside = [part for part, element in zip(parts, rule.row, strict=True) if not element.outside]
    first, last = inside[0].first, inside[-1].last
    return Edge(rule.symbol, parts[0].start, parts[-1].end, first, last, ways=[Way(rule, parts)])


def _add_ways(old: Edge, new: Edge) -> None:
    for way in new.ways:
        if old.ways and not _is_above(way.parts, old):
            insort(old.ways, way, key=lambda w: w.rule.order)


def _is_above(parts: tuple[Edge, ...], edge: Edge) -> bool:
    """True if the edge is among the parts: of the same span, so in chains of single parts only."""
    if len(parts) != 1:
        return False
    return parts[0] is edge or any(_is_above(way.parts, edge) for way in parts[0].ways)


def _runs(lexed: Lexed, breaks: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that all have leaves, cut at `breaks` and at LONGEST_RUN."""
    start = 0
    for i, leaves in enumerate(lexed.leaves):
        if i in breaks or i - start >= LONGEST_RUN:
            yield start, i
            start = i
        if not leaves:
            yield start, i
            start = i + 1
    yield start, len(lexed.leaves)


def _symbols(node: Node) -> Iterator[str]:
    for symbol, below in node.next.items():
        yield symbol
        yield from _symbols(below)


def rows_of(pattern: str) -> Iterator[Row]:
    """All rows a pattern stands for.  Raises ValueError where brackets do not match."""
    pieces = list(PIECE.finditer(pattern))
    rows, at = _alternatives(pieces, 0, None)
    if at != len(pieces):
        raise ValueError("brackets do not match")
    for row in rows:
        if not any(not element.outside for element in row):
            raise ValueError("a pattern must have a part of its own")
        yield row


def _alternatives(
    pieces: list[re.Match[str]], at: int, closing: str | None
) -> tuple[list[Row], int]:
    done: list[Row] = []
    rows: list[Row] = [()]
    while at < len(pieces):
        name, symbol, sign, word = pieces[at].groups()
        if sign and sign == closing:
            return done + rows, at
        if sign == "|":
            done, rows = done + rows, [()]
        elif sign in CLOSING:
            more, at = _alternatives(pieces, at + 1, CLOSING[sign])
            rows = [row + end for row in rows for end in _wrapped(more, sign)]
        elif sign:
            raise ValueError("brackets do not match")
        else:
            rows = [row + _elements(name, symbol, word) for row in rows]
        at += 1
    if closing is not None:
        raise ValueError("brackets do not match")
    return done + rows, at


def _wrapped(rows: list[Row], sign: str) -> list[Row]:
    if sign == "[":
        return [*rows, ()]
    if sign == "{":
        return [tuple(element._replace(outside=True) for element in row) for row in rows]
    return rows


def _elements(name: str | None, symbol: str | None, word: str | None) -> Row:
    if symbol:
        return (Element(symbol, name),)
    return tuple(Element("=" + key) for key in keys_of(word or ""))


def compile_action(source: str, operations: Operations) -> Action:
    """An action such as `shift(n, u, 'back')`: calls, names of the pattern, constants.

    Raises ValueError for anything else and for operations that do not exist.
    """
    return _action(ast.parse(source, mode="eval").body, operations)


def _action(node: ast.expr, operations: Operations) -> Action:
    if isinstance(node, ast.Constant):
        return _constant(node.value)
    if isinstance(node, ast.Name):
        return _variable(node.id)
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return _constant(ast.literal_eval(node))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        if node.func.id not in operations:
            raise ValueError(f"there is no operation {node.func.id!r}")
        return _call(operations[node.func.id], [_action(a, operations) for a in node.args])
    raise ValueError(f"cannot read {ast.unparse(node)!r}")


def _constant(value: Any) -> Action:
    return lambda _scene, _bound: value


def _variable(name: str) -> Action:
    return lambda _scene, bound: bound.get(name)


def _call(operation: Callable[..., Any], arguments: list[Action]) -> Action:
    def run(scene: Any, bound: Bindings) -> Any:
        return operation(scene, *(argument(scene, bound) for argument in arguments))

    return run
