"""Noun phrases that may be actors or places, with the words that say whose and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.lang.roles import Role
from dateline.records import Sentence, Token
from dateline.resolve.descriptions import described
from dateline.resolve.labels import Named
from dateline.resolve.lexicon import Lexicon, Match, fold, surface
from dateline.resolve.parse import MODIFIES, NOMINAL, Parse
from dateline.resolve.phrase import Phrase

_TITLES = frozenset({"appos", "flat", "nmod", "compound"})
_CITIZEN = Role(nouns=(), sector=("CVL",), kind="person", title="citizen")
_DATELINE = frozenset({",", "(", "—", "–", "-", "--", "/"})
_ABROAD = frozenset({"embassy", "ambassador", "refugees"})
_SETTLED = tuple((sector,) for sector in "AGR BUS COP CVL EDU JUD LAB MED OPP REL".split())
_SORTS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "title"}
_ARGUMENT = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos", "ccomp"})


def phrases(
    sentence: Sentence, named: Sequence[Named], matches: Sequence[Match], lexicon: Lexicon
) -> list[Phrase]:
    """All candidate phrases of a sentence in text order."""
    parse = Parse(sentence, lexicon)
    found = [*_named(parse, named), *_roles(parse, matches), *_states(parse, matches, named)]
    found = _joined(parse, _one_a_head(found))
    found = [_qualified(parse, p, found, matches) for p in found]
    taken = {i for p in found for i in p.core}
    found.extend(p for p in _pronouns(parse) if p.head not in taken)
    found = described(parse, [p for p in found if not _swallowed(parse, p, found)])
    return sorted(found, key=lambda p: p.head)


def _named(parse: Parse, named: Sequence[Named]) -> Iterator[Phrase]:
    for name in named:
        head = parse.top(name.start, name.end)
        core = tuple(range(name.start, name.end))
        span = parse.sentence.span_of(parse.tokens[name.start : name.end])
        yield Phrase(
            name.sentence, head, core, span, _SORTS[name.label], name.text,
            locative=_locative(parse, head, core, town=True),
            agent=parse.agent(head) or parse.source(head),
        )  # fmt: skip


def _roles(parse: Parse, matches: Sequence[Match]) -> Iterator[Phrase]:
    for match in matches:
        if not {"role", "generic"} & match.term.sorts:
            continue
        head = parse.top(match.start, match.end)
        if not _noun_use(parse, head) or _idle(parse, match, head):
            continue
        core = tuple(range(match.start, match.end))
        span = parse.sentence.span_of(parse.tokens[match.start : match.end])
        sort = "role" if match.term.role else "generic"
        noun = surface(parse.tokens[match.start : match.end])
        yield Phrase(
            parse.sentence.n, head, core, span, sort,
            role=match.term.role, noun=noun, front=match.front,
            noun_sort="".join(match.term.sorts - {"role", "generic"}),
        )  # fmt: skip


def _idle(parse: Parse, match: Match, head: int) -> bool:
    """True of a ship, state or movement that does nothing here and is no title of a name."""
    if fold(match.term.phrase) not in parse.lexicon.acting or parse.agent(head):
        return False
    after = parse.tokens[match.end : match.end + 1]
    return not (after and after[0].upos == "PROPN")


def _noun_use(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.upos in NOMINAL or (token.upos in ("ADJ", "NUM") and token.rel in _ARGUMENT):
        return True
    return token.upos == "VERB" and token.rel in ("nsubj", "obj", "iobj")  # a slip: "betogers"


def _states(parse: Parse, matches: Sequence[Match], named: Sequence[Named]) -> Iterator[Phrase]:
    for match in matches:
        if match.term.code is None or _inside_name(match, named):
            continue
        head = parse.top(match.start, match.end)
        phrase = _state(parse, match, head)
        if phrase:
            yield phrase


def _inside_name(match: Match, named: Sequence[Named]) -> bool:
    """True of country words within a longer name: the "China" of "Bank of China"."""
    size = match.end - match.start
    return any(
        n.start <= match.start and match.end <= n.end and n.end - n.start > size for n in named
    )


def _state(parse: Parse, match: Match, head: int) -> Phrase | None:
    """A country word as state, inhabitants or adjective, as its place in the tree says."""
    sorts, core = match.term.sorts, tuple(range(match.start, match.end))
    nouns = "people" in sorts and "adjective" not in sorts  # "een miljoen Britten"
    modifier = parse.modifies(head) and not nouns
    if modifier or {"name", "seat"} & sorts:
        sort = "state"
    elif "people" in sorts and _noun_use(parse, head) and parse.tokens[head].rel in _ARGUMENT:
        sort = "people"
    else:
        return None
    town = "seat" in sorts and "name" not in sorts
    assert match.term.code is not None
    if sort == "people" and parse.tokens[head].has("Number=Sing"):
        noun = surface(parse.tokens[match.start : match.end])
        return Phrase(
            parse.sentence.n, head, core, parse.tokens[head].span, "role",
            role=_CITIZEN, noun=noun, codes=(match.term.code,), basis="people",
        )  # fmt: skip
    return Phrase(
        parse.sentence.n, head, core, parse.sentence.span_of(parse.tokens[match.start : match.end]),
        sort, match.term.phrase, codes=(match.term.code,), basis="lexicon",
        seat=town, rival=match.term.rival, modifier=modifier,
        locative=_locative(parse, head, core, town),
    )  # fmt: skip


def _locative(parse: Parse, head: int, core: Sequence[int], town: bool) -> bool:
    """True in "in Moskou", "naar Rusland" and at the dateline of an agency report."""
    if parse.locative(head) or (town and parse.tokens[head].rel == "appos"):
        return True
    if town and any(case in parse.language.directional for case in parse.cases(head)):
        return True
    after = parse.tokens[core[-1] + 1 :]
    dateline = core[0] == 0 and bool(after) and after[0].text in _DATELINE
    return dateline and parse.sentence.n < 3 and parse.tokens[0].text.isupper()


def _one_a_head(found: list[Phrase]) -> list[Phrase]:
    """One phrase for each head: a name keeps the role or country that stands on the same word."""
    best: dict[int, Phrase] = {}
    for phrase in found:
        known = best.get(phrase.head)
        best[phrase.head] = _merged(known, phrase) if known else phrase
    return list(best.values())


def _merged(name: Phrase, other: Phrase) -> Phrase:
    if other.sort == "role":
        body = other.role is not None and other.role.kind in ("organisation", "government")
        keep = replace(name, sort="organisation") if body or name.sort == "title" else name
        core = tuple(sorted({*name.core, *other.core}))
        return replace(keep, role=other.role, noun=other.noun, front=other.front, core=core)
    if other.sort in ("state", "people") and name.sort not in ("person", "role"):
        return other
    return name


def _joined(parse: Parse, found: list[Phrase]) -> list[Phrase]:
    """Titles joined to the name they stand by: "president Biden", "Foreign Minister Lavrov"."""
    heads = {p.head: p for p in found}
    gone: set[int] = set()
    for name in [p for p in found if p.sort in ("person", "organisation", "title")]:
        title = _title_of(parse, name, heads)
        if title is None or title.head in gone:
            continue
        top = parse.top(min(title.core[0], name.core[0]), max(title.core[-1], name.core[-1]) + 1)
        head = top if top in (title.head, name.head) else title.head
        low = name.head if head == title.head else title.head
        gone.add(low)
        body = title.role is not None and title.role.kind == "organisation"
        heads[head] = replace(
            name, head=head, core=tuple(sorted({*title.core, *name.core})),
            sort="organisation" if body else name.sort,
            role=title.role, noun=title.noun, front=title.front,
            codes=title.codes, basis=title.basis,
        )  # fmt: skip
    return [p for h, p in heads.items() if h not in gone]


def _title_of(parse: Parse, name: Phrase, heads: dict[int, Phrase]) -> Phrase | None:
    if name.role:
        return None
    for title in heads.values():
        if title.sort != "role" or title.role is None:
            continue
        beside = title.core[-1] + 1 == name.core[0]
        if title.role.kind == "organisation" and beside and _names(parse, title, name):
            return title
        one = title.role.kind == "group" and not _inflected(parse, title)
        if not (title.role.kind == "person" or one) or name.sort != "person":
            continue
        if beside:
            return title
        low, high = sorted((title.core[-1], name.core[0]))
        close = not any(t.upos == "PUNCT" for t in parse.tokens[low:high])
        if close and _below(parse, name.head, title.head) and title.head < name.head:
            return title
    return None


def _names(parse: Parse, body: Phrase, name: Phrase) -> bool:
    """True if a name is that of the body called right before it: "het bedrijf Philips"; a plural
    has none."""
    one = not parse.tokens[body.head].has("Number=Plur")
    apart = name.core[0] > 0 and parse.tokens[body.core[-1]].upos == "NOUN"
    return (
        one
        and apart
        and name.head in (body.head, *(t.i for t in parse.sentence.subtree(body.head)))
    )


def _below(parse: Parse, low: int, high: int) -> bool:
    token = parse.tokens[low]
    return token.head == high and token.rel in _TITLES and not parse.sentence.children(low, "case")


def _qualified(
    parse: Parse, phrase: Phrase, found: Sequence[Phrase], matches: Sequence[Match]
) -> Phrase:
    """The phrase with its countries, owners and determiners."""
    if phrase.sort in ("title", "state"):
        return replace(phrase, definite=True)
    pack = parse.lexicon.pack
    words = [w for i in {phrase.head, *phrase.core} for w in parse.words_of(i)]
    codes, basis = _codes(parse, phrase, matches)
    owners = tuple(o.head for o in found if _owns(parse, o, phrase))
    pair = any(w in pack.language.pair for w in (*words, parse.tokens[phrase.head].text.lower()))
    return replace(
        phrase,
        codes=phrase.codes or codes,
        basis=phrase.basis or basis,
        owners=owners,
        span=parse.extent(phrase.head, phrase.core, phrase.sort in ("person", "organisation")),
        definite=any(w in pack.language.definite for w in words) or _possessed(parse, phrase),
        plural=_plural(parse, phrase),
        single=not _inflected(parse, phrase),
        pair=pair and _two(parse, phrase, words),
        former=_marked(phrase, words, pack.roles.former),
        opposition=_marked(phrase, words, pack.roles.opposition),
    )


def _codes(parse: Parse, phrase: Phrase, matches: Sequence[Match]) -> tuple[tuple[str, ...], str]:
    """Countries that the words give: adjective or state beside it, first part, name's own words."""
    beside = [m for m in matches if m.term.code and _beside(parse, m, phrase)]
    if beside:
        return tuple(dict.fromkeys(m.term.code for m in beside if m.term.code)), "words"
    if phrase.front and (code := parse.lexicon.country(phrase.front)):
        return (code,), "compound"
    if phrase.role and (code := parse.lexicon.within(phrase.role, phrase.noun)):
        return (code,), "compound"
    inner = [m for m in matches if m.term.code and m.start in phrase.core]
    if inner and phrase.sort != "person" and inner[0].term.code:
        return (inner[0].term.code,), "name"
    return (), ""


