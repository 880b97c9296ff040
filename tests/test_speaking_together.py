"""Those who say a claim together are one link of its chain of speakers, in every way of telling it."""

from __future__ import annotations

from pathlib import Path

import rdflib

from kg.config import Config
from kg.evidence import evidence
from kg.export.rdf_formats import to_turtle
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import Built
from kg.stored import load
from kg.writing import write_build
from tests.export.test_rdf import ID, KG, parsed
from tests.invented import World


def told() -> KnowledgeGraph:
    world = World()
    world.entity("peru", "GPE", "Peru")
    world.entity("chile", "GPE", "Chile")
    world.entity("quito", "GPE", "Quito")
    world.document("d1", source="Andes Post")
    sentence = "Peru and Chile said, the Courier reports, that a navy attacked Quito."
    world.claim("d1", sentence, "a navy", "attacked", "Quito", by=["Courier", ("Peru", "Chile")])
    return world.graph()


def test_the_chain_has_a_link_for_each_voice() -> None:
    (statement,) = told().statements
    assert [[speaker.label for speaker in link] for link in statement.chain] == [["Courier"], ["Peru", "Chile"]]


def test_evidence_and_reasons_name_them_together() -> None:
    graph = told()
    (fact,) = graph.facts
    assert [one.speakers for one in evidence(graph, fact)] == [("Courier", "Peru and Chile")]
    assert fact.reasons[0] == "affirmed by Peru and Chile"


def test_rdf_gives_them_one_position_and_attributes_the_claim_to_both() -> None:
    rdf = parsed(to_turtle(told()))
    (said,) = rdf.subjects(rdflib.RDF.type, KG.Statement)
    assert set(rdf.objects(said, KG.attributedTo)) == {ID.peru, ID.chile}
    places = [rdf.value(link, KG.position).toPython() for link in rdf.objects(said, KG.attribution)]  # type: ignore[union-attr]
    assert sorted(places) == [1, 2, 2]


def test_they_survive_the_files(tmp_path: Path) -> None:
    graph = told()
    write_build(Built(graph=graph, extractions=(), sentences={"d1": 1}, skipped=(), seconds={}), tmp_path, Config())
    assert load(tmp_path).statements == graph.statements
