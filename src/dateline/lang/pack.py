"""A language pack: a folder of TOML, TSV and text files with fixed names.

    lang/nl/
      language.toml       name, quotation marks, clitics, particles      -> language.Language
      abbreviations.txt   one a line, with its full stop
      lemmas.tsv          form, UPOS, lemma: where the lemmatiser is wrong
      countries.toml      names, adjectives, inhabitants, seats          -> countries.Country
      roles.toml          role nouns with sector                         -> roles.Roles
      mentions.toml       how somebody is told of again                  -> mentions.Mentions
      cues.toml           reporting, negation, modality, time of telling -> cues.Cues
      places.toml         words around the names of places               -> places.Places
      times.toml          words and rules of time expressions            -> times.Times
      damage.toml         signs of broken copies                         -> damage.Damage
      frames/*.toml       predicates and their roles                     -> frames.FrameFile

The engine never asks which language it reads; it asks the pack.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import PackError, UnknownLanguage
from dateline.lang.countries import Country
from dateline.lang.cues import Cues
from dateline.lang.damage import Damage
from dateline.lang.frames import FrameFile
from dateline.lang.language import Language
from dateline.lang.mentions import Mentions
from dateline.lang.places import Places
from dateline.lang.roles import Roles
from dateline.lang.times import Times

HERE = Path(__file__).parent
T = TypeVar("T")


class Pack:
    """One language; parts are read from disk when first asked for.

    Raises PackError where a file is missing or breaks its schema, with the path of the value.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = folder.name

    @cached_property
    def language(self) -> Language:
        return self._read("language.toml", Language)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return frozenset(line for line in self._lines("abbreviations.txt"))

    @cached_property
    def lemmas(self) -> dict[tuple[str, str], str]:
        """(lower-case form, UPOS) -> lemma."""
        rows = (line.split("\t") for line in self._lines("lemmas.tsv"))
        return {(form, upos): lemma for form, upos, lemma in rows}

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Lemmas of the verbs that the frames or the lemma table name."""
        listed = {lemma for (_, upos), lemma in self.lemmas.items() if upos == "VERB"}
        framed = {v.split()[0] for file in self.frames for f in file.frame for v in f.verbs}
        return frozenset(listed | framed)

    @cached_property
    def countries(self) -> dict[str, Country]:
        return self._read("countries.toml", dict[str, Country])

    @cached_property
    def roles(self) -> Roles:
        return self._read("roles.toml", Roles)

    @cached_property
    def mentions(self) -> Mentions:
        return self._read("mentions.toml", Mentions)

    @cached_property
    def cues(self) -> Cues:
        return self._read("cues.toml", Cues)

    @cached_property
    def places(self) -> Places:
        return self._read("places.toml", Places)

    @cached_property
    def times(self) -> Times:
        return self._read("times.toml", Times)

    @cached_property
    def damage(self) -> Damage:
        return self._read("damage.toml", Damage)

    @cached_property
    def frames(self) -> tuple[FrameFile, ...]:
        files = sorted((self.folder / "frames").glob("*.toml"))
        return tuple(self._read(f"frames/{file.name}", FrameFile) for file in files)

    def _read(self, name: str, kind: type[T]) -> T:
        path = self.folder / name
        try:
            return msgspec.toml.decode(path.read_bytes(), type=kind)
        except FileNotFoundError as e:
            raise PackError(f"language pack {self.code!r} has no {name}") from e
        except msgspec.DecodeError as e:
            raise PackError(f"{self.code}/{name}: {e}", hint="Mend the value it names.") from e

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        if not path.exists():
            raise PackError(f"language pack {self.code!r} has no {name}")
        lines = path.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line and not line.startswith("#")]


def installed() -> list[str]:
    """Codes of the languages there are packs for, sorted."""
    return sorted(p.parent.name for p in HERE.glob("*/language.toml"))


@cache
def load(code: str) -> Pack:
    """The pack of language `code` (ISO 639-1).  Raises UnknownLanguage, naming those there are."""
    if code not in installed():
        known = ", ".join(installed())
        raise UnknownLanguage(f"no language pack for {code!r}; there are: {known}")
    return Pack(HERE / code)
