"""Small hand-made Alpino trees and the Universal Dependencies they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.alpino import Token, convert, fingerprint, write
from training.alpino_tree import read_tree

Row = tuple[str, str, int, str]  # form, UPOS, head, relation


def word(rel: str, begin: int, form: str, pt: str, **more: str) -> str:
    """A word node; `more` holds the CGN attributes (wvorm, ntype...) and any index."""
    given = {"lemma": form.lower(), "postag": f"{pt.upper()}()", **more}
    attributes = " ".join(f'{name.rstrip("_")}="{value}"' for name, value in given.items())
    return f'<node rel="{rel}" begin="{begin}" word="{form}" pt="{pt}" {attributes}/>'


def phrase(rel: str, cat: str, *daughters: str, index: str = "") -> str:
    given = f' index="{index}"' if index else ""
    return f'<node rel="{rel}" cat="{cat}" begin="0"{given}>{"".join(daughters)}</node>'


def bare(rel: str, index: str) -> str:
    return f'<node rel="{rel}" index="{index}" begin="0"/>'


def tokens(*daughters: str) -> list[Token]:
    tree = f"<alpino_ds>{phrase('top', 'top', *daughters)}</alpino_ds>"
    return convert(read_tree(tree.encode()))


def rows(*daughters: str) -> list[Row]:
    return [(token.form, token.upos, token.head, token.deprel) for token in tokens(*daughters)]


def noun_phrase(rel: str, begin: int, article: str, noun: str, index: str = "") -> str:
    return phrase(
        rel,
        "np",
        word("det", begin, article, "lid"),
        word("hd", begin + 1, noun, "n", ntype="soort", getal="ev"),
        index=index,
    )


def passive_with_door() -> str:
    return phrase(
        "--",
        "smain",
        noun_phrase("su", 0, "De", "wet", index="1"),
        word("hd", 2, "werd", "ww", lemma="worden", wvorm="pv", pvtijd="verl", pvagr="ev"),
        phrase(
            "vc",
            "ppart",
            bare("obj1", "1"),
            phrase("mod", "pp", word("hd", 3, "door", "vz"), noun_phrase("obj1", 4, "de", "raad")),
            word("hd", 6, "verworpen", "ww", lemma="verwerpen", wvorm="vd"),
        ),
    )


def test_convert_passive_has_participle_as_head_and_agent() -> None:
    assert rows(passive_with_door(), word("--", 7, ".", "let")) == [
        ("De", "DET", 2, "det"),
        ("wet", "NOUN", 7, "nsubj:pass"),
        ("werd", "AUX", 7, "aux:pass"),
        ("door", "ADP", 6, "case"),
        ("de", "DET", 6, "det"),
        ("raad", "NOUN", 7, "obl:agent"),
        ("verworpen", "VERB", 0, "root"),
        (".", "PUNCT", 7, "punct"),
    ]


def test_convert_writes_verb_features() -> None:
    converted = tokens(passive_with_door())
    assert converted[2].feats == "Number=Sing|Tense=Past|VerbForm=Fin"
    assert converted[6].feats == "VerbForm=Part"


def test_convert_copula_gives_predicate_as_head() -> None:
    clause = phrase(
        "--",
        "smain",
        word("su", 0, "Zij", "vnw", vwtype="pers"),
        word("hd", 1, "is", "ww", lemma="zijn", wvorm="pv"),
        phrase("predc", "np", word("hd", 2, "minister", "n", ntype="soort")),
    )
    assert rows(clause) == [
        ("Zij", "PRON", 3, "nsubj"),
        ("is", "AUX", 3, "cop"),
        ("minister", "NOUN", 0, "root"),
    ]


def test_convert_coordination_attaches_conjunction_and_comma_to_following_conjunct() -> None:
    names = [
        word("cnj", 1, "Rutte", "n", ntype="eigen"),
        word("cnj", 3, "Kok", "n", ntype="eigen"),
        word("crd", 4, "en", "vg", conjtype="neven"),
        word("cnj", 5, "Lubbers", "n", ntype="eigen"),
    ]
    clause = phrase(
        "--", "sv1", word("hd", 0, "Spraken", "ww", wvorm="pv"), phrase("su", "conj", *names)
    )
    assert rows(clause, word("--", 2, ",", "let")) == [
        ("Spraken", "VERB", 0, "root"),
        ("Rutte", "PROPN", 1, "nsubj"),
        (",", "PUNCT", 4, "punct"),
        ("Kok", "PROPN", 2, "conj"),
        ("en", "CCONJ", 6, "cc"),
        ("Lubbers", "PROPN", 2, "conj"),
    ]


def test_convert_subordinate_clause_with_modal() -> None:
    body = phrase(
        "body",
        "ssub",
        word("su", 3, "hij", "vnw", index="1"),
        word("hd", 4, "moet", "ww", lemma="moeten", wvorm="pv"),
        phrase("vc", "inf", bare("su", "1"), word("hd", 5, "gaan", "ww", wvorm="inf")),
    )
    clause = phrase(
        "--",
        "smain",
        word("su", 0, "Zij", "vnw"),
        word("hd", 1, "zegt", "ww", lemma="zeggen", wvorm="pv"),
        phrase("vc", "cp", word("cmp", 2, "dat", "vg", conjtype="onder"), body),
    )
    assert rows(clause) == [
        ("Zij", "PRON", 2, "nsubj"),
        ("zegt", "VERB", 0, "root"),
        ("dat", "SCONJ", 6, "mark"),
        ("hij", "PRON", 6, "nsubj"),
        ("moet", "AUX", 6, "aux"),
        ("gaan", "VERB", 2, "ccomp"),
    ]


def test_convert_relative_pronoun_takes_the_relation_of_its_gap() -> None:
    body = phrase(
        "body",
        "ssub",
        word("su", 3, "wij", "vnw"),
        bare("obj1", "1"),
        word("hd", 4, "lazen", "ww", lemma="lezen", wvorm="pv"),
    )
    relative = phrase("mod", "rel", word("rhd", 2, "die", "vnw", vwtype="betr", index="1"), body)
    noun = phrase(
        "--",
        "np",
        word("det", 0, "De", "lid"),
        word("hd", 1, "brief", "n", ntype="soort"),
        relative,
    )
    assert rows(noun) == [
        ("De", "DET", 2, "det"),
        ("brief", "NOUN", 0, "root"),
        ("die", "PRON", 5, "obj"),
        ("wij", "PRON", 5, "nsubj"),
        ("lazen", "VERB", 2, "acl:relcl"),
    ]


@pytest.mark.parametrize(
    ("left", "right"), [(["De", "Wet", "."], ["de", "wet"]), (["''", "Nee", "!"], ["nee"])]
)
def test_fingerprint_ignores_case_and_punctuation(left: list[str], right: list[str]) -> None:
    assert fingerprint(left) == fingerprint(right)


def test_write_leaves_out_excluded_sentences(tmp_path: Path) -> None:
    tree = f"<alpino_ds>{phrase('top', 'top', passive_with_door())}</alpino_ds>".encode()
    out = tmp_path / "out.conllu"
    excluded = {fingerprint("de wet werd door de raad verworpen".split())}
    assert write([("a", read_tree(tree))], excluded, out) == (0, 1)
    assert write([("a", read_tree(tree))], set(), out) == (1, 0)
    assert "# text = De wet werd door de raad verworpen\n" in out.read_text(encoding="utf-8")
