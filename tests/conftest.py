"""What many tests look at, made once: the demonstration graph, and a real browser (Chromium, driven by Playwright)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.config import Config
from kg.knowledge_graph import KnowledgeGraph
from kg.stored import load

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
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


@pytest.fixture(scope="session")
def seeds_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of `seeds/`."""
    output = tmp_path_factory.mktemp("seeds") / "output"
    pipeline.build(SEEDS, output, Config())
    return output


@pytest.fixture(scope="session")
def seeds_graph(seeds_output: Path) -> KnowledgeGraph:
    """The graph of `seeds/`, as it comes out of its files."""
    return load(seeds_output)


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
