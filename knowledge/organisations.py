"""Makes `organisations.tsv` (our own list and the parties of PartyFacts) and `outlets.tsv`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import codes
from knowledge.tables import SUPPLEMENT, rows, write
from knowledge.transliterate import plain

HEADER = "wikidata name aliases kind country sector source"
OUTLET_HEADER = "domain name aliases country ownership"
DISSOLVED_BEFORE = "1995"


@dataclass(frozen=True)
class Organisation:
    """A body with a proper name; `sector` is PLOVER's, primary first."""

    wikidata: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    sector: tuple[str, ...]
    source: str


def of_supplement(path: Path) -> Iterator[Organisation]:
    """Our own list of organisations, in Dutch and English."""
    for row in rows(path):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        sector = tuple(row["sector"].split("|"))
        yield Organisation(
            row["wikidata"], row["name"], aliases, row["kind"], row["country"], sector, "own"
        )


def of_partyfacts(actors: Path) -> Iterator[Organisation]:
    """Parties that lived in 1995 or later, with native names in Latin script."""
    described = {row["partyfacts_id"]: row for row in rows(actors / "partyfacts_wikipedia.csv")}
    for row in rows(actors / "partyfacts_wikidata.csv"):
        extra = described.get(row["partyfacts_id"], {})
        country = "KOS" if row["country"] == "XKX" else row["country"]
        gone = extra.get("year_dissolved", "")
        if country not in codes.pack("en") or (gone and gone < DISSOLVED_BEFORE):
            continue
        names = dict.fromkeys(
            name
            for name in map(
                _without_marks,
                (
                    row["name"],
                    extra.get("name", ""),
                    row["name_native"],
                    extra.get("name_native", ""),
                    row["name_short"],
                    extra.get("name_short", ""),
                ),
            )
            if _tellable(name)
        )
        if names:
            first, *rest = names
            item = row["wikidata_id"]
            yield Organisation(
                item, first, tuple(rest), "organisation", country, ("PTY",), "partyfacts"
            )


def _without_marks(name: str) -> str:
    """A name of a wiki page without what its marks tell: "''([[German language|German]])''"."""
    return name.partition(" ''")[0]


def _common() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in rows(SUPPLEMENT / "common_words.tsv"))


def _tellable(name: str) -> bool:
    """True for a Latin name that cannot be taken for a common word or a two-letter sign.

    "The Left", "The Alternative" begin too many sentences.
    """
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2030 for c in name)
    bare = name.lower().removeprefix("the ")
    plain_noun = bare != name.lower() and " " not in bare
    return latin and 3 <= len(name) <= 80 and bare not in _common() and not plain_noun


def without_clashes(own: list[Organisation], parties: list[Organisation]) -> list[Organisation]:
    """Own bodies with the item of the party they are, then the other parties.

    Names that bodies or outlets of several countries share are dropped: "PSD", "Green Party".
    """
    items = {(p.country, plain(n)): p for p in parties for n in (p.name, *p.aliases)}
    known: list[Organisation] = []
    taken: set[str] = set()
    for body in own:
        names = (body.name, *body.aliases)
        party = next((items[m] for n in names if (m := (body.country, plain(n))) in items), None)
        if party and "PTY" in body.sector and party.wikidata not in taken:
            taken.add(party.wikidata)
            body = replace(body, wikidata=body.wikidata or party.wikidata)
        known.append(body)
    rest = [p for p in parties if p.wikidata not in taken]
    shared = _shared([*known, *rest])
    return known + [clear for p in rest if (clear := _clear(p, shared))]


def _shared(bodies: list[Organisation]) -> Counter[str]:
    """In how many countries a body or outlet carries each name."""
    outlets = rows(SUPPLEMENT / "outlets.tsv")
    press = [(r["country"], n) for r in outlets for n in (r["name"], *r["aliases"].split("|"))]
    named = [(b.country, n) for b in bodies for n in (b.name, *b.aliases)]
    return Counter(name for _, name in {(c, plain(n)) for c, n in (*press, *named)})


def _clear(party: Organisation, shared: Counter[str]) -> Organisation | None:
    names = [n for n in (party.name, *party.aliases) if shared[plain(n)] < 2]
    if not names:
        return None
    return replace(party, name=names[0], aliases=tuple(names[1:]))


def build(data: Path) -> tuple[int, int]:
    """Write both tables; returns the number of organisations and of outlets."""
    own = list(of_supplement(SUPPLEMENT / "organisations.tsv"))
    parties = sorted(of_partyfacts(data / "actors"), key=lambda p: (p.country, p.name, p.wikidata))
    unique = {p.wikidata or p.name: p for p in parties}
    bodies = without_clashes(own, list(unique.values()))
    lines = [
        (b.wikidata, b.name, "|".join(b.aliases), b.kind, b.country, "|".join(b.sector), b.source)
        for b in bodies
    ]
    write("organisations.tsv", HEADER, lines)
    outlets = [tuple(row.values()) for row in rows(SUPPLEMENT / "outlets.tsv")]
    write("outlets.tsv", OUTLET_HEADER, outlets)
    return len(lines), len(outlets)
