"""Dutch, German and French spellings of names that English writes out of Cyrillic, and a key that
spellings share.

The correspondences follow the usual press spellings: English sh/ch/zh/ya/yu/y/u stands beside
Dutch sj/tsj/zj/ja/joe/j/oe (Nederlandse Taalunie, "Taaladvies: transcriptie uit het Russisch"),
German sch/tsch/sch/ja/ju/j/u with w for v, and French ch/tch/j/ia/iou/i/ou with -ine for -in.
"""

from __future__ import annotations

import re
import unicodedata

SLAVIC = frozenset({"RUS", "UKR", "BLR", "BGR", "KAZ", "KGZ", "TJK", "UZB", "TKM", "MNG"})

_DUTCH = (
    (r"shch", "sjtsj"),
    (r"zh", "zj"),
    (r"sh", "sj"),
    (r"tch|ch", "tsj"),
    (r"kh", "ch"),
    (r"yi\b|yy\b", "y"),
    (r"ii\b", "i"),
    (r"(?<=[bcdfghklmnprstvwxz])y\b", "i"),
    (r"(?<=[aeiou])y\b", "j"),
    (r"y(?=[aeiou])", "j"),
    (r"u", "oe"),
)
_DUTCH_FIRST = (
    (r"^sergey$|^sergei$", "sergej"),
    (r"^aleksey$|^alexey$|^alexei$", "aleksej"),
    (r"^andrey$|^andrei$", "andrej"),
    (r"^yuri$|^yury$|^yuriy$", "joeri"),
    (r"^yulia$|^yuliya$|^julia$", "joelia"),
    (r"^maria$|^mariya$", "maria"),
    (r"^volodymyr$", "volodymyr"),
    (r"^dmytro$", "dmytro"),
    (r"^dmitry$|^dmitriy$|^dmitri$", "dmitri"),
    (r"^anatoly$|^anatoliy$", "anatoli"),
    (r"^vitaly$|^vitali$|^vitaliy$", "vitali"),
    (r"^valery$|^valeriy$", "valeri"),
    (r"^vasily$|^vasiliy$", "vasili"),
    (r"^gennady$|^gennadiy$", "gennadi"),
    (r"^nikolay$|^nikolai$", "nikolaj"),
    (r"^mikhail$", "michail"),
    (r"^andriy$|^andrii$", "andrij"),
    (r"^serhiy$|^serhii$", "serhij"),
    (r"^oleksandr$", "oleksandr"),
    (r"^alexander$", "aleksandr"),
    (r"^evgeny$|^yevgeny$|^evgeniy$|^yevgeniy$", "jevgeni"),
)

_GERMAN = (
    (r"shch", "schtsch"),
    (r"zh|sh", "sch"),
    (r"tch|ch(?!t)(?<!sch)", "tsch"),
    (r"kh", "ch"),
    (r"v", "w"),
    (r"(?<=[bcdfghklmnprstwxz])iy\b|yy\b|ii\b", "yj"),
    (r"y(?=[aeiou])", "j"),
)
_FRENCH = (
    (r"shch", "chtch"),
    (r"zh", "j"),
    (r"(?<!t)ch", "tch"),
    (r"sh", "ch"),
    (r"u", "ou"),
    (r"y(?=[aeo])", "i"),
    (r"[iy]y\b|ii\b", "i"),
    (r"in\b", "ine"),
)

_KEY = (
    (r"shch|sjtsj|sch", "s"),
    (r"tsj|tch|ch|kh", "c"),
    (r"sj|sh", "s"),
    (r"zj|zh", "z"),
    (r"oe|ou|uu", "u"),
    (r"x", "ks"),
    (r"[jy]", "i"),
    (r"iei|iie", "ie"),
    (r"(?<=[aeiou])i(?=[aeou])", ""),
    (r"i+", "i"),
    (r"(?<=[aeiou])i\b", ""),
    (r"\bie", "e"),
    (r"w", "v"),
    (r"ph", "f"),
    (r"ck", "k"),
    (r"(.)\1", r"\1"),
)


def plain(text: str) -> str:
    """`text` in lower case without diacritics, quotes or hyphens."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("ø", "o"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[-\s]+", " ", re.sub(r"[’'`ʹʼ\".]", "", letters)).strip().lower()


def key(name: str) -> str:
    """One key for the spellings of a name: "Sergej Lavrov" and "Sergey Lavrov" share it.

    Family names come first or last; but Salman bin Abdulaziz is the father of Abdulaziz bin Salman.
    """
    text = plain(name)
    for pattern, replacement in _KEY:
        text = re.sub(pattern, replacement, text)
    words = text.split()
    return " ".join(words if "bin" in words else sorted(words))


def _word(word: str) -> str:
    lower = word.lower()
    for pattern, replacement in _DUTCH_FIRST:
        if re.match(pattern, lower):
            return replacement.capitalize()
    for pattern, replacement in _DUTCH:
        lower = re.sub(pattern, replacement, lower)
    return lower.capitalize()


def dutch(name: str) -> str:
    """The Dutch press spelling of a name in English transliteration: Shoigu -> Sjoigoe."""
    return " ".join("-".join(_word(part) for part in word.split("-")) for word in name.split())


def german(surname: str) -> str:
    """The German press spelling of a surname in English transliteration: Lukashenko ->
    Lukaschenko."""
    return _by_rules(surname, _GERMAN)


def french(surname: str) -> str:
    """The French one: Putin -> Poutine."""
    return _by_rules(surname, _FRENCH)


def _by_rules(surname: str, rules: tuple[tuple[str, str], ...]) -> str:
    lower = surname.lower()
    for pattern, replacement in rules:
        lower = re.sub(pattern, replacement, lower)
    return "-".join(part.capitalize() for part in lower.split("-"))
