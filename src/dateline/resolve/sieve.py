"""Which mentions of a report mean the same: a sieve of rules, the surest first.

Multi-pass as in Raghunathan and others (2010) and Lee and others (2013), on the parse and the
language packs.  It works on any spans, also of things and places that are no actors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.lang import Pack
from dateline.records import Reading, Span, Token
from dateline.resolve.told import Told, told

_TITLES = frozenset({"appos", "flat", "nmod:desc"})
_NEAR = 2


def chains(reading: Reading, spans: Sequence[Span], pack: Pack) -> tuple[int, ...]:
    """For each span the number of its chain; equal numbers mean the same.

    Numbers count from 0 in the order of first mention.  Raises ValueError where no word stands in
    a span.
    """
    return Sieve(reading, told(reading, spans, pack), pack).run()


def by_heads(reading: Reading, spans: Sequence[Span], pack: Pack) -> tuple[int, ...]:
    """The same where nothing counts but the head word, and pronouns stand alone."""
    keys = []
    for t in told(reading, spans, pack):
        s = reading.sentences[t.sentence]
        flat = [x for x in s.children(t.head.i, "flat") if x.upos == "PROPN"]
        w = flat[-1] if flat and BASE else t.head
        keys.append(("pronoun", str(t.n)) if t.form == "pronoun" else ("head", w.lemma.casefold()))
    numbers: dict[tuple[str, str], int] = {}
    return tuple(numbers.setdefault(key, len(numbers)) for key in keys)
BASE = 0

class Sieve:
    def __init__(self, reading: Reading, mentions: Sequence[Told], pack: Pack) -> None:
        self.reading, self.pack = reading, pack
        self.sentences = reading.sentences
        self.mentions = mentions
        self.order = sorted(mentions, key=lambda t: (t.at, t.span.start, -t.span.end))
        self.chain = [{t.n} for t in mentions]
        self.by_head: dict[tuple[int, int], list[Told]] = defaultdict(list)
        for t in self.order:
            self.by_head[t.at].append(t)
        self.why = {}

    PASSES = "same_head apposed relative names actors nouns described predicates pronouns".split()

    def run(self) -> tuple[int, ...]:
        for p in self.PASSES:
            self.current = p
            getattr(self, p)()
        numbers: dict[int, int] = {}
        for t in self.order:
            numbers.setdefault(id(self.chain[t.n]), len(numbers))
        return tuple(numbers[id(self.chain[t.n])] for t in self.mentions)

    def join(self, a: Told, b: Told) -> None:
        if self.chain[a.n] is self.chain[b.n]:
            return
        self.why.setdefault((self.current), []).append((a.n, b.n))
        whole = self.chain[a.n] | self.chain[b.n]
        for n in whole:
            self.chain[n] = whole

    def members(self, t: Told) -> list[Told]:
        return [self.mentions[n] for n in self.chain[t.n]]

    def kind(self, t: Told) -> str:
        names = [m.kind for m in self.members(t) if m.kind and m.form == "name"]
        kinds = names or [m.kind for m in self.members(t) if m.kind]
        return max(set(kinds), key=lambda k: (kinds.count(k), k)) if kinds else ""

    def plural(self, t: Told) -> bool:
        said = [m for m in self.members(t) if m.form != "pronoun"]
        return any(m.plural or m.listed for m in said)

    def numbers_of(self, t: Told):
        return frozenset().union(*(m.numbers for m in self.members(t)))

    def before(self, t: Told) -> Iterator[Told]:
        k = self.order.index(t)
        yield from reversed(self.order[:k])

    # ---- passes
    def same_head(self) -> None:
        for some in self.by_head.values():
            for flag in (True, False):
                like = [t for t in some if t.listed == flag]
                for t in like[1:]:
                    self.join(like[0], t)

    def apposed(self) -> None:
        for t in self.order:
            s = self.sentences[t.sentence]
            if t.head.deprel in _TITLES and t.head.head >= 0 and t.form != "pronoun":
                for o in self.by_head.get((t.sentence, t.head.head), ()):
                    if not o.listed and not t.listed and self.fit_kind(o, t):
                        self.join(o, t)

    def fit_kind(self, a: Told, b: Told) -> bool:
        k, m = self.kind(a), self.kind(b)
        return not k or not m or k == m

    def relative(self) -> None:
        for t in self.order:
            if t.pronoun not in ("relative", "place", "neuter"):
                continue
            s = self.sentences[t.sentence]
            for clause in (t.head, *s.ancestors(t.head.i)):
                if clause.deprel.startswith("acl") and clause.head < t.head.i <= clause.i:
                    first = min(x.i for x in s.subtree(clause.i) if x.upos not in ("PUNCT", "ADP", "CCONJ", "SCONJ") or x.i==t.head.i)
                    if first == t.head.i:
                        for o in self.by_head.get((t.sentence, clause.head), ()):
                            if not o.listed or len(self.by_head[o.at]) == 1:
                                self.join(o, t)
                                break
                    break

    def names(self) -> None:
        named = [t for t in self.order if t.name and not t.listed]
        for exact in (True, False):
            for k, t in enumerate(named):
                for o in reversed(named[:k]):
                    if self.same_name(o, t, exact):
                        self.join(o, t)
                        break

    def same_name(self, a: Told, b: Told, exact: bool) -> bool:
        if a.name == b.name:
            return True
        if exact:
            return False
        short, long = sorted((a.name, b.name), key=len)
        if not self.fit_kind(a, b):
            return False
        rest = long[len(short):]
        if long[:len(short)] == short:
            legal = {w.casefold() for w in self.pack.mentions.legal}
            k = self.kind(a) or self.kind(b)
            return k in ("person", "organisation") or all(w in legal for w in rest)
        if long[-len(short):] == short:
            return True
        return self.initials(short, long)

    def initials(self, short, long):
        if len(short) != 1 or len(short[0]) < 2:
            return False
        ini = "".join(w[0] for w in long if w)
        return short[0].replace(".", "") in (ini, "".join(w[0] for w in long if w not in ("of","the","van","de","en","and","&")))

    def actors(self) -> None:
        meant = defaultdict(list)
        for m in self.reading.mentions:
            if m.how in ("name", "surname", "title", "nominal", "place"):
                for t in self.by_head.get((m.sentence, m.head), ()):
                    if t.form != "pronoun" and not t.listed:
                        meant[m.actor].append(t)
        for some in meant.values():
            for t in some[1:]:
                self.join(some[0], t)

    def nouns(self) -> None:
        for t in self.order:
            if t.form != "noun" or t.listed or t.indefinite or t.other: continue
            for o in self.before(t):
                if o.form == "noun" and not o.listed and self.same_noun(o, t):
                    self.join(o, t)
                    break

    def same_noun(self, a: Told, b: Told) -> bool:
        if a.plural != b.plural:
            return False
        same = a.noun == b.noun or (self.pack.language.compounds and a.noun.endswith(b.noun) and len(b.noun) > 3)
        if not same: return False
        if b.numbers and not b.numbers <= self.numbers_of(a): return False
        if self.owner(b) and self.owner(a) and self.owner(a) != self.owner(b): return False
        return b.marks <= a.marks or (b.definite)

    def owner(self, t: Told):
        s = self.sentences[t.sentence]
        own = s.children(t.head.i, "nmod:poss")
        if not own: return None
        some = self.by_head.get((t.sentence, own[0].i))
        return id(self.chain[some[0].n]) if some else own[0].lemma

    def described(self) -> None:
        for t in self.order:
            if t.form != "noun" or not t.definite or t.plural or t.listed or len(self.chain[t.n]) > 1 or t.other: continue
            if self.owner(t) : continue
            for o in self.before(t):
                if o.sentence < t.sentence - 3: break
                if o.name and not o.listed and self.kind(o) == t.kind and t.kind in ("thing", "organisation","person","place") and not self.plural(o) and not self.inside(o, t):
                    self.join(o, t)
                    break

    def inside(self, a: Told, b: Told) -> bool:
        return a.span.covers(b.span) or b.span.covers(a.span)

    def predicates(self) -> None:
        for t in self.order:
            s = self.sentences[t.sentence]
            if t.form == "noun" and s.children(t.head.i, "cop"):
                for x in s.children(t.head.i, "nsubj"):
                    for o in self.by_head.get((t.sentence, x.i), ()):
                        self.join(o, t)

    def pronouns(self) -> None:
        for t in self.order:
            if t.form != "pronoun" or t.pronoun in ("none", "relative", "place") or len(self.chain[t.n]) > 1:
                continue
            best = self.antecedent(t)
            if best:
                self.join(best, t)

    def antecedent(self, t: Told):
        best = None
        seen = []
        for o in self.before(t):
            if o.sentence < t.sentence - _NEAR: break
            if self.inside(o, t) and not False: continue
            if not self.may_be(t, o): continue
            if id(self.chain[o.n]) in seen: continue
            rank = len(seen)
            seen.append(id(self.chain[o.n]))
            score = self.salience(t, o) - .1 * rank
            if best is None or score > best[0]:
                best = (score, o)
        return best and best[1]

    def may_be(self, t: Told, o: Told) -> bool:
        p = t.pronoun
        k = self.kind(o)
        plural = self.plural(o)
        if not t.head.deprel.startswith("nmod:poss") and self.same_clause(t, o): return False
        if p == "plural":
            return plural or k == "organisation"
        if p == "neuter":
            return k != "person" and not plural
        if p in ("male", "female"):
            poss = t.head.deprel == "nmod:poss" and p == "male" and "hij" in self.pack.roles.pronouns
            return k == "person" and not plural or (poss and not plural)
        if p == "singular":
            return k != "person"
        if p == "speaker":
            return k == "person" and not plural
        if p == "speakers":
            return k == "organisation"
        return False

    def same_clause(self, t: Told, o: Told) -> bool:
        return t.sentence == o.sentence and self.pred(t) == self.pred(o) and o.head.rel != "nmod"

    def pred(self, t: Told) -> int:
        for a in self.sentences[t.sentence].ancestors(t.head.i):
            if a.upos in ("VERB", "AUX", "ADJ"): return a.i
        return -1

    def salience(self, t: Told, o: Told) -> float:
        score = -2.0 * (t.sentence - o.sentence)
        score += 1.5 if o.head.rel == "nsubj" else 0
        score -= 0.5 if o.head.rel in ("nmod", "compound") else 0
        score += 0.75 if t.head.deprel == "nmod:poss" and t.sentence == o.sentence and self.pred(t) == self.pred(o) else 0
        return score
