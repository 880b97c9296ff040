"""How many independent sources stand behind a claim.

Ten papers that print one agency report are one source. Three things make statements of different documents count once:
a document that is mostly a copy of another, a report that retells an outlet whose own report is present, and the same
words of the same speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.copies import Groups, copy_groups, words
from kg.listing import listed
from kg.model import Document, Entity, Span, Speaker, Statement

SAME_WORDS = 0.6
"""Jaccard similarity of the words of two claims of one speaker from which they are the same words."""

MIN_QUOTE = 4
"""Words in a quotation from which the same quotation of the same speaker cannot be chance."""

_QUOTE = re.compile(r"[\"“«„]([^\"“”«»„]+)[\"”»]")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:(?:www|m|en|news|edition|english)\.)*([\w-]+)(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"
)
_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=4096)
def outlet_name(source: str) -> tuple[str, ...]:
    """The words of an outlet's name; of a web address, the part that names it ("www.tena-times.ec" is tena times)."""
    address = _ADDRESS.fullmatch(source.strip().casefold())
    found = words(address[1].replace("-", " ") if address else source)
    return tuple(found[1:] if len(found) > 1 and found[0] in _ARTICLES else found)


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A number of independent sources, and in words what was counted once."""

    number: int
    reasons: tuple[str, ...] = ()


class Independence:
    """What is known of a collection's documents when the sources of one claim are counted."""

    def __init__(
        self,
        documents: Sequence[Document],
        entities: Iterable[Entity] = (),
        entity_of: Mapping[tuple[str, Span], str] | None = None,
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._copies = copy_groups(documents)
        self._entity_of = entity_of or {}
        self._names = {entity.id: (entity.label, *entity.aliases) for entity in entities}
        self._outlets: dict[tuple[str, ...], str] = {}
        for document in documents:
            if document.source and (name := outlet_name(document.source)):
                self._outlets.setdefault(name, document.source)

    def speaker_key(self, speaker: Speaker) -> str:
        """The entity that a speaker is, or else the words that name them: equal for equal speakers."""
        entity = self._entity_of.get((speaker.mention.document, speaker.mention.span)) if speaker.mention else None
        return entity or "~" + " ".join(words(speaker.label))

    def speaker_names(self, speakers: Sequence[Speaker]) -> str:
        """Who speaks, by name; those who speak together in one: "France and Germany"."""
        return listed([self._names.get(self.speaker_key(speaker), (speaker.label,))[0] for speaker in speakers])

    def voice(self, statement: Statement) -> str:
        """Who makes a claim: its innermost speakers, or the report itself when nobody is named."""
        if statement.attribution:
            return " ".join(sorted(map(self.speaker_key, statement.chain[-1])))
        return "document " + self._copies[statement.document]

    def _outlet_retold(self, statement: Statement) -> tuple[str, ...] | None:
        own = self._documents[statement.document].source
        for speaker in statement.attribution:
            for label in (speaker.label, *self._names.get(self.speaker_key(speaker), ())):
                name = outlet_name(label)
                for length in range(len(name), 0, -1):
                    outlet = self._outlets.get(name[:length])
                    if outlet is not None and not (own and outlet_name(own) == name[:length]):
                        return name[:length]
        return None

    def _claim(self, statement: Statement) -> str:
        """The part of the sentence that makes the claim, without the frame that reports it."""
        spans = [
            argument.span
            for argument in (statement.subject, statement.object, *statement.qualifiers)
            if argument is not None and argument.span is not None
        ]
        inside = [span for span in (*spans, statement.trigger) if span and statement.sentence.contains(span)]
        whole = statement.sentence
        start = min((span.start for span in inside), default=whole.start)
        end = max((span.end for span in inside), default=whole.end)
        return self._documents[statement.document].text[start:end]

    def _quotations(self, statement: Statement) -> list[str]:
        sentence = statement.sentence
        text = self._documents[statement.document].text[sentence.start : sentence.end]
        found = (words(quotation) for quotation in _QUOTE.findall(text))
        return [" ".join(quotation) for quotation in found if len(quotation) >= MIN_QUOTE]

    def count(self, statements: Sequence[Statement]) -> SourceCount:
        """Independent sources among statements that claim the same, in the order of their documents' ids."""
        ordered = sorted(statements, key=lambda s: (s.document, s.sentence, s.id))
        present = sorted({statement.document for statement in ordered})
        groups = Groups()
        reasons: list[str] = []
        for name in present:
            groups.find(name)
            original = next(d for d in present if self._copies[d] == self._copies[name])
            if groups.join(name, original):
                reasons.append(f"{name} shares most of its text with {original}")
        self._join_retellings(ordered, present, groups, reasons)
        self._join_same_words(ordered, groups, reasons)
        return SourceCount(len({groups.find(name) for name in present}), tuple(reasons))

    def _join_retellings(
        self, statements: Sequence[Statement], present: Sequence[str], groups: Groups, reasons: list[str]
    ) -> None:
        first_by_outlet: dict[tuple[str, ...], str] = {}
        for name in present:
            if source := self._documents[name].source:
                first_by_outlet.setdefault(outlet_name(source), name)
        for statement in statements:
            if outlet := self._outlet_retold(statement):
                original = first_by_outlet.setdefault(outlet, statement.document)
                if groups.join(statement.document, original):
                    reasons.append(f"{statement.document} retells {self._outlets[outlet]}, as {original} gives it")

    def _join_same_words(self, statements: Sequence[Statement], groups: Groups, reasons: list[str]) -> None:
        quoted: dict[tuple[str, str], str] = {}
        claims: dict[str, list[tuple[frozenset[str], str]]] = {}
        for statement in statements:
            if not statement.attribution:
                continue
            key = self.voice(statement)
            claim = frozenset(words(self._claim(statement)))
            known = claims.setdefault(key, [])
            originals = [quoted.setdefault((key, q), statement.document) for q in self._quotations(statement)]
            same = next((document for said, document in known if _jaccard(claim, said) >= SAME_WORDS), None)
            if same is None:
                known.append((claim, statement.document))
            else:
                originals.append(same)
            for original in originals:
                if groups.join(statement.document, original):
                    whose = self.speaker_names(statement.chain[-1])
                    reasons.append(f"{statement.document} and {original} give the same words of {whose}")


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left or right else 0.0
