"""What describes whom in a sentence: appositions, predicates, trades and ages beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.lang.roles import Role
from dateline.records import Token
from dateline.resolve.parse import Parse
from dateline.resolve.phrase import Phrase

_PLAIN = Role(nouns=(), sector=("CVL",), kind="person", title="")
"""What somebody is of whom only a trade or an age is told."""
_AGES = range(5, 111)


def described(parse: Parse, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, told whom they describe (`same`), and names what is told of them by nouns that
    no pack has."""
    found = [_described(parse, p, found) for p in found]
    found = _bodies(_beside_commas(parse, found))
    found += list(_ones(parse, found))
    return [_plain(parse, p, found) for p in found]


def _described(parse: Parse, phrase: Phrase, found: Sequence[Phrase]) -> Phrase:
    """Appositions and predicates point at the phrase they describe."""
    heads = {p.head: p for p in found}
    token = parse.tokens[phrase.head]
    if token.rel == "appos" and token.head in heads and phrase.sort != "state":
        person = phrase.role is not None and phrase.role.kind in ("person", "group")
        thing = heads[token.head].sort in ("title", "place", "state")
        # nobody is a town: "THE HAGUE - Dutch officers ..."
        return phrase if person and thing else replace(phrase, same=token.head)
    if phrase.sort == "role" and parse.sentence.children(phrase.head, "cop"):
        subjects = [t.i for t in parse.sentence.children(phrase.head, "nsubj") if t.i in heads]
        return replace(phrase, same=subjects[0] if subjects else None, predicate=True)
    return phrase


def _beside_commas(parse: Parse, found: list[Phrase]) -> list[Phrase]:
    """Appositions the parse missed: "de voorzitter van de raad, Wolfgang Ischinger, ..."."""
    ends = {p.span.end: p for p in found if _could_be_named(p)}
    mended = []
    for p in found:
        first = p.core[0]
        if p.sort == "person" and p.role is None and first > 1:
            comma, before = parse.tokens[first - 1], parse.tokens[first - 2]
            title = ends.get(before.end) if comma.text == "," else None
            free = p.same is None or (title is not None and p.same in title.owners)
            listed = bool(parse.sentence.children(p.head, "cc"))
            if title and free and not listed and title.same is None:
                p = replace(p, same=title.head)
        mended.append(p)
    return mended


def _could_be_named(phrase: Phrase) -> bool:
    role = phrase.role
    one = role is not None and role.kind == "person" and not phrase.plural
    return phrase.sort == "role" and one and phrase.definite


def _bodies(found: list[Phrase]) -> list[Phrase]:
    """Names of which an apposition says that they are bodies: "Krokodillenfront, een bende"."""
    said = {p.same for p in found if p.sort == "role" and p.role and not p.predicate}
    bodies = {p.same for p in found if p.role and p.role.kind == "organisation"} & said
    return [
        replace(p, sort="organisation")
        if p.head in bodies and p.sort in ("title", "person", "place") and p.role is None
        else p
        for p in found
    ]


def _ones(parse: Parse, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """The "one" of "Zarghuna Wardak, one of the women who ...", as what describes the name."""
    taken = {p.head for p in found}
    for group in found:
        one = parse.tokens[parse.tokens[group.head].head]
        apart = one.rel == "appos" and one.i not in taken and one.upos in ("NUM", "DET", "PRON")
        if group.sort == "role" and group.plural and apart and one.head in taken:
            yield replace(
                group, head=one.i, core=(one.i,), span=one.span, same=one.head,
                plural=False, single=True, definite=False, owners=(),
            )  # fmt: skip


def _plain(parse: Parse, phrase: Phrase, found: Sequence[Phrase]) -> Phrase:
    """A name with what is told of it by words that no pack has as a role: a person's trade, age or
    whom he leads, the kind of a body ("aluminiumfabriek Bakony")."""
    if phrase.role or any(p.same == phrase.head for p in found):
        return phrase
    trade = _trade(parse, phrase)
    if phrase.sort == "organisation":
        sector = parse.lexicon.kind(trade)
        kind = Role(nouns=(), sector=sector, kind="organisation", title="")
        return replace(phrase, role=kind, noun=trade) if sector else phrase
    if phrase.sort != "person":
        return phrase
    if led := _led(parse, phrase, found):
        return replace(phrase, role=_PLAIN, owners=(*phrase.owners, *led))
    if not trade and (not _aged(parse, phrase) or " " not in phrase.name):
        return phrase  # also of "Mugabe, 88": the age of somebody whom all know by his surname
    return replace(phrase, role=_PLAIN, noun=trade)


def _led(parse: Parse, phrase: Phrase, found: Sequence[Phrase]) -> list[int]:
    """Heads of those whom a person leads as a relative clause says: "who led the guerrillas"."""
    leads = parse.lexicon.pack.roles.leads
    verbs = [t for i in phrase.core for t in parse.sentence.children(i, "acl") if t.lemma in leads]
    led = {t.i for verb in verbs for t in parse.sentence.children(verb.i, "obj")}
    return [p.head for p in found if p.head in led and p.sort in ("role", "organisation")]


def _trade(parse: Parse, phrase: Phrase) -> str:
    """The common noun that stands right before a name or in apposition to it, "" if none."""
    first = phrase.core[0]
    before = parse.tokens[first - 1] if first else None
    joined = before is not None and before.upos == "NOUN" and _touches(parse, before, phrase)
    if joined and before is not None:
        return before.text
    kids = (t for i in phrase.core for t in parse.sentence.children(i, "appos"))
    return next((t.text for t in kids if t.upos == "NOUN" and t.i > first), "")


def _touches(parse: Parse, noun: Token, phrase: Phrase) -> bool:
    heads = {phrase.head, *phrase.core}
    name_below = parse.tokens[phrase.head].head == noun.i
    return (name_below or noun.head in heads) and not parse.sentence.children(phrase.head, "case")


def _aged(parse: Parse, phrase: Phrase) -> bool:
    """True of "Amadou Diallo, 43," and "de 43-jarige Amadou Diallo"."""
    last = phrase.core[-1]
    after = [t.text for t in parse.tokens[last + 1 : last + 4]]
    if len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit():
        return int(after[1]) in _AGES
    near = {t.text.lower() for i in phrase.core for t in parse.sentence.children(i)}
    return any(word.endswith(parse.lexicon.pack.roles.aged) for word in near)
