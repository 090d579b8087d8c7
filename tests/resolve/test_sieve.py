"""Which mentions mean the same: one worked example a rule, with what it must not join."""

from __future__ import annotations

import random

import pytest

from dateline.lang import load
from dateline.records import Reading, Span
from dateline.resolve import chains
from tests.helpers import reading

NAMES = {
    "Airbus": "ORG", "Boeing": "ORG", "EADS": "ORG", "Singapore Airlines": "ORG", "SIA": "ORG",
    "European Aeronautic Defence and Space": "ORG", "Singapore": "LOC", "Toulouse": "LOC",
    "Noel Forgeard": "PER", "Forgeard": "PER", "Anna Berg": "PER", "A380": "MISC", "747": "MISC",
    "Explorer": "MISC", "Apple Corps": "ORG", "Apple Computer": "ORG",
}  # fmt: skip


def spans(read: Reading, marked: list[str]) -> list[Span]:
    """Where the marked words stand, each after the beginning of the one before it."""
    found, start = [], 0
    for words in marked:
        start = read.article.text.index(words, start)
        found.append(Span(start, start + len(words)))
        start = found[-1].start if " " in words else found[-1].end
    return found


def chained(conllu: str, marked: list[str], language: str = "en") -> tuple[int, ...]:
    text_names = {n: k for n, k in NAMES.items() if n.split()[0] in conllu}
    read = reading(conllu, text_names, language=language)
    return chains(read, spans(read, marked), load(language))


def test_a_noun_with_and_without_what_follows_it() -> None:
    parse = """
        a a DET 2 det
        plane _ NOUN 0 root Number=Sing
        that _ PRON 4 nsubj
        flies fly VERB 2 acl:relcl
    """
    assert chained(parse, ["a plane that flies", "plane", "that"]) == (0, 0, 0)


def test_some_out_of_many_are_not_the_many() -> None:
    parse = """
        24 _ NUM 2 nummod
        jets jet NOUN 0 root Number=Plur
        and _ CCONJ 4 cc
        engines engine NOUN 2 conj Number=Plur
    """
    assert chained(parse, ["24 jets", "jets"]) == (0, 1)
    assert chained(parse, ["24 jets and engines", "24 jets"]) == (0, 1)


def test_a_name_behind_a_title_and_beside_a_noun() -> None:
    parse = """
        Airbus _ PROPN 3 compound
        chief _ ADJ 3 amod
        executive _ NOUN 6 nsubj Number=Sing
        Noel _ PROPN 3 appos
        Forgeard _ PROPN 4 flat
        spoke speak VERB 0 root
    """
    marked = ["Airbus chief executive Noel Forgeard", "Airbus", "Noel Forgeard"]
    assert chained(parse, marked) == (0, 1, 0)


def test_a_place_beside_a_place_lies_in_it() -> None:
    parse = """
        Toulouse~ _ PROPN 4 obl
        , , PUNCT 3 punct
        Singapore _ PROPN 1 appos
        wins win VERB 0 root
    """
    assert chained(parse, ["Toulouse", "Singapore"]) == (0, 1)


def test_names_in_full_shortened_and_by_their_letters() -> None:
    parse = """
        European _ PROPN 5 amod
        Aeronautic _ PROPN 5 amod
        Defence _ PROPN 5 compound
        and _ CCONJ 5 cc
        Space _ PROPN 6 nsubj
        helps help VERB 0 root
        Noel _ PROPN 6 obj
        Forgeard _ PROPN 7 flat

        EADS _ PROPN 2 nsubj
        likes like VERB 0 root
        Forgeard~ _ PROPN 2 obj
        . . PUNCT 2 punct
    """
    full = "European Aeronautic Defence and Space"
    assert chained(parse, [full, "Noel Forgeard", "EADS", "Forgeard"]) == (0, 1, 0, 1)


