"""The shipped questions over the demonstration: exact rows, the same in both engines, and what must be among them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib

from kg.export.validate import shacl_violations, violations
from kg.extract.schema_file import load_schema
from kg.query import Engine, query_text
from kg.questions import question, questions
from tests.query.answers import FILE, answers

GIVEN = {"from": "2023-01-01", "to": "2023-12-31", "speaker": "Matthew Miller", "about": "United States"}


@pytest.fixture(scope="module")
def seeds_engine(seeds_output: Path) -> Engine:
    return Engine.open(seeds_output)


@pytest.fixture(scope="module")
def seeds_rdflib(seeds_output: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(seeds_output / "graph.ttl")


def test_the_rows_are_these(seeds_output: Path) -> None:
    found = answers(seeds_output)
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    for name in questions():
        assert found[name] == kept[name], f"{name}: after a change that is meant, run make output"


@pytest.mark.parametrize("name", list(questions()))
def test_both_engines_agree(name: str, seeds_engine: Engine, seeds_rdflib: rdflib.Graph) -> None:
    given = {value: GIVEN.get(value, "Li Shangfu") for value in question(name).values}
    text = query_text(name, **given)
    ours = [[None if term is None else term.value for term in row] for row in seeds_engine.ask(text).rows]  # type: ignore[union-attr]
    theirs = [[None if term is None else str(term) for term in row] for row in seeds_rdflib.query(text)]
    assert ours == theirs


def test_the_sanction_is_found(seeds_engine: Engine) -> None:
    rows = seeds_engine.ask(query_text("sanctions", who="Li Thuong Phuc")).shown()
    assert any(
        row[:2] == ["Li Shangfu", "United States"] and "Sanctions Act" in row[2] and row[3].startswith("2018")
        for row in rows
    ), rows


def test_no_lifting_is_a_plain_triple(seeds_engine: Engine) -> None:
    lifted = seeds_engine.ask(
        "ASK { ?s ?p ?o . ?p a rdf:Property ; rdfs:label ?l FILTER (STRSTARTS(STR(?l), 'lift')) }"
    )
    assert lifted.shown() == [["false"]]


def test_the_graph_keeps_its_rules_in_both_engines(seeds_output: Path) -> None:
    turtle = (seeds_output / "graph.ttl").read_bytes()
    assert violations(turtle, load_schema()) == shacl_violations(turtle, load_schema()) == ()
