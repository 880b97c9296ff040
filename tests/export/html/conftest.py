"""A real browser for the page's tests: an installed Chromium, driven by Playwright. Without one they are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import to_html
from kg.knowledge_graph import KnowledgeGraph
from tests.export.html import invented
from tests.export.html.view import Open, View

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000
"""Milliseconds that a slow machine may take for what is not measured."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Skips, with the reason, where Playwright or a browser is missing. KG_BROWSER names one off the path."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the page is tested with Playwright: not installed")
    found = os.environ.get("KG_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("the page is tested in Chromium: none on the path, and KG_BROWSER is not set")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield started
        started.close()


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
