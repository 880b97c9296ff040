"""Reads news reports and builds a knowledge graph whose every edge can be traced to the words that state it.

import kg

graph = kg.build("seeds/")                 # or kg.load("output/")
graph.facts_frame()
graph.to_networkx(); graph.to_rdflib(); graph.to_html()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.config import Config
    from kg.errors import KgError
    from kg.knowledge_graph import KnowledgeGraph
    from kg.model import Document, Entity, Fact, Mention, Statement
    from kg.programs import build
    from kg.stored import load

__all__ = [
    "Config",
    "Document",
    "Entity",
    "Fact",
    "KgError",
    "KnowledgeGraph",
    "Mention",
    "Statement",
    "__version__",
    "build",
    "load",
]

_HOMES = {
    "Config": "kg.config",
    "Document": "kg.model",
    "Entity": "kg.model",
    "Fact": "kg.model",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.knowledge_graph",
    "Mention": "kg.model",
    "Statement": "kg.model",
    "build": "kg.programs",
    "load": "kg.stored",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is first used, so that `import kg` costs nothing."""
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("claimgraph")
        except PackageNotFoundError:
            return "0+unknown"
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
