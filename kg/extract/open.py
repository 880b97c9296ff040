"""Open extraction: what a clause says as subject, relation words and object, without any declared relation.

    "He became a justice of the High Court in 1903."
    full       He | became | a justice of the High Court | in 1903
    minimal    He | became | a justice;  He | became a justice of | the High Court;  He | became a justice in | 1903

Full arguments give one triple a clause, with every further argument in `args`: the way of OpenIE 4 and CaRB. Minimal
ones give one binary triple for every argument, in which the rest of the clause joins the relation as far as it is
needed to understand it: the way of MinIE (Gashteovski et al. 2017, https://doi.org/10.18653/v1/D17-1278) and of
BenchIE. Prepositions end the relation. Coordinated arguments are told apart in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span

from kg.extract.clause import Clause
from kg.extract.clauses import clauses
from kg.extract.open_confidence import confidence
from kg.extract.open_full import full_triples
from kg.extract.open_minimal import minimal_triples
from kg.extract.open_words import Draft, written


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


def open_triples(doc: Doc, arguments: Arguments = Arguments.FULL, *, least: float = 0.0) -> Iterator[OpenTriple]:
    """The open triples of a document, sentence by sentence; those with a confidence under `least` are left out."""
    for sentence in doc.sents:
        yield from sentence_triples(sentence, clauses(sentence), arguments, least=least)


def sentence_triples(
    sentence: Span, found: tuple[Clause, ...], arguments: Arguments, *, least: float = 0.0
) -> Iterator[OpenTriple]:
    """The open triples of one sentence, in the order of its clauses; no two with the same words."""
    make = minimal_triples if arguments is Arguments.MINIMAL else full_triples
    seen: set[tuple[str, ...]] = set()
    for draft in make(sentence.doc, found):
        triple = _finished(sentence.doc, draft, arguments)
        words = (triple.subject, triple.relation, triple.object, *triple.args)
        if triple.confidence >= least and words not in seen and triple.relation:
            seen.add(words)
            yield triple


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
