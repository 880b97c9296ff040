"""What a Python program calls: one function from documents to a graph."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import pipeline
from kg.config import Config

if TYPE_CHECKING:
    from kg.knowledge_graph import KnowledgeGraph


def build(
    path: str | Path, output: str | Path | None = None, *, config: Config | None = None, **options: Any
) -> KnowledgeGraph:
    """The knowledge graph of a file, a folder or standard input ("-"); also written to `output` where that is given.

    Options are those of `Config` by name (`schema=`, `overrides=`, `formats=`, …) and count before `config`. A document
    that cannot be read is passed over with a warning.

    Raises InputError, SchemaError, ModelError or OutputError, each with one line that says what to do.

        graph = build("seeds/", base_iri="https://news.example.net/kg/")
    """
    for name in ("schema", "overrides", "previous", "links"):
        if options.get(name) is not None:
            options[name] = Path(options[name])
    chosen = (config or Config()).with_options(**options)
    built = pipeline.build(path, output, chosen)
    for one in built.skipped:
        warnings.warn(f"skipped {one.origin}: {one.reason}", stacklevel=2)
    return built.graph
