"""From a knowledge graph to the page: which nodes are drawn first, how large, where, and the file's text."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from textwrap import shorten

from kg.export.html.iris import iris
from kg.export.html.layout import positions
from kg.export.html.network import ClaimNetwork
from kg.export.html.payload import Record, records
from kg.export.terms import DEFAULT_BASE
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Document

NAMES_IN_TITLE = 3
LONGEST_NAME = 40
"""Characters of a name in the title."""
DRAWN_AT_FIRST = 3000
"""Nodes that a browser draws and pans smoothly; the rest of a larger graph appears around what is clicked."""


def to_html(
    graph: KnowledgeGraph,
    *,
    title: str | None = None,
    base_iri: str = DEFAULT_BASE,
    limit: int | None = None,
) -> str:
    """The graph as one HTML file's text, to be written as UTF-8.

    Without a `title` the page is called after what is spoken of most. `base_iri` is the stem of the IRIs in the Turtle
    that a reader saves from the page. Above `limit` entities (by default `DRAWN_AT_FIRST`) only the most important are
    drawn at first; all are in the tables and the search. Same graph, same text.

    Raises InputError when `base_iri` is no absolute IRI.
    """
    described, evidence = records(graph)
    title = title or _title(graph.documents, described["entities"])
    for entity in described["entities"]:
        entity["size"] = radius(entity["weight"])
    network = ClaimNetwork(heading=title)
    drawn = _drawn(described["entities"], DRAWN_AT_FIRST if limit is None else limit)
    network.nodes.extend(_nodes(described, drawn))
    network.node_ids.extend(node["id"] for node in network.nodes)
    network.edges.extend(_edges(described["facts"], set(drawn)))
    network.blocks = {
        "graph": {"title": title, **described},
        "evidence": evidence,
        "iris": iris(graph, base_iri),
    }
    return network.generate_html()


def _title(documents: Sequence[Document], entities: Sequence[Record]) -> str:
    """What tells this page from others in a row of tabs: a report's own title, or the names most spoken of."""
    if len(documents) == 1 and documents[0].title:
        return documents[0].title
    first = [entities[i] for i in _by_importance(entities) if entities[i]["weight"]][:NAMES_IN_TITLE]
    *before, last = [shorten(entity["label"], LONGEST_NAME, placeholder="…") for entity in first] or [""]
    return " and ".join(filter(None, (", ".join(before), last))) or "Knowledge graph"


def radius(weight: int) -> float:
    """Pixels at zoom 1; the area grows with the weight, within what stays readable."""
    return round(min(36.0, 7.0 + 3.6 * math.sqrt(weight)), 1)


def _drawn(entities: Sequence[Record], limit: int) -> list[int]:
    """Indices of the entities drawn at first: the most important, in the graph's order."""
    return sorted(_by_importance(entities)[:limit])


def _by_importance(entities: Sequence[Record]) -> list[int]:
    return sorted(range(len(entities)), key=lambda i: (-entities[i]["weight"], -entities[i]["mentions"], i))


def _nodes(described: Record, drawn: Sequence[int]) -> list[Record]:
    entities, facts = described["entities"], described["facts"]
    rank = {entity: index for index, entity in enumerate(drawn)}
    pairs = [(rank[f["s"]], rank[f["o"]]) for f in facts if f["s"] in rank and f["o"] in rank]
    radii = [entities[index]["size"] for index in drawn]
    where = positions(len(drawn), pairs, radii)
    return [
        {"id": index, "group": entities[index]["type"], "size": size, "x": x, "y": y}
        for index, size, (x, y) in zip(drawn, radii, where, strict=True)
    ]


def _edges(facts: Sequence[Record], drawn: set[int]) -> list[Record]:
    """An edge for each fact between two drawn entities; facts of one pair bend apart so that each can be clicked."""
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if isinstance(fact["s"], int) and isinstance(fact["o"], int) and {fact["s"], fact["o"]} <= drawn:
            between[min(fact["s"], fact["o"]), max(fact["s"], fact["o"])].append(index)
    edges: list[Record] = []
    for pair, indices in between.items():
        loops: Counter[int] = Counter()
        for place, index in enumerate(indices):
            edge: Record = {"id": index, "from": facts[index]["s"], "to": facts[index]["o"]}
            if pair[0] == pair[1]:
                loops[pair[0]] += 1
                edge["selfReference"] = {"size": 14 + 9 * loops[pair[0]], "angle": 0.8}
            elif len(indices) > 1:
                edge["smooth"] = _bend(place, len(indices), forward=facts[index]["s"] == pair[0])
            edges.append(edge)
    return sorted(edges, key=lambda edge: int(edge["id"]))


def _bend(place: int, count: int, *, forward: bool) -> Record | bool:
    """The curve of the n-th of several edges of one pair, to the same side whichever way the edge points."""
    bend = (place - (count - 1) / 2) * min(0.24, 1.1 / count)
    if abs(bend) < 1e-9:
        return False
    clockwise = (bend > 0) == forward
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(abs(bend), 3)}
