"""A read-only SPARQL endpoint and a page to ask it, on this machine alone.

    with Server(Path("output"), port=0) as server:
        print(server.url)
        server.serve_forever()

The endpoint is `/sparql`, as SPARQL 1.1 Protocol says: GET and POST, answers by content negotiation
(https://www.w3.org/TR/sparql11-protocol/). The page makes no request but to this server. Only 127.0.0.1 is listened
on, and a request for another host is refused, so that no website can read the graph through the browser.
"""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

from kg.answering import BusyError, Pool, TimeLimitError
from kg.errors import KgError, OutputError, QueryError
from kg.questions import questions

HOST = "127.0.0.1"
_LONGEST = 1_000_000
_LONGEST_DROPPED = 64_000_000
"""Bytes of a request's body."""

_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"  # noqa: E501
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
}


class _RefusedError(Exception):
    """A request that is answered with an error of HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    """One request. The server that it belongs to has the workers."""

    server: _HttpServer
    server_version = "kg"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._answer(body=None)

    def do_HEAD(self) -> None:
        self._answer(body=None)

    def do_POST(self) -> None:
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            length = -1
        if not 0 <= length <= _LONGEST:
            self.close_connection = True
            self._drop(length)
            self._send(411 if length < 0 else 413, "text/plain; charset=utf-8", b"a body of at most 1 MB is needed\n")
            return
        self._answer(body=self.rfile.read(length))

    def _drop(self, length: int) -> None:
        """Read a body of that many bytes for nothing: a client that is still sending would not see the refusal."""
        left = min(length, _LONGEST_DROPPED)
        while left > 0 and (piece := self.rfile.read(min(left, 1 << 16))):
            left -= len(piece)

    def _answer(self, body: bytes | None) -> None:
        try:
            self._check_host()
            path = urlsplit(self.path).path
            if path == "/sparql":
                self._sparql(body)
            elif body is None and path in _FILES:
                name, media_type = _FILES[path]
                self._send(200, media_type, files("kg").joinpath("data", "serve", name).read_bytes())
            elif body is None and path == "/questions":
                self._send(200, "application/json", _questions())
            else:
                raise _RefusedError(404, "there is / and /sparql here")
        except _RefusedError as error:
            self._send(error.status, "text/plain; charset=utf-8", f"{error}\n".encode())

    def _check_host(self) -> None:
        port = self.server.server_address[1]
        if self.headers.get("Host", "") not in {f"{name}:{port}" for name in (HOST, "localhost")}:
            raise _RefusedError(421, "this server answers for 127.0.0.1 alone")

    def _sparql(self, body: bytes | None) -> None:
        text = self._query(body)
        try:
            reply = self.server.pool.answer(text, self.headers.get("Accept", ""))
        except TimeLimitError as error:
            raise _RefusedError(503, str(error)) from error
        except BusyError as error:
            raise _RefusedError(503, str(error)) from error
        except KgError as error:
            raise _RefusedError(400, str(error)) from error
        limit = {"X-Rows-Limited-To": str(self.server.pool.rows)} if reply.truncated else {}
        self._send(200, f"{reply.media_type}; charset=utf-8", reply.body, limit)

    def _query(self, body: bytes | None) -> str:
        """The query of a request in one of the three ways of the protocol."""
        parameters = urlsplit(self.path).query
        kind = self.headers.get_content_type() if body is not None else ""
        try:
            if kind == "application/sparql-query":
                self._only_query(parse_qs(parameters, strict_parsing=False), direct=True)
                return (body or b"").decode()
            if kind == "application/sparql-update":
                raise _RefusedError(403, "updates are refused: the graph is read-only")
            if body is not None and kind != "application/x-www-form-urlencoded":
                raise _RefusedError(415, "send a form or application/sparql-query")
            given = parse_qs((body or b"").decode() if body is not None else parameters, keep_blank_values=True)
        except UnicodeDecodeError:
            raise _RefusedError(400, "the query is not UTF-8 text") from None
        self._only_query(given, direct=False)
        return given["query"][0]

    @staticmethod
    def _only_query(given: dict[str, list[str]], *, direct: bool) -> None:
        if "update" in given:
            raise _RefusedError(403, "updates are refused: the graph is read-only")
        if "default-graph-uri" in given or "named-graph-uri" in given:
            raise _RefusedError(400, "there is one graph; default-graph-uri and named-graph-uri are refused")
        if not direct and len(given.get("query", ())) != 1:
            raise _RefusedError(400, "one parameter `query` is needed")

    def _send(self, status: int, media_type: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        fixed = {
            "Content-Type": media_type,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
        for name, value in {**fixed, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged: queries may name people."""


def _questions() -> bytes:
    shipped = [
        {"name": one.name, "title": one.title, "text": one.text, "values": dict(one.values)}
        for one in questions().values()
    ]
    return json.dumps(shipped, ensure_ascii=False).encode()


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, pool: Pool) -> None:
        self.pool = pool
        super().__init__((HOST, port), _Handler)


class Server:
    """An endpoint over an output folder. `seconds` and `rows` limit every query; port 0 takes any that is free.

    Raises OutputError where there is no graph or the port is taken.
    """

    def __init__(self, folder: Path, port: int = 8000, *, seconds: float = 30.0, rows: int = 10_000) -> None:
        self._pool = Pool(folder, seconds=seconds, rows=rows)
        try:
            self._http = _HttpServer(port, self._pool)
        except (OSError, OverflowError) as error:
            self._pool.close()
            reason = getattr(error, "strerror", None) or error
            raise OutputError(
                f"port {port} of {HOST} cannot be opened: {reason}; choose another with --port"
            ) from error

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._http.server_address[1]}/"

    def serve_forever(self) -> None:
        """Answer until `shutdown`, or until interrupted."""
        self._http.serve_forever(poll_interval=0.2)

    def shutdown(self) -> None:
        """End `serve_forever`, from another thread."""
        self._http.shutdown()

    def close(self) -> None:
        self._http.server_close()
        self._pool.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


__all__ = ["HOST", "QueryError", "Server"]
