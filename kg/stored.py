"""A graph from the files of a build, as it was when they were written.

graph = load("output/")
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import OutputError
from kg.extract.schema_file import load_schema
from kg.knowledge_graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    Fact,
    Judgement,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Qualifier,
    Reason,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeValue,
    Verdict,
)
from kg.rules import Rules

Record = dict[str, Any]
_T = TypeVar("_T")
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError)

SCHEMA_FILE = "schema.toml"
"""The schema a build was made with, kept beside its output when it is not the shipped one."""


def load(folder: str | Path) -> KnowledgeGraph:
    """The graph that a build wrote to a folder.

    Raises OutputError when the folder is no output of a build, or when one of its files is damaged.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise OutputError(f"no such folder: {folder}")
    documents = tuple(_documents(folder))
    entities = tuple(_read(folder / "entities.jsonl", _entity))
    entity_of = {(m.document, m.span): entity.id for entity in entities for m in entity.mentions}
    schema = folder / SCHEMA_FILE
    return KnowledgeGraph(
        documents=documents,
        entities=entities,
        statements=tuple(_read(folder / "statements.jsonl", lambda record: _statement(record, entity_of))),
        facts=tuple(_read(folder / "facts.jsonl", _fact)),
        judgements=tuple(_read(folder / "judgements.jsonl", _judgement)),
        entity_of=entity_of,
        rules=Rules.of(load_schema(schema if schema.is_file() else None).relations.values()),
    )


def read_report(folder: Path) -> Record:
    """The report of a build. Raises OutputError when there is none that can be read."""
    path = folder / "report.json"
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OutputError(f"{folder} holds no output of a build: {path.name} is missing") from error
    except (OSError, ValueError) as error:
        raise OutputError(f"{path} cannot be read: {error}") from error
    if not isinstance(report, dict):
        raise OutputError(f"{path} is not a JSON object")
    return report


def base_iri_of(folder: Path) -> str | None:
    """The stem of IRIs that a build was told, where it still says so."""
    try:
        told = json.loads((folder / "run.json").read_text(encoding="utf-8"))["configuration"]["base_iri"]
    except (OSError, *_MALFORMED):
        return None
    return told if isinstance(told, str) else None


def _documents(folder: Path) -> Iterator[Document]:
    listed = read_report(folder).get("documents", ())
    for number, record in enumerate(listed if isinstance(listed, list) else [None], 1):
        try:
            known = Document(
                id=record["id"],
                text="",
                title=record["title"],
                source=record["source"],
                published=_day(record["published"]),
                lang=record["lang"],
            )
        except _MALFORMED as error:
            raise _damaged(folder / "report.json", f"document {number}", error) from error
        path = folder / "documents" / f"{known.id}.txt"
        try:
            yield replace(known, text=path.read_bytes().decode("utf-8"))
        except (OSError, ValueError) as error:
            raise OutputError(f"{path} cannot be read: build {folder} again") from error


def _read(path: Path, make: Callable[[Record], _T]) -> Iterator[_T]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield make(json.loads(line))
                except _MALFORMED as error:
                    raise _damaged(path, f"line {number}", error) from error
    except OutputError:
        raise
    except FileNotFoundError as error:
        raise OutputError(f"{path.parent} holds no output of a build: {path.name} is missing") from error
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _damaged(path: Path, place: str, error: Exception) -> OutputError:
    reason = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
    return OutputError(f"{path} is damaged in {place}, or of another version ({reason}): build it again")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(value: list[int] | None) -> Span | None:
    return Span(value[0], value[1]) if value else None


def _place(record: Record) -> Span:
    return Span(record["start"], record["end"])


def _mention(record: Record, document: str) -> Mention:
    return Mention(
        document=document,
        span=_place(record),
        text=record["text"],
        type=record["type"],
        kind=MentionKind(record["kind"]),
    )


def _entity(record: Record) -> Entity:
    return Entity(
        id=record["id"],
        type=record["type"],
        label=record["label"],
        aliases=tuple(record["aliases"]),
        mentions=tuple(_mention(mention, mention["document"]) for mention in record["mentions"]),
        wikidata=record.get("wikidata"),
    )


def _statement(record: Record, entity_of: dict[tuple[str, Span], str]) -> Statement:
    document = record["document"]
    sentence = _span(record["sentence"])
    assert sentence is not None

    def argument(value: Record | None) -> Mention | Literal | None:
        if value is None or "literal" in value:
            return _literal(value) if value else None
        mention = _mention(value, document)
        if "entity" in value:
            entity_of.setdefault((document, mention.span), value["entity"])
        return mention

    return Statement(
        document=document,
        sentence=sentence,
        subject=argument(record["subject"]),
        relation=record["relation"],
        phrase=record["phrase"],
        object=argument(record["object"]),
        trigger=_span(record["trigger"]),
        qualifiers=tuple(map(_qualifier, record["qualifiers"])),
        polarity=Polarity(record["polarity"]),
        modality=Modality(record["modality"]),
        attribution=tuple(_speaker(speaker, document) for speaker in record["attribution"]),
        extractor=record["extractor"],
        confidence=record["confidence"],
    )


def _literal(record: Record) -> Literal:
    return Literal(text=record["literal"], span=_place(record) if "start" in record else None)


def _qualifier(record: Record) -> Qualifier:
    mention = record.get("mention")
    return Qualifier(
        role=record["role"],
        value=record["value"],
        span=_place(record) if "start" in record else None,
        mention=_mention(mention, mention["document"]) if mention else None,
        time=_time(record.get("time")),
    )


def _time(record: Record | None) -> TimeValue | None:
    if record is None:
        return None
    return TimeValue(
        label=record["label"],
        start=_day(record["start"]),
        end=_day(record["end"]),
        precision=record["precision"],
    )


def _speaker(record: Record, document: str) -> Speaker:
    mention = record.get("mention")
    return Speaker(
        label=record["text"],
        mention=_mention(mention, document) if mention else None,
        verb=record["verb"],
        strength=record["strength"],
        joint=record.get("joint", False),
    )


def _term(record: Record | None) -> str | Literal | None:
    if record is None:
        return None
    return _literal(record) if "literal" in record else str(record["entity"])


def _fact(record: Record) -> Fact:
    return Fact(
        id=record["id"],
        subject=_term(record["subject"]),
        relation=record["relation"],
        object=_term(record["object"]),
        time=_time(record["time"]),
        qualifiers=tuple(map(_qualifier, record["qualifiers"])),
        statements=tuple(record["statements"]),
        against=tuple(record["against"]),
        documents=tuple(record["documents"]),
        stance=Stance(record["stance"]),
        sources=record["sources"],
        reasons=tuple(record["reasons"]),
    )


def _judgement(record: Record) -> Judgement:
    return Judgement(
        left=record["left"],
        right=record["right"],
        verdict=Verdict(record["verdict"]),
        score=record["score"],
        reasons=tuple(
            Reason(
                feature=reason["feature"],
                weight=reason["weight"],
                text=reason["text"],
                evidence=tuple((at["document"], Span(*at["span"])) for at in reason["evidence"]),
            )
            for reason in record["reasons"]
        ),
        left_in=tuple(record["left_in"]),
        right_in=tuple(record["right_in"]),
        entities=tuple(record["entities"]),
        by=record["by"],
    )
