"""The demonstration graph, built once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config
from kg.knowledge_graph import KnowledgeGraph
from kg.stored import load

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


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
