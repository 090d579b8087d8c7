"""One worked example per rule of the coding stage."""

from __future__ import annotations

import pytest

from tests.coding.conftest import told

EXAMPLES = {
    "active": (
        """
        Wang    _  PROPN 2 nsubj
        bezocht bezoeken VERB 0 root VerbForm=Fin|Tense=Past
        Moskou  _  PROPN 2 obj
        """,
        {"Wang": "CHN", "Moskou": "RUS"},
        ["CONSULT/visit Wang -> Moskou"],
    ),
    "passive with agent": (
        """
        Moskou _ PROPN 3 nsubj:pass
        werd worden AUX 3 aux:pass
        veroordeeld veroordelen VERB 0 root VerbForm=Part
        door door ADP 5 case
        Parijs _ PROPN 3 obl:agent
        """,
        {"Moskou": "RUS", "Parijs": "FRA"},
        ["ACCUSE/disapprove Parijs -> Moskou"],
    ),
    "passive without agent has no actor": (
        """
        Moskou _ PROPN 3 nsubj:pass
        werd worden AUX 3 aux:pass
        aangevallen aanvallen VERB 0 root VerbForm=Part
        """,
        {"Moskou": "RUS"},
        ["ASSAULT  -> Moskou"],
    ),
    "light verb takes its noun with it": (
        """
        Wang _ PROPN 2 nsubj
        bracht brengen VERB 0 root
        een een DET 4 det
        bezoek bezoek NOUN 2 obj
        aan aan ADP 6 case
        Moskou _ PROPN 2 obl
        """,
        {"Wang": "CHN", "Moskou": "RUS"},
        ["CONSULT/visit Wang -> Moskou"],
    ),
    "the light verb's preposition may hang on the noun": (
        """
        Wang _ PROPN 2 nsubj
        bracht brengen VERB 0 root
        een een DET 4 det
        bezoek bezoek NOUN 2 obj
        aan aan ADP 6 case
        Moskou _ PROPN 4 nmod
        """,
        {"Wang": "CHN", "Moskou": "RUS"},
        ["CONSULT/visit Wang -> Moskou"],
    ),
    "nominal with both sides": (
        """
        Het het DET 2 det
        bezoek bezoek NOUN 7 nsubj
        van van ADP 4 case
        Wang _ PROPN 2 nmod
        aan aan ADP 6 case
        Moskou _ PROPN 2 nmod
        slaagde slagen VERB 0 root
        """,
        {"Wang": "CHN", "Moskou": "RUS"},
        ["CONSULT/visit Wang -> Moskou"],
    ),
    "compound noun by its tail": (
        """
        Het het DET 2 det
        staatsbezoek staatsbezoek NOUN 7 nsubj
        van van ADP 4 case
        Xi _ PROPN 2 nmod
        aan aan ADP 6 case
        Moskou _ PROPN 2 nmod
        begon beginnen VERB 0 root
        """,
        {"Xi": "CHN", "Moskou": "RUS"},
        ["CONSULT/visit Xi -> Moskou"],
    ),
    "symmetric: all are actors": (
        """
        Wang _ PROPN 2 nsubj
        sprak spreken VERB 0 root
        met met ADP 4 case
        Lavrov _ PROPN 2 obl
        """,
        {"Wang": "CHN", "Lavrov": "RUS"},
        ["CONSULT Wang+Lavrov ->"],
    ),
    "support verb lends its subject to the noun": (
        """
        Wang _ PROPN 2 nsubj
        hield houden VERB 0 root
        gesprekken gesprek NOUN 2 obj
        met met ADP 5 case
        Lavrov _ PROPN 3 nmod
        """,
        {"Wang": "CHN", "Lavrov": "RUS"},
        ["CONSULT Wang+Lavrov ->"],
    ),
    "reversed: the host is the recipient": (
        """
        Poetin _ PROPN 2 nsubj
        ontving ontvangen VERB 0 root
        Wang _ PROPN 2 obj
        """,
        {"Poetin": "RUS", "Wang": "CHN"},
        ["CONSULT/visit Wang -> Poetin"],
    ),
    "coordination makes one event with a list": (
        """
        Wang _ PROPN 2 nsubj
        bezocht bezoeken VERB 0 root
        Parijs _ PROPN 2 obj
        en en CCONJ 5 cc
        Rome _ PROPN 3 conj
        """,
        {"Wang": "CHN", "Parijs": "FRA", "Rome": "ITA"},
        ["CONSULT/visit Wang -> Parijs+Rome"],
    ),
    "coordinated verbs share their subject": (
        """
        Wang _ PROPN 2 nsubj
        bezocht bezoeken VERB 0 root
        Parijs _ PROPN 2 obj
        en en CCONJ 5 cc
        veroordeelde veroordelen VERB 2 conj
        Moskou _ PROPN 5 obj
        """,
        {"Wang": "CHN", "Parijs": "FRA", "Moskou": "RUS"},
        ["CONSULT/visit Wang -> Parijs", "ACCUSE/disapprove Wang -> Moskou"],
    ),
    "relative pronoun stands for its noun": (
        """
        Wang _ PROPN 5 nsubj
        die die PRON 4 nsubj
        Parijs _ PROPN 4 obj
        bezocht bezoeken VERB 1 acl:relcl
        zweeg zwijgen VERB 0 root
        """,
        {"Wang": "CHN", "Parijs": "FRA"},
        ["CONSULT/visit Wang -> Parijs"],
    ),
    "operator: refusing is the event, the act refused is not": (
        """
        China _ PROPN 2 nsubj
        weigerde weigeren VERB 0 root
        Rusland _ PROPN 5 obj
        te te ADP 5 mark
        veroordelen veroordelen VERB 2 xcomp VerbForm=Inf
        """,
        {"China": "CHN", "Rusland": "RUS"},
        ["REJECT/change China -> Rusland"],
    ),
    "operator: mode from what is asked": (
        """
        Kiev _ PROPN 2 nsubj
        vroeg vragen VERB 0 root
        Berlijn _ PROPN 2 obj
        tanks tank NOUN 6 obj
        te te ADP 6 mark
        leveren leveren VERB 2 xcomp VerbForm=Inf
        """,
        {"Kiev": "UKR", "Berlijn": "DEU"},
        ["REQUEST/assist Kiev -> Berlijn"],
    ),
    "required class of words": (
        """
        Berlijn _ PROPN 2 nsubj
        levert leveren VERB 0 root
        tanks tank NOUN 2 obj
        aan aan ADP 5 case
        Kiev _ PROPN 2 obl
        """,
        {"Berlijn": "DEU", "Kiev": "UKR"},
        ["AID Berlijn -> Kiev"],
    ),
    "without the required word no event": (
        """
        Berlijn _ PROPN 2 nsubj
        levert leveren VERB 0 root
        bier bier NOUN 2 obj
        aan aan ADP 5 case
        Kiev _ PROPN 2 obl
        """,
        {"Berlijn": "DEU", "Kiev": "UKR"},
        [],
    ),
    "mode from a word in the clause": (
        """
        Moskou _ PROPN 2 nsubj
        viel aanvallen VERB 0 root
        Kiev _ PROPN 2 obj
        met met ADP 5 case
        drones drone NOUN 2 obl
        aan aan ADP 2 compound:prt
        """,
        {"Moskou": "RUS", "Kiev": "UKR"},
        ["ASSAULT/drone Moskou -> Kiev"],
    ),
    "owner stands for what is owned": (
        """
        Parijs _ PROPN 2 nsubj
        veroordeelt veroordelen VERB 0 root
        de de DET 5 det
        Russische Russisch ADJ 5 amod
        houding houding NOUN 2 obj
        """,
        {"Parijs": "FRA", "Russische": "RUS"},
        ["ACCUSE/disapprove Parijs -> Russische"],
    ),
    "a type that needs two sides and has one is dropped": (
        """
        Wang _ PROPN 2 nsubj
        arriveerde arriveren VERB 0 root
        gisteren gisteren ADV 2 advmod
        """,
        {"Wang": "CHN"},
        [],
    ),
    "what a fire does is nobody's deed": (
        """
        Brand brand NOUN 2 nsubj
        trof aanvallen VERB 0 root
        Parijs _ PROPN 2 obj
        """,
        {"Parijs": "FRA"},
        [],
    ),
    "what arms do is a deed": (
        """
        Wapens wapen NOUN 2 nsubj
        troffen aanvallen VERB 0 root
        Parijs _ PROPN 2 obj
        """,
        {"Parijs": "FRA"},
        ["ASSAULT  -> Parijs"],
    ),
    "a number of people are the people": (
        """
        Parijs _ PROPN 2 nsubj
        veroordeelt veroordelen VERB 0 root
        een een DET 4 det
        aantal aantal NOUN 2 obj
        Russen Rus NOUN 4 nmod
        """,
        {"Parijs": "FRA", "Russen": "RUS"},
        ["ACCUSE/disapprove Parijs -> Russen"],
    ),
    "of two subjects the second is the object": (
        """
        Parijs _ PROPN 2 nsubj
        veroordeelt veroordelen VERB 0 root
        Moskou _ PROPN 2 nsubj
        """,
        {"Parijs": "FRA", "Moskou": "RUS"},
        ["ACCUSE/disapprove Parijs -> Moskou"],
    ),
    "what stands before the conjunction is no subject of the clause": (
        """
        Geen _ PROPN 4 nsubj
        of of SCONJ 4 mark
        Wang _ PROPN 4 nsubj
        bezocht bezoeken VERB 6 advcl
        Parijs _ PROPN 4 obj
        zei zeggen VERB 0 root
        """,
        {"Geen": "NLD", "Wang": "CHN", "Parijs": "FRA"},
        ["CONSULT/visit Wang -> Parijs"],
    ),
    "a relative pronoun beside a subject is the object": (
        """
        Moskou _ PROPN 5 nsubj
        dat dat PRON 4 nsubj
        Parijs _ PROPN 4 nsubj
        veroordeelde veroordelen VERB 1 acl:relcl
        zweeg zwijgen VERB 0 root
        """,
        {"Moskou": "RUS", "Parijs": "FRA"},
        ["ACCUSE/disapprove Parijs -> Moskou"],
    ),
    "an inverted subject read as object": (
        """
        Gisteren gisteren ADV 2 advmod
        demonstreerden demonstreren VERB 0 root VerbForm=Fin|Tense=Past
        boeren boer NOUN 2 obj
        """,
        {"boeren": "NLD"},
        ["PROTEST/demo boeren ->"],
    ),
    "who is to do what is asked": (
        """
        Kiev _ PROPN 2 nsubj
        vroeg vragen VERB 0 root
        dat dat SCONJ 5 mark
        Berlijn _ PROPN 5 nsubj
        betaalt betalen VERB 2 ccomp
        """,
        {"Kiev": "UKR", "Berlijn": "DEU"},
        ["REQUEST Kiev -> Berlijn"],
    ),
    "a pronoun in a reported clause is whoever reports": (
        """
        Peking _ PROPN 2 nsubj
        ontkent ontkennen VERB 0 root
        dat dat SCONJ 8 mark
        het het PRON 8 nsubj
        wapens wapen NOUN 8 obj
        aan aan ADP 7 case
        Rusland _ PROPN 8 obl
        levert leveren VERB 2 ccomp
        """,
        {"Peking": "CHN", "Rusland": "RUS"},
        ["AID Peking -> Rusland"],
    ),
    "who condemns a deed told before condemns its doer": (
        """
        Moskou _ PROPN 2 nsubj
        bestookte aanvallen VERB 0 root
        Kiev _ PROPN 2 obj

        Parijs _ PROPN 2 nsubj
        veroordeelde veroordelen VERB 0 root
        de de DET 4 det
        aanval aanval NOUN 2 obj
        """,
        {"Moskou": "RUS", "Kiev": "UKR", "Parijs": "FRA"},
        ["ASSAULT Moskou -> Kiev", "ACCUSE/disapprove Parijs -> Moskou"],
    ),
    "what nobody known refuses is no event either": (
        """
        Wie wie PRON 2 nsubj
        weigerde weigeren VERB 0 root
        Parijs _ PROPN 5 nsubj
        Moskou _ PROPN 5 obj
        veroordeelde veroordelen VERB 2 ccomp
        """,
        {"Parijs": "FRA", "Moskou": "RUS"},
        [],
    ),
    "an indirect object read as object": (
        """
        Parijs _ PROPN 2 nsubj
        vroeg vragen VERB 0 root
        Berlijn _ PROPN 2 iobj
        tanks tank NOUN 6 obj
        te te ADP 6 mark
        leveren leveren VERB 2 xcomp VerbForm=Inf
        """,
        {"Parijs": "FRA", "Berlijn": "DEU"},
        ["REQUEST/assist Parijs -> Berlijn"],
    ),
    "an actor beside the object asked for": (
        """
        Berlijn _ PROPN 2 nsubj
        levert leveren VERB 0 root
        Kiev _ PROPN 2 obj
        tanks tank NOUN 2 obj
        """,
        {"Berlijn": "DEU", "Kiev": "UKR"},
        ["AID Berlijn -> Kiev"],
    ),
    "an actor is no predicate": (
        """
        Aanval aanval NOUN 2 nsubj
        bezocht bezoeken VERB 0 root
        Parijs _ PROPN 2 obj
        """,
        {"Aanval": "NLD", "Parijs": "FRA"},
        ["CONSULT/visit Aanval -> Parijs"],
    ),
    "protest needs no recipient": (
        """
        Boeren boer NOUN 2 nsubj
        demonstreerden demonstreren VERB 0 root
        """,
        {"Boeren": "NLD"},
        ["PROTEST/demo Boeren ->"],
    ),
}


@pytest.mark.parametrize(("conllu", "cast", "expected"), EXAMPLES.values(), ids=list(EXAMPLES))
def test_worked_example(code, conllu, cast, expected):
    assert [told(e) for e in code(conllu, **cast)] == expected
