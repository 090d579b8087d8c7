"""Which events of a store are wanted, as a WHERE clause with parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.errors import SettingError

FACT = "fact"
STATUSES = (FACT, "historical", "future", "hypothetical", "negation")


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions that must all hold; None or empty = no condition.

    actor     part of a name on either side, in any case; or a Wikidata id
    country   code of a country on either side
    pair      two countries that both take part, whichever is on which side
    types     PLOVER types, or type and mode ("CONSULT/visit"); any of them
    since, until   first and last day; an event counts if its date can lie between them
    status    fact (no status), historical, future, hypothetical or negation
    report    report id
    """

    actor: str | None = None
    country: str | None = None
    pair: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    status: str | None = None
    report: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.status is not None and self.status not in STATUSES:
            raise SettingError(
                f"{self.status!r} is no status", hint=f"Known: {', '.join(STATUSES)}."
            )
        if self.since and self.until and self.since > self.until:
            raise SettingError(f"no day lies between {self.since} and {self.until}")


Condition = tuple[str, list[object]]

_BOTH = "list_concat(actor_{0}, recipient_{0})"
_NAMES = _BOTH.format("names")
_COUNTRIES = _BOTH.format("countries")
_START = "coalesce(date_start, date_end)"
_END = "coalesce(date_end, date_start)"

_ACTOR = f"""(
    len(list_filter({_NAMES}, lambda name: contains(lower(name), lower(?)))) > 0
    OR EXISTS (SELECT 1 FROM event_actors s JOIN actors a USING (report_id, actor_id)
               WHERE s.report_id = events.report_id AND s.event_id = events.event_id
                 AND a.wikidata = ?))"""


def where(query: Query) -> Condition:
    """The condition as SQL with one `?` a parameter."""
    parts = list(_conditions(query))
    clause = " AND ".join(sql for sql, _ in parts) or "TRUE"
    return clause, [value for _, values in parts for value in values]


def _conditions(query: Query) -> Iterator[Condition]:
    if query.actor:
        yield _ACTOR, [query.actor, query.actor]
    if query.country:
        yield f"list_contains({_COUNTRIES}, ?)", [query.country.upper()]
    if query.pair:
        yield _pair(*(code.upper() for code in query.pair))
    if query.types:
        yield _types(query.types)
    if query.since:
        yield f"{_END} >= ?", [query.since]
    if query.until:
        yield f"{_START} <= ?", [query.until]
    if query.status:
        yield _status(query.status)
    if query.report:
        yield "report_id = ?", [query.report]


def _pair(one: str, other: str) -> Condition:
    if one == other:
        return f"len(list_filter({_COUNTRIES}, lambda c: c = ?)) > 1", [one]
    return f"list_has_all({_COUNTRIES}, [?, ?])", [one, other]


def _types(types: tuple[str, ...]) -> Condition:
    parts, values = [], list[object]()
    for name in types:
        kind, _, mode = name.partition("/")
        parts.append("type = ? AND list_contains(modes, ?)" if mode else "type = ?")
        values += [kind.upper(), mode.lower()] if mode else [kind.upper()]
    return "(" + " OR ".join(parts) + ")", values


def _status(status: str) -> Condition:
    if status == FACT:
        return "len(status) = 0", []
    return "list_contains(status, ?)", [status]
