"""A small lexicon of our own, so that the engine's laws do not hang on the shipped words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import msgspec
import pytest

from dateline import config
from dateline.coding import Code
from dateline.lang.frames import FrameFile
from dateline.lang.times import Times
from dateline.model import PairModel, Politics
from dateline.records import Actor, Event, Mention, Reading
from tests.helpers import reading

FRAMES = """
agent = ["door"]
actor = ["van", "door"]
recipient = ["aan", "met", "tegen"]
support = ["houden"]
including = ["waaronder"]
quantity = ["aantal"]
neuter = ["het"]
occasion = ["tijdens"]

[classes]
arms = ["wapen", "tank"]

[modes.ASSAULT]
drone = ["drone"]

[[frame]]
name = "visit"
type = "CONSULT"
mode = "visit"
verbs = ["bezoeken", "arriveren [in]", "brengen {bezoek} [aan]"]
nouns = ["bezoek [aan]"]

[[frame]]
name = "meet"
type = "CONSULT"
roles = "symmetric"
verbs = ["ontmoeten", "spreken [met]"]
nouns = ["gesprek [met]"]

[[frame]]
name = "host"
type = "CONSULT"
mode = "visit"
roles = "reversed"
verbs = ["ontvangen"]

[[frame]]
name = "condemn"
type = "ACCUSE"
mode = "disapprove"
verbs = ["veroordelen"]

[[frame]]
name = "refuse"
type = "REJECT"
content = true
verbs = ["weigeren"]

[[frame]]
name = "ask"
type = "REQUEST"
content = true
verbs = ["vragen [obj|iobj]"]

[[frame]]
name = "arm"
type = "AID"
verbs = ["leveren {@arms} [aan]"]

[[frame]]
name = "attack"
type = "ASSAULT"
verbs = ["aanvallen"]
nouns = ["aanval"]

[[frame]]
name = "deploy"
type = "MOBILIZE"
mode = "troops"
verbs = ["sturen {troepen}"]

[[frame]]
name = "demonstrate"
type = "PROTEST"
mode = "demo"
verbs = ["demonstreren [tegen]"]
"""


@pytest.fixture(scope="session")
def pack() -> SimpleNamespace:
    frames = msgspec.toml.decode(FRAMES, type=FrameFile)
    language = SimpleNamespace(compounds=True)
    return SimpleNamespace(frames=(frames,), language=language, times=Times())


@pytest.fixture(scope="session")
def code(pack: SimpleNamespace) -> Callable[..., list[Event]]:
    """Codes one hand-made sentence; `cast` says which words are actors of which country."""
    stage = Code(lambda _: pack, PairModel.load(threads=1), Politics.load(), config.load().coding)  # type: ignore[arg-type]

    def run(conllu: str, **cast: str) -> list[Event]:
        return list(stage.code(with_actors(reading(conllu), cast)).events)

    return run


def with_actors(read: Reading, cast: dict[str, str]) -> Reading:
    """Every token whose form is a key of `cast` names an actor; its id is the form."""
    actors = tuple(
        Actor(id=form, name=form, kind="government", country=country, confidence=0.9)
        for form, country in cast.items()
    )
    mentions = tuple(
        Mention(t.text, s.n, t.i, t.span, "name")
        for s in read.sentences
        for t in s.tokens
        if t.text in cast
    )
    return replace(read, actors=actors, mentions=mentions)


def told(event: Event) -> str:
    """An event in one line: type/mode actors -> recipients status."""
    mode = "/" + ",".join(event.modes) if event.modes else ""
    sides = f"{'+'.join(event.actors)} -> {'+'.join(event.recipients)}"
    return " ".join([event.type + mode, sides, *event.status]).strip()
