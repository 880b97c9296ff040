"""Denials of a kind of thing, against what is told of a thing of that kind."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Literal, Stance
from tests.invented import World


@pytest.fixture
def world() -> World:
    world = World()
    for id in ("norvania", "kestria", "ostria"):
        world.entity(id, "GPE", id.title())
    for id, day in (("a", 2), ("b", 4), ("c", 6)):
        world.document(id, source=f"{id.upper()} Post", published=date(2023, 6, day))
    return world


def stances(world: World) -> list[str]:
    graph = world.graph()
    return sorted(
        f"{fact.object.text if isinstance(fact.object, Literal) else fact.object}: {fact.stance}"
        for fact in graph.facts
    )


def test_a_denial_of_any_contests_the_one_that_was_told(world: World) -> None:
    world.claim("a", "Norvania bought four patrol boats.", "Norvania", "purchased", "four patrol boats")
    world.claim(
        "b", "Norvania did not buy any patrol boats.", "Norvania", "purchased", "any patrol boats", polarity="negated"
    )
    assert stances(world) == [f"four patrol boats: {Stance.CONTESTED}"]


@pytest.mark.parametrize(
    ("sentence", "object"),
    [
        ("Norvania did not buy the patrol boats.", "patrol boats"),
        ("Norvania did not buy any new patrol boats.", "any new patrol boats"),
        ("Norvania did not buy any boats with patrol crews.", "any boats with patrol crews"),
    ],
)
def test_a_denial_of_certain_or_of_other_things_stands_alone(world: World, sentence: str, object: str) -> None:
    world.claim("a", "Norvania bought four patrol boats.", "Norvania", "purchased", "four patrol boats")
    world.claim("b", sentence, "Norvania", "purchased", object, polarity="negated")
    assert stances(world) == sorted([f"four patrol boats: {Stance.AFFIRMED}", f"{object}: {Stance.DENIED}"])


def test_it_contests_nothing_where_two_things_fit_or_another_party_is_named(world: World) -> None:
    fishing, trade, steel = (
        f"Norvania signed a pact on {topic} with {other}."
        for topic, other in (("fishing", "Kestria"), ("trade", "Ostria"), ("steel", "Ostria"))
    )
    world.claim("a", fishing, "Norvania", "signed", "pact on fishing", participant="Kestria")
    denial = "Norvania signed no pact with Ostria."
    world.claim("b", denial, "Norvania", "signed", "pact", polarity="negated", participant="Ostria")
    assert stances(world) == [f"pact on fishing: {Stance.AFFIRMED}", f"pact: {Stance.DENIED}"]
    world.claim("c", trade, "Norvania", "signed", "pact on trade", participant="Ostria")
    assert stances(world) == [f"pact on fishing: {Stance.AFFIRMED}", f"pact on trade: {Stance.CONTESTED}"]
    world.claim("c", steel, "Norvania", "signed", "pact on steel", participant="Ostria")
    assert f"pact: {Stance.DENIED}" in stances(world)


def test_a_plan_is_not_denied_by_saying_that_nothing_was_done(world: World) -> None:
    plan = "Norvania will sign a pact on fishing."
    world.claim("a", plan, "Norvania", "signed", "pact on fishing", modality="planned")
    world.claim("b", "Norvania has signed no pact.", "Norvania", "signed", "pact", polarity="negated")
    assert stances(world) == [f"pact on fishing: {Stance.UNREALISED}", f"pact: {Stance.DENIED}"]
