"""Makes `persons.tsv`: who held which office when, merged from several sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import codes, offices
from knowledge.tables import SUPPLEMENT, rows, write
from knowledge.transliterate import SLAVIC, dutch, french, german, key, plain

HEADER = "wikidata name aliases country sector role start end source"
SINCE = "1990"
RANK = ("own", "factbook", "us_congress", "wikidata", "reign")
NATIONAL = frozenset(
    {
        "president",
        "prime minister",
        "foreign minister",
        "defence minister",
        "interior minister",
        "finance minister",
        "king",
        "secretary of the security council",
        "chief of the general staff",
        "speaker of parliament",
        "secretary general",
        "commission president",
        "council president",
        "high representative",
        "intelligence chief",
        "national security adviser",
        "press secretary",
        "pope",
    }
)


@dataclass(frozen=True)
class Spell:
    """One person in one office; dates are ISO 8601 of any precision, "" if not known."""

    wikidata: str
    name: str
    aliases: tuple[str, ...]
    country: str
    sector: tuple[str, ...]
    role: str
    start: str
    end: str
    source: str


def _spell(source: str, name: str, country: str, role: str, start: str, end: str) -> Spell:
    return Spell("", name, (), country, offices.sectors(role), role, start, end, source)


def of_wikidata(path: Path) -> Iterator[Spell]:
    """Ministers and other office holders of Wikidata lists; places without a code are left out."""
    for row in rows(path):
        code = codes.country(row["country"]) or _international(row["position"])
        if not code or (row["end"] and row["end"] < SINCE) or _in_name_only(row):
            continue
        spell = _spell(
            "wikidata",
            _bare(row["person"]),
            code,
            _title(row),
            row["start"],
            row["end"],
        )
        partly = plain(row["country"]) in codes.PARTLY_RECOGNISED
        sector = (*spell.sector, "PRE") if partly else spell.sector
        yield replace(spell, wikidata=row["person_id"], sector=sector)


def _title(row: dict[str, str]) -> str:
    """The office as its title; one of a part of a state is none that the state has itself."""
    title = offices.title(row["position"])
    if plain(row["country"]) not in codes.PARTS:
        return title
    if title in ("president", "prime minister"):
        return "regional leader"
    return "minister" if title in NATIONAL else title


def _in_name_only(row: dict[str, str]) -> bool:
    """The British monarch as sovereign of another realm, who is British to any reader."""
    british = row["person"] in ("Elizabeth II", "Charles III")
    return british and codes.country(row["country"]) != "GBR"


def _international(position: str) -> str:
    if "European" in position or "of the Union" in position:
        return "EUR"
    if "United Nations" in position or "International Court of Justice" in position:
        return "UNO"
    return "IGO" if position else ""


def _bare(name: str) -> str:
    return re.sub(r", (Baron|Baroness|Lord|Viscount|Earl)\b.*$|\s*\(.*\)$", "", name).strip()


def of_factbook(path: Path) -> Iterator[Spell]:
    """Chiefs of state and heads of government; surnames in capitals are put in lower case."""
    seen: set[tuple[str, str, str]] = set()
    told = list(rows(path))
    states = {row["country"] for row in told}
    for row in told:
        code = codes.state(row["country"])
        if row["name"].partition(" ")[0] in states:
            continue  # "President of [China XI Jinping]", of Hong Kong and Macau
        role = offices.title(row["title_and_name"].replace(row["name"], ""))
        if role == "official":
            role = "head of state" if row["role"] == "chief of state" else "head of government"
        name = _unshout(row["name"])
        mark = (code, name, role)
        realm = role == "king" and "CHARLES" in row["name"] and code != "GBR"
        if code and name and not realm and "vacant" not in name.lower() and mark not in seen:
            seen.add(mark)
            spell = _spell("factbook", name, code, role, row["since"], "")
            yield replace(spell, aliases=_called(row["name"]))


def _called(name: str) -> tuple[str, ...]:
    """First name and surname (in capitals) of a name with more parts: Donald J. TRUMP."""
    words = name.split()
    surnames = [w for w in words if w.isupper() and len(w.rstrip(".")) > 1]
    if len(words) < 3 or not surnames or words[0].isupper():
        return ()
    return (_unshout(" ".join((words[0], *surnames))),)


def _unshout(name: str) -> str:
    cut = re.sub(r" of the Netherlands$|, Jr\.?$| \(.*\)$", "", name)
    return " ".join(
        "-".join(p.capitalize() if len(p) > 1 and p.isupper() else p for p in w.split("-"))
        if not re.fullmatch(r"[IVX]+", w)
        else w
        for w in cut.split()
    )


def of_reign(path: Path) -> Iterator[Spell]:
    """Effective leaders, by the title that leaders of their country bear where it is always one;
    with their whole name, or a surname of six letters or more."""
    called = {row["country"]: row["role"] for row in rows(SUPPLEMENT / "leaders.tsv")}
    for row in rows(path):
        code = codes.correlates_of_war().get(row["country"], "")
        if not code or row["country"] == "SNM" or (row["end"] and row["end"] < SINCE):
            continue
        royal = "king" in row["leader"].lower().split()
        role = "king" if royal else called.get(code, "head of state")
        end = "" if row["end"].startswith("2021-03") else row["end"]
        yield _spell("reign", row["leader"].strip(), code, role, row["start"], end)


def of_congress(path: Path) -> Iterator[Spell]:
    """Members of the United States Congress, with the name the press uses as an alias."""
    for row in rows(path):
        role = "senator" if row["chamber"] == "senate" else "congressman"
        called = " ".join(filter(None, (row["nickname"] or row["first"], row["last"])))
        name = row["official_full"] or called
        years = 6 if row["chamber"] == "senate" else 2
        start = max("1990", str(int(row["term_end"][:4]) - years * int(row["terms"])))
        spell = _spell("us_congress", name, "USA", role, start, row["term_end"])
        yield replace(spell, wikidata=row["wikidata"], aliases=(called,))


def of_supplement(path: Path) -> Iterator[Spell]:
    """Our own list; an empty sector is the one of the role."""
    for row in rows(path):
        sector = tuple(row["sector"].split("|")) if row["sector"] else offices.sectors(row["role"])
        aliases = tuple(filter(None, row["aliases"].split("|")))
        yield Spell(
            row["wikidata"],
            row["name"],
            aliases,
            row["country"],
            sector,
            row["role"],
            row["start"],
            row["end"],
            "own",
        )


def people(spells: Iterable[Spell]) -> list[list[Spell]]:
    """Spells of the same person together: same item, or same spelling key in the same country.

    In our own list one name is one person, whatever the country of the office.
    """
    groups: dict[int, list[Spell]] = {}
    owner: dict[tuple[str, str], int] = {}
    for number, spell in enumerate(spells):
        marks = _marks(spell)
        known = sorted({owner[m] for m in marks if m in owner})
        first = known[0] if known else number
        members = [s for n in known for s in groups.pop(n)] + [spell]
        groups[first] = members
        owner.update((m, first) for s in (members if known[1:] else [spell]) for m in _marks(s))
    return list(groups.values())


def _marks(spell: Spell) -> list[tuple[str, str]]:
    own = spell.source == "own"
    names = [spell.name, *(a for a in spell.aliases if own or " " in a)]
    by_item = [("", spell.wikidata)] if spell.wikidata else []
    anywhere = [("own", key(spell.name))] if own else []
    return by_item + anywhere + [(spell.country, key(name)) for name in names]


def merged(group: list[Spell]) -> list[Spell]:
    """One person's spells under one name, told once each; the better source wins."""
    group = sorted(group, key=lambda s: RANK.index(s.source))
    first = group[0]
    item = next((s.wikidata for s in group if s.wikidata), "")
    names = dict.fromkeys(n for s in group for n in (s.name, *s.aliases))
    if any(s.country in SLAVIC for s in group):
        names.update(dict.fromkeys(dutch(n) for n in _to_transliterate(group)))
        if any(s.role in NATIONAL for s in group):
            names.update(dict.fromkeys(_abroad(first.name)))
    aliases = tuple(n for n in names if n != first.name)
    kept: list[Spell] = []
    for spell in group:
        if not any(_same_office(spell, other) for other in kept):
            kept.append(replace(spell, wikidata=item, name=first.name, aliases=aliases))
    return sorted(kept, key=lambda s: (s.start, s.end, s.role))