def test_the_short_form_in_brackets() -> None:
    parse = """
        Singapore _ PROPN 6 nsubj
        Airlines _ PROPN 1 flat
        (~ ( PUNCT 4 punct
        SIA~ _ PROPN 1 appos
        ) ) PUNCT 4 punct
        waits wait VERB 0 root

        Singapore _ PROPN 2 nsubj
        likes like VERB 0 root
        SIA _ PROPN 2 obj
    """
    marked = ["Singapore Airlines (SIA)", "Singapore", "SIA"]
    read = reading(parse, {"Singapore Airlines": "ORG", "SIA": "ORG"}, language="en")
    text = read.article.text
    at = [0, text.rindex("Singapore"), text.rindex("SIA")]
    found = [Span(a, a + len(m)) for a, m in zip(at, marked, strict=True)]
    assert chains(read, found, load("en")) == (0, 1, 0)


def test_two_firms_that_share_a_first_word_stay_two() -> None:
    parse = """
        Apple _ PROPN 3 nsubj
        Corps _ PROPN 1 flat
        sued sue VERB 0 root
        Apple _ PROPN 3 obj
        Computer _ PROPN 4 flat

        Apple _ PROPN 2 nsubj
        lost lose VERB 0 root
    """
    read = reading(parse, {"Apple Corps": "ORG", "Apple Computer": "ORG"}, language="en")
    marked = spans(read, ["Apple Corps", "Apple Computer"])
    last = read.article.text.rindex("Apple")
    corps, computer, apple = chains(read, [*marked, Span(last, last + 5)], load("en"))
    assert corps != computer
    assert apple == computer


def test_versions_of_one_thing_are_several() -> None:
    parse = """
        Explorer _ PROPN 3 nsubj
        8 _ NUM 1 nummod
        follows follow VERB 0 root
        Explorer _ PROPN 3 obj
        9 _ NUM 4 nummod

        Explorer _ PROPN 3 nsubj
        9 _ NUM 1 nummod
        leads lead VERB 0 root
    """
    read = reading(parse, {"Explorer": "MISC"}, language="en")
    text = read.article.text
    at = [text.index("Explorer 8"), text.index("Explorer 9"), text.rindex("Explorer 9")]
    found = [Span(a, a + len("Explorer 8")) for a in at]
    assert chains(read, found, load("en")) == (0, 1, 1)


def test_a_country_and_its_adjective() -> None:
    parse = """
        Indonesische indonesisch ADJ 2 amod
        ministers minister NOUN 3 nsubj Number=Plur
        verlaten _ VERB 0 root
        Indonesië _ PROPN 3 obj
    """
    assert chained(parse, ["Indonesische", "Indonesië"], "nl") == (0, 0)


SHOWN = """
Airbus _ PROPN 2 nsubj Number=Sing
showed show VERB 0 root
a a DET 5 det
new _ ADJ 5 amod
jet _ NOUN 2 obj Number=Sing

"""


def test_a_noun_told_again() -> None:
    later = "the the DET 2 det\njet _ NOUN 3 nsubj Number=Sing\nflew fly VERB 0 root"
    assert chained(SHOWN + later, ["a new jet", "the jet"]) == (0, 0)
    another = later.replace("the the", "another another")
    assert chained(SHOWN + another, ["a new jet", "another jet"]) == (0, 1)
    several = later.replace("Sing", "Plur").replace("jet _", "jets jet")
    assert chained(SHOWN + several, ["a new jet", "the jets"]) == (0, 1)


def test_nouns_that_are_used_in_turn() -> None:
    later = "the the DET 2 det\n{0} _ NOUN 3 nsubj Number=Sing\nflew fly VERB 0 root"
    assert chained(SHOWN + later.format("aircraft"), ["a new jet", "the aircraft"]) == (0, 0)
    assert chained(SHOWN + later.format("price"), ["a new jet", "the price"]) == (0, 1)
    assert chained(SHOWN + later.format("company"), ["Airbus", "a new jet", "the company"]) == (
        0, 1, 0,
    )  # fmt: skip
    assert chained(SHOWN + later.format("country"), ["Airbus", "the country"]) == (0, 1)


