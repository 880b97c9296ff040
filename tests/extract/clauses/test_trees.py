"""Clauses read off hand-made dependency trees: the grammar alone, without a language model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract.clause import ClauseKind, Role, ancestors
from kg.extract.clauses import clauses
from tests.extract.clauses.trees import line, tree

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("trees.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_clauses_of_tree(case: dict[str, Any]) -> None:
    doc = tree(case["tree"])
    found = [line(doc, clause) for sentence in doc.sents for clause in clauses(sentence)]
    for expected in case["clauses"]:
        assert expected in found
    for absent in case.get("absent", ()):
        assert absent not in found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_references_between_clauses_hold(case: dict[str, Any]) -> None:
    doc = tree(case["tree"])
    for sentence in doc.sents:
        found = clauses(sentence)
        assert [c.index for c in found] == list(range(len(found)))
        assert [c.predicate for c in found] == sorted(c.predicate for c in found)
        for clause in found:
            assert len(list(ancestors(found, clause))) < len(found)
            for argument in clause.arguments:
                assert argument.tokens == tuple(sorted(set(argument.tokens)))
                assert all(sentence.start <= i < sentence.end for i in argument.tokens + argument.minimal)
                if argument.clause is not None:
                    assert found[argument.clause].predicate == argument.head


def test_negation_auxiliary_and_question_belong_to_their_clause() -> None:
    doc = tree(
        """
        Why why WRB 5 advmod
        did do VBD 5 aux
        Rao Rao NNP 5 nsubj
        not not RB 5 advmod
        visit visit VB 0 root
        Quito Quito NNP 5 obj
        ? ? . 5 punct
        """
    )
    (clause,) = clauses(doc.sents[0])
    assert [doc[i].text for i in clause.negations] == ["not"]
    assert [doc[i].text for i in clause.auxiliaries] == ["did"]
    assert clause.question
    assert clause.finite


def test_a_light_verb_names_its_noun_and_the_noun_its_verb() -> None:
    doc = tree(
        """
        Rao Rao NNP 2 nsubj
        held hold VBD 0 root
        talks talk NNS 2 obj
        """
    )
    verb, noun = clauses(doc.sents[0])
    assert (verb.kind, verb.noun, verb.noun_head) == (ClauseKind.VERBAL, "talk", 2)
    assert (noun.link, noun.parent, noun.action) == ("light", verb.index, "talk")


def test_shared_arguments_say_so() -> None:
    doc = tree(
        """
        Rao Rao NNP 2 nsubj
        came come VBD 0 root
        and and CC 4 cc
        went go VBD 2 conj
        """
    )
    first, second = clauses(doc.sents[0])
    assert not first.having(Role.SUBJECT)[0].shared
    assert second.having(Role.SUBJECT)[0].shared
    assert second.parent == first.index
    assert second.link == "conj"
