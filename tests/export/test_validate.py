"""The shipped ontology and shapes are current, graphs keep their rules, and both engines see it when one is broken."""

# ruff: noqa: E501  updates read best on one line
from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat, Store

from kg.export.ontology import ontology, shapes
from kg.export.rdf_formats import to_turtle
from kg.export.terms import CLASSES, DEFAULT_BASE, Namespaces
from kg.export.validate import GraphDefectError, check, rules, shacl_violations, violations
from kg.export.vocabulary import OWN_PROPERTIES, role_property
from kg.extract.schema_file import load_schema, parse_schema
from kg.knowledge_graph import KnowledgeGraph
from kg.model import ENTITY_TYPES
from tests.invented import World

SCHEMA = load_schema()
KG = rdflib.Namespace(DEFAULT_BASE + "schema#")

BREAKS = {
    "a fact without a stance": "DELETE { ?f kg:stance ?s } WHERE { ?f rdf:predicate rel:sold_to ; kg:stance ?s }",
    "a fact with two stances": "INSERT { ?f kg:stance kg:denied } WHERE { ?f rdf:predicate rel:sold_to }",
    "a fact with a stance nobody knows": (
        "DELETE { ?f kg:stance ?s } INSERT { ?f kg:stance kg:maybe } WHERE { ?f rdf:predicate rel:sold_to ; kg:stance ?s }"
    ),
    "a fact without statements": "DELETE { ?f kg:statedBy ?s } WHERE { ?f rdf:predicate rel:visited ; kg:statedBy ?s }",
    "a fact without ends": (
        "DELETE { ?f rdf:subject ?s ; rdf:object ?o } WHERE { ?f rdf:predicate rel:visited ; rdf:subject ?s ; rdf:object ?o }"
    ),
    "a fact with two objects": "INSERT { ?f rdf:object id:norvania } WHERE { ?f rdf:predicate rel:visited }",
    "a fact of no source": (
        "DELETE { ?f kg:sources ?n } INSERT { ?f kg:sources 0 } WHERE { ?f rdf:predicate rel:visited ; kg:sources ?n }"
    ),
    "a fact that ends before it starts": (
        "DELETE { ?f kg:end ?e } INSERT { ?f kg:end '1999-01-01'^^xsd:date } WHERE { ?f a kg:Fact ; kg:end ?e }"
    ),
    "a start that is no date": (
        "DELETE { ?f kg:start ?e } INSERT { ?f kg:start 'May' } WHERE { ?f rdf:predicate rel:visited ; kg:start ?e }"
    ),
    "stated by something that is no statement": "INSERT { ?f kg:statedBy id:kestria } WHERE { ?f rdf:predicate rel:visited }",
    "stated by who denies it": "INSERT { ?f kg:statedBy ?s } WHERE { ?f kg:contradictedBy ?s . ?s kg:polarity kg:negated }",
    "affirmed though only planned": (
        "DELETE { ?f kg:stance ?s } INSERT { ?f kg:stance kg:affirmed } WHERE { ?f rdf:predicate rel:visited ; kg:stance ?s }"
    ),
    "denied though asserted": (
        "DELETE { ?f kg:stance ?s } INSERT { ?f kg:stance kg:denied } WHERE { ?f rdf:predicate rel:sold_to ; kg:stance ?s }"
    ),
    "contested by nobody": "DELETE { ?f kg:contradictedBy ?s } WHERE { ?f rdf:predicate rel:sold_to ; kg:contradictedBy ?s }",
    "a statement of no fact": "DELETE { ?s kg:states ?f } WHERE { ?f rdf:predicate rel:visited . ?s kg:states ?f }",
    "a statement without words": "DELETE { ?s nif:anchorOf ?q } WHERE { ?s nif:anchorOf ?q }",
    "a statement in two documents": "INSERT { ?s prov:hadPrimarySource id:doc-002-reply } WHERE { ?s a kg:Statement }",
    "a sentence that ends where it starts": (
        "DELETE { ?s nif:endIndex ?e } INSERT { ?s nif:endIndex ?b } WHERE { ?s nif:endIndex ?e ; nif:beginIndex ?b }"
    ),
    "more than sure": "DELETE { ?s kg:confidence ?c } INSERT { ?s kg:confidence 1.5 } WHERE { ?s kg:confidence ?c }",
    "a modality nobody knows": (
        "DELETE { ?s kg:modality ?m } INSERT { ?s kg:modality kg:rumoured } WHERE { ?s kg:modality ?m ; kg:attributedTo ?who }"
    ),
    "a speaker without a place": "DELETE { ?a kg:position ?n } WHERE { ?a kg:position ?n }",
    "a link of no chain": "INSERT DATA { id:lost a kg:Attribution ; kg:position 1 ; kg:speaker 'nobody' }",
    "a statement of something that is no fact": "INSERT { ?s kg:states id:kestria } WHERE { ?s a kg:Statement }",
    "a judgement without a verdict": "DELETE { ?j kg:verdict ?v } WHERE { ?j kg:verdict ?v }",
    "a document without a name": "DELETE { ?d dcterms:identifier ?i } WHERE { ?d dcterms:identifier ?i }",
    "an entity of two types": "INSERT DATA { id:kestria a kg:Person }",
    "an entity with two labels": "INSERT DATA { id:kestria skos:prefLabel 'Kestreland' }",
    "a plain triple of a planned fact": "INSERT DATA { id:amina-diallo rel:visited id:kestria }",
    "a plain triple of a denied fact": "INSERT DATA { id:norvania rel:attacked id:port-vell }",
    "a plain triple of a contested fact": "INSERT DATA { id:kestria rel:sold_to id:norvania }",
    "a plain triple of no fact": "INSERT DATA { id:teodor-lund rel:visited id:norvania }",
    "a plain triple of what one person says": "INSERT DATA { id:teodor-lund rel:open-be_under_pressure 'under pressure'@en }",
    "a subject of the wrong type": (
        "DELETE { id:amina-diallo a kg:Person } INSERT { id:amina-diallo a kg:Law } WHERE {}"
    ),
    "an object of the wrong type": (
        "DELETE { id:minister-of-norvania a kg:Position } INSERT { id:minister-of-norvania a kg:Event } WHERE {}"
    ),
}


