"""Who says so: the claims for and against a fact, each with its speakers, its report and its words.

    for one in evidence(graph, fact):
        print(one.side, one.speakers, one.document.source, one.words)

The command line tells a fact in these lines, `KnowledgeGraph.evidence` gives them as a frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.knowledge_graph import KnowledgeGraph
from kg.listing import listed
from kg.model import Document, Fact, Modality, Speaker, Statement

FOR, AGAINST = "for", "against"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim about a fact.

    `speakers` are names, outermost first, those who speak together in one; none where the report speaks for itself.
    """

    side: str
    statement: Statement
    document: Document
    speakers: tuple[str, ...]
    words: str


def evidence(graph: KnowledgeGraph, fact: Fact) -> tuple[Evidence, ...]:
    """The claims for a fact, then those against it, each side in the order in which the reports appeared."""
    return tuple(
        one for side, ids in ((FOR, fact.statements), (AGAINST, fact.against)) for one in _side(graph, side, ids)
    )


def _side(graph: KnowledgeGraph, side: str, ids: tuple[str, ...]) -> Iterator[Evidence]:
    def published(statement: Statement) -> tuple[date, str]:
        return (graph.document(statement.document).published or date.max, statement.document)

    for statement in sorted(map(graph.statement, ids), key=lambda s: (published(s), s.sentence, s.id)):
        yield Evidence(
            side,
            statement,
            graph.document(statement.document),
            speakers(graph, statement),
            " ".join(graph.quote(statement).split()),
        )


def speakers(graph: KnowledgeGraph, statement: Statement) -> tuple[str, ...]:
    """The links of the chain of speakers, outermost first: "the Courier", "France and Germany"."""
    return tuple(listed([speaker_label(graph, one) for one in link]) for link in statement.chain)


def speaker_label(graph: KnowledgeGraph, speaker: Speaker) -> str:
    """The entity that speaks, by its label, or else the words that name the speaker: "Draske" may be two people."""
    entity = graph.entity_id(speaker.mention)
    return graph.entity(entity).label if entity else speaker.label


def tell_fact(graph: KnowledgeGraph, fact: Fact) -> list[str]:
    """A fact in lines: what is claimed and how it stands, then every claim with who makes it and where."""
    return [claim_line(graph, fact), *(f"    {_told(one)}" for one in evidence(graph, fact))]


def claim_line(graph: KnowledgeGraph, fact: Fact) -> str:
    """What is claimed, in one line: "Ana Ruiz met with Ilya Torvald [contested, 2024-03-11, 1 source]"."""
    ends = (graph.label(fact.subject) or "(unstated)", fact.relation.removeprefix("open:").replace("_", " "))
    when = f", {fact.time.label}" if fact.time else ""
    sources = f"{fact.sources} source{'s' * (fact.sources != 1)}"
    return " ".join((*ends, graph.label(fact.object) or "(unstated)")) + f" [{fact.stance}{when}, {sources}]"


def _told(one: Evidence) -> str:
    modality = one.statement.modality
    kind = one.side if modality is Modality.ASSERTED else f"{one.side}, {modality}"
    who = " › ".join(one.speakers) or "the report itself"
    document = one.document
    where = [document.source, document.published.isoformat() if document.published else None, document.id]
    return f"{kind}: “{one.words}” — {who} ({', '.join(filter(None, where))})"
