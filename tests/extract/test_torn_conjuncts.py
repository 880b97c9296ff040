"""Conjuncts, goals, agents and titles that a parse hangs on the wrong word: hand-made trees."""

from __future__ import annotations

import pytest

from kg.extract.reading import read
from tests.extract.clauses.trees import parse

SWITCH = """
    urged urge VBD 0 root
    drivers driver NNS 1 obj
    to to TO 4 mark
    stop stop VB 1 xcomp
    using use VBG 4 xcomp
    petrol petrol NN 5 obj
    and and CC 8 cc
    switch switch VB 5 conj
    to to IN 10 case
    gas gas NN 8 obl
    """
BROUGHT = """
    Rao Rao NNP 2 nsubj
    brought bring VBD 0 root
    radios radio NNS 2 obj
    he he PRP 5 nsubj
    built build VBD 3 acl:relcl
    to to IN 7 case
    school school NN 5 obl
    on on IN 9 case
    Monday Monday NNP 5 obl DATE
    """
TITLES = """
    Actor actor NN 6 nsubj
    and and CC 3 cc
    director director NN 1 conj
    Jane Jane NNP 1 appos PERSON
    Rao Rao NNP 4 flat
    left leave VBD 0 root
    """


def _hung(rows: str, form: str) -> tuple[str, str]:
    word = next(word for word in read(parse(rows)) if word.text == form)
    return word.dep_, word.head.text


@pytest.mark.parametrize(
    ("rows", "form", "place"),
    [
        (SWITCH, "switch", ("conj", "stop")),
        (SWITCH.replace("switch switch VB ", "turning turn VBG "), "turning", ("conj", "using")),
        (BROUGHT, "school", ("obl", "brought")),
        (BROUGHT, "Monday", ("obl", "brought")),
        (BROUGHT.replace("built build", "drove drive"), "school", ("obl", "drove")),
        (BROUGHT.replace("brought bring", "liked like"), "school", ("obl", "built")),
        (TITLES, "Jane", ("nsubj", "left")),
        (TITLES, "Actor", ("nmod:desc", "Jane")),
        (TITLES.replace("Actor actor", "Ship ship"), "Jane", ("appos", "Ship")),
    ],
)  # fmt: skip
def test_what_is_joined_agrees(rows: str, form: str, place: tuple[str, str]) -> None:
    assert _hung(rows, form) == place


ENGAGED = """
    Rao Rao NNP 5 nsubj
    was be VBD 5 cop
    at at IN 5 case
    the the DT 5 det
    time time NN 0 root
    engaged engage VBN 5 acl
    """


@pytest.mark.parametrize(
    ("rows", "form", "place"),
    [
        (ENGAGED, "engaged", ("root", "engaged")),
        (ENGAGED, "Rao", ("nsubj:pass", "engaged")),
        (ENGAGED.replace("time time", "hotel hotel"), "engaged", ("acl", "hotel")),
    ],
)  # fmt: skip
def test_nobody_is_at_a_time(rows: str, form: str, place: tuple[str, str]) -> None:
    assert _hung(rows, form) == place


COFFEE = """
    Ghana Ghana NNP 2 nsubj
    sells sell VBZ 0 root
    tea tea NN 2 obj
    and and CC 5 cc
    coffee coffee NN 3 conj
    is be VBZ 7 aux:pass
    bought buy VBN 2 conj
    """


@pytest.mark.parametrize(
    ("rows", "form", "place"),
    [
        (COFFEE, "coffee", ("nsubj:pass", "bought")),
        (COFFEE, "and", ("cc", "bought")),
        (COFFEE.replace("coffee coffee NN ", "beans bean NNS "), "beans", ("conj", "tea")),
        (COFFEE.replace("is be VBZ 7 aux:pass", "today today RB 7 advmod"), "coffee", ("conj", "tea")),
    ],
)
def test_what_begins_another_clause(rows: str, form: str, place: tuple[str, str]) -> None:
    assert _hung(rows, form) == place
