"""Serialisations of the RDF: Turtle, TriG, N-Triples, JSON-LD, Turtle of RDF 1.2, and an rdflib graph.

Writing is pyoxigraph's; what makes the bytes the same each time is the order in which triples come (`RdfView`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import DefaultGraph, Quad, RdfFormat

from kg.export.rdf import RdfView
from kg.export.terms import DEFAULT_BASE, Namespaces
from kg.knowledge_graph import KnowledgeGraph


def to_turtle(graph: KnowledgeGraph, base_iri: str = DEFAULT_BASE) -> bytes:
    """Turtle 1.1 with prefixes, in UTF-8."""
    view = RdfView(graph, base_iri)
    return pyoxigraph.serialize(view.triples(), format=RdfFormat.TURTLE, prefixes=view.names.prefixes) or b""


def write_turtle(graph: KnowledgeGraph, path: Path, base_iri: str = DEFAULT_BASE, *, reifiers: bool = False) -> None:
    """Turtle into a file, block by block, so that memory holds one block; `reifiers` asks for RDF 1.2."""
    view = RdfView(graph, base_iri, reifiers=reifiers)
    with path.open("wb") as file:
        pyoxigraph.serialize(view.triples(), file, RdfFormat.TURTLE, prefixes=view.names.prefixes)


def write_ntriples(graph: KnowledgeGraph, path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """N-Triples, one triple a line."""
    with path.open("wb") as file:
        pyoxigraph.serialize(RdfView(graph, base_iri).triples(), file, RdfFormat.N_TRIPLES)


def write_trig(graph: KnowledgeGraph, path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """TriG with a named graph for each document, which holds its statements; what is merged is in the default graph."""
    view = RdfView(graph, base_iri)
    with path.open("wb") as file:
        pyoxigraph.serialize(_quads(view), file, RdfFormat.TRIG, prefixes=view.names.prefixes)


def write_jsonld(graph: KnowledgeGraph, path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """JSON-LD in expanded form."""
    view = RdfView(graph, base_iri)
    with path.open("wb") as file:
        pyoxigraph.serialize((Quad(t.subject, t.predicate, t.object) for t in view.triples()), file, RdfFormat.JSON_LD)


def _quads(view: RdfView) -> Iterator[Quad]:
    for section in view.sections():
        graph = view.document(section.document) if section.document else DefaultGraph()
        for triple in section.triples:
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def to_rdflib(graph: KnowledgeGraph, base_iri: str = DEFAULT_BASE) -> rdflib.Graph:
    """The same triples in memory as an rdflib graph with the same prefixes bound."""
    view = RdfView(graph, base_iri)
    made = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in view.names.prefixes.items():
        made.bind(prefix, rdflib.Namespace(namespace))
    iri = lru_cache(maxsize=None)(rdflib.URIRef)
    for triple in view.triples():
        subject, target = triple.subject, triple.object
        if not isinstance(subject, pyoxigraph.NamedNode) or isinstance(
            target, pyoxigraph.BlankNode | pyoxigraph.Triple
        ):
            raise TypeError(f"not a triple of named IRIs and literals: {triple}")
        if isinstance(target, pyoxigraph.NamedNode):
            term: rdflib.URIRef | rdflib.Literal = iri(target.value)
        else:
            datatype = None if target.language else iri(target.datatype.value)
            if datatype == rdflib.XSD.string:
                datatype = None
            term = rdflib.Literal(target.value, lang=target.language, datatype=datatype)
        made.add((iri(subject.value), iri(triple.predicate.value), term))
    return made


def prefixes(base_iri: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes of every export, by name; Raises InputError for a stem that is no IRI."""
    return Namespaces.under(base_iri).prefixes
