"""The names that the full RDF export gives to things, for the Turtle that a reader saves from the page.

Pairs instead of dictionaries: a relation may be called anything, "__proto__" included.
"""

from __future__ import annotations

from kg.export.html.payload import Record
from kg.export.rdf import RdfView
from kg.export.terms import CLASSES
from kg.export.vocabulary import role_property
from kg.knowledge_graph import KnowledgeGraph


def iris(graph: KnowledgeGraph, base_iri: str) -> Record:
    """Prefixes, and local names by index (entities, documents) or by name (relations, roles, classes).

    Raises InputError when the stem is no absolute IRI.
    """
    view = RdfView(graph, base_iri)
    said = [q.role for part in (graph.facts, graph.statements) for owner in part for q in owner.qualifiers]
    relations = sorted({fact.relation for fact in graph.facts})
    return {
        "prefixes": sorted(view.names.prefixes.items()),
        "entities": [view.entity(entity.id).value.removeprefix(view.names.id) for entity in graph.entities],
        "documents": [view.document(document.id).value.removeprefix(view.names.id) for document in graph.documents],
        "relations": [(name, view.relation(name).value.removeprefix(view.names.relation)) for name in relations],
        "roles": [(role, role_property(role)) for role in sorted(set(said))],
        "classes": sorted(CLASSES.items()),
    }
