"""The `%%sparql` magic, in a shell as a notebook has it."""

from __future__ import annotations

from typing import Any

import pytest

from kg.errors import QueryError
from kg.notebook import Sparql
from tests.export.html import invented

interactiveshell = pytest.importorskip("IPython.core.interactiveshell", reason="the magic needs IPython: not installed")


@pytest.fixture
def ask() -> Sparql:
    return Sparql({"graph": invented.dispute(), "number": 3})


def test_cell_gives_a_frame_with_typed_columns(ask: Sparql) -> None:
    frame = ask("graph", "SELECT ?fact ?sources WHERE { ?fact kg:sources ?sources } ORDER BY DESC(?sources)")
    assert list(frame.columns) == ["fact", "sources"]
    assert frame["sources"].iloc[0] == 3
    assert len(frame) == 31


def test_line_asks_a_question_with_its_values(ask: Sparql) -> None:
    assert set(ask("graph sanctions")["by"]) == {"Solvane"}
    assert len(ask('graph sanctions who="Halden Maritime"')) == 1
    assert len(ask("graph sanctions who=Nobody")) == 0


@pytest.mark.parametrize(
    ("line", "cell", "says"),
    [
        ("missing", "SELECT * WHERE {}", "'missing' is not a variable"),
        ("number", "SELECT * WHERE {}", "'number' is not a variable"),
        ("graph", None, "which question"),
        ("graph nonsense", None, "no question"),
        ("graph", "SELECT nonsense", "line 1"),
        ("graph", "INSERT DATA { <a:a> <a:a> <a:a> }", "refused"),
    ],
)
def test_mistakes_are_query_errors(ask: Sparql, line: str, cell: str | None, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        ask(line, cell)


def test_extension_registers_in_a_shell() -> None:
    shell: Any = interactiveshell.InteractiveShell()
    shell.user_ns["graph"] = invented.dispute()
    shell.run_line_magic("load_ext", "kg.notebook")
    assert len(shell.run_cell_magic("sparql", "graph", "SELECT ?d WHERE { ?d a kg:Document }")) == 4
