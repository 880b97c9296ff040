"""Hand-made claims about an invented world, for tests of everything that comes after extraction.

Names are written as they stand in a sentence; a name that was declared as an entity becomes a mention of it, any other
words become a literal.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.extract.relations import Schema
from kg.extract.schema_file import load_schema
from kg.graph import KnowledgeGraph, assemble
from kg.model import (
    Document,
    Entity,
    Extraction,
    Judgement,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Qualifier,
    Reason,
    Resolution,
    Span,
    Speaker,
    Statement,
    TimeValue,
    Verdict,
)


def when(label: str) -> TimeValue:
    """A time from "2021", "2021-05", "2021-05-03", or two of them around a slash; ".." is an open end."""
    if "/" in label:
        first, last = label.split("/")
        start = None if first == ".." else when(first).start
        end = None if last == ".." else when(last).end
        return TimeValue(label=label, start=start, end=end, precision="interval")
    parts = [int(part) for part in label.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return TimeValue(label=label, start=day, end=day, precision="day")
    if len(parts) == 2:
        last_day = calendar.monthrange(*parts)[1]
        return TimeValue(label=label, start=date(*parts, 1), end=date(*parts, last_day), precision="month")
    return TimeValue(label=label, start=date(parts[0], 1, 1), end=date(parts[0], 12, 31), precision="year")


@dataclass
class World:
    """Documents, entities and claims that are turned into a graph."""

    texts: dict[str, str] = field(default_factory=dict)
    about: dict[str, dict[str, object]] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    mentions: dict[Mention, str] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)

    def entity(self, id: str, type: str, *names: str) -> None:
        """Declare an entity; its first name is its label, all are recognised in sentences."""
        self.labels[id] = names[0]
        for name in names:
            self.names[name] = (id, type)

    def document(self, id: str, **about: object) -> None:
        self.texts[id] = ""
        self.about[id] = about

    def claim(
        self,
        document: str,
        sentence: str,
        subject: str | None,
        relation: str,
        object: str | None,
        *,
        time: str | None = None,
        polarity: str = "affirmed",
        modality: str = "asserted",
        by: Iterable[str | tuple[str, ...]] = (),
        phrase: str | None = None,
        **qualifiers: str,
    ) -> Statement:
        """Write a sentence into a document and make a claim of it; repeat a sentence to make two claims of it."""
        text = self.texts[document]
        if sentence not in text:
            self.texts[document] = text = f"{text} {sentence}" if text else sentence
        start = text.index(sentence)
        circumstances = [self._qualifier(document, sentence, start, role, value) for role, value in qualifiers.items()]
        if time:
            circumstances.append(Qualifier(role="time", value=time, time=when(time)))
        statement = Statement(
            document=document,
            sentence=Span(start, start + len(sentence)),
            subject=self._argument(document, sentence, start, subject),
            relation=relation,
            phrase=phrase or relation.removeprefix("open:").replace("_", " "),
            object=self._argument(document, sentence, start, object),
            qualifiers=tuple(circumstances),
            polarity=Polarity(polarity),
            modality=Modality(modality),
            attribution=tuple(
                replace(self._speaker(document, sentence, start, label), joint=place > 0)
                for link in by
                for place, label in enumerate([link] if isinstance(link, str) else link)
            ),
            extractor="test",
            confidence=0.9,
        )
        self.statements.setdefault(document, []).append(statement)
        return statement

    def judge(self, left: str, right: str, verdict: str, score: float, reason: str, *entities: str) -> None:
        self.judgements.append(
            Judgement(
                left=left,
                right=right,
                verdict=Verdict(verdict),
                score=score,
                reasons=(Reason(feature="test", weight=score, text=reason),),
                entities=entities,
            )
        )

    def _mention(self, document: str, sentence: str, start: int, name: str) -> Mention | None:
        if name not in self.names or name not in sentence:
            return None
        id, type = self.names[name]
        at = start + sentence.index(name)
        mention = Mention(document=document, span=Span(at, at + len(name)), text=name, type=type)
        self.mentions[mention] = id
        return mention

    def _argument(self, document: str, sentence: str, start: int, words: str | None) -> Mention | Literal | None:
        if words is None:
            return None
        if words.lower() in {"he", "she", "they", "it"}:
            at = start + sentence.index(words)
            span = Span(at, at + len(words))
            return Mention(document=document, span=span, text=words, type="PERSON", kind=MentionKind.PRONOUN)
        at = start + sentence.index(words) if words in sentence else None
        span = Span(at, at + len(words)) if at is not None else None
        return self._mention(document, sentence, start, words) or Literal(text=words, span=span)

    def _qualifier(self, document: str, sentence: str, start: int, role: str, value: str) -> Qualifier:
        mention = self._mention(document, sentence, start, value)
        return Qualifier(role=role, value=value, mention=mention, span=mention.span if mention else None)

    def _speaker(self, document: str, sentence: str, start: int, label: str) -> Speaker:
        return Speaker(label=label, mention=self._mention(document, sentence, start, label), verb="say")

    def parts(self) -> tuple[list[Document], list[Extraction], Resolution]:
        """What `assemble` takes."""
        documents = [Document(id=id, text=text or "-", **self.about[id]) for id, text in self.texts.items()]  # type: ignore[arg-type]
        extractions = [Extraction(document=id, statements=tuple(self.statements.get(id, ()))) for id in self.texts]
        types = dict(self.names.values())
        entities = tuple(
            Entity(
                id=id,
                type=types[id],
                label=label,
                aliases=tuple(sorted(name for name, (of, _) in self.names.items() if of == id and name != label)),
                mentions=tuple(
                    sorted((m for m, of in self.mentions.items() if of == id), key=lambda m: (m.document, m.span))
                ),
            )
            for id, label in sorted(self.labels.items())
        )
        entity_of: Mapping[tuple[str, Span], str] = {(m.document, m.span): id for m, id in self.mentions.items()}
        return (
            documents,
            extractions,
            Resolution(entities=entities, judgements=tuple(self.judgements), entity_of=entity_of),
        )

    def graph(self, schema: Schema | None = None) -> KnowledgeGraph:
        documents, extractions, resolution = self.parts()
        return assemble(documents, extractions, resolution, schema or load_schema())
