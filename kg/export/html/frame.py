"""The page inside a notebook cell: a sandboxed frame that can run its script and reach nothing else."""

from __future__ import annotations

from html import escape

from kg.export.html.write import to_html
from kg.knowledge_graph import KnowledgeGraph


def to_iframe(graph: KnowledgeGraph, *, height: int = 640, title: str | None = None) -> str:
    """The graph as an `<iframe>` for a notebook's `_repr_html_`; `height` counts CSS pixels.

    The frame has an origin of its own, so the page can neither read the notebook nor call its kernel.
    """
    page = to_html(graph, title=title)
    named = title or "Knowledge graph"
    return (
        f'<div><iframe sandbox="allow-scripts" title="{escape(named)}" loading="lazy" '
        f'style="width:100%;height:{int(height)}px;border:1px solid #8886;border-radius:4px" '
        f'srcdoc="{escape(page)}"></iframe></div>'
    )
