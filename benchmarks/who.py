"""Whether `dateline who` is right about every foreign minister of the source lists.

    python -m benchmarks.who --data ../shared/data

For each row of `actors/wikidata_ministers.csv` and `actors/factbook_leaders.csv` that is a foreign
minister's, the name is asked for on a day inside the tenure and on one outside of every tenure of
that person.  Inside it is right if the person wins, has the country, and holds the office of
foreign minister; outside, if the person wins and does not hold it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dateline import lang
from dateline.resolve import Knowledge
from dateline.resolve.holders import Office
from dateline.resolve.tabular import key
from dateline.resolve.who import Resolution, who
from knowledge import codes, offices, persons
from knowledge.tables import rows

ROLE = "foreign minister"


@dataclass(frozen=True)
class Tenure:
    """A foreign minister's row: `end` is the day the list was made where the office is open."""

    file: str
    person: str
    item: str
    country: str
    start: date
    end: date
    open: bool
    part: bool

    @property
    def inside(self) -> date:
        return self.start + (self.end - self.start) / 2

    def outside(self, others: Iterable[Tenure]) -> date:
        """A day some weeks after the end, or before the start of the first if it is open."""
        own = [t for t in others if key(t.person) == key(self.person)]
        day = min(t.start for t in own) - timedelta(days=45)
        if any(t.open for t in own):
            return day
        return max(t.end for t in own) + timedelta(days=45)

    def held(self, office: Office) -> bool:
        """True of the office meant; a part of a state has ministers, but no foreign minister."""
        role = office.role == ROLE or (self.part and office.role.endswith("minister"))
        return role and office.country == self.country


def tenures(data: Path) -> Iterator[Tenure]:
    """Every row about a foreign minister of a state that has a code and a start."""
    for row in rows(data / "actors" / "wikidata_ministers.csv"):
        if offices.title(row["position"]) == ROLE and row["start"]:
            yield _tenure("wikidata", row["person"], row["person_id"], row, row["position"])
    for row in rows(data / "actors" / "factbook_leaders.csv"):
        if "foreign" in row["title_and_name"].lower() and row["since"]:
            told = {**row, "start": row["since"], "end": ""}
            yield _tenure("factbook", persons._unshout(row["name"]), "", told, "")


def _tenure(file: str, person: str, item: str, row: dict[str, str], position: str) -> Tenure:
    country = codes.country(row["country"]) or persons._international(position)
    start, end = _day(row["start"]), _day(row["end"] or row["as_of"], last=True)
    part = row["country"].lower() in codes.PARTS
    return Tenure(file, person, item, country, start, end, not row["end"], part)


def _day(value: str, *, last: bool = False) -> date:
    """A date of any precision, months and years as their first or about their last day."""
    return date.fromisoformat(f"{value}{'-12-28' if last else '-01-01'}"[:10])


def right(found: Resolution, tenure: Tenure, *, inside: bool) -> bool:
    """True if the person meant wins, and is foreign minister of that state exactly if `inside`."""
    won = found.winner
    if won is None or won.kind != "person":
        return False
    names = {key(name) for name in (won.name, *won.aliases)}
    same = won.wikidata == tenure.item if won.wikidata and tenure.item else False
    if not (same or key(tenure.person) in names):
        return False
    return any(map(tenure.held, won.held)) == inside


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds actors/")
    every = list(dict.fromkeys(tenures(parser.parse_args().data)))
    knowledge, packs = Knowledge(), [lang.load(code) for code in lang.installed()]
    score = {True: 0, False: 0}
    for tenure in every:
        for inside in score:
            day = tenure.inside if inside else tenure.outside(every)
            found = who(tenure.person, knowledge, packs, day)
            if right(found, tenure, inside=inside):
                score[inside] += 1
            else:
                won = found.winner
                held = (
                    [(o.country, o.role, o.start, o.end, o.source) for o in won.held] if won else []
                )
                print(
                    f"{'inside' if inside else 'outside'} {day} {tenure.person} {tenure.country} "
                    f"{tenure.start}..{tenure.end}: {won.name if won else None} {held} {found.why}"
                )
    total = 2 * len(every)
    for inside, n in score.items():
        print(f"{'inside' if inside else 'outside':8} {n} of {len(every)}: {n / len(every):.4f}")
    print(f"{'both':8} {sum(score.values())} of {total}: {sum(score.values()) / total:.4f}")


if __name__ == "__main__":
    main()