def _abroad(name: str) -> list[str]:
    """The name with its surname as German and French papers write it."""
    given, _, surname = name.rpartition(" ")
    spelt = (german(surname), french(surname))
    return [f"{given} {other}" for other in spelt if given and plain(other) != plain(surname)]


def _to_transliterate(group: list[Spell]) -> list[str]:
    """English names only: our own aliases have the Dutch spelling among them already."""
    own = [s for s in group if s.source == "own" and s.aliases]
    if own:
        return []
    return list(dict.fromkeys(n for s in group for n in (s.name, *s.aliases)))


def _same_office(spell: Spell, other: Spell) -> bool:
    leads = {"head of state", "head of government"}
    leader = spell.source == "reign" or (spell.source == "factbook" and spell.role in leads)
    alike = spell.role == other.role or (leader and other.source == "own")
    overlap = (spell.start or "0") <= (other.end or "9") and (other.start or "0") <= (
        spell.end or "9"
    )
    return alike and overlap and spell.source != other.source


def attach_surnames(spells: list[Spell], surnames: Iterable[Spell]) -> Iterator[Spell]:
    """REIGN's spells whose person no other source knows; surnames alone must be long."""
    known = {(s.country, w) for s in spells for n in (s.name, *s.aliases) for w in key(n).split()}
    for spell in surnames:
        words = key(spell.name).split()
        if any((spell.country, word) in known for word in words):
            continue
        if len(words) > 1 or len(spell.name) >= 6:
            yield spell


