"""RDF: what is written, that it survives a round trip in two engines, and that nothing hostile gets through."""

from __future__ import annotations

from datetime import date

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.export.formats import FORMATS
from kg.export.rdf import RdfView
from kg.export.rdf_formats import to_rdflib, to_turtle
from kg.export.terms import DEFAULT_BASE, local_names, slug
from kg.export.vocabulary import relation_name, role_property
from kg.knowledge_graph import KnowledgeGraph
from tests.export.conftest import invented_world
from tests.invented import World

KG = rdflib.Namespace(DEFAULT_BASE + "schema#")
REL = rdflib.Namespace(DEFAULT_BASE + "relation#")
ID = rdflib.Namespace(DEFAULT_BASE + "id/")
HOSTILE = (
    'Say "no"\n@prefix',
    "</script><script>alert(1)</script>",
    "\u202eevil\u202c name",
    "http://example.org/> . <x:y> <x:z> <x:w",
    "javascript:alert(1)",
    "back\\slash ''' \"\"\" \t\r\n",
    "n" * 10_000,
    "عبد الله بن علي",
    "王毅",
    "😀",
    "--- . ---",
)


def plain(graph: rdflib.Graph) -> set[tuple[str, str, str]]:
    """The plain triples, as local names."""
    return {
        (s.removeprefix(ID), p.removeprefix(REL), o.removeprefix(ID))
        for s, p, o in graph
        if p.startswith(REL) and isinstance(s, rdflib.URIRef)
    }