def _beside(parse: Parse, match: Match, phrase: Phrase) -> bool:
    if match.start in phrase.core:
        return False
    head = parse.top(match.start, match.end)
    while parse.tokens[head].rel == "conj" and parse.tokens[head].head >= 0:
        head = parse.tokens[head].head
    token = parse.tokens[head]
    plain_name = phrase.sort == "person" and phrase.role is None
    if plain_name and "adjective" not in match.term.sorts:
        return False  # "Wang China" is no Chinese, but a comma lost
    if token.head in (phrase.head, *phrase.core) and token.rel in MODIFIES:
        return not parse.locative(head) or _stays(phrase)
    if match.end > phrase.core[0]:
        return False
    clitics = [t.i for t in parse.sentence.children(head, "case") if t.i == match.end]
    owns = bool(clitics) or _genitive(parse, match)
    between = parse.tokens[match.end + len(clitics) : phrase.core[0]]
    modifier = "adjective" in match.term.sorts or parse.modifies(head) or owns
    return modifier and all(t.upos == "ADJ" for t in between)


def _genitive(parse: Parse, match: Match) -> bool:
    last = parse.tokens[match.end - 1].text
    return "name" in match.term.sorts and parse.lexicon.nominative(last) != last


def _owns(parse: Parse, owner: Phrase, phrase: Phrase) -> bool:
    if owner.head in (phrase.head, *phrase.core) or owner.sort in ("title", "generic"):
        return False
    if owner.sort == "place" and owner.locative and not _stays(phrase):
        return False
    token = parse.tokens[owner.head]
    return token.head in (phrase.head, *phrase.core) and token.rel in ("nmod", "compound", "flat")


