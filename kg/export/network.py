"""The graph as a networkx multigraph."""

from __future__ import annotations

import networkx

from kg.knowledge_graph import KnowledgeGraph
from kg.model import Fact, Literal


def node_of(fact: Fact, term: str | Literal | None, end: str) -> str:
    """The node at one end of a fact. Words are nodes of their own; what is unstated differs from fact to fact."""
    if term is None:
        return f"unstated:{fact.id}:{end}"
    return f"words:{term.text}" if isinstance(term, Literal) else term


def to_networkx(graph: KnowledgeGraph) -> networkx.MultiDiGraph[str]:
    """Nodes are entity ids, "words:…" for literals and "unstated:…" for what a source left out; edge keys are fact ids.

    Attributes are strings and numbers alone, so that every file format of networkx can write them. Runs in time and
    memory linear in entities and facts.
    """
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in graph.entities:
        made.add_node(entity.id, label=entity.label, type=entity.type, aliases=" | ".join(entity.aliases))
    for fact in graph.facts:
        ends = (node_of(fact, fact.subject, "subject"), node_of(fact, fact.object, "object"))
        for node, term in zip(ends, (fact.subject, fact.object), strict=True):
            if node not in made:
                kind, label = ("UNSTATED", "(unstated)") if term is None else ("WORDS", graph.label(term))
                made.add_node(node, label=label, type=kind, aliases="")
        made.add_edge(*ends, key=fact.id, **edge_attributes(graph, fact))
    return made


def edge_attributes(graph: KnowledgeGraph, fact: Fact) -> dict[str, str | int | bool]:
    """What an edge says beside its ends; a time that is unknown is ""."""
    time = fact.time
    return {
        "relation": fact.relation,
        "label": fact.relation.removeprefix("open:").replace("_", " "),
        "stance": str(fact.stance),
        "sources": fact.sources,
        "plain": graph.is_plain(fact),
        "time": time.label if time else "",
        "start": time.start.isoformat() if time and time.start else "",
        "end": time.end.isoformat() if time and time.end else "",
        "qualifiers": " | ".join(f"{q.role}: {qualifier_label(graph, fact, i)}" for i, q in enumerate(fact.qualifiers)),
        "statements": len(fact.statements),
        "against": len(fact.against),
        "documents": " | ".join(fact.documents),
    }


def qualifier_label(graph: KnowledgeGraph, fact: Fact, place: int) -> str:
    """A circumstance as a person reads it: the label of what it names, else its words."""
    qualifier = fact.qualifiers[place]
    entity = graph.entity_id(qualifier.mention)
    return graph.entity(entity).label if entity else qualifier.value
