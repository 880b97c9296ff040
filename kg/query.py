"""SPARQL over what a build has written, answered by pyoxigraph.

    engine = Engine.open(Path("output"))
    engine.ask("SELECT ?who WHERE { ?who rel:sanctioned_under id:arms-act }").rows
    engine.ask(query_text("contested")).csv()

The prefixes of graph.ttl are known without typing them. Nothing can be changed, and nothing but the graph be read.
Syntax and results follow SPARQL 1.1, https://www.w3.org/TR/sparql11-query/.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
)

from kg.errors import OutputError, QueryError
from kg.export.terms import DEFAULT_BASE, XSD, Namespaces
from kg.questions import question, questions
from kg.sparql import refuse_effects, syntax_error

if TYPE_CHECKING:
    import pandas
    from rich.table import Table

TURTLE = "graph.ttl"
Term = NamedNode | BlankNode | Literal | Triple | None

_PREFIX = re.compile(rb"@prefix\s+([\w-]*):\s*<([^>]*)>\s*\.")
_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "int", "long"))
_CONVERSIONS: Mapping[str, Callable[[str], object]] = {
    "integer": int,
    "decimal": float,
    "double": float,
    "float": float,
    "boolean": lambda value: value in {"true", "1"},
    "date": date.fromisoformat,
}
_STAR = re.compile(r"\bSELECT\s+(?:DISTINCT\s+|REDUCED\s+)?\*", re.IGNORECASE)
_QUERY = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of terms under columns; or a yes or no; or triples, as three columns.

    `truncated` says that there were more rows than were asked for.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]
    prefixes: dict[str, str]
    truncated: bool = False

    def shown(self) -> list[list[str]]:
        """The rows as a person reads them: prefixed names for IRIs, plain text for literals, "" for nothing."""
        return [[self._shown(term) for term in row] for row in self.rows]

    def _shown(self, term: Term) -> str:
        if term is None:
            return ""
        if isinstance(term, NamedNode):
            for prefix, namespace in self.prefixes.items():
                if term.value.startswith(namespace) and term.value != namespace:
                    return f"{prefix}:{term.value.removeprefix(namespace)}"
            return f"<{term.value}>"
        return term.value if isinstance(term, Literal) else str(term)

    def table(self, title: str | None = None) -> Table:
        """A rich table for a terminal; text from reports is shown as it is, markup in it has no effect."""
        from rich.table import Table
        from rich.text import Text

        made = Table(title=Text(title) if title else None, title_justify="left", header_style="bold")
        for column in self.columns:
            made.add_column(Text(column), overflow="fold", justify="right" if self._numeric(column) else "left")
        for row in self.shown():
            made.add_row(*(Text(_printable(cell)) for cell in row))
        return made

    def _numeric(self, column: str) -> bool:
        place = self.columns.index(column)
        cells = [row[place] for row in self.rows if row[place] is not None]
        return bool(cells) and all(isinstance(cell, Literal) and cell.datatype.value in _NUMBERS for cell in cells)

    def csv(self) -> str:
        """SPARQL 1.1 CSV, with line feeds; https://www.w3.org/TR/sparql11-results-csv-tsv/."""
        return self._results(QueryResultsFormat.CSV).replace("\r\n", "\n")

    def json(self) -> str:
        """SPARQL 1.1 JSON; https://www.w3.org/TR/sparql11-results-json/."""
        from kg.sparql_json import results_json

        return results_json(self.kind, self.columns, self.rows)

    def results(self, format: QueryResultsFormat) -> str:
        """The answer of a SELECT or ASK in any format of SPARQL 1.1. Raises QueryError for triples."""
        if self.kind == "triples":
            raise QueryError(f"a CONSTRUCT or DESCRIBE gives triples, which cannot be written as {format.name}")
        return self._results(format)

    def _results(self, format: QueryResultsFormat) -> str:
        read = pyoxigraph.parse_query_results(self.json().encode(), format=QueryResultsFormat.JSON)
        return (read.serialize(format=format) or b"").decode()

    def turtle(self) -> str:
        """The triples of a CONSTRUCT or DESCRIBE as Turtle, sorted. Raises QueryError for rows."""
        return self.rdf(RdfFormat.TURTLE).decode()

    def rdf(self, format: RdfFormat) -> bytes:
        """The triples in any RDF syntax, sorted. Raises QueryError for rows."""
        if self.kind != "triples":
            raise QueryError("Turtle is written of CONSTRUCT and DESCRIBE; ask for table, csv or json here")
        triples = sorted((Triple(*row) for row in self.rows), key=str)  # type: ignore[arg-type]
        quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in triples)
        return (
            pyoxigraph.serialize(quads if format.supports_datasets else triples, format=format, prefixes=self.prefixes)
            or b""
        )

    def frame(self) -> pandas.DataFrame:
        """A DataFrame: numbers as numbers, dates as dates, IRIs as prefixed names."""
        import pandas

        return pandas.DataFrame([[self._value(term) for term in row] for row in self.rows], columns=list(self.columns))

    def _value(self, term: Term) -> object:
        if not isinstance(term, Literal):
            return self._shown(term) if term is not None else None
        convert = _CONVERSIONS.get(term.datatype.value.removeprefix(XSD), str)
        try:
            return convert(term.value)
        except ValueError:
            return term.value


