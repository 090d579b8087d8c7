"""Actors told of again: surnames, titles, "het land", "de twee", pronouns."""

from __future__ import annotations

import pytest

from dateline.lang import load
from dateline.records import Reading
from dateline.resolve import Knowledge, ResolveActors
from tests.helpers import reading

MEETING = """
De de DET 3 det
Chinese chinees ADJ 3 amod
topdiplomaat topdiplomaat NOUN 6 nsubj Number=Sing
Li _ PROPN 3 appos
Bo _ PROPN 4 flat
ontmoette ontmoeten VERB 0 root Number=Sing
de de DET 9 det
Russische russisch ADJ 9 amod
president president NOUN 6 obj Number=Sing
Vladimir _ PROPN 9 appos
Poetin _ PROPN 10 flat
"""
NAMES = {"Li Bo": "PER", "Vladimir Poetin": "PER", "Li": "PER", "Poetin": "PER"}


@pytest.fixture
def means(knowledge: Knowledge):  # type: ignore[no-untyped-def]
    """The names of the actors that the word at (sentence, token) means."""
    stage = ResolveActors(load, knowledge)

    def run(conllu: str, sentence: int, token: int, language: str = "nl") -> set[str]:
        (done,) = stage([reading(conllu, NAMES, language=language)])
        return _meant(done, sentence, token)

    return run


def _meant(done: Reading, sentence: int, token: int) -> set[str]:
    names = {a.id: a.name for a in done.actors}
    return {names[m.actor] for m in done.mentions if (m.sentence, m.head) == (sentence, token)}


def test_family_name_first_or_last(means) -> None:  # type: ignore
    later = MEETING + "\nLi _ PROPN 2 nsubj\nwacht wachten VERB 0 root"
    assert means(later, 1, 0) == {"Li Bo"}
    later = MEETING + "\nPoetin _ PROPN 2 nsubj\nwacht wachten VERB 0 root"
    assert means(later, 1, 0) == {"Vladimir Putin"}


def test_surname_before_the_full_name(means) -> None:  # type: ignore
    assert means("Li _ PROPN 2 nsubj\nwacht wachten VERB 0 root\n" + MEETING, 0, 0) == {"Li Bo"}


def test_title_finds_whom_it_fits(means) -> None:  # type: ignore
    later = "\nDe de DET 2 det\n{0} _ NOUN 3 nsubj Number=Sing\nzweeg zwijgen VERB 0 root"
    assert means(MEETING + later.format("diplomaat"), 1, 1) == {"Li Bo"}
    assert means(MEETING + later.format("president"), 1, 1) == {"Vladimir Putin"}


def test_title_of_another_country_is_somebody_else(means) -> None:  # type: ignore
    other = """
De de DET 3 det
Ghanese ghanees ADJ 3 amod
president president NOUN 4 nsubj Number=Sing
zweeg zwijgen VERB 0 root
"""
    assert "Vladimir Putin" not in means(MEETING + other, 1, 2)


def test_pronoun_prefers_the_subject(means) -> None:  # type: ignore
    assert means(MEETING + "\nHij hij PRON 2 nsubj\nzweeg zwijgen VERB 0 root", 1, 0) == {"Li Bo"}


def test_pronoun_never_means_what_stands_beside_it(means) -> None:  # type: ignore
    later = MEETING + "\nLi _ PROPN 2 nsubj\nzag zien VERB 0 root\nhem hij PRON 2 obj"
    assert means(later, 1, 2) == {"Vladimir Putin"}


def test_pronoun_out_of_reach_stays_open(means) -> None:  # type: ignore
    gap = "\nHet het PRON 2 nsubj\nregent regenen VERB 0 root\n" * 3
    later = MEETING + gap + "\nHij hij PRON 2 nsubj\nzweeg zwijgen VERB 0 root"
    assert means(later, 4, 0) == set()


def test_two_means_both(means) -> None:  # type: ignore
    two = "\nDe de DET 2 det\ntwee twee NUM 3 nsubj\nzwegen zwijgen VERB 0 root"
    assert means(MEETING + two, 1, 1) == {"Li Bo", "Vladimir Putin"}


