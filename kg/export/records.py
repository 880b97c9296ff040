"""The graph as JSON records: entities, statements, facts and judgements, one object a line.

These are the files that other programs read and that `kg.load` makes the graph from again. Records come in the order of
their ids; keys come in one fixed order; nothing depends on the machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.knowledge_graph import KnowledgeGraph
from kg.model import Entity, Fact, Judgement, Literal, Mention, Qualifier, Span, Speaker, Statement, TimeValue

Record = dict[str, Any]


def json_line(record: Mapping[str, Any]) -> str:
    """One record as a line of JSON, with every script as it is and a line feed at the end."""
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def records(graph: KnowledgeGraph) -> Iterator[tuple[str, Iterable[Record]]]:
    """File names with the records they hold."""
    yield "entities.jsonl", (entity_record(entity) for entity in graph.entities)
    yield "statements.jsonl", (statement_record(statement, graph) for statement in graph.statements)
    yield "facts.jsonl", (fact_record(fact, graph) for fact in graph.facts)
    yield "judgements.jsonl", (judgement_record(judgement) for judgement in graph.judgements)


def entity_record(entity: Entity) -> Record:
    record: Record = {
        "id": entity.id,
        "type": entity.type,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "mentions": [{"document": mention.document, **_mention(mention)} for mention in entity.mentions],
    }
    if entity.wikidata:
        record["wikidata"] = entity.wikidata
    return record


def statement_record(statement: Statement, graph: KnowledgeGraph) -> Record:
    return {
        "id": statement.id,
        "subject": _argument(statement.subject, graph),
        "relation": statement.relation,
        "phrase": statement.phrase,
        "object": _argument(statement.object, graph),
        "qualifiers": [_qualifier(qualifier, graph) for qualifier in statement.qualifiers],
        "polarity": str(statement.polarity),
        "modality": str(statement.modality),
        "attribution": [_speaker(speaker, graph) for speaker in statement.attribution],
        "document": statement.document,
        "sentence": _place(statement.sentence),
        "quote": graph.quote(statement),
        "trigger": _place(statement.trigger),
        "extractor": statement.extractor,
        "confidence": round(statement.confidence, 4),
    }


def fact_record(fact: Fact, graph: KnowledgeGraph) -> Record:
    return {
        "id": fact.id,
        "subject": _term(fact.subject, graph),
        "relation": fact.relation,
        "object": _term(fact.object, graph),
        "time": _time(fact.time),
        "qualifiers": [_qualifier(qualifier, graph) for qualifier in fact.qualifiers],
        "stance": str(fact.stance),
        "sources": fact.sources,
        "statements": list(fact.statements),
        "against": list(fact.against),
        "documents": list(fact.documents),
        "reasons": list(fact.reasons),
    }


def judgement_record(judgement: Judgement) -> Record:
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": str(judgement.verdict),
        "score": round(judgement.score, 4),
        "by": judgement.by,
        "entities": list(judgement.entities),
        "left_in": list(judgement.left_in),
        "right_in": list(judgement.right_in),
        "reasons": [
            {
                "feature": reason.feature,
                "weight": round(reason.weight, 4),
                "text": reason.text,
                "evidence": [{"document": document, "span": _place(span)} for document, span in reason.evidence],
            }
            for reason in judgement.reasons
        ],
    }


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _mention(mention: Mention) -> Record:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "type": mention.type,
        "kind": str(mention.kind),
    }


def _argument(argument: Mention | Literal | None, graph: KnowledgeGraph) -> Record | None:
    if argument is None:
        return None
    if isinstance(argument, Literal):
        return _literal(argument)
    return {**_named(argument, graph), **_mention(argument)}


def _named(mention: Mention | None, graph: KnowledgeGraph) -> Record:
    """The entity that a mention names and its label, where it names one."""
    entity = graph.entity_id(mention)
    return {"entity": entity, "label": graph.entity(entity).label} if entity else {}


def _literal(literal: Literal) -> Record:
    record: Record = {"literal": literal.text}
    if literal.span:
        record |= {"start": literal.span.start, "end": literal.span.end}
    return record


def _term(term: str | Literal | None, graph: KnowledgeGraph) -> Record | None:
    if term is None:
        return None
    return _literal(term) if isinstance(term, Literal) else {"entity": term, "label": graph.entity(term).label}


def _qualifier(qualifier: Qualifier, graph: KnowledgeGraph) -> Record:
    """`value` is the words as they stand, `label` what they come to: the name of an entity, or a time in ISO 8601."""
    record: Record = {"role": qualifier.role, "value": qualifier.value}
    record |= _named(qualifier.mention, graph)
    if qualifier.time:
        record |= {"label": qualifier.time.label, "time": _time(qualifier.time)}
    if qualifier.span:
        record |= {"start": qualifier.span.start, "end": qualifier.span.end}
    if qualifier.mention:
        record["mention"] = {"document": qualifier.mention.document, **_mention(qualifier.mention)}
    return record


def _time(time: TimeValue | None) -> Record | None:
    if time is None:
        return None
    return {
        "label": time.label,
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "precision": time.precision,
    }


def _speaker(speaker: Speaker, graph: KnowledgeGraph) -> Record:
    record: Record = _named(speaker.mention, graph)
    record.setdefault("label", speaker.label)
    record |= {"text": speaker.label, "verb": speaker.verb, "strength": speaker.strength, "joint": speaker.joint}
    if speaker.mention:
        record["mention"] = _mention(speaker.mention)
    return record
