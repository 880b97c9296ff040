"""The ontology and the shapes, made from the declared relations, which stay their one source.

`python -m kg.export.ontology` writes kg/data/ontology.ttl and kg/data/shapes.ttl; a test holds that they are current.

Relations that take several types say so with schema:domainIncludes and rangeIncludes, since several rdfs:domain mean
their intersection. A relation with one object at a time is not an owl:FunctionalProperty, which knows no time and
would make two successive objects one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.export import terms
from kg.export.terms import CLASSES, DEFAULT_BASE, Namespaces
from kg.export.vocabulary import relation_name
from kg.extract.relations import Relation, Schema
from kg.extract.schema_file import load_schema
from kg.rules import WORDS, end_types

_FOLLOW_THE_MONEY = "https://followthemoney.tech/explorer/schemata/"
_SH = "http://www.w3.org/ns/shacl#"


def ontology(schema: Schema, base_iri: str = DEFAULT_BASE) -> bytes:
    """The vocabulary of the graph and the relations of a schema, as Turtle with sorted triples."""
    names = Namespaces.under(base_iri)
    triples = [Triple(q.subject, q.predicate, q.object) for q in _shipped("vocabulary.ttl", names)]
    for relation in schema.relations.values():
        triples.extend(_declaration(relation, names))
    found = sorted(set(triples), key=str)
    return pyoxigraph.serialize(found, format=RdfFormat.TURTLE, prefixes=names.prefixes) or b""


def shapes(schema: Schema, base_iri: str = DEFAULT_BASE, only: Collection[str] | None = None) -> str:
    """SHACL for every graph, and for the types at both ends of each relation, or of these alone, as Turtle."""
    names = Namespaces.under(base_iri)
    core = files("kg").joinpath("data", "shapes_core.ttl").read_text(encoding="utf-8").replace(DEFAULT_BASE, names.base)
    lines = [core, f"@prefix rel: <{names.relation}> ."]
    for relation in schema.relations.values():
        name = relation_name(relation.name)
        if only is not None and name not in only:
            continue
        for end, target, allowed in (
            ("subject", "targetSubjectsOf", end_types(relation, 0)),
            ("object", "targetObjectsOf", end_types(relation, 1)),
        ):
            if allowed is not None:
                words = ["[ sh:nodeKind sh:Literal ]"] if allowed & WORDS else []
                choices = [f"[ sh:class kg:{CLASSES[type]} ]" for type in sorted(allowed - WORDS)] + words
                lines.append(f"kg:shape-{name}-{end} a sh:NodeShape ; sh:{target} rel:{name} ;")
                lines.append(f"  sh:or ( {' '.join(choices)} ) .")
    return "\n".join(lines) + "\n"


def _shipped(name: str, names: Namespaces) -> Iterator[pyoxigraph.Quad]:
    text = files("kg").joinpath("data", name).read_text(encoding="utf-8").replace(DEFAULT_BASE, names.base)
    yield from pyoxigraph.parse(text.replace(DEFAULT_BASE[:-1], names.base[:-1]), format=RdfFormat.TURTLE)


def _declaration(relation: Relation, names: Namespaces) -> Iterator[Triple]:
    node = NamedNode(names.relation + relation_name(relation.name))

    def triple(predicate: str, term: NamedNode | Literal) -> Triple:
        return Triple(node, NamedNode(predicate), term)

    yield triple(terms.RDF + "type", NamedNode(names.schema + "Relation"))
    yield triple(terms.RDF + "type", NamedNode(terms.RDF + "Property"))
    yield triple(terms.RDFS + "label", Literal(relation.name.replace("_", " "), language="en"))
    yield triple(terms.SKOS + "definition", Literal(relation.definition, language="en"))
    yield triple(terms.RDFS + "isDefinedBy", NamedNode(names.base + "schema"))
    for end, single, several in ((0, "domain", "domainIncludes"), (1, "range", "rangeIncludes")):
        allowed = end_types(relation, end) or frozenset()
        classes = [NamedNode(names.schema + CLASSES[type]) for type in sorted(allowed - WORDS)]
        if allowed & WORDS:
            classes.append(NamedNode(terms.RDFS + "Literal"))
        predicate = terms.RDFS + single if len(classes) == 1 else terms.SCHEMA_ORG + several
        yield from (triple(predicate, one) for one in classes)
    if relation.symmetric:
        yield triple(terms.RDF + "type", NamedNode(terms.OWL + "SymmetricProperty"))
    if relation.inverse:
        yield triple(terms.OWL + "inverseOf", NamedNode(names.relation + relation_name(relation.inverse)))
    if relation.functional:
        yield triple(names.schema + "oneObjectAtATime", Literal(True))
    yield from (triple(names.schema + "oneSubjectAtATime", Literal(word)) for word in relation.unique)
    if relation.wikidata:
        inverse = relation.wikidata.startswith("^")
        near = terms.RDFS + "seeAlso" if inverse else terms.SKOS + "closeMatch"
        yield triple(near, NamedNode(terms.WIKIDATA + relation.wikidata.removeprefix("^")))
    if relation.followthemoney:
        yield triple(terms.RDFS + "seeAlso", NamedNode(_FOLLOW_THE_MONEY + relation.followthemoney.split(":")[0]))
    if relation.plover:
        yield triple(names.schema + "plover", Literal(relation.plover))


def write_shipped(folder: Path) -> None:
    """Write ontology.ttl and shapes.ttl of the shipped schema."""
    schema = load_schema()
    (folder / "ontology.ttl").write_bytes(ontology(schema))
    (folder / "shapes.ttl").write_text(shapes(schema), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_shipped(Path(str(files("kg").joinpath("data"))))
