"""What `kg extract` writes: one JSON object a line for each text, triples, entities and clusters in plain form.

    {"id": "7", "text": "Rao visited Quito.",
     "triples": [{"subject": "Rao", "relation": "visited", "object": "Quito", "confidence": 0.9,
                  "subject_span": [0, 3], "object_span": [12, 17]}],
     "entities": [{"type": "PERSON", "mentions": [[0, 3]]}, …], "clusters": [[[0, 3]], …]}

Offsets are characters of the text, end exclusive. Open triples have words as relation and further arguments in
`args`; typed ones the canonical relation in `relation` and `relation_type`, with polarity and modality.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy.tokens

from kg.errors import OutputError
from kg.extract.open import Arguments, OpenTriple, open_triples
from kg.extract.reading import read
from kg.extract.tree import Doc
from kg.model import Entity, Extraction, Literal, Mention, Resolution

_ROUNDING = 4


def open_prediction(
    id: str, parse: spacy.tokens.Doc, arguments: Arguments = Arguments.FULL, *, least: float | None = None
) -> dict[str, Any]:
    """One text with every clause as an open triple; see `open_triples` for `least`."""
    doc = read(parse)
    triples = [_open_triple(doc, t) for t in open_triples(doc, arguments, least=least)]
    return {"id": id, "text": doc.text, "triples": triples, **_named(doc)}


def typed_prediction(
    id: str, text: str, extraction: Extraction, resolution: Resolution | None = None
) -> dict[str, Any]:
    """One text with its statements as typed triples, its mentions, and which of them name the same.

    Without a resolution every mention is an entity of its own and there are no clusters. Negated statements are
    written too and say so; statements that leave subject or object unstated are left out, being no triples.
    """
    triples = [
        {
            "subject": s.subject.text,
            "relation": s.relation,
            "object": s.object.text,
            "relation_type": s.relation,
            "phrase": s.phrase,
            "confidence": round(s.confidence, _ROUNDING),
            "polarity": s.polarity.value,
            "modality": s.modality.value,
            "args": [q.value for q in s.qualifiers],
            **_spans(s.subject, s.object),
        }
        for s in extraction.statements
        if s.subject is not None and s.object is not None
    ]
    line: dict[str, Any] = {"id": id, "text": text, "triples": triples}
    if resolution is None:
        mentions = sorted({(o.mention.span, o.mention.type) for o in extraction.occurrences})
        line["entities"] = [{"start": m.start, "end": m.end, "type": type} for m, type in mentions]
        return line
    line["entities"] = [_entity(e, extraction.document) for e in _present(resolution, extraction.document)]
    line["clusters"] = [e["mentions"] for e in line["entities"]]
    return line


def write_predictions(lines: Iterable[dict[str, Any]], path: Path) -> int:
    """Write predictions as JSON lines; returns how many. Raises OutputError where the file cannot be written."""
    count = 0
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                count += 1
    except OSError as error:
        raise OutputError(f"cannot write predictions to {path}: {error.strerror}") from error
    return count


def _open_triple(doc: Doc, triple: OpenTriple) -> dict[str, Any]:
    line: dict[str, Any] = {
        "subject": triple.subject,
        "relation": triple.relation,
        "object": triple.object,
        "confidence": round(triple.confidence, _ROUNDING),
    }
    if triple.args:
        line["args"] = list(triple.args)
    for name, tokens in (("subject_span", triple.subject_tokens), ("object_span", triple.object_tokens)):
        if tokens:
            last = doc[max(tokens)]
            line[name] = [doc[min(tokens)].idx, last.idx + len(last)]
    return line


def _named(doc: Doc) -> dict[str, Any]:
    entities = [{"start": e.start_char, "end": e.end_char, "type": e.label_} for e in doc.ents]
    return {"entities": entities} if entities else {}


def _spans(subject: Mention | Literal, object: Mention | Literal) -> dict[str, list[int]]:
    found = {}
    for name, argument in (("subject_span", subject), ("object_span", object)):
        if argument.span is not None:
            found[name] = [argument.span.start, argument.span.end]
    return found


def _present(resolution: Resolution, document: str) -> Iterator[Entity]:
    for entity in resolution.entities:
        if any(m.document == document for m in entity.mentions):
            yield entity


def _entity(entity: Entity, document: str) -> dict[str, Any]:
    spans = sorted({(m.span.start, m.span.end) for m in entity.mentions if m.document == document})
    return {"type": entity.type, "mentions": [list(span) for span in spans]}