def test_the_end_of_a_compound() -> None:
    parse = """
        een een DET 2 det
        passagiersvliegtuig _ NOUN 3 nsubj Number=Sing
        landde landen VERB 0 root

        het het DET 2 det
        vliegtuig _ NOUN 3 nsubj Number=Sing
        brandde branden VERB 0 root
    """
    assert chained(parse, ["een passagiersvliegtuig", "het vliegtuig"], "nl") == (0, 0)


def test_a_name_grown_into_a_noun() -> None:
    parse = """
        de de DET 2 det
        A380 _ PROPN 3 nsubj
        landde landen VERB 0 root

        het het DET 2 det
        A380-toestel A380-toestel NOUN 3 nsubj Number=Sing
        brandde branden VERB 0 root
    """
    assert chained(parse, ["de A380", "het A380-toestel"], "nl") == (0, 0)
    boeing = parse.replace("A380", "Boeing")
    assert chained(boeing, ["de Boeing", "het Boeing-toestel"], "nl") == (0, 1)


def test_what_somebody_is_said_to_be() -> None:
    parse = """
        Airbus _ PROPN 4 nsubj
        is be AUX 4 cop
        a a DET 4 det
        company _ NOUN 0 root Number=Sing
    """
    assert chained(parse, ["Airbus", "a company"]) == (0, 0)


@pytest.mark.parametrize(("pronoun", "chain"), [("it", 1), ("she", 0), ("itself", 1)])
def test_pronouns_agree(pronoun: str, chain: int) -> None:
    parse = f"""
        Anna _ PROPN 3 nsubj
        Berg _ PROPN 1 flat
        left leave VERB 0 root
        Airbus _ PROPN 3 obj Number=Sing

        {pronoun} _ PRON 2 nsubj Number=Sing
        fell fall VERB 0 root
    """
    expected = chain if pronoun != "itself" else 2  # nobody told of in its sentence
    assert chained(parse, ["Anna Berg", "Airbus", pronoun]) == (0, 1, expected)


def test_a_reflexive_pronoun_means_its_own_subject() -> None:
    parse = """
        Boeing _ PROPN 2 nsubj Number=Sing
        left leave VERB 0 root

        Airbus _ PROPN 2 nsubj Number=Sing
        sees see VERB 0 root
        itself _ PRON 2 obj
    """
    assert chained(parse, ["Boeing", "Airbus", "itself"]) == (0, 1, 1)
    plain = parse.replace("itself", "it")
    assert chained(plain, ["Boeing", "Airbus", "it"]) == (0, 1, 0)


def test_he_and_she_are_two() -> None:
    parse = """
        Anna _ PROPN 2 nsubj
        spoke speak VERB 0 root

        She she PRON 2 nsubj
        left leave VERB 0 root

        He he PRON 2 nsubj
        stayed stay VERB 0 root
    """
    read = reading(parse, {"Anna": "PER"}, language="en")
    assert chains(read, spans(read, ["Anna", "She", "He"]), load("en")) == (0, 0, 1)


def test_a_dutch_possessive_can_be_its() -> None:
    parse = """
        Airbus _ PROPN 2 nsubj Number=Sing
        verkoopt verkopen VERB 0 root
        zijn _ PRON 4 nmod:poss
        toestel _ NOUN 2 obj Number=Sing
    """
    assert chained(parse, ["Airbus", "zijn toestel", "zijn"], "nl") == (0, 1, 0)


def test_numbers_follow_the_first_mention_whatever_the_order_of_spans() -> None:
    parse = SHOWN + "It it PRON 2 nsubj\nflew fly VERB 0 root"
    read = reading(parse, {"Airbus": "ORG"}, language="en")
    marked = spans(read, ["Airbus", "a new jet", "It"])
    straight = dict(zip(marked, chains(read, marked, load("en")), strict=True))
    shuffled = random.Random(5).sample(marked, len(marked))
    assert dict(zip(shuffled, chains(read, shuffled, load("en")), strict=True)) == straight
    assert min(straight.values()) == 0
    assert chains(read, [], load("en")) == ()


def test_a_span_without_words_is_refused() -> None:
    read = reading(SHOWN, language="en")
    with pytest.raises(ValueError, match="no word"):
        chains(read, [Span(6, 7)], load("en"))
