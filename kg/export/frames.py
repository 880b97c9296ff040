"""The graph as pandas frames, and its summary for a notebook."""

from __future__ import annotations

from collections import Counter
from html import escape

import pandas

from kg.evidence import evidence, speakers
from kg.export.network import qualifier_label
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Fact, Literal, Mention

_FACTS = [
    "id",
    "subject",
    "subject_label",
    "relation",
    "object",
    "object_label",
    "time",
    "start",
    "end",
    "stance",
    "sources",
    "plain",
    "statements",
    "against",
    "documents",
    "qualifiers",
    "reasons",
]
_ENTITIES = [
    "id",
    "type",
    "label",
    "aliases",
    "mentions",
    "documents",
    "facts",
    "wikidata",
]
_STATEMENTS = [
    "id",
    "document",
    "published",
    "quote",
    "subject",
    "relation",
    "object",
    "phrase",
    "polarity",
    "modality",
    "speakers",
    "time",
    "qualifiers",
    "start",
    "end",
    "confidence",
]
_EVIDENCE = ["side", "speakers", "modality", "words", "document", "source", "published", "confidence", "statement"]


def facts_frame(graph: KnowledgeGraph) -> pandas.DataFrame:
    """One row per fact by id; `subject` and `object` are entity ids, empty for words, whose text is the label.

    `start` and `end` are the first and last day of the time; `statements` and `against` are tuples of ids.
    """
    rows = [
        (
            fact.id,
            fact.subject if isinstance(fact.subject, str) else None,
            graph.label(fact.subject),
            fact.relation,
            fact.object if isinstance(fact.object, str) else None,
            graph.label(fact.object),
            fact.time.label if fact.time else None,
            pandas.Timestamp(fact.time.start) if fact.time and fact.time.start else pandas.NaT,
            pandas.Timestamp(fact.time.end) if fact.time and fact.time.end else pandas.NaT,
            str(fact.stance),
            fact.sources,
            graph.is_plain(fact),
            fact.statements,
            fact.against,
            fact.documents,
            tuple(f"{q.role}: {qualifier_label(graph, fact, i)}" for i, q in enumerate(fact.qualifiers)),
            fact.reasons,
        )
        for fact in graph.facts
    ]
    frame = pandas.DataFrame(rows, columns=_FACTS)
    return frame.astype({"start": "datetime64[s]", "end": "datetime64[s]", "sources": "int64", "plain": "bool"})


def entities_frame(graph: KnowledgeGraph) -> pandas.DataFrame:
    """One row per entity by id; `mentions`, `documents` and `facts` are counts."""
    facts: Counter[str] = Counter()
    for fact in graph.facts:
        facts.update({end for end in (fact.subject, fact.object) if isinstance(end, str)})
    rows = [
        (
            entity.id,
            entity.type,
            entity.label,
            entity.aliases,
            len(entity.mentions),
            len({mention.document for mention in entity.mentions}),
            facts[entity.id],
            entity.wikidata,
        )
        for entity in graph.entities
    ]
    frame = pandas.DataFrame(rows, columns=_ENTITIES)
    return frame.astype({"mentions": "int64", "documents": "int64", "facts": "int64"})


def statements_frame(graph: KnowledgeGraph) -> pandas.DataFrame:
    """One row per statement in the order of the documents; `start` and `end` are the sentence's character offsets."""

    def shown(argument: Mention | Literal | None) -> str:
        entity = graph.entity_id(argument)
        return graph.entity(entity).label if entity else argument.text if argument else ""

    rows = []
    for statement in sorted(graph.statements, key=lambda s: (s.document, s.sentence, s.id)):
        published = graph.document(statement.document).published
        times = [q.time.label for q in statement.qualifiers if q.role == "time" and q.time]
        rows.append(
            (
                statement.id,
                statement.document,
                pandas.Timestamp(published) if published else pandas.NaT,
                graph.quote(statement),
                shown(statement.subject),
                statement.relation,
                shown(statement.object),
                statement.phrase,
                str(statement.polarity),
                str(statement.modality),
                speakers(graph, statement),
                times[0] if times else None,
                tuple(f"{q.role}: {shown(q.mention) or q.value}" for q in statement.qualifiers),
                statement.sentence.start,
                statement.sentence.end,
                statement.confidence,
            )
        )
    return pandas.DataFrame(rows, columns=_STATEMENTS).astype({"published": "datetime64[s]"})


def evidence_frame(graph: KnowledgeGraph, fact: Fact) -> pandas.DataFrame:
    """One row per claim about a fact, those for it first; `speakers` outermost first, none for the report itself."""
    rows = [
        (
            one.side,
            one.speakers,
            str(one.statement.modality),
            one.words,
            one.document.id,
            one.document.source,
            pandas.Timestamp(one.document.published) if one.document.published else pandas.NaT,
            one.statement.confidence,
            one.statement.id,
        )
        for one in evidence(graph, fact)
    ]
    return pandas.DataFrame(rows, columns=_EVIDENCE).astype({"published": "datetime64[s]", "confidence": "float64"})


def summary_html(graph: KnowledgeGraph, shown: int = 12) -> str:
    """Counts, and the facts that most independent sources bear, as HTML without scripts."""
    stances = Counter(str(fact.stance) for fact in graph.facts)
    counts = (("documents", graph.documents), ("entities", graph.entities), ("facts", graph.facts))
    told = ", ".join(f"{name}: {len(found):,}" for name, found in counts)
    split = ", ".join(f"{number:,} {escape(stance)}" for stance, number in sorted(stances.items()))
    best = sorted(graph.facts, key=lambda fact: (-fact.sources, -len(fact.statements), fact.id))[:shown]
    rows = "".join(
        "<tr>" + "".join(f"<td dir='auto'>{escape(str(cell))}</td>" for cell in cells) + "</tr>"
        for cells in (
            (
                graph.label(fact.subject) or "(unstated)",
                fact.relation,
                graph.label(fact.object) or "(unstated)",
                fact.time.label if fact.time else "",
                fact.stance,
                fact.sources,
            )
            for fact in best
        )
    )
    head = "".join(f"<th>{name}</th>" for name in ("subject", "relation", "object", "time", "stance", "sources"))
    return (
        f"<div><p><strong>KnowledgeGraph</strong>: {told} ({split or 'no stance'})</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
