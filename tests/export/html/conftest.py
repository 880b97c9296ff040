"""The page of a graph, opened in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import to_html
from kg.knowledge_graph import KnowledgeGraph
from tests.export.html import invented
from tests.export.html.view import Open, View

PATIENCE = 30_000
"""Milliseconds that a slow machine may take for what is not measured."""


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Writes a graph's page and opens it; at the end it must have asked for nothing and complained of nothing."""
    views: list[View] = []

    def opened(graph: KnowledgeGraph, *, link: str = "", title: str = "Knowledge graph", **context: Any) -> View:
        file = tmp_path / "graph.html"
        file.write_text(to_html(graph, title=title), encoding="utf-8", newline="\n")
        page = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **context}).new_page()
        page.set_default_timeout(PATIENCE)
        view = View(page, file)
        page.on("request", lambda request: view.requests.append(request.url))
        page.on("console", lambda message: view.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: view.complaints.append(str(error)))
        page.goto(file.as_uri() + link)
        page.wait_for_selector("html[data-ready]", state="attached")
        views.append(view)
        return view

    yield opened
    for view in views:
        outside = [u for u in view.requests if not u.startswith((view.file.as_uri(), "data:", "blob:"))]
        assert outside == []
        assert view.complaints == []
        view.page.context.close()


@pytest.fixture
def dispute() -> KnowledgeGraph:
    return invented.dispute()
