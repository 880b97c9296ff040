"""All that one document gives: statements, mentions with their evidence, equations, and sentences that gave nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import spacy.tokens

from kg.extract import occurrences as evidence
from kg.extract import syntax
from kg.extract.claims import SentenceClaims, iterate
from kg.extract.clause import ClauseKind
from kg.extract.clauses import clauses
from kg.extract.context import Contexts
from kg.extract.frames import Matcher
from kg.extract.mentions import Mentions
from kg.extract.nominals import Nominals
from kg.extract.qualifiers import Circumstances
from kg.extract.quotes import Quotation, inside, quotations, same_paragraph, touching
from kg.extract.relations import Schema, load_schema
from kg.extract.speakers import speakers
from kg.extract.tree import Doc, read
from kg.extract.tree import Span as DocSpan
from kg.model import Document, Extraction, Link, Mention, Occurrence, Silence, Span, Speaker, Statement


class Parsed(Protocol):
    """A document with its parse, as `kg.language.parse` gives it."""

    @property
    def document(self) -> Document: ...
    @property
    def doc(self) -> spacy.tokens.Doc: ...


def extract(parsed: Parsed, schema: Schema | None = None) -> Extraction:
    """The claims of one document under a schema, by default the shipped one.

    Statements come in text order, and so do occurrences. A pure function: the same parse gives the same extraction.
    """
    return _Reader(parsed.document, read(parsed.doc), schema or load_schema()).read()


@dataclass(slots=True)
class _Spoken:
    """Who speaks a quotation, and the token where that is told."""

    at: int
    chain: tuple[Speaker, ...]


@dataclass(slots=True)
class _Reader:
    document: Document
    doc: Doc
    schema: Schema
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
        contexts = [Contexts(self.doc, clauses(sentence)) for sentence in sentences]
        spoken = self._speakers(mentions, sentences, contexts, quoted)
        for number, sentence in enumerate(sentences):
            span = _trimmed(sentence)
            if span is None:
                continue
            outer = self._outer(sentence, contexts[number], quoted, spoken)
            claims = SentenceClaims(
                mentions, matcher, circumstances, nominals, self.schema, contexts[number], sentence, span, outer
            )
            made = claims.statements()
            self.statements.extend(made)
            if not made:
                reason = _why(sentence, contexts[number], claims.sheet.dropped)
                self.silences.append(Silence(sentence=span, reason=reason))
            used = {m.span: m for m in iterate(made)}
            said_by = self._said_by(mentions, contexts[number], sentence, outer)
            self.found.extend(evidence.occurrences(mentions, nominals, sentence, number, used, quoted, said_by))
            self.links.extend(evidence.links(mentions, contexts[number].clauses))
        return Extraction(
            document=self.document.id,
            statements=tuple(self.statements),
            occurrences=tuple(self.found),
            links=tuple(dict.fromkeys(self.links)),
            silences=tuple(self.silences),
        )

    def _speakers(
        self, mentions: Mentions, sentences: list[DocSpan], contexts: list[Contexts], quoted: tuple[Quotation, ...]
    ) -> dict[Quotation, _Spoken]:
        """Who speaks each quotation, where a sentence that it touches tells."""
        found: dict[Quotation, _Spoken] = {}
        for sentence, context in zip(sentences, contexts, strict=True):
            for quotation in touching(sentence, quoted):
                for clause in context.clauses:
                    if (
                        any(q.holds(clause.predicate) for q in quoted)
                        or context.cues.reporter(clause.lemma) is None
                        or not clause.actors
                    ):
                        continue
                    if clause.kind is not ClauseKind.VERBAL:
                        continue
                    cue = context.cues.reporter(clause.lemma)
                    assert cue is not None
                    chain = speakers(mentions, context.of(clause).reports)
                    own = tuple(
                        Speaker(label=m.text, mention=m, verb=clause.lemma, strength=cue.strength)
                        for a in clause.actors
                        if a.clause is None and (m := mentions.of_argument(a)) is not None
                    )
                    if own and self._nearer(quotation, clause.predicate, found.get(quotation)):
                        found[quotation] = _Spoken(clause.predicate, (*chain, *own))
        return found

    @staticmethod
    def _nearer(quotation: Quotation, at: int, known: _Spoken | None) -> bool:
        def distance(index: int) -> int:
            return min(abs(index - quotation.start), abs(index - quotation.end))

        return known is None or distance(at) < distance(known.at)

    def _outer(
        self, sentence: DocSpan, context: Contexts, quoted: tuple[Quotation, ...], spoken: Mapping[Quotation, _Spoken]
    ) -> tuple[Speaker, ...]:
        """The speakers of a sentence that stands in a quotation and names none itself."""
        around = inside(sentence, quoted)
        if around is None:
            return ()
        if around in spoken:
            at = spoken[around].at
            return () if sentence.start <= at < sentence.end else spoken[around].chain
        near = [q for q in spoken if same_paragraph(self.doc, min(q.end, around.start), max(q.start, around.end - 1))]
        if near:
            best = min(near, key=lambda q: (abs(q.start - around.start), q.start))
            return spoken[best].chain
        before = [q for q in spoken if q.end <= around.start]
        if before and self._adjoining(before[-1], around):
            return spoken[max(before, key=lambda q: q.end)].chain
        return ()

    def _adjoining(self, left: Quotation, right: Quotation) -> bool:
        """Whether nothing but a paragraph break stands between the two quotations."""
        return all(t.is_space or t.is_punct for t in self.doc[left.end : right.start])

    @staticmethod
    def _said_by(
        mentions: Mentions, context: Contexts, sentence: DocSpan, outer: tuple[Speaker, ...]
    ) -> dict[int, Mention]:
        """For each token of reported content, the innermost speaker."""
        found: dict[int, Mention] = {}
        if outer and outer[-1].mention is not None:
            found = {t.i: outer[-1].mention for t in sentence}
        for clause in context.clauses:
            chain = speakers(mentions, context.of(clause).reports)
            if not chain or chain[-1].mention is None:
                continue
            for argument in clause.arguments:
                if argument.shared:
                    continue
                for index in argument.tokens:
                    found[index] = chain[-1].mention
        return found


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
