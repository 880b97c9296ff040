"""The files of a build: records, documents, report, the graph in every format asked for, and how the run went."""

from __future__ import annotations

import json
import platform
import sys
import time
from collections import Counter
from dataclasses import fields
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from kg.config import Config
from kg.errors import InputError
from kg.output import MARK, REPORT, written_files
from kg.pipeline import Built, Progress, counts
from kg.stored import SCHEMA_FILE

RUN = "run.json"
_PARTS = ("claimgraph", "spacy", "onnxruntime", "tokenizers", "numpy", "networkx", "rdflib", "pyoxigraph", "pyvis")


def check_formats(names: tuple[str, ...]) -> None:
    """Raises InputError for a format that nothing writes, with those that are known."""
    from kg.export.formats import FORMATS

    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise InputError(f"unknown format {unknown[0]!r}; known are {', '.join(FORMATS)}")


def write_build(built: Built, folder: Path, config: Config, progress: Progress | None = None) -> None:
    """Write every file of a build into an empty folder."""
    from kg.export.formats import FORMATS
    from kg.export.records import json_line, records
    from kg.export.validate import check
    from kg.extract.schema_file import load_schema

    tell = progress or (lambda stage, done, total: None)
    began = time.perf_counter()
    graph = built.graph
    (folder / "documents").mkdir()
    for document in graph.documents:
        _write(folder / "documents" / f"{document.id}.txt", document.text)
    for name, found in records(graph):
        with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(map(json_line, found))
    if config.schema:
        _write(folder / SCHEMA_FILE, config.schema.read_text(encoding="utf-8"))
    for number, name in enumerate(config.formats):
        tell("write files", number, len(config.formats))
        FORMATS[name](graph, folder, config.base_iri)
    tell("write files", len(config.formats), len(config.formats))
    if (turtle := folder / "graph.ttl").exists():
        check(turtle, load_schema(config.schema), config.base_iri)
    files = sorted([*written_files(folder), REPORT, RUN])
    _write(folder / REPORT, _json(report(built, files)))
    seconds = {**built.seconds, "write": round(time.perf_counter() - began, 3)}
    _write(folder / RUN, _json(run(seconds, config)))


def report(built: Built, files: list[str]) -> dict[str, Any]:
    """What a build found, left out and wrote; the same for the same input."""
    graph = built.graph
    said = Counter(statement.document for statement in graph.statements)
    silent = [
        {
            "document": extraction.document,
            "sentence": [silence.sentence.start, silence.sentence.end],
            "quote": graph.document(extraction.document).text[silence.sentence.start : silence.sentence.end],
            "reason": silence.reason,
        }
        for extraction in sorted(built.extractions, key=lambda extraction: extraction.document)
        for silence in extraction.silences
    ]
    return {
        **MARK,
        "counts": counts(built),
        "skipped": [{"document": one.origin, "reason": one.reason} for one in built.skipped],
        "other_files": dict(built.other_files),
        "documents": [
            {
                "id": document.id,
                "title": document.title,
                "source": document.source,
                "published": document.published.isoformat() if document.published else None,
                "lang": document.lang,
                "characters": len(document.text),
                "sentences": built.sentences.get(document.id, 0),
                "statements": said[document.id],
            }
            for document in graph.documents
        ],
        "silent": silent,
        "silent_reasons": dict(sorted(Counter(str(one["reason"]) for one in silent).items())),
        "files": files,
    }


def run(seconds: dict[str, float], config: Config) -> dict[str, Any]:
    """How this one run went: the only file of a build that differs from run to run."""
    return {
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": {**seconds, "all": round(sum(seconds.values()), 3)},
        "peak_memory_mb": peak_memory_mb(),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in _PARTS}},
        "platform": platform.platform(),
        "configuration": {field.name: _plain(getattr(config, field.name)) for field in fields(config)},
    }


def peak_memory_mb() -> float | None:
    """The most memory that this process has held at once, in MB; `None` where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
