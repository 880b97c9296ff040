"""Query results as SPARQL 1.1 JSON, https://www.w3.org/TR/sparql11-results-json/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.export.terms import XSD

Term = NamedNode | BlankNode | Literal | Triple | None


def results_json(kind: str, columns: Sequence[str], rows: Sequence[Sequence[Term]]) -> str:
    """Rows, or the one boolean of an ASK, as a JSON document; triples are rows of three."""
    if kind == "boolean":
        answer = rows[0][0]
        return json.dumps({"head": {}, "boolean": isinstance(answer, Literal) and answer.value == "true"})
    bindings = [
        {name: _term(term) for name, term in zip(columns, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _term(term: NamedNode | BlankNode | Literal | Triple) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
