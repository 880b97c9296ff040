"""The invented world of the exports, written as a build writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export.rdf_formats import write_turtle
from kg.query import Engine
from tests.export.conftest import invented_world


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    write_turtle(invented_world().graph(), folder / "graph.ttl")
    return folder


@pytest.fixture(scope="session")
def engine(output: Path) -> Engine:
    return Engine.open(output)
