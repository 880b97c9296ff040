"""Files that other graph programs open: GraphML, GEXF for Gephi, CSV for the import tool of Neo4j."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import networkx

from kg.evidence import speakers
from kg.export.network import node_of, to_networkx
from kg.export.terms import CLASSES
from kg.knowledge_graph import KnowledgeGraph

GEXF = "http://gexf.net/1.3"
_COLOURS = {
    "affirmed": (46, 125, 50),
    "denied": (183, 28, 28),
    "contested": (230, 120, 0),
    "unrealised": (110, 110, 110),
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE = {"label": "string", "type": "string", "aliases": "string"}
_EDGE = {
    "relation": "string",
    "label": "string",
    "stance": "string",
    "sources": "integer",
    "plain": "boolean",
    "time": "string",
    "start": "string",
    "end": "string",
    "qualifiers": "string",
    "statements": "integer",
    "against": "integer",
    "documents": "string",
}


def xml_text(value: object) -> str:
    """A value as text that XML 1.0 can hold: a character that it cannot becomes U+FFFD."""
    return _NOT_XML.sub("\ufffd", str(value).lower() if isinstance(value, bool) else str(value))


def write_graphml(graph: KnowledgeGraph, path: Path) -> None:
    """GraphML with typed attributes; parallel edges keep their fact id as the edge's id."""
    made = to_networkx(graph)
    clean: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, attributes in made.nodes(data=True):
        clean.add_node(xml_text(node), **_clean(attributes))
    for source, target, key, attributes in made.edges(keys=True, data=True):
        clean.add_edge(xml_text(source), xml_text(target), key=key, **_clean(attributes))
    with path.open("wb") as file:
        networkx.write_graphml_xml(clean, file, encoding="utf-8", prettyprint=True, named_key_ids=True)


def _clean(attributes: dict[str, object]) -> dict[str, object]:
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in attributes.items()}


class _Elements(XMLGenerator):
    """Elements one below the other, escaped by the standard library."""

    def element(self, name: str, attributes: dict[str, object]) -> None:
        self.startElement(name, AttributesImpl({key: xml_text(value) for key, value in attributes.items()}))
        self.endElement(name)
        self.ignorableWhitespace("\n")

    def open(self, name: str, **attributes: object) -> None:
        self.startElement(name, AttributesImpl({key: xml_text(value) for key, value in attributes.items()}))
        self.ignorableWhitespace("\n")

    def close(self, name: str) -> None:
        self.endElement(name)
        self.ignorableWhitespace("\n")


def write_gexf(graph: KnowledgeGraph, path: Path) -> None:
    """GEXF 1.3 with typed attributes, edge colours by stance, and a spell for each dated fact.

    Each fact is an edge of its own with the fact's id and its relation as `kind`, by which Gephi keeps parallel edges
    apart. networkx's own writer stamps the day into the file, so this one writes the elements itself.
    """
    made = to_networkx(graph)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = _Elements(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        xml.open("gexf", **{"xmlns": GEXF, "xmlns:viz": f"{GEXF}/viz", "version": "1.3"})
        xml.open("graph", defaultedgetype="directed", mode="static", timeformat="date")
        for of, attributes in (("node", _NODE), ("edge", _EDGE)):
            xml.open("attributes", **{"class": of})
            for name, type in attributes.items():
                xml.element("attribute", {"id": name, "title": name, "type": type})
            xml.close("attributes")
        xml.open("nodes")
        for node, attributes in made.nodes(data=True):
            xml.open("node", id=node, label=attributes["label"])
            _values(xml, _NODE, attributes)
            xml.close("node")
        xml.close("nodes")
        xml.open("edges")
        for source, target, key, attributes in made.edges(keys=True, data=True):
            about = {"id": key, "source": source, "target": target, "kind": attributes["relation"]}
            spell = {name: attributes[name] for name in ("start", "end") if attributes[name]}
            xml.open("edge", **about, label=attributes["label"], weight=float(max(1, attributes["sources"])), **spell)
            red, green, blue = _COLOURS[attributes["stance"]]
            _values(xml, _EDGE, attributes)
            xml.element("viz:color", {"r": red, "g": green, "b": blue})
            xml.close("edge")
        xml.close("edges")
        xml.close("graph")
        xml.close("gexf")
        xml.endDocument()


def _values(xml: _Elements, types: Iterable[str], attributes: dict[str, object]) -> None:
    xml.open("attvalues")
    for name in types:
        xml.element("attvalue", {"for": name, "value": attributes[name]})
    xml.close("attvalues")


_FACT_COLUMNS = [
    *(":START_ID", ":END_ID", ":TYPE", "fact", "stance", "sources:int", "plain:boolean", "time", "start", "end"),
    *("qualifiers:string[]", "documents:string[]"),
]
_STATEMENT_COLUMNS = [
    *("id:ID", "quote", "phrase", "polarity", "modality", "speakers:string[]", "document", "start:int", "end:int"),
    *("confidence:double", ":LABEL"),
]
_ARRAY_BREAK = re.compile(r"[;\r\n]+")


def _array(values: Iterable[str]) -> str:
    """Values between semicolons, which Neo4j reads as an array; a semicolon inside a value becomes a comma."""
    return ";".join(_ARRAY_BREAK.sub(",", value) for value in values)


def write_neo4j(graph: KnowledgeGraph, folder: Path) -> None:
    """Node and relationship files for `neo4j-admin database import`, in a folder of their own.

    `statements.csv` and `states.csv` carry the evidence: each statement is a node with its words.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = to_networkx(graph)
    aliases = {entity.id: entity.aliases for entity in graph.entities}
    _csv(
        folder / "entities.csv",
        ("id:ID", "label", "type", "aliases:string[]", ":LABEL"),
        (
            (node, about["label"], about["type"], _array(aliases.get(node, ())), _label(str(about["type"])))
            for node, about in made.nodes(data=True)
        ),
    )
    _csv(
        folder / "facts.csv",
        _FACT_COLUMNS,
        (
            (
                node_of(fact, fact.subject, "subject"),
                node_of(fact, fact.object, "object"),
                fact.relation.upper(),
                fact.id,
                fact.stance,
                fact.sources,
                str(graph.is_plain(fact)).lower(),
                fact.time.label if fact.time else "",
                fact.time.start or "" if fact.time else "",
                fact.time.end or "" if fact.time else "",
                _array(f"{q.role}: {q.value}" for q in fact.qualifiers),
                _array(fact.documents),
            )
            for fact in graph.facts
        ),
    )
    _csv(
        folder / "statements.csv",
        _STATEMENT_COLUMNS,
        (
            (
                said.id,
                graph.quote(said),
                said.phrase,
                said.polarity,
                said.modality,
                _array(speakers(graph, said)),
                said.document,
                said.sentence.start,
                said.sentence.end,
                f"{said.confidence:.4f}",
                "Statement",
            )
            for said in graph.statements
        ),
    )
    _csv(
        folder / "evidence.csv",
        (":START_ID", ":END_ID", ":TYPE", "fact", "role"),
        (
            (id, node_of(fact, term, end), kind, fact.id, end)
            for fact in graph.facts
            for ids, kind in ((fact.statements, "SUPPORTS"), (fact.against, "CONTRADICTS"))
            for id in ids
            for end, term in (("subject", fact.subject), ("object", fact.object))
        ),
    )


def _label(type: str) -> str:
    return CLASSES.get(type, type.capitalize())


def _csv(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
