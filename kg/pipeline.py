"""The way from documents to a graph and its files. Nothing is decided here: each stage is a function of the one before.

documents -> parse -> extract -> resolve -> assemble -> export
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.config import Config
from kg.documents import passed_over, read_documents
from kg.errors import InputError, KgError, unforeseen
from kg.model import Document, Extraction, Resolution, Skipped

if TYPE_CHECKING:
    from kg.extract.relations import Schema
    from kg.knowledge_graph import KnowledgeGraph
    from kg.language import Parsed

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told of a stage by name, how many of its steps are done and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A graph with the story of its making: what was passed over, what gave nothing, and seconds by stage.

    `skipped` are documents that could not be read, `other_files` counts files of kinds that are not read, by suffix.
    """

    graph: KnowledgeGraph
    extractions: tuple[Extraction, ...]
    sentences: dict[str, int]
    skipped: tuple[Skipped, ...]
    seconds: dict[str, float]
    other_files: Mapping[str, int] = field(default_factory=dict)


def construct(
    path: str | Path, config: Config, *, exclude: Path | None = None, progress: Progress | None = None
) -> Built:
    """Read what lies at `path` and make the graph of it.

    Documents that cannot be read are passed over and named in `skipped`, and so is one on whose sentences kg itself
    fails: the fault is logged, and the others are not lost for it.

    Raises InputError when there is nothing to read, SchemaError for a bad schema or overrides file, ModelError without
    a language model.
    """
    from kg.extract.schema_file import load_schema
    from kg.graph import assemble

    tell = progress or (lambda stage, done, total: None)
    clock = _Clock()
    schema = load_schema(config.schema)
    with clock("read"):
        documents, skipped = _documents(path, config, exclude)
    with clock("load model"):
        tell("load model", 0, 1)
        import kg.language

        nlp = kg.language.load()
        tell("load model", 1, 1)
    extractions: list[Extraction] = []
    sentences: dict[str, int] = {}
    broken: dict[str, Skipped] = {}
    with clock("parse and extract"):
        tell("read sentences", 0, len(documents))
        for parsed in kg.language.parse(documents, nlp, processes=config.processes or _cores()):
            extraction = _extract(parsed, schema, config.least_confidence)
            if isinstance(extraction, Skipped):
                broken[parsed.document.id] = extraction
            else:
                extractions.append(extraction)
                sentences[parsed.document.id] = sum(1 for _ in parsed.doc.sents)
            tell("read sentences", len(extractions) + len(broken), len(documents))
        documents = tuple(one for one in documents if one.id not in broken)
        skipped = (*skipped, *broken.values())
        if not documents:
            raise InputError(f"no document can be read in {path}: {_reasons(skipped)}")
    with clock("resolve"):
        tell("resolve names", 0, 1)
        resolution = _resolve(documents, extractions, config)
        extractions = _named(extractions, resolution)
        tell("resolve names", 1, 1)
    with clock("assemble"):
        tell("gather facts", 0, 1)
        graph = assemble(documents, extractions, resolution, schema)
        tell("gather facts", 1, 1)
    return Built(
        graph=graph,
        extractions=tuple(extractions),
        sentences=sentences,
        skipped=skipped,
        seconds=clock.seconds,
        other_files=passed_over(path, exclude),
    )


def build(
    path: str | Path,
    output: str | Path | None = None,
    config: Config | None = None,
    *,
    progress: Progress | None = None,
) -> Built:
    """Make the graph of what lies at `path`; with `output`, also write it there, whole or not at all."""
    config = config or Config()
    if output is None:
        return construct(path, config, progress=progress)
    from kg.output import staged
    from kg.writing import check_formats, write_build

    check_formats(config.formats)
    output = Path(output)
    # The place is made before the work, so that one that cannot be written is known at once and not at the end.
    with staged(output) as stage:
        built = construct(path, config, exclude=output, progress=progress)
        write_build(built, stage, config, progress)
    return built


def _documents(
    path: str | Path, config: Config, exclude: Path | None
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    skipped: list[Skipped] = []
    documents = tuple(read_documents(path, config.reading(exclude), on_skip=skipped.append))
    if not documents:
        raise InputError(f"no document can be read in {path}: {_reasons(skipped) or 'there is none'}")
    return documents, tuple(skipped)


def _reasons(skipped: Sequence[Skipped]) -> str:
    return "; ".join(f"{one.origin}: {one.reason}" for one in skipped[:3])


def _extract(parsed: Parsed, schema: Schema, least: float | None) -> Extraction | Skipped:
    from kg.extract import extract

    try:
        return extract(parsed, schema, least=least)
    except (KgError, MemoryError):
        raise  # of no single document
    except Exception as error:
        log.debug("extraction failed on %s", parsed.document.id, exc_info=True)
        return Skipped(origin=parsed.document.origin or parsed.document.id, reason=unforeseen(error))


def _resolve(documents: tuple[Document, ...], extractions: list[Extraction], config: Config) -> Resolution:
    from kg.resolve import resolve

    return resolve(documents, extractions, overrides=config.overrides, previous=config.previous, links=config.links)


def _named(extractions: list[Extraction], resolution: Any) -> list[Extraction]:
    from kg.resolve import without_unnamed

    return [without_unnamed(extraction, resolution) for extraction in extractions]


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = round(time.perf_counter() - began, 3)


def counts(built: Built) -> dict[str, Any]:
    """How many there are of everything, for the report and for the last line that a person sees."""
    graph = built.graph
    stances = Counter(str(fact.stance) for fact in graph.facts)
    return {
        "documents": len(graph.documents),
        "skipped": len(built.skipped),
        "sentences": sum(built.sentences.values()),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "facts": len(graph.facts),
        "judgements": len(graph.judgements),
        "stances": dict(sorted(stances.items())),
        "relations": dict(sorted(Counter(fact.relation for fact in graph.facts).items())),
        "types": dict(sorted(Counter(entity.type for entity in graph.entities).items())),
    }
