"""Whom "they" means: the many who report of themselves, or the only many spoken of; else nobody is known."""

from __future__ import annotations

import pytest

from tests.resolve.making import resolved

REBELS = "The {rebels:PERSON;subject;number=plur;definite;verb=say} said "
THEY = "<they:THING;subject;number=plur;speaker=rebels;reported;verb=flee> fled."
GOING_ON = "<They:THING;subject;number=plur;verb=flee> fled."


def stand_for(marked: str) -> list[str]:
    """What the pronouns of a marked text stand for, in text order."""
    return [mention.text for told in resolved(marked).described.values() for mention in told]


def test_many_report_of_themselves() -> None:
    assert stand_for(REBELS + THEY) == ["rebels"]


def test_two_names_report_of_both() -> None:
    both = "[Iran:GPE;subject;verb=say] and [Iraq:GPE;subject;verb=say] said "
    assert stand_for(both + THEY.replace("rebels", "Iraq")) == ["Iran", "Iraq"]


def test_a_text_goes_on_about_the_only_many() -> None:
    took = "The {rebels:PERSON;subject;number=plur;verb=take} took the {fort:FAC;object;verb=take}. "
    assert stand_for(took + GOING_ON) == ["rebels"]
    assert stand_for(took + GOING_ON + " " + GOING_ON) == ["rebels", "rebels"]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "{Three men:PERSON;head=man;subject;number=plur;verb=hold} were held. " + REBELS + THEY, id="others before"
        ),
        pytest.param(
            REBELS + "{soldiers:PERSON;subject;number=plur;verb=come} came when " + THEY, id="others in between"
        ),
        pytest.param(
            REBELS.replace("verb=say} said", "verb=tell} told {farmers:PERSON;object;number=plur;verb=tell}") + THEY,
            id="those who are told",
        ),
        pytest.param(REBELS.replace("definite", "mod=no") + THEY, id="nobody"),
        pytest.param("The {firm:ORG;subject;verb=say} said " + THEY.replace("rebels", "firm"), id="a body"),
        pytest.param(
            "{Police:ORG;subject;number=plur;verb=meet} met {farmers:PERSON;object;number=plur;verb=meet}. " + GOING_ON,
            id="two of many",
        ),
        pytest.param("{Ships:PRODUCT;subject;number=plur;verb=sink} sank. " + GOING_ON, id="things"),
        pytest.param(REBELS + "so. " + GOING_ON.replace("flee>", "flee;speaker=rebels>"), id="quoted"),
    ],
)
def test_they_are_left_open_where_others_may_be_meant(marked: str) -> None:
    assert stand_for(marked) == []


@pytest.mark.parametrize(
    ("speaker", "meant"),
    [
        ("The {party:ORG;subject;verb=say} said: ", ["party"]),
        ("The {rebels:PERSON;subject;number=plur;verb=say} said: ", ["rebels"]),
        ("The {man:PERSON;subject;verb=say} said: ", []),
        ("No {party:ORG;subject;mod=no;verb=say} said: ", []),
    ],
)
def test_we_are_the_body_or_the_many_who_speak(speaker: str, meant: list[str]) -> None:
    who = speaker.split("{")[1].split(":")[0]
    assert stand_for(f"{speaker}<We:THING;subject;number=plur;speaker={who};verb=lose> lost.") == meant
    assert stand_for(f"{speaker}<we:THING;subject;number=plur;speaker={who};reported;verb=lose> lost.") == []
