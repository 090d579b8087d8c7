"""Codes in plain words, for people: event types, status, notes, reasons, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.records import Event, EventDate

TYPES = {
    "AGREE": "agree",
    "CONSULT": "meet, talk",
    "SUPPORT": "support",
    "CONCEDE": "concede",
    "COOPERATE": "cooperate",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "ask, demand",
    "ACCUSE": "accuse",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilise",
    "COERCE": "coerce",
    "ASSAULT": "attack",
}

MODES = {
    "CONSULT:visit": "visit",
    "CONSULT:third-party": "mediate",
    "CONSULT:multilateral": "hold talks",
    "CONSULT:phone": "speak by phone",
    "RETREAT:withdraw": "withdraw",
    "RETREAT:release": "release",
    "RETREAT:disarm": "disarm",
    "RETREAT:ceasefire": "cease fire",
    "RETREAT:access": "allow access",
    "RETREAT:resign": "resign",
    "REQUEST:assist": "ask for help",
    "REQUEST:change": "demand change",
    "REQUEST:yield": "demand to yield",
    "REQUEST:meet": "ask to meet",
    "ACCUSE:disapprove": "criticise",
    "ACCUSE:investigate": "investigate",
    "ACCUSE:allege": "accuse",
    "REJECT:assist": "refuse help",
    "REJECT:change": "refuse change",
    "REJECT:yield": "refuse to yield",
    "REJECT:meet": "refuse to meet",
    "THREATEN:restrict": "threaten restrictions",
    "THREATEN:arrest": "threaten arrest",
    "THREATEN:relations": "threaten relations",
    "THREATEN:expel": "threaten to expel",
    "THREATEN:territory": "threaten territory",
    "THREATEN:violence": "threaten violence",
    "PROTEST:demo": "demonstrate",
    "PROTEST:riot": "riot",
    "PROTEST:strike": "strike",
    "PROTEST:hunger": "hunger strike",
    "PROTEST:boycott": "boycott",
    "PROTEST:obstruct": "obstruct",
    "PROTEST:vandalize": "vandalise",
    "SANCTION:convict": "convict",
    "SANCTION:expel": "expel",
    "SANCTION:withdraw": "withdraw from",
    "SANCTION:discontinue": "break off",
    "MOBILIZE:troops": "mobilise troops",
    "MOBILIZE:weapons": "mobilise weapons",
    "MOBILIZE:police": "mobilise police",
    "MOBILIZE:militia": "mobilise militia",
    "COERCE:seize": "seize",
    "COERCE:restrict": "restrict",
    "COERCE:censor": "censor",
    "COERCE:curfew": "impose curfew",
    "COERCE:martial-law": "martial law",
    "COERCE:arrest": "arrest",
    "COERCE:deport": "deport",
    "COERCE:withhold": "withhold",
    "COERCE:misinformation": "misinform",
    "COERCE:cyber": "cyber-attack",
    "ASSAULT:abduct": "abduct",
    "ASSAULT:beat": "beat",
    "ASSAULT:torture": "torture",
    "ASSAULT:sexual": "sexual assault",
    "ASSAULT:targeted": "assassinate",
    "ASSAULT:destroy": "destroy",
    "ASSAULT:primitive": "attack, no firearms",
    "ASSAULT:firearms": "shoot",
    "ASSAULT:explosives": "bomb",
    "ASSAULT:suicide-attack": "suicide attack",
    "ASSAULT:aerial": "attack from the air",
    "ASSAULT:drone": "drone attack",
    "ASSAULT:heavy-weapons": "shell",
    "ASSAULT:crowd-control": "break up a crowd",
    "ASSAULT:unconventional": "unconventional attack",
}

STATUS = {
    "historical": "long ago",
    "future": "still to come",
    "hypothetical": "possible",
    "negation": "denied, did not happen",
}

SECTORS = {
    "COP": "police",
    "GOV": "government",
    "JUD": "courts",
    "LEG": "parliament",
    "MIL": "military",
    "PRM": "paramilitary",
    "PTY": "party",
    "REB": "rebels",
    "SPY": "intelligence",
    "UAF": "armed group",
    "AGR": "farming",
    "BUS": "business",
    "CRM": "crime",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "elite",
    "JRN": "press",
    "LAB": "labour",
    "MED": "health care",
    "REF": "refugees",
    "OPP": "opposition",
    "PRE": "former government",
    "REL": "religion",
    "SOC": "civil society",
    "UNK": "unknown",
}

NOTES = {
    "machine_translated": "looks like a machine translation",
    "split_sentence": "sentences broken apart",
    "split_word": "words broken apart",
    "glued_sentence": "sentences run together",
    "unpaired_quote": "quotation marks without a partner",
    "mojibake_repaired": "wrongly encoded characters mended",
    "encoding_guessed": "encoding guessed",
    "language_mismatch": "the language is not the one declared",
    "future_published": "publication date lies in the future",
    "truncated": "the text breaks off",
}

REASONS = {
    "no_actor": "nobody found who did it",
    "no_recipient": "nobody found to whom",
    "no_side": "neither side found",
    "one_participant": "only one of the sides found",
    "content": "what another event asks, refuses or threatens",
    "doubtful": "too uncertain",
    "business": "a firm's own affair",
    "vetoed": "the pair coder sees no such event between the two",
    "unpolitical": "told where nothing is about politics",
    "told_twice": "told already by the same sentence",
    "at_home": "going to a place at home is no visit",
    "no_deed": "nobody's deed",
    "mobilisation_in_assault": "part of an attack",
    "charge_in_conviction": "part of a conviction",
    "topic_of_protest": "what a protest is about",
}

BASES = {
    "given": "as given",
    "metadata": "from the page",
    "inferred": "from the text",
    "unknown": "not known",
}


def what(event: Event) -> str:
    """What happened: the words of the modes, else of the frame, else of the type."""
    return described(event.type, event.modes, event.made_by)


def described(kind: str, modes: Sequence[str], made_by: Sequence[str]) -> str:
    """The same from the parts: type, modes, and the rules that made it."""
    known = [MODES[key] for mode in modes if (key := f"{kind}:{mode}") in MODES]
    return ", ".join(known) or _frame(made_by) or TYPES.get(kind, kind.lower())


_USER_TABLE = re.compile(r"user-table:(.+?)(?::(?:name|surname|spelling|office))?")  # how linked
_VARIANTS = ("-as-noun", "-weak", "-plain")
_FROM_BELOW = ("be-", "receive", "get-", "stand-")  # told from the recipient's side


def _frame(made_by: Sequence[str]) -> str:
    """The frame's name in words: "lexicon:nl/share-intelligence" -> "share intelligence".

    Nothing for frames told from the recipient's side: "be killed" would turn who and whom round.
    """
    rule = next((by for by in made_by if by.startswith("lexicon:")), "")
    name = rule.rpartition("/")[2]
    for variant in _VARIANTS:
        name = name.removesuffix(variant)
    return "" if name.startswith(_FROM_BELOW) else name.replace("-", " ")


def user_table(made_by: Sequence[str]) -> str:
    """The user's table that one of the rules of an actor names: "user-table:mine.csv:surname" ->
    "mine.csv"; "" if none does."""
    found = (_USER_TABLE.fullmatch(rule) for rule in made_by)
    return next((match[1] for match in found if match), "")


def code(event: Event) -> str:
    """The PLOVER code as written in the field: "CONSULT/visit"."""
    return "/".join((event.type, *event.modes))


def status(marks: Sequence[str]) -> str:
    return ", ".join(STATUS.get(mark, mark) for mark in marks)


def reason(code: str) -> str:
    return REASONS.get(code, code.replace("_", " "))


def note(kind: str) -> str:
    return NOTES.get(kind, kind.replace("_", " "))


def day(value: date) -> str:
    return f"{value.day} {value:%b %Y}"


def when(told: EventDate | None) -> str:
    """An event's date no finer than the report tells it; "" where it tells none.

    Basis `report` means that no day is told: only that it lies before or after publication.
    """
    if told is None or told.basis == "report":
        return ""
    return edtf(told.edtf)


def edtf(value: str) -> str:
    """An ISO 8601-2 (EDTF) date in words; what has no words here comes back as it is."""
    first, slash, last = value.partition("/")
    if not slash:
        return _one(value)
    if first in ("", ".."):
        return f"until {_one(last)}"
    if last in ("", ".."):
        return f"from {_one(first)}"
    if first[-1] == last[-1] and first[-1] in "~?%":  # said once for both
        return _MARKS[first[-1]] + _range(_one(first[:-1]), _one(last[:-1]))
    return _range(_one(first), _one(last))


def _range(first: str, last: str) -> str:
    """ "13 Feb 2023", "19 Feb 2023" -> "13–19 Feb 2023": what both share is said once."""
    left, right = first.split(), last.split()
    while len(left) > 1 and right and left[-1] == right[-1]:
        left.pop()
        right.pop()
    return f"{' '.join(left)}–{last}"


_QUALIFIED = re.compile(r"(?P<date>\d\d[\dX]{2}(-\w+)*(T[\w:+-]+)?)(?P<mark>[~?%]?)$")
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of",
    "36": "last quarter of", "40": "first half of", "41": "second half of",
}  # fmt: skip


def _one(value: str) -> str:
    found = _QUALIFIED.match(value)
    if not found:
        return value
    try:
        return _MARKS[found["mark"]] + _plain(found["date"])
    except (ValueError, IndexError):
        return value


def _plain(value: str) -> str:
    year, *rest = value.split("T")[0].split("-")
    if not rest:
        return year.replace("X", "0") + "s" if year.endswith("X") else year
    if rest[0].startswith("W"):
        monday = date.fromisocalendar(int(year), int(rest[0][1:]), 1)
        return _range(day(monday), day(monday + timedelta(6)))
    if len(rest) == 1:
        season = _SEASONS.get(rest[0])
        return f"{season} {year}" if season else f"{date(int(year), int(rest[0]), 1):%b %Y}"
    return day(date(int(year), int(rest[0]), int(rest[1])))
