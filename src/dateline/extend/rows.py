"""One row of a table of the user's, whatever it was made from."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, ROLES = "person", ("role", "roles")
BODIES = ("organisation", "government")
KINDS = (PERSON, *BODIES, *ROLES)


@dataclass(frozen=True, slots=True)
class Row:
    """What one row tells.

    kind      person; organisation or government; role (a noun for one person) or roles (a noun
              for many people or a body)
    country   ISO 3166 alpha-3 or PLOVER code, empty = unknown
    sector    PLOVER sectors, primary first
    role      title of the office; of a role noun what it stands for
    start end ISO date, month or year, empty = open; of persons only
    language  ISO 639-1, of role nouns only
    """

    name: str
    kind: str = PERSON
    aliases: tuple[str, ...] = ()
    country: str = ""
    sector: tuple[str, ...] = ()
    role: str = ""
    start: str = ""
    end: str = ""
    wikidata: str = ""
    source: str = ""
    language: str = ""

    def line(self) -> tuple[str, str]:
        """The file that the row belongs in, and the row as a line of it."""
        sector, aliases = "|".join(self.sector), "|".join(self.aliases)
        if self.kind in ROLES:
            cells = (self.language, self.name, self.kind, sector, self.role or self.name)
            return "roles.tsv", _line(cells)
        if self.kind in BODIES:
            bare = (self.kind, self.country, sector, self.source)
            return "organisations.tsv", _line((self.wikidata, self.name, aliases, *bare))
        office = (self.country, sector, self.role, self.start, self.end, self.source)
        return "persons.tsv", _line((self.wikidata, self.name, aliases, *office))


HEADINGS = {
    "persons.tsv": "wikidata name aliases country sector role start end source",
    "organisations.tsv": "wikidata name aliases kind country sector source",
    "roles.tsv": "language noun kind sector title",
}


def _line(cells: tuple[str, ...]) -> str:
    """Cells joined by tabs; blanks within them, tabs included, become single blanks.

    A line that begins with # would be a note, and an empty one none.
    """
    line = "\t".join(" ".join(cell.split()) for cell in cells)
    return f" {line}" if line.startswith("#") else line
