"""Typed statements in the words of other data sets: re3d by a view of our relations, Re-DocRED and Text2KG by a schema.

How our relations answer to the labels of re3d is declared in `typed_views.toml`. The relations of Re-DocRED and of the
Wikidata ontologies of Text2KG are declared in `schemas/`, as any user declares a schema, and read by the same program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kg.language
from kg.extract import Schema, extract, load_schema
from kg.extract.predictions import typed_prediction
from kg.extract.time import normalise
from kg.model import Document, Extraction, Literal, Mention, Statement

HERE = Path(__file__).parent
VIEWS = HERE / "typed_views.toml"
_PLACES = frozenset({"LOC", "GPE", "FAC"})


@dataclass(frozen=True, slots=True)
class DataSet:
    """A folder of the scorers' data, the scorer's task, and how our relations are told in its labels."""

    name: str
    task: str
    rules: Mapping[str, Any]

    def schema(self) -> Schema:
        """The data set's own schema where it has one, else the shipped one."""
        own = self.rules.get("schema")
        return load_schema(HERE / own if own else None)


def data_sets() -> tuple[DataSet, ...]:
    """Those that `typed_views.toml` declares, in its order."""
    views = tomllib.loads(VIEWS.read_text(encoding="utf-8"))
    return tuple(DataSet(name, rules["task"], rules) for name, rules in views.items())


def score(bench: Path, data_set: DataSet, out: Path) -> str:
    """The scorer's last line, and the time of extraction beside that of the parse."""
    nlp, schema = kg.language.load(), data_set.schema()
    folder = bench / "dev" / data_set.name
    inputs = [json.loads(line) for line in (folder / "input.jsonl").read_text(encoding="utf-8").splitlines()]
    allowed = _ontologies(folder)
    begin = time.perf_counter()
    parsed = list(kg.language.parse((Document(id=str(i["id"]), text=i["text"]) for i in inputs), nlp))
    between = time.perf_counter()
    lines = []
    for one, given in zip(parsed, inputs, strict=True):
        extraction = extract(one, schema)
        line = typed_prediction(one.document.id, one.document.text, extraction)
        labels = allowed.get(given.get("ontology", ""))
        triples = [t for t in view(extraction, data_set.rules, schema) if labels is None or t["relation"] in labels]
        lines.append({**line, "triples": triples})
    end = time.perf_counter()
    path = out / f"{data_set.name}.dev.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "kgbench", data_set.task, "dev", str(path)]
    done = subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True)
    return f"{done.stdout.strip().splitlines()[-1]}  (parse {between - begin:.1f} s, extraction {end - between:.1f} s)"


def _ontologies(folder: Path) -> dict[str, frozenset[str]]:
    """The labels of each ontology of a data set that gives every sentence its own."""
    path = folder / "ontologies.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: frozenset(r["label"].strip() for r in one["relations"]) for name, one in found.items()}


def view(extraction: Extraction, rules: Mapping[str, Any], schema: Schema) -> list[dict[str, Any]]:
    """The affirmed statements of a document as triples with the labels of a data set, each once."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for left, label, right, sure in _labelled(extraction, rules, schema):
        if left is None or right is None or left.span is None or right.span is None:
            continue
        for one in label if isinstance(label, list) else [label]:
            first, second = (right, left) if one.startswith("^") else (left, right)
            found.setdefault((first.span, one, second.span), _triple(first, one.removeprefix("^"), second, sure, rules))
    return list(found.values())


def _labelled(
    extraction: Extraction, rules: Mapping[str, Any], schema: Schema
) -> Iterator[tuple[Mention | Literal | None, Any, Mention | Literal | None, float]]:
    """Ends and label of statements, qualifiers and equations that have one. A label with "^" swaps the ends."""
    for statement in extraction.statements:
        if statement.polarity.value == "negated":
            continue
        label = _label(statement, rules, schema)
        if label and _fits(label, statement, rules):
            yield statement.subject, label, statement.object, statement.confidence
        for qualifier in statement.qualifiers:
            rule = rules.get("qualifiers", {}).get(qualifier.role)
            if rule is None or (
                rule.get("types") and (qualifier.mention is None or qualifier.mention.type not in rule["types"])
            ):
                continue
            value = qualifier.mention or Literal(text=qualifier.value, span=qualifier.span)
            for end in _ends(statement, value, rule["of"]):
                yield end, rule["label"], value, statement.confidence
    for link in extraction.links:
        label = rules.get("links", {}).get(link.kind.value)
        if label:
            yield link.left, label, link.right, 0.7


def _ends(statement: Statement, value: Mention | Literal, of: str) -> Iterator[Mention]:
    """The ends that a qualifier is about: "subject", "object" (else the subject), "both", or the one it is "inside"."""
    ends = [e for e in (statement.subject, statement.object) if isinstance(e, Mention) and e.type not in _PLACES]
    holding = [e for e in ends if value.span is not None and e.span.contains(value.span) and e.span != value.span]
    if of == "inside" and holding:
        yield from holding
    elif of == "both":
        yield from ends
    elif of == "subject":
        yield from (e for e in ends if e is statement.subject)
    else:
        yield from ends[-1:]


def _fits(label: Any, statement: Statement, rules: Mapping[str, Any]) -> bool:
    """Whether the ends are of the types that the label takes, where the view says which."""
    types = rules.get("types", {}).get(label) if isinstance(label, str) else None
    return types is None or all(
        isinstance(e, Mention) and e.type in types for e in (statement.subject, statement.object)
    )


def _label(statement: Statement, rules: Mapping[str, Any], schema: Schema) -> Any:
    """A statement's label: as the view names its relation, by its construction first, else by term or name."""
    relation, own = statement.relation, rules.get("relations", {})
    for name in (f"{relation}@{statement.extractor}", relation):
        if name in own:
            return own[name]
    if relation not in schema or "labels" not in rules:
        return None
    return schema[relation].wikidata if rules["labels"] == "wikidata" else relation.replace("_", " ")


def _triple(
    left: Mention | Literal, label: str, right: Mention | Literal, sure: float, rules: Mapping[str, Any]
) -> dict[str, Any]:
    assert left.span is not None and right.span is not None
    return {
        "subject": left.text,
        "relation": label,
        "relation_type": label,
        "object": _told(right, rules),
        "confidence": sure,
        "subject_span": [left.span.start, left.span.end],
        "object_span": [right.span.start, right.span.end],
    }


def _told(value: Mention | Literal, rules: Mapping[str, Any]) -> str:
    """The words of an end, a day or year as the data set writes them ("01 January 1971" for a year)."""
    found = normalise(value.text, None) if isinstance(value, Literal) and "dates" in rules else None
    if found is None or found.start is None or found.precision not in {"day", "month", "year"}:
        return value.text
    return found.start.strftime(rules["dates"])