def _printable(text: str) -> str:
    """Text without characters that command a terminal; a line break shows as a space."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


class Engine:
    """A graph that is ready to be asked."""

    def __init__(self, store: Store, prefixes: dict[str, str]) -> None:
        self._store = store
        self.prefixes = prefixes

    @classmethod
    def open(cls, folder: Path) -> Engine:
        """The graph of an output folder, or of a Turtle file. Raises OutputError where there is none."""
        path = folder / TURTLE if folder.is_dir() else folder
        try:
            return cls.read(path.read_bytes())
        except OSError as error:
            reason = "there is none" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
            raise OutputError(f"{path} cannot be read: {reason}; `kg build` writes it") from error
        except SyntaxError as error:
            raise OutputError(f"{path} is not valid Turtle: {' '.join(str(error).split())}") from error

    @classmethod
    def read(cls, turtle: bytes) -> Engine:
        """The graph of a Turtle text."""
        store = Store()
        store.bulk_load(io.BytesIO(turtle), format=RdfFormat.TURTLE, lenient=False)
        declared = {name.decode(): iri.decode() for name, iri in _PREFIX.findall(turtle[:8192])}
        return cls(store, {**Namespaces(DEFAULT_BASE).prefixes, **declared})

    def holds(self, node: NamedNode) -> bool:
        """Whether a node stands anywhere in a triple."""
        patterns = ((node, None, None), (None, node, None), (None, None, node))
        return any(next(iter(self._store.quads_for_pattern(*one)), None) is not None for one in patterns)

    def ask(self, text: str, limit: int | None = None) -> Answer:
        """Answer a SPARQL query; of more than `limit` rows only the first ones.

        Raises QueryError for a text that does not parse and for what is refused.
        """
        refuse_effects(text)
        try:
            found = self._store.query(text, prefixes=self.prefixes)
            if isinstance(found, QueryBoolean):
                yes = Literal(bool(found))
                return Answer("boolean", ("answer",), ((yes,),), self.prefixes)
            if isinstance(found, QuerySolutions):
                columns = _in_order(text, tuple(variable.value for variable in found.variables))
                cut = islice(found, None if limit is None else limit + 1)
                rows = [tuple(solution[name] for name in columns) for solution in cut]
                kind = "rows"
            else:
                columns, kind = ("subject", "predicate", "object"), "triples"
                cut_triples = islice(found, None if limit is None else limit + 1)
                rows = [(triple.subject, triple.predicate, triple.object) for triple in cut_triples]
        except SyntaxError as error:
            raise syntax_error(error, text) from None
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error
        truncated = limit is not None and len(rows) > limit
        return Answer(kind, columns, tuple(rows[:limit] if truncated else rows), self.prefixes, truncated)


def _in_order(text: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of `SELECT *`, which has no order of its own, as the text names them first."""
    if not _STAR.search(text):
        return columns

    def first(column: str) -> int:
        found = re.search(rf"[?$]{re.escape(column)}\b", text)
        return found.start() if found else len(text)

    return tuple(sorted(columns, key=lambda column: (first(column), column)))


def query_text(asked: str, **given: str) -> str:
    """What a user asks as SPARQL: the text itself, the name of a shipped question, or a file that holds a query.

    Values go to a question alone. Raises QueryError where it is none of them.
    """
    name = asked.strip()
    if name in questions():
        return question(name).bound(**given)
    if given:
        raise QueryError(f"values go with the name of a question, one of: {', '.join(questions())}")
    if _QUERY.search(asked) or "{" in asked:
        return asked
    path = Path(name)
    if (name and path.suffix in {".rq", ".sparql"}) or (name and len(name) < 256 and path.is_file()):
        try:
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise QueryError(f"{path} cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise QueryError(f"{path} is not UTF-8 text: byte {error.start}") from error
    if re.match(r"\s*(?:(?:PREFIX|BASE|INSERT|DELETE|LOAD|CLEAR|DROP)\b|#)", asked, re.IGNORECASE):
        return asked
    raise QueryError(
        f"{name!r} is no SPARQL query, no file, and no question; the questions are: {', '.join(questions())}"
    )
