"""Schema of `cues.toml`: words that say who says so, and whether it happened.

All words are lemmas as `annotate` gives them (Dutch particles in front, English ones behind),
except where "as written" is said; those are lower case.
"""

from __future__ import annotations

import msgspec


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that attribute, by the construction in which they do.

    clause        verbs whose clause is what is said, thought or known: say, believe, report;
                  they also stand beside or inside quotations
    infinitive    verbs whose infinitive is what is meant or wanted: vow, hope, want
    raising       verbs whose subject is part of what seems so: seem, appear
    object        verbs whose object is what is said or taken a stand on: deny, praise, propose
    topic         verb -> prepositions whose object is: talk [about], call [for]
    nouns         statements and attitudes: "the claim that", "his call for", "plans to"
    adjectives    predicates with a clause: "is convinced that"
    as_said       conjunctions of an inserted clause of saying: "as he said"
    according_to  prepositions before the source, as written
    inverted      words between quotation and source that make a cue by themselves: "aldus"
    citing        verbs whose object or prepositional object is a source cited
    unsourced     words that attribute to nobody named, as written: "reportedly"
    papers        nouns that speak for who issued them: statement, report, readout
    audience      prepositions before who is told
    owner         prepositions before whose statement, paper or plan it is
    agent         prepositions of the agent of a passive
    """

    clause: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    raising: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    topic: dict[str, tuple[str, ...]] = {}
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    unsourced: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that decide whether what depends on them holds.

    signature  what follows for the complement when the word itself holds and when it is denied
               (implication signatures of Nairn, Condoravdi and Karttunen 2006):
               "+" it holds, "-" it does not, "o" open, "n" open but negative
    certainty  of an open complement: certain, probable, possible
    tense      "future" where the complement lies ahead
    status     PLOVER's auxiliary modes given to the complement
    opaque     True where the complement does not share time and certainty of the word itself
    deduces    True for modals that with a perfect say what must be so: "must have gone"
    lifts      True where a negation of the infinitive is the word's own: "wist niet te winnen"
    consequence   True where the complement is a condition: "op voorwaarde dat"
    happened   True for modals whose plain past tells what was done: "moest vluchten"
    clausal    False where finite clauses are told as they stand: "announced that he left"
    auxiliaries, verbs, nouns, adjectives   the words; a verb's complement is its clause
    takes      relations whose nouns are complements too, with a preposition after a colon where
               only that one will do: obj, nsubj:pass, "obl:with", "nmod:for"
    """

    name: str
    signature: str = "+-"
    certainty: str = "certain"
    tense: str = ""
    status: tuple[str, ...] = ()
    opaque: bool = False
    clausal: bool = True
    consequence: bool = False
    happened: bool = False
    deduces: bool = False
    lifts: bool = False
    auxiliaries: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


class Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words inside a clause, or before a noun, that change its standing.

    negates       turns polarity
    certainty, tense, status   as in Operator, "" = unchanged
    adverbs       of the clause, as written; several words are looked for side by side
    conjunctions  that begin the clause, as written
    modifiers     adjectives and determiners before a noun, lemmas or as written
    pronouns      that fill a place of the clause ("nobody"), as written
    consequence   True if the clause above is open as well (conditionals)
    only_present  True if the word counts only in clauses of present tense
    not_after     words before an adverb after which it does not count: "since Monday"
    """

    name: str
    negates: bool = False
    certainty: str = ""
    tense: str = ""
    status: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    consequence: bool = False
    only_present: bool = False
    not_after: tuple[str, ...] = ()


class Conditional(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The auxiliary of future-in-past, condition and hearsay: zou, would; and what is unreal.

    All words are as written.

    auxiliaries   forms of the auxiliary
    unreal        True where with a perfect it tells what did not happen ("would have gone"),
                  False where that is hearsay ("zou zijn gegaan")
    pluperfect    True where the pluperfect tells what would have been: "dan was hij gegaan"
    unmet         modals that with a perfect tell what was not done: "should have gone"
    inverted      verbs that open a condition without "if": "had he known"
    timeless      past forms that do not tell of the past: could, might
    then          words of the main clause after such a condition
    states        verbs of what is so already, with which it is hearsay: "zou in Dubai wonen"
    """

    auxiliaries: tuple[str, ...] = ()
    unreal: bool = False
    pluperfect: bool = False
    unmet: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    timeless: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says so, and whether it happened.

    support       verbs that only lend their tense to a noun: hold, make, brengen
    occurrence    verbs that say that their subject takes place
    not_negation  words that undo a negation before them, as written: "only" of "not only"
    perfect       auxiliaries of the perfect tense
    infinitive    words that mark an infinitive clause: to, te
    intensifiers  words before an adjective whose clause is a result: "so worried that ..."
    adversative   conjunctions that set the next clause or word against the last: but
    without       prepositions of what took care that something did not happen: "without aid"
    plain_present True where a finite verb that looks like its lemma is in the present
    plain_past    forms that look like such a present and are none
    before        conjunctions of what something came before: "before they could"
    measures      nouns that negation makes small, not nothing: "hardly an hour"
    scheduled     verbs whose present tells of what is to come: "the strike goes ahead"
    asks          words that open a question of who, when, why
    of_year       prepositions before the year of an event: "in 1979", "the war of 1979"
    eras          names of ages that are over: "koude oorlog", as written
    when          conjunctions of what happened then: "after the dam burst in 1953"
    recent        words of days that a clause of years ago does not name: "yesterday"
    fails         verbs of plans and attempts that came to nothing
    dropped       verbs of who brought them to nothing
    in_vain       adverbs of what was asked or tried without success
    indefinite    determiners of what is not there yet: "een aanval"
    in_case       prepositions that before such a noun, first in its clause, make a condition
    """

    speech: Speech = Speech()
    operator: tuple[Operator, ...] = ()
    marker: tuple[Marker, ...] = ()
    conditional: Conditional = Conditional()
    support: tuple[str, ...] = ()
    occurrence: tuple[str, ...] = ()
    not_negation: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    intensifiers: tuple[str, ...] = ()
    adversative: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    plain_present: bool = False
    plain_past: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    scheduled: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    of_year: tuple[str, ...] = ()
    eras: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    in_vain: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    in_case: tuple[str, ...] = ()
