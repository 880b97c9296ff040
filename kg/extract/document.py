"""All that one document gives: statements, mentions with their evidence, equations, and sentences that gave nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import spacy.tokens

from kg.extract import occurrences as evidence
from kg.extract import syntax
from kg.extract.answers import answers
from kg.extract.claims import SentenceClaims, iterate
from kg.extract.clauses import clauses
from kg.extract.contexts import Contexts
from kg.extract.frames import Matcher
from kg.extract.mentions import Mentions
from kg.extract.nominals import Nominals
from kg.extract.qualifiers import Circumstances
from kg.extract.quotes import quotations, touching
from kg.extract.reading import read
from kg.extract.relations import Schema
from kg.extract.schema_file import load_schema
from kg.extract.tree import Doc
from kg.extract.tree import Span as DocSpan
from kg.extract.voices import Voices
from kg.model import Document, Extraction, Link, Occurrence, Silence, Span, Statement


class Parsed(Protocol):
    """A document with its parse, as `kg.language.parse` gives it."""

    @property
    def document(self) -> Document: ...
    @property
    def doc(self) -> spacy.tokens.Doc: ...


def extract(parsed: Parsed, schema: Schema | None = None, *, least: float | None = None) -> Extraction:
    """The claims of one document under a schema, by default the shipped one.

    Statements come in text order, and so do occurrences. A pure function: the same parse gives the same extraction.
    Statements with a confidence under `least` are left out, and `silences` tells which; without one, open statements
    that do more harm than good.
    """
    return _Reader(parsed.document, read(parsed.doc), schema or load_schema(), least).read()


@dataclass(slots=True)
class _Reader:
    document: Document
    doc: Doc
    schema: Schema
    least: float | None = None
    statements: list[Statement] = field(default_factory=list)
    found: list[Occurrence] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)

    def read(self) -> Extraction:
        mentions = Mentions(self.document, self.doc)
        matcher = Matcher(mentions, self.schema)
        circumstances = Circumstances(mentions, self.schema, self.document.published)
        nominals = Nominals(mentions)
        quoted = quotations(self.doc)
        sentences = list(self.doc.sents)
        of_sentences = [clauses(sentence) for sentence in sentences]
        answered = answers(self.doc, of_sentences)
        contexts = [
            Contexts(self.doc, own, touching(sentence, quoted), answered)
            for sentence, own in zip(sentences, of_sentences, strict=True)
        ]
        voices = Voices(mentions, sentences, contexts, quoted)
        for number, sentence in enumerate(sentences):
            span = _trimmed(sentence)
            if span is None:
                continue
            outer = voices.around(number)
            within = voices.within(number)
            claims = SentenceClaims(
                mentions, matcher, circumstances, nominals, self.schema, contexts[number], sentence, span, outer, within
            )
            made = claims.statements(self.least)
            self.statements.extend(made)
            reasons = list(dict.fromkeys(claims.sheet.doubts))
            if not made:
                reasons = [_why(sentence, contexts[number], [*reasons, *claims.sheet.dropped])]
            self.silences.extend(Silence(sentence=span, reason=reason) for reason in reasons)
            used = {m.span: m for m in iterate(made)}
            said_by = voices.of_tokens(number, outer)
            near = contexts[number].quoted
            self.found.extend(evidence.occurrences(mentions, nominals, sentence, number, used, near, said_by))
            self.links.extend(evidence.links(mentions, contexts[number].clauses))
        return Extraction(
            document=self.document.id,
            statements=tuple(self.statements),
            occurrences=tuple(self.found),
            links=tuple(dict.fromkeys(self.links)),
            silences=tuple(self.silences),
        )


def _trimmed(sentence: DocSpan) -> Span | None:
    """The characters of a sentence without the white space around it; `None` where nothing else is there."""
    tokens = [t for t in sentence if not t.is_space]
    if not tokens:
        return None
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _why(sentence: DocSpan, context: Contexts, dropped: list[str]) -> str:
    """Why a sentence gave no statement, in words."""
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    if not words:
        return "no words"
    if not context.clauses:
        return "no predicate"
    if not any(syntax.is_verb(t) or t.pos_ == "AUX" for t in sentence):
        return "no verb, and no noun phrase that claims anything"
    if dropped:
        return dropped[0]
    return "no clause has two ends"