def broken(turtle: bytes, update: str) -> bytes:
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    before = len(store)
    quads = set(store)
    store.update(update, prefixes=Namespaces().prefixes)
    assert len(store) != before or set(store) != quads, "the update changed nothing"
    return store.dump(format=RdfFormat.TURTLE, from_graph=pyoxigraph.DefaultGraph()) or b""


def test_a_graph_keeps_its_rules(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph)
    assert violations(turtle, SCHEMA) == ()
    assert shacl_violations(turtle, SCHEMA) == ()


@pytest.mark.parametrize("update", BREAKS.values(), ids=BREAKS.keys())
def test_both_engines_see_a_broken_rule(graph: KnowledgeGraph, update: str) -> None:
    turtle = broken(to_turtle(graph), update)
    by_query = {violation.focus for violation in violations(turtle, SCHEMA)}
    by_shape = {violation.focus for violation in shacl_violations(turtle, SCHEMA)}
    assert by_query
    if any(violation.rule.startswith("A plain triple has") for violation in violations(turtle, SCHEMA)):
        assert by_shape <= by_query, "SHACL Core cannot compare a triple with its fact"
    else:
        assert by_query == by_shape


def test_every_rule_can_be_broken(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph)
    seen = {violation.rule for update in BREAKS.values() for violation in violations(broken(turtle, update), SCHEMA)}
    assert seen == {rule for rule, _ in rules()}


