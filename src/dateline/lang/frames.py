"""Schema of `frames/*.toml`: the predicates that carry events, and where their sides stand.

A file holds `[[frame]]` tables, and may hold `[classes]` (named word lists used as `@name`) and
`[modes.TYPE]` (words in the clause that give a mode).

    [[frame]]
    name = "visit"
    type = "CONSULT"
    mode = "visit"
    cameo = "042"
    contexts = ["diplomatic"]
    verbs = ["bezoeken", "arriveren [in|te]", "brengen {bezoek|staatsbezoek} [aan]"]
    nouns = ["bezoek [aan|in]", "reis [naar]"]

A predicate is a lemma (for separable verbs with the particle in front, "aankomen"; for English
phrasal verbs behind, "call off") followed by, in any order:

    {a|b}     a word that must depend on it (object, subject of a passive, complement), by lemma;
              `@arms` stands for a class; `{in:gevangenis}` asks for a preposition, `{op:}` for
              any noun with it but a number or a word of the class `calendar`.  Several
              {...} must all be there; a later one may depend on a word of an earlier one:
              "declare {law} {martial}"
    [a|b]     where the recipient stands: prepositions, or obj, iobj, subj, poss, xcomp (the
              subject or object of the complement clause).  Default: obj for verbs (iobj or the
              noun's own complement where {...} fills obj), the pack's usual prepositions for nouns
    <a|b>     where the actor stands if not as the subject: prepositions, obj, poss.  Default for
              nouns: possessive, genitive, adjective of a country, "van"/"of", "door"/"by"
    !         a predicate that must not have an object
"""

from __future__ import annotations

import msgspec


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Predicates that carry the same event.

    roles     directed   subject acts on recipient
              reversed   subject undergoes: its filler is the recipient, the other the actor
              symmetric  all fillers are actors ("met", "clashed", "overleg tussen A en B")
    needs     which sides must be found: both, actor, recipient, any, none; "" = the type's default
    content   True where a complement clause tells what is asked, refused, threatened or promised:
              it gives mode and recipient and is no event of its own
    status    auxiliary modes that the frame itself gives ("plannen" -> future)
    score     0-1, how often the predicate means this event; ambiguous verbs 0.5 or lower
    """

    name: str
    type: str
    mode: str = ""
    cameo: str = ""
    contexts: tuple[str, ...] = ()
    roles: str = "directed"
    needs: str = ""
    content: bool = False
    status: tuple[str, ...] = ()
    score: float = 0.8
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the lexicon; the files of a folder are read as one."""

    frame: tuple[Frame, ...] = ()
    classes: dict[str, tuple[str, ...]] = {}
    modes: dict[str, dict[str, tuple[str, ...]]] = {}
    recipient: tuple[str, ...] = ()  # usual prepositions of a noun's recipient
    actor: tuple[str, ...] = ()  # usual prepositions of a noun's actor
    agent: tuple[str, ...] = ()  # prepositions of the agent of a passive
    support: tuple[str, ...] = ()  # verbs that lend their subject to a noun: houden, hold
    first_person: tuple[str, ...] = ()  # pronouns of whoever speaks: ik, we, us
    neuter: tuple[str, ...] = ()  # pronouns of states and bodies: het, it, they
    quantity: tuple[str, ...] = ()  # nouns that only count or group: aantal, groep, dozen
    occasion: tuple[str, ...] = ()  # prepositions that make a meeting the occasion: tijdens, during
    including: tuple[str, ...] = ()  # words that name members of a group: waaronder, including
    opaque: tuple[str, ...] = ()  # nouns that are no kind of what their tail says: reactie
