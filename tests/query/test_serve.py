"""The endpoint: the protocol, what is refused, limits that hold, and the page in a real browser."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest

from kg.answering import chosen_media_type
from kg.errors import OutputError
from kg.serve import Server

ALL = "SELECT * { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def server(output: Path) -> Iterator[Server]:
    with Server(output, port=0, seconds=3, rows=50) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: Server, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body.encode() if body is not None else None, headers=named)
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read().decode()
    connection.close()
    return found


def test_the_three_ways_to_send_a_query(server: Server) -> None:
    text = "SELECT ?who { ?who rel:sanctioned_under id:arms-act }"
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    answers = [
        ask(server, f"/sparql?query={quote(text)}"),
        ask(server, "/sparql", "POST", urlencode({"query": text}), **form),
        ask(server, "/sparql", "POST", text, Content_Type="application/sparql-query"),
    ]
    for status, headers, body in answers:
        assert status == 200
        assert headers["Content-Type"] == "application/sparql-results+json; charset=utf-8"
        assert json.loads(body)["results"]["bindings"][0]["who"]["value"].endswith("/id/amina-diallo")


@pytest.mark.parametrize(
    ("accept", "query", "type", "start"),
    [
        ("text/csv", ALL, "text/csv", "s,p,o"),
        ("application/sparql-results+xml", ALL, "application/sparql-results+xml", "<?xml"),
        ("text/tab-separated-values;q=0.5, text/html", ALL, "text/tab-separated-values", "?s\t?p\t?o"),
        ("*/*", "ASK {}", "application/sparql-results+json", '{"head": {}, "boolean": true}'),
        ("*/*", "CONSTRUCT WHERE { ?s a kg:Law }", "text/turtle", "@prefix"),
        ("application/ld+json", "DESCRIBE id:arms-act", "application/ld+json", "["),
    ],
)
def test_answers_come_in_the_form_that_is_asked_for(
    server: Server, accept: str, query: str, type: str, start: str
) -> None:
    status, headers, body = ask(server, f"/sparql?query={quote(query)}", Accept=accept)
    assert (status, headers["Content-Type"].split(";")[0]) == (200, type)
    assert body.startswith(start)


def test_quality_decides_between_forms() -> None:
    assert chosen_media_type("text/csv;q=0.2, application/xml;q=0.9", "rows") == "application/xml"
    assert chosen_media_type("text/csv;q=0", "rows") == "application/sparql-results+json"
    assert chosen_media_type("text/csv", "triples") == "text/turtle"


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/sparql", 400, "one parameter `query` is needed"),
        (f"/sparql?query={quote(ALL)}&query={quote(ALL)}", 400, "one parameter"),
        (f"/sparql?query={quote('SELECT')}", 400, "not valid SPARQL"),
        (f"/sparql?query={quote('INSERT DATA { id:a id:b id:c }')}", 400, "read-only"),
        (f"/sparql?query={quote('SELECT * { SERVICE <http://x.y/> {} }')}", 400, "SERVICE is refused"),
        ("/sparql?update=CLEAR+ALL", 403, "read-only"),
        (f"/sparql?query={quote(ALL)}&default-graph-uri=file:///etc/passwd", 400, "one graph"),
        ("/../../etc/passwd", 404, "there is / and /sparql"),
        ("/page.html", 404, "there is"),
    ],
)
def test_what_is_refused_is_told_in_one_line(server: Server, path: str, status: int, told: str) -> None:
    found, headers, body = ask(server, path)
    assert (found, headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert told in body and body.count("\n") == 1


def test_updates_and_other_bodies_are_refused(server: Server) -> None:
    assert ask(server, "/sparql", "POST", "CLEAR ALL", Content_Type="application/sparql-update")[0] == 403
    assert ask(server, "/sparql", "POST", "{}", Content_Type="application/json")[0] == 415
    assert ask(server, "/sparql", "POST", "x" * 20_000_000, Content_Type="application/sparql-query")[0] == 413
    assert ask(server, "/sparql", "PUT", "x")[0] == 501


def test_another_host_is_refused(server: Server) -> None:
    assert ask(server, "/", Host="evil.example:80")[0] == 421
    assert ask(server, f"/sparql?query={quote(ALL)}", Host="evil.example")[0] == 421


def test_more_rows_than_the_limit_are_cut_and_said(server: Server) -> None:
    _, headers, body = ask(server, f"/sparql?query={quote(ALL)}")
    assert headers["X-Rows-Limited-To"] == "50"
    assert len(json.loads(body)["results"]["bindings"]) == 50
    assert "X-Rows-Limited-To" not in ask(server, f"/sparql?query={quote(ALL + ' LIMIT 50')}")[1]


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(server: Server) -> None:
    status, _, body = ask(server, f"/sparql?query={quote(ENDLESS)}")
    assert (status, body) == (503, "the query took longer than 3 seconds and was ended\n")
    assert ask(server, f"/sparql?query={quote('ASK {}')}")[0] == 200


def test_no_graph_and_no_port_are_one_clear_line(server: Server, output: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"graph.ttl cannot be read: there is none"):
        Server(tmp_path, port=0)
    port = urlsplit(server.url).port
    assert port
    with pytest.raises(OutputError, match=f"port {port} of 127.0.0.1 cannot be opened"):
        Server(output, port=port)


def test_the_page_asks_nothing_of_anyone_else(server: Server) -> None:
    status, headers, body = ask(server, "/")
    assert status == 200 and "http" not in body
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    for path in ("/page.js", "/page.css"):
        status, _, body = ask(server, path)
        assert status == 200 and "http" not in body
    assert ask(server, "/", "HEAD")[2] == ""
