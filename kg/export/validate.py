"""Whether a graph keeps the rules that it promises: SHACL shapes for small graphs, the same rules as SPARQL for any.

A graph that breaks one was made wrongly; nothing a user does can cause it. One rule is a query alone, since shapes
cannot compare a triple with what is said of it: that a plain triple has a fact that somebody vouches for. pySHACL takes
12 s for 100,000 triples, the queries under 0.1 s each, so a build asks both of a small graph and the queries alone of
a large one.

SHACL: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import rdflib
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from kg.export.ontology import ontology, shapes
from kg.export.terms import DEFAULT_BASE, Namespaces
from kg.extract.relations import Schema

SMALL = 3_000
"""Triples up to which a build asks pySHACL too."""

_SHOWN = 3


class GraphDefectError(RuntimeError):
    """A graph that breaks its own rules: a defect of this program, never of the input."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule and the node that breaks it."""

    rule: str
    focus: str


@lru_cache(maxsize=1)
def rules() -> tuple[tuple[str, str], ...]:
    """Every rule in words with the query for what breaks it, in the order of their files' names."""
    found = sorted(files("kg").joinpath("data", "checks").iterdir(), key=lambda file: file.name)
    texts = [file.read_text(encoding="utf-8") for file in found if file.name.endswith(".rq")]
    return tuple((text.split("\n", 1)[0].removeprefix("# "), text) for text in texts)


def violations(turtle: bytes, schema: Schema, base_iri: str = DEFAULT_BASE) -> tuple[Violation, ...]:
    """What breaks a rule, found by SPARQL, in the order of rules and nodes."""
    store = Store()
    store.bulk_load(turtle, format=RdfFormat.TURTLE)
    store.bulk_load(ontology(schema, base_iri), format=RdfFormat.TURTLE)
    return tuple(_asked(store, Namespaces.under(base_iri)))


def _asked(store: Store, names: Namespaces) -> Iterator[Violation]:
    for rule, query in rules():
        solutions = store.query(query, prefixes=names.prefixes)
        assert isinstance(solutions, QuerySolutions)
        focuses = (solution["focus"] for solution in solutions)
        for focus in sorted(f.value if isinstance(f, NamedNode) else str(f) for f in focuses):
            yield Violation(rule, focus)


def shacl_violations(turtle: bytes, schema: Schema, base_iri: str = DEFAULT_BASE) -> tuple[Violation, ...]:
    """What breaks a shape, found by pySHACL."""
    import pyshacl

    names = Namespaces.under(base_iri)
    found = rdflib.Graph().parse(data=turtle, format="turtle")
    predicates = map(str, found.predicates(unique=True))
    used = {name.removeprefix(names.relation) for name in predicates if name.startswith(names.relation)}
    rulebook = rdflib.Graph().parse(data=shapes(schema, base_iri, used), format="turtle")
    _, report, _ = pyshacl.validate(found, shacl_graph=rulebook, inference=None, advanced=False, meta_shacl=False)
    sh = rdflib.SH
    results = set()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        rule = report.value(result, sh.resultMessage) or report.value(result, sh.sourceConstraintComponent)
        results.add((str(rule), str(report.value(result, sh.focusNode))))
    return tuple(Violation(rule, focus) for rule, focus in sorted(results))


def check(path: Path, schema: Schema, base_iri: str = DEFAULT_BASE) -> None:
    """Read a graph.ttl and raise GraphDefectError with the first violations where it breaks a rule."""
    turtle = path.read_bytes()
    found = violations(turtle, schema, base_iri)
    if not found and turtle.count(b"\n") <= SMALL:
        found = shacl_violations(turtle, schema, base_iri)
    if found:
        shown = "; ".join(f"{violation.focus}: {violation.rule}" for violation in found[:_SHOWN])
        raise GraphDefectError(f"{path.name} breaks {len(found)} of its own rules: {shown}")
