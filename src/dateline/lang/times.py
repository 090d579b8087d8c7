"""Schema of `times.toml`: words and rules of time expressions.

The file is a grammar.  `months`, `weekdays` and `[classes.NAME]` give words their class and value;
`[numbers]` says how number words are built; `[rules.NAME]` builds bigger things out of smaller
ones, as `"pattern" = "operation(arguments)"`.

A pattern is a row of

    word            that word, as it stands in running text, in any case
    <class>         a word of that class, or whatever a rule of that name built
    <x:class>       the same, its value handed to the operation as `x`
    [ ... ]         may be left out (its values are then None)
    ( a | b )       either
    { ... }         must be there but is not part of the expression

The lexer itself gives the classes of numbers: number, decimal, fraction, ordinal; day (1 to 31 in
figures), daynum (in words), dayth (3rd), dayword (third), hour, minute, year, year_word, yy (two
figures), fourclock (0930), isodate, date_full, date_short, month_year, clocktime (9:30), dotclock
(9.30). Rules named date, time, duration, stretch (a duration with its place: "the past week"),
set, range and vague make time expressions; those named nothing are taken for what they are, no
time; any other name is for use in other rules. The end of the text counts as a full stop.

Operations: `dateline.resolve.time_operations`.
"""

from __future__ import annotations

import msgspec


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How number words are built.

    cardinals, ordinals   the parts they are made of, with their value
    joiners               what may stand between two parts ("en", "and", "-")
    units_first           True where "vierentwintig" is said, four before twenty
    articles              cardinals that are articles too: a number, but no hour or day ("een")
    ordinal_endings       endings that make figures ordinal: 3rd, 19e
    """

    cardinals: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    joiners: tuple[str, ...] = ()
    units_first: bool = False
    articles: tuple[str, ...] = ()
    ordinal_endings: tuple[str, ...] = ()


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell which way a weekday or month without year looks where no parse does.

    future, past      words as written ("zal", "will"; "had", "werd")
    past_endings      endings of past forms
    present_passive   auxiliaries that make a participle present ("is heard", "wordt gehoord")
    ahead             prepositions of what is set for a day, whatever the verb: "called for Friday"
    """

    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    present_passive: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()


class Dating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell how a date belongs to what is told with it.

    Before a date:

    since, until    the date is its first or last day: "vanaf", "met ingang van"; "tot", "by"
    before, after   it lies before or after that date
    direct          those of them that count only right before the date, not before a noun that has
                    one: "tot" but not "opgeroepen tot een staking op maandag"
    verbal          those that count only on a verb: "applies from May", not "a letter from May"

    Verbs, by their lemmas:

    sets            after which a word of `before` tells the day itself: "gepland voor vrijdag"
    moves           that put off: a date after one of `moved_to` is that of what is put off, not
                    theirs, and lies ahead: "is uitgesteld tot vrijdag"
    performs        that carry out their object, so that their date is its date too: "make a visit"
    """

    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()
    verbal: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    moved_to: tuple[str, ...] = ()
    performs: tuple[str, ...] = ()


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The time grammar of a language.

    date_order    dmy or mdy: how 12/03/2021 is read
    decimal       the decimal sign of figures
    signs         signs before figures that make them no date: currencies, "#"
    compounds     pairs of classes written as one word: [weekday, daypart] for "maandagavond";
                  "number" stands for any number word
    months, weekdays   words with their number (Monday is 1); an upper-case initial is required
                  where the entry has one ("May")
    """

    date_order: str = "dmy"
    decimal: str = "."
    signs: tuple[str, ...] = ()
    compounds: tuple[tuple[str, str], ...] = ()
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    numbers: Numbers = Numbers()
    tense: Tense = Tense()
    dating: Dating = Dating()
    classes: dict[str, dict[str, int | float | str]] = {}
    rules: dict[str, dict[str, str]] = {}
