"""The types that flow through the program, from a document to a knowledge graph.

A statement is one claim made by one sentence; a fact is one proposition over all documents and owns the statements
for and against it. Everything here is immutable and compares by value. These modules import nothing else of ours.

    >>> document = Document(id="d1", text="Kamala Rao visited Quito.")
    >>> Mention.of(document, 0, 10, "PERSON").text
    'Kamala Rao'
"""

from __future__ import annotations

from kg.model.claims import (
    Modality,
    Polarity,
    Qualifier,
    Speaker,
    Statement,
)
from kg.model.findings import (
    Extraction,
    Link,
    LinkKind,
    Occurrence,
    Silence,
)
from kg.model.graph import (
    Entity,
    Fact,
    Judgement,
    Reason,
    Resolution,
    Stance,
    Verdict,
)
from kg.model.text import (
    ENTITY_TYPES,
    VALUE_TYPES,
    Document,
    Literal,
    Mention,
    MentionKind,
    Skipped,
    Span,
    TimeValue,
)

__all__ = [
    "ENTITY_TYPES",
    "VALUE_TYPES",
    "Document",
    "Entity",
    "Extraction",
    "Fact",
    "Judgement",
    "Link",
    "LinkKind",
    "Literal",
    "Mention",
    "MentionKind",
    "Modality",
    "Occurrence",
    "Polarity",
    "Qualifier",
    "Reason",
    "Resolution",
    "Silence",
    "Skipped",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "TimeValue",
    "Verdict",
]
