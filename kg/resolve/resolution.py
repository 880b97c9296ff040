"""The whole of resolution: documents and extractions in, entities and the ledger of how they came about out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kg.model import Document, Entity, Extraction, Judgement, Mention, Reason, Resolution, Span, Verdict
from kg.resolve.clusters import cluster
from kg.resolve.labels import entities_of
from kg.resolve.local import resolve_document
from kg.resolve.local_entity import LocalEntity
from kg.resolve.overrides import Override, check_overrides, read_overrides
from kg.resolve.previous import read_previous
from kg.resolve.text import plain
from kg.resolve.wikidata import WikidataTable, read_wikidata


def resolve(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    *,
    overrides: Sequence[Override] | Path | None = None,
    previous: Resolution | Sequence[Entity] | Path | None = None,
    links: WikidataTable | Path | None = None,
) -> Resolution:
    """What every mention of all documents names, and why.

    The order of documents and extractions does not matter. `overrides` beat every score; `previous` are the entities of
    an earlier build, whose ids are kept; `links` gives Wikidata ids. Each may be the path of a file, `previous` that of
    the output folder.

    Raises SchemaError for overrides that contradict each other, ValueError for an extraction without its document.
    """
    by_id = {d.id: d for d in documents}
    chosen = read_overrides(overrides) if isinstance(overrides, Path) else tuple(overrides or ())
    check_overrides(chosen)
    local: list[LocalEntity] = []
    described: dict[tuple[str, Span], tuple[Mention, ...]] = {}
    ledger: list[Judgement] = []
    for extraction in sorted(extractions, key=lambda e: e.document):
        if extraction.document not in by_id:
            raise ValueError(f"extraction of document {extraction.document!r} without the document itself")
        entities, judgements, words = resolve_document(by_id[extraction.document], extraction, chosen)
        local += entities
        described |= {(extraction.document, span): told for span, told in words.items()}
        ledger += judgements
    profiles, judgements = cluster(local, chosen)
    ledger += judgements
    entities_now, changed = entities_of(profiles, _entities_before(previous))
    if links is not None:
        table = read_wikidata(links) if isinstance(links, Path) else links
        entities_now = [replace(e, wikidata=table.id_of(e)) for e in entities_now]
    ledger += [_renamed(old, new) for old, new in changed]
    entity_of = {(m.document, m.span): e.id for e in entities_now for m in e.mentions}
    named = _names_in(entities_now)
    told = [_with_entities(j, entity_of, named) for j in [*ledger, *(o.judgement() for o in chosen)]]
    return Resolution(
        entities=tuple(entities_now),
        judgements=tuple(sorted(set(told), key=_judgement_order)),
        entity_of=MappingProxyType(dict(sorted(entity_of.items()))),
        described=MappingProxyType(described),
    )


def _entities_before(previous: Resolution | Sequence[Entity] | Path | None) -> tuple[Entity, ...]:
    if isinstance(previous, Path):
        return read_previous(previous)
    return tuple(previous.entities) if isinstance(previous, Resolution) else tuple(previous or ())


def _renamed(old: Entity, new: Entity) -> Judgement:
    text = f"was called {old.label} in the earlier build; {new.label} is now its fullest well-formed name"
    return Judgement(
        left=old.label,
        right=new.label,
        verdict=Verdict.SAME,
        score=0.0,
        reasons=(Reason(feature="renamed", weight=0.0, text=text),),
        left_in=tuple(sorted({m.document for m in old.mentions})),
        right_in=tuple(sorted({m.document for m in new.mentions})),
        entities=(new.id,),
        by="previous",
    )


def _with_entities(
    judgement: Judgement, entity_of: Mapping[tuple[str, Span], str], named: Mapping[tuple[str, str], frozenset[str]]
) -> Judgement:
    """A judgement with the ids that its two names ended in: by its evidence, else by the names and their documents."""
    if judgement.entities:
        return judgement
    places = [place for r in judgement.reasons for place in r.evidence][:2]
    found = {entity_of[place] for place in places if place in entity_of}
    if not places:
        for name, where in ((judgement.left, judgement.left_in), (judgement.right, judgement.right_in)):
            documents = where or ("",)
            found |= {i for d in documents for i in named.get((plain(name), d), ())}
    return replace(judgement, entities=tuple(sorted(found)))


def _names_in(entities: Sequence[Entity]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for entity in entities:
        for mention in entity.mentions:
            for document in (mention.document, ""):
                found.setdefault((plain(mention.text), document), set()).add(entity.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _judgement_order(judgement: Judgement) -> tuple[object, ...]:
    evidence: list[tuple[str, Span]] = [place for r in judgement.reasons for place in r.evidence]
    return (
        plain(judgement.left),
        plain(judgement.right),
        judgement.left,
        judgement.right,
        judgement.left_in,
        judgement.right_in,
        judgement.verdict,
        judgement.by,
        judgement.score,
        evidence,
        tuple(r.text for r in judgement.reasons),
    )