def _stays(phrase: Phrase) -> bool:
    """True of who belongs where he is: "de politie in Lyon", not "troops in Mali"."""
    role = phrase.role
    if role is None or role.title in _ABROAD:
        return False
    return role.kind in ("organisation", "government") or role.sector[:1] in _SETTLED


def _possessed(parse: Parse, phrase: Phrase) -> bool:
    return bool(parse.sentence.children(phrase.head, "nmod:poss"))


def _plural(parse: Parse, phrase: Phrase) -> bool:
    if phrase.role and phrase.role.plural:
        return True
    return _inflected(parse, phrase) and phrase.sort in ("role", "generic", "people")


def _inflected(parse: Parse, phrase: Phrase) -> bool:
    """True of a head in the plural, as its features or its form tell."""
    token = parse.tokens[phrase.head]
    changed = "Number=" not in token.feats and token.lemma != token.text.lower()
    return token.has("Number=Plur") or changed


def _two(parse: Parse, phrase: Phrase, words: Sequence[str]) -> bool:
    """True of "de twee ministers", not of "both the party and ..."."""
    if parse.sentence.children(phrase.head, "conj"):
        return False
    plural = parse.tokens[phrase.head].has("Number=Plur") or phrase.sort == "generic"
    return plural and any(w in parse.language.definite for w in words)


