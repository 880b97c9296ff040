"""SPARQL in a notebook: a magic that asks a graph and answers with a DataFrame.

    %load_ext kg.notebook

    %%sparql graph
    SELECT ?person WHERE { ?person a kg:Person }

    %sparql graph meetings who="Li Shangfu"

The first word names a variable that holds a `KnowledgeGraph`. A cell holds a query; on a line stands one of the
questions that ship, with its values. Prefixes are known without typing them.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    import pandas
    from IPython.core.interactiveshell import InteractiveShell

    from kg.query import Engine


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Called by `%load_ext kg.notebook`."""
    shell.register_magic_function(Sparql(shell.user_ns), "line_cell", "sparql")  # type: ignore[arg-type]


class Sparql:
    """The magic. It keeps the engine of the graph that was asked last, which large graphs are glad of."""

    def __init__(self, variables: dict[str, Any]) -> None:
        self._variables = variables
        self._asked: tuple[KnowledgeGraph, Engine] | None = None

    def __call__(self, line: str, cell: str | None = None) -> pandas.DataFrame:
        """Raises QueryError for what is no graph, no query and no question."""
        from kg.query import query_text

        name, *rest = shlex.split(line) or [""]
        if cell is None and not rest:
            raise QueryError("say which graph and which question: %sparql graph contested")
        values = dict(word.partition("=")[::2] for word in rest[1:])
        text = cell if cell is not None else query_text(rest[0], **values)
        return self._engine(name).ask(text).frame()

    def _engine(self, name: str) -> Engine:
        from kg.export.rdf_formats import to_turtle
        from kg.query import Engine

        graph = self._variables.get(name)
        if not isinstance(graph, KnowledgeGraph):
            raise QueryError(
                f"{name!r} is not a variable that holds a graph; write %%sparql graph for `graph = kg.build(…)`"
            )
        if self._asked is None or self._asked[0] is not graph:
            self._asked = graph, Engine.read(to_turtle(graph))
        return self._asked[1]
