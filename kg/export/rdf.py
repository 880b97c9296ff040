"""The graph as RDF in three layers: plain triples, facts, statements; named IRIs throughout, no blank nodes.

Plain triples, for quick questions, are made only of facts that `KnowledgeGraph.is_plain` lets stand alone. Facts are
reified in the classic way, so that SPARQL 1.1 reads them, and name the statements for and against them. Statements
give the words, with NIF offsets, and who said them. Triples come subject by subject in one order, so that the same
graph gives the same bytes.

The model follows RDF 1.1 reification, PROV-O, NIF 2.0 and SKOS.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from kg.export import terms
from kg.export.terms import CLASSES, DEFAULT_BASE, Namespaces, digest, local_names, nodes, time_literal, words
from kg.export.vocabulary import Known, relation_name, role_property
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Document, Entity, Fact, Judgement, Polarity, Qualifier, Speaker, Statement, TimeValue
from kg.model import Literal as Words

Term = NamedNode | Literal | Triple
Block = list[Triple]

_INTEGER = NamedNode(terms.XSD + "integer")
_DECIMAL = NamedNode(terms.XSD + "decimal")
_DATE = NamedNode(terms.XSD + "date")
_TYPE = NamedNode(terms.RDF + "type")
_LABEL = NamedNode(terms.RDFS + "label")


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=_INTEGER)


@lru_cache(maxsize=4096)
def _decimal(value: float) -> Literal:
    """A decimal in the canonical form of XSD 1.1, which every engine gives back as it was written."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=_DECIMAL)


@lru_cache(maxsize=4096)
def _day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=_DATE)


class _Names(dict[str, NamedNode]):
    """The IRIs of one namespace by their local names, made when they are first asked for."""

    def __init__(self, stem: str) -> None:
        super().__init__()
        self._stem = stem

    def __missing__(self, name: str) -> NamedNode:
        self[str(name)] = node = NamedNode(self._stem + name)
        return node


@dataclass(frozen=True, slots=True)
class Section:
    """Triples about one subject, and the document that alone is their source, if one is."""

    triples: Block
    document: str | None = None


