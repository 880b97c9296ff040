"""Whose words each sentence of a document is, as far as the text around it tells: quotations and interviews.

A quotation keeps its speaker until it closes. A speaker named in one sentence of it, in the sentence right before or
after it in the same paragraph, or behind it as a signature ("… — Kamala Rao") speaks all of it. In an interview every
answer belongs to who is interviewed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from kg.extract import syntax
from kg.extract.announced import Announced
from kg.extract.context import Contexts
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.quotes import Quotation, inside, same_paragraph, touching
from kg.extract.speakers import speakers
from kg.extract.tree import Doc
from kg.extract.tree import Span as DocSpan
from kg.extract.turns import Turn, turns
from kg.model import Mention, Speaker

_LEAST_REPEATED = 5
"""Words that a quotation must have in common with the text to be taken from it."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who speaks a quotation, and the token where that is told; `signed` where the name stands alone behind it."""

    at: int
    chain: tuple[Speaker, ...]
    signed: bool = False


@dataclass(slots=True)
class Voices:
    """The speakers around the sentences of one document. Built once a document; reading changes nothing."""

    mentions: Mentions
    sentences: list[DocSpan]
    contexts: list[Contexts]
    quoted: tuple[Quotation, ...]
    spoken: dict[Quotation, _Spoken] = field(init=False)
    turns: tuple[Turn, ...] = field(init=False)

    def __post_init__(self) -> None:
        signed = {q: name for q in self.quoted if (name := self._signature(q)) is not None}
        self.spoken = self._speakers(signed)
        self.turns = turns(self.mentions, self.quoted, self._pulled(signed), self._only_signer(signed))
        self.spoken |= self._taken_from_turns()
        self.turns = self.turns or Announced(self.mentions, self.sentences, self.contexts, self.quoted).turns()
        self.spoken |= self._continued()

    @property
    def doc(self) -> Doc:
        return self.mentions.doc

    def around(self, number: int) -> tuple[Speaker, ...]:
        """The speakers of a sentence that stands in a quotation or a turn, where its own words do not tell them."""
        sentence = self.sentences[number]
        turn = next((t for t in self.turns if t.start <= _first(sentence) < t.end), None)
        chain, signed = self._of_quotation(sentence)
        return chain if turn is None or signed else speakers_of(turn.speakers, chain)

    def of_tokens(self, number: int) -> dict[int, Mention]:
        """For each token of a sentence that reports words, the innermost speaker that is named."""
        found: dict[int, Mention] = {}
        outer = self.around(number)
        if outer and outer[-1].mention is not None:
            found = {t.i: outer[-1].mention for t in self.sentences[number]}
        context = self.contexts[number]
        for clause in context.clauses:
            chain = speakers(self.mentions, context.of(clause).reports, outer)
            if not chain or chain[-1].mention is None:
                continue
            for argument in clause.arguments:
                if argument.shared:
                    continue
                for index in argument.tokens:
                    found[index] = chain[-1].mention
        return found

    # -- quotations --------------------------------------------------------------------------------------------------

    def _speakers(self, signed: Mapping[Quotation, Name]) -> dict[Quotation, _Spoken]:
        """Who speaks each quotation, where a sentence that it touches tells."""
        found: dict[Quotation, _Spoken] = {}
        for sentence, context in zip(self.sentences, self.contexts, strict=True):
            for quotation in (*touching(sentence, self.quoted), *self._announced_by(sentence)):
                report = context.sources.introduced(quotation)
                if report is None or report.clause is None:
                    continue
                clause = context.clauses[report.clause]
                chain = speakers(self.mentions, (*context.of(clause).reports, report))
                if chain and self._nearer(quotation, clause.predicate, found.get(quotation)):
                    found[quotation] = _Spoken(clause.predicate, chain)
        for quotation, name in signed.items():
            mention = self.mentions.of_name(name)
            one = Speaker(label=mention.text, mention=mention, verb="say", strength="said")
            found.setdefault(quotation, _Spoken(name.start, (one,), signed=True))
        return found

    def _announced_by(self, sentence: DocSpan) -> tuple[Quotation, ...]:
        """The quotation behind a sentence that ends with a colon."""
        words = [t for t in sentence if not t.is_space]
        if not words or words[-1].text != ":":
            return ()
        return tuple(q for q in self.quoted if q.start >= sentence.end and self._blank(words[-1].i + 1, q.start))

    def _blank(self, start: int, end: int) -> bool:
        return start <= end and all(t.is_space for t in self.doc[start:end])

    def _continued(self) -> dict[Quotation, _Spoken]:
        """Quotations that nobody is given, behind one that its paragraph left open or behind a report.

        A newspaper opens every paragraph of a long quotation and closes the last one only.
        """
        found: dict[Quotation, _Spoken] = {}
        for before, quotation in pairwise((None, *self.quoted)):
            assert quotation is not None
            if quotation in self.spoken:
                continue
            told = found.get(before) or self.spoken.get(before) if before is not None else None
            if before is not None and told is not None and not before.closed and self._adjoining(before, quotation):
                found[quotation] = _Spoken(told.at, told.chain, signed=True)
            elif before is None or not same_paragraph(self.doc, before.end, quotation.start) or told is None:
                chain = self._reported_before(quotation)
                if chain:
                    found[quotation] = _Spoken(quotation.start, chain, signed=True)
        return found

    def _reported_before(self, quotation: Quotation) -> tuple[Speaker, ...]:
        """Who was reported in the sentence right before a quotation that makes up a sentence of its own."""
        index = next((i for i in range(quotation.start - 1, -1, -1) if not self.doc[i].is_space), None)
        if index is None or self.doc[index].text not in {".", "!", "?"} or any(q.holds(index) for q in self.quoted):
            return ()
        number = next((n for n, s in enumerate(self.sentences) if s.start <= index < s.end), None)
        if number is None or not same_paragraph(self.doc, index, quotation.start):
            return ()
        context = self.contexts[number]
        chains = [speakers(self.mentions, context.of(c).reports) for c in context.clauses]
        named = [chain for chain in chains if chain and chain[-1].mention is not None]
        innermost = {chain[-1].mention for chain in named}
        return named[-1] if len(innermost) == 1 else ()

    @staticmethod
    def _nearer(quotation: Quotation, at: int, known: _Spoken | None) -> bool:
        def distance(index: int) -> int:
            return min(abs(index - quotation.start), abs(index - quotation.end))

        return known is None or distance(at) < distance(known.at)

    def _of_quotation(self, sentence: DocSpan) -> tuple[tuple[Speaker, ...], bool]:
        around = inside(sentence, self.quoted)
        if around is None:
            return (), False
        if around in self.spoken:
            told = self.spoken[around]
            own = sentence.start <= told.at < sentence.end and not told.signed
            return (() if own else told.chain), told.signed
        spoken = [q for q in self.spoken if not self.spoken[q].signed]
        near = [q for q in spoken if same_paragraph(self.doc, min(q.end, around.start), max(q.start, around.end - 1))]
        if near:
            best = min(near, key=lambda q: (abs(q.start - around.start), q.start))
            return self.spoken[best].chain, False
        before = max((q for q in spoken if q.end <= around.start), key=lambda q: q.end, default=None)
        if before is not None and not before.closed and self._adjoining(before, around):
            return self.spoken[before].chain, False
        return (), False

    def _adjoining(self, left: Quotation, right: Quotation) -> bool:
        """Whether nothing but a paragraph break stands between the two quotations."""
        return all(t.is_space or t.is_punct for t in self.doc[left.end : right.start])

    def _signature(self, quotation: Quotation) -> Name | None:
        """The person named alone behind a quotation, as under a motto: "… ." — Kamala Rao."""
        index, dashed = quotation.end, False
        while index < len(self.doc) and (self.doc[index].is_punct or self.doc[index].is_space):
            if self.doc[index].text.count("\n") > 1 or self.doc[index].text in {",", "(", ":", ";"}:
                return None
            dashed = dashed or self.doc[index].text in {"—", "–", "-", "--", "―", "~"}
            index += 1
        name = next((n for i in range(index, min(index + 6, len(self.doc))) if (n := self.mentions.names.get(i))), None)
        if name is None or name.type != "PERSON" or index not in {name.title_start, name.start}:
            return None
        rest = index
        while rest < len(self.doc) and not (self.doc[rest].is_space and "\n" in self.doc[rest].text):
            rest += 1
        verbs = any(syntax.is_verb(t) and t.tag_ in syntax.FINITE_TAGS for t in self.doc[name.end : rest])
        return name if dashed or not verbs else None

    def _pulled(self, signed: Mapping[Quotation, Name]) -> Name | None:
        """Who signed a quotation whose words stand again in the text."""
        return next((name for q, name in sorted(signed.items(), key=lambda p: p[0].start) if self._repeats(q)), None)

    def _only_signer(self, signed: Mapping[Quotation, Name]) -> Name | None:
        surnames = {self.doc[name.end - 1].lower_ for name in signed.values()}
        return min(signed.values(), key=lambda n: n.start) if len(surnames) == 1 else None

    def _taken_from_turns(self) -> dict[Quotation, _Spoken]:
        """Quotations without a speaker that were lifted out of somebody's turn."""
        found = {}
        for quotation in self.quoted if self.turns else ():
            if quotation in self.spoken:
                continue
            for at in self._repeats(quotation):
                turn = next((t for t in self.turns if t.start <= at < t.end), None)
                if turn is not None:
                    found[quotation] = _Spoken(at, turn.speakers, signed=True)
        return found

    def _repeats(self, quotation: Quotation) -> list[int]:
        """Where the first words of a quotation stand again outside it, as token indices."""
        words = [(t.i, t.lower_) for t in self.doc if not t.is_punct and not t.is_space]
        plain = [word for _, word in words]
        own = [word for i, word in words if quotation.holds(i)][: 2 * _LEAST_REPEATED]
        if len(own) < _LEAST_REPEATED:
            return []
        starts = (k for k in range(len(plain) - len(own) + 1) if plain[k : k + len(own)] == own)
        return [words[k][0] for k in starts if not quotation.holds(words[k][0])]


def speakers_of(outer: tuple[Speaker, ...], inner: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """One chain of two, nobody twice."""
    return (*outer, *(s for s in inner if s.mention is None or all(s.mention != o.mention for o in outer)))


def _first(sentence: DocSpan) -> int:
    return next((t.i for t in sentence if not t.is_space), sentence.start)
