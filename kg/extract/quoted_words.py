"""Who speaks the quotations of a document, by the sentences around them.

Rao was adamant. "Ghana keeps the port."        Rao, of whom the sentence before tells how he is
"Chad left," said Rao. / "Mali stayed."         Rao: the next paragraph is nothing but quoted
The survey concluded, / "Rents fell by half."   the survey, though a line break tears the two apart
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind, Voice
from kg.extract.contexts import Contexts
from kg.extract.cues import load_cues
from kg.extract.mentions import Mentions
from kg.extract.quotes import Quotation, same_paragraph
from kg.extract.speakers import UNNAMED, speakers
from kg.extract.tree import Doc, Token
from kg.extract.tree import Span as DocSpan
from kg.model import Mention, Speaker
from kg.pronouns import HE, SHE, is_first_person

_GOES_ON = frozenset({",", "?", "!", "—", "–"})
"""Marks at the end of a quotation behind which its report may stand."""
_ENDS = frozenset({".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks a quotation, and the token where that is told; `signed` where no sentence that it touches tells."""

    at: int
    chain: tuple[Speaker, ...]
    signed: bool = False


@dataclass(slots=True)
class QuotedWords:
    """Reads the quotations of one document."""

    mentions: Mentions
    sentences: list[DocSpan]
    contexts: list[Contexts]
    quoted: tuple[Quotation, ...]
    _numbers: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = {sentence.start: number for number, sentence in enumerate(self.sentences)}

    @property
    def doc(self) -> Doc:
        return self.mentions.doc

    def told(self) -> dict[Quotation, Spoken]:
        """Who speaks each quotation, where a sentence that it touches or stands beside reports it."""
        found: dict[Quotation, Spoken] = {}
        for quotation in self.quoted:
            for number in self._reporting(quotation):
                context = self.contexts[number]
                report = context.sources.introduced(quotation)
                if report is None or report.clause is None:
                    continue
                clause = context.clauses[report.clause]
                outer = (*context.of(clause).reports, *context.sources.passed_on_by(clause))
                chain = speakers(self.mentions, (*outer, report))
                if chain and _nearer(quotation, clause.predicate, found.get(quotation)):
                    found[quotation] = Spoken(clause.predicate, chain)
        return found

    def continued(self, known: Mapping[Quotation, Spoken]) -> dict[Quotation, Spoken]:
        """Who speaks the others, where what stands before them tells; somebody unnamed says whole sentences.

        A newspaper opens every paragraph of a long quotation and closes the last one only.
        """
        found: dict[Quotation, Spoken] = {}
        for before, quotation in pairwise((None, *self.quoted)):
            assert quotation is not None
            if quotation in known:
                continue
            told = found.get(before) or known.get(before) if before is not None else None
            chain = self._told_before(quotation)
            if before is not None and told is not None and self._runs_on(before, told, quotation):
                another = self._told_between(before, told, quotation) and _is_another(chain)
                chain = chain if another or (_is_known(chain) and not _is_known(told.chain)) else told.chain
            if chain:
                found[quotation] = Spoken(quotation.start, chain, signed=True)
        return found

    # -- beside and around -------------------------------------------------------------------------------------------

    def _reporting(self, quotation: Quotation) -> Iterator[int]:
        """The sentences that may report a quotation: those it touches, and neighbours from which it was torn."""
        first, last = self._number(quotation.start), self._number(quotation.end - 1)
        before = self._word_before(quotation.start)
        if before is not None and self._number(before.i) < first and before.text not in {*_ENDS, "…"}:
            yield self._number(before.i)
        yield from range(first, last + 1)
        behind = self._word_behind(quotation.end)
        if behind is not None and quotation.closed and self._number(behind.i) > last:
            goes_on = self.doc[quotation.end - 2].text in _GOES_ON
            if goes_on and same_paragraph(self.doc, quotation.end - 1, behind.i):
                yield self._number(behind.i)

    def _runs_on(self, before: Quotation, told: Spoken, quotation: Quotation) -> bool:
        """Whether the speaker of one quotation goes on in the next."""
        between = self.doc[before.end : quotation.start]
        if not before.closed and all(t.is_space or t.is_punct for t in between):
            return True
        last = self._word_before(quotation.start)
        if last is None or same_paragraph(self.doc, before.end, quotation.start):
            return last is not None and self.is_whole(quotation)
        reporting = last.sent.start < before.end or last.sent.start <= told.at < last.sent.end
        breaks = sum(t.is_space and "\n" in t.text for t in between)
        return reporting and breaks == 1 and self._stands_alone(quotation)

    def _told_between(self, before: Quotation, told: Spoken, quotation: Quotation) -> bool:
        """Whether a sentence stands between two quotations that neither holds words of the first nor reports it.

        What it tells of another time than its own counts for nothing: "The remarks came after Bell said so".
        """
        last = self._word_before(quotation.start)
        if last is None or last.sent.start < before.end or last.sent.start <= told.at:
            return False
        clauses = (t for t in last.sent if t.dep_ == "advcl" and "mark" in t.below)
        return not any(load_cues().reports(t.lemma) for t in clauses)

    def _told_before(self, quotation: Quotation) -> tuple[Speaker, ...]:
        """Whom the sentence before a quotation, which is a sentence of its own, reports or is about."""
        last = self._word_before(quotation.start)
        if not self.is_whole(quotation) and not self._stands_alone(quotation):
            return self._somebody(quotation)
        if last is not None and last.text == ":" and (name := self.mentions.names.get(last.i - 1)) is not None:
            return _one(self.mentions.of_name(name)) if name.type == "PERSON" else self._somebody(quotation)  # "Sall:"
        if last is not None and last.text == "?" and self.is_whole(quotation):
            last = self._word_before(last.sent.start)
        if last is None or last.text not in _ENDS:
            return self._somebody(quotation)
        near = same_paragraph(self.doc, last.i, quotation.start)
        if not near and not self._stands_alone(quotation):
            return self._somebody(quotation)
        context = self.contexts[self._number(last.i)]
        chain = self._reported(context)
        if not chain and near and self.is_whole(quotation):
            chain = self._about(context)
        return chain or self._somebody(quotation)

    def _reported(self, context: Contexts) -> tuple[Speaker, ...]:
        chains = [speakers(self.mentions, context.of(c).reports) for c in context.clauses]
        named = [chain for chain in chains if chain and chain[-1].mention is not None]
        innermost = {chain[-1].mention for chain in named}
        return named[-1] if len(innermost) == 1 else ()

    def _about(self, context: Contexts) -> tuple[Speaker, ...]:
        """The person of whom a sentence tells how he is, or that he speaks: "Rao was adamant", "Rao denies that".

        What somebody did, or what was done to him, is as often told by another one behind it.
        """
        told = [c for c in context.clauses if c.kind is not ClauseKind.NOMINAL and not c.link.startswith("acl")]
        main = told[0] if len(told) == 1 and self._is_mood_or_word(told[0]) else None
        mentions = [self._person(main, a.head) for a in main.subjects] if main is not None else []
        return _one(mentions[0]) if len(mentions) == 1 and mentions[0] is not None else ()

    def _is_mood_or_word(self, clause: Clause) -> bool:
        cue = load_cues().reporter(clause.lemma)
        speaks = (cue is not None and cue.is_spoken) or clause.lemma in load_cues().quoting
        verbal = clause.kind is ClauseKind.VERBAL and clause.voice is Voice.ACTIVE
        return clause.kind is ClauseKind.ADJECTIVAL or (verbal and speaks)

    def _person(self, clause: Clause, head: int) -> Mention | None:
        argument = next(a for a in clause.subjects if a.head == head)
        mention = self.mentions.of_argument(argument) if argument.clause is None else None
        person = mention is not None and (mention.type == "PERSON" or self.doc[head].lower_ in HE | SHE)
        return mention if person else None

    def _somebody(self, quotation: Quotation) -> tuple[Speaker, ...]:
        """Whole clauses in quotation marks are not the reporter's, whoever said them; titles are in capitals.

        Where nothing else stands in their paragraph, or marks are doubled, the marks may be those of a table.
        """
        words = self.doc[quotation.start : quotation.end]
        personal = any(is_first_person(t.text) for t in words)
        finite = any(t.tag_ in syntax.FINITE_TAGS for t in words)
        title = not any(t.text.islower() for t in words if t.pos_ in {"NOUN", "VERB", "ADJ", "AUX", "ADV"})
        clause = finite and not title and any(t.dep_.startswith(("nsubj", "expl")) for t in words)
        doubled = any(a.text == b.text == '"' for a, b in pairwise(words))
        if doubled or not words[1].text[:1].isupper() or not clause or (self._stands_alone(quotation) and not personal):
            return ()
        return (Speaker(label=UNNAMED, verb="say", strength="said"),)

    # -- the looks of the text ---------------------------------------------------------------------------------------

    def _number(self, index: int) -> int:
        return self._numbers[self.doc[index].sent.start]

    def _word_before(self, index: int) -> Token | None:
        return next((self.doc[i] for i in range(index - 1, -1, -1) if not self.doc[i].is_space), None)

    def _word_behind(self, index: int) -> Token | None:
        return next((self.doc[i] for i in range(index, len(self.doc)) if not self.doc[i].is_space), None)

    def is_spoken(self, quotation: Quotation, told: Spoken) -> bool:
        """Whether the words inside a larger sentence are taken for those of a speaker that it does not name."""
        return self.is_whole(quotation) or all(speaker.mention is None for speaker in told.chain)

    def is_whole(self, quotation: Quotation) -> bool:
        """Whether a quotation is made of whole sentences. Doubled marks count as one."""
        words = [t for t in self.doc[quotation.start : quotation.end] if not t.is_space and not self._is_doubled(t)]
        final = words[-2] if quotation.closed and len(words) > 1 else words[-1]
        behind = self._word_behind(quotation.end)
        ends = final.text in _ENDS or (behind is not None and behind.text in _ENDS)
        return words[1:2] != [] and words[1].text[:1].isupper() and ends

    def _is_doubled(self, token: Token) -> bool:
        return token.i > 0 and token.text == self.doc[token.i - 1].text == '"'

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether nothing else stands in the lines of a quotation."""
        before, behind = self._word_before(quotation.start), self._word_behind(quotation.end)
        ends = behind is None or any("\n" in t.text for t in self.doc[quotation.end : behind.i])
        return ends and (before is None or any("\n" in t.text for t in self.doc[before.i + 1 : quotation.start]))


def _one(mention: Mention) -> tuple[Speaker, ...]:
    return (Speaker(label=mention.text, mention=mention, verb="say", strength="said"),)


def _is_known(chain: tuple[Speaker, ...]) -> bool:
    return bool(chain) and chain[-1].mention is not None


def _is_another(chain: tuple[Speaker, ...]) -> bool:
    """Whether somebody is told to speak by a name or description; "he" may be who spoke before."""
    mention = chain[-1].mention if chain else None
    return mention is not None and mention.text.lower() not in HE | SHE


def _nearer(quotation: Quotation, at: int, known: Spoken | None) -> bool:
    def distance(index: int) -> int:
        return min(abs(index - quotation.start), abs(index - quotation.end))

    return known is None or distance(at) < distance(known.at)
