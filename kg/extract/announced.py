"""Words that a colon announces: "the minister said:" at the end of a line, and the paragraphs behind it.

Press releases print a statement so, without quotation marks. At least the next paragraph is the speaker's; further ones
are as long as they speak in the first person, or neither tell of the speaker nor report somebody else. Where the words
begin behind the colon, what follows in the same paragraph is the speaker's up to the last sentence in the first person:
nothing else tells it apart from what the writer goes on to say. A writer who has said "I" before may do so again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from kg.extract.clause import Clause, ClauseKind, Role
from kg.extract.contexts import Contexts
from kg.extract.mentions import Mentions
from kg.extract.paragraphs import Paragraph, blocks
from kg.extract.quotes import Quotation
from kg.extract.speakers import speakers
from kg.extract.subordination import tense
from kg.extract.tree import Span as DocSpan
from kg.extract.turns import Turn
from kg.model import Mention, MentionKind, Speaker
from kg.pronouns import IT, is_first_person

_PERSONAL = frozenset({"he", "she"})
_OF_BODIES = frozenset({"they", "it"})


@dataclass(frozen=True, slots=True)
class Announced:
    """Reads the announced words of one document."""

    mentions: Mentions
    sentences: list[DocSpan]
    contexts: list[Contexts]
    quoted: tuple[Quotation, ...]

    def turns(self) -> tuple[Turn, ...]:
        """The paragraphs that are somebody's words, in text order. Those in quotation marks are left to the marks."""
        made: list[Turn] = []
        chain: tuple[Speaker, ...] = ()
        first = True
        for block in blocks(self.mentions.doc):
            made += self._begun(block, tuple(made))
            opened = self._chain(block)
            if opened:
                chain, first = opened, True
                continue
            if not chain:
                continue
            quoted = any(q.start == block.start for q in self.quoted)
            goes_on = first or self._goes_on(block, chain[-1].mention)
            if block.kind in {"heading", "caption"} or quoted or not goes_on:
                chain = ()
                continue
            end = self._left(block, chain[-1].mention)
            made.append(Turn(block.start, end, chain))
            first = False
            chain = chain if end == block.end else ()
        return tuple(made)

    def _chain(self, block: Paragraph) -> tuple[Speaker, ...]:
        """Who speaks behind a block whose last sentence announces words."""
        if self.mentions.doc[block.end - 1].text != ":":
            return ()
        for sentence, context in zip(self.sentences, self.contexts, strict=True):
            if sentence.start < block.end <= sentence.end:
                report = context.sources.announced()
                if report is None or report.clause is None:
                    return ()
                return speakers(self.mentions, (*context.of(context.clauses[report.clause]).reports, report))
        return ()

    def _begun(self, block: Paragraph, made: tuple[Turn, ...]) -> Iterator[Turn]:
        """What goes on in the words behind a colon inside a block: "Rao said: The port is shut. We will reopen it."."""
        if not any(t.text == ":" for t in self.mentions.doc[block.start : block.end]):
            return
        inside = [
            (sentence, context)
            for sentence, context in zip(self.sentences, self.contexts, strict=True)
            if block.start <= sentence.start and sentence.end <= block.end
        ]
        spoken = [(turn.start, turn.end) for turn in made]
        for place, (sentence, context) in enumerate(inside, 1):
            chain = self._behind_colon(sentence, context)
            if not chain or self._writer_is_personal(sentence.start, spoken):
                continue
            spoken.append((sentence.start, sentence.end))
            goes_on = partial(self._goes_on, speaker=chain[-1].mention)
            own = takewhile(goes_on, (s for s, _ in inside[place:]))
            personal = [s.end for s in own if self._is_personal(s.start, s.end)]
            if personal:
                yield Turn(sentence.end, personal[-1], chain)
                spoken.append((sentence.end, personal[-1]))

    def _writer_is_personal(self, end: int, spoken: list[tuple[int, int]]) -> bool:
        """Whether the text before a token says "I" or "we" outside what others are known to say."""
        words = (t for t in self.mentions.doc[:end] if is_first_person(t.text))
        said = (*spoken, *((q.start, q.end) for q in self.quoted))
        return any(not any(start <= t.i < last for start, last in said) for t in words)

    def _behind_colon(self, sentence: DocSpan, context: Contexts) -> tuple[Speaker, ...]:
        """Who says the last clause of a sentence, where a colon outside quotation marks stands before it."""
        colon = next((t.i for t in sentence if t.text == ":"), None)
        if colon is None or not context.clauses or self._is_quoted(sentence.start, sentence.end):
            return ()
        last = max(context.clauses, key=lambda c: c.predicate)
        reports = context.of(last).reports
        for number, report in enumerate(reports, 1):
            if report.clause is None or not report.speakers:
                continue
            if context.clauses[report.clause].predicate < colon < last.predicate:
                return speakers(self.mentions, reports[:number])
        return ()

    def _left(self, block: Paragraph, speaker: Mention | None) -> int:
        """Where a block is the reporter's again: at a sentence that tells what the speaker, named or "they", said.

        In the present, or of nothing said, it may be somebody of whom the speaker tells.
        """
        own = [speaker.text.casefold()] if speaker is not None else []
        again = _PERSONAL if speaker is not None and speaker.type == "PERSON" else _OF_BODIES
        for sentence, context in zip(self.sentences, self.contexts, strict=True):
            if not block.start <= sentence.start < block.end:
                continue
            if any(is_first_person(t.text) for t in sentence):
                return block.end
            telling = (
                c
                for c in context.clauses
                if c.parent is None
                and context.cues.reports(c.lemma)
                and not c.negations
                and c.having(Role.CLAUSAL_COMPLEMENT)
                and tense(self.mentions.doc, c) == "VBD"
            )
            tellers = [a for c in telling if c.kind is ClauseKind.VERBAL for a in c.subjects if a.clause is None]
            words = [" ".join(self.mentions.doc[i].lower_ for i in a.tokens).removeprefix("the ") for a in tellers]
            if sentence.start > block.start and any(w in again or w in own for w in words):
                return sentence.start
        return block.end

    def _goes_on(self, part: Paragraph | DocSpan, speaker: Mention | None) -> bool:
        """Whether words are in the first person, or neither tell of the speaker nor report or quote anybody."""
        if self._is_personal(part.start, part.end):
            return True
        if speaker is not None and speaker.kind is MentionKind.NAME:
            surname = speaker.text.split()[-1].lower()
            if any(t.lower_ == surname for t in self.mentions.doc[part.start : part.end]):
                return False
        reported = any(
            clause.kind is ClauseKind.VERBAL
            and part.start <= clause.predicate < part.end
            and context.cues.reports(clause.lemma)
            and self._is_told(clause, context)
            for context in self.contexts
            for clause in context.clauses
        )
        return not reported and not self._is_quoted(part.start, part.end)

    def _is_told(self, clause: Clause, context: Contexts) -> bool:
        """Whether somebody tells something; "it shows that" may be said of a report by whoever speaks."""
        tellers = {self.mentions.doc[a.head].lower_ for a in context.sources.speakers(clause)}
        return bool(tellers - IT) or (bool(tellers) and tense(self.mentions.doc, clause) == "VBD")

    def _is_personal(self, start: int, end: int) -> bool:
        words = self.mentions.doc[start:end]
        return any(is_first_person(t.text) and not any(q.holds(t.i) for q in self.quoted) for t in words)

    def _is_quoted(self, start: int, end: int) -> bool:
        return any(q.start < end and start < q.end for q in self.quoted)