def closed(spells: list[Spell]) -> list[Spell]:
    """Open ends of national offices closed where a later holder begins."""
    starts: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for s in spells:
        if s.role in NATIONAL and s.start and s.source in ("own", "factbook"):
            starts[s.country, s.role].append((s.start, s.name))
    return [_close(s, starts[s.country, s.role]) for s in spells]


def _close(spell: Spell, holders: list[tuple[str, str]]) -> Spell:
    if spell.end or not spell.start or spell.source == "own" or "PRE" in spell.sector:
        return spell
    later = sorted(start for start, name in holders if start > spell.start and name != spell.name)
    return replace(spell, end=later[0]) if later else spell


def build(data: Path) -> int:
    """Write `persons.tsv` from the files of `data`/actors; returns the number of persons."""
    actors = data / "actors"
    spells = [
        *of_supplement(SUPPLEMENT / "persons.tsv"),
        *of_factbook(actors / "factbook_leaders.csv"),
        *of_wikidata(actors / "wikidata_ministers.csv"),
        *of_congress(actors / "us_congress.csv"),
    ]
    spells += attach_surnames(spells, of_reign(actors / "reign_leaders.csv"))
    groups = [merged(group) for group in people(spells)]
    groups.sort(key=lambda g: (g[0].country, plain(g[0].name)))
    lines = closed([spell for group in groups for spell in group])
    table = dict.fromkeys(_line(spell) for spell in lines)
    write("persons.tsv", HEADER, list(table))
    return len(groups)


def _line(s: Spell) -> tuple[str, ...]:
    end = s.end if not s.end or not s.start or s.end >= s.start[: len(s.end)] else s.start
    return (
        s.wikidata,
        s.name,
        "|".join(s.aliases),
        s.country,
        "|".join(dict.fromkeys(s.sector)),
        s.role,
        s.start,
        end,
        s.source,
    )