def test_both_countries_may_be_told_of_through_their_people(means) -> None:  # type: ignore
    both = "\nBeide _ DET 2 det\nlanden land NOUN 3 nsubj Number=Plur\nzwijgen _ VERB 0 root"
    assert means(MEETING + both, 1, 1) == {"China", "Rusland"}


def test_they_means_a_pair_of_subjects(means) -> None:  # type: ignore
    pair = """
Li _ PROPN 4 nsubj
en en CCONJ 3 cc
Poetin _ PROPN 1 conj
zwegen zwijgen VERB 0 root Number=Plur

Ze ze PRON 2 nsubj
vertrokken vertrekken VERB 0 root Number=Plur
"""
    assert means(pair, 1, 0) == {"Li", "Vladimir Putin"}


def test_the_country_is_the_one_told_before(means) -> None:  # type: ignore
    land = """
Ghana _ PROPN 2 nsubj
stemt stemmen VERB 0 root

Het het DET 2 det
land land NOUN 3 nsubj Number=Sing
wacht wachten VERB 0 root
"""
    assert means(land, 1, 1) == {"Ghana"}


def test_possessive_in_the_second_part_means_the_first(means) -> None:  # type: ignore
    allies = """
China _ PROPN 6 nsubj
en en CCONJ 5 cc
zijn zijn PRON 5 nmod:poss
trouwe trouw ADJ 5 amod
bondgenoten bondgenoot NOUN 1 conj Number=Plur
wachten wachten VERB 0 root Number=Plur
"""
    assert means(MEETING + "\n" + allies, 1, 2) == {"China"}


def test_relative_pronoun_means_its_noun(means) -> None:  # type: ignore
    relative = """
Vladimir _ PROPN 5 nsubj
Poetin _ PROPN 1 flat
die die PRON 4 nsubj
sprak spreken VERB 1 acl:relcl
zwijgt zwijgen VERB 0 root
"""
    assert means(relative, 0, 2) == {"Vladimir Putin"}


def test_group_is_one_actor_in_the_whole_report(means) -> None:  # type: ignore
    officials = """
American _ ADJ 2 amod
officials official NOUN 3 nsubj Number=Plur
spoke speak VERB 0 root

The the DET 2 det
officials official NOUN 3 nsubj Number=Plur
left leave VERB 0 root
"""
    assert means(officials, 1, 1, "en") == means(officials, 0, 1, "en") == {"American officials"}


def test_what_somebody_became_is_no_second_actor(means) -> None:  # type: ignore
    named = """
Li _ PROPN 3 nsubj:pass
is zijn AUX 3 aux:pass
benoemd benoemen VERB 0 root
tot tot ADP 5 case
adviseur adviseur NOUN 3 obl Number=Sing
"""
    assert means(named, 0, 4) == set()


def test_predicate_describes_the_subject(knowledge: Knowledge) -> None:
    conllu = """
Li _ PROPN 5 nsubj
Bo _ PROPN 1 flat
is zijn AUX 5 cop
Chinees chinees ADJ 5 amod
diplomaat diplomaat NOUN 0 root Number=Sing
"""
    done = ResolveActors(load, knowledge).resolve(reading(conllu, NAMES))
    (actor,) = done.actors
    assert (actor.name, actor.country, actor.role) == ("Li Bo", "CHN", "diplomat")


def test_she_or_they_is_told_by_the_verb(means) -> None:  # type: ignore
    officials = """
De de DET 3 det
Chinese chinees ADJ 3 amod
functionarissen functionaris NOUN 4 nsubj Number=Plur
spraken spreken VERB 0 root

Ze ze PRON 2 nsubj
{0} VERB 0 root VerbForm=Fin
"""
    they = officials.format("zwijgen zwijgen")
    assert means(they, 1, 0) == {"De Chinese functionarissen"}
    assert means(officials.format("zwijgt zwijgen"), 1, 0) == set()


