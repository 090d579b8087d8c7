"""From a record to the rows of the store's tables; DuckDB takes them apart itself.

Each statement has two parameters: the report's id and the record (for `events`: the flat rows)
as JSON.  One statement a table is many times faster than one a row.
"""

from __future__ import annotations

TABLES = (
    "sentences", "actors", "places", "times", "quotes", "events", "event_actors", "event_sources",
)  # fmt: skip

REPORT = """
INSERT INTO reports
SELECT $id, $revision, $digest, r->>'input_id', r->>'title', r->>'url', r->>'outlet',
       r->>'byline', r->>'language', (r->>'published')::DATE, r->>'published_basis', r->>'text'
FROM (SELECT $record::JSON->'report' AS r)
"""

_EACH = "(SELECT unnest(json_extract($record::JSON, '$.{part}[*]')) AS x)"
_NUMBERED = (
    "(SELECT unnest(json_extract($record::JSON, '$.{part}[*]')) AS x,"
    " generate_subscripts(json_extract($record::JSON, '$.{part}[*]'), 1) AS i)"
)
_STRINGS = "(x->'{field}')::VARCHAR[]"
_SPANS = "(x->'mentions')::INTEGER[][]"


def _start(field: str) -> str:
    return f"(x->'{field}'->0)::INTEGER, (x->'{field}'->1)::INTEGER"


_EVENT_SIDES = """
SELECT $id, e->>'id', '{side}', generate_subscripts(ids, 1) - 1, unnest(ids)
FROM (SELECT x AS e, (x->'{part}')::VARCHAR[] AS ids
      FROM (SELECT unnest(json_extract($record::JSON, '$.events[*]')) AS x))
"""

INSERTS: dict[str, tuple[str, ...]] = {
    "sentences": (
        "SELECT $id, i - 1, (x->0)::INTEGER, (x->1)::INTEGER "
        f"FROM {_NUMBERED.format(part='sentences')}",
    ),
    "actors": (
        "SELECT $id, x->>'id', x->>'name', x->>'kind', x->>'country', "
        f"{_STRINGS.format(field='sector')}, x->>'role', x->>'wikidata', {_SPANS}, "
        f"(x->>'confidence')::DOUBLE FROM {_EACH.format(part='actors')}",
    ),
    "places": (
        "SELECT $id, x->>'id', x->>'name', x->>'country', (x->>'geonames')::BIGINT, "
        f"(x->>'lat')::DOUBLE, (x->>'lon')::DOUBLE, {_SPANS} FROM {_EACH.format(part='places')}",
    ),
    "times": (
        f"SELECT $id, x->>'id', {_start('span')}, x->>'text', x->>'type', x->>'value', "
        "x->>'edtf', x->>'start', x->>'end', x->>'basis' "
        f"FROM {_EACH.format(part='times')}",
    ),
    "quotes": (
        f"SELECT $id, x->>'id', {_start('span')}, x->>'text', x->>'kind', x->>'speaker', "
        f"{_STRINGS.format(field='via')} FROM {_EACH.format(part='quotes')}",
    ),
    "event_actors": (
        _EVENT_SIDES.format(side="actor", part="actors"),
        _EVENT_SIDES.format(side="recipient", part="recipients"),
    ),
    "event_sources": (
        "SELECT $id, e->>'id', i - 1, x->>'actor', "
        f"{_start('cue')} FROM (SELECT e, unnest(chain) AS x, generate_subscripts(chain, 1) AS i "
        "FROM (SELECT e, json_extract(e, '$.according_to[*]') AS chain "
        "FROM (SELECT unnest(json_extract($record::JSON, '$.events[*]')) AS e)))",
    ),
}
"""The tables whose rows are read off the record itself."""


def events_insert(columns: dict[str, str]) -> str:
    """The statement for `events`: its columns (name -> type) read off a JSON list of flat rows."""
    cells = ", ".join(_cell(name, kind) for name, kind in columns.items())
    rows = "json_extract($rows::JSON, '$[*]')"
    return (
        f"INSERT INTO events SELECT i - 1, {cells} FROM "
        f"(SELECT unnest({rows}) AS x, generate_subscripts({rows}, 1) AS i)"
    )


def _cell(name: str, kind: str) -> str:
    if kind.endswith("[]"):
        return f"(x->'{name}')::{kind}"
    return f"(x->>'{name}')::{kind}"