def _marked(phrase: Phrase, words: Sequence[str], marks: Sequence[str]) -> bool:
    """True if one of the pack's marks stands before the noun or begins the compound."""
    front = phrase.front.lower()
    return any(w == m or w == m.rstrip("-") for m in marks for w in (*words, front) if w)


def _pronouns(parse: Parse) -> Iterator[Phrase]:
    pronouns = parse.lexicon.pack.roles.pronouns
    for token in parse.tokens:
        kind = pronouns.get(token.text.lower()) or pronouns.get(token.lemma, "")
        if _stands_for_two(parse, token):
            yield Phrase(
                parse.sentence.n, token.i, (token.i,), parse.extent(token.i, (token.i,)), "generic",
                definite=True, plural=True, pair=True,
            )  # fmt: skip
        elif kind and token.upos in ("PRON", "DET") and token.rel != "det":
            kind = parse.number(token, kind)
            yield Phrase(
                parse.sentence.n, token.i, (token.i,), token.span, "pronoun", token.text,
                modifier=token.deprel == "nmod:poss", plural=kind == "plural", pronoun=kind,
            )  # fmt: skip


def _stands_for_two(parse: Parse, token: Token) -> bool:
    """True of "de twee" and "beide" without a noun."""
    if token.text.lower() not in parse.language.pair or token.rel not in _ARGUMENT:
        return False
    words = (token.text.lower(), *parse.words_of(token.i))
    return token.upos == "PRON" or any(w in parse.language.definite for w in words)


def _swallowed(parse: Parse, phrase: Phrase, found: Sequence[Phrase]) -> bool:
    """True of a country word that only qualifies an actor, as in "Chinese topdiplomaat"."""
    if phrase.sort != "state" or not phrase.modifier:
        return any(phrase.head in p.core and p is not phrase for p in found)
    return any(
        p.sort not in ("state", "title", "place", "generic", "pronoun")
        and (parse.tokens[phrase.head].head in (p.head, *p.core) or _before(parse, phrase, p))
        for p in found
    )


def _before(parse: Parse, phrase: Phrase, actor: Phrase) -> bool:
    between = parse.tokens[phrase.core[-1] + 1 : actor.core[0]]
    return phrase.core[-1] < actor.core[0] and all(t.upos == "ADJ" for t in between)
