"""The graph as the records that the page reads: plain lists and dictionaries, indices instead of ids.

Indices keep hostile ids ("__proto__") out of every place where JavaScript would treat a key as more than a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from kg.export.html.evidence import pieces
from kg.export.html.names import by_entity, descriptions_of, kept_apart, names_of
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Document, Entity, Fact, Judgement, Literal, Mention, Qualifier, Span, Speaker, Statement, TimeValue

Record = dict[str, Any]

Named = Mapping[tuple[str, Span], int]
"""The index of the entity that the mention at a place of a document names."""


def records(graph: KnowledgeGraph) -> tuple[Record, list[Record]]:
    """The graph (documents, entities, facts) and the evidence (statements), both in the graph's own order.

    The evidence is apart so that the page can draw before it has read every quote.
    """
    places = {document.id: index for index, document in enumerate(graph.documents)}
    numbers = {entity.id: index for index, entity in enumerate(graph.entities)}
    named = {place: numbers[entity] for place, entity in graph.entity_of.items() if entity in numbers}
    said = {statement.id: index for index, statement in enumerate(graph.statements)}
    texts = {document.id: document.text for document in graph.documents}
    sure = {statement.id: statement.confidence for statement in graph.statements}
    ledger = by_entity(graph.judgements)
    weight = importance(graph, numbers)
    described: Record = {
        "documents": [_document(document) for document in graph.documents],
        "entities": [
            _entity(entity, ledger.get(entity.id, ()), weight[index], places)
            for index, entity in enumerate(graph.entities)
        ],
        "facts": [
            {**_fact(fact, numbers, places, said, named), "plain": graph.is_plain(fact), "sure": _surest(fact, sure)}
            for fact in graph.facts
        ],
    }
    return described, [_statement(statement, texts, places, named) for statement in graph.statements]


def importance(graph: KnowledgeGraph, numbers: Mapping[str, int]) -> list[int]:
    """How much is known of each entity: the independent sources of its facts, summed."""
    weight = [0] * len(numbers)
    for fact in graph.facts:
        for end in {end for end in (fact.subject, fact.object) if isinstance(end, str)}:
            if end in numbers:
                weight[numbers[end]] += max(1, fact.sources)
    return weight


def _document(document: Document) -> Record:
    return {
        "id": document.id,
        "title": document.title or document.id,
        "source": document.source,
        "lang": document.lang,
        "published": document.published.isoformat() if document.published else None,
    }


def _entity(entity: Entity, ledger: Sequence[Judgement], weight: int, places: Mapping[str, int]) -> Record:
    return {
        "id": entity.id,
        "type": entity.type,
        "label": entity.label,
        "names": names_of(entity, ledger),
        "described": descriptions_of(entity),
        "apart": kept_apart(ledger),
        "documents": sorted({places[m.document] for m in entity.mentions if m.document in places}),
        "mentions": len(entity.mentions),
        "weight": weight,
        "wikidata": entity.wikidata,
    }


def _fact(
    fact: Fact,
    numbers: Mapping[str, int],
    places: Mapping[str, int],
    said: Mapping[str, int],
    named: Named,
) -> Record:
    return {
        "id": fact.id,
        "s": _end(fact.subject, numbers),
        "r": fact.relation,
        "o": _end(fact.object, numbers),
        "time": _time(fact.time),
        "stance": str(fact.stance),
        "sources": fact.sources,
        "documents": sorted(places[document] for document in fact.documents if document in places),
        "qualifiers": _qualifiers(fact.qualifiers, named),
        "for": [said[statement] for statement in fact.statements if statement in said],
        "against": [said[statement] for statement in fact.against if statement in said],
        "reasons": list(fact.reasons),
    }


def _surest(fact: Fact, sure: Mapping[str, float]) -> float:
    """The confidence of the surest statement that tells the fact, or that denies one which nobody tells."""
    return round(max((sure[one] for one in fact.statements or fact.against if one in sure), default=1.0), 3)


def _end(end: str | Literal | None, numbers: Mapping[str, int]) -> int | str | None:
    """An entity's index, the words of a literal, or nothing. An id that the graph lacks is shown as words."""
    if isinstance(end, Literal):
        return end.text
    return numbers.get(end, end) if end is not None else None


def _time(time: TimeValue | None) -> Record | None:
    if time is None:
        return None
    return {
        "label": time.label,
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
    }


def _qualifiers(qualifiers: Sequence[Qualifier], named: Named) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """Values by role, each once; roles and values sorted; with the index of the entity that a value names."""
    values: dict[str, dict[str, int | None]] = defaultdict(dict)
    for qualifier in qualifiers:
        entity = _entity_of(qualifier.mention, named)
        if values[qualifier.role].get(qualifier.value) is None:
            values[qualifier.role][qualifier.value] = entity
    return [(role, sorted(values[role].items(), key=lambda pair: pair[0])) for role in sorted(values)]


def _statement(
    statement: Statement,
    texts: Mapping[str, str],
    places: Mapping[str, int],
    named: Named,
) -> Record:
    return {
        "id": statement.id,
        "document": places.get(statement.document),
        "quote": pieces(statement, texts.get(statement.document, "")),
        "phrase": statement.phrase,
        "polarity": str(statement.polarity),
        "modality": str(statement.modality),
        "speakers": [_speaker(speaker, named) for speaker in statement.attribution],
        "qualifiers": _qualifiers(statement.qualifiers, named),
        "confidence": round(statement.confidence, 3),
        "extractor": statement.extractor,
        "begin": statement.sentence.start,
        "end": statement.sentence.end,
    }


def _speaker(speaker: Speaker, named: Named) -> Record:
    return {
        "label": speaker.label,
        "verb": speaker.verb,
        "entity": _entity_of(speaker.mention, named),
        "joint": speaker.joint,
    }


def _entity_of(mention: Mention | None, named: Named) -> int | None:
    return named.get((mention.document, mention.span)) if mention else None