class RdfView:
    """A graph seen as RDF under one stem.

    `reifiers` writes facts as those of RDF 1.2, `rdf:reifies` with a triple term in place of the classic three
    properties, wherever the subject is an entity: no triple can have words for its subject.
    """

    def __init__(self, graph: KnowledgeGraph, base_iri: str = DEFAULT_BASE, *, reifiers: bool = False) -> None:
        self.graph = graph
        self.names = Namespaces.under(base_iri)
        self._reifiers = reifiers
        self._own = _Names(self.names.schema)
        self._entities = nodes(self.names.id, local_names(entity.id for entity in graph.entities))
        self._documents = nodes(self.names.id, local_names((document.id for document in graph.documents), "doc-"))
        relations = {fact.relation for fact in graph.facts} | {said.relation for said in graph.statements}
        self._relations = {name: NamedNode(self.names.relation + relation_name(name)) for name in sorted(relations)}
        self._languages = {document.id: document.lang for document in graph.documents}
        self._run = self._node("run")

    def entity(self, id: str) -> NamedNode:
        """The IRI of an entity, as `document` gives that of a document and `relation` that of a relation."""
        return self._entities[id]

    def document(self, id: str) -> NamedNode:
        return self._documents[id]

    def relation(self, name: str) -> NamedNode:
        return self._relations[name]

    def triples(self) -> Iterator[Triple]:
        """All triples, each once in its subject's block."""
        for section in self.sections():
            yield from section.triples

    def sections(self) -> Iterator[Section]:
        """Blocks of one subject each: the run, documents, relations, entities, facts, judgements, statements."""
        graph = self.graph
        yield Section(
            self._about(self._run, [(_TYPE, Known.activity), (_LABEL, words("one build of this graph", "en"))])
        )
        yield from (Section(self._document(document)) for document in graph.documents)
        yield from (Section(self._relation(name)) for name in self._relations)
        plain: dict[str, list[Fact]] = defaultdict(list)
        for fact in graph.facts:
            if isinstance(fact.subject, str) and graph.is_plain(fact):
                plain[fact.subject].append(fact)
        yield from (Section(self._entity(entity, plain.get(entity.id, ()))) for entity in graph.entities)
        states: dict[str, list[NamedNode]] = defaultdict(list)
        for fact in graph.facts:
            for id in self._own_statements(fact):
                states[id].append(self._node(fact.id))
            yield Section(self._fact(fact))
        yield from (Section(self._judgement(judgement)) for judgement in _unique(graph.judgements))
        for statement in sorted(graph.statements, key=lambda s: (s.document, s.sentence, s.id)):
            for block in self._statement(statement, states.get(statement.id, [])):
                yield Section(block, statement.document)

    def _node(self, name: str) -> NamedNode:
        return NamedNode(self.names.id + name)

    @staticmethod
    def _about(subject: NamedNode, pairs: Iterable[tuple[NamedNode, Term]]) -> Block:
        return list(dict.fromkeys([Triple(subject, predicate, term) for predicate, term in pairs]))

    def _own_statements(self, fact: Fact) -> tuple[str, ...]:
        """The statements that are about this very proposition; a rival fact's contradict it but state another."""
        denials = (id for id in fact.against if self.graph.statement(id).polarity is Polarity.NEGATED)
        return (*fact.statements, *denials)

    def _document(self, document: Document) -> Block:
        pairs: list[tuple[NamedNode, Term]] = [
            (_TYPE, self._own["Document"]),
            (_TYPE, Known.context),
            (Known.identifier, words(document.id)),
            (Known.language, words(document.lang)),
        ]
        if document.title:
            pairs.append((Known.title, words(document.title, document.lang)))
        if document.source:
            pairs.append((Known.publisher, words(document.source)))
        if document.published:
            pairs.append((Known.issued, _day(document.published)))
        return self._about(self.document(document.id), pairs)

    def _relation(self, name: str) -> Block:
        kind = self._own["OpenRelation" if name.startswith("open:") else "Relation"]
        label = words(name.removeprefix("open:").replace("_", " "), "en")
        return self._about(self.relation(name), [(_TYPE, Known.property), (_TYPE, kind), (_LABEL, label)])

    def _entity(self, entity: Entity, facts: Iterable[Fact]) -> Block:
        pairs: list[tuple[NamedNode, Term]] = [
            (_TYPE, self._own[CLASSES.get(entity.type, "Thing")]),
            (Known.label, words(entity.label, "en")),
        ]
        pairs.extend((Known.alias, words(alias, "en")) for alias in entity.aliases if alias != entity.label)
        if entity.wikidata:
            pairs.append((Known.close_match, NamedNode(terms.WIKIDATA + entity.wikidata)))
        mentioned = sorted({mention.document for mention in entity.mentions})
        pairs.extend((self._own["mentionedIn"], self.document(id)) for id in mentioned)
        asserted = [(fact.relation, self._term(fact.object)) for fact in facts]
        pairs.extend((self.relation(name), term) for name, term in sorted(asserted, key=str) if term is not None)
        return self._about(self.entity(entity.id), pairs)

    def _term(self, term: str | Words | None) -> NamedNode | Literal | None:
        if isinstance(term, str):
            return self.entity(term)
        return words(term.text, "en") if term else None

    def _fact(self, fact: Fact) -> Block:
        subject, object = self._term(fact.subject), self._term(fact.object)
        predicate = self.relation(fact.relation)
        pairs: list[tuple[NamedNode, Term]] = [(_TYPE, self._own["Fact"])]
        if self._reifiers and isinstance(subject, NamedNode) and object is not None:
            pairs.append((Known.reifies, Triple(subject, predicate, object)))
        else:
            ends = [(Known.subject, subject), (Known.predicate, predicate), (Known.object, object)]
            pairs.extend((end, term) for end, term in ends if term is not None)
        pairs.extend(self._qualifiers(fact.qualifiers))
        pairs.extend(self._time(fact.time))
        pairs.append((self._own["stance"], self._own[fact.stance]))
        pairs.append((self._own["sources"], _integer(fact.sources)))
        pairs.extend((self._own["explanation"], words(reason, "en")) for reason in fact.reasons)
        pairs.extend((self._own["statedBy"], self._node(id)) for id in fact.statements)
        pairs.extend((self._own["contradictedBy"], self._node(id)) for id in fact.against)
        return self._about(self._node(fact.id), pairs)

    def _time(self, time: TimeValue | None) -> Iterator[tuple[NamedNode, Term]]:
        """The time as it was said, and beside it what engines can compare: first day, last day, year."""
        if time is None:
            return
        yield self._own["time"], time_literal(time)
        if time.start:
            yield self._own["start"], _day(time.start)
        if time.end:
            yield self._own["end"], _day(time.end)
        if known := time.start or time.end:
            yield self._own["year"], _integer(known.year)

    def _qualifiers(self, qualifiers: Iterable[Qualifier]) -> Iterator[tuple[NamedNode, Term]]:
        for qualifier in qualifiers:
            entity = self.graph.entity_id(qualifier.mention)
            if qualifier.role == "time" and qualifier.time is not None:
                continue
            term = self.entity(entity) if entity else words(qualifier.value, "en")
            yield self._own[role_property(qualifier.role)], term

    def _statement(self, statement: Statement, facts: Iterable[NamedNode]) -> Iterator[Block]:
        node = self._node(statement.id)
        times = [q.time for q in statement.qualifiers if q.role == "time" and q.time is not None]
        language = self._languages.get(statement.document)
        pairs: list[tuple[NamedNode, Term]] = [(_TYPE, self._own["Statement"])]
        pairs.extend((self._own["states"], fact) for fact in facts)
        pairs.append((self._own["polarity"], self._own[statement.polarity]))
        pairs.append((self._own["modality"], self._own[statement.modality]))
        for speaker in statement.chain[-1] if statement.attribution else ():
            pairs.append((self._own["attributedTo"], self._speaker(speaker)))
        told = [(place, speaker) for place, link in enumerate(statement.chain, start=1) for speaker in link]
        nodes = [self._node(f"{statement.id}-speaker-{number}") for number in range(1, len(told) + 1)]
        pairs.extend((self._own["attribution"], node) for node in nodes)
        pairs.extend(self._qualifiers(statement.qualifiers))
        pairs.extend((self._own["time"], time_literal(time)) for time in times)
        pairs.append((self._own["phrase"], words(statement.phrase, language)))
        pairs.append((self._own["confidence"], _decimal(statement.confidence)))
        pairs.append((Known.primary_source, self.document(statement.document)))
        pairs.append((Known.generated_by, self._run))
        pairs.append((Known.begin, _integer(statement.sentence.start)))
        pairs.append((Known.end, _integer(statement.sentence.end)))
        pairs.append((Known.anchor, words(self.graph.quote(statement), language)))
        yield self._about(node, pairs)
        for own, (place, speaker) in zip(nodes, told, strict=True):
            yield self._attribution(own, place, speaker)

    def _speaker(self, speaker: Speaker) -> NamedNode | Literal:
        entity = self.graph.entity_id(speaker.mention)
        return self.entity(entity) if entity else words(speaker.label, "en")

    def _attribution(self, node: NamedNode, place: int, speaker: Speaker) -> Block:
        pairs: list[tuple[NamedNode, Term]] = [
            (_TYPE, self._own["Attribution"]),
            (self._own["position"], _integer(place)),
            (self._own["speaker"], self._speaker(speaker)),
        ]
        if speaker.verb:
            pairs.append((self._own["verb"], words(speaker.verb, "en")))
        if speaker.strength:
            pairs.append((self._own["strength"], words(speaker.strength)))
        return self._about(node, pairs)

    def _judgement(self, judgement: Judgement) -> Block:
        pairs: list[tuple[NamedNode, Term]] = [
            (_TYPE, self._own["Judgement"]),
            (self._own["left"], words(judgement.left, "en")),
            (self._own["right"], words(judgement.right, "en")),
            (self._own["verdict"], self._own[judgement.verdict]),
            (self._own["score"], _decimal(judgement.score)),
            (self._own["decidedBy"], words(judgement.by)),
        ]
        known = (self._entities.get(id) for id in sorted(set(judgement.entities)))
        pairs.extend((self._own["about"], entity) for entity in known if entity is not None)
        pairs.extend((self._own["explanation"], words(reason.text, "en")) for reason in judgement.reasons)
        documents = sorted({*judgement.left_in, *judgement.right_in} & self._documents.keys())
        pairs.extend((self._own["mentionedIn"], self.document(id)) for id in documents)
        return self._about(self._node(judgement_id(judgement)), pairs)


def judgement_id(judgement: Judgement) -> str:
    """A hash of what was compared and found, so that the same judgement has the same IRI everywhere."""
    places = (judgement.left_in, judgement.right_in, judgement.entities)
    return "judgement-" + digest(judgement.left, judgement.right, str(judgement.verdict), judgement.by, *places)


def _unique(judgements: Iterable[Judgement]) -> list[Judgement]:
    by_id = {judgement_id(judgement): judgement for judgement in judgements}
    return [by_id[id] for id in sorted(by_id)]
