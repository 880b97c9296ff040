"""The properties that the RDF uses: our own by local name, others' by IRI."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import NamedNode

from kg.export import terms
from kg.export.terms import camel, digest, slug

OWN_PROPERTIES = frozenset(
    [
        "time",
        "start",
        "end",
        "year",
        "stance",
        "sources",
        "explanation",
        "statedBy",
        "contradictedBy",
        "states",
        "polarity",
        "modality",
        "attributedTo",
        "attribution",
        "phrase",
        "confidence",
        "position",
        "speaker",
        "verb",
        "strength",
        "left",
        "right",
        "verdict",
        "score",
        "about",
        "decidedBy",
        "mentionedIn",
    ]
)
"""Local names of `kg:` that a qualifier's role must not take."""


@lru_cache(maxsize=4096)
def role_property(role: str) -> str:
    """The local name in `kg:` of a qualifier's role: legal_basis is legalBasis, and a name in use gets a prefix."""
    name = camel(role)
    return f"qualifier{name[:1].upper()}{name[1:]}" if name in OWN_PROPERTIES else name


def relation_name(relation: str) -> str:
    """The local name in `rel:` of a relation; an open one, `open:turn_down`, is open-turn_down."""
    return slug(relation.replace(":", "-")) or f"relation-{digest(relation)[:6]}"


class Known:
    """Properties and classes of other vocabularies."""

    activity = NamedNode(terms.PROV + "Activity")
    primary_source = NamedNode(terms.PROV + "hadPrimarySource")
    generated_by = NamedNode(terms.PROV + "wasGeneratedBy")
    context = NamedNode(terms.NIF + "Context")
    begin = NamedNode(terms.NIF + "beginIndex")
    end = NamedNode(terms.NIF + "endIndex")
    anchor = NamedNode(terms.NIF + "anchorOf")
    property = NamedNode(terms.RDF + "Property")
    subject = NamedNode(terms.RDF + "subject")
    predicate = NamedNode(terms.RDF + "predicate")
    object = NamedNode(terms.RDF + "object")
    reifies = NamedNode(terms.RDF + "reifies")
    identifier = NamedNode(terms.DCTERMS + "identifier")
    language = NamedNode(terms.DCTERMS + "language")
    title = NamedNode(terms.DCTERMS + "title")
    publisher = NamedNode(terms.DCTERMS + "publisher")
    issued = NamedNode(terms.DCTERMS + "issued")
    label = NamedNode(terms.SKOS + "prefLabel")
    alias = NamedNode(terms.SKOS + "altLabel")
    close_match = NamedNode(terms.SKOS + "closeMatch")
