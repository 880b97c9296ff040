"""Open extraction: what a clause says as subject, relation words and object, without any declared relation.

    "He became a justice of the High Court in 1903."
    full       He | became | a justice of the High Court | in 1903
    minimal    He | became | a justice of the High Court;  He | became a justice of | the High Court;
               He | became a justice of the High Court in | 1903

Full arguments give one triple a clause, with every further argument in `args`: the way of OpenIE 4 and CaRB. Minimal
ones give one binary triple for every argument, in which the rest of the clause joins the relation as far as it is
needed to understand it: the way of MinIE (Gashteovski et al. 2017, https://doi.org/10.18653/v1/D17-1278) and of
BenchIE. Prepositions end the relation. Coordinated arguments are told apart in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.clause import Clause
from kg.extract.clauses import clauses
from kg.extract.open_confidence import confidence, least_confidence
from kg.extract.open_full import full_triples
from kg.extract.open_minimal import minimal_triples
from kg.extract.open_words import Draft, written
from kg.extract.tree import Doc


class Arguments(StrEnum):
    """How much of a phrase an argument keeps."""

    MINIMAL = "minimal"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTriple:
    """One open triple. Texts are the sentence's own words, a gap between them closed by one space.

    `subject_head` and `object_head` are the token indices of their head words; `pattern` names the construction.
    """

    subject: str
    relation: str
    object: str
    args: tuple[str, ...] = ()
    confidence: float
    pattern: str
    subject_tokens: tuple[int, ...] = ()
    object_tokens: tuple[int, ...] = ()


def open_triples(
    doc: Doc, arguments: Arguments = Arguments.FULL, *, least: float | None = None
) -> Iterator[OpenTriple]:
    """The open triples of a document, sentence by sentence, no two of a sentence with the same words.

    Those with a confidence under `least` are left out; by default, the confidence that pays on judged extractions.
    """
    limit = least_confidence(arguments.value) if least is None else least
    for sentence in doc.sents:
        for draft in drafts(doc, clauses(sentence), arguments):
            triple = _finished(doc, draft, arguments)
            if triple.confidence >= limit:
                yield triple


def drafts(doc: Doc, found: tuple[Clause, ...], arguments: Arguments) -> Iterator[Draft]:
    """The triples of one sentence's clauses before they are weighed, in the order of the clauses."""
    make = minimal_triples if arguments is Arguments.MINIMAL else full_triples
    seen: set[tuple[object, ...]] = set()
    for draft in make(doc, found):
        key = (draft.subject, draft.relation, draft.object, draft.args)
        if key not in seen and draft.relation:
            seen.add(key)
            yield draft


def _finished(doc: Doc, draft: Draft, arguments: Arguments) -> OpenTriple:
    return OpenTriple(
        subject=written(doc, draft.subject),
        relation=written(doc, draft.relation),
        object=written(doc, draft.object),
        args=tuple(written(doc, a) for a in draft.args),
        confidence=confidence(doc, draft, arguments.value),
        pattern=draft.pattern,
        subject_tokens=draft.subject,
        object_tokens=draft.object,
    )
