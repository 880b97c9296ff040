"""The knowledge graph as a value: what documents name and claim, with look-ups and views of it.

graph = kg.build("seeds/")
[fact.stance for fact in graph.facts_of("maria-quispe")]
graph.to_networkx(); graph.to_rdflib(); graph.facts_frame()
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Document, Entity, Fact, Judgement, Literal, Mention, Modality, Span, Stance, Statement
from kg.rules import Rules

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeGraph:
    """Documents, what they name, and what they claim; every part sorted by id.

    `entity_of` maps (document id, span) to an entity id. `rules` are those of the schema that the graph was built with.
    """

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    judgements: tuple[Judgement, ...] = ()
    entity_of: Mapping[tuple[str, Span], str] = field(default_factory=dict, repr=False)
    rules: Rules = field(default_factory=Rules, repr=False)
    _documents: dict[str, Document] = field(init=False, repr=False, compare=False)
    _entities: dict[str, Entity] = field(init=False, repr=False, compare=False)
    _facts: dict[str, Fact] = field(init=False, repr=False, compare=False)
    _statements: dict[str, Statement] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_documents", {document.id: document for document in self.documents})
        object.__setattr__(self, "_entities", {entity.id: entity for entity in self.entities})
        object.__setattr__(self, "_facts", {fact.id: fact for fact in self.facts})
        object.__setattr__(self, "_statements", {statement.id: statement for statement in self.statements})

    def document(self, id: str) -> Document:
        """Raises KeyError for an unknown id, as do `entity`, `fact` and `statement`."""
        return self._documents[id]

    def entity(self, id: str) -> Entity:
        return self._entities[id]

    def fact(self, id: str) -> Fact:
        return self._facts[id]

    def statement(self, id: str) -> Statement:
        return self._statements[id]

    def entity_id(self, argument: Mention | Literal | None) -> str | None:
        """The entity that a mention names, or `None` for words, for nothing, and for a mention that is not resolved."""
        return self.entity_of.get((argument.document, argument.span)) if isinstance(argument, Mention) else None

    def label(self, term: str | Literal | None) -> str:
        """How a person reads one end of a fact; "" for an unstated one."""
        if term is None:
            return ""
        return term.text if isinstance(term, Literal) else self._entities[term].label

    def quote(self, statement: Statement) -> str:
        """The sentence of a statement as its document has it."""
        return self._documents[statement.document].text[statement.sentence.start : statement.sentence.end]

    def facts_of(self, entity: str) -> tuple[Fact, ...]:
        """The facts that an entity is subject or object of, in the order of their ids."""
        return tuple(fact for fact in self.facts if entity in (fact.subject, fact.object))

    def is_plain(self, fact: Fact) -> bool:
        """Whether a fact may stand as a bare triple: affirmed, said by a report itself or by two independent sources,
        with both ends known and of the types that its relation takes."""
        if fact.stance is not Stance.AFFIRMED or not isinstance(fact.subject, str) or fact.object is None:
            return False
        object_type = self._entities[fact.object].type if isinstance(fact.object, str) else None
        if self.rules.misfit(fact.relation, self._entities[fact.subject].type, object_type):
            return False
        return fact.sources > 1 or any(
            not statement.attribution and statement.modality is Modality.ASSERTED
            for statement in (self._statements[id] for id in fact.statements)
        )

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """A multigraph whose nodes are entity ids (and words) and whose edge keys are fact ids."""
        from kg.export.network import to_networkx

        return to_networkx(self)

    def to_rdflib(self, base_iri: str | None = None) -> rdflib.Graph:
        """All three layers as an rdflib graph with its prefixes bound."""
        from kg.export.rdf_formats import to_rdflib
        from kg.export.terms import DEFAULT_BASE

        return to_rdflib(self, base_iri or DEFAULT_BASE)

    def to_html(self, title: str | None = None) -> str:
        """The interactive page, as one file without a remote request; by itself called after what is spoken of most."""
        from kg.export.html import to_html

        return to_html(self, title=title)

    def facts_frame(self) -> pandas.DataFrame:
        """One row per fact."""
        from kg.export.frames import facts_frame

        return facts_frame(self)

    def entities_frame(self) -> pandas.DataFrame:
        """One row per entity."""
        from kg.export.frames import entities_frame

        return entities_frame(self)

    def statements_frame(self) -> pandas.DataFrame:
        """One row per statement."""
        from kg.export.frames import statements_frame

        return statements_frame(self)

    def evidence(self, fact: Fact | str) -> pandas.DataFrame:
        """Who says so, and who denies it: one row per claim about a fact, which is given as such or by its id.

        Raises KeyError for an unknown id.
        """
        from kg.export.frames import evidence_frame

        return evidence_frame(self, self.fact(fact) if isinstance(fact, str) else fact)

    def _repr_html_(self) -> str:
        from kg.export.frames import summary_html

        return summary_html(self)
