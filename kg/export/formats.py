"""Every format that a build can write, by the name that `--formats` takes.

    FORMATS["ttl"](graph, Path("output"), DEFAULT_BASE)

Each writer gets the graph, the folder and the stem of the IRIs, and writes into that folder alone. Libraries are
imported when a format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.knowledge_graph import KnowledgeGraph

Writer = Callable[[KnowledgeGraph, Path, str], None]


def _turtle(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.rdf_formats import write_turtle

    write_turtle(graph, folder / "graph.ttl", base_iri)


def _rdf12(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.rdf_formats import write_turtle

    write_turtle(graph, folder / "graph.rdf12.ttl", base_iri, reifiers=True)


def _trig(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.rdf_formats import write_trig

    write_trig(graph, folder / "graph.trig", base_iri)


def _ntriples(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.rdf_formats import write_ntriples

    write_ntriples(graph, folder / "graph.nt", base_iri)


def _jsonld(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.rdf_formats import write_jsonld

    write_jsonld(graph, folder / "graph.jsonld", base_iri)


def _graphml(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.graphs import write_graphml

    write_graphml(graph, folder / "graph.graphml")


def _gexf(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.graphs import write_gexf

    write_gexf(graph, folder / "graph.gexf")


def _neo4j(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.graphs import write_neo4j

    write_neo4j(graph, folder / "neo4j")


def _parquet(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.parquet import write_parquet

    write_parquet(graph, folder / "parquet")


def _html(graph: KnowledgeGraph, folder: Path, base_iri: str) -> None:
    from kg.export.html import to_html

    (folder / "graph.html").write_text(to_html(graph, base_iri=base_iri), encoding="utf-8", newline="\n")


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "ttl": _turtle,
        "html": _html,
        "trig": _trig,
        "nt": _ntriples,
        "jsonld": _jsonld,
        "rdf12": _rdf12,
        "graphml": _graphml,
        "gexf": _gexf,
        "neo4j": _neo4j,
        "parquet": _parquet,
    }
)
"""Writers by name: `ttl` writes graph.ttl and `html` graph.html, which the other commands read."""