def parsed(turtle: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def test_only_what_is_affirmed_and_vouched_for_is_a_plain_triple(graph: KnowledgeGraph) -> None:
    assert plain(parsed(to_turtle(graph))) == {
        ("amina-diallo", "sanctioned_by", "kestria"),
        ("amina-diallo", "sanctioned_under", "arms-act"),
        ("amina-diallo", "holds_position", "minister-of-norvania"),
        ("amina-diallo", "met_with", "teodor-lund"),
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["affirmed", "negated"]),
            st.sampled_from(["asserted", "planned", "possible", "desired", "conditional"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_a_denied_or_unreal_claim_is_never_a_plain_triple(claims: list[tuple[str, str, bool, bool]]) -> None:
    world = World()
    world.entity("x", "PERSON", "Xoana")
    world.entity("y", "GPE", "Yarrow")
    for number, (polarity, modality, attributed, own_document) in enumerate(claims):
        document = f"d{number if own_document else 0}"
        if document not in world.texts:
            world.document(document)
        sentence = f"Note {number}: Xoana and Yarrow."
        by = ["Sena"] if attributed else []
        world.claim(document, sentence, "Xoana", "visited", "Yarrow", polarity=polarity, modality=modality, by=by)
    asserted = [c for c in claims if c[:2] == ("affirmed", "asserted")]
    denied = [c for c in claims if c[:2] == ("negated", "asserted")]
    found = plain(parsed(to_turtle(world.graph())))
    if not asserted or denied:
        assert found == set()
    elif any(not attributed for _, _, attributed, _ in asserted):
        assert found == {("x", "visited", "y")}


def test_layers_hold_together(graph: KnowledgeGraph) -> None:
    rdf = parsed(to_turtle(graph))
    (sold,) = rdf.subjects(rdflib.RDF.predicate, REL.sold_to)
    assert rdf.value(sold, KG.stance) == KG.contested
    assert rdf.value(sold, rdflib.RDF.subject) == ID.kestria
    (against,) = rdf.objects(sold, KG.contradictedBy)
    assert rdf.value(against, KG.polarity) == KG.negated
    assert rdf.value(against, KG.attributedTo) == ID["amina-diallo"]
    stated, denied = set(rdf.subject_objects(KG.statedBy)), set(rdf.subject_objects(KG.contradictedBy))
    assert not stated & denied, "who denies a fact does not state it"
    about = {(fact, said) for said, fact in rdf.subject_objects(KG.states)}
    assert stated == {(fact, said) for fact, said in about if rdf.value(said, KG.polarity) == KG.affirmed}
    assert about <= stated | denied
    (sanction,) = rdf.subjects(rdflib.RDF.predicate, REL.sanctioned_by)
    assert rdf.value(sanction, KG.legalBasis) == ID["arms-act"]
    assert rdf.value(sanction, KG.time) == rdflib.Literal("2018", datatype=rdflib.XSD.gYear)
    assert rdf.value(sanction, KG.start).toPython() == date(2018, 1, 1)  # type: ignore[union-attr]
    assert rdf.value(sanction, KG.year).toPython() == 2018  # type: ignore[union-attr]


def test_speakers_are_in_order(graph: KnowledgeGraph) -> None:
    rdf = parsed(to_turtle(graph))
    (pressure,) = (
        s for s in rdf.subjects(rdflib.RDF.type, KG.Statement) if len(list(rdf.objects(s, KG.attribution))) == 2
    )
    links = sorted(rdf.objects(pressure, KG.attribution), key=lambda link: rdf.value(link, KG.position))
    assert [str(rdf.value(link, KG.speaker)) for link in links] == ["Norvanian Wire", str(ID["amina-diallo"])]
    assert rdf.value(pressure, KG.attributedTo) == ID["amina-diallo"]


def test_offsets_quote_the_document(graph: KnowledgeGraph) -> None:
    rdf = parsed(to_turtle(graph))
    nif = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    for statement in rdf.subjects(rdflib.RDF.type, KG.Statement):
        id = str(rdf.value(rdf.value(statement, prov.hadPrimarySource), rdflib.DCTERMS.identifier))
        start, end = (int(rdf.value(statement, nif[name])) for name in ("beginIndex", "endIndex"))  # type: ignore[arg-type]
        assert graph.document(id).text[start:end] == str(rdf.value(statement, nif.anchorOf))


def test_there_are_no_blank_nodes(graph: KnowledgeGraph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in parsed(to_turtle(graph)) for term in triple)


def test_round_trip_is_isomorphic_in_both_engines(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph)
    assert isomorphic(parsed(turtle), to_rdflib(graph))
    read = pyoxigraph.Dataset(pyoxigraph.parse(turtle, format=RdfFormat.TURTLE))
    made = pyoxigraph.Dataset(pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in RdfView(graph).triples())
    for dataset in (read, made):
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    assert read == made
    # rdflib's Turtle writer gives the decimal 4 as 4.0, so the way back is by N-Triples.
    again = rdflib.Graph().parse(data=parsed(turtle).serialize(format="nt"), format="nt")
    assert isomorphic(again, parsed(turtle))


def test_no_triple_is_written_twice(graph: KnowledgeGraph) -> None:
    triples = list(RdfView(graph).triples())
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_names_are_only_names(hostile: str) -> None:
    world = World()
    world.entity("x", "PERSON", hostile, f"{hostile} the younger")
    world.entity(hostile, "GPE", "Yarrow")
    world.document(f"d {hostile}", title=hostile, source=hostile, published=date(2024, 2, 29))
    world.claim(f"d {hostile}", f"So {hostile} went to Yarrow.", hostile, "visited", "Yarrow", reason=hostile)
    world.claim(f"d {hostile}", f"It was {hostile}, he said.", None, f"open:{hostile}", hostile, by=[hostile])
    world.judge(hostile, "Yarrow", "different", -1, hostile, "x")
    graph = world.graph()
    turtle = to_turtle(graph)
    rdf = parsed(turtle)
    assert isomorphic(rdf, to_rdflib(graph))
    assert len(rdf) == len(list(pyoxigraph.parse(turtle, format=RdfFormat.TURTLE)))
    (person,) = rdf.subjects(rdflib.SKOS.prefLabel, rdflib.Literal(hostile, lang="en"))
    assert person == ID.x
    assert {str(s).startswith(DEFAULT_BASE) for s in rdf.subjects()} == {True}


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_text_survives_a_round_trip(text: str) -> None:
    world = World()
    world.entity("x", "PERSON", text)
    world.document("d", title=text)
    world.claim("d", f"{text} went.", text, "visited", text)
    graph = world.graph()
    assert isomorphic(parsed(to_turtle(graph)), to_rdflib(graph))


def test_a_lone_surrogate_is_replaced() -> None:
    world = World()
    world.entity("x", "PERSON", "Xoana")
    world.document("d", title="broken \ud800 title")
    world.claim("d", "Xoana left.", "Xoana", "open:leave", None)
    titles = parsed(to_turtle(world.graph())).objects(None, rdflib.DCTERMS.title)
    assert [str(title) for title in titles] == ["broken \ufffd title"]


def test_names_of_things_documents_and_nodes_never_meet() -> None:
    world = World()
    for id in ("run", "doc-a", "a b", "a-b", "fact-1", "St. 1"):
        world.entity(id, "THING", f"label of {id}")
    world.document("a b")
    world.document("a-b")
    world.document("run")
    view = RdfView(world.graph())
    iris = [view.entity(entity.id) for entity in view.graph.entities]
    iris += [view.document(document.id) for document in view.graph.documents]
    assert len(set(iris)) == len(iris)
    assert all(str(iri.value).split("/id/")[1] != "run" for iri in iris)


def test_local_names_do_not_depend_on_order() -> None:
    ids = ["a b", "a-b", "A B", "ä", "", "..."]
    assert local_names(ids) == local_names(reversed(ids))
    assert len(set(local_names(ids).values())) == len(ids)


@settings(deadline=None)
@given(st.text())
def test_slugs_are_idempotent_and_clean(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert not set(made) & set("<>\"{}|^`\\ /?#%:;,.'()\u202e\u200b")


def test_roles_and_relations_have_safe_names() -> None:
    assert role_property("legal_basis") == "legalBasis"
    assert role_property("position") == "qualifierPosition"
    assert relation_name("open:turn down") == "open-turn-down"
    assert relation_name("held_in") == "held_in"
    assert relation_name("open:!").startswith("open")


def test_one_option_changes_the_stem(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph, "https://news.invalid/graph").decode()
    assert "example.org" not in turtle
    assert "@prefix rel: <https://news.invalid/graph/relation#> ." in turtle


@pytest.mark.parametrize("stem", ["", "no iri", "relative/path", "https://a b/", "http://", "https://a.b/#part"])
def test_a_stem_must_be_an_iri(graph: KnowledgeGraph, stem: str) -> None:
    with pytest.raises(InputError, match="not an absolute IRI"):
        to_turtle(graph, stem)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_every_format_gives_the_same_bytes(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folders = [tmp_path_factory.mktemp(name) for _ in range(2)]
    for folder in folders:
        FORMATS[name](invented_world().graph(), folder, DEFAULT_BASE)
    files = [{path.relative_to(f): path.read_bytes() for path in f.rglob("*") if path.is_file()} for f in folders]
    assert files[0] and files[0] == files[1]


def test_all_rdf_formats_say_the_same(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("rdf")
    for name in ("ttl", "nt", "trig", "jsonld", "rdf12"):
        FORMATS[name](graph, folder, DEFAULT_BASE)
    turtle = parsed((folder / "graph.ttl").read_bytes())
    assert isomorphic(turtle, rdflib.Graph().parse(folder / "graph.nt", format="nt"))
    assert isomorphic(turtle, rdflib.Graph().parse(folder / "graph.jsonld", format="json-ld"))
    dataset = rdflib.Dataset(default_union=True).parse(folder / "graph.trig", format="trig")
    union = rdflib.Graph()
    for quad in dataset.quads():
        union.add(quad[:3])
    assert isomorphic(turtle, union)
    graphs = {str(name.identifier) for name in dataset.graphs() if len(name)} - {"urn:x-rdflib:default"}
    assert graphs == {f"{DEFAULT_BASE}id/doc-{document.id}" for document in graph.documents}
    reified = list(pyoxigraph.parse(path=folder / "graph.rdf12.ttl", format=RdfFormat.TURTLE))
    terms = [quad.object for quad in reified if isinstance(quad.object, pyoxigraph.Triple)]
    assert len(terms) == len(graph.facts)
    assert not any(quad.predicate.value.endswith("#predicate") for quad in reified)