def test_apposition_that_the_parse_missed(knowledge: Knowledge) -> None:
    conllu = """
De de DET 2 det
voorzitter voorzitter NOUN 8 nsubj Number=Sing
van van ADP 5 case
de de DET 5 det
rechtbank rechtbank NOUN 2 nmod Number=Sing
~, , PUNCT 7 punct
Bo _ PROPN 5 conj
zweeg zwijgen VERB 0 root
"""
    done = ResolveActors(load, knowledge).resolve(reading(conllu.replace("~,", ","), {"Bo": "PER"}))
    (chair,) = [a for a in done.actors if a.name == "Bo"]
    assert (chair.role, chair.sector) == ("chairman", ("JUD",))


def test_possessive_pronoun_gives_the_country(knowledge: Knowledge) -> None:
    conllu = (
        MEETING
        + """
Hij hij PRON 2 nsubj
stuurt sturen VERB 0 root
zijn zijn PRON 4 nmod:poss
troepen troep NOUN 2 obj Number=Plur
"""
    )
    done = ResolveActors(load, knowledge).resolve(reading(conllu, NAMES))
    (troops,) = [a for a in done.actors if a.role == "troops"]
    assert troops.country == "CHN"


def test_acronym_in_apposition_of_another_body_stays_itself(knowledge: Knowledge) -> None:
    conllu = """
Hezbollah _ PROPN 5 nsubj
( ( PUNCT 3 punct
TASS _ PROPN 1 appos
) ) PUNCT 3 punct
zweeg zwijgen VERB 0 root
"""
    done = ResolveActors(load, knowledge).resolve(
        reading(conllu, {"Hezbollah": "ORG", "TASS": "ORG"})
    )
    assert {a.name for a in done.actors} == {"Hezbollah", "TASS"}


def test_company_means_the_organisation_told_before(knowledge: Knowledge) -> None:
    conllu = """
Zonnex _ PROPN 2 nsubj
groeit groeien VERB 0 root

Het het DET 2 det
bedrijf bedrijf NOUN 3 nsubj Number=Sing
zwijgt zwijgen VERB 0 root
"""
    done = ResolveActors(load, knowledge).resolve(reading(conllu, {"Zonnex": "ORG"}))
    assert _meant(done, 1, 1) == {"Zonnex"}


def test_government_is_that_of_the_state_that_acted_before(means) -> None:  # type: ignore
    cabinet = """
Ghana _ PROPN 2 nsubj
sloot sluiten VERB 0 root
zijn zijn PRON 4 nmod:poss
ambassade ambassade NOUN 2 obj Number=Sing
in in ADP 6 case
Rusland _ PROPN 4 nmod

Het het DET 2 det
kabinet kabinet NOUN 3 nsubj Number=Sing
zwijgt zwijgen VERB 0 root
"""
    assert means(cabinet, 1, 1) == {"Ghana"}


ABOUT = (
    MEETING.rstrip()
    + """
over over ADP 13 case
Duitsland _ PROPN 6 obl
en en CCONJ 15 cc
Polen _ PROPN 13 conj
"""
)


def test_the_two_are_persons_even_if_states_are_nearer(means) -> None:  # type: ignore
    later = "\nDe de DET 2 det\ntwee twee NUM 3 nsubj\nzwegen zwijgen VERB 0 root"
    assert means(ABOUT + later, 1, 1) == {"Li Bo", "Vladimir Putin"}


def test_both_countries_are_states_even_if_persons_are_told_of(means) -> None:  # type: ignore
    later = "\nBeide beide DET 2 det\nlanden land NOUN 3 nsubj Number=Plur\n"
    later += "zwegen zwijgen VERB 0 root"
    assert means(ABOUT + later, 1, 1) == {"Duitsland", "Polen"}


def test_the_two_after_states_alone_are_states(means) -> None:  # type: ignore
    told = "Duitsland _ PROPN 2 nsubj\nsteunt steunen VERB 0 root\nPolen _ PROPN 2 obj\n"
    later = "\nDe de DET 2 det\ntwee twee NUM 3 nsubj\nzwegen zwijgen VERB 0 root"
    assert means(told + later, 1, 1) == {"Duitsland", "Polen"}


def test_a_reflexive_pronoun_means_the_subject_of_its_clause(means) -> None:  # type: ignore
    later = MEETING + "\nLi _ PROPN 2 nsubj\nverdedigt _ VERB 0 root\nzichzelf _ PRON 2 obj"
    assert means(later, 1, 2) == {"Li Bo"}
    idle = later.replace("zichzelf _ PRON 2 obj", "zich _ PRON 2 expl:pv")
    assert means(idle, 1, 2) == set()


