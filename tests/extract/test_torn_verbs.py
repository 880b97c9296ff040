"""Verbs and gerunds whose own words a parse hangs on their neighbours: hand-made trees."""

from __future__ import annotations

from kg.extract.reading import read
from tests.extract.clauses.trees import parse

GERUND = """
    They they PRP 2 nsubj
    oppose oppose VBP 0 root
    our our PRP$ 5 nmod:poss
    selling sell VBG 2 xcomp
    arms arm NNS 4 obj
    """


def test_a_possessor_right_before_a_gerund_is_who_does_it() -> None:
    doc = read(parse(GERUND))
    assert (doc[2].dep_, doc[2].head.text) == ("nsubj", "selling")


def test_a_possessor_behind_a_gerund_stays() -> None:
    rows = GERUND.replace(
        "our our PRP$ 5 nmod:poss\n    selling sell VBG 2 xcomp",
        "selling sell VBG 2 xcomp\n    our our PRP$ 5 nmod:poss",
    )
    doc = read(parse(rows.replace("arms arm NNS 4 obj", "arms arm NNS 3 obj")))
    assert (doc[3].dep_, doc[3].head.text) == ("nmod:poss", "arms")


def test_a_gerund_behind_an_agent_is_of_the_verb() -> None:
    rows = """
        Ruiz Ruiz NNP 3 nsubj:pass
        was be VBD 3 aux:pass
        accused accuse VBN 0 root
        by by IN 5 case
        prosecutors prosecutor NNS 3 obl:agent
        of of IN 7 mark
        lying lie VBG 5 acl
        """
    doc = read(parse(rows))
    assert (doc[6].dep_, doc[6].head.text) == ("advcl", "accused")
