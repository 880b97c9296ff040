"""Whose words each sentence of a document is, as far as the text around it tells: quotations and interviews.

A quotation keeps its speaker until it closes: whom a sentence of it or beside it reports, or who signed it ("… — Kamala
Rao"). In an interview every answer belongs to who is interviewed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.announced import Announced
from kg.extract.contexts import Contexts
from kg.extract.headlines import headlines
from kg.extract.interview_words import load_interview_words
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.quoted_words import QuotedWords, Spoken
from kg.extract.quotes import Quotation, inside, same_paragraph
from kg.extract.repetitions import Repetitions
from kg.extract.signed import signed
from kg.extract.speakers import speakers
from kg.extract.tree import Doc
from kg.extract.tree import Span as DocSpan
from kg.extract.turns import Turn, turns
from kg.model import Mention, Speaker


@dataclass(slots=True)
class Voices:
    """The speakers around the sentences of one document. Built once a document; reading changes nothing."""

    mentions: Mentions
    sentences: list[DocSpan]
    contexts: list[Contexts]
    quoted: tuple[Quotation, ...]
    spoken: dict[Quotation, Spoken] = field(init=False)
    turns: tuple[Turn, ...] = field(init=False)
    _repetitions: Repetitions = field(init=False)
    _words: QuotedWords = field(init=False)
    _bounds: tuple[int, ...] = field(init=False)
    """The places of square brackets and line breaks, which bound the paper's own remarks."""

    def __post_init__(self) -> None:
        self._repetitions = Repetitions(self.doc)
        self._bounds = tuple(t.i for t in self.doc if t.text in {"[", "]"} or "\n" in t.text)
        named = {q: name for q in self.quoted if (name := self._signature(q)) is not None}
        self._words = QuotedWords(self.mentions, self.sentences, self.contexts, self.quoted)
        self.spoken = self._words.told()
        self.spoken |= {q: self._signed(name) for q, name in named.items() if q not in self.spoken}
        self.turns = turns(self.mentions, self.quoted, self._pulled(named), self._only_signer(named))
        self.spoken |= self._taken_from_turns()
        self.turns = self.turns or Announced(self.mentions, self.sentences, self.contexts, self.quoted).turns()
        beside = (*headlines(self.mentions), *signed(self.mentions, self.quoted, self._repetitions))
        told = (t for t in beside if self._turn_at(t.start) is None)
        self.turns = tuple(sorted((*self.turns, *told), key=lambda t: t.start))
        continued = self._words.continued(self.spoken)
        self.spoken |= {q: told for q, told in continued.items() if self._turn_at(q.start) is None}

    @property
    def doc(self) -> Doc:
        return self.mentions.doc

    def around(self, number: int) -> tuple[Speaker, ...]:
        """The speakers of a sentence that stands in a quotation or a turn, where its own words do not tell them."""
        sentence = self.sentences[number]
        if self._is_aside(sentence):
            return ()
        turn = self._turn_at(_first(sentence))
        chain, signed = self._of_quotation(sentence)
        return chain if turn is None or signed else speakers_of(turn.speakers, chain)

    def within(self, number: int) -> tuple[tuple[Quotation, tuple[Speaker, ...]], ...]:
        """The quotations in a sentence that it is more than a part of, with the speakers that it does not tell."""
        sentence = self.sentences[number]
        found = ((q, self.spoken[q]) for q in self.contexts[number].quoted if q in self.spoken)
        return tuple(
            (q, told.chain)
            for q, told in found
            if (self._words.is_spoken(q, told) if told.signed else not sentence.start <= told.at < sentence.end)
        )

    def of_tokens(self, number: int, outer: tuple[Speaker, ...]) -> dict[int, Mention]:
        """For each token of a sentence that reports words, the innermost speaker that is named.

        `outer` are the speakers around it.
        """
        found: dict[int, Mention] = {}
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

    def _is_aside(self, sentence: DocSpan) -> bool:
        """Whether a sentence stands in a remark of the paper's own: "[Note: the talk took place in May.]"."""
        index = next((t.i for t in sentence if t.is_alpha), sentence.start)
        place = bisect_left(self._bounds, index) - 1
        if place < 0 or self.doc[self._bounds[place]].text != "[":
            return False
        return self.doc[self._bounds[place] + 1].lower_ in load_interview_words().asides

    def _turn_at(self, index: int) -> Turn | None:
        place = bisect_right(self.turns, index, key=lambda t: t.start) - 1
        return self.turns[place] if place >= 0 and index < self.turns[place].end else None

    # -- quotations --------------------------------------------------------------------------------------------------

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
        best = min(near, key=lambda q: (abs(q.start - around.start), q.start), default=None)
        return (self.spoken[best].chain if best is not None else ()), False

    def _signed(self, name: Name) -> Spoken:
        mention = self.mentions.of_name(name)
        one = Speaker(label=mention.text, mention=mention, verb="say", strength="said")
        return Spoken(name.start, (one,), signed=True)

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
        in_order = sorted(signed, key=lambda q: q.start)
        return next((signed[q] for q in in_order if self._repetitions.of(q.start, q.end)), None)

    def _only_signer(self, signed: Mapping[Quotation, Name]) -> Name | None:
        surnames = {self.doc[name.end - 1].lower_ for name in signed.values()}
        return min(signed.values(), key=lambda n: n.start) if len(surnames) == 1 else None

    def _taken_from_turns(self) -> dict[Quotation, Spoken]:
        """Quotations without a speaker that were lifted out of somebody's turn."""
        found = {}
        for quotation in self.quoted if self.turns else ():
            if quotation in self.spoken:
                continue
            for at in self._repetitions.of(quotation.start, quotation.end):
                turn = self._turn_at(at)
                if turn is not None:
                    found[quotation] = Spoken(at, turn.speakers, signed=True)
        return found


def speakers_of(outer: tuple[Speaker, ...], inner: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """One chain of two, nobody twice."""
    return (*outer, *(s for s in inner if s.mention is None or all(s.mention != o.mention for o in outer)))


def _first(sentence: DocSpan) -> int:
    return next((t.i for t in sentence if not t.is_space), sentence.start)