def test_whoever_is_told_to_is_meant_by_the_reflexive_pronoun_below(means) -> None:  # type: ignore
    later = """
Li _ PROPN 2 nsubj
vraagt vragen VERB 0 root
Poetin _ PROPN 2 iobj
zich _ PRON 6 obj
te te ADP 6 mark
melden _ VERB 2 xcomp VerbForm=Inf
"""
    assert means(MEETING + later, 1, 3) == {"Vladimir Putin"}
    wish = later.replace("Poetin _ PROPN 2 iobj", "alsnog _ ADV 2 advmod")
    assert means(MEETING + wish, 1, 3) == {"Li Bo"}


IT = """
Hezbollah _ PROPN 2 nsubj
said say VERB 0 root
{0} _ PRON 5 nsubj
will _ AUX 5 aux
withdraw _ VERB 2 ccomp
"""


def test_a_body_that_says_it_says_so_of_itself(means) -> None:  # type: ignore
    assert means(IT.format("it"), 0, 2, "en") == {"Hezbollah"}
    idle = IT.format("it").replace("withdraw _ VERB 2 ccomp", "rain _ VERB 2 advcl")
    assert means(idle, 0, 2, "en") == set()


SEEN = """
a a DET 2 det
man _ NOUN 3 nsubj Number=Sing
saw see VERB 0 root
a a DET 5 det
woman _ NOUN 3 obj Number=Sing
"""


def test_men_and_women_are_told_apart(means) -> None:  # type: ignore
    the_woman = "\nthe the DET 2 det\nwoman _ NOUN 3 nsubj Number=Sing\nfled flee VERB 0 root"
    assert means(SEEN + the_woman, 1, 1, "en") == {"a woman"}
    assert means(SEEN + the_woman.replace("woman", "man"), 1, 1, "en") == {"a man"}
    she = "\nshe _ PRON 2 nsubj Number=Sing\nfled flee VERB 0 root"
    assert means(SEEN + she, 1, 0, "en") == {"a woman"}
    assert means(SEEN + she.replace("she", "he"), 1, 0, "en") == {"a man"}


FIRMS = """
Acme _ PROPN 2 nsubj
buys buy VERB 0 root
Globex _ PROPN 2 obj

Acme _ PROPN 2 nsubj
pays pay VERB 0 root
Globex _ PROPN 2 obj

Acme _ PROPN 2 nsubj
waits wait VERB 0 root
for _ ADP 4 case
Initech _ PROPN 2 obl
"""


def test_the_company_is_the_one_most_often_told_of(knowledge: Knowledge) -> None:
    stage = ResolveActors(load, knowledge)
    names = {"Acme": "ORG", "Globex": "ORG", "Initech": "ORG"}
    later = "\n{0} _ DET 2 det\ncompany _ NOUN 3 nsubj Number=Sing\ngrew grow VERB 0 root"
    (done,) = stage([reading(FIRMS + later.format("the"), names, language="en")])
    assert _meant(done, 3, 1) == {"Acme"}
    narrowed = later.format("the") + "\nof _ ADP 5 case\nwater _ NOUN 2 nmod"
    (done,) = stage([reading(FIRMS + narrowed, names, language="en")])
    assert "Acme" not in _meant(done, 3, 1)


def test_people_told_of_again_without_an_article_are_others(knowledge: Knowledge) -> None:
    twice = """
In in ADP 2 case
Moskou _ PROPN 4 obl
werden worden AUX 4 aux:pass
opgepakt oppakken VERB 0 root
mensen mens NOUN 4 nsubj:pass Number=Plur

In in ADP 2 case
Berlijn _ PROPN 3 obl
demonstreerden demonstreren VERB 0 root
mensen mens NOUN 3 nsubj Number=Plur
"""
    (done,) = ResolveActors(load, knowledge)([reading(twice, {}, language="nl")])
    country = {a.id: a.country for a in done.actors}
    told = {m.sentence: country[m.actor] for m in done.mentions if m.head in (3, 4)}
    assert told == {0: "RUS", 1: "DEU"}
