"""Queries answered in processes of their own, so that one that takes too long can be ended.

The engine cannot be stopped from inside; a process can. Each worker reads the graph once and answers one query at a
time; one that is ended, or that dies for want of memory, is replaced when it is next needed.
"""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.errors import KgError, QueryError
from kg.query import Answer, Engine

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
_START_SECONDS = 120
_END_SECONDS = 5


class BusyError(KgError):
    """All workers are answering other queries."""


class TimeLimitError(QueryError):
    """A query took longer than it may."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A serialised answer and whether rows were cut off."""

    media_type: str
    body: bytes
    truncated: bool


def chosen_media_type(accept: str, kind: str) -> str:
    """The media type for an answer of this kind that an Accept header likes best; JSON or Turtle where it likes none.

    Quality values as in RFC 9110, section 12.5.1; of equal ones the first.
    """
    offered = GRAPHS if kind == "triples" else RESULTS
    wanted: list[tuple[float, str]] = []
    for part in accept.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        if quality > 0 and name in offered:
            wanted.append((quality, name))
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else next(iter(offered))


def serialised(answer: Answer, accept: str) -> Reply:
    media_type = chosen_media_type(accept, answer.kind)
    if answer.kind == "triples":
        return Reply(media_type, answer.rdf(GRAPHS[media_type]), answer.truncated)
    format = RESULTS[media_type]
    body = answer.json() if format == QueryResultsFormat.JSON else answer.results(format)
    return Reply(media_type, body.encode(), answer.truncated)


def _work(path: Path, connection: Connection) -> None:
    """What a worker does: read the graph, then answer until there is nobody to answer to."""
    try:
        engine = Engine.open(path)
    except KgError as error:
        connection.send(error)
        return
    connection.send(None)
    while True:
        try:
            text, rows, accept = connection.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            connection.send(serialised(engine.ask(text, rows), accept))
        except QueryError as error:
            connection.send(error)


class _Worker:
    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_work, args=(path, theirs), daemon=True)
        self._process.start()
        theirs.close()
        answer = self._receive(_START_SECONDS)
        if isinstance(answer, KgError):
            raise answer

    def _receive(self, seconds: float) -> Reply | KgError | None:
        try:
            if self._connection.poll(seconds):
                received: Reply | KgError | None = self._connection.recv()
                return received
        except EOFError:
            self.end()
            return QueryError("the query needed more memory than there is")
        self.end()
        return TimeLimitError(f"the query took longer than {seconds:g} seconds and was ended")

    def answer(self, text: str, rows: int, accept: str, seconds: float) -> Reply:
        self._connection.send((text, rows, accept))
        received = self._receive(seconds)
        if isinstance(received, Reply):
            return received
        raise received or QueryError("the query gave no answer")

    @property
    def alive(self) -> bool:
        return self._process.is_alive() and not self._connection.closed

    def end(self) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.join(_END_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_END_SECONDS)


class Pool:
    """A few workers over one graph. `seconds` and `rows` limit every query."""

    def __init__(self, path: Path, *, workers: int = 2, seconds: float = 30.0, rows: int = 10_000) -> None:
        self._path = path
        self.seconds = seconds
        self.rows = rows
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        first = _Worker(path)
        for _ in range(workers - 1):
            self._idle.put(None)
        self._idle.put(first)
        self._size = workers

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        try:
            found = self._idle.get(timeout=self.seconds)
        except queue.Empty:
            raise BusyError("all workers are busy with other queries; ask again later") from None
        worker = found
        try:
            if worker is None or not worker.alive:
                worker = None
                worker = _Worker(self._path)
            yield worker
        finally:
            self._idle.put(worker if worker is not None and worker.alive else None)

    def answer(self, text: str, accept: str = "") -> Reply:
        """Raises QueryError for a query that is refused or fails, TimeLimitError and BusyError where time is up."""
        with self._worker() as worker:
            return worker.answer(text, self.rows, accept, self.seconds)

    def close(self) -> None:
        """End the workers; of those that answer still, when they have done so or their time is up."""
        for _ in range(self._size):
            try:
                worker = self._idle.get(timeout=self.seconds + _END_SECONDS)
            except queue.Empty:
                return
            if worker is not None:
                worker.end()
