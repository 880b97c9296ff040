"""Open triples of hand-made trees, minimal and full, and the lines that `kg extract --open` writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.extract.open import Arguments, open_triples
from kg.extract.predictions import open_prediction, write_predictions
from tests.extract.clauses.trees import parse, tree

JUSTICE = """
He he PRP 2 nsubj
became become VBD 0 root
a a DT 4 det
justice justice NN 2 xcomp
of of IN 7 case
the the DT 7 det
court court NN 4 nmod
in in IN 9 case
1903 1903 CD 2 obl
"""
RAISED = """
Rao Rao NNP 2 nsubj
helped help VBD 0 root
to to TO 4 mark
raise raise VB 2 xcomp
funds fund NNS 4 obj
in in IN 7 case
Peru Peru NNP 4 obl
and and CC 9 cc
Chile Chile NNP 7 conj
"""
NEGATED = """
Rao Rao NNP 4 nsubj
did do VBD 4 aux
not not RB 4 advmod
visit visit VB 0 root
Quito Quito NNP 4 obj
"""
SAID = """
Rao Rao NNP 2 nsubj
said say VBD 0 root
that that IN 5 mark
Sosa Sosa NNP 5 nsubj
left leave VBD 2 ccomp
Quito Quito NNP 5 obj
"""
APPOSED = """
Rao Rao NNP 6 nsubj
, , , 4 punct
the the DT 4 det
minister minister NN 1 appos
, , , 1 punct
left leave VBD 0 root
Quito Quito NNP 6 obj
"""
PORT = """
Rao Rao NNP 2 nsubj
visited visit VBD 0 root
the the DT 4 det
port port NN 2 obj
near near IN 6 case
Quito Quito NNP 4 nmod
"""
EXAMPLES = """
They they PRP 2 nsubj
treat treat VBP 0 root
diseases disease NNS 2 obj
including include VBG 5 case
rabies rabies NN 3 nmod
"""
EXISTS = """
There there EX 2 expl
are be VBP 0 root
talks talk NNS 2 nsubj
"""


def found(rows: str, arguments: Arguments) -> list[tuple[str, ...]]:
    return [(t.subject, t.relation, t.object, *t.args) for t in open_triples(tree(rows), arguments, least=0.0)]


def test_minimal_arguments_give_one_triple_for_each_argument() -> None:
    triples = found(JUSTICE, Arguments.MINIMAL)
    assert ("He", "became", "a justice of the court") in triples
    assert ("He", "became a justice of", "the court") in triples
    assert ("He", "became a justice of the court in", "1903") in triples
    assert all(len(t) == 3 for t in triples)


def test_full_arguments_give_one_triple_for_each_clause() -> None:
    assert found(JUSTICE, Arguments.FULL) == [("He", "became", "a justice of the court", "in 1903")]


def test_open_complements_run_on_and_coordination_is_told_apart() -> None:
    minimal = found(RAISED, Arguments.MINIMAL)
    assert ("Rao", "helped to raise", "funds") in minimal
    assert ("Rao", "helped to raise funds in", "Peru") in minimal
    assert ("Rao", "helped to raise funds in", "Chile") in minimal


@pytest.mark.parametrize("arguments", list(Arguments))
def test_negation_stays_in_the_relation(arguments: Arguments) -> None:
    assert ("Rao", "did not visit", "Quito") in found(NEGATED, arguments)


def test_minimal_arguments_leave_out_what_does_not_identify() -> None:
    assert ("Rao", "visited", "the port") in found(PORT, Arguments.MINIMAL)
    assert ("Rao", "visited the port near", "Quito") in found(PORT, Arguments.MINIMAL)


def test_examples_are_told_of_their_kind() -> None:
    for arguments in Arguments:
        assert ("diseases", "including", "rabies") in found(EXAMPLES, arguments)


def test_what_exists_is_said_to() -> None:
    assert ("There", "are", "talks") in found(EXISTS, Arguments.MINIMAL)


@pytest.mark.parametrize("arguments", list(Arguments))
def test_reported_clause_is_an_argument_and_a_triple(arguments: Arguments) -> None:
    triples = found(SAID, arguments)
    assert ("Rao", "said that", "Sosa left Quito") in triples
    assert ("Sosa", "left", "Quito") in triples


def test_apposition_says_is() -> None:
    assert ("Rao", "is", "the minister") in found(APPOSED, Arguments.FULL)


def test_triples_under_the_least_confidence_are_left_out() -> None:
    assert list(open_triples(tree(JUSTICE), Arguments.FULL, least=1.0)) == []


def test_prediction_line_quotes_its_text() -> None:
    doc = parse(JUSTICE)
    line = open_prediction("7", doc, Arguments.FULL)
    (triple,) = line["triples"]
    start, end = triple["object_span"]
    assert line["text"][start:end] == triple["object"] == "a justice of the court"
    assert 0.0 <= triple["confidence"] <= 1.0


def test_predictions_are_written_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    doc = parse(SAID)
    assert write_predictions((open_prediction(str(i), doc) for i in range(2)), path) == 2
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["0", "1"]


def test_unwritable_predictions_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write predictions to"):
        write_predictions([], tmp_path)


LISTED = """
{quantity} {quantity} DT 2 det
states state NNS 6 nsubj
including include VBG 4 case
Peru Peru NNP 2 nmod
have have VBP 6 aux
signed sign VBN 0 root
the the DT 8 det
treaty treaty NN 6 obj
"""


def test_what_holds_of_a_group_holds_of_the_instances_it_names() -> None:
    assert ("Peru", "have signed", "the treaty") in found(LISTED.format(quantity="Some"), Arguments.FULL)
    assert ("Peru", "have signed", "the treaty") not in found(LISTED.format(quantity="No"), Arguments.FULL)


DESCRIBED = """
Rao Rao NNP 4 nsubj
is be VBZ 4 cop
a a DT 4 det
lawyer lawyer NN 0 root
who who WP 6 nsubj
defended defend VBD 4 acl:relcl
miners miner NNS 6 obj
"""


def test_what_a_description_tells_is_told_of_the_described() -> None:
    assert ("Rao", "defended", "miners") in found(DESCRIBED, Arguments.FULL)
