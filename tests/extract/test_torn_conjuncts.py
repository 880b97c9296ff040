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
LISTED = """
    met meet VBD 0 root
    unions union NNS 1 obj
    working work VBG 2 acl
    in in IN 5 case
    Lima Lima NNP 3 obl GPE
    and and CC 7 cc
    students student NNS 5 conj
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
KANO = LISTED.replace("students student NNS", "Kano Kano NNP").replace("5 conj", "5 conj GPE")
BARRED = """
    Reporters reporter NNS 3 nsubj:pass
    were be VBD 3 aux:pass
    barred bar VBN 0 root
    from from IN 5 mark
    entering enter VBG 3 advcl
    by by IN 7 case
    guards guard NNS 5 obl
    """
LATER = BARRED.replace("guards guard NNS", "Monday Monday NNP").replace("5 obl", "5 obl DATE")
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
        (LISTED, "students", ("conj", "unions")),
        (KANO, "Kano", ("conj", "Lima")),
        (LISTED.replace("students student", "towns town"), "towns", ("conj", "Lima")),
        (BROUGHT, "school", ("obl", "brought")),
        (BROUGHT, "Monday", ("obl", "brought")),
        (BROUGHT.replace("built build", "drove drive"), "school", ("obl", "drove")),
        (BROUGHT.replace("brought bring", "liked like"), "school", ("obl", "built")),
        (BARRED, "guards", ("obl:agent", "barred")),
        (LATER, "Monday", ("obl", "entering")),
        (BARRED.replace("were be VBD 3 aux:pass", "now now RB 3 advmod"), "guards", ("obl", "entering")),
        (TITLES, "Jane", ("nsubj", "left")),
        (TITLES, "Actor", ("nmod:desc", "Jane")),
        (TITLES.replace("Actor actor", "Ship ship"), "Jane", ("appos", "Ship")),
    ],
)  # fmt: skip
def test_what_is_joined_agrees(rows: str, form: str, place: tuple[str, str]) -> None:
    assert _hung(rows, form) == place


ASIDE = """
    Rebels rebel NNS 2 nsubj
    entered enter VBD 0 root
    Goma Goma NNP 2 obj
    , , , 7 punct
    which which WDT 7 obj
    Chad Chad NNP 7 nsubj
    left leave VBD 3 acl:relcl
    , , , 10 punct
    and and CC 10 cc
    freed free VBD 7 conj
    him he PRP 10 obj
    """
WHO = ASIDE.replace("WDT 7 obj", "WDT 7 nsubj").replace("Chad Chad NNP 7 nsubj", "then then RB 7 advmod")
CROSSED = """
    sent send VBD 0 root
    Rao Rao NNP 1 obj
    fleeing flee VBG 2 acl
    to to IN 5 case
    prison prison NN 1 obl
    on on IN 7 case
    Monday Monday NNP 3 obl DATE
    """
AGAIN = """
    left leave VBD 0 root
    parties party NNS 1 obj
    founded found VBN 2 acl
    in in IN 5 case
    2003 2003 CD 3 obl DATE
    in in IN 7 case
    May May NNP 3 obl DATE
    """
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
        (ASIDE, "freed", ("conj", "entered")),
        (WHO, "freed", ("conj", "left")),
        (ASIDE.replace(", , , 10 punct", "then then RB 7 advmod"), "freed", ("conj", "left")),
        (CROSSED, "Monday", ("obl", "sent")),
        (CROSSED.replace("prison prison NN 1 obl", "prison prison NN 3 obl"), "Monday", ("obl", "fleeing")),
        (AGAIN, "May", ("obl", "left")),
        (AGAIN.replace("May May", "1999 1999"), "1999", ("obl", "founded")),
        (ENGAGED, "engaged", ("root", "engaged")),
        (ENGAGED, "Rao", ("nsubj:pass", "engaged")),
        (ENGAGED.replace("time time", "hotel hotel"), "engaged", ("acl", "hotel")),
    ],
)  # fmt: skip
def test_what_goes_on_behind_an_aside(rows: str, form: str, place: tuple[str, str]) -> None:
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
TENTH = """
    Wages wage NNS 3 nsubj:pass
    were be VBD 3 aux:pass
    cut cut VBN 0 root
    by by IN 6 case
    a a DT 6 det
    tenth tenth NN 3 obl:agent
    """


@pytest.mark.parametrize(
    ("rows", "form", "place"),
    [
        (COFFEE, "coffee", ("nsubj:pass", "bought")),
        (COFFEE, "and", ("cc", "bought")),
        (COFFEE.replace("coffee coffee NN ", "beans bean NNS "), "beans", ("conj", "tea")),
        (COFFEE.replace("is be VBZ 7 aux:pass", "today today RB 7 advmod"), "coffee", ("conj", "tea")),
        (TENTH, "tenth", ("obl", "cut")),
        (TENTH.replace("tenth tenth", "minister minister"), "minister", ("obl:agent", "cut")),
    ],
)
def test_what_begins_another_clause(rows: str, form: str, place: tuple[str, str]) -> None:
    assert _hung(rows, form) == place