def test_a_build_fails_on_a_violation(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(to_turtle(graph))
    check(path, SCHEMA)
    path.write_bytes(broken(to_turtle(graph), BREAKS["a plain triple of a denied fact"]))
    with pytest.raises(GraphDefectError, match=r"graph.ttl breaks 1 of its own rules: .*norvania: A plain triple"):
        check(path, SCHEMA)


def test_types_that_do_not_fit_never_become_a_violation() -> None:
    world = World()
    world.entity("x", "LAW", "Xylo Act")
    world.entity("y", "GPE", "Yarrow")
    world.document("d")
    world.claim("d", "Xylo Act visited Yarrow.", "Xylo Act", "visited", "Yarrow")
    world.claim("d", "Xylo Act met Yarrow.", "Xylo Act", "met_with", "a crowd")
    assert violations(to_turtle(world.graph()), SCHEMA) == ()


def test_another_stem_keeps_the_rules(graph: KnowledgeGraph) -> None:
    stem = "https://news.invalid/kg/"
    turtle = to_turtle(graph, stem)
    assert violations(turtle, SCHEMA, stem) == shacl_violations(turtle, SCHEMA, stem) == ()
    wrong = turtle.replace(b"\trel:holds_position id:minister-of-norvania", b"\trel:holds_position id:norvania")
    assert wrong != turtle
    assert violations(wrong, SCHEMA, stem) and shacl_violations(wrong, SCHEMA, stem)


def test_the_shipped_ontology_and_shapes_are_current() -> None:
    shipped = files("kg").joinpath("data")
    command = "run python -m kg.export.ontology"
    assert shipped.joinpath("ontology.ttl").read_bytes() == ontology(SCHEMA), command
    assert shipped.joinpath("shapes.ttl").read_text(encoding="utf-8") == shapes(SCHEMA), command


def test_the_ontology_defines_every_term() -> None:
    found = rdflib.Graph().parse(data=ontology(SCHEMA), format="turtle")
    roles = {rule.role for rule in SCHEMA.roles} | {
        r for one in SCHEMA.relations.values() for r in one.qualifiers.values()
    }
    needed = {KG[name] for name in (*CLASSES.values(), *OWN_PROPERTIES, *map(role_property, roles))}
    for relation in SCHEMA.relations:
        needed.add(rdflib.URIRef(f"{DEFAULT_BASE}relation#{relation}"))
    for term in needed:
        assert found.value(term, rdflib.RDFS.label) is not None, term
        assert found.value(term, rdflib.SKOS.definition) is not None, term
    assert set(CLASSES) == set(ENTITY_TYPES)


def test_relations_say_their_types_and_their_neighbours() -> None:
    schema = parse_schema(
        "only = true\n"
        '[relations.cures]\ndefinition = "SUBJECT cures OBJECT."\nsubject = ["PRODUCT"]\nobject = ["THING", "TEXT"]\n'
        'inverse = "cured_by"\nwikidata = "P2175"\nframes = []\n'
        '[relations.cured_by]\ndefinition = "SUBJECT is cured by OBJECT."\nsubject = ["THING"]\nobject = ["PRODUCT", "THING"]\n'
        'wikidata = "^P2175"\nfunctional = true\nframes = []\n'
    )
    found = rdflib.Graph().parse(data=ontology(schema), format="turtle")
    cures, cured_by = (rdflib.URIRef(f"{DEFAULT_BASE}relation#{name}") for name in ("cures", "cured_by"))
    schema_org = rdflib.Namespace("https://schema.org/")
    assert found.value(cures, rdflib.RDFS.domain) == KG.Product
    assert set(found.objects(cures, schema_org.rangeIncludes)) == {KG.Thing, rdflib.RDFS.Literal}
    assert found.value(cures, rdflib.OWL.inverseOf) == cured_by
    assert found.value(cures, rdflib.SKOS.closeMatch) == rdflib.URIRef("http://www.wikidata.org/entity/P2175")
    assert found.value(cured_by, rdflib.SKOS.closeMatch) is None
    assert (cured_by, rdflib.RDF.type, rdflib.OWL.FunctionalProperty) not in found
    assert found.value(cured_by, KG.oneObjectAtATime) == rdflib.Literal(True)
