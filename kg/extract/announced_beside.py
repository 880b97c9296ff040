"""Words that a colon announces in the midst of a paragraph, without quotation marks, where they run over sentences.

"She wrote on her page: We sold the farm in May. We bought a mill in Chile. …" Only the first person tells them from the
report; so they end with the last sentence that has it, or where somebody is told to speak, and in a text whose writer
says "I" himself nobody knows whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.clause import ClauseKind
from kg.extract.contexts import Contexts
from kg.extract.mentions import Mentions
from kg.extract.paragraphs import blocks
from kg.extract.quotes import Quotation
from kg.extract.reports import UTTERED, Report
from kg.extract.speakers import speakers
from kg.extract.tree import Span as DocSpan
from kg.extract.turns import Turn
from kg.model import Speaker
from kg.pronouns import is_first_person


@dataclass(frozen=True, slots=True)
class AnnouncedBeside:
    """Reads the words behind the colons of one document."""

    mentions: Mentions
    sentences: list[DocSpan]
    contexts: list[Contexts]
    quoted: tuple[Quotation, ...]

    def turns(self) -> Iterator[Turn]:
        """From behind each sentence that announces words to the end of them, in text order."""
        end = 0
        for number, sentence in enumerate(self.sentences):
            if sentence.start < end:
                continue
            if chain := self._announces(number):
                last = self._last(number)
                if last > number:
                    end = self.sentences[last].end
                    yield Turn(sentence.end, end, chain)
                    continue
            if self._is_personal(sentence.start, sentence.end):
                return

    def _announces(self, number: int) -> tuple[Speaker, ...]:
        """Who says, in the first person, what stands behind the colon of a sentence."""
        sentence, context = self.sentences[number], self.contexts[number]
        colon = next((t.i for t in sentence if t.text == ":"), None)
        if colon is None or self._is_personal(sentence.start, colon):
            return ()
        ends = not any(t.is_alpha for t in sentence if t.i > colon) and number + 1 < len(self.sentences)
        end = self.sentences[number + 1].end if ends else sentence.end
        if not self._is_personal(colon, end) or any(q.start < end and colon < q.end for q in self.quoted):
            return ()
        for clause in context.clauses:
            cue = context.cues.reporter(clause.lemma)
            told = clause.kind is ClauseKind.VERBAL and clause.finite and clause.parent is None
            if told and clause.predicate < colon and cue is not None and cue.strength in UTTERED:
                report = Report(context.sources.speakers(clause), clause.lemma, cue.strength, clause.index)
                return speakers(self.mentions, (*context.of(clause).reports, report)) if report.speakers else ()
        return ()

    def _last(self, number: int) -> int:
        """The last sentence of the paragraph that is in the first person before anybody else speaks."""
        start = self.sentences[number].start
        bound = next((b.end for b in blocks(self.mentions.doc) if b.start <= start < b.end), start)
        last = number
        for place in range(number + 1, len(self.sentences)):
            sentence = self.sentences[place]
            if sentence.start >= bound or self._reports(place):
                break
            if any(q.start < sentence.end and sentence.start < q.end for q in self.quoted):
                break
            if self._is_personal(sentence.start, sentence.end):
                last = place
        return last

    def _reports(self, place: int) -> bool:
        context = self.contexts[place]
        return any(
            clause.kind is ClauseKind.VERBAL
            and context.cues.reporter(clause.lemma) is not None
            and any(not is_first_person(self.mentions.doc[a.head].text) for a in context.sources.speakers(clause))
            for clause in context.clauses
        )

    def _is_personal(self, start: int, end: int) -> bool:
        """Whether tokens outside quotation marks are in the first person."""
        words = (t for t in self.mentions.doc[start:end] if is_first_person(t.text))
        return any(not any(q.holds(t.i) for q in self.quoted) for t in words)
